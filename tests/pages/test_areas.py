"""The pages of the areas: every number opens rows that add up to it, and both sides of the succession say the same."""

import re
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import queries
from data.build import build
from pages.ui.address import parameters
from pages.ui.address.view import View
from pages.ui.forms.events import Events
from pages.ui.forms.scale import scale
from pages.ui.rows import rowsets
from tests.pages import rig
from tests.pages.rig import Page, address, pairwise
from tests.pages.views import EARLY, FRAME, ONE_AREA, REVIEW, TWO_AREAS

FACTS = Path(__file__).parents[2] / "data" / "facts"
NEAR = 0.005
LINES = (
    *("s1_forest_bioeconomy", "s1_digital_welfare", "s1_nature_culture_place", "s1_photovoltaics"),
    *("s1_value_creating_services", "s2_food", "s2_games", "whole_strategy", "outside_areas"),
)
FIVE = ("s1_forest_bioeconomy", "s1_digital_welfare", "s1_photovoltaics", "s2_food", "s2_games")
OWN: dict[str, list[Any]] = {"unit": [None, "share", "inhabitant"], "flow": [None, "projects"]}
COMPARED = [
    address("omraden", **values)
    for values in pairwise(FRAME | {"areas": [None, ONE_AREA, TWO_AREAS, FIVE]} | OWN)
]
CARDS = [
    *(address("omrade", line_id=line) for line in LINES),
    *(address("omrade", line_id=line, as_of=REVIEW, lang="en") for line in LINES[::2]),
    *(
        address("omrade", line_id=line, scope="all", areas=TWO_AREAS, strategy="s3_2015")
        for line in LINES[::3]
    ),
    address("omrade", line_id=LINES[1], as_of=EARLY, lang="en", scope="all"),
]
ALL = [address("omraden"), *COMPARED, *CARDS]
WHOLE = [address("omraden"), address("omrade", line_id=LINES[1]), address("omrade", line_id=LINES[4])]


def forms(here: View, value: float) -> set[str]:
    """The ways in which a page may write what rows add up to."""
    words = here.words
    if here["rows"] in rowsets.OF_MONEY:
        return {words.money(value), words.exact_money(value)}
    return {words.number(value, decimals) for decimals in (0, 1, 2)}


def wrong_numbers(page: Page) -> Iterator[str]:
    """The links of a page with a number on them that their rows do not add up to; of most pages every fifth link."""
    step = 1 if page.address in WHOLE else 5
    for href, pieces in rig.opening(page)[zlib.crc32(page.address.encode()) % step :: step]:
        value = rig.sum_at(href)
        if not forms(rig.view_at(href), value) & set(pieces):
            yield f"{pieces} opens rows of {value}: {href}"


@pytest.mark.parametrize("where", ALL)
def test_every_number_opens_rows_that_add_up_to_it(where: str) -> None:
    assert list(wrong_numbers(rig.whole(where))) == []


@pytest.mark.parametrize("where", [where for where in COMPARED if "unit=" not in where])
def test_every_bar_side_by_side_opens_rows_that_add_up_to_it(where: str) -> None:
    for piece in rig.whole(where).blocks:
        for chart in piece.charts.values():
            for trace in chart["data"]:
                for href, height in zip(trace["customdata"], trace["y"], strict=True):
                    assert abs(rig.sum_at(href) - height) < NEAR, href


@pytest.mark.parametrize("unit", ["share", "inhabitant"])
def test_bars_in_other_units_are_those_of_the_rows(unit: str) -> None:
    page = rig.whole(address("omraden", unit=unit))
    column = {"share": "share_pct", "inhabitant": "per_inhabitant_sek"}[unit]
    figure = page.figure("areas_side_by_side")
    expected = sorted(row[column] for row in figure.rows if row["year"] is not None)
    chart = figure.chart()
    assert chart
    drawn = sorted(height for trace in chart["data"] for height in trace["y"])
    assert drawn == pytest.approx(expected)


def test_panels_share_one_scale_wide_and_narrow() -> None:
    figure = rig.whole(address("omraden", areas=TWO_AREAS)).figure("areas_side_by_side")
    chart = figure.chart()
    assert chart
    for layout in (chart["layout"], chart["narrow"]):
        assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]
        assert layout["xaxis"]["range"] == layout["xaxis2"]["range"]
    wide, narrow = chart["layout"], chart["narrow"]
    assert wide["xaxis"]["domain"][1] < wide["xaxis2"]["domain"][0]  # beside each other
    assert narrow["yaxis2"]["domain"][1] < narrow["yaxis"]["domain"][0]  # below each other


