"""The table of results.md: a row for each fault, kept until the fault is tried again."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.seeded.faults import Fault
from tests.seeded.trial import Trial

FILE = Path(__file__).with_name("results.md")
ROW = re.compile(r"^\| (?P<name>[^|]+) \| `[^|]+` \| (?P<ended>[^|]+) \|", re.MULTILINE)
HEAD = """# Seeded faults

`python -m tests.seeded` puts each fault of `faults.toml` into a copy of the tree and runs the tests named there until one
fails; what caught a fault passes without it. {counts}.

| fault | file | ended | caught first by | s |
|---|---|---|---|---|
"""


def row(fault: Fault, found: Trial) -> str:
    """The row of a fault."""
    return f"| {fault.name} | `{fault.file}` | {found.ended} | `{found.test or '-'}` | {found.seconds:.0f} |"


def write(every: Sequence[Fault], found: dict[Fault, Trial]) -> None:
    """Put what was found into the table, in the order of all faults; rows of those that were not tried now stay."""
    before = FILE.read_text(encoding="utf-8") if FILE.is_file() else ""
    rows = {match["name"]: line for line in before.splitlines() if (match := ROW.match(line))}
    rows |= {fault.name: row(fault, each) for fault, each in found.items()}
    told = [rows[fault.name] for fault in every if fault.name in rows]
    ended = Counter(match["ended"].partition(":")[0] for line in told if (match := ROW.match(line)))
    counts = ", ".join(f"{number} {how}" for how, number in sorted(ended.items()))
    head = HEAD.format(counts=f"Of {len(told)}: {counts}")
    FILE.write_text(head + "".join(f"{line}\n" for line in told), encoding="utf-8")
