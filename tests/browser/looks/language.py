"""A page speaks one language at a time, and Streamlit's own words are in it too."""

import json
import re
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from pages.ui.base.sections import SECTIONS
from pages.ui.base.words import Words, texts
from pages.ui.frame import shell
from tests.browser import rig
from tests.pages.languages import filled, only_in, other

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
STREAMLIT_TEXTS = Path(shell.__file__).parent / "static" / "streamlit_texts.json"
EDITING = {section.key for section in SECTIONS if section.edits}
SKIP = {"sv": "Hoppa till innehållet", "en": "Skip to main content"}


def title(key: str, lang: str) -> str:
    """What the tab of a section is called."""
    words = Words(lang)
    return f"{words(f'page.{key}.title')} – {words('frame.name')}"


def address(path: str, lang: str) -> str:
    """A path in a language."""
    return path if lang == "sv" else f"{path}{'&' if '?' in path else '?'}lang=en"


@cache
def ours(lang: str) -> re.Pattern[str]:
    """Everything that the interface says in a language, and what it makes Streamlit say."""
    own = json.loads(STREAMLIT_TEXTS.read_text(encoding="utf-8"))[lang]
    return re.compile("|".join(filled(text) for text in sorted({*texts(lang).values(), *own.values()})))


def in_other_language(page: Page, lang: str) -> list[str]:
    """Texts of our own that are in the other language."""
    pattern = only_in(other(lang))
    return [text for text in page.evaluate(ALL_TEXTS, True) if pattern.fullmatch(text)]


def by_streamlit(page: Page) -> set[str]:
    """Texts that are not ours."""
    return set(page.evaluate(ALL_TEXTS, False))


def all_is_in_one_language(visit: rig.Visit, key: str, lang: str) -> None:
    """The page of a section names its language and title, and says nothing in the other one."""
    page = visit.page
    assert page.evaluate("document.documentElement.lang") == lang
    assert page.title() == title(key, lang)
    assert in_other_language(page, lang) == []
    # Where data are changed there are Streamlit's widgets: what they say is ours too, and in the language of the page.
    said = by_streamlit(page) - {SKIP[lang]}
    assert [text for text in said if key not in EDITING or not ours(lang).fullmatch(text)] == []
