"""What a chart is called follows what it shows; what else a reader needs of any page is in looks/reading.py."""

from collections.abc import Callable

from tests.browser import rig

GoTo = Callable[..., rig.Visit]


def test_the_name_of_a_chart_follows_the_filter(come_to: GoTo) -> None:
    visit = come_to("/finansiering")
    chart = visit.page.locator("[data-chart]").first
    before = chart.get_attribute("aria-label")
    visit.page.locator("#c-measure-cofinancing").click()
    visit.settle()
    after = visit.page.locator("[data-chart]").first.get_attribute("aria-label") or ""
    assert after != before
    assert after.startswith(visit.page.locator("figure h2").first.inner_text())
