"""Changes of published facts, the lines of corrections.csv that explain them, and the sentences about both."""

import csv
import io
import re
from dataclasses import dataclass

import duckdb

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


def place(line: Line) -> str:
    """Where the line is in corrections.csv."""
    return f"{FILE}, row {line.file_row} ({line.id})"


def not_kept(line: Line) -> str:
    """The fault of a published line that was changed or removed."""
    return (
        f"{FILE}: {line.id} was published and is gone or has changed; published lines stay as they are. "
        f"It was: {line.table}, {line.row}, {line.column or 'the whole row'}, {line.was!r} to {line.now!r}"
    )


def idle(line: Line) -> str:
    """The fault of a line without a change."""
    what = f"column {line.column} from {line.was!r} to {line.now!r}" if line.column else "withdrawn"
    return f"{place(line)}: describes a change that was not made: {line.table}, {line.row}, {what}"


def unexplained(change: Change) -> str:
    """The fault of a change without a line, and the line that it needs."""
    out = io.StringIO()
    line_id = re.sub("[^a-z0-9]+", "_", f"{change.row}_{change.column or 'withdrawn'}".lower())
    wanted = (line_id, *change.cell, change.was, change.now, *PLACEHOLDERS)
    csv.writer(out, lineterminator="").writerow(wanted)
    what = f"was {change.was!r} and is {change.now!r}" if change.column else "was published and is gone"
    column = f", column {change.column}" if change.column else ""
    return f"{change.table}.csv, {change.row}{column}: {what}. The line would be: {out.getvalue()}"
