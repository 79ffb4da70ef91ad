"""By keyboard alone: each stop in the order of reading and seen, menus open and close, focus goes where it helps."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from pages.ui.base.words import NBSP
from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]
FOREST = "s1_forest_bioeconomy"

# All that keys must reach, in the order in which it is read.
STOPS = """() => {
    const all = ':is(a[href], button, input, select, summary, [tabindex="0"]):not([tabindex="-1"])';
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
        assert here["stop"] in (reached, reached + 1), here
        assert here["mark"] == "solid 3px", here
        assert here["on_screen"], here
        assert here["uncovered"], here
        reached = here["stop"]


# How wide the ring around what has the focus is, or around the field that it stands in.
RING = """() => {
    let widest = 0;
    for (let e = document.activeElement, up = 0; e && up < 4; e = e.parentElement, up++) {
        const { outlineStyle, outlineWidth } = getComputedStyle(e);
        if (outlineStyle === 'solid') widest = Math.max(widest, parseFloat(outlineWidth));
    }
    return [document.activeElement.outerHTML.slice(0, 120), widest];
}"""


@pytest.mark.parametrize("scheme", rig.SCHEMES)
@pytest.mark.parametrize("name", ["lagg-in", "rapportera"])
def test_each_field_that_has_the_focus_has_a_ring(go_to: GoTo, name: str, scheme: str) -> None:
    page = go_to(places.PAGES[name], scheme=scheme).page
    fields = page.locator("main :is(input, textarea, button):visible")
    assert fields.count() > 3
    page.locator("main :is(input[type=text], textarea)").first.focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        field, ring = page.evaluate(RING)
        assert ring >= 3, field
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(RING)[1] >= 3


def test_the_first_stop_leads_past_the_menu_to_the_page_itself(go_to: GoTo) -> None:
    page = go_to("/finansiering").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert active(page) == "H1"
    page.keyboard.press("Tab")
    assert active(page) == "c-shape-annual"


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
    page.locator("h1").click(position={"x": 4, "y": 4})
    assert not page.locator("#f-areas input").first.is_visible()


def test_after_a_change_of_filter_the_focus_stays_on_it(go_to: GoTo) -> None:
    visit = go_to("/finansiering")
    page = visit.page
    for control, key, kept in (
        ("f-strategy-s3_2015", "Enter", "f-strategy-summary"),
        ("f-scope-all", "Enter", "f-strategy-summary"),
        ("c-measure-cofinancing", "Enter", "c-measure-cofinancing"),
        ("c-by", "ArrowDown", "c-by"),
        ("f-mark-1", "Enter", "f-day-summary"),
        ("f-lang", "Enter", "f-lang"),
    ):
        before = page.url
        if kept.endswith("-summary"):
            places.open_menu(page, kept.removesuffix("-summary"))
        if control == "c-by":
            places.open_menu(page, "controls-more")
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


@pytest.mark.parametrize(
    ("lang", "locale", "shown", "typed", "key"),
    [
        ("sv", "en-US", "31 december 2020", "30 juni 2019", "Enter"),
        ("sv", "sv-SE", "31 december 2020", "30/6 2019", "Tab"),
        ("en", "sv-SE", "31 December 2020", "30 Jun 2019", "Tab"),
        ("en", "en-US", "31 December 2020", "2019-06-30", "Enter"),
    ],
)
def test_a_date_is_shown_and_typed_in_the_language_of_the_page(
    open_page: GoTo, lang: str, locale: str, shown: str, typed: str, key: str
) -> None:
    visit = open_page(f"/milstolpar?as_of=2020-12-31&lang={lang}", locale=locale)
    page = visit.page
    places.open_menu(page, "f-day")
    to(page, "f-as_of")
    assert page.locator("#f-as_of").input_value().replace(NBSP, " ") == shown
    page.keyboard.press("Control+a")
    for part in typed.split(" "):  # each part alone would make another day, or none
        page.keyboard.type(f"{part} ")
        visit.settle(100)
        assert "as_of=2020-12-31" in page.url
    page.keyboard.press(key)
    visit.settle()
    assert "as_of=2019-06-30" in page.url
    assert places.day(page) == "2019-06-30"
    assert page.locator("#f-as_of").is_visible()


@pytest.mark.parametrize("text", ["1999-01-01", "31 februari 2020", "i morgon", "2999-01-01", ""])
def test_a_date_that_cannot_be_shown_is_not_asked_for_and_said(go_to: GoTo, text: str) -> None:
    visit = go_to("/milstolpar")
    places.write_day(visit.page, text)
    visit.settle()
    assert visit.page.url.endswith("/milstolpar")
    field = visit.page.locator("#f-as_of")
    assert "Skriv en dag från 1 januari 2007" in field.evaluate("e => e.validationMessage").replace(NBSP, " ")
    before = field.evaluate("e => e.defaultValue")
    visit.page.keyboard.press("Tab")
    assert field.input_value() == before
    assert field.evaluate("e => e.validationMessage") == ""


def test_the_calendar_of_the_browser_is_taken_too(go_to: GoTo) -> None:
    visit = go_to("/milstolpar")
    places.open_menu(visit.page, "f-day")
    visit.page.locator("#f-day input[type=date]").evaluate(
        "e => { e.value = '2018-03-02'; e.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    visit.settle()
    assert visit.page.url.endswith("as_of=2018-03-02")


@pytest.mark.parametrize(
    "menu", ["f-more", "f-pass", "f-day", "f-strategy", "f-areas", "f-filter", "controls-more"]
)
def test_a_menu_closes_by_escape_and_when_the_focus_goes_on(go_to: GoTo, menu: str) -> None:
    page = go_to("/finansiering").page
    inside = page.locator(f"#{menu} > :not(summary)").first
    places.open_menu(page, menu)
    inside.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not inside.is_visible()
    assert active(page) == f"{menu}-summary"
    page.keyboard.press("Enter")
    inside.wait_for()
    page.keyboard.press("Shift+Tab")
    assert not inside.is_visible()


def test_a_details_stays_open_when_a_filter_changes(go_to: GoTo) -> None:
    visit = go_to("/finansiering")
    page = visit.page
    places.open_table(page, "by_group")
    assert page.evaluate("document.activeElement.parentElement.id") == "by_group-table"
    places.open_menu(page, "controls-more")
    page.locator("#c-by").select_option("funder")
    visit.settle()
    assert page.locator("#by_group-table table").is_visible()


def test_a_page_has_three_choices_in_a_row_and_says_how_many_of_the_others_are_changed(go_to: GoTo) -> None:
    visit = go_to("/finansiering?by=funder&currency=EUR")
    page = visit.page
    assert page.locator(".fu-controls > .fu-field").count() == 3
    assert page.locator("#controls-more-summary").inner_text() == "Fler val (2)"
    places.open_menu(page, "controls-more")
    page.locator("#c-currency").focus()
    page.locator("#c-currency").select_option("SEK")
    visit.settle()
    assert page.locator("#controls-more-summary").inner_text() == "Fler val (1)"
    assert active(page) == "c-currency"  # still open, for the next choice


def test_tabs_are_chosen_by_keys_and_stand_in_the_address(go_to: GoTo) -> None:
    visit = go_to("/milstolpar")
    page = visit.page
    to(page, "t-list")
    page.keyboard.press("Enter")
    visit.settle()
    assert page.url.endswith("/milstolpar?tab=list")
    assert active(page) == "t-list"
    assert page.locator("#t-list").get_attribute("aria-current") == "page"
    assert page.locator("#milestones_list").is_visible()
    assert page.locator("#milestones_axis").count() == 0
    visit.back()
    assert page.locator("#milestones_axis").is_visible()
