"""A page on paper, by the browser's own print: light, on A4, whole, without what one presses."""

import io
import re
import unicodedata

import pypdf

from tests.browser import rig

PRESSED = (
    "Kopiera länk",
    "Dela",
    "CSV",
    "Excel",
    "Öppna raderna",
    "Visa som tabell",
    "Presentera",
)
CONTROLS = "button, input:not([readonly]), select, textarea, nav, summary, .fu-lang, a[download]"
# What stands outside the sheet.
OUTSIDE = """() => {
    const wide = document.documentElement.clientWidth + 2;
    const found = [...document.querySelectorAll('[data-block] *')].filter(element => {
        const box = element.getBoundingClientRect();
        return box.width && box.right > wide && !element.closest('.fu-chart, .fu-hidden, svg');
    });
    return found.map(element => element.outerHTML.slice(0, 100));
}"""
DRAWN = "[...document.querySelectorAll('.main-svg:first-child')].map(s => [s.clientWidth, s.clientHeight])"
INK = "getComputedStyle(document.querySelector('.main-svg .annotation-text, .main-svg .xtick text')).fill"


def printed(visit: rig.Visit) -> pypdf.PdfReader:
    """The page as the browser prints it."""
    return pypdf.PdfReader(io.BytesIO(visit.page.pdf(prefer_css_page_size=True, print_background=True)))


def words(text: str) -> str:
    """A text as it is read: no ligatures, one blank between words."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text))


def a_page_prints_whole_and_without_what_one_presses(visit: rig.Visit, path: str) -> None:
    """From a dark screen, folded as it was opened."""
    page = visit.page
    page.emulate_media(color_scheme="dark")
    visit.repaint()
    title = page.locator("h1").inner_text()
    figures = page.locator("figure h2").all_inner_texts()
    height = page.locator("[data-testid=stMainBlockContainer]").evaluate("e => e.offsetHeight")
    paper = printed(visit)
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in paper.pages} == {
        (595, 842)
    }
    told = [words(sheet.extract_text()) for sheet in paper.pages]
    # All of it is there, and no sheet is empty: neither cut off at the height of a screen nor spun out.
    assert all(len(text) > 20 for text in told)
    assert height / 2600 - 1 <= len(told) <= height / 450 + 2
    whole = " ".join(told)
    compact = whole.replace(" ", "")
    for part in (title, *figures):
        assert re.sub(r"\s", "", part) in compact
    for part in (part for part in PRESSED if part not in title):  # what the page is about is no control
        assert not re.search(rf"(?<!\w){part}(?!\w)", whole), part
    assert "läget per" in whole.lower()
    assert "Datautgåva" in told[-1]
    assert visit.url + path.partition("?")[0] in compact


def paper_has_no_controls_and_nothing_outside_the_sheet(visit: rig.Visit) -> None:
    """The page laid out for print, as wide as a sheet."""
    page = visit.page
    try:
        page.emulate_media(media="print")
        pressed = page.locator(CONTROLS)
        seen = pressed.and_(page.locator(":visible"))
        assert seen.all_inner_texts() == []
        page.set_viewport_size({"width": 680, "height": 1000})
        assert page.evaluate(OUTSIDE) == []
    finally:
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1280, "height": 900})
        visit.repaint()


def charts_are_drawn_for_the_width_of_the_paper_in_light_colours_and_afterwards_back(
    visit: rig.Visit,
) -> None:
    """From a dark screen: what the browser's own event before and after printing does."""
    page = visit.page
    page.emulate_media(color_scheme="dark")
    visit.settle()
    before, dark = page.evaluate(DRAWN), page.evaluate(INK)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    try:
        assert all(width <= 680 and height <= 1000 for width, height in page.evaluate(DRAWN))
        assert page.evaluate(INK) != dark
    finally:
        page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.wait_for_function(f"() => JSON.stringify({DRAWN}) === '{str(before).replace(' ', '')}'")
    assert page.evaluate(INK) == dark
