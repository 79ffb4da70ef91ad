"""Slides are put on a list, shown, and taken along as a file: what a presenter does, in a real browser."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.ui.address import slide_list, view
from pages.ui.address.slide_list import Slide
from pages.ui.address.stories import STORIES
from pages.ui.base.words import NBSP, Words
from pages.ui.files import day_table, kinds, presenting
from tests.browser import places, rig
from tests.browser.looks.axe import axe_finds_nothing_in_both_themes
from tests.browser.test_day import MOVE, SLIDER

OPENED = Callable[..., rig.Visit]
REVIEW = "/presentera?story=2015-2020"
_FIGURES = [slide.figure for slide in STORIES["2015-2020"]]
CHART = (
    _FIGURES.index("per_year_total") + 1
)  # the slide with a chart that the browser draws; bars stand on the next
# Text that is cut: what is seen of the current slide reaches out of its sheet or out of the part that it stands in.
CUT = """() => {
    const slide = document.querySelector('.fu-slide[data-current]');
    const sheet = slide.querySelector('.fu-sheet').getBoundingClientRect();
    const body = slide.querySelector('.fu-sheet-body').getBoundingClientRect();
    const out = [];
    const k = sheet.width / 1280;
    for (const element of slide.querySelectorAll('.fu-sheet *')) {
        if (element.closest('svg, .fu-hidden, [hidden]') || !element.textContent.trim()) continue;
        const box = element.getBoundingClientRect();
        if (!box.width) continue;
        const frame = element.closest('.fu-sheet-body') ? body : sheet;
        const wide = box.left < frame.left - 2 * k || box.right > frame.right + 2 * k;
        if (wide || box.top < frame.top - 2 * k || box.bottom > frame.bottom + 2 * k)
            out.push(element.className + ': ' + element.textContent.trim().slice(0, 60));
    }
    const root = document.scrollingElement, main = document.querySelector('[data-testid="stMain"]');
    if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) out.push('the page scrolls');
    if (main && getComputedStyle(main).overflowY !== 'hidden') out.push('the main part scrolls');
    return out;
}"""
TYPE = """() => {
    const sheet = document.querySelector('.fu-slide[data-current] .fu-sheet');
    const k = new DOMMatrix(getComputedStyle(sheet.querySelector('.fu-scaled')).transform).a;
    return Math.min(...[...sheet.querySelectorAll('.fu-scaled :is(li, td, p, span, b)')]
        .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .map(e => parseFloat(getComputedStyle(e).fontSize) * k));
}"""


# How high the lowest bar is, in pixels of the screen, and how large the smallest value is, in those of the sheet.
BARS = """() => {
    const sheet = document.querySelector('.fu-slide[data-current] .fu-sheet');
    const seen = what => [...sheet.querySelectorAll(`.fu-scaled ${what}`)].filter(e => e.getClientRects().length);
    const inner = sheet.querySelector('.fu-scaled');
    const k = inner ? new DOMMatrix(getComputedStyle(inner).transform).a : 1;
    return [
        Math.min(1e4, ...seen('.fu-bar-track').map(e => e.getBoundingClientRect().height)),
        Math.min(1e4, ...seen(VALUES).map(e => parseFloat(getComputedStyle(e).fontSize) * k)),
    ];
}""".replace(
    "VALUES",
    json.dumps(
        ":is(.fu-bar-value, .fu-sheet-tiles > li > b, .fu-dot-rows b, .fu-pairs td.fu-number, .fu-compare li b,"
        " .fu-sl-mark > span, .fu-statuses td > a, .fu-ay td:is(.fu-number, .fu-ay-early), .fu-ay .fu-ay-year a, .fu-ay-marks a)"
    ),
)
# Where the areas stand in rows, all of them and all that is known of each; and how much of its room a summary fills.
CUT_OF_AREAS = """() => {
    const body = document.querySelector('.fu-slide[data-current] .fu-sheet-body');
    return [...body.querySelectorAll(':is(.fu-ay, .fu-compare) [data-cut]')].map(e => e.textContent);
}"""
FILLED = """() => {
    const body = document.querySelector('.fu-slide[data-current] .fu-sheet-body'), inner = body.querySelector('.fu-scaled');
    return inner.getBoundingClientRect().height / body.getBoundingClientRect().height;
}"""
SHEET = "document.querySelector('.fu-slide[data-current] .fu-sheet').getBoundingClientRect()"
BAR = "document.querySelector('.fu-stage-bar').getBoundingClientRect()"


def wait_slides(page: Page, count: int) -> None:
    page.wait_for_function("n => document.querySelectorAll('[data-slide]').length === n", arg=count)


def current(page: Page) -> int:
    return int(page.locator(".fu-slide[data-current]").get_attribute("data-slide") or 0)


def address(slides: list[Slide], rest: str = "") -> str:
    return f"/presentera?slides={slide_list.code(slides)}{rest}"


def test_a_list_is_made_on_two_pages_ordered_and_shared(come_to: OPENED) -> None:
    visit = come_to("/finansiering?as_of=2020-12-31")
    page = visit.page
    page.locator("#by_group-more > summary").click()
    page.locator("[data-add-slide=by_group]").click()
    page.wait_for_url("**slides=**")
    visit.settle()
    places.menu(page, "projekt").click()
    page.wait_for_url("**/projekt?**slides=**")
    visit.settle()
    places.open_menu(page, "f-pass")
    page.locator("#f-add-slide").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('#f-add-slide-said').textContent.includes('2')")
    visit.settle()
    assert "2" in page.locator("#f-add-slide-said").inner_text()  # it changes the menu, and is still said
    visit.settle()
    assert "(2)" in places.menu(page, "presentera").inner_text()
    places.menu(page, "presentera").click()
    page.locator("#slide-up-2").wait_for()
    visit.settle()
    titles = page.locator(".fu-slides h2").all_inner_texts()
    page.locator("#slide-up-2").click()
    visit.settle()
    swapped = page.locator(".fu-slides h2").all_inner_texts()
    assert [text[3:] for text in swapped] == [text[3:] for text in reversed(titles)]
    page.fill("#slide-title-1", "Min <b>rubrik</b>")
    page.press("#slide-title-1", "Tab")
    page.wait_for_function("() => document.querySelector('.fu-slides h2').textContent.includes('<b>')")
    visit.settle()
    there = page.url.removeprefix(visit.url)
    clean = come_to(there).page
    assert clean.locator(".fu-slides h2").all_inner_texts() == page.locator(".fu-slides h2").all_inner_texts()
    page.locator("#slide-remove-1").click()
    visit.settle()
    assert page.locator(".fu-slides > li").count() == 1
    page.locator("#slides-clear").click()
    visit.settle()
    assert page.locator(".fu-slides > li").count() == 0
    assert "slides=" not in page.url


def test_a_list_is_saved_and_opened_and_a_broken_one_is_told(come_to: OPENED, tmp_path: Path) -> None:
    visit = come_to(address([Slide("/milstolpar", "review", "", "Minns"), Slide("/projekt", "gone")]))
    page = visit.page
    assert "finns inte" in page.inner_text(".fu-slides > li:nth-child(2)")
    with page.expect_download() as saved:
        page.locator("#present-save").click()
    file = tmp_path / "list.json"
    saved.value.save_as(file)
    other = come_to("/presentera")
    broken = tmp_path / "broken.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    told["slides"][1]["title"] = "x" * 300
    broken.write_text(json.dumps(told), encoding="utf-8")
    other.page.set_input_files("#slides-file", broken)
    other.page.wait_for_function(
        "() => document.getElementById('slides-said').textContent.startsWith('Bild 2:')"
    )
    # The browser itself says that the answer was no, in its console; that is the only complaint.
    assert [fault for fault in other.faults if "422" not in fault] == []
    other.faults.clear()
    other.page.set_input_files("#slides-file", file)
    other.page.locator("#slide-notes-1").wait_for()
    assert other.page.input_value("#slide-notes-1") == "Minns"


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("story", list(STORIES))
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (3840, 2160)])
def test_no_slide_of_a_story_is_cut_or_scrolls(
    come_to: OPENED, story: str, lang: str, width: int, height: int
) -> None:
    visit = come_to(f"/presentera?story={story}&slide=1&lang={lang}", width=width, height=height)
    page = visit.page
    wait_slides(page, len(STORIES[story]))
    visit.settle()  # a slide takes its size anew when its typeface has come
    for number in range(1, len(STORIES[story]) + 1):
        assert current(page) == number
        assert page.evaluate(CUT) == [], number
        assert page.evaluate(TYPE) >= 19.9, number
        low, small = page.evaluate(BARS)
        assert low >= 32 * width / 1280, number
        assert small >= 23.99, number
        assert page.evaluate(CUT_OF_AREAS) == [], number
        assert page.evaluate(FILLED) > 0.78, number
        page.keyboard.press("PageDown")


def test_keys_lead_through_the_slides_and_the_next_is_there_at_once(come_to: OPENED) -> None:
    visit = come_to(f"{REVIEW}&slide=1")
    page, last = visit.page, len(STORIES["2015-2020"])
    wait_slides(page, last)
    visit.settle()
    asked = [url for url in visit.requests if "favicon" not in url]
    for key, place in [
        ("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("PageUp", 1), ("End", last), ("Home", 1), (" ", 2),
        ("ArrowDown", 3), ("Enter", 4), ("ArrowRight", CHART),
    ]:  # fmt: skip
        page.keyboard.press(key)
        assert (key, current(page)) == (key, place)
        assert f"slide={place}" in page.url
    assert page.locator(".fu-slide[data-current] .main-svg").count() > 0
    page.wait_for_function("() => document.querySelector('[data-stage]').dataset.paintedMs")
    assert float(page.evaluate("document.querySelector('[data-stage]').dataset.paintedMs")) < 250
    # nothing is fetched between two slides; the browser itself asks for the icon of each address
    assert [url for url in visit.requests if "favicon" not in url] == asked
    page.keyboard.press("b")
    assert page.locator("[data-black-screen]").is_visible()
    page.keyboard.press(".")
    assert page.locator("[data-black-screen]").is_hidden()
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.fullscreenElement === null")
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "slide=" not in url)
    page.reload()
    visit.settle()


def test_one_series_stands_out_by_key_and_by_click(come_to: OPENED) -> None:
    visit = come_to(f"{REVIEW}&slide={CHART + 1}")
    page = visit.page
    wait_slides(page, len(STORIES["2015-2020"]))
    here = ".fu-slide[data-current]"
    page.keyboard.press("2")
    assert page.locator(f"{here} [data-lit]").count() == 1
    assert page.locator(f"{here} [data-dim]").count() == page.locator(f"{here} .fu-bars > li").count() - 1
    assert page.inner_text(f"{here} [data-lit] .fu-bar-name") in page.inner_text("[data-stage-said]")
    page.keyboard.press("0")
    assert page.locator(f"{here} [data-dim]").count() == 0
    page.locator(f"{here} .fu-bars > li").first.click()
    assert page.locator(f"{here} .fu-bars > li").first.get_attribute("data-lit") == ""
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector(f"{here} .main-svg")
    page.keyboard.press("h")
    page.wait_for_function(
        "() => document.querySelector('.fu-slide[data-current] [data-chart]').data[1].opacity < 1"
    )
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(
        "document.querySelector('.fu-slide[data-current] [data-chart]').data.every(one => one.opacity === 1)"
    )
    # of a single series it is one column that stands out
    page.select_option("#stage-areas", "s1_forest_bioeconomy")
    page.wait_for_function(
        "() => document.querySelector('.fu-slide[data-current] [data-chart]')?.data?.length === 1"
    )
    visit.settle()
    page.keyboard.press("h")
    page.wait_for_function(
        "() => document.querySelector('.fu-slide[data-current] [data-chart]').data[0].marker.opacity?.[1] < 1"
    )
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(
        "document.querySelector('.fu-slide[data-current] [data-chart]').data[0].marker.opacity.every(o => o === 1)"
    )


def test_day_and_area_change_in_the_middle(come_to: OPENED) -> None:
    visit = come_to(f"{REVIEW}&slide=3")
    page = visit.page
    wait_slides(page, len(STORIES["2015-2020"]))
    visit.settle()
    before = page.inner_text(".fu-slide[data-current] .fu-sheet-title")
    page.select_option("#stage-areas", "s1_digital_welfare")
    page.wait_for_function(
        "old => document.querySelector('.fu-slide[data-current] h2').textContent !== old", arg=before
    )
    visit.settle()
    assert current(page) == 3
    page.fill("#stage-day", "2017-12-31")
    page.press("#stage-day", "Enter")
    page.wait_for_function(
        "() => document.querySelector('.fu-slide[data-current] .fu-sheet-place').textContent.includes('2017')"
    )
    visit.settle()
    page.keyboard.press("PageDown")  # the keys are the slides' again
    assert current(page) == 4
    assert "2017" in page.inner_text(".fu-slide[data-current] .fu-sheet-place")


def test_a_day_that_cannot_be_is_told_and_taken_back(come_to: OPENED) -> None:
    visit = come_to(f"{REVIEW}&slide=3&live_as_of=2018-06-30")
    day = visit.page.locator("#stage-day")
    day.fill("2100-01-01")
    day.press("Enter")
    assert day.evaluate("field => field.matches(':invalid') && document.activeElement === field")
    day.blur()
    assert places.day(visit.page, "stage-day") == "2018-06-30"
    assert day.input_value().replace(NBSP, " ") == "30 juni 2018"
    assert "live_as_of=2018-06-30" in visit.page.url


@pytest.mark.parametrize("size", [(1024, 768), (1280, 600), (844, 390), (390, 844)])
def test_a_slide_is_whole_in_a_window_of_any_size(go_to: OPENED, size: tuple[int, int]) -> None:
    page = go_to(f"{REVIEW}&slide=3", width=size[0], height=size[1]).page
    box = page.locator(".fu-slide[data-current] .fu-sheet").bounding_box()
    assert box
    assert min(box["x"], box["y"]) >= -1
    assert box["x"] + box["width"] <= size[0] + 1
    assert box["y"] + box["height"] <= size[1] + 1
    assert max(box["width"] / size[0], box["height"] / size[1]) > 0.99  # as large as it can be
    assert page.evaluate(CUT) == []


def nothing_lies_over_the_slide(page: Page) -> None:
    """The bar is there, and the slide ends above it."""
    expect(page.locator(".fu-stage-bar")).to_have_css("opacity", "1")
    page.wait_for_function(f"() => {SHEET}.bottom <= {BAR}.top + 1")


def test_the_bar_comes_to_who_reaches_for_it_and_lies_over_no_slide(come_to: OPENED) -> None:
    page = come_to(f"{REVIEW}&slide=3", height=720).page
    bar, whole = page.locator(".fu-stage-bar"), page.locator(".fu-slide[data-current] .fu-sheet")
    page.mouse.move(640, 300)  # pointing at the slide
    expect(bar).to_have_css("opacity", "0")
    size = whole.bounding_box()
    page.mouse.move(640, 705)
    nothing_lies_over_the_slide(page)
    page.mouse.move(640, 300)
    expect(bar).to_have_css("opacity", "0")
    page.wait_for_function(f"height => Math.abs({SHEET}.height - height) < 1", arg=size and size["height"])
    page.keyboard.press("m")  # the keyboard reaches it too
    nothing_lies_over_the_slide(page)


def test_without_a_server_esc_leaves_the_slides_and_they_begin_anew(open_page: OPENED) -> None:
    visit = open_page(f"{REVIEW}&slide=3", width=1280, height=720)
    page, away = visit.page, visit.page.locator("[data-away]")
    wait_slides(page, len(STORIES["2015-2020"]))
    page.context.set_offline(True)
    page.keyboard.press("Escape")
    expect(away).to_be_visible()
    assert away.locator("li").count() == len(STORIES["2015-2020"])
    away.get_by_role("button", name="Visa från början").click()
    expect(away).to_be_hidden()
    assert current(page) == 1
    page.locator("#stage-back").evaluate("link => link.click()")
    away.locator("li button").nth(3).click()
    assert current(page) == 4
    page.context.set_offline(False)
    page.keyboard.press("Escape")
    page.locator("#present-start").wait_for()
    # the browser itself says in its console that it was without a network
    visit.faults = [fault for fault in visit.faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def test_a_table_counts_all_the_rows_that_it_leaves_out(come_to: OPENED) -> None:
    page = come_to(address([Slide("/projekt", "projects_list")], "&slide=1")).page
    current = ".fu-slide[data-current] "
    shown = page.locator(f"{current}tbody tr:not([data-cut])").count()
    left_out = int(page.inner_text(f"{current}.fu-more").split()[-1])
    assert f"{shown + left_out} projekt" == page.inner_text(f"{current}.fu-sheet-title").replace(
        "\u00a0", " "
    )
    assert left_out > presenting.MOST_ROWS


def test_a_chart_of_amounts_has_room_to_be_read(come_to: OPENED) -> None:
    page = come_to(address([Slide("/finansiering", "per_year_total")], "&slide=1")).page
    room = page.locator(".fu-slide[data-current] [data-chart]").bounding_box()
    assert room
    assert room["height"] > 350
    assert page.evaluate(CUT) == []


def test_notes_are_in_the_presenters_window_alone_and_both_go_together(come_to: OPENED) -> None:
    secret = "Bara för talaren"
    there = address(
        [Slide("/milstolpar", "review", "", secret), Slide("/projekt", "projects_by_area")], "&slide=1"
    )
    visit = come_to(there)
    page = visit.page
    wait_slides(page, 2)
    visit.settle()
    assert secret not in page.content()
    with page.expect_popup() as opened:
        page.keyboard.press("p")
    notes = opened.value
    notes.locator(".fu-notes[data-current]").wait_for()
    assert secret in notes.inner_text(".fu-notes[data-current]")
    following = notes.inner_text(".fu-notes[data-current] .fu-notes-next")
    notes.keyboard.press("PageDown")
    page.wait_for_function("() => document.querySelector('.fu-slide[data-current]').dataset.slide === '2'")
    assert page.inner_text(".fu-slide[data-current] h2") in following
    page.keyboard.press("Home")
    notes.wait_for_function("() => document.querySelector('.fu-notes[data-current]').dataset.slide === '1'")
    assert secret not in page.content()
    notes.close()
    copied = (
        come_to(there.replace("&slide=1", ""))
        .page.locator("[data-copy*='slide=1']")
        .get_attribute("data-copy")
    )
    assert copied
    code = copied.split("slides=")[1].split("&")[0]
    assert [slide.notes for slide in slide_list.read(code)] == ["", ""]


def test_list_stage_and_presenter_are_accessible(come_to: OPENED, subtests: pytest.Subtests) -> None:
    some = [Slide("/milstolpar", "review", "", "Minns"), Slide("/", "area_years"), Slide("/", "")]
    for rest, width in (
        ("", 1280),
        ("", 390),
        ("&slide=1", 1280),
        ("&slide=2", 1280),
        ("&slide=1&presenter=1", 1280),
    ):
        visit = come_to(address(some, rest), width=width)
        with subtests.test(f"{rest} {width}"):
            visit.settle(quiet_ms=800)
            axe_finds_nothing_in_both_themes(visit)


@pytest.fixture(scope="module")
def taken(edition_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file to take along of a ready story."""
    return _made("html", tmp_path_factory)


