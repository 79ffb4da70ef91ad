"""The address is the view: links, filters, Back, Forward and reload all lead to what they promise."""

import datetime as dt
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from pages.ui.base import clock
from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]
FOREST = "s1_forest_bioeconomy"
STATE = "() => [...document.querySelectorAll('[data-param], [data-group] input, a[aria-current]')].map("
STATE += "e => [e.id || e.textContent, e.type === 'checkbox' ? e.checked : e.value ?? e.ariaCurrent])"
# A view of each page that differs from what it shows at first.
VIEWS = {
    "oversikt": "/?as_of=2020-12-31&scope=all",
    "finansiering": "/finansiering?by=funder_group&shape=cumulative&location=part&lang=en",
    "projekt": f"/projekt?areas={FOREST},s2_food&state=ended&sort=granted&descending=1",
    "milstolpar": "/milstolpar?period=review&status=unreported&as_of=2019-06-30",
    "data-och-kallor": "/data-och-kallor?find=interreg&lang=en",
    "projektkort": places.PAGES["projektkort"] + "&as_of=2018-01-01",
    "kalla": places.PAGES["kalla"] + "&lang=en",
    "rader": "/rader?rows=funding&by=funder_group&group_key=eu&location=part&year_key=2016",
}


def shown(page: Page) -> tuple[str, str, object]:
    """All that is to be read on the page, its title, and what its controls say."""
    return places.text(page), page.title(), page.evaluate(STATE)


@pytest.mark.parametrize("path", VIEWS.values(), ids=VIEWS)
def test_the_copied_link_shows_the_same_view_with_its_day_named(go_to: GoTo, path: str) -> None:
    seen = go_to(path).page
    link = seen.locator("#f-copy").get_attribute("data-copy") or ""
    asked = parse_qs(urlsplit(path).query)
    assert parse_qs(urlsplit(link).query)["as_of"] == asked.get("as_of", [clock.today().isoformat()])
    assert shown(go_to(link).page) == shown(seen)


def test_the_button_copies_the_whole_address_and_says_so(open_page: GoTo) -> None:
    copied = open_page("/milstolpar?period=review", permissions=["clipboard-read", "clipboard-write"])
    text = places.text(copied.page)
    places.choose(copied.page, "f-pass", "f-copy")
    copied.page.get_by_text("Länken är kopierad").wait_for()
    link = copied.page.evaluate("navigator.clipboard.readText()")
    assert link == f"{copied.url}/milstolpar?as_of={clock.today()}&period=review"
    clean = open_page(link.removeprefix(copied.url))
    assert places.text(clean.page) == text


def test_without_a_clipboard_the_address_is_shown(open_page: GoTo) -> None:
    page = open_page("/projekt?state=ended", permissions=[]).page
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')) }")
    places.choose(page, "f-pass", "f-copy")
    shown_address = page.locator("#f-copy + .fu-copied")
    shown_address.get_by_text("state=ended").wait_for()
    assert shown_address.inner_text().startswith("http")


def test_filters_of_the_frame_follow_from_page_to_page_by_keyboard_and_those_of_a_page_stay(
    go_to: GoTo,
) -> None:
    visit = go_to("/finansiering")
    page = visit.page
    places.write_day(page, "2019-06-30")
    visit.settle()
    places.choose(page, "f-strategy", "f-strategy-s3_2015")
    visit.settle()
    places.choose(page, "f-strategy", "f-scope-all")
    visit.settle()
    places.open_menu(page, "f-areas")
    page.locator(f"#f-area-{FOREST}").check()
    visit.settle()
    page.locator("#c-measure-cofinancing").click()
    visit.settle()
    frame = places.parameters(page)
    assert frame.pop("measure") == "cofinancing"
    assert set(frame) == {"as_of", "strategy", "scope", "areas"}
    for name in (*places.MENU, "finansiering"):
        places.menu(page, name).focus()
        page.keyboard.press("Enter")
        visit.settle()
        assert places.on_heading(page), name
        assert urlsplit(page.url).path == "/" + ("" if name == "oversikt" else name)
        assert places.parameters(page) == frame
        if name not in places.FILTERED:
            continue
        assert places.day(page) == "2019-06-30"
        assert page.locator("#f-scope-all").get_attribute("aria-current") == "true"
        assert page.locator(f"#f-strategy-{frame['strategy']}").get_attribute("aria-current") == "true"
        assert page.locator(f"#f-area-{FOREST}").is_checked()
    assert page.locator("#c-measure-granted").get_attribute("aria-current") == "true"


