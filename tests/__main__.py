"""Every check, linters beside tests: `python -m tests`, or `python -m tests --quick` for what one runs while working.

Other arguments go to pytest. The exit status is 1 when any part fails; what a failing linter says is shown whole at the end.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
LINTERS = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy", "."),
    "SQL": ("sqlfluff", "lint", "data", "queries"),
}
# Each process takes its part of the tests, and half of what is left to another when it is through.
PYTEST = (sys.executable, "-m", "pytest", "--dist", "worksteal", "--durations", "5")
# One more than there are processors, because a browser waits for a third of its time.
PROCESSES = min((os.cpu_count() or 2) + 1, 5)
# The tests flush hundreds of editions to the disk: where there is room for them in memory, nobody waits for that.
MEMORY, ROOM = Path("/dev/shm"), 6 << 30
QUICK = (
    "tests/architecture",
    "tests/data",
    "tests/queries",
    "tests/truth",
    "tests/pages/test_words.py",
    *("-m", "not long"),
)


@dataclass(frozen=True)
class Part:
    """How one part of the checks ended."""

    name: str
    seconds: float
    status: int
    said: str = ""


def run(name: str, command: Sequence[str], *, quiet: bool) -> Part:
    """Run one part to its end; a quiet one keeps what it says."""
    began = time.monotonic()
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | temporary(),
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
    )
    return Part(name, time.monotonic() - began, ended.returncode, ended.stdout or "")


def temporary() -> dict[str, str]:
    """The setting that says where temporary files go; none where the memory of the machine has too little room."""
    has_room = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM
    return {"TMPDIR": str(MEMORY)} if has_room and "TMPDIR" not in os.environ else {}


def lint() -> list[Part]:
    """Run the linters one after the other, so that they take one processor from the tests and no more."""
    return [
        run(name, (str(BIN / tool), *arguments), quiet=True) for name, (tool, *arguments) in LINTERS.items()
    ]


def report(parts: Sequence[Part]) -> int:
    """Show what failed and how long each part took; give the exit status."""
    for part in parts:
        if part.status and part.said:
            print(f"\n{part.name} failed:\n{part.said}")
    print("\nHow long each part took (linters ran beside tests):")
    for part in parts:
        print(f"  {part.name:<8}{part.seconds:7.0f} s  {'failed' if part.status else 'passed'}")
    return int(any(part.status for part in parts))


def main(arguments: Sequence[str]) -> int:
    """Run linters and tests side by side; give the exit status."""
    quick = "--quick" in arguments
    passed_on = [argument for argument in arguments if argument != "--quick"]
    with ThreadPoolExecutor(1) as beside:
        linted = beside.submit(lint)
        processes = ("--numprocesses", str(PROCESSES))
        tests = run("tests", (*PYTEST, *processes, *(QUICK if quick else ()), *passed_on), quiet=False)
        return report([*linted.result(), tests])


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
