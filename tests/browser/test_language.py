"""The page speaks one language at a time: from the first byte, after a switch, and in Streamlit's own words."""

import re
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from pages.ui.base.sections import SECTIONS, Section
from pages.ui.base.words import Words
from tests.browser import places, rig
from tests.browser.looks.language import (
    address,
    all_is_in_one_language,
    by_streamlit,
    in_other_language,
    title,
)

GoTo = Callable[..., rig.Visit]

# The frame of the dashboard around a page that breaks where no page can catch it.
APP = """
import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from pages.ui.base import assets
from pages.ui.frame.shell import Shell

app = st.App(
    "page.py",
    routes=[Route("/ui/{digest}/{name}", assets.serve)],
    middleware=[Middleware(Shell)],
)
"""
BROKEN_PAGE = """
import streamlit as st
from pages.ui.forms import block

block.show("frame", block.render("heading.html", title="", sentences=[]), lang=st.query_params.get("lang", "sv"))
raise RuntimeError("meant")
"""


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_the_first_bytes_name_language_and_page(
    app_url: str, section: Section, lang: str, accept: str
) -> None:
    request = urllib.request.Request(
        app_url + address(f"/{section.path}", lang), headers={"accept": accept, "accept-language": "de"}
    )
    with urllib.request.urlopen(request) as answer:
        shell = answer.read().decode()
    assert re.findall(r"<html[^>]*>", shell) == [f'<html lang="{lang}">']
    assert re.findall(r"<title>(.*?)</title>", shell) == [title(section.key, lang)]
    assert Words(lang)("frame.noscript") in shell
    assert "You need to enable JavaScript" not in shell


def test_of_two_languages_the_last_counts_from_the_first_byte(app_url: str, go_to: GoTo) -> None:
    with urllib.request.urlopen(f"{app_url}/?lang=sv&lang=en") as answer:
        assert b'<html lang="en">' in answer.read()
    assert go_to("/?lang=sv&lang=en").page.evaluate("document.documentElement.lang") == "en"


def test_switching_language_changes_all_of_the_page_and_back(go_to: GoTo) -> None:
    visit = go_to("/milstolpar?period=review")
    page = visit.page
    for lang in ("en", "sv"):
        page.locator("#f-lang").click()
        visit.settle()
        all_is_in_one_language(visit, "milstolpar", lang)
        assert "period=review" in page.url
    visit.back()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert by_streamlit(page) == {"Skip to main content"}


def test_the_other_languages_texts_would_be_seen(go_to: GoTo) -> None:
    page = go_to("/finansiering").page
    page.evaluate("document.querySelector('.fu-sub').textContent = 'as of 3 May 2020'")
    places.open_menu(page, "f-pass")
    page.evaluate("document.querySelector('#f-copy').textContent = 'Copy link'")
    assert set(in_other_language(page, "sv")) == {"as of 3 May 2020", "Copy link"}


@pytest.mark.parametrize("path", ["/finns-inte", "/finansiering/finns-inte"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [("sv", "Sidan som länken leder till finns inte"), ("en", "The page that the link leads to")],
)
def test_a_page_that_does_not_exist_is_told_in_the_language_of_the_address(
    known_browser: BrowserContext, app_url: str, lang: str, said: str, path: str
) -> None:
    visit = rig.visit(known_browser, app_url)
    visit.goto(address(path, lang))
    dialog = visit.page.get_by_role("dialog")
    assert said in dialog.inner_text()
    assert "Streamlit" not in visit.page.inner_text("body")
    assert "Running" not in visit.page.inner_text("body")
    dialog.get_by_role("button", name="Stäng" if lang == "sv" else "Close").click()
    assert visit.page.title() == title("oversikt", lang)
    assert visit.page.locator("h1").is_visible()
    visit.page.close()


def test_a_broken_page_and_a_lost_server_are_told_in_the_language_of_the_address(
    known_browser: BrowserContext, tmp_path: Path
) -> None:
    (tmp_path / "page.py").write_text(BROKEN_PAGE, encoding="utf-8")
    (tmp_path / "broken.py").write_text(APP, encoding="utf-8")
    with rig.serve(tmp_path / "log.txt", tmp_path / "broken.py") as url:
        pages = {lang: rig.visit(known_browser, url) for lang in ("sv", "en")}
        for lang, visit in pages.items():
            visit.goto(address("/", lang))
            visit.page.get_by_text({"sv": "Något gick fel", "en": "Something went wrong"}[lang]).wait_for()
            assert "Streamlit" not in visit.page.inner_text("body")
    for lang, visit in pages.items():
        dialog = visit.page.get_by_role("dialog")
        dialog.wait_for()
        assert {"sv": "Uppföljningen svarar inte", "en": "does not answer"}[lang] in dialog.inner_text()
        assert "Streamlit" not in visit.page.inner_text("body")
        visit.page.close()