def test_a_default_leaves_the_address_and_so_does_the_page_of_a_list(go_to: GoTo) -> None:
    visit = go_to("/projekt?page=2&scope=all")
    page = visit.page
    control = page.locator("#c-area_mode")
    default = control.input_value()
    assert default == control.get_attribute("data-default")
    control.select_option("main")
    visit.settle()
    assert places.parameters(page) == {"scope": "all", "area_mode": "main"}
    control.select_option(default)
    visit.settle()
    places.choose(page, "f-strategy", "f-scope-strategy")
    visit.settle()
    assert places.parameters(page) == {}


def test_back_and_forward_find_filter_page_and_place_again(go_to: GoTo) -> None:
    visit = go_to("/milstolpar?tab=list")
    page = visit.page
    page.set_viewport_size({"width": 1280, "height": 400})
    first = shown(page)
    page.locator("#c-period-review").click()
    visit.settle()
    page.evaluate("document.querySelector('main').scrollTop = 300")
    second = shown(page)
    assert first != second
    page.locator("#milestones_list-rows").evaluate(
        "link => link.click()"
    )  # where it stands, without moving the page
    visit.settle()
    third = shown(page)
    assert "/rader" in page.url
    assert page.evaluate("document.querySelector('main').scrollTop") < 50
    for move, view, place in (
        (page.go_back, second, 300),
        (page.go_back, first, None),
        (page.go_forward, second, None),
        (page.go_forward, third, None),
        (page.go_back, second, 300),
    ):
        move()
        visit.settle(rig.BEGUN_MS)
        assert shown(page) == view
        if place is not None:
            assert abs(page.evaluate("document.querySelector('main').scrollTop") - place) < 60


def test_a_reload_keeps_the_view(go_to: GoTo) -> None:
    visit = go_to("/finansiering")
    places.open_menu(visit.page, "controls-more")
    visit.page.locator("#c-by").select_option("programme")
    visit.settle()
    visit.page.locator("#controls-more").evaluate(
        "menu => menu.open = false"
    )  # a menu is no part of the view
    before = shown(visit.page)
    visit.page.reload()
    visit.settle()
    assert shown(visit.page) == before