@pytest.mark.parametrize(
    ("top", "ticks"), [(0, [0, 1]), (10.9, [0, 5, 10, 15]), (100, [0, 50, 100]), (0.7, [0, 0.25, 0.5, 0.75])]
)
def test_a_scale_is_round_and_reaches_the_top(top: float, ticks: list[float]) -> None:
    assert scale(top) == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("areas", "drawn", "note"),
    [
        (None, 4, "areas.note_largest"),
        (ONE_AREA, 1, "areas.note_one"),
        (TWO_AREAS, 2, ""),
        (FIVE, 4, "areas.note_most"),
    ],
)
def test_two_to_four_areas_stand_side_by_side(areas: tuple[str, ...] | None, drawn: int, note: str) -> None:
    page = rig.whole(address("omraden", areas=areas))
    figure = page.figure("areas_side_by_side")
    chart = figure.chart()
    assert chart
    assert len(chart["data"]) == drawn
    notes = {
        page.view.words(key, n=page.view.words.count(4))
        for key in ("areas.note_largest", "areas.note_one", "areas.note_most")
    }
    assert notes & set(figure.notes) == (
        {page.view.words(note, n=page.view.words.count(4))} if note else set()
    )


OF_A_FIGURE = {
    "areas_compared": lambda rows: sum(row["granted_sek"] for row in rows),
    "areas_side_by_side": lambda rows: sum(row["value"] for row in rows if row["year"] is not None),
    "projects": lambda rows: rows[0]["matches"],
    "milestones": len,
    "actors": len,
    "indicators": len,
}


# Figures whose table holds all of the rows that make them: each names its source, or leads to its own card.
OWN_ROWS = ("axis", "notes_list", "area_roles", "initiatives")


@pytest.mark.parametrize("where", ALL)
def test_every_figure_opens_the_rows_that_make_it(where: str) -> None:
    for figure in rig.whole(where).figures:
        if not figure.rows or not figure.rows_url:
            assert figure.key in OWN_ROWS or not figure.rows
            continue
        if figure.key == "succession":
            column = "projects" if "flow=projects" in where else "granted_sek"
            whole = sum(row[column] for row in figure.rows)
        else:
            whole = OF_A_FIGURE[figure.key](figure.rows)
        assert abs(rig.sum_at(figure.rows_url) - whole) < NEAR, figure.key


@pytest.mark.parametrize("where", ALL)
def test_both_sides_of_the_succession_say_the_same_sums(where: str) -> None:
    for piece in rig.whole(where).blocks:
        if piece.key == "succession":
            totals = [
                e.text for e in rig.elements(piece.html) if e.attributes.get("class") == "fu-flow-total"
            ]
            assert len(totals) in (0, 2)
            assert len(set(totals)) <= 1


def test_every_area_that_is_named_leads_to_its_own_page() -> None:
    page = rig.whole(address("omraden"))
    for key, columns in (("areas_compared", ["line_id"]), ("succession", ["from_line_id", "to_line_id"])):
        [html] = [piece.html for piece in page.blocks if piece.key == key]
        led = {
            e.attributes["href"]
            for e in rig.elements(html)
            if e.attributes.get("href", "").startswith("/omrade?")
        }
        named = {row[column] for row in page.figure(key).rows for column in columns} - {None}
        assert led == {page.view.url("omrade", line_id=line) for line in named}
    [html] = [piece.html for piece in page.blocks if piece.key == "areas_side_by_side"]
    drawn = {row["line_id"] for row in page.figure("areas_side_by_side").rows}
    assert all(page.view.url("omrade", line_id=line) in html for line in drawn)


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("line", ["no such area", None])
def test_an_unknown_area_is_a_sentence_and_the_areas_there_are(lang: str, line: str | None) -> None:
    page = rig.whole(address("omrade", line_id=line, lang=lang))
    key = "area.unknown" if line else "area.none"
    assert page.view.words(key) in page.html
    assert page.view.words(f"{key}_text") in page.html
    assert page.figures == []
    assert page.html.count("/omrade?") >= len(LINES)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_change_of_strategy_is_marked_from_its_day_on(lang: str) -> None:
    for path, values in (("omrade", {"line_id": LINES[0]}), ("omraden", {})):
        before = rig.whole(address(path, lang=lang, as_of=REVIEW, **values))
        after = rig.whole(address(path, lang=lang, **values))
        note = after.view.words("areas.note_change", mark="").split("{")[0].strip()[:20]
        assert note not in before.html
        assert note in after.html
        assert "fu-lane-change" not in before.html
        assert ("fu-lane-change" in after.html) == (path == "omrade")
    charts = [chart for piece in after.blocks for chart in piece.charts.values()]
    marked = [
        shape
        for chart in charts
        for shape in chart["layout"]["shapes"]
        if shape["line"].get("dash") == "dash"
    ]
    assert len(marked) == 4  # one in each panel
    assert {round(shape["x0"], 2) for shape in marked} == {2021.68}


