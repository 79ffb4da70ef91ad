"""From a phone to text twice as large, and in both themes: nothing is lost, nothing needs scrolling sideways."""

import re

from playwright.sync_api import Page

from tests.browser import places, rig

# What sticks out of the page, but for what lies in a box that scrolls by itself and is reached by keyboard.
STICKS_OUT = """() => [...document.querySelectorAll('main *')].filter(e => {
    const box = e.getBoundingClientRect();
    return e.checkVisibility() && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1)
        && !e.closest('.fu-scroll[tabindex="0"], .fu-chosen, .fu-hidden, thead, svg');
}).map(e => e.outerHTML.slice(0, 120))"""
# A table of text that has to be scrolled in its box on a phone; only a grid of many years or marks may.
SCROLLS = """() => [...document.querySelectorAll('.fu-scroll:has(> .fu-table:not(.fu-grid))')]
    .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1).map(e => e.getAttribute('aria-label'))"""
# Text that a box with a fixed height cuts off.
CUT_OFF = """() => [...document.querySelectorAll('main [data-block], main [data-block] *')].filter(e =>
    e.checkVisibility() && e.children.length < 4 && e.clientHeight > 4 && !e.closest('svg, .fu-hidden, thead, select')
    && getComputedStyle(e).overflowY === 'hidden' && e.scrollHeight > e.clientHeight + 2 && e.innerText.trim()
).map(e => e.outerHTML.slice(0, 120))"""
# Each text of a chart with its colour, and the colour of the card behind it.
TEXTS_OF_CHARTS = """() => [...document.querySelectorAll('[data-chart] text')].filter(t => t.textContent.trim()).map(t =>
    [t.textContent, getComputedStyle(t).fill, getComputedStyle(t.closest('figure')).backgroundColor,
        getComputedStyle(t).opacity])"""
RECOLOURED_MS = 400  # charts are drawn anew in the other colours after the theme has changed


def width_of_all(page: Page) -> int:
    """How wide the page is, with what is reached by scrolling alone."""
    return int(
        page.evaluate(
            "Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)"
        )
    )


def luminance(colour: str) -> float:
    """Relative luminance of a colour as a browser writes it (WCAG 2.2)."""
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_twice_as_large_loses_nothing(visit: rig.Visit) -> None:
    """At 200 % the same is to be read, nothing is cut off and nothing sticks out."""
    before = places.text(visit.page)
    style = visit.page.add_style_tag(content="html { font-size: 32px !important; }")
    try:
        visit.repaint()
        assert places.text(visit.page) == before
        assert width_of_all(visit.page) <= 1280
        assert visit.page.evaluate(STICKS_OUT) == []
        assert visit.page.evaluate(CUT_OFF) == []
    finally:
        style.evaluate("e => e.remove()")
        visit.repaint()


def nothing_sticks_out_of(visit: rig.Visit, width: int) -> None:
    """The page of this width does not scroll sideways, nor does a table of text in it on a phone; it stays as narrow."""
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.repaint()
    assert width_of_all(visit.page) <= width
    assert visit.page.evaluate(STICKS_OUT) == []
    if width == 390:
        assert visit.page.evaluate(SCROLLS) == []


def texts_of_charts_stand_out_in_both_themes(visit: rig.Visit) -> None:
    """Every text in a chart has a contrast of 4.5 to the page behind it, in each theme, and the themes differ."""
    backgrounds = set()
    for scheme in rig.SCHEMES:
        visit.page.emulate_media(color_scheme=scheme)
        visit.page.wait_for_timeout(RECOLOURED_MS)
        visit.settle()
        texts = visit.page.evaluate(TEXTS_OF_CHARTS)
        assert len(texts) > 4
        faint = [
            (t, fill) for t, fill, behind, opacity in texts if contrast(fill, behind) < 4.5 or opacity != "1"
        ]
        assert faint == [], scheme
        backgrounds |= {behind for *_, behind, _ in texts}
    assert len(backgrounds) == 2
