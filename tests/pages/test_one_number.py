"""One thing has one number: what two pages, the API, a paper or slides say of the same selection is the same."""

import datetime as dt
import html
import io
import re
from collections import Counter
from typing import Any

import pypdf
import pytest
from pptx import Presentation

import queries
from pages.ui.address import stories
from pages.ui.address.view import View
from pages.ui.base.counts import leading
from pages.ui.figure import slides
from pages.ui.figure.slides import Slide
from pages.ui.files import deck, paper, takealong
from pages.ui.forms.events import Events
from pages.ui.forms.keys import Keys
from pages.ui.rows import rowsets, sourcing
from pages.ui.rows.query import Row
from pages.ui.subjects.figures import milestone_lines
from tests.pages import rig
from tests.pages.rig import Page

SELECTIONS = [
    "",
    "as_of=2020-12-31",
    "as_of=2020-12-31&strategy=s3_2015",
    "strategy=s3_2022",
    "areas=s2_food",
    "areas=s1_forest_bioeconomy,s1_digital_welfare&scope=all&lang=en",
    "as_of=2018-06-30&scope=all",
    "as_of=2020-12-31&municipality=Karlstad",
]
OUTCOME = dict.fromkeys(("late", "on_time", "done_unplanned"), "done")
STATUSES = ("done", "overdue", "unreported", "upcoming", "cancelled")


def at(path: str, selection: str) -> Page:
    """The page of a selection."""
    return rig.shown(f"/{path}?{selection}" if selection else f"/{path}")


def answered(question: str, here: View, **more: Any) -> list[Row]:
    """What the API answers to the same selection."""
    return queries.rows(question, **here.values_for(question) | more)


def said(page: Page, key: str) -> dict[str, object]:
    """The values of the one text with this key that a page put together."""
    [*_, last] = [dict(each.values) for each in page.said if each.key == key]
    return last


def counts(values: dict[str, object], *names: str) -> list[int]:
    """Some values of a text, as numbers."""
    return [int(str(values[name])) for name in names]


def head_of(page: Page) -> str:
    """What the heading and the tiles of a page say."""
    return " ".join(
        text for piece in page.blocks if piece.key in ("heading", "tiles") for text in rig.texts(piece.html)
    )


@pytest.mark.parametrize("selection", SELECTIONS)
def test_what_was_granted_is_one_sum(selection: str) -> None:
    """Översikt, Finansiering and the API; without filters Områden as well. Nothing is 'inga belopp', never '0 kr'."""
    overview, funding = at("", selection), at("finansiering", selection)
    [total] = answered("funding/total", overview.view)
    [head] = answered("overview/headline", overview.view)
    money = overview.view.words.money(total["value"])
    assert head["granted_whole_sek"] == pytest.approx(total["value"], abs=0.01)
    if total["rows"]:
        assert money in head_of(overview)
        assert said(funding, "funding.title.granted")["money"] == money
    else:
        assert not re.search(r"(?<![\d\u00a0])0\u00a0(kr|SEK)", head_of(overview) + head_of(funding))
        assert overview.view.words("tile.no_money") in head_of(overview)
    if "municipality" not in selection:  # Områden takes no filters
        areas = answered("areas/compare", overview.view)
        if "," not in selection:
            assert sum(row["granted_sek"] for row in areas) == pytest.approx(total["value"], abs=0.01)


@pytest.mark.parametrize("selection", SELECTIONS)
def test_milestones_are_counted_once_everywhere(selection: str) -> None:
    """Översikt, Milstolpar, the verdict, the levels and the API; without filters the key of Områden as well."""
    overview, own = at("", selection), at("milstolpar", selection)
    [total] = answered("milestones/total", own.view)
    [verdict] = [row for row in answered("milestones/verdicts", own.view) if row["line_id"] == "all"]
    [head] = answered("overview/headline", overview.view)
    for name in ("due_done", "due", "done_unplanned"):
        assert verdict[name] == total[name] == head[f"milestones_{name.removeprefix('done_')}"]
    if total["due"]:
        title = "overview.title" if head["granted_whole_rows"] else "overview.title_no_money"
        assert counts(said(overview, title), "due_done", "due") == [total["due_done"], total["due"]]
        assert counts(said(own, "milestones.title"), "done", "due", "unreported") == [
            total["due_done"],
            total["due"],
            total["unreported"],
        ]
    for status in ("done", "overdue", "unreported", "upcoming"):
        assert head[f"milestones_{status}"] == total[status]
    outcomes = {row["milestone_id"]: row["outcome"] for row in own.figure("milestones_axis").rows}
    assert Counter(OUTCOME.get(outcome, outcome) for outcome in outcomes.values()) == {
        s: total[s] for s in STATUSES if total[s]
    }
    if "municipality" not in selection:
        areas = at("omraden", selection)
        [keys] = [form for form in areas.figure("areas_compared").forms if isinstance(form, Keys)]
        shown = {s: areas.view.words.number(total[s]) for s in STATUSES if total[s]}
        assert {key.value for key in keys.keys if key.value} == set(shown.values())


