"""How far the command is: lines of JSON for a page, words for a terminal."""

import json
from collections.abc import Callable
from functools import cache
from typing import TextIO

from data import FOLDER
from data.build.pipeline import KINDS
from data.load.base.sentences import messages, sentence

BUILD_KINDS = ("macro", "staging", "mart", "reading")  # what the steps of a build begin with
PARTS = 20  # of a step that are told one by one
OnStep = Callable[[str, int, int], None]


class Steps:
    """Says each step in words, and how much of it is done; without JSON nothing is written where there is no terminal."""

    def __init__(self, out: TextIO, lang: str, *, as_json: bool) -> None:
        """Begins with no step done."""
        self._out = out
        self._lang = lang
        self._as_json = as_json
        self._last = ("", 0)
        self._built = 0

    def __call__(self, step: str, done: int = 0, of: int = 0) -> None:
        """Says that a step begins, or that `done` of `of` parts of it are done."""
        name = step
        if not of and step.split(" ")[0] in BUILD_KINDS:
            name, done, of = "building", self._built, _files_of_a_build()
            self._built += 1
        part = done * PARTS // of if of else 0
        if (name, part) == self._last:
            return
        self._last = (name, part)
        code = f"step_{name}" if f"step_{name}" in messages() else "step_sheet"
        words = sentence(code, self._lang, {"name": name})
        if self._as_json:
            line = {"step": name, "words": words, "done": done, "of": of}
            print(json.dumps(line, ensure_ascii=False), file=self._out, flush=True)
        elif self._out.isatty():
            print(f"\r\x1b[K{words}", end="", file=self._out, flush=True)


@cache
def _files_of_a_build() -> int:
    """How many steps a build has: one for each of its SQL files, after the one that reads the facts."""
    return 1 + sum(1 for kind in KINDS for _ in (FOLDER / kind).glob("*.sql"))