def test_names_and_succession_of_an_area_are_told_with_who_says_so() -> None:
    page = rig.whole(address("omrade", line_id="s1_digital_welfare"))
    for said in (
        *("Digitalisering av välfärdstjänster", "Digital hälsoinnovation", "digital välfärd", "e-hälsa"),
        *(
            "vår bedömning: samma aktörer och initiativ under ett nytt namn",
            "8 mars 2022".replace(" ", "\u00a0"),
        ),
    ):
        assert said in page.html
    assert (
        page.view.words("area.ended")
        in rig.whole(address("omrade", line_id="s1_value_creating_services")).html
    )
    assert page.view.words("area.new") in rig.whole(address("omrade", line_id="s2_games")).html


@pytest.mark.parametrize("where", ALL)
def test_no_cell_shows_a_missing_value_of_the_program(where: str) -> None:
    for text in rig.texts(rig.whole(where).html):
        assert not {"None", "nan", "NaT", "True", "False"} & set(text.replace(",", " ").split()), text


@pytest.fixture
def _no_population(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition of the real facts without the one figure of the population."""
    facts = tmp_path / "facts"
    shutil.copytree(FACTS, facts)
    file = facts / "indicator_values.csv"
    kept = [
        line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("population,")
    ]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    build(facts, tmp_path / "editions")
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(tmp_path / "editions"))


@pytest.mark.usefixtures("_no_population")
def test_without_a_population_a_sentence_says_what_is_missing_and_no_choice_is_offered() -> None:
    page = rig.run(View("omraden", {}))
    assert page.view.words("areas.no_population") in page.html
    assert page.view.words("choice.unit.inhabitant") not in page.html
    assert page.view.words("choice.unit.share") in page.html


def test_the_kinds_of_rows_are_those_that_an_address_may_name() -> None:
    read = parameters.all_parameters()["rows"].read
    assert [read(kind) for kind in rowsets.QUESTION] == list(rowsets.QUESTION)


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("line", LINES[:-1])
def test_an_area_is_titled_by_its_verdict_and_how_many_of_its_due_milestones_are_reached(
    line: str, lang: str
) -> None:
    """The number that a hurried reader keeps is the fair one: of those that have fallen due, not all that were ever reached."""
    page = rig.shown(address("omrade", line_id=line, lang=lang))
    [standing] = [
        row for row in queries.rows("milestones/verdicts", as_of=page.view.as_of) if row["line_id"] == line
    ]
    [title, *_] = rig.texts(next(piece.html for piece in page.blocks if piece.key == "heading"))
    assert page.view.words(f"verdict_of.{standing['verdict']}") in title
    told = re.search(r"(\d+) (?:av|of) (\d+)", title)
    assert (told is not None) == (standing["due"] > 0)
    assert told is None or told.groups() == (str(standing["due_done"]), str(standing["due"]))


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/?", "area_years"),
        ("/milstolpar?", "milestones_by_area"),
        ("/omraden?", "areas_compared"),
        ("/omrade?line_id=s1_forest_bioeconomy&", "axis"),
    ],
)
def test_the_rule_stands_whole_where_a_verdict_does(path: str, key: str, lang: str) -> None:
    page = rig.shown(f"{path}lang={lang}")
    told = " ".join(
        line for form in page.figure(key).forms if isinstance(form, Events) for line in form.titles
    )
    rules = queries.rows("milestones/verdict_rules")
    assert [rule["verdict"] for rule in rules if rule[f"rule_{lang}"] not in told] == []
