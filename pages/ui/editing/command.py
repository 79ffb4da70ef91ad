"""The only door to the facts: `python -m data.load … --json`, in a process of its own with limits, watched and stoppable."""

import json
import logging
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pages.ui.base import editors

Answer = dict[str, Any]
Step = Callable[[Mapping[str, Any]], None]
LONGEST_SECONDS = 180.0  # by the clock; the processor's are fewer (limited.py)
_ROOT = Path(__file__).parents[3]
_log = logging.getLogger("follow_up")


class Failed(Exception):
    """The command gave no answer: its text is the key of the sentence that says why."""


def run(lang: str, *arguments: str, on_step: Step = lambda step: None) -> Answer:
    """Run the command and give its answer; `on_step` gets each line of its progress. Raises Failed.

    Whatever breaks off the caller, such as a press on Stop, ends the process too: nothing is ever half published.
    """
    _log.info("%s: data.load %s", editors.name_for_the_log(), " ".join(arguments))
    command = [sys.executable, "-m", "pages.ui.editing.limited", "data.load", *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        process = subprocess.Popen(
            [*command, "--json", "--lang", lang],
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        late = threading.Timer(LONGEST_SECONDS, process.kill)
        late.start()
        try:
            said = _watched(process, on_step)
        finally:
            late.cancel()
            process.kill()
            process.wait()
        out.seek(0)
        return _answer(out.read(), process.returncode, said)


def _watched(process: "subprocess.Popen[str]", on_step: Step) -> str:
    """Pass on the progress until the process ends; what else it said."""
    others = []
    assert process.stderr is not None
    for line in process.stderr:
        try:
            step = json.loads(line)
        except ValueError:
            others.append(line)
            continue
        if isinstance(step, dict) and "step" in step:
            on_step(step)
    process.wait()
    return "".join(others)


def _answer(text: str, code: int, said: str) -> Answer:
    try:
        answer = json.loads(text)
    except ValueError:
        answer = None
    if isinstance(answer, dict) and "state" in answer:
        return answer
    _log.error("data.load ended with %s and no answer: %s", code, said[-2000:])
    raise Failed("editing.too_long" if code < 0 else "editing.failed")
