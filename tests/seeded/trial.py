"""One fault in a copy of the tree: run the tests that should see it, and find which did."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.seeded.faults import Fault

ROOT = Path(__file__).parents[2]
PYTEST = (sys.executable, "-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider")
LIMIT_SECONDS = 900
CAUGHT = "caught"
FAILED = re.compile(
    r"^(?:FAILED|ERROR|SUBFAILED\S*(?: \([^)]*\))?) ?.*?(tests/\S+?\.py(?:::\S+)?)", re.MULTILINE
)


@dataclass(frozen=True)
class Trial:
    """How a fault ended: caught, survived or why it could not be tried; by which test, after how long."""

    ended: str
    test: str = ""
    seconds: float = 0

    @property
    def told(self) -> str:
        """In one line."""
        return f"{self.ended} {self.test} ({self.seconds:.0f} s)"


def copy(folder: Path) -> Path:
    """Copy the files that git knows, as they are now; what is made from them stays behind."""
    known = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    tree = folder / "tree"
    for name in known.stdout.splitlines():
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
    return tree


def ask(tree: Path, tests: Sequence[str], *options: str) -> tuple[int, str]:
    """Run tests of a tree; give pytest's status and what it said. Too slow is as good as failed."""
    try:
        ran = subprocess.run(
            [*PYTEST, *options, *tests],
            cwd=tree,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LIMIT_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return 1, f"FAILED {tests[0]} took more than {LIMIT_SECONDS} s"
    return ran.returncode, ran.stdout + ran.stderr


def run(tree: Path, fault: Fault) -> Trial:
    """Put one fault in, run its tests until one fails, and take the fault out again."""
    began = time.monotonic()
    before = fault.put_into(tree)
    try:
        status, said = ask(tree, fault.tests, "--exitfirst")
    finally:
        (tree / fault.file).write_text(before, encoding="utf-8")
    seconds = time.monotonic() - began
    if status == 0:
        return Trial("survived", "", seconds)
    named = FAILED.search(said)
    if status != 1 or not named:
        return Trial(f"could not be tried: pytest ended with {status}: {said.strip()[-200:]}", "", seconds)
    return Trial(CAUGHT, named[1], seconds)


def without_any_fault(tree: Path, found: dict[Fault, Trial]) -> dict[Fault, Trial]:
    """The same, but a test that fails without any fault has caught nothing."""
    tests = sorted({each.test for each in found.values() if each.test})
    _, said = ask(tree, tests) if tests else (0, "")
    failing = set(FAILED.findall(said))
    return {
        fault: replace(each, ended="its test fails without it") if each.test in failing else each
        for fault, each in found.items()
    }
