"""How far the command is: lines of JSON for a page, words for a terminal."""

import json
from typing import TextIO

from data.load.base.sentences import messages, sentence

BUILD_KINDS = ("macro", "staging", "mart")  # what the build calls its steps by


class Steps:
    """Says each step once, in words; without JSON nothing is written where there is no terminal."""

    def __init__(self, out: TextIO, lang: str, *, as_json: bool) -> None:
        """Begins with no step done."""
        self._out = out
        self._lang = lang
        self._as_json = as_json
        self._last = ("", 0, 0)

    def __call__(self, step: str, done: int = 0, of: int = 0) -> None:
        """Says that a step begins, or that `done` of `of` rows of it are done."""
        first = step.split(" ")[0]
        name = "building" if first in BUILD_KINDS else "reading" if first == "reading" else step
        if (name, done, of) == self._last:
            return
        self._last = (name, done, of)
        code = f"step_{name}" if f"step_{name}" in messages() else "step_sheet"
        words = sentence(code, self._lang, {"name": name})
        if self._as_json:
            line = {"step": name, "words": words, "done": done, "of": of}
            print(json.dumps(line, ensure_ascii=False), file=self._out, flush=True)
        elif self._out.isatty():
            print(f"\r\x1b[K{words}", end="", file=self._out, flush=True)
