"""What a figure fixes for its question holds in its unit, its files and the addresses of its rows, whatever the address says."""

from urllib.parse import parse_qsl, urlsplit

import pytest

import queries
from pages.ui.address.view import View, takes
from pages.ui.figure.figure import Figure
from pages.ui.rows import query, rowsets
from tests.pages import rig
from tests.pages.rig import Page

# A value of each parameter that some question takes and another ignores; each differs from every default.
ODD = {
    "measure": "total_budget",
    "location": "part",
    "area_mode": "main",
    "time_mode": "spread",
    "currency": "EUR",
    "by": "funder",
    "status": "late",
    "level": "project",
    "period": "onward",
    "state": "ended",
    "municipality": "Karlstad",
    "year_from": 2016,
    "text": "skog",
    "sort": "title",
}
PAGES = [
    ("", {}),
    ("finansiering", {}),
    ("projekt", {"tab": "picture"}),
    ("projekt", {"tab": "list"}),
    ("milstolpar", {"tab": "picture"}),
    ("milstolpar", {"tab": "list"}),
    ("milstolpar", {"tab": "method"}),
    ("omraden", {}),
    ("omraden", {"areas": ("s1_digital_welfare",)}),
    ("omrade", {"line_id": "s1_digital_welfare"}),
    ("organisationer", {}),
    ("indikatorer", {"tab": "picture"}),
    ("indikatorer", {"tab": "list"}),
    ("styrkeomraden", {"tab": "picture"}),
    ("sedan-sist", {}),
]


@pytest.fixture(params=PAGES, ids=lambda page: "-".join([page[0], *map(str, page[1].values())]))
def page(request: pytest.FixtureRequest) -> Page:
    """A page whose address carries a value for all that its questions could take, and more."""
    path, values = request.param
    section = View(path, {}).section
    odd = {n: v for n, v in ODD.items() if v in (queries.choices(section, n) or (v,))}
    return rig.shown(rig.address(path, **odd, **values))


def as_set(value: object) -> object:
    """A list of areas is the same in any order."""
    return frozenset(value) if isinstance(value, tuple) else value


def test_rows_carry_nothing_that_the_question_of_their_figure_does_not_take(page: Page) -> None:
    wrong = []
    for figure in page.figures:
        pairs = dict(parse_qsl(urlsplit(figure.rows_url).query))
        ignored = takes(rowsets.QUESTION[pairs["rows"]]) - takes(figure.question) if pairs else ()
        wrong += [
            f"{figure.key} opens its rows with {name}={pairs[name]}, which {figure.question} does not take"
            for name in ignored
            if name in pairs and pairs[name] == str(page.view.values.get(name))
        ]
    assert wrong == []


def test_rows_are_asked_as_their_figure_is(page: Page) -> None:
    wrong = []
    for figure in page.figures:
        if not figure.rows_url or figure.view is None:
            continue
        there = rig.read(figure.rows_url)
        both = takes(rowsets.QUESTION[there["rows"]]) & takes(figure.question) - {"by"}
        wrong += [
            f"{figure.key} is of {name}={figure.view[name]}, and opens rows of {there[name]}"
            for name in both
            if as_set(there[name]) != as_set(figure.view[name])
        ]
    assert wrong == []


def test_units_name_the_measure_and_the_place_that_were_asked(page: Page) -> None:
    for figure in page.figures:
        if figure.key == "left_out":
            continue  # each of its rows names the measure, and what it counts has no place among the sums
        if figure.rows_url and {"measure", "location"} <= takes(figure.question) and figure.view:
            words, asked = page.view.words, figure.view
            said = f"{words('measure.' + asked['measure'])} {words('location.' + asked['location'])}"
            assert said in figure.subtitle, figure.key


def test_files_hold_what_the_page_asked(page: Page) -> None:
    asked: dict[str, list[object]] = {answer.question: [] for answer in page.answers}
    for answer in page.answers:
        asked[answer.question].append(answer.rows)
    for figure in page.figures:
        if figure.question in asked and figure.view is not None:
            is_asked = query.rows(figure.question, figure.view) in asked[figure.question]
            assert is_asked, (
                f"{figure.key} is shown under another view than the one that its rows were asked under"
            )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("funding/per_year", "shown under a view of funding/by_group"),
        ("projects/rows", "its rows lack .*ask it for them"),
    ],
)
def test_a_figure_of_another_question_than_its_view_or_rows_is_refused(question: str, said: str) -> None:
    view = View("finansiering", {})
    asked = view.asking("funding/by_group") if question == "funding/per_year" else view
    rows = query.rows("funding/by_group", asked)
    figure = Figure("slip", question, "t", "s", rows, [], "källa")
    with pytest.raises(ValueError, match=said):
        figure.under(asked)