@pytest.mark.parametrize("selection", [s for s in SELECTIONS if "municipality" not in s])
def test_milestones_of_the_areas_together_are_counted_once(selection: str) -> None:
    """What Områden says of its areas is what the API answers for exactly these areas."""
    page = at("omraden", selection)
    real = [row["line_id"] for row in answered("areas/compare", page.view) if len(row["strategy_ids"])]
    [total] = answered("milestones/total", page.view, areas=real)
    assert counts(said(page, "areas.told"), "done", "unreported") == [total["done"], total["unreported"]]


@pytest.mark.parametrize("selection", SELECTIONS)
def test_projects_are_one_number(selection: str) -> None:
    """Översikt, Projekt, its map and years, and the API."""
    overview, own = at("", selection), at("projekt", selection)
    [total] = answered("projects/total", own.view)
    [head] = answered("overview/headline", overview.view)
    assert head["projects"] == total["projects"]
    assert sum(row["projects"] for row in own.figure("projects_per_year").rows) == total["projects"]
    if "municipality" not in selection:  # the map shows all, to choose by
        assert sum(row["projects"] for row in own.figure("by_municipality").rows) == total["projects"]


@pytest.mark.parametrize("selection", SELECTIONS)
def test_the_money_of_a_municipality_opens_into_the_rows_that_make_it(selection: str) -> None:
    page = at("projekt", selection)
    figure = page.figure("by_municipality")
    [money] = [column for column in figure.columns if column.key == "granted"]
    for row in figure.rows:
        if row["value_sek"]:
            href = money.cell(page.view, row).href
            assert rig.sum_at(href) == pytest.approx(row["value_sek"], abs=0.01), row["municipality"]
            assert rig.view_at(href)["municipality"] == row["municipality"]
    if "municipality" not in selection and "areas" not in selection:
        [total] = answered("funding/total", page.view)
        of_strategy = sum(
            row["value"]
            for row in answered("funding/rows", page.view, by="total")
            if row["project_id"] is None
        )
        placed = sum(row["value_sek"] or 0 for row in figure.rows if row["value_sek"] == row["value_sek"])
        assert placed + of_strategy == pytest.approx(total["value"], abs=0.01)


def test_karlstad_has_the_money_that_was_decided_under_the_strategy() -> None:
    rows = queries.fetch("projects/by_municipality", as_of=dt.date(2020, 12, 31), strategy="s3_2015")
    assert rows.set_index("municipality")["value_sek"]["Karlstad"] == pytest.approx(60_500_000, abs=50_000)


@pytest.mark.parametrize("selection", SELECTIONS)
def test_what_is_left_out_is_told_by_reason_with_one_number_each(selection: str) -> None:
    """The sentence of Finansiering and of the notes of slides, the table of it and the rows that open."""
    page = at("finansiering", selection)
    listed = answered("funding/left_out", page.view)
    reasons = [row["reason"] for row in listed]
    sentence = sourcing.left_out_by_reason(page.view)
    told = {
        str(each.values["reason"]): int(re.sub(r"\D", "", str(each.values["n"])))
        for each in page.said
        if each.key == "left_out.reason"
    }
    assert told == {page.view.words(f"reason.{code}"): reasons.count(code) for code in reasons}
    assert sentence in " ".join(rig.texts(next(b.html for b in page.blocks if b.key == "heading")))
    [total] = answered("funding/total", page.view)
    assert sum(told.values()) == total["left_out_rows"]


