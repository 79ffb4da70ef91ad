"""What axe-core can see in states of their own; every page as it stands is for test_every_page.py."""

from collections.abc import Callable

import pytest

from tests.browser import places, rig
from tests.browser.looks.screens import axe_finds_nothing_in_both_themes

GoTo = Callable[..., rig.Visit]


@pytest.mark.parametrize("path", ["/", places.PAGES["projektkort"]])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violation_with_the_menu_of_areas_open(go_to: GoTo, width: int, path: str) -> None:
    visit = go_to(path, width=width)
    if width < 640:
        visit.page.locator("#f-selection-summary").click()
    visit.page.locator("#f-areas-summary").click()
    assert visit.page.locator("#f-areas input").first.is_visible()
    axe_finds_nothing_in_both_themes(visit)


def test_axe_finds_no_violation_when_the_address_is_refused_and_nothing_is_found(go_to: GoTo) -> None:
    visit = go_to("/projekt?text=ingenting-heter-s%C3%A5&as_of=trams")
    assert visit.page.locator(places.REFUSAL).is_visible()
    assert visit.page.locator(".fu-empty").count() > 1
    assert visit.axe_violations() == []
