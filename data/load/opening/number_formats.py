"""Cells whose number format shows something else than their value: per cent, months and years of Excel and LibreOffice."""

import datetime
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from xml.etree import ElementTree

import xlrd

from data.load.base import limits
from data.load.opening.sheets import Cell, Spot

PERCENT, MONTH, YEAR = "%", "month", "year"
Shown = dict[str, dict[Spot, str]]  # by sheet: the cells that show something else, and what
Broken = dict[str, dict[Spot, tuple[str, str]]]  # by sheet: the code of a problem, and the cell
BUILT_IN = {9: PERCENT, 10: PERCENT, 17: MONTH}  # formats that a workbook need not spell out
NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, STYLE, NUMBER = (NAMESPACE % name for name in ("office", "table", "style", "datastyle"))
CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
MOST_SPOTS = 1_000_000  # cells of an ods that show something else: more of them are one cell repeated to fill the memory
DATES = {frozenset({"month", "year"}): MONTH, frozenset({"year"}): YEAR}
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def meaning(code: str) -> str:
    """What a number format shows of a value: %, month or year; '' for the value itself."""
    bare = LITERAL.sub("", code).split(";")[0].casefold()
    letters = re.sub("[^a-z]", "", bare)
    if "%" in bare:
        return PERCENT
    if re.fullmatch("m+y+|y+m+", letters):
        return MONTH
    return YEAR if re.fullmatch("y+", letters) else ""


def of_ods(xml: bytes) -> tuple[Shown, Broken] | None:
    """The cells of an ods that show something else than their value, and those that show an error; None if there are too many."""
    shown, broken = Shown(), Broken()
    formats: dict[str, str] = {}  # what a format shows, and a style by its format
    sheet, row, spots, columns = "", 0, 0, list[str]()
    try:
        for event, found in ElementTree.iterparse(io.BytesIO(xml), ("start", "end")):
            if event == "start" and found.tag == f"{TABLE}table":
                sheet, row, columns = found.get(f"{TABLE}name", ""), 0, []
            elif event == "start":
                continue
            elif found.tag == f"{NUMBER}date-style":
                parts = {part.tag.removeprefix(NUMBER) for part in found} - {"text"}
                formats[found.get(f"{STYLE}name", "")] = DATES.get(frozenset(parts), "")
            elif found.tag == f"{STYLE}style":
                formats[found.get(f"{STYLE}name", "")] = formats.get(
                    found.get(f"{STYLE}data-style-name", ""), ""
                )
            elif found.tag == f"{TABLE}table-column":
                columns += [found.get(f"{TABLE}default-cell-style-name", "")] * _times(found, "columns")
            elif found.tag == f"{TABLE}table-row":
                rows = range(row, row + _times(found, "rows"))
                for place, shows, error in _cells_of_ods(found, formats, columns):
                    spots += len(rows)
                    if spots > MOST_SPOTS:
                        return None
                    if error:
                        broken.setdefault(sheet, {}).update(
                            {(line, place): ("cell_error", error) for line in rows}
                        )
                    else:
                        shown.setdefault(sheet, {}).update({(line, place): shows for line in rows})
                row = rows.stop
                found.clear()  # of a large sheet only one row is held
    except ElementTree.ParseError:
        return {}, {}  # the library that reads its sheets says what is damaged
    return shown, broken


def _cells_of_ods(
    row: ElementTree.Element, formats: dict[str, str], columns: list[str]
) -> Iterator[tuple[int, str, str]]:
    """The cells of a row that are not read as their value: the column, what is shown, and the error that is."""
    column = 0
    for cell in row:
        kind, width = cell.get(f"{OFFICE}value-type", ""), _times(cell, "columns")
        default = columns[column] if column < len(columns) else ""
        shows = PERCENT if kind == "percentage" else ""
        if kind == "date":
            shows = formats.get(cell.get(f"{TABLE}style-name", default), "")
        text = "".join(cell.itertext()).strip() if kind == "string" else ""
        error = text if cell.get(f"{CALCEXT}value-type") == "error" or text in ERRORS else ""
        if shows or error:
            yield from ((place, shows, error) for place in range(column, column + width))
        column += width


def _times(found: ElementTree.Element, what: str) -> int:
    """How many rows or columns an element stands for; more than are read stand for none."""
    times = int(found.get(f"{TABLE}number-{what}-repeated", 1))
    return min(times, limits.MOST_ROWS if what == "rows" else limits.MOST_COLUMNS)


def of_xls(data: bytes) -> tuple[Shown, Broken]:
    """The cells of an xls that show something else than their value, and those that show an error."""
    shown, broken = Shown(), Broken()
    with xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO()) as book:
        kinds = [meaning(book.format_map[xf.format_key].format_str) for xf in book.xf_list]
        for sheet in book.sheets():
            cells = shown.setdefault(sheet.name, {})
            errors = broken.setdefault(sheet.name, {})
            for row in range(sheet.nrows):
                for column, kind in enumerate(sheet.row_types(row)):
                    if kind == xlrd.XL_CELL_ERROR:
                        value = xlrd.error_text_from_code.get(sheet.cell_value(row, column), "")
                        errors[row, column] = ("cell_error", value)
                    elif kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                        shows = kinds[sheet.cell_xf_index(row, column)]
                        if shows:
                            cells[row, column] = shows
    return shown, broken


def show(rows: list[list[Cell]], shown: dict[Spot, str]) -> None:
    """Puts what the cells show in the place of their values."""
    for (row, column), kind in shown.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = _as_shown(rows[row][column], kind)


def _as_shown(cell: Cell, kind: str) -> Cell:
    if kind == PERCENT and isinstance(cell, int | float) and not isinstance(cell, bool):
        return f"{(Decimal(repr(cell)) * 100).normalize():f} %"
    if kind != PERCENT and isinstance(cell, datetime.date):
        return f"{cell:%Y-%m}" if kind == MONTH else f"{cell:%Y}"
    return cell
