"""What is folded comes when it is opened: by mouse, keys and links, on a slow line, on paper, and when it cannot come."""

import io
import re
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]
TABLE = "#by_group-table"
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 20_000}


def slowly(visit: rig.Visit) -> None:
    """From here on the line is that of a bad telephone."""
    session = visit.page.context.new_cdp_session(visit.page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)


def parts(visit: rig.Visit) -> list[str]:
    """The parts that were asked for, by key."""
    return [url.partition("&part=")[2] for url in visit.requests if "/parts/" in url]


def busy(page: Page, fold: str) -> str | None:
    return page.locator(fold).get_attribute("aria-busy")


def show(page: Page) -> None:
    """Open the table from the menu of its figure."""
    page.locator("#by_group-more > summary").click()
    page.locator("[data-open=by_group-table]").click()


@pytest.mark.parametrize(
    "path", ["/", "/finansiering?lang=en", "/projekt", "/milstolpar", "/data-och-kallor"]
)
def test_nothing_folded_is_made_before_it_is_opened(go_to: GoTo, path: str) -> None:
    visit = go_to(path)
    folds = visit.page.locator("details[data-part]")
    assert folds.count() > 5
    assert folds.locator("> :not(summary, .fu-pop), [data-into] > *").count() == 0
    assert parts(visit) == []
    keys = folds.evaluate_all("all => all.map(fold => fold.id)")
    assert len(set(keys)) == len(keys)
    places.unfold(visit.page)
    assert {*parts(visit)} >= {*keys}
    assert visit.page.locator("details[data-part]:not([data-filled])").count() == 0
    assert visit.page.locator("details[data-part]:not([data-menu]):not(:has(> :not(summary)))").count() == 0
    assert visit.page.locator("[data-into]:empty").count() == 0


def test_a_slow_fold_says_so_and_keeps_the_focus(open_page: GoTo) -> None:
    visit = open_page("/finansiering")
    page = visit.page
    page.locator("#by_group-more > summary").press("Enter")
    held = list[Route]()
    page.route("**/parts/**", lambda route: held.append(route))  # no answer for now
    page.locator("[data-open=by_group-table]").press("Enter")
    expect(page.locator(f"{TABLE} > [role=status]")).to_have_text("Hämtar …")
    assert busy(page, TABLE) == "true"
    for route in held:
        route.continue_()
    expect(page.locator(f"{TABLE} table")).to_be_visible()
    assert busy(page, TABLE) is None
    assert page.locator(f"{TABLE} > [role=status]").count() == 0
    assert page.evaluate("document.activeElement.parentElement.id") == TABLE[1:]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "by_group-columns-summary"


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (None, "", "Det som ska stå här kunde inte hämtas."),
        (503, '{"error": "Det finns inga data."}', "inga data"),
        (502, "<b>Bad gateway</b>", "kunde inte hämtas"),
    ],
)
def test_a_fold_that_cannot_come_says_so_and_is_tried_again(
    open_page: GoTo, status: int | None, body: str, said: str
) -> None:
    visit = open_page("/finansiering")
    page = visit.page

    def fail(route: Route) -> None:
        if status is None:
            route.abort()
        else:
            route.fulfill(status=status, body=body)

    page.route("**/parts/**", fail)
    show(page)
    expect(page.locator(f"{TABLE} > [role=status]")).to_contain_text(said)
    assert busy(page, TABLE) is None
    page.unroute("**/parts/**")
    page.locator(f"{TABLE} > button").press("Enter")
    expect(page.locator(f"{TABLE} table")).to_be_visible()
    assert page.evaluate("document.activeElement.parentElement.id") == TABLE[1:]
    places.choose(page, "f-pass", "f-share")
    expect(page.locator("#share-link")).to_have_value(f"{visit.url}/finansiering?as_of={places.day(page)}")
    assert [fault for fault in visit.faults if "Failed to load resource" not in fault] == []
    visit.faults.clear()


def test_a_dialog_that_cannot_come_is_closed_or_tried_again(open_page: GoTo) -> None:
    visit = open_page("/?as_of=2020-12-31")
    page = visit.page
    page.route("**/parts/**", lambda route: route.abort())
    places.choose(page, "f-pass", "f-share")
    expect(page.locator("#share > [role=status]")).to_be_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#share").is_visible()
    places.choose(page, "f-pass", "f-share")
    page.unroute("**/parts/**")
    page.locator("#share > button").click()
    expect(page.locator("#share-link")).to_have_value(f"{visit.url}/?as_of=2020-12-31")
    assert visit.axe_violations() == []
    visit.faults.clear()  # the browser itself tells of what we broke


