"""Outdated and hostile addresses: the page works, names what it dropped, shows the rest literally, runs nothing."""

from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]
IMAGE = '<img src=x onerror="window.harmed=1">'
SQL = "'; drop table funding; --"
REFUSED = {
    "unknown name": ("okant=1", "okant"),
    "name with HTML": (f"{quote(IMAGE)}=1", IMAGE[:20]),
    "bad date": ("as_of=2020-13-45", "as_of"),
    "no date": ("as_of=", "as_of"),
    "future date": ("as_of=2099-01-01", "as_of"),
    "date before all": ("as_of=0001-01-01", "as_of"),
    "area that is not": ("areas=trams", "areas"),
    "areas of nothing": ("areas=,,,", "areas"),
    "one area of two that is": (f"areas=s2_food,{quote(IMAGE)}", "areas"),
    "outdated strategy": ("strategy=s0", "strategy"),
    "SQL": (f"strategy={quote(SQL)}", "strategy"),
    "very long": ("text=" + "a" * 6000, "text"),
    "control characters": ("text=%00%1b%0a", "text"),
    "language": ("lang=de", "lang"),
    "number": ("price_year=1e9", "price_year"),
    "page": ("page=-1", "page"),
    "several": ("as_of=x&scope=%24%7B7*7%7D&measure=turnover", "as_of, scope, measure"),
}


@pytest.mark.parametrize(("query", "named"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_known_is_dropped_and_named(go_to: GoTo, still: GoTo, query: str, named: str) -> None:
    visit = go_to(f"/projekt?{query}")
    page = visit.page
    notice = page.locator(".fu-notice")
    assert notice.count() == 1
    assert named in notice.inner_text()
    assert page.locator("h1").inner_text() == still("/projekt").page.locator("h1").inner_text()
    assert page.evaluate("window.harmed") is None
    assert page.locator(places.OWN_IMAGES).count() == 0
    link = page.locator("#f-copy").get_attribute("data-copy") or ""
    assert link.startswith("/projekt?as_of=")
    assert "&" not in link  # nothing of it is carried on


@pytest.mark.parametrize(
    "value",
    [
        IMAGE,
        SQL,
        "<script>window.harmed=1</script>",
        "$5 och $6",
        "**fet** [länk](http://127.0.0.2)",
        "&lt;b&gt;",
        "{{7*7}}",
        "%",
    ],
)
def test_a_search_is_shown_literally_and_matches_nothing_by_magic(go_to: GoTo, value: str) -> None:
    page = go_to(f"/projekt?text={quote(value)}").page
    places.open_menu(page, "f-filter")
    assert page.locator("#f-text").input_value() == value
    assert page.evaluate("window.harmed") is None
    assert page.locator(f"{places.OWN_IMAGES}, main script").count() == 0
    assert page.locator(places.REFUSAL).count() == 0
    rows = page.locator("#projects_list tbody tr")
    assert rows.count() == rows.filter(has_text=value).count()


@pytest.mark.parametrize("name", ["project_id", "source_id"])
@pytest.mark.parametrize("value", ["", IMAGE, SQL, "finns_inte"])
def test_a_card_of_what_is_not_there_is_a_sentence(go_to: GoTo, name: str, value: str) -> None:
    path = {"project_id": "projektkort", "source_id": "kalla"}[name]
    page = go_to(f"/{path}?{name}={quote(value)}").page
    assert "finns inte" in page.locator("h1").inner_text()
    back = page.locator("main section a[data-go]").get_attribute("href") or ""
    assert back.split("?")[0] == {"project_id": "/projekt", "source_id": "/data-och-kallor"}[name]
    assert page.evaluate("window.harmed") is None
    assert page.locator(places.OWN_IMAGES).count() == 0


@pytest.mark.parametrize("rows", ["funding", "projects", "milestones"])
def test_rows_of_what_is_not_there_are_none_and_lead_on(go_to: GoTo, rows: str) -> None:
    asked = f"group_key={quote(IMAGE)}&line_id={quote(SQL)}&milestone_id={quote(IMAGE)}&by=area"
    page = go_to(f"/rader?rows={rows}&{asked}").page
    assert page.locator("#rows .fu-empty a").is_visible()
    assert page.evaluate("window.harmed") is None
    assert page.locator(places.OWN_IMAGES).count() == 0


def test_what_is_dropped_leaves_the_address_at_the_next_click(go_to: GoTo) -> None:
    visit = go_to("/projekt?okant=1&as_of=2099-01-01")
    visit.page.locator("#c-location-whole").click()
    visit.settle()
    assert visit.page.url.endswith("/projekt?location=whole")
    assert visit.page.locator(".fu-notice").count() == 0
