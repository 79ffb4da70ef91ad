"""From a phone to a projector, enlarged and on paper: nothing is lost, nothing needs scrolling sideways."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]

# What sticks out of the page, but for what lies in a box that scrolls by itself and is reached by keyboard.
STICKS_OUT = """() => [...document.querySelectorAll('main *')].filter(e => {
    const box = e.getBoundingClientRect();
    return e.checkVisibility() && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1)
        && !e.closest('.fu-scroll[tabindex="0"], .fu-hidden, thead, svg');
}).map(e => e.outerHTML.slice(0, 120))"""
# Text that a box with a fixed height cuts off.
CUT_OFF = """() => [...document.querySelectorAll('main [data-block], main [data-block] *')].filter(e =>
    e.checkVisibility() && e.children.length < 4 && e.clientHeight > 4 && !e.closest('svg, .fu-hidden, thead, select')
    && getComputedStyle(e).overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 2 && e.innerText.trim()
).map(e => e.outerHTML.slice(0, 120))"""


def width_of_all(page: Page) -> int:
    return int(
        page.evaluate(
            "Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)"
        )
    )


@pytest.mark.parametrize("path", places.PAGES.values(), ids=places.PAGES)
def test_a_narrow_page_does_not_scroll_sideways(go_to: GoTo, path: str) -> None:
    visit = go_to(path, width=390, height=800)
    places.unfold(visit.page)
    for width in (390, 320):
        visit.page.set_viewport_size({"width": width, "height": 800})
        visit.settle()
        assert width_of_all(visit.page) <= width
        assert visit.page.evaluate(STICKS_OUT) == []


@pytest.mark.parametrize("path", places.PAGES.values(), ids=places.PAGES)
def test_text_twice_as_large_loses_nothing(go_to: GoTo, path: str) -> None:
    visit = go_to(path)
    before = places.text(visit.page)
    visit.page.add_style_tag(content="html { font-size: 32px !important; }")
    visit.settle()
    assert places.text(visit.page) == before
    assert width_of_all(visit.page) <= 1280
    assert visit.page.evaluate(STICKS_OUT) == []
    assert visit.page.evaluate(CUT_OFF) == []


def test_the_selection_folds_on_a_phone_alone(go_to: GoTo) -> None:
    page = go_to("/finansiering", width=390).page
    assert not page.locator("#f-scope").is_visible()
    page.locator("#f-selection-summary").click()
    assert page.locator("#f-scope").is_visible()
    page.locator("#f-selection-summary").click()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator("#f-scope").wait_for()
    assert not page.locator("#f-selection-summary").is_visible()


def test_the_selection_that_was_unfolded_stays_so_when_it_changes(go_to: GoTo) -> None:
    visit = go_to("/finansiering", width=390)
    visit.page.locator("#f-selection-summary").click()
    visit.page.locator("#f-scope").focus()
    visit.page.locator("#f-scope").select_option("all")
    visit.settle()
    assert visit.page.locator("#f-scope").is_visible()
    assert visit.page.evaluate("document.activeElement.id") == "f-scope"


def test_a_projector_gets_larger_text(go_to: GoTo) -> None:
    page = go_to("/", width=1920, height=1080).page
    size = "e => getComputedStyle(e).fontSize"
    assert page.locator("html").evaluate(size) == "20px"
    assert page.locator(".fu-bar-name").first.evaluate(size) == "20px"
    assert width_of_all(page) <= 1920


def test_paper_has_the_findings_and_no_controls(go_to: GoTo) -> None:
    page = go_to("/finansiering").page
    page.emulate_media(media="print")
    for hidden in ("#f-as_of", "#f-copy", "#c-measure-granted", "#c-by", ".fu-tools", "#f-lang"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for shown in (
        "h1",
        ".fu-lead",
        ".fu-figure h2",
        ".fu-sub",
        ".fu-source",
        "[data-chart]",
        ".fu-bars",
        ".fu-foot",
    ):
        assert page.locator(shown).first.is_visible(), shown
    # All of the page goes on paper, not the first screen of it.
    assert page.evaluate("document.documentElement.scrollHeight") > 2000
