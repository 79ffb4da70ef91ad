"""A page that is caught says and shows what the page in the browser does, whatever else runs at the same time."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from pages.ui.address import sink, view
from pages.ui.base.sections import tabs_of
from pages.ui.figure import capture, slides
from pages.ui.figure.slides import Slide
from pages.ui.forms.bars import Bars
from tests.pages import rig
from tests.pages.views import CARDS, ROWS, SOURCES, VIEWS

EVERY = [*(address for path in VIEWS for address in VIEWS[path][:3]), *CARDS, *ROWS[:3], *SOURCES]


@pytest.mark.parametrize("address", EVERY)
def test_what_is_caught_is_what_the_page_shows(address: str) -> None:
    caught, page = capture.run(view.at(address)), rig.shown(address)
    tabs = tabs_of(
        page.view.path
    )  # a page shows one of its tabs, what is caught is all of them in their order
    pages = [rig.shown(page.view.url(tab=tab.code)) for tab in tabs] or [page]
    for tab, one in zip(tabs, pages, strict=bool(tabs)):
        assert {figure.key for figure in one.figures} <= {*tab.figures}, tab.code
    shown = [figure for one in pages for figure in one.figures]
    assert [(f.key, f.title, f.subtitle, f.source, list(f.notes)) for f in caught.figures] == [
        (f.key, f.title, f.subtitle, f.source, list(f.notes)) for f in shown
    ]
    assert [list(figure.rows) for figure in caught.figures] == [list(figure.rows) for figure in shown]
    heading = "".join(piece.html for piece in page.blocks if piece.key == "heading")
    told = rig.texts(heading)
    assert [caught.title, *caught.sentences] == [text.strip() for text in told]


def test_pages_caught_at_the_same_time_are_kept_apart() -> None:
    addresses = EVERY[:8]
    one_by_one = [capture.run(view.at(address)).title for address in addresses]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda address: capture.run(view.at(address)).title, addresses * 5))
    assert together == one_by_one * 5
    assert sink.now() is None


def test_the_bars_of_a_figure_hold_the_numbers_of_its_rows() -> None:
    page = capture.run(view.at("/projekt?as_of=2020-12-31"))
    figure = page.figure("projects_by_area")
    assert figure
    bars = figure.form(Bars)
    assert bars
    drawn = sorted(part.value for bar in bars.items for part in bar.parts)
    assert drawn == sorted(row["projects"] for row in figure.rows)
    assert page.figure("no such figure") is None


def test_a_slide_is_the_figure_of_its_view_and_its_link_names_the_day() -> None:
    asked = [
        Slide("/finansiering?as_of=2020-12-31&by=funder", "by_group"),
        Slide("/", title="Läget"),
        Slide("/milstolpar", "gone"),
    ]
    money, front, gone = slides.shown(asked)
    assert money.figure
    assert money.title == money.figure.title
    assert money.link == "/finansiering?as_of=2020-12-31&by=funder#by_group"
    assert (front.figure, front.title) == (None, "Läget")
    assert "as_of=" in front.link
    assert gone.figure is None
    assert gone.title == gone.page.title
