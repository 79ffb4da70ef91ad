"""The process that makes files: one order per line in, progress per line out; it stays warm for the next order.

It is a separate process so that no other reader waits for it: Python runs one thread of a process at a time. It gives way to
the server (`nice`), can be stopped midway, and ends when the server does.
"""

import json
import logging
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from pages.ui.address import run
from pages.ui.files import kinds
from pages.ui.server import aside

_NICENESS = 10
_log = logging.getLogger("follow_up")


def _answer(job: dict[str, Any], to: TextIO) -> None:
    """Carry out one order: lines of progress, then one line that says how it ended."""

    def say(**line: Any) -> None:
        print(json.dumps(line), file=to, flush=True)

    order = kinds.Order(job["values"], job["origin"])
    try:
        made = run.of_one_edition(kinds.make)(
            job["kind"], order, lambda done, total, what: say(done=done, total=total, text=what)
        )
        Path(job["to"]).write_bytes(made.content)
        say(name=made.name, type=made.type)
    except kinds.CannotMake as fault:
        say(error=str(fault))
    except Exception:
        _log.exception("A file of the kind %r could not be made", job["kind"])
        say(error=order.words("export.failed"))


def main() -> None:
    """Answer orders until there are no more."""
    orders, answers = sys.stdin, aside.begin(_NICENESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which closes our input
    for module in kinds.KINDS.values():
        import_module(module)
    for line in orders:
        _answer(json.loads(line), answers)


if __name__ == "__main__":
    main()