@pytest.mark.parametrize("selection", ["", "as_of=2020-12-31"])
def test_a_claim_has_one_sum_on_the_list_and_on_its_own_page(selection: str) -> None:
    """The sum beside a claim is that of its first reading; where there are no rows both say so in words."""
    page = at("pastaenden", selection)
    for claim in answered("funding/claims", page.view):
        readings = answered("claims/readings", page.view, claim_id=claim["claim_id"])
        own = [
            row["value"]
            for row in readings
            if (row["measure"], row["scope"], row["location"]) == (claim["compared_measure"], "all", "whole")
            and row["period"] != "review"
        ]
        if not own:
            continue
        assert own == [pytest.approx(claim["rows_sek"])], claim["claim_id"]
        card = at("pastaende", f"{selection}&claim_id={claim['claim_id']}")
        assert not re.search(r"(ger|give) 0\u00a0(kr|SEK)", head_of(card))
        bars = [
            bar
            for form in card.figure("readings").forms
            for group in getattr(form, "groups", ())
            for bar in group.bars
        ]
        assert not any(bar.value.startswith("0\u00a0") for bar in bars)


def test_a_title_names_all_that_are_tied() -> None:
    """Three years with as many projects: none of them alone has most."""
    page = rig.shown("/projekt?strategy=s3_2022")
    years: dict[int, int] = {}
    for row in page.figure("projects_per_year").rows:
        if row["year"] is not None:
            years[row["year"]] = years.get(row["year"], 0) + row["projects"]
    most = [year for year, n in years.items() if n == max(years.values())]
    assert len(most) > 1
    assert all(str(year) in page.figure("projects_per_year").title for year in most)
    assert leading({"a": 1, "b": 2, "c": 2}) == ["b", "c"]
    assert leading({}) == []


def test_the_story_of_today_is_the_selection_that_the_overview_opens_with() -> None:
    """A slide without values of its own shows the very page."""
    today = rig.view_at("/")
    for slide in stories.STORIES["idag"]:
        here = rig.view_at(slide.address)
        assert [here[name] for name in ("strategy", "scope", "areas")] == [
            today[name] for name in ("strategy", "scope", "areas")
        ]
        assert here.as_of == today.as_of


def test_one_milestone_opens_whatever_scope_is_chosen() -> None:
    here = rig.view_at("/milstolpar?as_of=2020-12-31")
    for row in answered("milestones/timeline", here, scope="all"):
        assert rig.sum_at(rowsets.url(here, "milestones", milestone_id=row["milestone_id"])) == 1


@pytest.mark.parametrize("selection", ["", "as_of=2020-12-31", "areas=s2_food"])
def test_each_number_of_a_verdict_opens_into_as_many_rows(selection: str) -> None:
    page = at("milstolpar", selection)
    figure = page.figure("milestones_by_area")
    names = {"planned", "due", *milestone_lines.COUNTS}
    counted = [column for column in figure.columns if column.key in names]
    assert len(counted) == len(names)
    for row in figure.rows:
        for column in counted:
            cell = column.cell(page.view, row)
            if row[column.key]:
                assert rig.sum_at(cell.href) == row[column.key], (row["line_id"], column.key)
    [told] = [form for form in figure.forms if isinstance(form, Events)]
    for rule in answered("milestones/verdict_rules", page.view):
        assert any(rule[f"rule_{page.view.lang}"] in line for line in told.titles)


OUTPUTS = [
    ("", "area_years"),
    ("milstolpar", "milestones_by_area"),
    ("projekt", "by_municipality"),
    ("omraden", "areas_compared"),
]


@pytest.mark.parametrize("selection", ["as_of=2020-12-31&strategy=s3_2015", "lang=en"])
def test_paper_slides_and_the_file_to_take_along_say_what_the_page_says(selection: str) -> None:
    """The finding of a figure holds its numbers: it is the same sentence on each of them."""
    words = at("", selection).view.words
    wanted = [Slide(f"/{path}?{selection}", key) for path, key in OUTPUTS]
    shown = slides.shown(wanted)
    made = Presentation(io.BytesIO(deck.make(shown, words=words, base_url="https://host")))
    outputs = {
        "deck": " ".join(
            s.text_frame.text for slide in made.slides for s in slide.shapes if s.has_text_frame
        ),
        "file": html.unescape(takealong.make(shown, words, "https://host", lambda *_: None).decode()),
        "paper": " ".join(
            sheet.extract_text()
            for sheet in pypdf.PdfReader(io.BytesIO(paper.make(shown, words, "https://host", ""))).pages
        ),
    }
    for path, key in OUTPUTS:
        title = at(path, selection).figure(key).title
        for name, told in outputs.items():
            assert re.sub(r"\W", "", title) in re.sub(r"\W", "", told), (name, key)