def test_an_open_fold_is_of_the_view_after_the_language_or_the_day_changes(go_to: GoTo) -> None:
    visit = go_to("/finansiering")
    page = visit.page
    places.unfold(page)
    before = page.inner_text(f"{TABLE} tbody")
    page.locator("#f-lang").click()
    visit.settle()
    assert page.inner_text(f"{TABLE} caption").startswith("Table")
    places.open_menu(page, "f-filter")
    expect(page.locator("#f-funder option").first).to_have_text("All")
    page.keyboard.press("Escape")
    assert all(
        "lang=en" in href
        for href in page.locator(f"{TABLE} thead a").evaluate_all(
            "all => all.map(a => a.getAttribute('href'))"
        )
    )
    visit.back()
    places.choose(page, "f-day", "f-mark-1")
    visit.settle()
    after = page.inner_text(f"{TABLE} tbody")
    assert before != after
    fresh = go_to("/finansiering?as_of=2020-12-31")
    places.unfold(fresh.page)
    folds = page.locator(
        "details[data-part]:not([data-menu])"
    )  # a menu that is closed is fetched anew when it is opened
    for fold in folds.evaluate_all("all => all.map(fold => fold.id)"):
        assert page.locator(f"#{fold}").inner_html() == fresh.page.locator(f"#{fold}").inner_html()


def test_what_was_opened_in_another_view_is_dropped_when_it_is_closed(go_to: GoTo) -> None:
    visit = go_to("/finansiering")
    page = visit.page
    show(page)
    expect(page.locator(f"{TABLE} table")).to_be_visible()
    page.locator(f"{TABLE} > summary").click()
    places.choose(page, "f-day", "f-mark-1")
    visit.settle(quiet_ms=800)
    assert page.locator(f"{TABLE} table").count() == 0
    show(page)
    expect(page.locator(f"{TABLE} caption")).to_be_visible()
    assert "as_of=2020-12-31" in (page.locator(f"{TABLE} thead a").first.get_attribute("href") or "")


def test_what_was_left_open_in_the_view_before_is_asked_for_nothing(open_page: GoTo) -> None:
    visit = open_page("/finansiering?as_of=2020-12-31")
    page = visit.page
    places.unfold(page)
    open_now = page.locator("details[data-part][open]").evaluate_all("all => all.map(fold => fold.id)")
    assert TABLE[1:] in open_now
    other = next(fold for fold in reversed(open_now) if fold != TABLE[1:])
    visit.requests.clear()
    # Streamlit marks what the next view does not have, and leaves it for some frames after the run.
    page.evaluate(
        """fold => {
            document.querySelector(fold).closest('.stElementContainer').dataset.stale = 'true';
            const parts = document.querySelector(fold).dataset.from.split('&part=')[0];
            const data = {key: '', html: '', charts: {}, page: {parts: `${parts}&lang=en`}};
            followUp.shown(data, document.createElement('div'));
        }""",
        TABLE,
    )
    expect(page.locator(f"#{other}")).to_have_attribute("data-from", re.compile("lang=en"))
    assert "lang=en" not in (page.locator(TABLE).get_attribute("data-from") or "")
    assert TABLE[1:] not in parts(visit)


def test_the_same_fold_is_fetched_once(open_page: GoTo) -> None:
    visit = open_page("/finansiering")
    for _ in range(2):
        show(visit.page)
        visit.settle()
        visit.page.locator(f"{TABLE} > summary").click()
        visit.settle()
    assert sorted(parts(visit)) == ["by_group-more", TABLE[1:]]


def test_a_search_in_the_page_finds_what_is_folded(go_to: GoTo) -> None:
    visit = go_to("/finansiering?as_of=2020-12-31")
    page = visit.page
    unopened = page.locator("details[data-part]:not([data-filled])")
    page.keyboard.press("Control+f")
    expect(unopened.and_(page.locator(":not(details details)"))).to_have_count(0)
    assert not page.locator(f"{TABLE} table").is_visible()
    assert page.locator(f"{TABLE} caption").text_content()  # what a browser finds in a closed fold, it opens
    assert busy(page, TABLE) is None


@pytest.mark.parametrize(
    "fold", ["d-funding", "how_made-table", "registers-columns", "coverage-sort-register"]
)
def test_a_link_into_a_fold_opens_it(go_to: GoTo, fold: str) -> None:
    visit = go_to(f"/data-och-kallor#{fold}")
    found = visit.page.locator(f"#{fold}")
    expect(found).to_be_visible()
    expect(found).to_be_in_viewport()
    opened = found.locator("xpath=ancestor-or-self::details").first
    expect(opened).to_have_attribute("open", "")
    visit.settle()


def test_paper_waits_for_what_is_open(open_page: GoTo) -> None:
    visit = open_page("/finansiering?as_of=2020-12-31")
    page = visit.page
    slowly(visit)
    page.evaluate("fold => { document.querySelector(fold).open = true }", TABLE)
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = "".join("".join(sheet.extract_text() for sheet in paper.pages).split())
    caption = "".join((page.locator(f"{TABLE} caption").text_content() or "").split())
    assert caption in text
    assert "".join(page.locator(f"{TABLE} tbody th").last.inner_text().split()) in text
    visit.settle()
