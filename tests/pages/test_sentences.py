"""Every number in a sentence, a title or a note equals a number in the rows that it was made from, in both languages.

What stands in for 'the rows that it was made from': for the heading all answers that the page had by then, for a figure
its own rows and the answers of one row (totals). Their sums by a text or a year count as theirs: a title may add up.
"""

import re
from collections.abc import Iterable, Iterator

import pytest

from pages.ui.base.words import Count, Words
from pages.ui.figure import filters
from pages.ui.figure.figure import Figure
from pages.ui.forms.area_years import AreaYears
from pages.ui.forms.bars import Bars
from pages.ui.forms.beside import YearsBeside
from pages.ui.rows.query import Row
from tests.pages import rig
from tests.pages.numbers import left_over, numbers_of, shares_of, told, written
from tests.pages.rig import Page, Said
from tests.pages.views import ALL

# Said of the dashboard itself, not of rows: how many questions a minute the open door answers.
OF_THE_DOOR = {"/api/v1/openapi.json", "300 frågor", "300 questions"}


def explained(page: Page, answers: Iterable[list[Row]]) -> tuple[set[str], set[str]]:
    """The texts with digits, and the numbers, that answers explain, as the page writes them."""
    words, view = page.view.words, page.view
    numbers, texts = {0.0}, {words.date(view.as_of), words.date(view.since), str(view.as_of.year)}
    for rows in answers:
        numbers |= numbers_of(rows)
        texts |= told(words, rows)
        dated = [row for row in rows if row.get("year") is not None]
        for part in (rows, dated, *areas_and_rest(rows)):
            numbers |= numbers_of(part) | (shares_of(part) if part else set())
    texts |= {chip["text"] for chip in filters.chips(view)}  # under a figure: what it is of
    if view["price_year"]:
        texts.add(str(view["price_year"]))
    return texts, written(words, numbers, {"SEK", view["currency"]})


def areas_and_rest(rows: list[Row]) -> Iterator[list[Row]]:
    """The rows of the areas and those of what belongs to none."""
    if rows and {"strategy_ids", "overdue"} <= set(rows[0]):
        yield [row for row in rows if row["strategy_ids"]]
        yield [row for row in rows if not row["strategy_ids"]]


def unexplained(page: Page, sayings: Iterable[str], answers: Iterable[list[Row]]) -> list[str]:
    """The sayings with a number that no row has."""
    texts, numbers = explained(page, answers)
    return [saying for saying in sayings if re.search(r"\d", left_over(saying, texts | OF_THE_DOOR, numbers))]


def of_a_figure(figure: Figure) -> Iterator[str]:
    """What a figure says in words."""
    yield from (figure.title, figure.subtitle, *figure.notes, figure.empty)


def largest(rows: list[Row]) -> Iterator[Row]:
    """The three largest funders of `organisations/concentration`, of which a title says how much they give together."""
    yield from (row for row in rows if row.get("by") == "funder" and (row.get("place") or 4) <= 3)


def rows_of(page: Page, figure: Figure) -> list[list[Row]]:
    """The rows that a figure may speak of; how many its chart draws and has no room for is too."""
    chart = figure.chart()
    beside = [len(form.panels) for form in figure.forms if isinstance(form, YearsBeside)]
    beside += [len(form.lines) for form in figure.forms if isinstance(form, AreaYears)]
    beside += [form.length() for form in figure.forms if isinstance(form, Bars)]
    drawn = len(chart["data"]) if chart else sum(beside)
    hidden = len({row.get("group_key") for row in figure.rows}) - drawn
    totals = [list(answer.rows) for answer in page.answers if len(answer.rows) == 1]
    groups = [list(a.rows) for a in page.answers if a.question == "funding/by_group"]
    largest = [row for row in figure.rows if (row.get("place") or 4) <= 3]  # the three largest of each side
    return [list(figure.rows), largest, *totals, *groups, [{"hidden": hidden, "drawn": drawn}]]


