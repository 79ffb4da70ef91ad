"""The pages of organisations: every number opens into rows that sum to it, every name leads to its card, in both languages."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

import queries
from pages.ui.address.view import View
from pages.ui.forms.bars import Bars
from pages.ui.forms.circles import Circles
from pages.ui.rows import rowsets
from tests.pages import rig
from tests.pages.rig import Element, Page
from tests.pages.views import FRAME, REVIEW

FACTS = Path(__file__).parents[2] / "data" / "facts"
with (FACTS / "organisations.csv").open(encoding="utf-8", newline="") as _file:
    ORGANISATIONS = [row["org_id"] for row in csv.DictReader(_file)]
LISTS = [
    rig.address("organisationer", **values)
    for values in rig.pairwise(FRAME | {"text": [None, "karlstad"], "sort": [None, "name", "received"]})
]
CARDS = [
    rig.address("organisation", org_id=org_id, **values)
    for org_id, values in zip(
        ["kau", "region_varmland", "innlandet", "vinnova", "oecd", "embracer"] * 3,
        rig.pairwise(FRAME),
        strict=False,
    )
]
ALL = [*LISTS, *CARDS]
FIGURES = {
    "organisationer": ["tie_matrix", "concentration", "ties", "organisations_list", "funders"],
    "organisation": ["money", "milestones", "projects", "partners"],
}
MOST = 40  # links of a page that are opened
SOLAR = rig.address("organisationer", areas=("s1_photovoltaics",))


def links(page: Page, start: str) -> Iterator[Element]:
    """The links of a page whose address starts so."""
    for element in rig.elements(page.html):
        if element.name == "a" and element.attributes.get("href", "").startswith(start):
            yield element


def forms(here: View, value: float) -> set[str]:
    """The ways in which a page may write what rows add up to."""
    words = here.words
    if here["rows"] == "funding":
        return {words.money(value), words.exact_money(value)}
    return {words.number(value)}


def numbers_that_differ(page: Page) -> Iterator[str]:
    """The links of a page with a number that their rows do not add up to; of many some from all over."""
    every = list(links(page, "/rader"))
    for link in every[:: len(every) // MOST + 1]:
        pieces = [text.strip() for _, text in link.texts if text.strip()]
        href = link.attributes["href"]
        if pieces == [page.view.words("figure.open_rows")] or "milestone_id=" in href:
            continue
        sums = forms(rig.view_at(href), rig.sum_at(href))
        if not sums & set(pieces):
            yield f"{link.text!r} opens rows of {' or '.join(sorted(sums))}: {href}"


@pytest.mark.parametrize("address", ALL)
def test_every_number_opens_into_rows_that_add_up_to_it(address: str) -> None:
    assert list(numbers_that_differ(rig.whole(address))) == []


@pytest.mark.parametrize("address", ALL)
def test_the_figures_are_there_each_with_its_finding_source_and_files(address: str) -> None:
    page = rig.whole(address)
    assert [figure.key for figure in page.figures] == FIGURES[page.view.path]
    drawn = {block.key: block for block in page.blocks if "<figure" in block.html}
    assert set(drawn) == {figure.key for figure in page.figures}
    for figure in page.figures:
        block = drawn[figure.key]
        assert figure.title
        assert figure.source
        if figure.rows:
            assert "format=csv" in block.html
            assert f"/{figure.key}.xlsx" in block.html
            assert "<table" in block.html
        else:
            assert "fu-empty" in block.html


@pytest.mark.parametrize("address", ALL)
def test_open_the_rows_of_a_figure_adds_up_to_the_figure(address: str) -> None:
    page = rig.whole(address)
    whole = {
        "concentration": lambda rows: sum(row["value"] for row in rows if row["by"] == "funder"),
        "projects": lambda rows: len({row["project_id"] for row in rows}),
        "milestones": len,
    }
    for figure in page.figures:
        assert bool(figure.rows_url) == (figure.key in whole)
        if figure.rows_url and figure.rows:
            assert rig.sum_at(figure.rows_url) == pytest.approx(whole[figure.key](figure.rows))


@pytest.mark.parametrize("address", ALL)
def test_every_name_leads_to_a_card_in_the_same_selection(address: str) -> None:
    page = rig.whole(address)
    widest = page.view.words("common.widest")
    for link in (link for link in links(page, "/organisation?") if link.text != widest):
        there = rig.view_at(link.attributes["href"].partition("#")[0])
        assert there["org_id"] in ORGANISATIONS
        for name in ("lang", "as_of", "strategy", "areas", "scope"):
            assert there[name] == page.view[name]


@pytest.mark.parametrize("org_id", ORGANISATIONS)
def test_every_organisation_has_a_card_with_its_name(org_id: str) -> None:
    lang = "en" if len(org_id) % 2 else None  # each language for half of them
    page = rig.whole(rig.address("organisation", org_id=org_id, scope="all", lang=lang))
    [card] = queries.rows("organisations/card", org_id=org_id)
    [heading] = [element.text for element in rig.elements(page.html) if element.name == "h1"]
    assert heading == card["name"]
    assert len(page.figures) == 4


@pytest.mark.parametrize("org_id", ["", "ingen", "not_stated", "<b>kau</b>", "kau' or 1=1 --"])
def test_an_unknown_organisation_is_a_sentence(org_id: str) -> None:
    page = rig.run(View("organisation", {"org_id": org_id} if org_id else {}))
    assert page.figures == []
    assert page.view.words("body.none_text") in page.html
    assert "<b>kau" not in page.html


@pytest.mark.parametrize("address", LISTS)
def test_the_title_of_the_shares_says_what_its_rows_add_up_to(address: str) -> None:
    page = rig.whole(address)
    figure, words = page.figure("concentration"), page.view.words
    if not figure.rows:
        assert figure.title == words("title.concentration_none")
        return
    for side in ("funder", "coordinator"):
        top = [row for row in figure.rows if row["by"] == side and row["place"] and row["place"] <= 3]
        assert words.percent(sum(row["share_pct"] for row in top)) in figure.title
        assert words.number(len(top)) in figure.title
        for row in top:
            assert words.funder(str(row["name"])).replace("&", "&amp;") in page.html


@pytest.mark.parametrize("address", [*LISTS, SOLAR])
def test_the_strongest_pairs_have_bars_and_all_stand_in_the_table(address: str) -> None:
    page = rig.whole(address)
    figure, words = page.figure("ties"), page.view.words
    form = figure.form(Bars)
    if not figure.rows or form is None:
        assert figure.title == words("title.ties_none")
        return
    drawn = [int(bar.value) for bar in form.items]
    assert 0 < len(drawn) <= 16
    assert drawn == sorted((row["projects"] for row in figure.rows), reverse=True)[: len(drawn)]
    for bar in form.items:
        assert rig.sum_at(bar.href) == int(bar.value)
        ends = rig.view_at(bar.href)
        [row] = [
            r for r in figure.rows if (r["org_id"], r["with_org_id"]) == (ends["org_id"], ends["with_org_id"])
        ]
        assert bar.name == words("tie.pair", name=row["name"], other=row["with_name"])
    assert words.number(figure.rows[0]["ties"]) in figure.title


@pytest.mark.parametrize("address", [*LISTS, SOLAR])
def test_the_matrix_says_each_tie_twice_and_nothing_in_the_diagonal(address: str) -> None:
    page = rig.whole(address)
    figure, words = page.figure("tie_matrix"), page.view.words
    form = figure.form(Circles)
    if not figure.rows or form is None:
        assert figure.title == words("title.ties_none")
        return
    assert words.number(max(row["projects"] for row in figure.rows)) in figure.title
    shown = [[circle.value if circle else 0 for circle in line.circles] for line in form.lines]
    assert [line[n] for n, line in enumerate(shown)] == [0] * len(shown)
    assert shown == [list(column) for column in zip(*shown, strict=True)]
    assert sum(map(sum, shown)) == 2 * sum(row["projects"] for row in figure.rows)


def test_a_project_card_leads_to_its_partners_and_its_coordinator() -> None:
    page = rig.whole(rig.address("projektkort", project_id="lignocity_20"))
    partners = queries.fetch("projects/card_partners", project_id="lignocity_20")["org_id"]
    linked = [rig.view_at(link.attributes["href"])["org_id"] for link in links(page, "/organisation?")]
    assert set(partners) == set(linked)
    [coordinator] = queries.fetch("projects/card", project_id="lignocity_20")["coordinator_org_id"]
    assert linked.count(coordinator) == 2


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_opened_rows_say_whose_they_are(lang: str) -> None:
    asked = [
        (
            {"rows": "projects", "org_id": "kau", "with_org_id": "region_varmland"},
            ["Karlstads universitet", "Region Värmland"],
        ),
        (
            {"rows": "funding", "by": "total", "org_id": "kau", "body_as": "recipient"},
            ["Karlstads universitet"],
        ),
        ({"rows": "milestones", "org_id": "kau"}, ["Karlstads universitet"]),
    ]
    for values, names in asked:
        page = rig.whole(rig.address("rader", as_of=REVIEW, lang=None if lang == "sv" else lang, **values))
        [heading] = [block.html for block in page.blocks if block.key == "heading"]
        assert all(name in heading for name in names)
    page = rig.whole(rig.address("rader", rows="funding", by="total", org_id="not_stated"))
    assert page.view.words("opened.body.nobody") in page.html


def test_rows_of_an_organisation_can_be_asked_of_every_kind() -> None:
    for kind in ("funding", "projects", "milestones"):  # those that the page of an organisation opens
        names = {param.name for param in queries.header(rowsets.QUESTION[kind]).params}
        assert "org_id" in names, kind


def test_a_card_with_nothing_in_the_selection_leads_to_all_that_there_is_of_it() -> None:
    page = rig.whole(rig.address("organisation", org_id="kau", areas=("s2_games",), as_of=REVIEW))
    empty = page.figure("projects")
    assert not empty.rows
    [widest] = {
        link.attributes["href"] for link in links(page, "/organisation?") if link.text.startswith("Visa det")
    }
    assert rig.view_at(widest)["scope"] == "all"
    assert rig.whole(widest).figure("projects").rows
    bare = rig.whole(rig.address("organisation", org_id="embracer", scope="all"))
    assert not [link for link in links(bare, "/organisation?") if link.text.startswith("Visa det")]


def test_the_title_says_what_the_largest_funders_gave() -> None:
    page = rig.whole("/organisationer")
    largest = [row for row in page.figure("concentration").rows if row["by"] == "funder" and row["name"]]
    first = sorted(largest, key=lambda row: -row["value"])[:3]
    share = page.view.words.percent(sum(row["share_pct"] for row in first))
    [title] = [said for said in page.said if said.key == "organisations.title_funders"]
    assert title.values["share"] == share
    assert title.values["names"] == page.view.words.list(
        [page.view.words.funder(row["name"]) for row in first]
    )
