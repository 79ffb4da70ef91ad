"""What each table of a delivery is: a fact table of ours, a file of a known source, or a list of somebody's own."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from data.check.schema import load_schema
from data.load.base.headings import columns_by_heading, plain, tables, tables_by_name
from data.load.base.records import Mapping, Problem
from data.load.opening.files import Part
from data.load.opening.heads import ENOUGH, Table, find_table
from data.load.opening.json_files import json_sheets
from data.load.opening.sheets import Sheet, text_sheet
from data.load.opening.workbooks import workbook_sheets
from data.load.reading.columns import count_known
from data.load.reading.plans import Plan, list_plan, own_plan, own_table, source_plan, unknown_targets
from data.load.reading.series import TSV
from data.load.reading.sources import Source


def tables_of(parts: list[Part], known: Sequence[Source], problems: list[Problem]) -> list[Table]:
    """The table of each sheet of each file, which are used up; a sheet without one is said to be left out."""
    names = _known_headings(known)
    found = []
    while parts:  # the bytes of a file are not held while its rows are read
        sheets = sheets_of(parts.pop(0), problems)
        for sheet in sheets:
            table = find_table(sheet, partial(_count, names))
            if table:
                found.append(table)
            elif any(any(cell != "" for cell in row) for row in sheet.rows):
                code = "sheet_left_out" if len(sheets) > 1 else "headings_missing"
                values = {"sheet": sheet.name, "file": sheet.file}
                problems.append(Problem(code, sheet.place(-1), values=values, fatal=len(sheets) == 1))
    return found


def _count(names: frozenset[str], headings: Sequence[str]) -> int:
    """How many headings are known; the one that starts Eurostat's TSV counts for all, since years follow it."""
    return count_known(headings, names) + (ENOUGH if TSV.fullmatch(headings[0]) else 0)


def sheets_of(part: Part, problems: list[Problem]) -> list[Sheet]:
    """The sheets of a file, whatever its kind; what cannot be read is added to the problems."""
    if part.kind == "json":
        return json_sheets(part, problems)
    if part.kind == "text":
        sheet = text_sheet(part, problems)
        return [sheet] if sheet else []
    return workbook_sheets(part, problems)


def _known_headings(known: Sequence[Source]) -> frozenset[str]:
    ours = {name for table in tables() for name in columns_by_heading(table)}
    return frozenset(
        ours | {plain(heading) for source in known for heading in (*source.recognised_by, *source.columns)}
    )


def plans_of(
    given_tables: Sequence[Table],
    known: Sequence[Source],
    wanted: str | None,
    given: Mapping | None,
    problems: list[Problem],
) -> list[Plan]:
    """How each table is read. A list of somebody's own is only looked for where nothing else is recognised."""
    plans, rest = [], []
    for table in given_tables:
        plan = None if _is_mapped(table, given) else _recognised(table, known, wanted, problems)
        if plan:
            plans.append(plan)
        else:
            rest.append(table)
    if not plans or given:
        lists = [table for table in rest if _is_list(table, given, problems)]
        for table in lists:
            faults = unknown_targets(given, table) if given else []
            problems += faults
            plans += [] if faults else [list_plan(table, given)]
        rest = [table for table in rest if table not in lists]
    for table in rest:
        values = {"sheet": table.sheet.name or table.sheet.file, "file": table.sheet.file}
        problems.append(Problem("sheet_left_out", table.sheet.place(-1), values=values, fatal=False))
    return plans


def _is_mapped(table: Table, given: Mapping | None) -> bool:
    """Whether a person has said what the columns of this table are: that comes before what a source says."""
    headings = {plain(heading) for heading in table.headings}
    mapped = {plain(match.heading) for match in given.matches} if given else set()
    return bool(mapped) and mapped <= headings


def _recognised(
    table: Table, known: Sequence[Source], wanted: str | None, problems: list[Problem]
) -> Plan | None:
    """The plan of a table of ours or of a source; None where it is neither."""
    named = next((source for source in known if wanted in (source.name, source.source_id)), None)
    if named and named.recognised_by:
        missing = named.missing(table.headings)
        if missing:
            values = {"file": table.sheet.file, "source": named.title, "missing": ", ".join(missing)}
            problems.append(Problem("shape_other", table.sheet.place(table.heading_row), values=values))
        return source_plan(table, named)
    stem = Path(table.sheet.file).stem
    for name in (table.sheet.name, stem):
        ours = tables_by_name().get(plain(name))
        if ours and own_table(table.headings, ours):
            return own_plan(table, ours)
    source = next((source for source in known if source.recognises(table.headings)), None)
    if source:
        return source_plan(table, source)
    ours = _exactly(table)
    return own_plan(table, ours) if ours else None


def _exactly(table: Table) -> str:
    """The fact table whose column names these headings are, whatever the file is called."""
    names = {heading for heading in table.headings if heading}
    return next(
        (name for name in tables() if names == {column.name for column in load_schema()[name].columns}),
        "",
    )


def _is_list(table: Table, given: Mapping | None, problems: list[Problem]) -> bool:
    """Whether a table can be a list of somebody's own: three columns at least, one of them known or named by a person."""
    filled = [heading for heading in table.headings if heading]
    if len(filled) < ENOUGH:
        values = {"count": str(len(filled)), "file": table.sheet.file}
        problems.append(Problem("columns_too_few", table.sheet.place(table.heading_row), values=values))
        return False
    told_of = frozenset(plain(match.heading) for match in given.matches) if given else frozenset()
    return count_known(table.headings, told_of) > 0
