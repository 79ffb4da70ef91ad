"""Sheets of a workbook (xlsx, xlsm, xlsb, xls, ods). Formulas are never run: the values last saved are read."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, cast

import xlrd
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from data.load.base import limits
from data.load.base.records import Place, Problem
from data.load.opening import number_formats
from data.load.opening.files import Part
from data.load.opening.number_formats import Broken, Shown
from data.load.opening.sheets import Cell, Sheet, Spot, has_broken_letters, mend

OLE = b"\xd0\xcf\x11\xe0"  # how an xls begins, and a workbook with a password
REF = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
ERROR = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?\bt="e"[^>]*>.*?<v>([^<]*)</v>', re.DOTALL)
FORMULA = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)(<v>[^<]+</v>)?', re.DOTALL
)
ODS_ROW = re.compile(rb"<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)/?>")
REPEATED_ROWS = re.compile(rb'number-rows-repeated="(\d+)"')
REPEATED_COLUMNS = re.compile(rb'number-columns-repeated="(\d+)"')


def workbook_sheets(part: Part, problems: list[Problem]) -> list[Sheet]:
    """The sheets of a workbook that hold anything, in their order."""
    broken: Broken = {}
    shown: Shown = {}
    refused = _refused(part, problems, broken, shown) if part.kind in ("xlsx", "ods") else None
    if refused:
        problems.append(refused)
        return []
    try:
        book = CalamineWorkbook.from_filelike(cast(Any, io.BytesIO(part.data)))
        if part.data.startswith(OLE):  # an xls; a library reads its errors as empty, and no formats
            shown, broken = number_formats.of_xls(part.data)
        return [sheet for sheet in _sheets(book, part.file, problems, broken, shown) if sheet.rows]
    except PasswordError:
        problems.append(_about("file_password", part.file))
    except (CalamineError, xlrd.XLRDError, OSError, ValueError) as error:
        locked = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in part.data
        problems.append(
            _about("file_password" if locked else "file_damaged", part.file, why=str(error).split("\n")[0])
        )
    return []


def _sheets(
    book: CalamineWorkbook, file: str, problems: list[Problem], broken: Broken, shown: Shown
) -> Iterator[Sheet]:
    for number, about in enumerate(book.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            problems.append(
                Problem(
                    "sheet_left_out", Place(about.name, 0, file), values={"sheet": about.name}, fatal=False
                )
            )
            continue
        found = book.get_sheet_by_index(number)
        if found.total_height * found.total_width > limits.MOST_CELLS:
            problems.append(_sheet_too_large(file, about.name))
            continue
        rows: list[list[Cell]] = found.to_python(skip_empty_area=False)
        number_formats.show(rows, shown.get(about.name, {}))
        sheet = Sheet(
            file, about.name, rows, found.merged_cell_ranges or [], broken=broken.get(about.name, {})
        )
        if has_broken_letters(rows):
            mend(sheet)
        yield sheet


def _refused(part: Part, problems: list[Problem], broken: Broken, shown: Shown) -> Problem | None:
    """Looks into the XML of a workbook before a library builds its sheets; says what is in it that is not read."""
    with zipfile.ZipFile(io.BytesIO(part.data)) as archive:
        members = archive.namelist()
        if part.kind == "ods":
            xml = archive.read("content.xml")
            too_large = _ods_too_large(part.file, xml)
            found = None if too_large else number_formats.of_ods(xml)
            if found is None:
                return too_large or _sheet_too_large(part.file, "content.xml")
            shown.update(found[0])
            broken.update(found[1])
            return None
        for code, sign in (("macros_ignored", "vbaProject.bin"), ("links_ignored", "externalLinks/")):
            if any(sign in member for member in members):
                problems.append(_about(code, part.file, fatal=False))
        names, styles = _sheet_names(archive), number_formats.styles_of(archive)
        for path in (member for member in members if re.match(r"xl/worksheets/[^/]+\.xml$", member)):
            sheet, xml = names.get(path, path), archive.read(path)
            if _is_too_large(xml):
                return _sheet_too_large(part.file, sheet)
            broken[sheet] = _broken_cells(xml)
            shown[sheet] = number_formats.shown_in(xml, styles)
            if b"<f>" in xml or b"<f " in xml:
                problems.append(
                    Problem(
                        "formulas_as_saved", Place(sheet, 0, part.file), values={"sheet": sheet}, fatal=False
                    )
                )
    return None


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """The names of the sheets of an xlsx by the path of their XML."""
    try:
        book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
        links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except KeyError:
        return {}  # a workbook without them is refused when its sheets are read
    paths = {}
    for link in re.findall(r"<Relationship\b[^>]*>", links):
        stated = dict(re.findall(r'\b(Id|Target)="([^"]*)"', link))
        paths[stated.get("Id", "")] = "xl/" + stated.get("Target", "").removeprefix("/xl/")
    sheets = [
        dict(re.findall(r'\b(name|r:id)="([^"]*)"', sheet)) for sheet in re.findall(r"<sheet\b[^>]*>", book)
    ]
    return {paths.get(sheet.get("r:id", ""), ""): html.unescape(sheet.get("name", "")) for sheet in sheets}


def _is_too_large(xml: bytes) -> bool:
    """Whether the corners of a sheet's cells span more than is read: two cells far apart would fill the memory."""
    columns, last = set(), 0
    for cell in REF.finditer(xml):
        columns.add(cell[1])
        last = max(last, int(cell[2]))
    widest = max((_column_number(letters) for letters in columns), default=0)
    return last > limits.MOST_ROWS or widest > limits.MOST_COLUMNS or last * widest > limits.MOST_CELLS


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_too_large(file: str, xml: bytes) -> Problem | None:
    cells = 0
    for about, inside in ODS_ROW.findall(xml):
        if b"office:value" not in inside and b"office:string" not in inside:
            continue
        repeated = REPEATED_ROWS.search(about)
        widths = [REPEATED_COLUMNS.search(cell) for cell in ODS_CELL.findall(inside)[:-1]]
        last = ODS_CELL.findall(inside)[-1:]
        if last and b"office:" in last[0]:
            widths.append(REPEATED_COLUMNS.search(last[0]))
        width = sum(int(found[1]) if found else 1 for found in widths)
        cells += width * (int(repeated[1]) if repeated else 1)
        if cells > limits.MOST_CELLS:
            return _sheet_too_large(file, "content.xml")
    return None


def _broken_cells(xml: bytes) -> dict[Spot, tuple[str, str]]:
    """The cells that show an error, and the formulas whose value was never saved: a library reads both as empty."""
    found = {}
    if b't="e"' in xml:
        for letters, digits, value in ERROR.findall(xml):
            found[int(digits) - 1, _column_number(letters) - 1] = ("cell_error", value.decode())
    if b"<f" in xml:
        for letters, digits, value in FORMULA.findall(xml):
            if not value:
                found.setdefault(
                    (int(digits) - 1, _column_number(letters) - 1), ("formula_without_value", "")
                )
    return found


def _sheet_too_large(file: str, sheet: str) -> Problem:
    values = {"file": file, "sheet": sheet, "most": f"{limits.MOST_CELLS:,}".replace(",", " ")}
    return Problem("sheet_too_large", Place(sheet, 0, file), values=values)


def _about(code: str, file: str, *, fatal: bool = True, **values: str) -> Problem:
    return Problem(code, Place("", 0, file), values={"file": file, **values}, fatal=fatal)
