"""Organisations in a browser: search and sort by keyboard, pairs and their common projects by keyboard, cards and their rows."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]
SOLAR = "/organisationer?areas=s1_photovoltaics&as_of=2026-06-30"
LIST = "#organisations_list tbody th"


def names(page: Page) -> list[str]:
    """The names in the list, from the top."""
    return page.locator(LIST).all_inner_texts()


def test_a_search_is_typed_and_forgives_accents(come_to: GoTo) -> None:
    visit = come_to("/organisationer?tab=list")
    visit.page.locator("#c-find").fill("hogskolan")
    visit.page.locator("#c-find").press("Enter")
    visit.settle()
    assert places.parameters(visit.page)["find"] == "hogskolan"
    assert set(names(visit.page)) == {"Högskolan Dalarna", "Högskolan i Gävle"}
    assert visit.page.evaluate("document.activeElement.id") == "c-find"


def test_the_list_is_sorted_by_its_headings_and_by_the_control(come_to: GoTo) -> None:
    visit = come_to("/organisationer?tab=list")
    heads = visit.page.locator("#organisations_list thead th")
    assert heads.nth(4).get_attribute("aria-sort") == "descending"
    heads.nth(0).locator("a").click()
    visit.settle()
    first = names(visit.page)[:3]
    assert places.parameters(visit.page)["sort"] == "name"
    assert visit.page.locator("#organisations_list thead th").nth(0).get_attribute("aria-sort") == "ascending"
    visit.page.locator("#organisations_list thead th").nth(0).locator("a").click()
    visit.settle()
    visit.page.locator("#organisations_list .fu-pager a").last.click()
    visit.settle()
    assert names(visit.page)[-1] == first[0]
    visit.page.locator("#organisations_list thead th").nth(6).locator("a").click()
    visit.settle()
    assert names(visit.page)[0] == "Region Värmland"  # the most is first
    visit.page.locator("#c-sort-projects").press("Enter")
    visit.settle()
    assert names(visit.page)[0] == "Karlstads universitet"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_bar_of_a_pair_opens_the_common_projects_by_keyboard_and_back_returns(
    come_to: GoTo, width: int
) -> None:
    visit = come_to(SOLAR, width=width)
    page = visit.page
    bar = page.locator("#ties .fu-bars a").first
    number = bar.inner_text()
    bar.press("Enter")
    visit.settle()
    assert urlsplit(page.url).path == "/rader"
    assert page.locator("h1").inner_text().startswith(number)
    assert page.locator("#rows tbody tr").count() == int(number)
    visit.back()
    assert page.locator("#ties .fu-bars").count() == 1


def test_the_table_of_ties_begins_with_the_pair_of_the_first_bar(come_to: GoTo) -> None:
    page = come_to(SOLAR).page
    places.open_table(page, "ties")
    rows = page.locator("#ties-table tbody tr")
    rows.first.wait_for()
    link = rows.first.locator("a").last
    assert link.get_attribute("href") == page.locator("#ties .fu-bars a").first.get_attribute("href")


def test_a_project_leads_to_its_partners_and_a_partner_back_to_the_project(come_to: GoTo) -> None:
    visit = come_to("/projektkort?project_id=academy_2016&as_of=2020-12-31")
    page = visit.page
    title = page.locator("h1").inner_text()
    page.locator("#partners tbody a", has_text="Karlstads universitet").click()
    visit.settle()
    assert page.locator("h1").inner_text() == "Karlstads universitet"
    assert places.parameters(page)["as_of"] == "2020-12-31"
    wanted = page.locator("#projects tbody a", has_text=title)
    for number in range(2, 10):  # it stands on one of the pages of the list
        if wanted.count():
            break
        page.locator(f"#projects-page-{number}").click()
        visit.settle()
    wanted.click()
    visit.settle()
    assert page.locator("h1").inner_text() == title


def test_the_number_of_partners_leads_to_the_partners_of_the_card(come_to: GoTo) -> None:
    visit = come_to("/organisationer?tab=list&as_of=2020-12-31")
    visit.page.locator("#organisations_list tbody tr").first.locator("td a").nth(1).click()
    visit.settle()
    assert visit.page.evaluate("document.activeElement.id") == "partners-title"


@pytest.mark.parametrize(
    "path", ["/organisation", "/organisation?org_id=ingen", "/organisation?org_id=%3Cimg%20src=x%3E"]
)
def test_an_unknown_organisation_is_a_sentence(come_to: GoTo, path: str) -> None:
    page = come_to(path).page
    assert page.locator("h1").inner_text() == "Organisationen finns inte"
    assert page.locator("figure").count() == 0
    assert page.locator(places.OWN_IMAGES).count() == 0


def test_a_sort_that_the_page_does_not_know_is_told_and_left_out(come_to: GoTo) -> None:
    page = come_to("/organisationer?tab=list&sort=start").page
    assert page.locator(".fu-notice").is_visible()
    assert page.locator("#organisations_list thead th").nth(4).get_attribute("aria-sort") == "descending"


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    ("tab", "keys"),
    [
        ("picture", ("tie_matrix", "concentration", "ties")),
        ("list", ("organisations_list",)),
        ("method", ("funders",)),
    ],
)
def test_files_of_the_page_hold_its_rows(come_to: GoTo, lang: str, tab: str, keys: tuple[str, ...]) -> None:
    visit = come_to(f"/organisationer?tab={tab}&as_of=2020-12-31&lang={lang}")
    page = visit.page
    places.unfold(page)
    for key in keys:
        files = [
            page.locator(f"#{key} .fu-card-menu a[download][href*='{kind}']").first.get_attribute("href")
            or ""
            for kind in ("format=csv", f"/{key}.xlsx")
        ]
        csv, workbook = (page.request.get(visit.url + place) for place in files)
        assert csv.ok
        assert workbook.ok
        assert workbook.body()[:2] == b"PK"
        rows = len(csv.text().strip().splitlines()) - 1
        pages = page.locator(f"#{key} .fu-pager a").all_inner_texts()
        shown = page.locator(f"#{key} .fu-table tbody tr").count()
        assert 25 * (int(pages[-1]) - 1) < rows <= 25 * int(pages[-1]) if pages else shown == rows
