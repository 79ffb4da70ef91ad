"""Cells of Excel are read as what they show: per cent, months, years, and errors, in xls as in xlsx."""

import datetime
import shutil
from pathlib import Path

import openpyxl
import pytest

from data.load.opening.number_formats import meaning
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


@pytest.mark.parametrize("kind", ["xls", "xlsx"])
def test_errors_are_told_and_months_and_years_stay_as_exact_as_they_are_shown(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / f"lista.{kind}"
    if kind == "xls":
        shutil.copyfile(OLD, path)
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


@pytest.mark.parametrize(
    ("code", "shows"),
    [
        ("0.0%", "%"), ('0" %"', ""), ("mmm yyyy", "month"), ("[$-41D]mmmm yyyy;@", "month"), ("yyyy", "year"),
        ("yyyy-mm-dd", ""), ("h:mm", ""), ("General", ""), ("# ##0 \\k\\r", ""),
    ],
)  # fmt: skip
def test_what_a_number_format_shows(code: str, shows: str) -> None:
    assert meaning(code) == shows
