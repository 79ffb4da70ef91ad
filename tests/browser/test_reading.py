"""What a reader needs besides axe's rules: headings in order, charts with a name, contrast in them, a word with each colour."""

import itertools
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]
WITH_CHARTS = [
    "/",
    "/finansiering",
    "/projekt",
    "/milstolpar",
    "/finansiering?shape=cumulative&by=funder_group",
]

# Each text of a chart with its colour, and the colour of the page behind it.
TEXTS_OF_CHARTS = """() => {
    const background = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor;
    return [...document.querySelectorAll('[data-chart] text')].filter(t => t.textContent.trim()).map(t =>
        [t.textContent, getComputedStyle(t).fill, background, getComputedStyle(t).opacity]);
}"""


def luminance(colour: str) -> float:
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def headings(page: Page) -> list[int]:
    seen = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(h => h.checkVisibility())"
    return list(page.evaluate(f"{seen}.map(h => +h.tagName[1])"))


@pytest.mark.parametrize("path", places.PAGES.values(), ids=places.PAGES)
def test_a_page_has_one_title_and_skips_no_level(still: GoTo, path: str) -> None:
    page = still(path).page
    levels = headings(page)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(text.strip() for text in page.locator(":is(h1, h2, h3):not(dialog *)").all_inner_texts())
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", places.PAGES.values(), ids=places.PAGES)
def test_a_figure_has_name_unit_source_table_and_files(still: GoTo, path: str) -> None:
    figures = still(path).page.locator("figure")
    for number in range(figures.count()):
        figure = figures.nth(number)
        heading = figure.locator("h2").inner_text()
        assert figure.get_attribute("aria-labelledby") == figure.locator("h2").get_attribute("id")
        assert figure.locator(".fu-sub").inner_text().strip(), heading
        if figure.locator(".fu-empty").count():
            continue
        assert figure.locator(".fu-source").inner_text().strip(), heading
        assert figure.locator("table").count() >= 1, heading
        # Figures of words are no rows of a question, so there is no file of them (tests/pages/test_downloads.py).
        files = figure.locator("a[download$='.csv']").count()
        assert (files >= 1) == (figure.get_attribute("id") not in ("how_made", "open_door")), heading
        for table in figure.locator("table").all():
            assert table.locator("caption").inner_text().strip(), heading
            assert table.locator("thead th[scope=col]").count() >= 1, heading


@pytest.mark.parametrize("path", WITH_CHARTS)
def test_a_chart_is_a_picture_named_by_its_finding(still: GoTo, path: str) -> None:
    page = still(path).page
    charts = page.locator("[data-chart]")
    assert charts.count() >= 1
    for number in range(charts.count()):
        chart = charts.nth(number)
        name = chart.get_attribute("aria-label") or ""
        finding = page.locator(f"#{chart.get_attribute('data-chart')}-title").inner_text()
        assert chart.get_attribute("role") == "img"
        assert name.startswith(finding)
        assert len(name) > len(finding) + 10  # unit and day besides
        assert page.get_by_role("img", name=name).count() == 1


@pytest.mark.parametrize("path", WITH_CHARTS)
def test_every_text_in_a_chart_stands_out_in_both_themes(go_to: GoTo, path: str) -> None:
    visit = go_to(path)
    backgrounds = set()
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme)
        visit.page.wait_for_timeout(
            400
        )  # charts are drawn anew in the other colours after the theme has changed
        visit.settle()
        texts = visit.page.evaluate(TEXTS_OF_CHARTS)
        assert len(texts) > 4
        faint = [
            (t, fill) for t, fill, behind, opacity in texts if contrast(fill, behind) < 4.5 or opacity != "1"
        ]
        assert faint == [], scheme
        backgrounds |= {behind for *_, behind, _ in texts}
    assert len(backgrounds) == 2


def test_the_name_of_a_chart_follows_the_filter(go_to: GoTo) -> None:
    visit = go_to("/finansiering")
    chart = visit.page.locator("[data-chart]").first
    before = chart.get_attribute("aria-label")
    visit.page.locator("#c-measure-cofinancing").click()
    visit.settle()
    after = visit.page.locator("[data-chart]").first.get_attribute("aria-label") or ""
    assert after != before
    assert after.startswith(visit.page.locator("figure h2").first.inner_text())


@pytest.mark.parametrize("path", places.PAGES.values(), ids=places.PAGES)
def test_no_colour_is_alone(still: GoTo, path: str) -> None:
    """Each coloured mark has a word beside it: keys, bars, tiles, shapes, and charts of more than one colour."""
    page = still(path).page
    wordless = page.evaluate(
        r"""() => [...document.querySelectorAll('.fu-swatch, .fu-shape, .fu-bar-track, .fu-dot, .fu-map a, .fu-map-beside a')]
            .filter(mark => !/\p{L}{2,}/u.test(mark.closest('li, label, a, td, p')?.textContent ?? ''))
            .map(mark => mark.outerHTML)"""
    )
    assert wordless == []
    # In a chart of several colours each has a panel with its name, or a pattern that the key shows with its name.
    charts = page.evaluate(
        """() => [...document.querySelectorAll('[data-chart]')].map(chart => ({
            traces: chart.data.length,
            panels: new Set(chart.data.map(t => t.yaxis ?? 'y')).size,
            patterns: new Set(chart.data.map(t => [t.marker?.pattern?.shape].flat().join())).size,
            names: chart.data.map(t => t.name ?? ''),
            titles: (chart.layout.annotations ?? []).filter(a => a.text).length,
            keys: chart.closest('figure').querySelector('.fu-keys')?.textContent ?? '' }))"""
    )
    for chart in charts:
        by_panel = chart["panels"] == chart["traces"] and (
            chart["titles"] >= chart["panels"] or chart["traces"] == 1
        )
        by_pattern = chart["patterns"] == chart["traces"] and any(
            name in chart["keys"] for name in chart["names"]
        )
        assert by_panel or by_pattern, chart


@pytest.mark.parametrize("path", ["/milstolpar", "/rader?rows=milestones", "/"])
def test_a_status_is_shape_word_and_colour(still: GoTo, path: str) -> None:
    page = still(path).page
    shapes = page.locator(".fu-time-title .fu-shape, .fu-list .fu-shape, .fu-keys .fu-shape")
    for shape in shapes.all():
        assert shape.inner_text() in set("●◐▲?○×≠")
        assert shape.get_attribute("aria-hidden") == "true"