def test_a_filter_changes_the_page_without_moving_it(go_to: GoTo) -> None:
    visit = go_to("/finansiering", height=600)
    page = visit.page
    page.evaluate("document.querySelector('main').scrollTop = 250")
    page.locator("#c-by").evaluate(
        "by => { by.value = 'funder'; by.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    visit.settle()
    assert abs(page.evaluate("document.querySelector('main').scrollTop") - 250) < 60


def test_a_link_to_another_address_of_the_same_view_does_not_leave_the_page_waiting(go_to: GoTo) -> None:
    visit = go_to(f"/?as_of={clock.today()}&okant=1")
    places.choose(visit.page, "f-day", "f-mark-2")  # today, which is the view already
    visit.settle()
    assert places.parameters(visit.page) == {}
    assert visit.page.locator("body").get_attribute("data-waiting") is None
    visit.page.locator(".fu-name").click()
    visit.settle()


def test_the_two_days_with_a_name_are_one_click_away(go_to: GoTo) -> None:
    visit = go_to("/milstolpar")
    places.choose(visit.page, "f-day", "f-mark-1")
    visit.settle()
    assert places.parameters(visit.page) == {"as_of": "2020-12-31"}
    assert visit.page.locator("#f-mark-1").get_attribute("aria-current") == "true"
    assert places.day(visit.page) == "2020-12-31"
    places.choose(visit.page, "f-day", "f-mark-2")
    visit.settle()
    assert places.parameters(visit.page) == {}
    assert dt.date.fromisoformat(places.day(visit.page)) == clock.today()


def test_an_address_with_a_figure_leads_to_it(go_to: GoTo) -> None:
    visit = go_to("/finansiering?location=part#claims", height=400)
    assert visit.page.evaluate("document.activeElement.id") == "claims-title"
    assert visit.page.locator("#claims-title").evaluate("e => Math.abs(e.getBoundingClientRect().top) < 200")
    overview = go_to("/")
    places.unfold(overview.page)
    overview.page.locator("#attention a[href*='#fetch-attention']").first.click()
    overview.settle()
    assert overview.page.evaluate("document.activeElement.parentElement.id") == "fetch-attention"


@pytest.mark.parametrize(
    ("address", "figure", "tab"),
    [
        ("/milstolpar#milestones_list", "milestones_list", "list"),
        ("/milstolpar?tab=list#review", "review", "method"),
        ("/milstolpar?status=overdue", "milestones_list", "list"),
        ("/milstolpar?table=milestones_list:::-plan", "milestones_list", "list"),
        ("/milstolpar?status=overdue&tab=picture", "milestones_axis", "picture"),
        ("/milstolpar?tab=method", "milestone_rules", "method"),
        ("/projekt?text=skog", "projects_list", "list"),
        ("/organisationer?sort=name", "organisations_list", "list"),
        ("/data-och-kallor#how_made", "how_made", "method"),
    ],
)
def test_an_address_leads_to_the_tab_that_it_asks_for(
    go_to: GoTo, address: str, figure: str, tab: str
) -> None:
    visit = go_to(address)
    page = visit.page
    page.locator(f"#{figure}").wait_for()
    visit.settle()
    assert page.locator(".fu-tabs [aria-current]").get_attribute("id") == f"t-{tab}"
    if "#" in address:
        assert page.evaluate("document.activeElement.id") == f"{figure}-title"
        assert page.url.endswith(f"#{figure}")


def test_a_tab_that_a_page_does_not_have_is_refused_by_name(go_to: GoTo) -> None:
    page = go_to("/finansiering?tab=list").page
    assert "tab" in page.locator(places.REFUSAL).inner_text()


def test_a_click_waits_for_no_other_process(go_to: GoTo) -> None:
    """Chromium tells another process of each Blob, and waits: some milliseconds for each block of a page."""
    seen = go_to("/finansiering")
    seen.page.evaluate(
        "() => { window.made = 0; window.Blob = class extends Blob { constructor(...given) { super(...given); made += 1; } } }"
    )
    seen.goto_from_here("/finansiering?as_of=2020-12-31")
    assert seen.page.evaluate("made") == 0


def test_what_cannot_be_unpacked_is_told_once_and_what_comes_next_is_shown(go_to: GoTo) -> None:
    seen = go_to("/finansiering")
    seen.page.evaluate("""async () => {
        const text = JSON.stringify({ html: "<p id='after'>efter</p>", charts: {}, page: {} });
        const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate"));
        const data = new Uint8Array(await new Response(packed).arrayBuffer());
        const place = () => document.body.appendChild(document.createElement("div"));
        followUp.block({ data: data.slice(0, 9), parentElement: place() });
        followUp.block({ data, parentElement: place() });
    }""")
    expect(seen.page.locator("#after")).to_have_text("efter")
    assert len(seen.faults) == 1, seen.faults
    seen.faults.clear()


def test_a_page_does_not_wait_for_what_streamlit_asks_before_its_socket(open_page: GoTo) -> None:
    seen = open_page("/")
    seen.page.route("**/_stcore/host-config", lambda _: None)  # never answered
    seen.page.route("**/_stcore/health", lambda _: None)
    seen.goto("/projekt")
    expect(seen.page.locator("h1")).to_be_visible()


SCRIPT_STATE = "document.querySelector('[data-test-script-state]').dataset.testScriptState"


def test_what_stands_is_dimmed_only_while_a_run_takes_long(go_to: GoTo) -> None:
    page = go_to("/finansiering").page
    figure, block = page.locator("#by_group"), page.locator(".stElementContainer", has=page.locator("h1"))
    page.evaluate(f"document.body.dataset.waiting = ''; {SCRIPT_STATE} = 'running'")
    block.evaluate("block => block.style.opacity = .33")  # as Streamlit dims what is of the run before
    page.wait_for_timeout(300)
    expect(block).to_have_css("opacity", "1")
    expect(figure).to_have_css("opacity", "1")
    expect(figure).to_have_css("opacity", "0.6")
    expect(block).to_have_css("opacity", "0.33")
    page.evaluate(f"{SCRIPT_STATE} = 'notRunning'")
    expect(figure).to_have_css("opacity", "1")
