"""A page on paper, by the browser's own print: light, on A4, whole, without what one presses."""

import io
import re
import unicodedata
from collections.abc import Callable

import pypdf
import pytest
from PIL import Image, ImageStat

from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]
PRESSED = (
    "Kopiera länk",
    "Dela",
    "CSV",
    "Excel",
    "Öppna raderna",
    "Visa som tabell",
    "Alla områden ▾",
)
# What stands outside the sheet, and each chart beside the width and height that a sheet has.
OUTSIDE = """() => {
    const wide = document.documentElement.clientWidth + 2;
    const found = [...document.querySelectorAll('[data-block] *')].filter(element => {
        const box = element.getBoundingClientRect();
        return box.width && box.right > wide && !element.closest('.fu-chart, .fu-hidden, svg');
    });
    return found.map(element => element.outerHTML.slice(0, 100));
}"""


def printed(visit: rig.Visit) -> pypdf.PdfReader:
    """The page as the browser prints it."""
    return pypdf.PdfReader(io.BytesIO(visit.page.pdf(prefer_css_page_size=True, print_background=True)))


def words(text: str) -> str:
    """A text as it is read: no ligatures, one blank between words."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("path", places.PAGES.values(), ids=places.PAGES)
def test_a_page_prints_whole_and_without_what_one_presses(go_to: GoTo, path: str) -> None:
    visit = go_to(path, scheme="dark")
    page = visit.page
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
    page.emulate_media(media="print")
    pressed = page.locator(
        "button, input:not([readonly]), select, textarea, nav, summary, .fu-lang, a[download]"
    )
    assert pressed.and_(page.locator(":visible:not(#f-selection-summary)")).all_inner_texts() == []
    page.set_viewport_size({"width": 680, "height": 1000})
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("path", ["/", "/finansiering", "/projekt", "/milstolpar", "/omraden"])
def test_charts_are_drawn_for_the_width_of_the_paper_in_light_colours_and_afterwards_back(
    go_to: GoTo, path: str
) -> None:
    visit = go_to(path, scheme="dark")
    page = visit.page
    drawn = (
        "[...document.querySelectorAll('.main-svg:first-child')].map(s => [s.clientWidth, s.clientHeight])"
    )
    ink = "getComputedStyle(document.querySelector('.main-svg .annotation-text, .main-svg .xtick text')).fill"
    before, dark = page.evaluate(drawn), page.evaluate(ink)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(width <= 680 and height <= 1000 for width, height in page.evaluate(drawn))
    assert page.evaluate(ink) != dark
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.wait_for_function(f"() => JSON.stringify({drawn}) === '{str(before).replace(' ', '')}'")
    assert page.evaluate(ink) == dark


def test_a_dark_screen_prints_on_white_paper(go_to: GoTo) -> None:
    page = go_to("/?as_of=2020-12-31", scheme="dark").page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    sheet = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    assert sheet.getpixel((2, 2)) == (255, 255, 255)
    assert ImageStat.Stat(sheet.convert("L")).mean[0] > 215


def test_a_table_is_on_paper_as_on_the_screen_with_the_addresses_of_its_sources(go_to: GoTo) -> None:
    visit = go_to("/finansiering?as_of=2020-12-31")
    caption = words(visit.page.locator("#by_group table caption").text_content() or "")
    closed = words(" ".join(sheet.extract_text() for sheet in printed(visit).pages))
    assert caption.replace(" ", "") not in closed.replace(" ", "")
    visit.page.locator("#by_group details.fu-astable > summary").click()
    opened = words(" ".join(sheet.extract_text() for sheet in printed(visit).pages))
    assert caption.replace(" ", "") in opened.replace(" ", "")
    rows = go_to("/rader?rows=funding&as_of=2020-12-31")
    address = rows.page.locator("#rows a[target=_blank]").first.get_attribute("href") or ""
    assert address.startswith("http")
    assert address in "".join(sheet.extract_text() for sheet in printed(rows).pages).replace(
        "\n", ""
    ).replace(" ", "")
