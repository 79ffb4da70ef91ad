"""By keyboard alone: each stop in the order of reading and seen, menus open and close, focus goes where it helps."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]
FOREST = "s1_forest_bioeconomy"

# All that keys must reach, in the order in which it is read.
STOPS = """() => {
    const all = 'a[href], button, input, select, summary, [tabindex="0"]';
    window.stops = [...document.querySelectorAll(all)].filter(e => e.checkVisibility() && !e.disabled
        && !(e.parentElement.closest('details:not([open])') && e.tagName !== 'SUMMARY'));
    return window.stops.length;
}"""
# Where the focus is: its place among the stops, whether it is seen, and how it is marked.
HERE = """() => {
    const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + Math.min(box.height / 2, 10));
    return {
        stop: window.stops.indexOf(e), what: e.outerHTML.slice(0, 90),
        mark: `${style.outlineStyle} ${style.outlineWidth}`,
        on_screen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        uncovered: Boolean(top) && (e.contains(top) || top.contains(e)),
    };
}"""


def active(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.tagName"))


def to(page: Page, stop: str, most: int = 60) -> None:
    """Press Tab until a control has the focus."""
    for _ in range(most):
        if active(page) == stop:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {stop}")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/", "/finansiering", "/projekt?text=paper", "/milstolpar?status=overdue"])
def test_tab_goes_through_the_page_in_its_order_and_each_stop_is_seen(
    go_to: GoTo, path: str, width: int
) -> None:
    page = go_to(path, width=width).page
    page.evaluate("document.querySelector('details[id$=\"-table\"]').open = true")
    page.locator("details[id$='-table'] table").first.wait_for()
    count = min(page.evaluate(STOPS), 130)
    reached = -1
    while reached < count - 1:
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        assert here["stop"] in (reached, reached + 1), here  # a date has stops of its own inside
        assert here["mark"] == "solid 3px", here
        assert here["on_screen"], here
        assert here["uncovered"], here
        reached = here["stop"]


def test_the_first_stop_leads_past_the_menu_to_the_page_itself(go_to: GoTo) -> None:
    page = go_to("/finansiering").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert active(page) == "H1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-block]').querySelector('h1') !== null")
    page.keyboard.press("Tab")
    assert active(page) == "c-measure-granted"


def test_the_menu_of_areas_opens_and_closes_and_chooses_by_keys(go_to: GoTo) -> None:
    visit = go_to("/finansiering")
    page = visit.page
    to(page, "f-areas-summary")
    page.keyboard.press("Enter")
    assert page.locator("#f-areas input").first.is_visible()
    to(page, f"f-area-{FOREST}")
    page.keyboard.press("Space")
    visit.settle()
    assert f"areas={FOREST}" in page.url
    assert active(page) == f"f-area-{FOREST}"  # still open, for the next area
    page.keyboard.press("Escape")
    assert not page.locator("#f-areas input").first.is_visible()
    assert active(page) == "f-areas-summary"


def test_a_click_beside_the_menu_closes_it(go_to: GoTo) -> None:
    page = go_to("/").page
    page.locator("#f-areas-summary").click()
    page.locator("h1").click()
    assert not page.locator("#f-areas input").first.is_visible()


def test_after_a_change_of_page_the_focus_is_on_its_heading(go_to: GoTo) -> None:
    visit = go_to("/")
    for name in (*places.MENU[1:], "oversikt"):
        places.menu(visit.page, name).focus()
        visit.page.keyboard.press("Enter")
        visit.settle()
        assert places.on_heading(visit.page), name


def test_after_a_change_of_filter_the_focus_stays_on_it(go_to: GoTo) -> None:
    visit = go_to("/finansiering")
    page = visit.page
    for control, key, kept in (
        ("f-strategy", "ArrowDown", "f-strategy"),
        ("f-scope", "ArrowDown", "f-scope"),
        ("c-measure-cofinancing", "Enter", "c-measure-cofinancing"),
        ("c-by", "ArrowDown", "c-by"),
        ("f-mark-1", "Enter", "f-mark-1"),
        ("f-lang", "Enter", "f-lang"),
    ):
        before = page.url
        page.locator(f"#{control}").focus()
        page.keyboard.press(key)
        visit.settle()
        assert page.url != before, control
        assert active(page) == kept


def test_a_search_is_sent_by_enter_and_keeps_the_focus(go_to: GoTo) -> None:
    visit = go_to("/projekt")
    page = visit.page
    to(page, "f-filter-summary")
    page.keyboard.press("Enter")
    page.locator("#f-text").wait_for()
    to(page, "f-text")
    page.keyboard.type("Å & Ö")
    page.keyboard.press("Enter")
    visit.settle()
    assert page.url.endswith("?text=%C3%85+%26+%C3%96")
    assert active(page) == "f-text"
    assert page.locator("#f-text").input_value() == "Å & Ö"


@pytest.mark.parametrize("key", ["Enter", "Tab"])
def test_a_date_is_taken_when_it_is_typed_to_its_end(go_to: GoTo, key: str) -> None:
    visit = go_to("/milstolpar?as_of=2020-12-31")
    page = visit.page
    page.locator("#f-as_of").focus()
    for part in ("06", "30", "2019"):  # each part alone would make another day, or none
        page.keyboard.type(part)
        visit.settle(100)
        assert "as_of=2020-12-31" in page.url
    for _ in range(3 if key == "Tab" else 1):  # Chromium stops at the button of its calendar too
        page.keyboard.press(key)
    visit.settle()
    assert page.url.endswith("as_of=2019-06-30")
    assert page.locator("#f-as_of").input_value() == "2019-06-30"
    assert active(page) in ("f-as_of", "f-mark-1", "f-mark-2")


def test_a_date_that_cannot_be_shown_is_not_asked_for(go_to: GoTo) -> None:
    visit = go_to("/milstolpar")
    visit.page.locator("#f-as_of").fill("1999-01-01")
    visit.settle()
    assert visit.page.url.endswith("/milstolpar")


def test_a_details_stays_open_when_a_filter_changes(go_to: GoTo) -> None:
    visit = go_to("/finansiering")
    page = visit.page
    summary = page.locator("#by_group-table > summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.locator("#by_group-table table").wait_for()
    page.locator("#c-by").select_option("funder")
    visit.settle()
    assert page.locator("#by_group-table table").is_visible()
