"""Cells of Excel are read as what they show: per cent, months, years, and errors, in xls as in xlsx."""

import datetime
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data.load.opening.number_formats import meaning, of_ods
from data.load.opening.xlsx import DamagedError, Seen, look
from data.load.reading.reading import read

OLD = Path(__file__).with_name("cells.xls")
ROWS = [
    ("projects", 1_000, 0.5, datetime.date(2024, 5, 1), "mmm yyyy"),
    ("other", "#DIV/0!", 0.125, datetime.date(2025, 1, 1), "yyyy-mm"),
    ("third", "#N/A", 1, datetime.date(2023, 1, 1), "yyyy"),
]


def new(path: Path) -> None:
    """An xlsx of the same cells as cells.xls has."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Projekt", "Finansiär", "Beviljat belopp (kr)", "Andel", "Start"])
    for number, (name, amount, share, start, shown) in enumerate(ROWS, start=2):
        sheet.append([name, "Vinnova", amount, share, start])
        sheet.cell(number, 3).data_type = "e" if isinstance(amount, str) else "n"
        sheet.cell(number, 4).number_format = "0.0%"
        sheet.cell(number, 5).number_format = shown
    book.save(path)


NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in (
        ("office", "office"),
        ("table", "table"),
        ("style", "style"),
        ("number", "datastyle"),
        ("text", "text"),
    )
)
CALCEXT = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
FORMATS = """<number:percentage-style style:name="N11"><number:number/><number:text>%</number:text></number:percentage-style>
<number:date-style style:name="N1"><number:month/><number:text> </number:text><number:year/></number:date-style>
<number:date-style style:name="N2"><number:year number:style="long"/></number:date-style>
<number:date-style style:name="N3"><number:year/><number:month/><number:day/></number:date-style>"""
STYLES = "".join(
    f'<style:style style:name="ce{n}" style:family="table-cell" style:data-style-name="N{n}"/>'
    for n in (1, 2, 3)
)


def cell(value: object, style: str = "") -> str:
    """A cell as LibreOffice writes it."""
    about = f' table:style-name="{style}"' if style else ""
    match value:
        case datetime.date():
            said = f'office:value-type="date" office:date-value="{value}"'
        case float():
            said = f'office:value-type="percentage" office:value="{value}"'
        case int():
            said = f'office:value-type="float" office:value="{value}"'
        case str() if value.startswith("#"):
            said = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
        case _:
            said = 'office:value-type="string"'
    return f"<table:table-cell{about} {said}><text:p>{value}</text:p></table:table-cell>"


def new_ods(path: Path) -> None:
    """An ods of the same cells, whose last column has its format from the column where the cell states none."""
    lines = [["Projekt", "Finansiär", "Beviljat belopp (kr)", "Andel", "Start"]]
    styles = ["ce1", "ce1", ""]
    rows = "".join(f"<table:table-row>{''.join(map(cell, line))}</table:table-row>" for line in lines)
    for (name, amount, share, start, _), style in zip(ROWS, styles, strict=True):
        cells = cell(name) + cell("Vinnova") + cell(amount) + cell(float(share)) + cell(start, style)
        rows += f"<table:table-row>{cells}</table:table-row>"
    columns = '<table:table-column table:number-columns-repeated="4"/><table:table-column table:default-cell-style-name="ce2"/>'
    table = f'<table:table table:name="Lista">{columns}{rows}</table:table>'
    xml = (
        f"<office:document-content {NAMES} {CALCEXT}><office:automatic-styles>{FORMATS}{STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", xml)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")


@pytest.mark.parametrize("kind", ["xls", "xlsx", "ods"])
def test_errors_are_told_and_months_and_years_stay_as_exact_as_they_are_shown(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / f"lista.{kind}"
    if kind == "xls":
        shutil.copyfile(OLD, path)
    elif kind == "ods":
        new_ods(path)
    else:
        new(path)
    delivery = read(path)
    told = [(one.code, one.place and one.place.row, one.value) for one in delivery.problems if one.fatal]
    assert told == [("cell_error", 3, "#DIV/0!"), ("cell_error", 4, "#N/A")]
    starts = [record.values["start"] for record in delivery.records if record.table == "projects"]
    assert starts == ["2024-05", "2025-01", "2023"]


def test_a_share_in_per_cent_is_a_part_of_one_and_an_amount_in_per_cent_is_no_amount(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "project_areas"
    for row in (
        ["project_id", "area_id", "share", "basis"],
        ["p", "a", 0.125, "stated"],
        ["p", "b", "87,5 %", "stated"],
    ):
        sheet.append(row)
    sheet["C2"].number_format = "0%"
    book.save(tmp_path / "ours.xlsx")
    assert [record.values["share"] for record in read(tmp_path / "ours.xlsx").records] == ["0.125", "0.875"]
    sheet.title = "Lista"
    for place, name in zip(("A1", "B1", "C1"), ("Projekt", "Finansiär", "Beviljat belopp (kr)"), strict=True):
        sheet[place] = name
    sheet["D1"] = "Anmärkning"
    book.save(tmp_path / "lista.xlsx")
    codes = {problem.code for problem in read(tmp_path / "lista.xlsx").problems if problem.fatal}
    assert codes & {"amount_is_share", "units_disagree"}


def test_a_cell_of_an_ods_that_is_repeated_to_fill_the_memory_is_refused(tmp_path: Path) -> None:
    xml = (
        f'<a {NAMES}><table:table table:name="x"><table:table-row table:number-rows-repeated="900000">'
        '<table:table-cell table:number-columns-repeated="2" office:value-type="percentage" office:value="1"/>'
        "</table:table-row></table:table></a>"
    )
    assert of_ods(xml.encode()) is None


def test_a_per_cent_of_an_ods_is_read_as_one_and_a_whole_day_stays_a_day(tmp_path: Path) -> None:
    row = cell(0.125) + cell(datetime.date(2024, 5, 17), "ce3")
    table = f"<table:table table:name='x'><table:table-row>{row}</table:table-row></table:table>"
    xml = f"<a {NAMES} {CALCEXT}>{FORMATS}{STYLES}{table}</a>"
    assert of_ods(xml.encode()) == ({"x": {(0, 0): "%"}}, {})


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>{}</worksheet>'


def seen(rows: str, after: str = "") -> Seen:
    return look(SHEET.format(rows, after).encode(), {"3": "%"})


def test_one_pass_over_a_sheet_finds_formats_errors_and_formulas_without_a_value() -> None:
    found = seen(
        '<row r="2"><c r="B2" s="3"><v>0.5</v></c><c s="1"><v>1</v></c><c t="e" s="3"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row><c r="A3"><f>A1</f></c><c><f t="shared" si="0"/><v></v></c><c t="str"><f>A1</f><v>text</v></c><c s="3"/></row>'
    )
    assert found.shown == {(1, 1): "%", (2, 3): "%"}
    assert found.broken == {
        (1, 3): ("cell_error", "#DIV/0!"),
        (2, 0): ("formula_without_value", ""),
        (2, 1): ("formula_without_value", ""),
    }
    assert found.has_formulas


def test_a_formula_of_an_extension_is_none_of_a_cell() -> None:
    rule = '<extLst><ext xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><xm:f>Val!$A$1</xm:f></ext></extLst>'
    found = seen('<row r="1"><c r="A1"><v>1</v></c></row>', rule)
    assert not found.has_formulas


@pytest.mark.parametrize("place", ["ZZZ2", "A9999999", "AA1000000"])
def test_two_cells_far_apart_are_too_large_before_they_are_held(place: str) -> None:
    assert seen(f'<row r="1"><c r="A1"/><c r="{place}"/></row>').is_too_large


@pytest.mark.parametrize(
    "xml", ["<worksheet><c", '<worksheet><c r="Å1"/></worksheet>', '<worksheet><c r="A"/></worksheet>']
)
def test_xml_that_cannot_be_read_is_damaged(xml: str) -> None:
    with pytest.raises(DamagedError):
        look(xml.encode(), {})


@pytest.mark.parametrize(
    ("code", "shows"),
    [
        ("0.0%", "%"), ('0" %"', ""), ("mmm yyyy", "month"), ("[$-41D]mmmm yyyy;@", "month"), ("yyyy", "year"),
        ("yyyy-mm-dd", ""), ("h:mm", ""), ("General", ""), ("# ##0 \\k\\r", ""),
    ],
)  # fmt: skip
def test_what_a_number_format_shows(code: str, shows: str) -> None:
    assert meaning(code) == shows
