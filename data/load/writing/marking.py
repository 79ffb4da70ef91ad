"""The marked copy: what was delivered, as a workbook with each doubtful or faulty cell coloured and its sentence beside it."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from data.load.base.answered import Answer
from data.load.base.headings import plain
from data.load.base.records import Problem
from data.load.opening.files import parts_of
from data.load.opening.sheets import Sheet
from data.load.reading.cells import text
from data.load.reading.recognising import sheets_of

FAULT, WARNING = "#F4B6B0", "#FBE3A1"
LONGEST_NAME = 31  # letters of a sheet's name
ROWS_ABOVE = 60  # a heading stands in one of the first rows
Told = list[tuple[str, bool, int, str]]  # sentence, whether it is a fault, row, heading


def write_marked(file: Path, delivered: Sequence[Path], answer: Answer) -> int:
    """Writes the copy; returns how many cells are marked. Cells are text: a formula of the sender is not kept."""
    ignored: list[Problem] = []
    sheets = [sheet for part in parts_of(delivered, ignored) for sheet in sheets_of(part, ignored)]
    told = _by_sheet(answer)
    marked = 0
    with xlsxwriter.Workbook(str(file), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        colours = {
            fault: book.add_format({"bg_color": FAULT if fault else WARNING}) for fault in (True, False)
        }
        for number, sheet in enumerate(sheets, start=1):
            made = book.add_worksheet(_name(sheet, number))
            _copy(made, sheet)
            marked += _mark(made, sheet, told[sheet.file, sheet.name], colours)
    return marked


def _by_sheet(answer: Answer) -> dict[tuple[str, str], Told]:
    found: dict[tuple[str, str], Told] = defaultdict(list)
    faults = answer["faults"]
    for cause in [*faults, *answer["warnings"], *answer["notes"]]:
        for place in cause["places"]:
            mark = cause["sentence"], cause in faults, place["row"], place["column"]
            found[place["file"], place["sheet"]].append(mark)
    return found


def _name(sheet: Sheet, number: int) -> str:
    """A name that a workbook takes; sheets of several files may have the same one, so the number tells them apart."""
    wanted = "".join(letter for letter in sheet.name or Path(sheet.file).stem if letter not in "[]:*?/\\'")
    return f"{number} {wanted}"[:LONGEST_NAME].strip()


def _copy(made: Worksheet, sheet: Sheet) -> None:
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if cell != "":
                made.write_string(row, column, text(cell))


def _mark(made: Worksheet, sheet: Sheet, told: Told, colours: dict[bool, Any]) -> int:
    """Colours the cells that a fault or warning is about; several sentences about one cell stand in one comment."""
    cells: dict[tuple[int, int], list[tuple[str, bool]]] = defaultdict(list)
    for sentence, is_fault, row, heading in told:
        cells[max(row - 1, 0), _column(sheet, row, heading)].append((sentence, is_fault))
    for (row, column), sentences in cells.items():
        there = sheet.rows[row] if row < len(sheet.rows) else []
        shown = text(there[column]) if column < len(there) else ""
        made.write_string(row, column, shown, colours[any(is_fault for _, is_fault in sentences)])
        made.write_comment(row, column, "\n".join(sentence for sentence, _ in sentences), {"x_scale": 2})
    return len(cells)


def _column(sheet: Sheet, row: int, heading: str) -> int:
    """The column under that heading above the row; the first where there is none."""
    wanted = plain(heading)
    for cells in sheet.rows[: min(max(row - 1, 0), ROWS_ABOVE)]:
        for number, cell in enumerate(cells):
            if wanted and plain(text(cell)) == wanted:
                return number
    return 0
