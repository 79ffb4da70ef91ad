"""The pages of claims open into rows that add up, and notes are told in each of their places, as they are."""

import io
import re
from pathlib import Path

import openpyxl
import pytest

import queries
from data.build import build
from pages.ui.base import palette
from pages.ui.figure import downloads
from pages.ui.files import picture
from pages.ui.forms.bars import Bars
from pages.ui.forms.listing import Listing
from pages.ui.subjects.figures import claim
from tests.data.facts_factory import write_facts
from tests.pages import rig
from tests.pages.rig import address

HOSTILE = "&lt;b&gt;Fet&lt;/b&gt; &amp; O&#39;Hara; =1+1"


@pytest.mark.parametrize(
    "claim_id", ["s3_turnover_1bn", "interreg_five_projects_2015", "pp20_vinnova_300m", "kks_synergy_80m"]
)
@pytest.mark.parametrize(
    "frame", [{}, {"areas": ("s1_forest_bioeconomy",), "strategy": "s3_2022", "scope": "all", "lang": "en"}]
)
def test_every_reading_opens_into_rows_that_are_its_sum(claim_id: str, frame: dict[str, object]) -> None:
    page = rig.shown(address("pastaende", claim_id=claim_id, **frame))
    rows = page.figure("readings").rows
    assert len(rows) >= 6
    for row in rows:
        opened = rig.rows_at(claim.rows_url(page.view, row))
        assert round(sum(r["value"] for r in opened)) == round(row["value"])
        assert len(opened) == row["rows"]
    bars = page.figure("readings").form(Bars)
    assert bars
    drawn = [row for row in rows if row["measure"] == rows[0]["measure"] and row["location"] != "outside"]
    assert [bar.href for bar in bars.items] == [claim.rows_url(page.view, row) for row in drawn]


def test_every_claim_has_a_page_of_its_own_that_says_what_is_not_stated() -> None:
    page = rig.whole(address("pastaenden"))
    listed, undated = page.figure("claims_list"), page.figure("claims_undated")
    assert len(listed.rows) + len(undated.rows) == 47
    for row in listed.rows:
        page = rig.whole(address("pastaende", claim_id=row["claim_id"]))
        head = next(block.html for block in page.blocks if block.key == "claim")
        texts = rig.texts(head)
        assert any(row["statement_sv"] in text for text in texts)
        assert any(row["statement_en"] in text for text in texts)
        assert (row["said_on_from"] is None) <= any("uppgift saknas" in text for text in texts)
        assert not any("falsk" in text.lower() or "osan" in text.lower() for text in texts)


def test_an_exact_claim_is_told_to_the_krona() -> None:
    page = rig.whole(address("pastaenden"))
    listed = page.figure("claims_list")
    exact = [row for row in listed.rows if row["comparison"] == "exactly"]
    assert len(exact) > 10
    [said] = [column for column in listed.columns if column.key == "said"]
    for row in exact:
        whole = re.sub(r"\s", "", said.cell(page.view, row).text)
        number = int(row["amount"]) if row["amount"] == int(row["amount"]) else f"{row['amount']:.2f}"
        assert f"exakt{number}".replace(".", ",") in whole, row["claim_id"]


def test_the_line_stands_where_the_amount_is_on_the_scale_of_the_bars() -> None:
    page = rig.shown(address("pastaende", claim_id="s3_turnover_1bn"))
    readings = page.figure("readings")
    bars = readings.form(Bars)
    assert bars
    most = max(row["value"] for row in readings.rows)
    place = round(100 * 1e9 / max(most, 1e9), 2)
    assert {(group.line.place, group.line.value) for group in bars.groups if group.line} == {(place, 1e9)}
    assert max(part.width for bar in bars.items for part in bar.parts) <= 100
    svg = picture.svg(page.view, readings, page.view.words)
    assert svg.count(">uppges: över 1\u00a0mdkr</text>") == len(bars.groups)
    unknown = (
        rig.shown(address("pastaende", claim_id="interreg_sn_2021_2027_47meur")).figure("readings").form(Bars)
    )
    assert unknown
    assert {group.line for group in unknown.groups} == {None}


def test_a_claim_that_is_not_known_is_a_sentence() -> None:
    for values in (
        {},
        {"claim_id": "nonsense"},
        {"claim_id": "projects_2023_board_63m", "as_of": "2015-01-01"},
    ):
        page = rig.run(rig.read(address("pastaende", **values)))
        assert page.figures == []
        assert "Påståendet finns inte här" in page.html


def test_the_claims_of_the_funding_page_lead_to_their_own_pages() -> None:
    page = rig.shown(address("finansiering"))
    assert "/pastaende?claim_id=s3_turnover_1bn" in page.html


@pytest.mark.parametrize("selection", ["", "as_of=2020-12-31&lang=en"])
def test_what_can_be_compared_stands_first_beside_the_sums(selection: str) -> None:
    figure = rig.shown(f"/finansiering?{selection}").figure("claims")
    verdicts = {row["claim_id"]: row["verdict"] for row in figure.rows}
    [listed] = [form for form in figure.forms if isinstance(form, Listing)]
    shown = [verdicts[item.href.split("claim_id=")[1].split("&")[0]] for item in listed.items]
    comparable = sum(verdict != "not_comparable" for verdict in verdicts.values())
    assert comparable > 0
    assert sum(verdict != "not_comparable" for verdict in shown) == min(comparable, len(shown))


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editions of the tiny facts, which have notes of every kind."""
    folder: Path = tmp_path_factory.mktemp("noted")
    build(write_facts(folder / "facts"), folder / "editions")
    return folder / "editions"


@pytest.fixture
def _tiny(noted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(noted))


@pytest.mark.usefixtures("_tiny")
@pytest.mark.parametrize(
    "where",
    [
        "/projektkort?project_id=two_areas",
        "/omrade?line_id=one_forest&tab=method",
        "/omrade?line_id=one_health&tab=method",
        "/sedan-sist?tab=method&as_of=2016-12-31&since=2016-01-01",
        "/finansiering",
    ],
)
def test_a_note_stands_in_each_of_its_places_as_it_is(where: str) -> None:
    page = rig.run(rig.read(where))
    assert HOSTILE in page.html
    assert palette.NOTE in page.html
    assert "<b>Fet</b>" not in page.html


@pytest.mark.usefixtures("_tiny")
def test_a_note_of_a_milestone_stands_at_it_on_the_axis_and_with_its_row() -> None:
    for where in ("/milstolpar?tab=list", "/rader?rows=milestones&milestone_id=silent"):
        assert "Tyst notering" in rig.run(rig.read(where)).html
    before = rig.run(rig.read("/milstolpar?tab=list&as_of=2018-03-30")).html
    assert "Tyst notering" not in before


@pytest.mark.usefixtures("_tiny")
def test_a_workbook_tells_the_notes_that_concern_its_rows() -> None:
    def about(question: str, where: str) -> str:
        view = rig.read(where)
        frame = queries.fetch(question, **view.values_for(question))
        book = openpyxl.load_workbook(io.BytesIO(downloads.as_file("xlsx", question, view, frame)))
        return "\n".join(f"{row[0].value}|{row[1].value}" for row in book["about"].iter_rows())

    of_money = about("funding/rows", "/rader?rows=funding")
    assert "<b>Fet</b> & O'Hara; =1+1" in of_money
    assert "Notering 2015|Gäller allt" in of_money
    assert "Tyst notering" not in of_money  # its milestone is of no project in these rows
    assert "Silent note" in about("milestones/rows", "/rader?rows=milestones&lang=en")
    assert "Gäller allt" not in about("sources/gaps", "/data-och-kallor")
