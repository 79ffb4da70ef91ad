"""What a reader needs besides axe's rules: headings in order, parts of a figure, a word with each colour, links."""

import itertools

from playwright.sync_api import Page

from tests.browser import rig
from tests.pages.views import OF_WORDS

WORDLESS = r"""() => [...document.querySelectorAll(
        '.fu-swatch, .fu-shape, .fu-bar-track, .fu-dot, .fu-map a, .fu-map-beside a')]
    .filter(mark => !/\p{L}{2,}/u.test(mark.closest('li, label, a, td, th, dd, summary, p')?.textContent ?? ''))
    .map(mark => mark.outerHTML)"""
# A series without bars has no pattern that anybody sees.
CHARTS = """() => [...document.querySelectorAll('[data-chart]')].map(chart => {
    const drawn = chart.data.filter(t => t.x.length);
    const pattern = ({ marker }) => [...new Set([marker?.pattern?.shape].flat())].join() + (marker?.line?.width ?? '');
    return {
        traces: drawn.length,
        panels: new Set(drawn.map(t => t.yaxis ?? 'y')).size,
        patterns: new Set(drawn.map(pattern)).size,
        names: drawn.map(t => t.name ?? ''),
        titles: (chart.layout.annotations ?? []).filter(a => a.text).length,
        keys: chart.closest('figure').querySelector('.fu-keys')?.textContent ?? '' };
})"""
MARKS = """() => [...document.querySelectorAll('[data-chart]')].flatMap(chart =>
    chart.data.flatMap(trace => trace.customdata ?? []).map(address => [chart.dataset.chart, address]))"""
FIGURES = """() => [...document.querySelectorAll('figure')].map(figure => ({
    id: figure.id,
    heading: figure.querySelector('h2').innerText,
    named_by: figure.getAttribute('aria-labelledby'),
    id_of_heading: figure.querySelector('h2').id,
    sub: figure.querySelector('.fu-sub').innerText,
    is_empty: Boolean(figure.querySelector('.fu-empty')),
    source: figure.querySelector('.fu-source')?.innerText ?? '',
    files: figure.querySelectorAll("a[download$='.csv']").length,
    tables: [...figure.querySelectorAll('table')].map(table =>
        [table.querySelector('caption')?.innerText ?? '', table.querySelectorAll('thead th[scope=col]').length]) }))"""
SHAPES = """() => [...document.querySelectorAll(['time-title', 'list', 'keys', 'sl-mark', 'statuses', 'text-lines']
    .map(place => `.fu-${place} .fu-shape`).join())].map(shape => [shape.innerText, shape.getAttribute('aria-hidden')])"""
LINKS = """() => [...document.querySelectorAll('figure')].flatMap(figure =>
    [...figure.querySelectorAll('table a[data-go]')].map(a => [figure.id, a.getAttribute('href')]))"""


def headings(page: Page) -> list[int]:
    """The levels of all headings that are seen, in order."""
    seen = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(h => h.checkVisibility())"
    return list(page.evaluate(f"{seen}.map(h => +h.tagName[1])"))


def everything_is_drawn(visit: rig.Visit) -> None:
    """There is a title, something under it, and no chart is missing."""
    page = visit.page
    assert page.locator("h1").inner_text()
    assert page.locator("figure, main section, main dl, .fu-list").count() > 0
    charts = page.locator("[data-chart]").count()
    assert page.locator("[data-chart] .main-svg:first-child").count() >= charts


def one_title_and_no_level_skipped(visit: rig.Visit) -> None:
    """Headings follow each other, each says something, and no id stands twice."""
    page = visit.page
    levels = headings(page)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(text.strip() for text in page.locator(":is(h1, h2, h3):not(dialog *)").all_inner_texts())
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map(e => e.id)")
    assert sorted(ids) == sorted(set(ids))


def figures_have_name_unit_source_table_and_files(visit: rig.Visit) -> None:
    """Each figure has all its parts, and each table its caption and heads."""
    for figure in visit.page.evaluate(FIGURES):
        heading = figure["heading"]
        assert figure["named_by"] == figure["id_of_heading"]
        assert figure["sub"].strip(), heading
        if figure["is_empty"]:
            continue
        assert figure["source"].strip(), heading
        assert figure["tables"], heading
        # Figures of words are no rows of a question, so there is no file of them (tests/pages/test_downloads.py).
        assert (figure["files"] >= 1) == (figure["id"] not in OF_WORDS), heading
        for caption, heads in figure["tables"]:
            assert caption.strip(), heading
            assert heads >= 1, heading


def charts_are_pictures_named_by_their_findings(visit: rig.Visit) -> None:
    """A screen reader hears the finding of a chart, its unit and its day."""
    page = visit.page
    charts = page.locator("[data-chart]")
    assert charts.count() >= 1
    for chart in charts.all():
        name = chart.get_attribute("aria-label") or ""
        finding = page.locator(f"#{chart.get_attribute('data-chart')}-title").inner_text()
        assert chart.get_attribute("role") == "img"
        assert name.startswith(finding)
        assert len(name) > len(finding) + 10  # unit and day besides
        assert page.get_by_role("img", name=name).count() == 1


def no_colour_is_alone(visit: rig.Visit) -> None:
    """Each coloured mark has a word beside it: keys, bars, tiles, shapes, and charts of more than one colour."""
    assert visit.page.evaluate(WORDLESS) == []
    # In a chart of several colours each has a panel with its name, or a pattern that the key shows with its name.
    for chart in visit.page.evaluate(CHARTS):
        by_panel = chart["panels"] == chart["traces"] and (
            chart["titles"] >= chart["panels"] or chart["traces"] == 1
        )
        by_pattern = chart["patterns"] == chart["traces"] and any(
            name in chart["keys"] for name in chart["names"]
        )
        assert by_panel or by_pattern, chart


def a_status_is_shape_word_and_colour(visit: rig.Visit) -> None:
    """A shape is one of those that the key explains, and is not read aloud."""
    for text, hidden in visit.page.evaluate(SHAPES):
        assert text in {*"●◐▲?○×≠–", ""}  # one that a phone alone shows has no text here
        assert hidden == "true"


def each_mark_of_a_chart_is_a_link_in_its_table_too(visit: rig.Visit) -> None:
    """What a click on a chart opens is opened by keyboard as well."""
    marks, links = visit.page.evaluate(MARKS), visit.page.evaluate(LINKS)
    assert {tuple(mark) for mark in marks} <= {tuple(link) for link in links}
