"""What was published stays, or is corrected aloud: a value that changes needs its line in corrections.csv."""

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
WORDS_TO_WRITE = ("<varför>", "<why>", "<följd>", "<effect>", "<day>", "<source_id>")


@dataclass(frozen=True)
class Change:
    """A cell that differs between two editions; without a column a row that is gone."""

    table: str
    row: str
    column: str
    was: str
    now: str

    @property
    def cell(self) -> tuple[str, str, str]:
        """Where it is."""
        return self.table, self.row, self.column


@dataclass(frozen=True)
class Line(Change):
    """The same as a line of corrections.csv tells it."""

    file_row: int
    id: str


def last_published(root: Path) -> tuple[Path | None, list[str]]:
    """The file of the facts last published: that of the edition in use, else of the latest that is whole.

    Gives also what to say when it is not the one in use. Synthetic editions are not facts, and none is compared.
    """
    found, said = editions.editions(root), []
    try:
        current = editions.current_id(root)
    except EditionError as error:
        current, said = None, [str(error)]
    real = sorted((e for e in found if not e.synthetic), key=lambda e: e.is_current, reverse=True)
    whole = next((e.id for e in real if _is_whole(root, e.id)), None)
    made_up = any(e.id == current and e.synthetic for e in found)
    how = f"{whole} is compared instead" if whole else "nothing could be compared"
    if current and current != whole and not made_up:
        said = [f"The edition in use, {current}, is damaged or holds no {published.FILE}: {how}."]
    elif said:
        said = [f"{said[0]} Of what was published before, {how}."]
    return (editions.path_of(root, whole) / published.FILE if whole else None), said


def _is_whole(root: Path, edition: str) -> bool:
    """Whether the file of its facts is there and as it was built."""
    listed = editions.manifest_of(root, edition)["files"].get(published.FILE)
    file = editions.path_of(root, edition) / published.FILE
    return bool(listed) and file.is_file() and editions.sha256(file) == listed["sha256"]


def refuse_unexplained(was: Path | None, now: Path, advice: str) -> None:
    """Raises a CorrectionsError with every published value that changed, and every row that went, without its line.

    So do lines that tell of no change. `was` is None where nothing was published or can be compared; `advice` is said
    last where something was.
    """
    with duckdb.connect(":memory:") as con:
        published.compare(con, was.read_bytes() if was else None, now.read_bytes())
        faults = _faults(con, comparable=was is not None)
    if faults:
        title = f"What was published has changed, and {FILE} does not tell it all; nothing is published."
        raise CorrectionsError(
            "\n".join([title, *(f"  {fault}" for fault in faults), *([advice] if was else [])])
        )


def _faults(con: duckdb.DuckDBPyConnection, comparable: bool) -> list[str]:
    lines, old = _lines(con, "now_rows"), _lines(con, "was_rows")
    told = {line.id: line for line in lines}
    faults = [_not_kept(line) for line in old if not _same(line, told.get(line.id))]
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
    """A number as the published facts hold it: 1000.50 as 1000.5."""
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
    """The lines that lead from what stood there to what stands there now; empty when they do not get there."""
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
    """Lines that cannot be true, whatever was published before: the last of a cell ends where the facts are."""
    schema, last = load_schema(), {line.cell: line for line in lines}
    faults = []
    for line in last.values():
        if line.column and line.column not in {column.name for column in schema[line.table].columns}:
            faults.append(f"{_place(line)}: {line.table}.csv has no column {line.column}")
            continue
        stands = _stands(con, line)
        if not line.column and stands is not None:
            faults.append(
                f"{_place(line)}: says that {line.row} was withdrawn, but it stands in {line.table}.csv"
            )
        if line.column and stands is None and (line.table, line.row, "") not in last:
            faults.append(f"{_place(line)}: {line.table}.csv has no row {line.row}")
        if line.column and stands is not None and line.now not in stands:
            has = " or ".join(repr(cell) for cell in sorted(stands))
            faults.append(f"{_place(line)}: ends at {line.now!r}, but {line.table}.csv has {has}")
    return faults


def _stands(con: duckdb.DuckDBPyConnection, line: Line) -> set[str] | None:
    """What may stand in the cell now; None where its row is gone. The date of an event is a part of what it is called by."""
    is_date_of_event = (line.table, line.column) == ("milestone_events", "date")
    called = line.row.rsplit("/", 1)[0] + "/" if is_date_of_event else line.row
    rows = con.execute(
        """select distinct coalesce(cells[$column], '') from now_rows
        where table_name = $table and (row_id = $called or ($event and starts_with(row_id, $called)))""",
        {"column": line.column, "table": line.table, "called": called, "event": is_date_of_event},
    ).fetchall()
    return {cell for (cell,) in rows} or None


def _place(line: Line) -> str:
    return f"{FILE}, row {line.file_row} ({line.id})"


def _not_kept(line: Line) -> str:
    return (
        f"{FILE}: {line.id} was published and is gone or tells something else now; a line stays as it was. "
        f"It said: {line.table}, {line.row}, {line.column or 'the whole row'}, {line.was!r} to {line.now!r}"
    )


def _idle(line: Line) -> str:
    what = f"column {line.column} from {line.was!r} to {line.now!r}" if line.column else "withdrawn"
    return f"{_place(line)}: tells of a change that was not made: {line.table}, {line.row}, {what}"


def _unexplained(change: Change) -> str:
    out = io.StringIO()
    called = re.sub("[^a-z0-9]+", "_", f"{change.row}_{change.column or 'withdrawn'}".lower())
    wanted = (called, *change.cell, change.was, change.now, *WORDS_TO_WRITE)
    csv.writer(out, lineterminator="").writerow(wanted)
    what = f"was {change.was!r} and is {change.now!r}" if change.column else "was published and is gone"
    column = f", column {change.column}" if change.column else ""
    return f"{change.table}.csv, {change.row}{column}: {what}. The line would be: {out.getvalue()}"
