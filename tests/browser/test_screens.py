"""From a phone to a projector and on paper: what folds, what grows, what goes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import places, rig
from tests.browser.looks import bars
from tests.browser.looks.screens import width_of_all

GoTo = Callable[..., rig.Visit]


@pytest.mark.parametrize(("width", "most"), [(1440, 96), (1024, 96), (700, 110), (390, 110)])
@pytest.mark.parametrize("path", ["/", "/finansiering?lang=en", "/presentera"])
def test_bar_and_chips_leave_the_screen_to_the_page(come_to: GoTo, path: str, width: int, most: int) -> None:
    head = come_to(path, width=width).page.locator(".fu-head").bounding_box()
    assert head
    assert head["y"] == 0
    assert head["height"] <= most


def test_the_pages_fold_on_a_phone_alone(come_to: GoTo) -> None:
    page = come_to("/finansiering", width=390).page
    projects = page.locator("#f-pages nav a").nth(places.MENU.index("projekt"))
    assert not projects.is_visible()
    page.locator("#f-pages-summary").click()
    assert projects.is_visible()
    page.keyboard.press("Escape")
    assert not projects.is_visible()
    assert page.evaluate("document.activeElement.id") == "f-pages-summary"
    page.set_viewport_size({"width": 1280, "height": 900})
    projects.wait_for()
    assert not page.locator("#f-pages-summary").is_visible()
    page.set_viewport_size({"width": 390, "height": 900})  # the row folds, and does not lie over the page
    projects.wait_for(state="hidden")


@pytest.mark.parametrize("width", [1440, 390])
def test_a_part_of_a_tile_is_as_wide_as_its_share(come_to: GoTo, width: int) -> None:
    bars.a_part_of_a_tile_is_as_wide_as_its_share(come_to("/", width=width))


def test_bars_of_all_groups_of_a_figure_begin_at_one_place(come_to: GoTo) -> None:
    page = come_to(f"/organisation?org_id={places.ORGANISATION}", width=1440).page
    shown = page.locator(".fu-bars-box").first
    assert shown.locator(".fu-shares").count() > 1
    starts = shown.locator(".fu-bar-track").evaluate_all(
        "tracks => tracks.map(track => Math.round(track.getBoundingClientRect().left))"
    )
    assert len(set(starts)) == 1


@pytest.mark.parametrize("menu", ["f-day", "f-strategy", "f-areas", "f-filter", "f-pass", "f-pages"])
def test_a_menu_on_a_phone_is_on_the_screen(come_to: GoTo, menu: str) -> None:
    visit = come_to("/projekt", width=390, height=844)
    places.open_menu(visit.page, menu)
    visit.settle()
    box = visit.page.locator(f"#{menu} > :not(summary)").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 844


def test_a_menu_with_several_choices_stays_open_when_it_changes(come_to: GoTo) -> None:
    visit = come_to("/projekt", width=390)
    places.open_menu(visit.page, "f-filter")
    visit.page.locator("#f-state").focus()
    visit.page.locator("#f-state").select_option("ended")
    visit.settle()
    assert visit.page.locator("#f-state").is_visible()
    assert visit.page.evaluate("document.activeElement.id") == "f-state"


def test_a_projector_gets_larger_text(come_to: GoTo) -> None:
    page = come_to("/projekt", width=1920, height=1080).page
    size = "e => getComputedStyle(e).fontSize"
    assert page.locator("html").evaluate(size) == "20px"
    assert page.locator(".fu-bar-name").first.evaluate(size) == "20px"
    assert width_of_all(page) <= 1920
    smallest = """() => Math.min(...[...document.querySelectorAll('[data-chart] svg text')]
        .map(text => parseFloat(getComputedStyle(text).fontSize)))"""
    assert page.evaluate(smallest) >= 15
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator("[data-chart] .xtick text").first).to_have_css("font-size", "14px")


def test_paper_has_the_findings_and_no_controls(come_to: GoTo) -> None:
    page = come_to("/finansiering").page
    page.emulate_media(media="print")
    for hidden in (
        "#f-day",
        "#f-pass",
        "#f-pages",
        "#c-measure-granted",
        "#controls-more",
        ".fu-tabs",
        ".fu-tools",
        "#f-lang",
    ):
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
    assert page.evaluate("document.documentElement.scrollHeight") > 1500
