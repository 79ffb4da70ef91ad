"""Reads data/sources/*.toml: what each register is, the date of its contents, and what was taken from it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from data.check.faults import Fault
from data.check.reading import load_rows

FIELDS = (
    "source_id", "name", "publisher", "licence", "url", "state_of",
    "taken_sv", "taken_en", "meaning_sv", "meaning_en",
)  # fmt: skip
CYCLE = "renewed_every_months"  # how often the copy is to be renewed; a register that has ended has no cycle


def read_registers(con: duckdb.DuckDBPyConnection, folder: Path, has_sources: bool) -> list[Fault]:
    """Loads the files into work.raw_registers and returns their faults. `has_sources`: sources.csv could be read."""
    rows: list[dict[str, str]] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        file = f"{folder.name}/{path.name}"
        try:
            content = content_of(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            faults.append(Fault(file, 0, "", str(error), "a file in TOML"))
            continue
        if "load" in content and "source_id" not in content:
            continue  # it says how files of a source are read from which no rows were taken yet
        faults += _field_faults(file, content)
        rows.append({"file": file, **{field: str(content.get(field, "")) for field in (*FIELDS, CYCLE)}})
    if not rows:
        return [*faults, Fault(f"{folder.name}/*.toml", 0, "", "", "at least one register")]
    load_rows(con, "raw_registers", rows)
    return faults + (_unknown_sources(con) if has_sources else []) + _bad_dates(con)


@cache
def content_of(text: str) -> dict[str, Any]:
    """What the text of a file says, parsed once: parsing all registers takes a quarter of the time of a short list.

    Callers share it and leave it as it is. Raises TOMLDecodeError.
    """
    return tomllib.loads(text)


def _field_faults(file: str, content: dict[str, object]) -> list[Fault]:
    faults = [Fault(file, 0, name, "", "text") for name in FIELDS if not str(content.get(name, "")).strip()]
    cycle = content.get(CYCLE, 1)
    if not isinstance(cycle, int) or isinstance(cycle, bool) or not 1 <= cycle <= 120:
        faults.append(Fault(file, 0, CYCLE, str(cycle), "a whole number of months from 1 to 120"))
    return faults + [
        Fault(file, 0, name, name, f"only {', '.join((*FIELDS, CYCLE))}")
        for name in sorted(content)
        if name not in (*FIELDS, CYCLE, "load")
    ]


def _unknown_sources(con: duckdb.DuckDBPyConnection) -> list[Fault]:
    rows = con.execute(
        """select file, source_id from work.raw_registers as r
        where not exists (select 1 from work.raw_sources as s where s.source_id = r.source_id)"""
    ).fetchall()
    return [Fault(file, 0, "source_id", value, "an id from sources.csv") for file, value in rows]


def _bad_dates(con: duckdb.DuckDBPyConnection) -> list[Fault]:
    rows = con.execute(
        "select file, state_of from work.raw_registers where date_from(state_of) is null"
    ).fetchall()
    return [
        Fault(file, 0, "state_of", value, "a date as 2016, 2016-Q2, 2016-06 or 2016-06-30")
        for file, value in rows
    ]
