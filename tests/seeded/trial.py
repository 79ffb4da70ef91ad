"""One fault in a copy of the tree: run the tests that shall see it, and find which did."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.seeded.faults import Fault

ROOT = Path(__file__).parents[2]
PYTEST = (sys.executable, "-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider")
LIMIT_SECONDS = 900
FAILED = re.compile(
    r"^(?:FAILED|ERROR|SUBFAILED\S*(?: \([^)]*\))?) ?.*?(tests/\S+?\.py(?:::\S+)?)", re.MULTILINE
)


@dataclass(frozen=True)
class Trial:
    """How a fault ended: 'caught', 'survived' or why it could not be tried; by which test, after how long."""

    ended: str
    test: str = ""
    seconds: float = 0

    def line(self, fault: Fault) -> str:
        """The row of the table."""
        test = f"`{self.test}`" if self.test else "–"
        return f"| {fault.name} | `{fault.file}` | {self.ended} | {test} | {self.seconds:.0f} |"


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


def baseline(tree: Path, seeded: Sequence[Fault]) -> str:
    """What fails before any fault is put in: nothing, or the tests prove nothing. Gives it in pytest's words."""
    tests = sorted({test for fault in seeded for test in fault.tests})
    whole = {test for test in tests if "::" not in test}
    status, said = ask(
        tree, [test for test in tests if test in whole or test.partition("::")[0] not in whole]
    )
    return said if status else ""


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
    found = FAILED.search(said)
    if status != 1 or not found:
        return Trial(f"could not be tried: pytest ended with {status}", said.strip()[-200:], seconds)
    return Trial("caught", found[1], seconds)


def table(lines: Sequence[str], ended: dict[str, int]) -> str:
    """The table in Markdown, with how many faults ended how."""
    counts = ", ".join(f"{number} {how}" for how, number in sorted(ended.items()))
    return "\n".join(
        [
            "# Seeded faults",
            "",
            f"`python -m tests.seeded` puts each into a copy of the tree and runs the tests named in `faults.toml`: {counts}.",
            "",
            "| fault | file | ended | caught first by | s |",
            "|---|---|---|---|---|",
            *lines,
        ]
    )
