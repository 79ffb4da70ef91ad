"""What it takes to read and check files that somebody sends: processor time and memory, each in a process of its own."""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data import FOLDER
from tests.bench.markdown import table
from tests.bench.running import Tell

READ = """
import json, resource, sys, time
from pathlib import Path
from datetime import date
from data import FOLDER
from data.load.base.collecting import unsearched
from data.load.facts.loading import Loading
from data.load.facts.settled import Choices
from data.load.facts.tables import read_facts
from data.load.reading.reading import read
from data.publishing.editions import default_root
start = time.process_time()
with unsearched():
    delivery = read(Path(sys.argv[1]))
    records = len(delivery.records)
    choices = Choices(frozenset(), "", "Region Värmland", date(2026, 11, 29))
    Loading(delivery, choices, FOLDER / "facts", default_root(), "en")(read_facts(FOLDER / "facts"))
seconds = time.process_time() - start
faults = [problem.code for problem in delivery.problems if problem.fatal]
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([delivery.rows_read, records, faults, seconds, memory]))
"""
SIZES = {"list": 200_000, "register": 374}
TARGETS = {"list": (20.0, 1_000), "register": (2.0, 1_000)}  # seconds, MB


@dataclass(frozen=True)
class Loaded:
    """What reading and checking a file took: seconds of a processor, and megabytes at most."""

    name: str
    rows: int
    records: int
    seconds: float
    megabytes: float


def measure(work: Path, tell: Tell, sizes: dict[str, int] | None = None) -> list[Loaded]:
    """Writes made-up files and reads each. Raises ValueError if one of them has a fault: it would measure nothing."""
    found = []
    for name, rows in (sizes or SIZES).items():
        tell(f"reading and checking {rows} rows of a {name}")
        path = work / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";" if name == "list" else ",").writerows(
                _list(rows) if name == "list" else _register(rows)
            )
        done = subprocess.run(
            [sys.executable, "-c", READ, str(path)],
            cwd=FOLDER.parent,
            check=True,
            capture_output=True,
            text=True,
        )
        read, records, faults, seconds, megabytes = json.loads(done.stdout)
        if faults or read != rows:
            raise ValueError(f"{name}: {read} of {rows} rows were read, with {faults}")
        found.append(Loaded(name, read, records, seconds, megabytes))
    return found


def _list(rows: int) -> Iterator[list[str]]:
    yield [
        "Projekt",
        "Diarienummer",
        "Projektägare",
        "Finansiär",
        "Beviljat (tkr)",
        "Medfinansiering (tkr)",
        "Start",
        "Slut",
    ]
    for row in range(rows):
        amount = f"{row % 900 + 1} 250,{row % 10}"
        dates = ["Q2 2024", f"{row % 28 + 1:02}.12.2025"]
        yield [
            f"Påhittat {row}",
            f"2024-{row:06}",
            f"Bolag {row % 500}",
            "Vinnova",
            amount,
            str(row % 70 + 1),
            *dates,
        ]


def _register(rows: int) -> Iterator[list[str]]:
    yield [
        "Ärende-ID", "Stödmottagare", "Beviljat belopp SEK", "Beviljat belopp EUR", "Projektnamn", "Projekt Starttid",
        "Projekt Sluttid", "Län", "Område", "Tematiskt mål",
    ]  # fmt: skip
    for row in range(rows):
        counties = "Värmland" if row % 2 else "Dalarna, Värmland"
        dates = ["2016-09-01", "2017-05-31"]
        yield [
            str(30_000_000 + row),
            "Bolag",
            str(100_000 + row),
            "0",
            f"Påhittat {row}",
            *dates,
            counties,
            "Norra",
            "Klimat",
        ]


def report(found: list[Loaded]) -> str:
    """The measures as a table, beside what they should be."""
    rows = [
        (
            loaded.name,
            f"{loaded.rows:,}",
            f"{loaded.records:,}",
            f"{loaded.seconds:.1f} s (at most {TARGETS[loaded.name][0]:.0f})",
            f"{loaded.megabytes:,.0f} MB (at most {TARGETS[loaded.name][1]:,})",
        )
        for loaded in found
    ]
    return (
        table("Reading and checking files", ["file", "rows", "records", "time", "memory"], rows, "rrrr")
        + "\n"
    )
