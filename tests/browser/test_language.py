"""The page speaks one language at a time: from the first byte, after a switch, and in Streamlit's own words."""

import re
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from pages.ui.sections import SECTIONS, Section
from pages.ui.words import Words, texts
from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]

# What is read or read out: texts, and names and hints that are no texts. A part in another language says so itself;
# the table of datasets tells their names and the questions in their headers, which are English.
ALL_TEXTS = """within => {
    const found = [];
    const own = document.documentElement.lang;
    const counts = e => e && e.checkVisibility() && (e.closest('[lang]')?.lang ?? own) === own
        && !e.closest('script, style, noscript, #datasets-table') && within === Boolean(e.closest('[data-block]'));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let t = walker.nextNode(); t; t = walker.nextNode()) if (counts(t.parentElement)) found.push(t.data);
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        for (const e of document.querySelectorAll(`[${name}]`)) if (counts(e)) found.push(e.getAttribute(name));
    return [...new Set(found.map(text => text.trim()).filter(Boolean))];
}"""

# The frame of the dashboard around a page that breaks where no page can catch it.
APP = """
import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from pages.ui import assets
from pages.ui.shell import Shell

app = st.App(
    "page.py",
    routes=[Route("/ui/{digest}/{name}", assets.serve)],
    middleware=[Middleware(Shell)],
)
"""
BROKEN_PAGE = """
import streamlit as st
from pages.ui import block

block.show("frame", block.render("heading.html", title="", sentences=[]), lang=st.query_params.get("lang", "sv"))
raise RuntimeError("meant")
"""


def title(key: str, lang: str) -> str:
    words = Words(lang)
    return f"{words(f'page.{key}.title')} – {words('frame.name')}"


def address(path: str, lang: str) -> str:
    return path if lang == "sv" else f"{path}{'&' if '?' in path else '?'}lang=en"


def only_in(lang: str) -> re.Pattern[str]:
    """What the interface says in one language alone; a number, a name or a date may stand in its gaps."""
    own, other = texts(lang), texts("en" if lang == "sv" else "sv")
    said = {text for key, text in own.items() if key != "frame.other_language"} - set(other.values())
    return re.compile("|".join(filled(text) for text in sorted(said) if told_from_data(text)))


def told_from_data(text: str) -> bool:
    """Whether a text has enough words of its own: '{sum} projects' may be the end of a title as well."""
    return "{" not in text or "|" in text or len(re.findall(r"\w\w+", re.sub(r"\{[^}]*\}", "", text))) > 1


def filled(text: str) -> str:
    """A pattern of a text with anything in its gaps, but a number with one of two words where it has a choice."""
    return "".join(
        rf"[\d\s.,]+({part[1:-1].partition(':')[2]})"
        if "|" in part
        else ".+"
        if part.startswith("{")
        else re.escape(part)
        for part in re.split(r"(\{[^}]*\})", text)
    )


def in_other_language(page: Page, lang: str) -> list[str]:
    pattern = only_in("en" if lang == "sv" else "sv")
    return [text for text in page.evaluate(ALL_TEXTS, True) if pattern.fullmatch(text)]


def by_streamlit(page: Page) -> set[str]:
    return set(page.evaluate(ALL_TEXTS, False))


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


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(("name", "path"), places.PAGES.items(), ids=places.PAGES)
def test_no_page_speaks_the_other_language(still: GoTo, name: str, path: str, lang: str) -> None:
    page = still(address(path, lang)).page
    assert page.evaluate("document.documentElement.lang") == lang
    assert page.title() == title("rader" if name.startswith("rader") else name, lang)
    assert in_other_language(page, lang) == []
    assert by_streamlit(page) == {"Hoppa till innehållet" if lang == "sv" else "Skip to main content"}


def test_switching_language_changes_all_of_the_page_and_back(go_to: GoTo) -> None:
    visit = go_to("/milstolpar?period=review")
    page = visit.page
    for lang, skip in (("en", "Skip to main content"), ("sv", "Hoppa till innehållet")):
        page.locator("#f-lang").click()
        visit.settle()
        assert page.evaluate("document.documentElement.lang") == lang
        assert page.title() == title("milstolpar", lang)
        assert in_other_language(page, lang) == []
        assert by_streamlit(page) == {skip}
        assert "period=review" in page.url
    page.go_back()
    visit.settle()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert by_streamlit(page) == {"Skip to main content"}


def test_the_other_languages_texts_would_be_seen(go_to: GoTo) -> None:
    page = go_to("/finansiering").page
    page.evaluate("document.querySelector('.fu-sub').textContent = 'as of 3 May 2020'")
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
