"""Two files that belong together (CORDIS: projects and their organisations) become one table, a row a participation."""

from collections.abc import Sequence

from data.load.base.headings import plain
from data.load.base.records import Problem
from data.load.opening.heads import Table
from data.load.opening.sheets import Cell, Sheet
from data.load.reading.cells import text
from data.load.reading.sources import Source

OTHER = "of project "  # before the headings of the file that is joined to the other


def joined(tables: Sequence[Table], sources: Sequence[Source], problems: list[Problem]) -> list[Table]:
    """The tables, those that a source joins put together; a file whose other half is missing is a problem."""
    rest = list(tables)
    for source in sources:
        if not source.join:
            continue
        many = next((table for table in rest if source.recognises(table.headings)), None)
        one = next(
            (table for table in rest if _has(table, source.join["recognised_by"]) and table is not many), None
        )
        if many and one:
            rest = [table for table in rest if table not in (many, one)] + [
                _together(many, one, source, problems)
            ]
        elif many or (one and not any(known.recognises(one.headings) for known in sources)):
            alone = many or one
            assert alone is not None
            rest.remove(alone)
            missing = source.join["one_file"] if many else source.join["many_file"]
            values = {"file": alone.sheet.file, "missing": missing, "source": source.title}
            problems.append(Problem("other_file_missing", alone.sheet.place(-1), values=values))
    return rest


def _has(table: Table, headings: Sequence[str]) -> bool:
    return {plain(heading) for heading in headings} <= {plain(heading) for heading in table.headings}


def _together(many: Table, one: Table, source: Source, problems: list[Problem]) -> Table:
    """The rows of `many`, each with the row of `one` that has its key, at the places that they have in their own file."""
    key, other = _index(one, source.join["one_key"]), _index(many, source.join["many_key"])
    by_key = {text(row[key]): row for row in one.sheet.rows[one.start :] if len(row) > key}
    width, blank = len(many.headings), [""] * len(one.headings)
    rows: list[list[Cell]] = [*many.sheet.rows[: many.start]]
    for index, row in enumerate(many.sheet.rows[many.start :], start=many.start):
        name = text(row[other]) if len(row) > other else ""
        found = by_key.get(name)
        if found is None and any(cell != "" for cell in row):
            values = {"file": one.sheet.file}
            problems.append(
                Problem("project_not_in_file", many.sheet.place(index), source.join["many_key"], name, values)
            )
        cells = [*row, *[""] * (width - len(row))][:width] if row else []
        rows.append([*cells, *(found or blank)] if cells else [])
    headings = (*many.headings, *(f"{OTHER}{heading}" for heading in one.headings))
    rows[many.heading_row] = list(headings)
    sheet = Sheet(many.sheet.file, many.sheet.name, rows, mended=many.sheet.mended, broken=many.sheet.broken)
    return Table(sheet, headings, many.heading_row, many.start, many.titles)


def _index(table: Table, heading: str) -> int:
    return [plain(name) for name in table.headings].index(plain(heading))
