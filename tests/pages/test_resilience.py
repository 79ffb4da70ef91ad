"""Resilience with rounds that are made up, as the facts have none: each drawing, what is known when, and the workbook."""

import csv
import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

import queries
from data.build import build
from data.errors import FactsError
from pages.ui.files import picture, workbook
from pages.ui.files.kinds import CannotMake, Order
from pages.ui.forms.list_table import ListTable
from pages.ui.forms.listing import Listing
from pages.ui.forms.matrix import Matrix
from tests.conftest import ROOT
from tests.data.facts_factory import added, lines, write_facts
from tests.pages import rig

ITEMS = (
    "resilience_1,resilience,,Motståndskraft: att möta förändring,Resilience: meeting change,,,,stated,page",
    "absorb,resilience_capacity,1,Absorberande,Absorptive,Stå emot,Resist,,stated,page",
    "adapt,resilience_capacity,2,Anpassande,Adaptive,,,,stated,page",
    "forward,resilience_direction,1,Framåt,Forward,,,,stated,page",
    "ready,resilience_principle,1,Beredskap,Preparedness,,,,editorial,page",
    "other,survey_scale,1,Ja,Yes,,,,stated,page",
)
SOURCES = (
    "spring,Gruppen,Första omgången,,2017-05-01,statement",
    "autumn,Gruppen,Andra omgången,,2019-10-01,statement",
)
LEVELS = (
    "resilience_capacity,absorb,vår,2,Intervjuer,spring",
    "resilience_capacity,adapt,vår,4,,spring",
    'resilience_principle,ready,vår,3,"<b>Övning</b>; =1+1",spring',
    "resilience_capacity,absorb,höst,3,Ny plan,autumn",
    "resilience_capacity,adapt,höst,1,,autumn",
)
TIES = (
    "fund,measure,Fonden,The fund,Stärker det som står emot.,Strengthens what resists.,,two_areas,,absorb,stated,page",
    "talk,condition,Talet,The talk,Tränar för kriser.,Trains for crises.,2018,,,forward,stated,page",
)
DAY = dt.date(2019, 12, 31)


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with two rounds of a group, the second incomplete."""
    folder = tmp_path_factory.mktemp("resilience")
    facts = write_facts(
        folder / "facts",
        sources=added("sources", *SOURCES),
        framework_items=lines("framework_items", *ITEMS),
        assessments=lines("assessments", *LEVELS),
        statements=lines("statements", *TIES),
    )
    build(facts, folder / "editions")
    return folder / "editions"


@pytest.fixture
def _assessed(made_up: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(made_up))


def _page(tab: str = "picture", day: dt.date = DAY, lang: str = "sv") -> rig.Page:
    return rig.run(rig.read(f"/motstandskraft?tab={tab}&as_of={day}&lang={lang}"))


@pytest.mark.usefixtures("_assessed")
def test_the_matrix_has_each_item_and_round_and_no_index() -> None:
    figure = _page().figure("resilience_levels")
    matrix = figure.form(Matrix)
    assert matrix is not None
    assert list(matrix.heads) == ["vår", "höst"]
    levels = {line.name: [cell.text for cell in line.cells] for line in matrix.lines}
    assert levels == {
        "Absorberande (förmåga)": ["2", "3"],
        "Anpassande (förmåga)": ["4", "1"],
        "Framåt (riktning)": ["–", "–"],
        "Beredskap (princip)": ["3", "–"],
    }
    assert [cell.step for line in matrix.lines for cell in line.cells] == [1, 2, 3, 1, 0, 0, 2, 0]
    assert (
        figure.title
        == "1 av 2\N{NO-BREAK SPACE}punkter ligger högre än omgången före, 1 lägre; 2 omgångar är gjorda"
    )


@pytest.mark.usefixtures("_assessed")
def test_the_title_is_of_the_latest_round_known_by_the_day() -> None:
    assert "Omgången höst: 2 av 4" in _page().html
    assert "1 av dem på nivå 1 eller 2" in _page().html
    early = _page(day=dt.date(2018, 1, 1))
    assert "Omgången vår: 3 av 4" in early.html
    assert "är den första" in early.figure("resilience_levels").title
    assert {row["round"] for row in early.figure("resilience_levels").rows} == {"vår"}
    none = _page(day=dt.date(2017, 4, 30))
    assert "inte bedömd än: 4" in none.html
    assert none.figure("resilience_levels").rows == []


@pytest.mark.usefixtures("_assessed")
def test_the_latest_round_stands_as_text_with_its_grounds_as_they_are() -> None:
    listing = _page("list").figure("resilience_grounds").form(Listing)
    assert listing is not None
    assert [(item.title, item.text) for item in listing.items] == [
        ("Absorberande (förmåga): nivå 3 av 5", "Ny plan"),
        ("Anpassande (förmåga): nivå 1 av 5", "Gruppen anger inte vad nivån vilar på."),
    ]
    early = _page("list", dt.date(2018, 1, 1))
    assert "&lt;b&gt;Övning&lt;/b&gt;; =1+1" in early.html
    assert "<b>Övning" not in early.html


@pytest.mark.usefixtures("_assessed")
def test_what_a_source_ties_stands_at_its_item_and_leads_to_its_project() -> None:
    form = _page(lang="en").figure("resilience_framework").form(ListTable)
    assert form is not None
    tied = {line.name: [(item.name, item.beside) for item in line.lists[1]] for line in form.lines}
    assert tied == {
        "Capacities": [("The fund", "tied to Absorptive")],
        "Directions": [("The talk", "tied to Forward")],
        "Principles": [],
        "Factors": [],
    }
    assert "project_id=two_areas" in form.lines[0].lists[1][0].href
    ties = _page("list").figure("resilience_ties")
    assert "1\N{NO-BREAK SPACE}åtgärd eller projekt till en förmåga" in ties.title
    early = _page("list", dt.date(2016, 12, 31)).figure("resilience_ties")
    assert [row["statement_id"] for row in early.rows] == ["fund"]


@pytest.mark.usefixtures("_assessed")
@pytest.mark.parametrize("key", ["resilience_levels", "resilience_framework", "resilience_grounds"])
def test_each_is_a_picture_that_says_its_levels(key: str) -> None:
    page = _page("list" if key == "resilience_grounds" else "picture")
    drawn = picture.svg(page.view, page.figure(key), page.view.words)
    for word in ("Absorberande", "3" if key != "resilience_framework" else "Fonden"):
        assert word in drawn


@pytest.mark.usefixtures("_assessed")
def test_rounds_come_latest_first_and_ties_by_their_item() -> None:
    rows = queries.rows("resilience/levels", as_of=DAY)
    assert [(row["round"], row["item_id"]) for row in rows] == [
        ("höst", "absorb"),
        ("höst", "adapt"),
        ("vår", "absorb"),
        ("vår", "adapt"),
        ("vår", "ready"),
    ]
    assert [row["statement_id"] for row in queries.rows("resilience/ties", as_of=DAY)] == ["fund", "talk"]


def test_an_assessment_names_the_method_of_its_item(tmp_path: Path) -> None:
    facts = write_facts(
        tmp_path / "facts",
        framework_items=lines("framework_items", *ITEMS),
        assessments=lines("assessments", "resilience_principle,absorb,vår,2,,page"),
    )
    with pytest.raises(FactsError, match="resilience_capacity, the method of the item"):
        build(facts, tmp_path / "editions")


def test_the_items_are_those_of_the_file() -> None:
    with (ROOT / "data" / "facts" / "framework_items.csv").open(encoding="utf-8", newline="") as file:
        own = {row["item_id"] for row in csv.DictReader(file) if row["subject"].startswith("resilience")}
    assert {
        row["item_id"] for row in queries.rows("monitoring/methods", as_of=DAY, method="resilience")
    } == own
    assert len(own) == 1 + 3 + 2 + 9 + 7


def test_the_workbook_has_a_row_for_each_item_and_words_above_its_columns() -> None:
    made = workbook.export(Order({"sheets": "resilience", "lang": "sv"}, ""), lambda done, total, what: None)
    assert made.name == "resilience.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(made.content))["Självvärderingar"]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["Metod", "Punkt", "Omgång", "Nivå (1–5)", "Vad nivån vilar på", "Källa"]
    assert len(rows) == 1 + 21
    assert rows[1][:3] == ["resilience_capacity", "Absorberande", ""]


@pytest.mark.parametrize("values", [{"sheets": "projects"}, {"org_id": "nobody"}, {}])
def test_a_workbook_of_something_else_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(CannotMake):
        workbook.export(Order(values, ""), lambda done, total, what: None)