@pytest.mark.parametrize("address", ALL)
def test_every_number_of_the_heading_is_in_its_rows(address: str) -> None:
    page = rig.shown(address)
    [heading] = [piece for piece in page.blocks if piece.key == "heading"]
    answers = [list(answer.rows) for answer in page.answers if answer.after == 0]
    answers += [list(largest(rows)) for rows in answers]
    assert unexplained(page, rig.texts(heading.html), answers) == []


@pytest.mark.parametrize("address", ALL)
def test_every_number_of_a_tile_is_in_its_rows(address: str) -> None:
    page = rig.shown(address)
    place = next((n for n, piece in enumerate(page.blocks) if piece.key == "tiles"), 0)
    html = page.blocks[place].html if place else ""
    answers = [list(answer.rows) for answer in page.answers if answer.after <= place]
    assert unexplained(page, rig.texts(html) if html else [], answers) == []


@pytest.mark.parametrize("address", ALL)
def test_every_number_a_figure_says_is_in_its_rows(address: str) -> None:
    page = rig.shown(address)
    wrong = [
        f"{figure.key}: {saying}"
        for figure in page.figures
        for saying in unexplained(page, of_a_figure(figure), rows_of(page, figure))
    ]
    assert wrong == []


@pytest.mark.parametrize("address", ALL)
def test_every_number_of_a_source_line_is_in_its_rows(address: str) -> None:
    """Dates of the sources, and how many publishers are not named."""
    page = rig.shown(address)
    asked = [
        list(a.rows)
        for a in page.answers
        if a.question.endswith(("/sources", "_sources")) or len(a.rows) == 1
    ]
    more = [
        {"n": len({row["publisher"] for row in rows}) - 3}
        for rows in asked
        if rows and "publisher" in rows[0]
    ]
    lines = {figure.source for figure in page.figures}
    assert unexplained(page, lines, [*asked, more]) == []


# ---- each named value of a sentence is the number of that name ----

# Where a value is called otherwise than the column of the one row that the sentence is made from.
CALLED = {
    ("projects.title", "n"): "projects",
    ("projects.title_unknown", "n"): "projects",
    ("projects.title_unknown", "unknown"): "not_stated",
    ("milestones.title", "done"): "due_done",
    ("milestones.unplanned", "n"): "done_unplanned",
    ("overview.title", "money"): "granted_whole_sek",
    ("overview.title_money", "money"): "granted_whole_sek",
    ("overview.title_no_money", "money"): "granted_whole_sek",
    ("projects.title_no_ongoing", "n"): "projects",
    ("projects.in_state.ongoing", "n"): "ongoing",
    ("projects.in_state.planned", "n"): "planned",
    ("projects.in_state.ended", "n"): "ended",
    ("projects.in_state.not_stated", "n"): "not_stated",
    ("funding.title.granted", "money"): "value",
    ("funding.title.cofinancing", "money"): "value",
    ("funding.title.total_budget", "money"): "value",
    ("note.overlap", "money"): "overlap",
    ("changes.part.whole_sek", "money"): "whole_sek",
}
OF_ONE_ROW = ("overview.", "funding.", "projects.", "milestones.", "changes.")


def misnamed(page: Page) -> list[str]:
    """The values put into the sentences of a heading that are not what they are called."""
    of_one = {a.question: a.rows[0] for a in reversed(page.answers) if a.after == 0 and len(a.rows) == 1}
    first = next(reversed(of_one.values()), {})
    wrong = []
    for said in page.said:
        if said.after == 0 and said.key.startswith((*OF_ONE_ROW, "note.overlap")):
            row = first
            wrong += [f"{said.key}: {name} is {value}" for name, value in _strange(page, said, row)]
    return wrong


def _strange(page: Page, said: Said, row: Row) -> Iterator[tuple[str, object]]:
    words, currency = Words(page.view.lang), page.view["currency"]
    for name, value in said.values.items():
        column = CALLED.get((said.key, name), name)
        column = column if column in row else f"{said.key.split('.')[0]}_{column}"
        column = column if column in row else f"milestones_{name}"
        if isinstance(value, Count):
            if column not in row or int(value) != row[column]:
                yield name, int(value)
        elif (said.key, name) in CALLED and value not in (
            words.money(row[column], currency),
            words.money(row[column]),
        ):
            yield name, value


