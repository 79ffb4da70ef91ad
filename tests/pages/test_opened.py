"""Every number, bar and figure opens into rows that add up to it, on the pages that sum money, projects and milestones."""

import itertools
import zlib
from collections.abc import Callable, Iterator

import pytest

from pages.ui.address.view import View
from pages.ui.base.words import NBSP
from pages.ui.figure.figure import Figure
from pages.ui.rows import rowsets
from tests.pages import rig
from tests.pages.rig import Page
from tests.pages.views import VIEWS

PATHS = ("", "finansiering", "projekt", "milstolpar")
PAGES = [address for path in PATHS for address in VIEWS[path]]
NEAR = 0.006
SOME = 5  # of the links of a page that is not the widest every fifth is opened


def forms(here: View, value: float) -> set[str]:
    """The ways in which a page may write what rows add up to."""
    words = here.words
    if here["rows"] in rowsets.OF_MONEY:
        found = {words.money(value, here["currency"]), words.exact_money(value, here["currency"])}
        found |= {words.millions(value), f"+{words.millions(value)}"}  # where the unit stands in the heading
        return found if value else {*found, words("tile.no_money")}
    return {words.number(value, decimals) for decimals in (0, 1, 2)}


def in_order(text: str) -> str:
    """The words of a text in the order of the alphabet: a tile shows the unit after the number in either language."""
    return NBSP.join(sorted(text.split(NBSP)))


def some(page: Page, found: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """All links of the widest view of a page; of the others some, from all over."""
    step = 1 if "?" not in page.address else SOME
    return found[zlib.crc32(page.address.encode()) % step :: step]


def wrong_numbers(page: Page) -> Iterator[str]:
    """The links with a number on them that their rows do not add up to."""
    for href, pieces in some(page, rig.opening(page)):
        value = rig.sum_at(href)
        said = {*pieces, *(in_order(NBSP.join(two)) for two in itertools.pairwise(pieces))}
        written_so = forms(rig.view_at(href), value)
        if not {*written_so, *map(in_order, written_so)} & said:
            yield f"{pieces} opens rows of {value}: {href}"


@pytest.mark.parametrize("address", PAGES)
def test_rows_add_up_to_the_number_they_are_opened_from(address: str) -> None:
    assert list(wrong_numbers(rig.shown(address))) == []


@pytest.mark.parametrize("address", PAGES)
def test_rows_add_up_to_the_bar_they_are_opened_from(address: str) -> None:
    page, wrong = rig.shown(address), []
    for piece in page.blocks:
        for chart in piece.charts.values():
            marks = [
                (href, height)
                for trace in chart["data"]
                for href, height in zip(trace["customdata"], trace["y"], strict=True)
            ]
            step = 1 if "?" not in page.address else SOME
            for href, height in marks[zlib.crc32(address.encode()) % step :: step]:
                if abs(rig.sum_at(href) - height) > NEAR:
                    wrong.append(f"{height} opens rows of {rig.sum_at(href)}: {href}")
    assert wrong == []


def last_of_each_group(figure: Figure) -> float:
    """What running sums have come to at the end."""
    return float(sum({row["group_key"]: row["value"] for row in figure.rows}.values()))


def of_column(name: str) -> Callable[[Figure], float]:
    return lambda figure: float(sum(row[name] for row in figure.rows if row.get("year", 0) is not None))


# What the rows behind a figure add up to, by `<path>/<key>`; each figure that opens rows stands here or in NO_SUM.
WHOLE: dict[str, Callable[[Figure], float]] = {
    "/area_years": of_column("value"),
    "finansiering/by_group": of_column("value"),
    "projekt/projects_list": lambda figure: float(figure.rows[0]["matches"]),
    "projekt/projects_per_year": lambda figure: float(sum(row["projects"] for row in figure.rows)),
    "projekt/by_municipality": lambda figure: float(sum(row["projects"] for row in figure.rows)),
    "milstolpar/milestones_axis": lambda figure: float(len({row["milestone_id"] for row in figure.rows})),
    "milstolpar/milestones_list": lambda figure: float(len({row["milestone_id"] for row in figure.rows})),
    **{
        f"finansiering/per_year_{by}": lambda figure: (
            last_of_each_group if figure.question == "funding/cumulative" else of_column("value")
        )(figure)
        for by in ("total", "area", "funder_group", "funder", "programme")
    },
}
NO_SUM = {
    "finansiering/left_out": "its rows are beside the sum that its address opens, to be compared with it",
    "projekt/projects_by_area": "one of two areas counts in both, and is one row",
    "milstolpar/milestones_by_area": "one of two areas counts in both, and is one row",
    "milstolpar/review": "a milestone stands on two bases",
}


def opening(page: Page) -> dict[str, Figure]:
    """The figures of a page that have rows to open, by `<path>/<key>`."""
    return {f"{page.view.path}/{one.key}": one for one in page.figures if one.rows and one.rows_url}


@pytest.mark.parametrize("address", PAGES)
def test_rows_add_up_to_the_figure_they_are_opened_from(address: str) -> None:
    wrong = [
        f"{key}: {WHOLE[key](figure)} opens rows of {rig.sum_at(figure.rows_url)}"
        for key, figure in opening(rig.shown(address)).items()
        if key in WHOLE and abs(rig.sum_at(figure.rows_url) - WHOLE[key](figure)) > NEAR
    ]
    assert wrong == []


def test_every_figure_that_opens_rows_has_its_sum_here() -> None:
    met = {key for address in PAGES for key in opening(rig.shown(address))}
    lacking, gone = met - set(WHOLE) - set(NO_SUM), (set(WHOLE) | set(NO_SUM)) - met
    assert not lacking, f"say in WHOLE what their rows add up to, or in NO_SUM why to nothing: {lacking}"
    assert not gone, f"no page shows these, take them out of WHOLE and NO_SUM: {gone}"
