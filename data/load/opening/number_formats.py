"""Cells whose number format shows something else than their value: per cent, months and years of Excel."""

import datetime
import io
import re
import zipfile
from decimal import Decimal

import xlrd

from data.load.opening.sheets import Cell, Spot

PERCENT, MONTH, YEAR = "%", "month", "year"
Shown = dict[str, dict[Spot, str]]  # by sheet: the cells that show something else, and what
Broken = dict[str, dict[Spot, tuple[str, str]]]  # by sheet: the code of a problem, and the cell
BUILT_IN = {9: PERCENT, 10: PERCENT, 17: MONTH}  # formats that a workbook need not spell out
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
STYLED = re.compile(rb'<c\b(?=[^>]*?\br="([A-Z]{1,3})(\d{1,7})")[^>]*?\bs="(\d+)"')


def meaning(code: str) -> str:
    """What a number format shows of a value: %, month or year; '' for the value itself."""
    bare = LITERAL.sub("", code).split(";")[0].casefold()
    letters = re.sub("[^a-z]", "", bare)
    if "%" in bare:
        return PERCENT
    if re.fullmatch("m+y+|y+m+", letters):
        return MONTH
    return YEAR if re.fullmatch("y+", letters) else ""


def styles_of(archive: zipfile.ZipFile) -> dict[bytes, str]:
    """The styles of an xlsx that show something else, by their number."""
    try:
        xml = archive.read("xl/styles.xml").decode("utf-8", "replace")
    except KeyError:
        return {}
    stated = (
        dict(re.findall(r'\b(numFmtId|formatCode)="([^"]*)"', tag))
        for tag in re.findall(r"<numFmt\b[^>]*>", xml)
    )
    formats = BUILT_IN | {int(one["numFmtId"]): meaning(one["formatCode"]) for one in stated if len(one) == 2}
    cells = re.search(r"<cellXfs\b.*?</cellXfs>", xml, re.DOTALL)
    numbers = re.findall(r"<xf\b[^>]*?\bnumFmtId=\"(\d+)\"", cells[0]) if cells else []
    return {
        str(place).encode(): formats[int(number)]
        for place, number in enumerate(numbers)
        if formats.get(int(number))
    }


def shown_in(xml: bytes, styles: dict[bytes, str]) -> dict[Spot, str]:
    """The cells of a sheet of an xlsx that show something else than their value."""
    if not styles:
        return {}
    return {
        (int(digits) - 1, _column(letters)): styles[style]
        for letters, digits, style in STYLED.findall(xml)
        if style in styles
    }


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


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
