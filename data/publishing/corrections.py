"""Published values change only with a correction: each change needs its line in corrections.csv."""

import csv
import io
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.check.schema import load_schema
from data.errors import CorrectionsError, EditionError
from data.publishing import editions, published

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


def last_published(root: Path) -> tuple[Path | None, list[str]]:
    """The file of the facts last published: that of the edition in use, else that of the latest intact edition.

    Also returns remarks for the operator, if it is not the edition in use. Synthetic editions are not facts and are
    never compared.
    """
    found, remarks = editions.editions(root), []
    try:
        current = editions.current_id(root)
    except EditionError as error:
        current, remarks = None, [str(error)]
    real = sorted((e for e in found if not e.synthetic), key=lambda e: e.is_current, reverse=True)
    intact = next((e.id for e in real if _is_intact(root, e.id)), None)
    is_synthetic = any(e.id == current and e.synthetic for e in found)
    how = f"{intact} is compared instead" if intact else "nothing could be compared"
    if current and current != intact and not is_synthetic:
        remarks = [f"The edition in use, {current}, is damaged or holds no {published.FILE}: {how}."]
    elif remarks:
        remarks = [f"{remarks[0]} Of what was published before, {how}."]
    return (editions.path_of(root, intact) / published.FILE if intact else None), remarks


def _is_intact(root: Path, edition: str) -> bool:
    """Whether the edition still has the file of its facts as it was built."""
    listed = editions.manifest_of(root, edition)["files"].get(published.FILE)
    file = editions.path_of(root, edition) / published.FILE
    return bool(listed) and file.is_file() and editions.sha256(file) == listed["sha256"]


def refuse_unexplained(before: Path | None, now: Path, advice: str) -> None:
    """Raises CorrectionsError if a published value changed or a row was removed without its line in corrections.csv.

    Lines that describe no change are refused too. The error lists every fault, each with the line that it needs, and
    ends with `advice`. `before` is None if no earlier facts can be compared.
    """
    with duckdb.connect(":memory:") as con:
        published.compare(con, before.read_bytes() if before else None, now.read_bytes())
        faults = _faults(con, comparable=before is not None)
    if faults:
        title = (
            f"Published facts have changed, and {FILE} does not explain every change; nothing is published."
        )
        raise CorrectionsError(
            "\n".join([title, *(f"  {fault}" for fault in faults), *([advice] if before else [])])
        )


def _faults(con: duckdb.DuckDBPyConnection, comparable: bool) -> list[str]:
    lines, old = _lines(con, "now_rows"), _lines(con, "was_rows")
    by_id = {line.id: line for line in lines}
    faults = [_not_kept(line) for line in old if not _same(line, by_id.get(line.id))]
    known = {line.id for line in old}
    fresh = [line for line in lines if line.id not in known]
    by_cell = defaultdict(list)
    for line in fresh:
        by_cell[line.cell].append(line)
    used: set[str] = set()
    for change in _changes(con):
        chain = _chain(by_cell[change.cell], change)
        used |= {line.id for line in chain}
        if not chain and _is_guarded(change):
            faults.append(_unexplained(change))
    if comparable:
        faults += [_idle(line) for line in fresh if line.id not in used]
    return faults + _untrue(con, lines)


def _lines(con: duckdb.DuckDBPyConnection, side: str) -> list[Line]:
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


def _changes(con: duckdb.DuckDBPyConnection) -> list[Change]:
    rows = con.execute(
        """select table_name, row_id, column_name, coalesce(value_from, ''), coalesce(value_to, '') from row_changes
        where change <> 'added' and table_name <> 'corrections'"""
    ).fetchall()
    return [Change(*row) for row in rows]


def _is_guarded(change: Change) -> bool:
    table = load_schema().get(change.table)
    guarded = table.guarded if table else None
    return guarded is not None and (not change.column or change.column in guarded)


def _chain(lines: list[Line], change: Change) -> list[Line]:
    """The lines that lead, one after the other, from the old value to the new; empty if they do not reach it."""
    if not change.column:
        return lines[:1]
    at, used = change.was, []
    for line in lines:
        if line.was == at:
            at = line.now
            used.append(line)
    return used if at == change.now else []


def _same(line: Line, now: Line | None) -> bool:
    return now is not None and (now.cell, now.was, now.now) == (line.cell, line.was, line.now)


def _untrue(con: duckdb.DuckDBPyConnection, lines: list[Line]) -> list[str]:
    """Lines that contradict the facts, whatever was published before: a cell's last line must end at its value now."""
    schema, last = load_schema(), {line.cell: line for line in lines}
    faults = []
    for line in last.values():
        if line.column and line.column not in {column.name for column in schema[line.table].columns}:
            faults.append(f"{_place(line)}: {line.table}.csv has no column {line.column}")
            continue
        values = _values_now(con, line)
        if not line.column and values is not None:
            faults.append(
                f"{_place(line)}: says that {line.row} was withdrawn, but {line.table}.csv still has it"
            )
        if line.column and values is None and (line.table, line.row, "") not in last:
            faults.append(f"{_place(line)}: {line.table}.csv has no row {line.row}")
        if line.column and values is not None and line.now not in values:
            has = " or ".join(repr(cell) for cell in sorted(values))
            faults.append(f"{_place(line)}: ends at {line.now!r}, but {line.table}.csv has {has}")
    return faults


def _values_now(con: duckdb.DuckDBPyConnection, line: Line) -> set[str] | None:
    """The values that the cell may have now; None if its row was removed.

    The id of a row of milestone_events ends with its date, so a corrected date is found among the events that share
    the rest of the id.
    """
    is_date_of_event = (line.table, line.column) == ("milestone_events", "date")
    row_id = line.row.rsplit("/", 1)[0] + "/" if is_date_of_event else line.row
    rows = con.execute(
        """select distinct coalesce(cells[$column], '') from now_rows
        where table_name = $table and (row_id = $row or ($event and starts_with(row_id, $row)))""",
        {"column": line.column, "table": line.table, "row": row_id, "event": is_date_of_event},
    ).fetchall()
    return {cell for (cell,) in rows} or None


def _place(line: Line) -> str:
    return f"{FILE}, row {line.file_row} ({line.id})"


def _not_kept(line: Line) -> str:
    return (
        f"{FILE}: {line.id} was published and is gone or has changed; published lines stay as they are. "
        f"It was: {line.table}, {line.row}, {line.column or 'the whole row'}, {line.was!r} to {line.now!r}"
    )


def _idle(line: Line) -> str:
    what = f"column {line.column} from {line.was!r} to {line.now!r}" if line.column else "withdrawn"
    return f"{_place(line)}: describes a change that was not made: {line.table}, {line.row}, {what}"


def _unexplained(change: Change) -> str:
    out = io.StringIO()
    line_id = re.sub("[^a-z0-9]+", "_", f"{change.row}_{change.column or 'withdrawn'}".lower())
    wanted = (line_id, *change.cell, change.was, change.now, *PLACEHOLDERS)
    csv.writer(out, lineterminator="").writerow(wanted)
    what = f"was {change.was!r} and is {change.now!r}" if change.column else "was published and is gone"
    column = f", column {change.column}" if change.column else ""
    return f"{change.table}.csv, {change.row}{column}: {what}. The line would be: {out.getvalue()}"
