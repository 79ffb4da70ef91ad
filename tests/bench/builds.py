"""How long does a build take, and how much memory, for the facts and for made-up ones of each size?"""

import re
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.running import Tell, run

LIMIT_SECONDS = 3600
PROJECTS = 2000  # at 1x; five times as many amounts
STEP = re.compile(r"\s*([\d.]+) s  (\w.*)")


@dataclass(frozen=True)
class Built:
    """One build. `slow` holds its steps of more than two seconds: what, and how long."""

    size: str
    seconds: float
    peak_mb: float
    disk_mb: float
    slow: list[tuple[str, float]] = field(default_factory=list)
    fault: str = ""


def make_facts(times: int, folder: Path, tell: Tell) -> None:
    """Writes made-up facts of a size, in a process of its own so that its memory is not this one's."""
    command = [sys.executable, "-m", "tests.bench.synthetic", str(PROJECTS * times), str(folder)]
    made = run(command, tell, LIMIT_SECONDS)
    if made.code:
        raise RuntimeError("\n".join(made.said))


def build(size: str, facts: Path, editions: Path, tell: Tell) -> Built:
    """Builds facts into a folder of editions that is nobody else's."""
    command = [sys.executable, "-u", "-m", "data.build", "--facts", str(facts), "--out", str(editions)]
    built = run(command, tell, LIMIT_SECONDS)
    disk = sum(path.stat().st_size for path in editions.rglob("*") if path.is_file()) / 1024**2
    fault = "" if built.code == 0 else "; ".join(built.said[-3:]) or f"ended by signal {-built.code}"
    return Built(size, built.seconds, built.peak_mb, disk, slow_steps(built.said), fault)


def slow_steps(said: list[str]) -> list[tuple[str, float]]:
    """The steps that a build told of, each with the time since the one before: a little more than its own."""
    found: list[tuple[str, float]] = []
    before = 0.0
    for told in filter(None, map(STEP.fullmatch, said)):
        found.append((told[2], float(told[1]) - before))
        before = float(told[1])
    return found


def remove(folder: Path) -> None:
    """Removes what was only made to be measured."""
    shutil.rmtree(folder, ignore_errors=True)
