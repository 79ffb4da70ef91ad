"""The filters in the frame: what is on is told, follows from page to page, and is cleared by one click."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]


def test_filters_are_folded_and_follow_from_page_to_page(come_to: GoTo) -> None:
    visit = come_to("/projekt")
    page = visit.page
    assert not page.locator("#f-funder").is_visible()
    page.locator("#f-filter-summary").press("Enter")
    page.locator("#f-funder").select_option("Vinnova")
    visit.settle()
    option = page.locator("#f-funder option:checked").inner_text()
    told = int(option.rpartition("(")[2].rstrip(")"))
    assert page.locator("h1").inner_text().startswith(f"{told} ")
    for path in ("finansiering", "milstolpar", "omraden", "organisationer", ""):
        places.menu(page, path or "oversikt").click()
        visit.settle()
        assert urlsplit(page.url).path == f"/{path}"
        assert places.parameters(page)["funder"] == "Vinnova"
        assert page.locator("#f-chip-funder").inner_text().startswith("Finansiär: Vinnova")


def test_an_organisation_is_typed(come_to: GoTo) -> None:
    visit = come_to("/projekt")
    page = visit.page
    page.locator("#f-filter-summary").click()
    page.locator("#f-organisation").fill("Karlstads universitet")
    page.locator("#f-organisation").press("Enter")
    visit.settle()
    assert page.locator("#f-chip-organisation").inner_text().startswith("Organisation: Karlstads universitet")
    assert page.locator("#f-organisation").input_value() == "Karlstads universitet"


def test_chips_clear_one_and_all(come_to: GoTo) -> None:
    visit = come_to("/projekt?funder=EU:+ERDF&state=ended&areas=s1_forest_bioeconomy")
    page = visit.page
    page.locator("#f-chip-funder").click()
    visit.settle()
    assert places.parameters(page) == {"state": "ended", "areas": "s1_forest_bioeconomy"}
    page.locator("#f-clear").click()
    visit.settle()
    assert places.parameters(page) == {}
    assert page.url == f"{visit.url}/projekt", "cleared where one stands"
    assert page.locator(".fu-chips, #f-clear").count() == 0


def test_what_leaves_nothing_is_named(come_to: GoTo) -> None:
    visit = come_to("/projekt?funder=Vinnova&municipality=Torsby")
    page = visit.page
    ways = page.locator("#f-empty a")
    texts = ways.all_inner_texts()
    assert any("Finansiär: Vinnova" in text for text in texts)
    told = int("".join(filter(str.isdigit, texts[-1].rpartition("finns")[2])))
    ways.last.click()
    visit.settle()
    assert page.locator("#f-empty").count() == 0
    assert page.locator("h1").inner_text().startswith(f"{told} ")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/rader?rows=funding&by=total&funder=Vinnova&municipality=Torsby", "rader"),
        ("/omrade?line_id=s1_forest_bioeconomy&funder=Vinnova&municipality=Torsby", "projekt"),
    ],
)
def test_empty_rows_and_areas_name_what_leaves_nothing(come_to: GoTo, address: str, said: str) -> None:
    visit = come_to(address)
    ways = visit.page.locator("#f-empty a")
    assert all(said in text or "1 rad" in text for text in ways.all_inner_texts())
    ways.last.click()
    visit.settle()
    assert visit.page.locator("#f-empty").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_open_filters_are_accessible_and_fit(come_to: GoTo, width: int, scheme: str) -> None:
    visit = come_to("/projekt?funder=Vinnova&text=ingenting-alls", width=width, scheme=scheme)
    visit.page.locator("#f-filter-summary").click()
    assert visit.axe_violations() == []
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["sedan-sist", "data-och-kallor", "organisation"])
def test_a_page_that_shows_all_says_so(come_to: GoTo, path: str) -> None:
    page = come_to(f"/{path}?org_id=kau&funder=Vinnova").page
    assert "gäller inte här" in page.locator("#f-idle").inner_text()
