"""Changes of published facts, the lines of corrections.csv that explain them, and the sentences about both."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import duckdb

from data.check.sentences import LANGUAGES, fill, read_sentences

SENTENCES = Path(__file__).with_name("corrections.toml")
FILE = "corrections.csv"
PLACEHOLDERS = ("<varför>", "<why>", "<följd>", "<effect>", "<day>", "<source_id>")


@dataclass(frozen=True)
class Change:
    """A cell that differs between two editions; if `column` is empty, a row that was removed."""

    table: str
    row: str
    column: str
    was: str
    now: str

    @property
    def cell(self) -> tuple[str, str, str]:
        """Its table, row and column."""
        return self.table, self.row, self.column


@dataclass(frozen=True)
class Line(Change):
    """The same change as a line of corrections.csv states it."""

    file_row: int
    id: str


def read_lines(con: duckdb.DuckDBPyConnection, side: str) -> list[Line]:
    """The lines of corrections.csv in `was_rows` or `now_rows`, in order of the day of the correction."""
    names = ("table_name", "row_id", "column_name", "value_from", "value_to")
    cells = ", ".join(f"coalesce(cells['{name}'], '')" for name in names)
    rows = con.execute(
        f"""select {cells}, file_row, row_id from {side}
        where table_name = 'corrections' order by cells['corrected'], file_row"""
    ).fetchall()
    plain = [[*row[:3], _plain(row[3]), _plain(row[4]), *row[5:]] for row in rows]
    return [Line(*row) for row in plain]


def _plain(cell: str) -> str:
    """A number as the published facts write it: 1000.50 as 1000.5."""
    whole, point, decimals = cell.partition(".")
    is_number = bool(point) and whole.removeprefix("-").isdecimal() and decimals.isdecimal()
    return cell.rstrip("0").rstrip(".") if is_number else cell


def read_changes(con: duckdb.DuckDBPyConnection) -> list[Change]:
    """The cells that changed and the rows that were removed, other than in corrections.csv."""
    rows = con.execute(
        """select table_name, row_id, column_name, coalesce(value_from, ''), coalesce(value_to, '') from row_changes
        where change <> 'added' and table_name <> 'corrections'"""
    ).fetchall()
    return [Change(*row) for row in rows]


class Told(NamedTuple):
    """A fault, or advice: its code in corrections.toml and what fills the sentence; a value may differ between the languages."""

    code: str
    values: Mapping[str, object]

    def said(self, lang: str) -> str:
        """The sentence, in Swedish or English."""
        return fill(read_sentences(SENTENCES), self.code, lang, self.values)


def said(code: str, **values: object) -> dict[str, str]:
    """A piece of a sentence in each language."""
    return {lang: Told(code, values).said(lang) for lang in LANGUAGES}


def fault_of(code: str, line: Line, **values: object) -> Told:
    """The fault of a line of corrections.csv, with its place there and what it states."""
    place = said("place", file=FILE, row=line.file_row, id=line.id)
    stated = {"table": line.table, "row": line.row, "column": line.column, "was": line.was, "now": line.now}
    return Told(code, {"place": place, "file": FILE, "id": line.id, **stated, **values})


def not_kept(line: Line) -> Told:
    """The fault of a published line that was changed or removed."""
    return fault_of("not_kept", line, column=line.column or said("whole_row"))


def idle(line: Line) -> Told:
    """The fault of a line without a change."""
    return fault_of("idle" if line.column else "idle_row", line)


def unexplained(change: Change) -> Told:
    """The fault of a change without a line, and the line that it needs."""
    out = io.StringIO()
    line_id = re.sub("[^a-z0-9]+", "_", f"{change.row}_{change.column or 'withdrawn'}".lower())
    wanted = (line_id, *change.cell, change.was, change.now, *PLACEHOLDERS)
    csv.writer(out, lineterminator="").writerow(wanted)
    values = {"table": change.table, "row": change.row, "column": change.column}
    return Told(
        "changed" if change.column else "gone",
        {**values, "was": change.was, "now": change.now, "line": out.getvalue()},
    )