@pytest.mark.parametrize(
    "address", [a for a in ALL if a.split("?")[0] in ("/", "/finansiering", "/projekt", "/milstolpar")]
)
def test_every_value_of_a_sentence_is_what_it_is_called(address: str) -> None:
    page = rig.shown(address)
    assert misnamed(page) == []
    assert any(said.after == 0 and said.key.startswith(OF_ONE_ROW) for said in page.said)


# ---- a figure says the selection that it is of ----


def test_a_figure_names_the_strategy_the_areas_and_the_filters_that_it_is_asked_under() -> None:
    page = rig.shown("/?strategy=s3_2015&areas=s1_forest_bioeconomy&funder=Vinnova&as_of=2020-12-31")
    for figure in page.figures:
        assert "Strategin 2015–2022 · Skoglig bioekonomi" in figure.subtitle, figure.key
        assert figure.subtitle.endswith("Finansiär: Vinnova"), figure.key
    page = rig.shown(
        "/sedan-sist?tab=list&strategy=s3_2022&funder=Vinnova&since=2022-03-08"
    )  # takes no filters, and says so
    for figure in map(page.figure, ("changes_money", "changes_projects", "changes_milestones")):
        assert figure.subtitle.endswith("Strategin 2022–2028")
    sources = rig.shown("/data-och-kallor?strategy=s3_2022").figure("registers")
    assert "Strategin" not in sources.subtitle  # of the data, whatever the strategy
    everything = rig.shown("/")
    assert all("Strategin 2" not in figure.subtitle for figure in everything.figures)


def test_of_many_areas_a_figure_tells_the_number() -> None:
    lines = "s1_forest_bioeconomy,s1_digital_welfare,s1_photovoltaics,s1_value_creating_services"
    [figure, *_] = rig.shown(f"/?areas={lines}").figures
    assert figure.subtitle.endswith("4 områden valda")


# ---- the reading itself ----


@pytest.mark.parametrize(
    ("lang", "text", "left"),
    [
        ("sv", "412\u00a0mnkr i 27\u00a0projekt", "· i ·\u00a0projekt"),
        ("sv", "41\u00a0% av 1\u00a0234", "· av ·"),
        ("sv", "413\u00a0mnkr", "413\u00a0mnkr"),
        ("sv", "12\u00a0341\u00a0234", "12\u00a0341\u00a0234"),
        ("sv", "27,5 och 127", "27,5 och 127"),
        ("sv", "27, 2016–2020.", "·, ·–2020."),
        ("en", "SEK\u00a0412\u00a0million in 27 projects, 41% of 1,234", "· in · projects, · of ·"),
        ("en", "1,2345 and 27.1 and 412%", "1,2345 and 27.1 and ·"),
        ("en", "Region 27 says 5", "· says 5"),
    ],
)
def test_numbers_are_found_in_a_text(lang: str, text: str, left: str) -> None:
    words = Words(lang)
    numbers = written(words, {412e6, 412, 27, 41, 1234, 2016}, {"SEK"})
    assert left_over(text, ["Region 27"], numbers) == left


def test_numbers_of_rows_are_their_cells_counts_and_sums() -> None:
    rows: list[Row] = [
        {"key": "a", "n": 3, "year": 2016, "is_late": True},
        {"key": "a", "n": 40, "year": 2017, "is_late": False},
        {"key": "b", "n": 500, "year": 2017, "is_late": False},
    ]
    numbers = numbers_of(rows)
    assert {3, 40, 500, 2016, 2017, 543, 43, 540, 2} <= numbers
    assert not {503, 1, 0} - {1} & numbers
    assert 100 * 43 / 543 in shares_of(rows)
    assert numbers_of([]) == {0.0}
