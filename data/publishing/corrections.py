"""Published values change only with a correction: each change needs its line in corrections.csv."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import duckdb

from data.check.schema import load_schema
from data.check.sentences import LANGUAGES
from data.connecting import connect
from data.errors import CorrectionsError, EditionError
from data.publishing import editions, published
from data.publishing.changes import (
    FILE,
    Change,
    Line,
    Told,
    fault_of,
    idle,
    not_kept,
    read_changes,
    read_lines,
    said,
    unexplained,
)


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
    return listed is not None and file.is_file() and editions.sha256(file) == listed["sha256"]


def refuse_unexplained(before: Path | None, now: Path, advice: Told) -> None:
    """Raises CorrectionsError if a published value changed or a row was removed without its line in corrections.csv.

    Lines that describe no change are refused too. The error lists every fault, each with the line that it needs, and
    ends with `advice`. `before` is None if no earlier facts can be compared.
    """
    with connect() as con:
        published.compare(con, before.read_bytes() if before else None, now.read_bytes())
        faults = _faults(con, comparable=before is not None)
    if faults:
        raise CorrectionsError(
            {lang: _report(faults, advice if before else None, lang) for lang in LANGUAGES}
        )


def _report(faults: Sequence[Told], advice: Told | None, lang: str) -> str:
    title = Told("title", {"file": FILE}).said(lang)
    return "\n".join(
        [title, *(f"  {fault.said(lang)}" for fault in faults), *([advice.said(lang)] if advice else [])]
    )


def _faults(con: duckdb.DuckDBPyConnection, comparable: bool) -> list[Told]:
    lines, old = read_lines(con, "now_rows"), read_lines(con, "was_rows")
    by_id = {line.id: line for line in lines}
    faults = [not_kept(line) for line in old if not _same(line, by_id.get(line.id))]
    known = {line.id for line in old}
    fresh = [line for line in lines if line.id not in known]
    by_cell = defaultdict(list)
    for line in fresh:
        by_cell[line.cell].append(line)
    used: set[str] = set()
    for change in read_changes(con):
        chain = _chain(by_cell[change.cell], change)
        used |= {line.id for line in chain}
        if not chain and _is_guarded(change):
            faults.append(unexplained(change))
    if comparable:
        faults += [idle(line) for line in fresh if line.id not in used]
    return faults + _untrue(con, lines)


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


def _untrue(con: duckdb.DuckDBPyConnection, lines: list[Line]) -> list[Told]:
    """Lines that contradict the facts, whatever was published before: a cell's last line must end at its value now."""
    schema, last = load_schema(), {line.cell: line for line in lines}
    faults: list[Told] = []
    for line in last.values():
        if line.column and line.column not in {column.name for column in schema[line.table].columns}:
            faults.append(fault_of("no_column", line))
            continue
        values = _values_now(con, line)
        if not line.column and values is not None:
            faults.append(fault_of("still_there", line))
        if line.column and values is None and (line.table, line.row, "") not in last:
            faults.append(fault_of("no_row", line))
        if line.column and values is not None and line.now not in values:
            cells = [repr(cell) for cell in sorted(values)]
            has = {lang: word.join(cells) for lang, word in said("or").items()}
            faults.append(fault_of("other_end", line, has=has))
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
