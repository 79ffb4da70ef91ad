"""What a person answers: an area for a project that has none, another name than the one proposed, a row that is left out."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.data.load.rig import Place, run

pytestmark = pytest.mark.long

HEAD = "Projekt;Område;Projektägare;Finansiär;Beviljat (kr);Beslutsdatum;Slut\n"
LIST = f"""{HEAD}Skogens ljus;Bilindustri;Region Ärla;Vinnova;71000;2021-03-16;2023
Hälsans stig;;Region Ärla;Vinnova;82000;2022-04-17;2024
Fjärran mål;;Region Ärla;Vinnova;93000;2023-05-18;2062
"""
ALL = ("scope:strategy", "location:whole")
BODY = ("--body", "Region Ärla")
AREA = "near_name:areas/Bilindustri="


@pytest.fixture
def sent(tmp_path: Path) -> str:
    (tmp_path / "lista.csv").write_text(LIST, encoding="utf-8")
    return str(tmp_path / "lista.csv")


def rows(place: Place, table: str) -> list[dict[str, str]]:
    with (place.facts / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of(place: Place, table: str, title: str) -> dict[str, str]:
    [project] = [row for row in rows(place, "projects") if row["title_sv"] == title]
    [found] = [row for row in rows(place, table) if row["project_id"] == project["project_id"]]
    return found


def codes(causes: list[dict[str, Any]]) -> list[str]:
    return [cause["code"] for cause in causes]


def test_an_unknown_area_and_an_empty_one_are_asked_about(place: Place, sent: str, capsys: Any) -> None:
    _, seen = run(capsys, place, sent, *BODY, "--confirm", *ALL)
    assert seen["state"] == "waiting"
    assert codes(seen["warnings"]) == ["unknown_areas", "doubt"]
    [question] = seen["warnings"][0]["questions"]
    assert question["pick"]["confirm"] == AREA
    assert {"two_forest", "two_care"} <= {one["id"] for one in seen["names"]["areas"]}
    [missing] = [note for note in seen["notes"] if note["code"] == "area_missing"]
    assert [place["row"] for place in missing["places"]] == [3, 4]
    assert [place["value"] for place in missing["places"]] == ["Hälsans stig", "Fjärran mål"]


def test_a_project_whose_area_nobody_has_said_is_in_no_headline(place: Place, sent: str, capsys: Any) -> None:
    given = (*ALL, "new_name:areas/Bilindustri", "date_ahead:projects/fjarran_mal", "area:lista.csv//3=whole")
    status, done = run(capsys, place, sent, *BODY, "--confirm", *given)
    assert (status, done["state"]) == (0, "published"), done["report"]
    scopes = {row["title_sv"]: (row["scope"], row["scope_basis"]) for row in rows(place, "projects")[-3:]}
    assert scopes["Hälsans stig"][0] == "strategy"
    for title in ("Skogens ljus", "Fjärran mål"):
        assert scopes[title] == ("context", "editorial: area not stated")
    assert "Bilindustri" not in (place.facts / "areas.csv").read_text(encoding="utf-8")


def test_an_area_that_a_person_chooses_is_kept_as_another_name_and_its_basis_is_editorial(
    place: Place, sent: str, capsys: Any
) -> None:
    given = (*ALL, f"{AREA}two_care", "date_ahead:projects/fjarran_mal", "area:*=unknown")
    both = (*given, "area:lista.csv//3=two_forest")
    status, done = run(capsys, place, sent, *BODY, "--lang", "sv", "--confirm", *both)
    assert (status, done["state"]) == (0, "published"), done["report"]
    found = of(place, "project_areas", "Hälsans stig")
    assert (found["area_id"], found["share"], found["basis"]) == ("two_forest", "1", "editorial")
    assert of(place, "project_areas", "Skogens ljus")["area_id"] == "two_care"
    [area] = [row for row in rows(place, "areas") if row["area_id"] == "two_care"]
    assert "Bilindustri" in area["aliases"].split(";")
    assert done["counts"]["areas"]["learnt"] == 1
    assert done["counts"]["areas"]["changed"] == 0
    [line] = rows(place, "journal")
    assert (line["rows_changed"], "Andra namn som sparades: 1." in line["what_sv"]) == ("0", True)
    status, again = run(capsys, place, sent, *BODY, "--check")
    assert again["report"].startswith("The facts hold all of it"), again["report"]


def test_what_is_no_id_answers_nothing(place: Place, sent: str, capsys: Any) -> None:
    _, seen = run(capsys, place, sent, *BODY, "--check", "--confirm", *ALL, f"{AREA}no_such_area")
    assert seen["state"] == "faults"
    assert codes(seen["faults"]) == ["confirmation_unused"]


def test_a_doubtful_row_can_be_left_out_and_the_journal_names_it(
    place: Place, sent: str, capsys: Any
) -> None:
    given = (*ALL, f"{AREA}two_care", "area:lista.csv//3=whole")
    _, seen = run(capsys, place, sent, *BODY, "--confirm", *given)
    [doubt] = [warning for warning in seen["warnings"] if warning["code"] == "doubt"]
    [skip] = doubt["skip"].values()
    assert skip == "skip_row:lista.csv//4"
    status, done = run(capsys, place, sent, *BODY, "--lang", "sv", "--confirm", *given, skip)
    assert (status, done["state"]) == (0, "published"), done["report"]
    assert "Fjärran" not in (place.facts / "projects.csv").read_text(encoding="utf-8")
    assert "93000" not in (place.facts / "funding.csv").read_text(encoding="utf-8")
    [line] = rows(place, "journal")
    assert "Överhoppade rader (1): rad 4 Fjärran mål." in line["what_sv"]


def test_what_rests_on_a_row_that_is_left_out_is_left_out_with_it(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "lista.csv"
    more = "Fjärran mål;;Region Ärla;Almi;94000;2023-06-19;2062\n"
    file.write_text(LIST + more, encoding="utf-8")
    given = (*ALL, f"{AREA}two_care", "area:lista.csv//3=whole", "skip_row:lista.csv//4")
    _, seen = run(capsys, place, str(file), *BODY, "--check", "--confirm", *given)
    assert [(row["title"], row["place"]["row"]) for row in seen["rows"] if row["kind"] == "skipped"] == [
        ("Fjärran mål", 4),
        ("", 5),
    ]
    assert seen["counts"]["funding"]["new"] == 2


def test_a_misspelt_funder_may_be_another_than_the_one_proposed(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "lista.csv"
    file.write_text(f"{HEAD}Ny led;;Region Ärla;Fondenn;51000;2021-03-16;2023\n", encoding="utf-8")
    _, seen = run(capsys, place, str(file), *BODY)
    [near] = [warning for warning in seen["warnings"] if warning["code"] == "near_funder"]
    pick = near["questions"][0]["pick"]["confirm"]
    other = next(one["id"] for one in seen["names"]["funder"] if one["id"] not in near["sentence"])
    run(capsys, place, str(file), *BODY, "--confirm", f"{pick}{other}")
    assert rows(place, "funding")[-1]["funder"] == other


def test_areas_that_are_none_leave_the_whole_of_a_row_to_the_others(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "lista.csv"
    file.write_text(
        f"{HEAD}Två spår;two_care|Bilindustri;Region Ärla;Vinnova;51000;2021-03-16;2023\n", encoding="utf-8"
    )
    given = ("new_name:areas/Bilindustri", *ALL)
    _, done = run(capsys, place, str(file), *BODY, "--confirm", *given)
    assert done["state"] == "published", done["report"]
    assert of(place, "project_areas", "Två spår")["share"] == "1"


def test_the_columns_of_a_second_sheet_are_answered_too(place: Place, tmp_path: Path, capsys: Any) -> None:
    book = Workbook()
    first, second = book.active, book.create_sheet("Mer pengar")
    assert first is not None
    first.append(["Projekt", "Projektägare", "Finansiär", "Beviljat (kr)", "Beslutsdatum"])
    first.append(["Skogens ljus", "Region Ärla", "Vinnova", 71000, "2021-03-16"])
    second.append(["Projekt", "Finansiär", "Belopp (kr)", "Anmärkning"])
    second.append(["Skogens ljus", "Vinnova", 5000, "nej"])
    book.save(file := tmp_path / "bok.xlsx")
    _, asked = run(capsys, place, str(file), *BODY, "--check", "--confirm", *ALL)
    assert [fault["code"] for fault in asked["faults"]] == ["measure_missing"]
    read = {one["heading"]: one for one in asked["mapping"]}
    assert {"Beviljat (kr)", "Belopp (kr)", "Anmärkning"} <= set(read)
    read["Belopp (kr)"]["column"] = "funding.amount.cofinancing"
    mapping = tmp_path / "mapping.json"
    said = [{name: one[name] or "" for name in ("heading", "column", "unit")} for one in asked["mapping"]]
    mapping.write_text(json.dumps({"mapping": said}), encoding="utf-8")
    _, seen = run(capsys, place, str(file), *BODY, f"--mapping={mapping}", "--check", "--confirm", *ALL)
    assert seen["faults"] == []
    assert seen["counts"]["funding"]["new"] == 2
