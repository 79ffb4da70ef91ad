"""Sheets of a workbook (xlsx, xlsm, xlsb, xls, ods). Formulas are never run: the values last saved are read."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, cast

import xlrd
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from data.load.base import limits
from data.load.base.records import Place, Problem
from data.load.opening import number_formats, xlsx
from data.load.opening.files import Part
from data.load.opening.number_formats import Broken, Shown
from data.load.opening.sheets import Cell, Sheet, has_broken_letters, mend

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
OLE = b"\xd0\xcf\x11\xe0"  # how an xls begins, and a workbook with a password
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
        try:
            names, styles = xlsx.sheet_names(archive), xlsx.styles_of(archive)
            for path in (member for member in members if member in names or SHEET.fullmatch(member)):
                sheet = names.get(path, path)
                seen = xlsx.look(archive.read(path), styles)
                if seen.is_too_large:
                    return _sheet_too_large(part.file, sheet)
                broken[sheet], shown[sheet] = seen.broken, seen.shown
                if seen.has_formulas:
                    place = Place(sheet, 0, part.file)
                    problems.append(Problem("formulas_as_saved", place, values={"sheet": sheet}, fatal=False))
        except xlsx.DamagedError as error:
            return _about("file_damaged", part.file, why=str(error))
    return None


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


def _sheet_too_large(file: str, sheet: str) -> Problem:
    values = {"file": file, "sheet": sheet, "most": f"{limits.MOST_CELLS:,}".replace(",", " ")}
    return Problem("sheet_too_large", Place(sheet, 0, file), values=values)


def _about(code: str, file: str, *, fatal: bool = True, **values: str) -> Problem:
    return Problem(code, Place("", 0, file), values={"file": file, **values}, fatal=fatal)
