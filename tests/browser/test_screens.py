"""From a phone to a projector and on paper: what folds, what grows, what goes."""

from collections.abc import Callable

from tests.browser import rig
from tests.browser.looks.screens import width_of_all

GoTo = Callable[..., rig.Visit]


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
