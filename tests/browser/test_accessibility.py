"""What axe-core can see in states of their own; every page as it stands is for test_every_page.py."""

from collections.abc import Callable

import pytest

from tests.browser import places, rig
from tests.browser.looks.axe import axe_finds_nothing_in_both_themes

GoTo = Callable[..., rig.Visit]


@pytest.mark.parametrize("path", ["/", places.PAGES["projektkort"]])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_no_violation_with_a_menu_open(
    come_to: GoTo, subtests: pytest.Subtests, width: int, path: str
) -> None:
    visit = come_to(path, width=width)
    folded = ["f-pages"] if width < 640 else ["f-more"]
    for menu in (*folded, "f-pass", "f-day", "f-strategy", "f-areas", "f-filter"):
        with subtests.test(menu):
            places.open_menu(visit.page, menu)
            assert visit.page.locator(f"#{menu} > :not(summary)").first.is_visible()
            axe_finds_nothing_in_both_themes(visit, f"#{menu}")


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_no_violation_with_the_menu_and_the_notes_of_a_card_open(come_to: GoTo, width: int) -> None:
    visit = come_to("/finansiering", width=width)
    page = visit.page
    page.locator("#per_year_total-notes > summary").click()
    page.locator("#per_year_total-more > summary").click()
    page.locator("#per_year_total-deck").wait_for()
    assert page.locator("#per_year_total-notes li").first.is_visible()
    pop = page.locator("#per_year_total-more > .fu-pop").bounding_box()
    assert pop
    assert pop["x"] >= 0
    axe_finds_nothing_in_both_themes(visit, "#per_year_total-more")


def test_axe_finds_no_violation_when_the_address_is_refused_and_nothing_is_found(come_to: GoTo) -> None:
    visit = come_to("/projekt?text=ingenting-heter-s%C3%A5&as_of=trams&tab=picture")
    assert visit.page.locator(places.REFUSAL).is_visible()
    assert visit.page.locator(".fu-empty").count() > 1
    assert visit.axe_violations() == []
