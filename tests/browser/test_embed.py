"""A figure in the frame of another page: drawn, as high as it is, with a link back; and framed only where that is allowed."""

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pages.ui.base.words import NBSP
from tests.browser import places, rig
from tests.browser.looks import axe
from tests.browser.tabs import Tabs
from tests.browser.test_safety import ask

GoTo = Callable[..., rig.Visit]
FIGURE = "/embed/finansiering?as_of=2020-12-31&figure=per_year_total"
VIEWS = {name: f"/embed{path}" for name, path in places.PAGES.items()}
OTHER_TABS = [VIEWS[name] for name, section in places.SECTION_OF.items() if name != section]


@contextmanager
def hosting(html: list[str]) -> Iterator[str]:
    """A page of somebody else's, at an origin of its own."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!DOCTYPE html><title>Host</title>{html[-1]}".encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def opened(tabs: Tabs, app_url: str) -> Iterator[Callable[[str], rig.Visit]]:
    """Open an embedded page by itself, with its charts drawn."""
    with tabs.lent(app_url) as take:

        def open_path(path: str) -> rig.Visit:
            visit = take(width=800, height=700)
            visit.page.goto(app_url + path)
            visit.page.wait_for_function(
                "() => [...document.querySelectorAll('[data-chart]')].every(c => c.querySelector('.main-svg'))"
            )
            return visit

        yield open_path


@pytest.mark.parametrize("path", [FIGURE, *VIEWS.values()])
def test_an_embedded_view_is_drawn_without_menu_controls_or_a_socket(opened: GoTo, path: str) -> None:
    visit = opened(path)
    page = visit.page
    assert page.locator("h1").count() == 1
    assert page.locator(".fu-bar, .fu-context, .fu-filters, .fu-controls, input, select, button").count() == 0
    assert [url for url in visit.requests if url.startswith("ws") or "_stcore" in url] == []
    if (
        path not in OTHER_TABS
    ):  # what is on them is read at length in test_every_page.py, what is around them on the first
        places.shorten(page, rows=3)
        axe.axe_finds_nothing_in_light(visit)
    assert visit.foreign_requests() == visit.faults == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_an_embedded_figure_is_the_figure_of_the_dashboard_with_a_link_back_to_it(
    opened: GoTo, go_to: GoTo, lang: str
) -> None:
    view = "/finansiering?as_of=2020-12-31&by=funder" + ("&lang=en" if lang == "en" else "")
    whole = go_to(view).page.locator("#by_group")
    page = opened(f"/embed{view}&figure=by_group").page
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("figure").count() == 1
    for part in ("h2", ".fu-sub", ".fu-source", ".fu-bars"):
        assert page.locator(f"#by_group {part}").first.inner_text() == whole.locator(part).first.inner_text()
    link = page.locator("footer a").get_attribute("href") or ""
    assert dict(part.split("=") for part in link.partition("?")[2].partition("#")[0].split("&")) == dict(
        part.split("=") for part in view.partition("?")[2].split("&")
    )
    assert link.endswith("#by_group")
    assert ("31 december 2020" if lang == "sv" else "31 December 2020") in page.inner_text("footer").replace(
        NBSP, " "
    )


def test_a_number_of_an_embedded_figure_opens_its_rows_in_a_tab_of_their_own(opened: GoTo) -> None:
    page = opened("/embed/finansiering?as_of=2020-12-31&figure=by_group").page
    before = page.url
    with page.context.expect_page() as waiting:
        page.locator("#by_group a").first.click()
    assert "/rader?" in waiting.value.url
    assert page.url == before
    waiting.value.close()


def test_the_snippet_shows_the_figure_at_its_own_height_in_a_page_of_others(
    browser: Browser, edition_root: Path, tmp_path: Path
) -> None:
    held = [""]
    with (
        hosting(held) as empty,
        rig.serve(
            tmp_path / "log.txt",
            FOLLOW_UP_EDITIONS=str(edition_root),
            FOLLOW_UP_EMBED_ANCESTORS=empty.rstrip("/"),
        ) as url,
    ):
        # Framed by an origin that the server allows.
        visit = rig.visit(rig.new_context(browser, 900, 700, "light"), url)
        visit.goto("/finansiering?as_of=2020-12-31")
        places.unfold_tools_of(visit.page, "per_year_total")
        visit.page.locator("#per_year_total-share").click()
        snippet = visit.page.locator("#share-embed").input_value()
        assert f'src="{url}{FIGURE.replace("&", "&amp;")}"' in snippet
        held.append(snippet)
        assert 'title="De två största beloppen är' in snippet
        page = visit.page
        page.keyboard.press("Escape")
        for allowed in (True, False):
            own = empty if allowed else empty.replace("127.0.0.1", "localhost")
            page.goto(own)
            page.wait_for_timeout(300)
            frame = page.frames[1]
            if not allowed:
                assert frame.url.startswith("chrome-error"), frame.url
                continue
            frame.wait_for_selector("[data-chart] .main-svg")
            assert frame.locator("h2").inner_text().startswith("De två största beloppen är")
            height = frame.evaluate("document.documentElement.offsetHeight")
            page.wait_for_function(
                f"() => Math.abs(document.querySelector('iframe').offsetHeight - {height}) < 2"
            )
            frame.locator("#per_year_total-table > summary").click()  # it grows, and so does its frame
            page.wait_for_function(f"() => document.querySelector('iframe').offsetHeight > {height} + 100")
            page.evaluate("postMessage({ followUpHeight: 7 }, '*')")  # what others say is not heard
            page.wait_for_timeout(200)
            assert page.locator("iframe").evaluate("e => e.offsetHeight") > height
        page.context.close()
        # The dashboard itself is framed by nobody else.
        assert "frame-ancestors 'self'" in ask(url, "/")[1]["content-security-policy"]
        policy = ask(url, FIGURE)[1]["content-security-policy"]
        assert policy.endswith(f"frame-ancestors {empty.rstrip('/')}")
        assert "unsafe-eval" not in policy


def test_an_embedded_figure_is_quick_and_not_sent_twice(app_url: str) -> None:
    seconds = []
    for _ in range(6):  # the quickest counts: other tests run beside it
        began = time.perf_counter()
        status, headers, body = ask(app_url, FIGURE, accept="text/html")
        seconds.append(time.perf_counter() - began)
    assert min(seconds) < 0.5
    assert (status, headers["x-content-type-options"]) == (200, "nosniff")
    assert b"per_year_total" in body
    assert ask(app_url, FIGURE, if_none_match=headers["etag"], accept="text/html")[0] == 304
    assert ask(app_url, FIGURE + "&lang=en", if_none_match=headers["etag"])[0] == 200


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/embed/finns-inte", 404, "ingen sådan sida"),
        ("/embed/finansiering?figure=finns-inte", 404, "ingen sådan figur"),
        ("/embed/finansiering?lang=en&figure=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", 404, "no such figure"),
        ("/embed/?okant=1&as_of=3000-01-01", 200, "okant, as_of"),
    ],
)
def test_an_address_that_is_wrong_gets_a_sentence(
    app_url: str, path: str, status: int, sentence: str
) -> None:
    answer, headers, body = ask(app_url, path)
    assert answer == status
    assert sentence in body.decode()
    assert b"<script>alert" not in body
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
