"""What is passed on is exactly the view: the link, the text, and a code that a camera reads as the link."""

import io
from collections.abc import Callable
from urllib.parse import quote, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page

from pages.ui.base.words import NBSP
from pages.ui.server import qr
from tests.browser import places, rig
from tests.browser.looks.axe import axe_finds_nothing_in_both_themes
from tests.browser.test_safety import ask

GoTo = Callable[..., rig.Visit]
HOST = "uppfoljning.example.se"


def read_by_camera(picture: bytes) -> list[str]:
    """What a camera makes of a picture."""
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]


def open_dialog(page: Page, opener: str) -> None:
    """Open the dialog with keys alone, and wait for its code."""
    if opener == "#f-share":
        places.open_menu(page, "f-pass")
    else:
        places.unfold_tools(page)
    page.locator(opener).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('share-code')?.naturalWidth > 0")


@pytest.mark.parametrize(
    ("path", "opener", "link"),
    [
        ("/milstolpar?as_of=2020-12-31", "#f-share", "/milstolpar?as_of=2020-12-31"),
        (
            "/finansiering?as_of=2020-12-31&by=funder&lang=en",
            "#by_group-share",
            "/finansiering?lang=en&as_of=2020-12-31&by=funder#by_group",
        ),
        (
            "/projekt?text=%C3%A5%26%3D%23%20%22x%22&as_of=2020-12-31",
            "#f-share",
            "/projekt?as_of=2020-12-31&text=%C3%A5%26%3D%23+%22x%22",
        ),
    ],
)
def test_link_text_and_code_are_of_exactly_this_view(
    come_to: GoTo, path: str, opener: str, link: str
) -> None:
    visit = come_to(path)
    page = visit.page
    figure = opener.removesuffix("-share") if opener != "#f-share" else ""
    title = page.locator(f"{figure} h2" if figure else "h1").first.inner_text()
    open_dialog(page, opener)
    whole = visit.url + link
    assert page.locator("#share-link").input_value() == whole
    text = page.locator("#share-text").input_value().replace(NBSP, " ")
    title = title.replace(NBSP, " ")
    assert text.startswith(title)
    assert text.endswith(whole)
    assert ("31 december 2020" in text) or ("31 December 2020" in text)
    page.locator("#share-large").click()
    large = page.locator("#code-image")
    box = large.bounding_box()
    assert box
    assert min(box["width"], box["height"]) > 0.7 * 900  # seen from the tenth row
    assert page.locator("#code-link").inner_text() == whole
    assert read_by_camera(page.screenshot()) == [whole]
    page.goto(whole)
    visit.settle()
    assert page.locator("h1").is_visible()


def test_the_code_of_the_dialog_is_read_in_a_dark_theme_too(come_to: GoTo) -> None:
    visit = come_to("/?as_of=2020-12-31", scheme="dark")
    open_dialog(visit.page, "#f-share")
    assert read_by_camera(visit.page.screenshot()) == [visit.url + "/?as_of=2020-12-31"]


def test_escape_closes_one_after_the_other_and_the_focus_returns(come_to: GoTo) -> None:
    page = come_to("/").page
    open_dialog(page, "#area_years-share")
    assert page.evaluate("document.activeElement.id") == "share-title"
    page.locator("#share-large").press("Enter")
    assert page.locator("#code").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#code").is_visible()
    assert page.evaluate("document.activeElement.id") == "share-large"
    page.keyboard.press("Escape")
    assert not page.locator("#share").is_visible()
    assert page.evaluate("document.activeElement.id") == "area_years-share"


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violation_in_the_dialog_and_nothing_is_wider_than_the_screen(
    come_to: GoTo, width: int
) -> None:
    visit = come_to("/?lang=en", width=width)
    open_dialog(visit.page, "#area_years-share")
    axe_finds_nothing_in_both_themes(visit)
    for dialog in ("share", "code"):
        if dialog == "code":
            visit.page.locator("#share-large").click()
            axe_finds_nothing_in_both_themes(visit)
        wide = f"(e => e.scrollWidth - e.clientWidth)(document.getElementById('{dialog}'))"
        assert visit.page.evaluate(wide) <= 1


@pytest.mark.parametrize("what", ["link", "text", "embed"])
def test_each_text_is_copied_as_it_stands(go_to: GoTo, what: str) -> None:
    page = go_to("/?as_of=2020-12-31").page
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text }")
    open_dialog(page, "#f-share")
    page.locator(f"button[data-copy-field='share-{what}']").click()
    page.wait_for_function("() => window.copied")
    assert page.evaluate("window.copied") == page.locator(f"#share-{what}").input_value()
    status = page.locator(f"button[data-copy-field='share-{what}'] + .fu-copied")
    assert "kopierad" in status.inner_text()


@pytest.mark.parametrize(
    "link",
    [
        f"https://{HOST}/",
        f"http://{HOST}/finansiering?as_of=2020-12-31&by=funder#by_group",
        f"https://{HOST}/projekt?text=%C3%A5%26",
    ],
)
def test_a_view_of_this_dashboard_gets_a_code(link: str) -> None:
    assert qr.is_own(link, HOST)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "javascript:alert(1)",
        "https://evil.example/finansiering",
        f"https://{HOST}.evil.example/",
        f"https://evil.example@{HOST}/",
        f"https://{HOST}:8/",
        f"https://{HOST}//evil.example",
        f"https://{HOST}/finns-inte",
        f"https://{HOST}/api/v1/funding/per_year",
        f"https://{HOST}/finansiering?okant=1",
        f"https://{HOST}/?as_of=ett-datum",
        f"https://{HOST}/#<script>",
        f"https://{HOST}/ evil",
        "https://[half",
    ],
)
def test_what_is_no_view_of_this_dashboard_gets_no_code(app_url: str, link: str) -> None:
    assert not qr.is_own(link, HOST)
    called = urlsplit(app_url).netloc  # the server answers to its own name alone
    asked = quote(link.replace(HOST, called), safe="")
    status, headers, body = ask(app_url, f"/qr.svg?link={asked}&lang=en")
    assert (status, headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert b"own pages" in body


def test_a_link_too_long_for_a_camera_gets_a_sentence(app_url: str) -> None:
    link = f"{app_url}/projekt?text={'%C3%A5' * 199}"
    assert len(link) > qr.LONGEST - 100
    status, _, body = ask(app_url, f"/qr.svg?link={quote(link + '&as_of=2020-12-31&lang=en', safe='')}")
    assert status == 413
    assert "för lång" in body.decode()