# Of each of these days the file of the days must have the very slides.
DRAGGED = ("2015-06-30", "2018-12-31", "2023-03-08")


@pytest.fixture(scope="module")
def taken_with_days(edition_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the slider of the day: of these days and every twentieth besides, as all take a minute."""
    days, every = [dt.date.fromisoformat(day) for day in DRAGGED], day_table.spans

    def some(here: view.View, follows_since: bool) -> list[tuple[dt.date, dt.date]]:
        spans = every(here, follows_since)
        return [
            (first, last)
            for number, (first, last) in enumerate(spans)
            if number % 20 == 0 or any(first <= day <= last for day in days)
        ]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(day_table, "spans", some)
        return _made("html_days", tmp_path_factory)


def _made(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = kinds.make(kind, kinds.Order({"story": "2015-2020"}, "http://127.0.0.1:1"), lambda *_: None)
    file = tmp_path_factory.mktemp("file") / made.name
    file.write_bytes(made.content)
    return file


def test_the_file_needs_nobody_and_shows_what_the_screen_shows(
    browser: Browser, come_to: OPENED, taken: Path
) -> None:
    assert taken.stat().st_size < 6_000_000
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page, asked, faults = context.new_page(), list[str](), list[Any]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(error))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(taken.as_uri())
    count = len(STORIES["2015-2020"])
    wait_slides(page, count)
    screen = come_to(f"{REVIEW}&slide=1", height=720).page
    wait_slides(screen, count)
    for number in range(1, count + 1):
        assert current(page) == number
        for part in (".fu-sheet-title", ".fu-sheet-sub", ".fu-scaled"):
            pair = [p.locator(f"[data-slide='{number}'] {part}") for p in (page, screen)]
            if pair[0].count() or pair[1].count():
                shown = [" ".join((one.text_content() or "").split()) for one in pair]
                # without our font the file may have room for fewer rows, and says so
                assert shown[0].partition(" Ytterligare")[0] == shown[1].partition(" Ytterligare")[0]
        assert page.evaluate(CUT) == [], number
        page.keyboard.press("PageDown")
    page.keyboard.press("Home")
    for _ in range(1, CHART):
        page.keyboard.press("PageDown")
    page.wait_for_selector(".fu-slide[data-current] .main-svg")
    before = page.evaluate("document.querySelector('.fu-slide[data-current] [data-chart]').data[0].y")
    page.select_option("#stage-areas", "s1_forest_bioeconomy")
    page.wait_for_function(
        "old => String(document.querySelector('.fu-slide[data-current] [data-chart]').data[0].y) !== old",
        arg=",".join(map(str, before)),
    )
    page.keyboard.press("t")
    assert page.locator(".fu-slide[data-current] .fu-sheet-table").is_visible()
    assert "Utgåva" in page.inner_text(".fu-slide[data-current] footer")
    assert asked == [taken.as_uri()]
    assert faults == []
    context.close()


# What a reader sees of each slide, by its number; without our font a slide may have room for fewer rows, and says so.
SLIDES = """() => Object.fromEntries([...document.querySelectorAll('[data-slide]')].map(slide => [
    slide.dataset.slide,
    ['.fu-sheet-title', '.fu-sheet-sub', '.fu-scaled', '.fu-sheet-place'].map(part =>
        (slide.querySelector(part)?.textContent ?? '').replace(/\\s+/g, ' ').split('Ytterligare')[0].trim()),
]))"""


def test_the_day_of_the_file_is_dragged_and_its_slides_are_the_servers(
    browser: Browser, come_to: OPENED, taken_with_days: Path
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page, asked, faults = context.new_page(), list[str](), list[Any]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(error))
    page.goto(taken_with_days.as_uri())
    slides = STORIES["2015-2020"]
    wait_slides(page, len(slides))
    own = page.evaluate(SLIDES)
    following = {
        str(number)
        for number, slide in enumerate(slides, 1)
        if view.at(slide.address).path in day_table.PATHS
    }
    assert 3 < len(following) < len(slides)
    page.mouse.move(640, 700)
    nothing_lies_over_the_slide(page)
    for day in DRAGGED:
        page.evaluate(MOVE, day)
        page.locator(SLIDER).dispatch_event("change")
        shown = page.evaluate(SLIDES)
        there = come_to(f"{REVIEW}&slide=1&live_as_of={day}", height=720).page
        wait_slides(there, len(slides))
        server = there.evaluate(SLIDES)
        assert {n: shown[n] for n in following} == {n: server[n] for n in following}, day
        assert any(shown[n] != own[n] for n in following)
        assert {n: shown[n] for n in own.keys() - following} == {n: own[n] for n in own.keys() - following}
        assert page.locator("#stage-day").inner_text() == Words("sv").date(dt.date.fromisoformat(day))
    staying = page.locator(".fu-slide").filter(has=page.locator("footer", has_text="följer inte dagen"))
    numbers = staying.evaluate_all("slides => slides.map(slide => slide.dataset.slide)")
    assert {*numbers} == own.keys() - following, "a slide that stays on its day says so"
    page.locator("[data-file-day]").click()
    assert page.evaluate(SLIDES) == own
    assert page.locator("#stage-day").inner_text() == "Som i listan"
    page.select_option("#stage-areas", "s1_forest_bioeconomy")
    assert page.locator(SLIDER).is_disabled(), "the file holds the days of its own selection alone"
    page.select_option("#stage-areas", "")
    page.locator("#f-play").click()
    page.wait_for_function("own => document.querySelector('#stage-day').value.includes(own)", arg="2014")
    page.keyboard.press("Escape")
    assert page.locator("#f-play").get_attribute("aria-pressed") == "false"
    assert asked == [taken_with_days.as_uri()]
    assert faults == []
    context.close()
