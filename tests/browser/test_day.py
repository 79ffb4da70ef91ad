"""The day is dragged, keyed and played: the page follows without the server, and the server's page takes over afterwards."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]
SLIDER = "#f-slider"
# What a reader sees and hears of the page, and how long its bars are; not the links, which name the day.
SEEN = """() => [...document.querySelectorAll('main [data-block], [data-testid=stMain] [data-block]')]
    .filter(block => !block.matches('.fu-head, .fu-foot'))
    .flatMap(block => [block, ...block.querySelectorAll('*')])
    .map(node => [
        node.tagName, [...node.classList].sort().join(' '),
        node.getAttribute('style') ?? '', node.getAttribute('aria-label') ?? '',
        [...node.childNodes].filter(one => one.nodeType === 3).map(one => one.data.trim()).join('|'),
    ].join(' '))"""
MOVE = """async (iso) => {
    const slider = document.getElementById('f-slider'), bar = document.getElementById('f-days');
    slider.value = (Date.parse(iso) - Date.parse(bar.dataset.first)) / 86_400_000;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}"""


def day(page: Page) -> str:
    """The day that the address names; nothing where it is today."""
    return places.parameters(page).get("as_of", "")


def reach(visit: rig.Visit) -> Page:
    """Reach for the slider, and wait until the table of days is there."""
    page = visit.page
    page.set_default_timeout(240_000)  # the table is made by a process that gives way to all others
    with page.expect_response(lambda got: "/days/" in got.url and got.status == 200):
        page.locator(SLIDER).focus()
    page.wait_for_function("() => !document.querySelector('#f-days[aria-busy]')")
    page.set_default_timeout(30_000)
    visit.requests.clear()
    return page


@pytest.mark.parametrize(
    ("path", "days"),
    [
        ("/?as_of=2020-12-31", ["2013-05-17", "2016-02-29", "2026-01-15", "2018-08-08"]),
        ("/milstolpar?as_of=2020-12-31", ["2015-03-03", "2024-02-10"]),
    ],
)
def test_while_dragged_the_page_is_the_servers_own_of_that_day(
    go_to: GoTo, path: str, days: list[str]
) -> None:
    visit = go_to(path, width=1440)
    page = reach(visit)
    for one in days:
        page.evaluate(MOVE, one)
        seen, title = page.evaluate(SEEN), page.locator("h1").inner_text()
        chip, latest = page.locator("#f-day-summary").inner_text(), page.locator(".fu-latest").inner_text()
        assert visit.requests == [], "the server was asked while the day moved"
        assert one not in page.url
        page.locator(SLIDER).dispatch_event("change")
        visit.settle()
        assert day(page) == one
        assert page.evaluate(SEEN) == seen
        assert (page.locator("h1").inner_text(), page.locator(".fu-latest").inner_text()) == (title, latest)
        assert page.locator("#f-day-summary").inner_text() == chip
        visit.requests.clear()


def test_a_pointer_drags_and_lets_go(go_to: GoTo) -> None:
    visit = go_to("/?as_of=2020-12-31", width=1440)
    page = reach(visit)
    before = page.locator("h1").inner_text()
    box = page.locator(SLIDER).bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.57, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.2, middle, steps=8)
    expect(page.locator("h1")).not_to_have_text(before)
    assert (day(page), visit.requests) == ("2020-12-31", [])
    page.mouse.up()
    visit.settle()
    assert "2015" <= day(page) < "2017"
    visit.back()
    assert page.locator("h1").inner_text() == before


def test_arrow_keys_move_a_month_and_keep_to_its_end(go_to: GoTo) -> None:
    visit = go_to("/?as_of=2020-12-31", width=1440)
    page = reach(visit)
    said = []
    for key in ("ArrowLeft", "ArrowLeft", "ArrowRight", "PageDown", "ArrowUp"):
        page.keyboard.press(key)
        page.wait_for_timeout(50)
        said.append(page.locator(SLIDER).get_attribute("aria-valuetext"))
    assert [text.replace("\xa0", " ") for text in said if text] == [
        *("30 november 2020", "31 oktober 2020", "30 november 2020", "30 november 2019", "31 december 2019")
    ]
    visit.settle()
    page.wait_for_url(re.compile("as_of=2019-12-31"))
    visit.settle()
    assert page.evaluate("() => document.activeElement.id") == "f-slider"
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    visit.settle()
    assert day(page) == "", "today is no day of the address"


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_it_plays_from_2013_to_today_with_a_pause_at_each_years_end(open_page: GoTo, motion: str) -> None:
    visit = open_page("/", width=1440, reduced_motion=motion)
    page = reach(visit)
    page.clock.install(time="2026-11-28T10:00:00")
    page.clock.pause_at("2026-11-28T10:01:00")
    page.locator("#f-play").click()
    assert page.locator("#f-play").get_attribute("aria-pressed") == "true"
    days = []
    for _ in range(50):
        page.clock.run_for(420)
        days.append((page.locator(SLIDER).get_attribute("aria-valuetext") or "").replace("\xa0", " "))
        if page.locator("#f-play").get_attribute("aria-pressed") == "false":
            break
    assert 44 <= len(days) <= 49, "about twenty seconds"
    ends = {f"31 december {year}" for year in range(2013, 2026)}
    assert ends <= {*days}, "each year's end is shown for a while"
    others = {text for text in days if text and text not in ends}
    assert (len(others) <= 3) if motion == "reduce" else (len(others) > 20)
    page.clock.resume()
    visit.settle()
    assert day(page) == ""


def test_playing_stops_where_the_reader_stops_it(go_to: GoTo) -> None:
    visit = go_to("/", width=1440)
    page = reach(visit)
    page.locator("#f-play").click()
    page.wait_for_timeout(1500)
    assert visit.requests == []
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"as_of=201[3-6]"))
    visit.settle()
    assert page.locator("#f-play").get_attribute("aria-pressed") == "false"


def test_a_slide_follows_the_day_on_the_stage(go_to: GoTo) -> None:
    visit = go_to("/presentera?story=2015-2020&slide=2", width=1280, height=720)
    visit.page.mouse.move(400, 300)
    page = reach(visit)
    of_slide = "() => document.querySelector('[data-slide][data-current] .fu-sheet').innerHTML"
    before = page.evaluate(of_slide)
    page.evaluate(MOVE, "2017-06-15")
    seen = page.evaluate(of_slide)
    assert seen != before
    assert visit.requests == []
    page.locator(SLIDER).dispatch_event("change")
    page.wait_for_url(re.compile("live_as_of=2017-06-15"))
    visit.settle()
    assert page.evaluate(of_slide) == seen
    page.locator("#f-play").click()
    page.wait_for_timeout(500)
    page.keyboard.press("Escape")
    visit.settle()
    assert "slide=2" in page.url, "Escape ends the play and not the show"
    page.keyboard.press("ArrowRight")
    assert "slide=3" in page.url


def test_without_its_table_the_slider_still_chooses_the_day(go_to: GoTo) -> None:
    visit = go_to("/", width=1440)
    page = visit.page

    def refuse(route: Route) -> None:
        route.fulfill(status=202, body='{"state": "making"}')

    page.route("**/days/**", refuse)
    page.locator(SLIDER).focus()
    expect(page.locator("#f-days [role=status]")).to_have_text("Dagarna räknas fram …")
    page.evaluate(MOVE, "2017-07-01")
    page.locator(SLIDER).dispatch_event("change")
    visit.settle()
    assert day(page) == "2017-07-01"


def test_on_a_phone_the_slider_comes_with_the_menu_of_the_day(go_to: GoTo) -> None:
    visit = go_to("/?as_of=2020-12-31", width=390, height=844)
    page = visit.page
    expect(page.locator("#f-days")).to_be_hidden()
    page.locator("#f-day-summary").click()
    expect(page.locator("#f-days")).to_be_visible()
    assert visit.axe_violations(within=".fu-head") == []
    reach(visit)
    page.evaluate(MOVE, "2016-06-01")
    expect(page.locator("#f-day > .fu-pop")).to_be_hidden()
    assert page.locator("#f-day-summary").inner_text().replace("\xa0", " ").endswith("1 juni 2016")


@pytest.mark.parametrize("path", ["/finansiering", "/projekt", "/presentera"])
def test_other_pages_have_no_slider(go_to: GoTo, path: str) -> None:
    assert go_to(path).page.locator("#f-days").count() == 0
