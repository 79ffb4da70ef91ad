"""The view that a document comes with stands before Streamlit has started; then Streamlit's own page takes its place unseen."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from playwright.sync_api import Browser, Page, Route, WebSocketRoute, expect

from tests.browser import rig

STREAMLIT = "**/static/js/index.*.js"
DRAWN = (
    "() => [...document.querySelectorAll('[data-chart]')].every(chart => chart.querySelector('.main-svg'))"
)
# Where everything is and how it looks; what is folded has no place.
SEEN = """() => [...document.querySelectorAll('[data-block], [data-block] *')]
    .filter(each => each.checkVisibility() && !each.closest('.main-svg'))
    .map(each => {
        const {left, top, width, height} = each.getBoundingClientRect(), style = getComputedStyle(each);
        const place = [left, top, width, height].map(Math.round), family = style.fontFamily.split(",")[0];
        const face = [style.fontWeight, style.fontSize, style.lineHeight, style.color, style.backgroundColor, style.cursor];
        return [each.tagName, each.id, each.className, ...place, family, ...face].join(" ");
    })"""


def hold_script(page: Page) -> Callable[[], None]:
    """Streamlit starts when what this gives is called."""
    held: list[Route] = []
    page.route(STREAMLIT, lambda route: held.append(route))

    def start() -> None:
        for route in held:
            route.continue_()
        page.unroute(STREAMLIT)

    return start


def hold_answers(page: Page) -> Callable[[], None]:
    """Streamlit has asked for the view, and hears nothing until what this gives is called."""
    held: list[Callable[[], None]] = []
    asked: list[object] = []
    is_held = True

    def between(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def ask(message: str | bytes) -> None:
            asked.append(message)
            server.send(message)

        def answer(message: str | bytes) -> None:
            if is_held:
                held.append(partial(socket.send, message))
            else:
                socket.send(message)

        socket.on_message(ask)
        server.on_message(answer)

    page.route_web_socket(re.compile("/_stcore/stream"), between)

    def start() -> None:
        nonlocal is_held
        is_held = False
        for send in held:
            send()

    def start_when_it_has_asked() -> None:
        while not asked:
            page.wait_for_timeout(20)
        start()

    return start_when_it_has_asked


@contextmanager
def before_streamlit(
    browser: Browser,
    url: str,
    path: str,
    hold: Callable[[Page], Callable[[], None]] = hold_script,
    **screen: object,
) -> Iterator[tuple[rig.Visit, Callable[[], None]]]:
    """A view that somebody has seen before, in a browser in which Streamlit starts when it is let."""
    kept = rig.visit(rig.new_context(browser, 1280, 900, "light"), url)
    kept.goto(path)
    kept.page.context.close()
    options = {"width": 1280, "height": 900, "scheme": "light"} | screen
    seen = rig.visit(rig.new_context(browser, **options), url)  # type: ignore[arg-type]
    start = hold(seen.page)
    seen.page.goto(url + path, wait_until="commit")
    expect(seen.page.locator("#first .fu-foot")).to_be_attached()
    seen.page.wait_for_function(DRAWN)

    yield seen, start
    seen.page.context.close()
    rig.nothing_wrong([seen])


def ids_of_two(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('[id]')].map(({id}) => id).filter((id, at, all) => all.indexOf(id) !== at)"
    )
    return found


@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [
        ("/finansiering", 1280, "light"),
        ("/", 1440, "dark"),
        ("/omraden?as_of=2020-12-31", 900, "light"),
        ("/milstolpar?lang=en", 390, "dark"),
        ("/projekt", 1900, "light"),
    ],
)
def test_nothing_changes_when_streamlit_takes_the_place_of_the_first_view(
    browser: Browser, app_url: str, path: str, width: int, scheme: str
) -> None:
    with before_streamlit(browser, app_url, path, width=width, scheme=scheme) as (seen, start):
        seen.page.evaluate("() => document.fonts.ready")
        stood = seen.page.evaluate(SEEN)
        seen.page.evaluate(
            "() => document.querySelectorAll('[data-block]').forEach(each => { each.isTheSame = true })"
        )
        start()
        seen.settle()
        assert ids_of_two(seen.page) == []
        moved = "() => [...document.querySelectorAll('[data-block]')].filter(each => !each.isTheSame).map(each => each.outerHTML)"
        assert seen.page.evaluate(moved) == []
        assert seen.page.evaluate(SEEN) == stood
        redrawn = "() => [...document.querySelectorAll('[data-chart]')].map(chart => chart.dataset.drawn).filter(n => n !== '1')"
        assert seen.page.evaluate(redrawn) == []


def test_what_a_reader_does_before_streamlit_has_started_is_not_undone(
    browser: Browser, app_url: str
) -> None:
    with before_streamlit(browser, app_url, "/finansiering") as (seen, start):
        page = seen.page
        page.locator("#f-day-summary").click()
        page.locator("#f-as_of").fill("2019")
        page.locator("main").first.evaluate("main => { main.scrollTop = 200 }")
        start()
        seen.settle()
        expect(page.locator("#f-as_of")).to_have_value("2019")
        expect(page.locator("#f-as_of")).to_be_focused()
        assert page.locator("main").evaluate("main => main.scrollTop") == 200


@pytest.mark.parametrize("hold", [hold_script, hold_answers])
@pytest.mark.parametrize("path", ["/projekt", "/finansiering?measure=cofinancing"])
def test_a_link_that_is_followed_before_streamlit_has_started_leads_there(
    browser: Browser, app_url: str, path: str, hold: Callable[[Page], Callable[[], None]]
) -> None:
    with before_streamlit(browser, app_url, "/finansiering", hold) as (seen, start):
        if hold is hold_answers:
            seen.page.wait_for_function(
                "() => document.querySelector('[data-testid=stApp]')"
            )  # it has started
            seen.page.wait_for_timeout(300)
        seen.page.locator(f"#first a[href='{path}']").first.evaluate("link => link.click()")
        start()
        seen.settle()
        ended = seen.page.locator(".fu-foot").evaluate("() => location.pathname + location.search")
        title = seen.page.locator("h1").text_content()
        seen.goto(path)
        assert (ended, title) == (path, seen.page.locator("h1").text_content())


def test_a_view_that_nobody_has_seen_comes_with_no_document(browser: Browser, app_url: str) -> None:
    seen = rig.visit(rig.new_context(browser, 1280, 900, "light"), app_url)
    seen.page.goto(app_url + "/finansiering?as_of=2016-07-07", wait_until="commit")
    expect(seen.page.locator("#root")).to_be_attached()
    assert seen.page.locator("#first, #first-view").count() == 0
    seen.settle()
    seen.page.context.close()
    rig.nothing_wrong([seen])
