"""Our own workbook goes out filled and comes back the same; the marked copy shows what is wrong where it stands."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.build import build
from data.load.base.headings import headings, sheet_name
from tests.data.facts_factory import lines, write_facts
from tests.data.load.rig import Place, run


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    "filled",
    [
        ("--table", "funding"),
        ("--owner", "Region Ärla"),
        ("--area", "Skog"),
        ("--table", "projects"),
    ],
    ids=lambda filled: filled[1],
)
def test_a_workbook_that_comes_back_untouched_changes_nothing(
    filled: tuple[str, str], lang: str, place: Place, tmp_path: Path, capsys: Any
) -> None:
    book = tmp_path / "ours.xlsx"
    status, written = run(capsys, place, "--workbook", str(book), *filled, "--lang", lang)
    assert (status, written["rows_in_all"] > 0) == (0, True)
    before = place.state()
    status, answer = run(capsys, place, str(book), "--body", "Region Ärla", "--lang", "sv")
    assert (status, answer["state"], answer["report"][:12]) == (0, "ready", "Allt finns r"), answer["report"]
    assert sum(count["same"] for count in answer["counts"].values()) == written["rows_in_all"]
    assert place.state() == before


def test_a_workbook_has_words_lists_and_what_each_column_means(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "empty.xlsx"
    run(capsys, place, "--workbook", str(file), "--lang", "sv")
    book = openpyxl.load_workbook(file)
    sheet = book[sheet_name("funding", "sv")]
    words = headings("funding", "sv")
    assert [cell.value for cell in sheet[1]] == list(words.values())
    assert sheet.max_row == 1
    assert (
        "Något av beviljat" in next(cell for cell in sheet[1] if cell.value == words["measure"]).comment.text
    )
    assert len(sheet.data_validations.dataValidation) >= 5
    guide = [[cell.value for cell in row] for row in book["Så fyller du i"].iter_rows()]
    assert [row[3] for row in guide if row[1] == words["funding_id"]] == ["split"]


@pytest.mark.long
def test_a_row_that_is_added_in_words_becomes_a_fact(place: Place, tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "ours.xlsx"
    run(capsys, place, "--workbook", str(file), "--table", "project_partners", "--lang", "sv")
    book = openpyxl.load_workbook(file)
    sheet = book[sheet_name("project_partners", "sv")]
    sheet.append(["dreams", "hjalmars", "part"])
    book.save(file)
    status, done = run(capsys, place, str(file))
    assert (status, done["counts"]["project_partners"]["new"]) == (0, 1), done["report"]
    last = (place.facts / "project_partners.csv").read_text(encoding="utf-8").splitlines()[-1]
    assert last == "dreams,bakery,partner"


@pytest.mark.long
def test_a_workbook_of_chosen_sheets_is_empty_and_what_is_written_there_becomes_facts(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "clusters.xlsx"
    tables = ("cluster_phases", "cluster_survey", "sources")
    run(capsys, place, "--workbook", str(file), "--sheets", *tables, "--lang", "sv")
    book = openpyxl.load_workbook(file)
    sheets = {table: book[sheet_name(table, "sv")] for table in tables}
    assert [sheet.max_row for sheet in sheets.values()] == [1, 1, 1]
    sheets["cluster_phases"].append(["Hjalmar's Bageri", "2016", "3", "angiven", "page"])
    sheets["cluster_survey"].append(
        ["bakery", "2016", "Samverkar ni?", "Företag", "Ja, i hög grad", "7", "page"]
    )
    book.save(file)
    status, done = run(capsys, place, str(file))
    assert (status, [done["counts"][table]["new"] for table in tables[:2]]) == (0, [1, 1]), done["report"]
    lines = {t: (place.facts / f"{t}.csv").read_text(encoding="utf-8").splitlines()[-1] for t in tables[:2]}
    assert lines == {
        "cluster_phases": "bakery,2016,3,stated,page",
        "cluster_survey": "bakery,2016,Samverkar ni?,Företag,yes_high_degree,7,page",
    }


def test_the_guide_takes_no_example_from_answers_that_may_be_too_few(tmp_path: Path, capsys: Any) -> None:
    row = "bakery,2016,Samverkar ni?,Studenter,no_not_at_all,3,page"
    facts = write_facts(tmp_path / "facts", cluster_survey=lines("cluster_survey", row))
    place, file = Place(facts, tmp_path / "editions"), tmp_path / "clusters.xlsx"
    build(facts, place.root)
    run(capsys, place, "--workbook", str(file), "--sheets", "cluster_survey", "--lang", "sv")
    guide = [row[3].value for row in openpyxl.load_workbook(file)["Så fyller du i"].iter_rows(min_row=2)]
    assert len(guide) == len(headings("cluster_survey", "sv"))
    assert not any(guide)


@pytest.mark.long
def test_a_form_for_assessments_is_read_row_by_row_and_what_has_no_level_is_left_out(
    tmp_path: Path, capsys: Any
) -> None:
    items = (
        "a,resilience_capacity,1,Stå emot,Resist,,,,stated,page",
        "b,resilience_factor,1,Tid,Time,,,,stated,page",
    )
    facts = write_facts(tmp_path / "facts", framework_items=lines("framework_items", *items))
    place, file = Place(facts, tmp_path / "editions"), tmp_path / "form.xlsx"
    build(facts, place.root)
    run(capsys, place, "--workbook", str(file), "--form", "resilience", "--lang", "sv")
    book = openpyxl.load_workbook(file)
    sheet = book[sheet_name("assessments", "sv")]
    assert [cell.value for cell in sheet["B"]] == ["Punkt", "Stå emot", "Tid"]
    sheet["C2"], sheet["D2"], sheet["E2"] = "2026", "4", "Intervjuer"
    book.save(file)
    status, done = run(capsys, place, str(file), "--body", "Region Ärla")
    assert (status, done["counts"]["assessments"]["new"]) == (0, 1), done["report"]
    _header, row = (facts / "assessments.csv").read_text(encoding="utf-8").splitlines()
    assert row.startswith("resilience_capacity,a,2026,4,Intervjuer,")


def test_the_marked_copy_shows_the_sentence_at_the_cell(place: Place, tmp_path: Path, capsys: Any) -> None:
    sent, marked = tmp_path / "project_areas.csv", tmp_path / "marked.xlsx"
    sent.write_text("project_id,area_id,share,basis\ndreams,two_forest,=1+1,editorial\n", encoding="utf-8")
    status, answer = run(capsys, place, str(sent), "--marked", str(marked), "--lang", "sv")
    assert (status, answer["state"]) == (1, "faults")
    cell = openpyxl.load_workbook(marked).worksheets[0]["C2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s"), "what others wrote is text, never a formula"
    assert answer["faults"][0]["sentence"] in cell.comment.text
    assert cell.fill.start_color.rgb == "FFF4B6B0"


def test_a_workbook_of_what_nobody_knows_is_refused(place: Place, tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "none.xlsx"
    for given, code in (
        ("--table", "table_unknown"),
        ("--sheets", "table_unknown"),
        ("--owner", "reference_unknown"),
        ("--area", "reference_unknown"),
        ("--form", "reference_unknown"),
    ):
        status, answer = run(capsys, place, "--workbook", str(file), given, "nothing at all")
        assert (status, answer["faults"][0]["code"], file.exists()) == (1, code, False)


@pytest.mark.long
def test_of_very_many_bad_rows_one_cause_is_told_and_fifty_are_marked(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    sent, marked = tmp_path / "lista.csv", tmp_path / "marked.xlsx"
    bad = "".join(f"Projekt {row};Vinnova;mycket\n" for row in range(5_000))
    sent.write_text(f"Projekt;Finansiär;Beviljat belopp (kr)\n{bad}", encoding="utf-8")
    status, answer = run(capsys, place, str(sent), "--marked", str(marked))
    [fault] = answer["faults"]
    assert (status, fault["code"], fault["count"], len(fault["places"])) == (1, "cell_no_number", 5_000, 50)
    assert len(json.dumps(answer)) < 20_000
    sheet = openpyxl.load_workbook(marked).worksheets[0]
    assert sheet.max_row == 5_001
    assert sum(1 for row in sheet.iter_rows() for cell in row if cell.comment) == 50
