"""Tables in a real browser: columns, groups and order by click and by key, the clipboard, axe with the fold-out open."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import places, rig
from tests.browser.looks.axe import axe_finds_nothing_in_both_themes

GoTo = Callable[..., rig.Visit]
LIST = "projects_list"


def heads(page: Page, key: str = LIST) -> list[str]:
    return [text.strip() for text in page.locator(f"#{key} thead th").all_inner_texts()]


def lines(page: Page, key: str = LIST) -> list[list[str]]:
    """The lines of a table as they are read, with the sum of all."""
    found: list[list[str]] = page.evaluate(
        """key => [...document.querySelectorAll(`#${key} .fu-table :is(tbody, tfoot) tr`)].map(line =>
            [...line.children].map(cell => cell.textContent.trim()))""",
        key,
    )
    return found


def arranged(page: Page) -> str:
    return places.parameters(page).get("table", "")


def test_columns_and_groups_are_chosen_by_click_and_a_link_shows_the_same(
    come_to: GoTo, browser: Browser, app_url: str
) -> None:
    visit = come_to("/projekt?tab=list")
    page = visit.page
    page.locator(f"#{LIST}-columns-summary").click()
    page.locator(f"#{LIST}-show-areas").click()
    visit.settle()
    assert "Områden" not in heads(page)
    assert page.locator(f"#{LIST}-show-areas").is_visible()  # the fold-out stays open for the next choice
    page.locator(f"#{LIST}-down-project").click()
    visit.settle()
    assert heads(page)[0] == "Koordinator"
    page.locator(f"#{LIST}-group").select_option(label="Kommun")
    visit.settle()
    assert heads(page)[:2] == ["Kommun", "Koordinator"]
    assert any(line[0].startswith("Summan för Karlstad (") for line in lines(page))
    page.locator(f"#{LIST}-sort-granted").click()
    visit.settle()
    head = page.locator(f"#{LIST} th", has_text="Beviljat helt i Värmland").first
    assert head.get_attribute("aria-sort") == "descending"
    context = rig.new_context(browser, 1280, 900, "light")
    other = rig.visit(context, app_url)
    other.goto(page.url.removeprefix(app_url))
    assert heads(other.page) == heads(page)
    assert lines(other.page) == lines(page)
    context.close()
    page.locator(f"#{LIST}-plain").click()
    visit.settle()
    assert arranged(page) == ""
    visit.back()
    assert heads(page)[:2] == ["Kommun", "Koordinator"]


def test_the_fold_out_is_used_by_keys_alone_and_keeps_the_focus(come_to: GoTo) -> None:
    visit = come_to("/projekt?tab=list")
    page = visit.page
    page.locator(f"#{LIST}-columns-summary").focus()
    page.keyboard.press("Enter")
    page.locator(f"#{LIST}-show-project").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == f"{LIST}-show-project"
    for key, wanted in (("Tab", "up-project"), ("Tab", "down-project")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == f"{LIST}-{wanted}"
    page.keyboard.press("Enter")
    visit.settle()
    assert page.evaluate("document.activeElement.id") == f"{LIST}-down-project"
    assert heads(page)[:2] == ["Läge", "Projekt ▲"] or heads(page)[1].startswith("Projekt")
    page.locator(f"#{LIST}-show-state").focus()
    page.keyboard.press("Space")
    visit.settle()
    assert page.evaluate("document.activeElement.id") == f"{LIST}-show-state"
    assert "Läge" not in heads(page)
    page.locator(f"#{LIST}-group").focus()
    page.keyboard.press("ArrowDown")
    visit.settle()
    assert page.evaluate("document.activeElement.id") == f"{LIST}-group"
    assert arranged(page)


def test_one_click_is_one_run(come_to: GoTo) -> None:
    visit = come_to("/rader?rows=funding")
    page = visit.page
    # What is asked is counted where it is sent: a busy browser may draw begin and end of a run at once.
    page.evaluate(
        """() => {
            const { send } = WebSocket.prototype;
            window.asked = 0;
            WebSocket.prototype.send = function (...data) { window.asked += 1; return send.apply(this, data); };
            window.begun = 0;
            new MutationObserver(all => all.forEach(change => {
                if (change.target.dataset.testScriptState === 'running') window.begun += 1;
            })).observe(document.documentElement, {subtree: true, attributeFilter: ['data-test-script-state']});
        }"""
    )
    page.locator("#rows-sort-funder").click()
    visit.settle()
    assert page.evaluate("window.asked") == 1
    assert page.evaluate("window.begun") <= 1


def test_a_change_of_selection_goes_back_to_the_first_page(come_to: GoTo) -> None:
    visit = come_to("/projekt?scope=all&table=projects_list:project.state:::2")
    page = visit.page
    assert page.locator(f"#{LIST}-page-2").get_attribute("aria-current") == "page"
    page.locator("#c-area_mode").select_option("main")
    visit.settle()
    assert arranged(page) == "projects_list:project.state"
    assert page.locator(f"#{LIST}-page-1").get_attribute("aria-current") == "page"
    page.locator(f"#{LIST}-page-2").click()
    visit.settle()
    page.locator("#f-filter-summary").click()
    page.locator("#f-state").select_option("ended")
    visit.settle()
    assert arranged(page) == "projects_list:project.state"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_clipboard_holds_the_whole_table_as_it_is_shown(open_page: GoTo, lang: str) -> None:
    visit = open_page(
        f"/projekt?scope=all&lang={lang}&table=projects_list:project.granted:state:-granted",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = visit.page
    places.unfold_tools_of(page, LIST)
    page.locator(f"#{LIST}-clipboard").click()
    expect(page.locator(f"#{LIST}-clipboard + span")).not_to_be_empty()
    said = page.locator(f"#{LIST}-clipboard + span").inner_text()
    assert said == page.locator(f"#{LIST}-clipboard").get_attribute("data-done")
    kinds = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read(), found = {};
            for (const type of item.types) found[type] = await (await item.getType(type)).text();
            return found;
        }"""
    )
    rows = [line.split("\t") for line in kinds["text/plain"].splitlines()]
    shown = lines(page)
    assert len(rows) - 1 > page.locator(f"#{LIST} tbody tr").count()  # all pages, not this one alone
    assert [row[1] for row in rows[1:20]] == [" ".join(line[1].split()) for line in shown[:19]]
    decimal = "," if lang == "sv" else "."
    assert any(re.fullmatch(rf"\d+\{decimal}\d\d?", row[2]) for row in rows[1:])
    assert rows[0][2].endswith("(SEK)")
    in_html = page.evaluate(
        """html => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('tr')].map(line =>
            [...line.children].map(cell => cell.textContent.split(/\\s+/).join(' ').trim()))""",
        kinds["text/html"],
    )
    assert in_html == [[" ".join(cell.split()) for cell in row] for row in rows]
    assert "<script" not in kinds["text/html"]


def test_without_the_clipboard_the_page_says_so_and_has_the_file(come_to: GoTo) -> None:
    page = come_to("/projekt?tab=list").page
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')) }")
    places.unfold_tools_of(page, LIST)
    page.locator(f"#{LIST}-clipboard").click()
    said = page.locator(f"#{LIST}-clipboard + span")
    expect(page.locator(f"#{LIST}-clipboard + span")).not_to_be_empty()
    assert said.inner_text() == "Webbläsaren lät inte tabellen kopieras. Hämta filen i stället."
    with page.expect_download() as waiting:
        page.locator(f"#{LIST} .fu-take a", has_text="Excel").first.click()
    assert waiting.value.suggested_filename.startswith("projekt-projects_list-")
    assert waiting.value.path().read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/projekt?table=projects_list::state:-granted", LIST),
        ("/rader?rows=funding&table=rows:project.counted:funder", "rows"),
    ],
)
def test_axe_finds_no_violation_with_the_fold_out_open(
    come_to: GoTo, path: str, key: str, width: int
) -> None:
    visit = come_to(path, width=width)
    visit.page.locator(f"#{key}-columns-summary").click()
    visit.page.locator(f"#{key}-group").wait_for()
    axe_finds_nothing_in_both_themes(visit)
    wide = visit.page.evaluate(
        "document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"
    )
    assert wide  # nothing to be scrolled sideways
    for box in visit.page.locator(f"#{key}-columns li a").all()[:2]:
        size = box.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 24


@pytest.mark.parametrize(
    "text", ["projects_list:nope", "no_such:project", "%3Cscript%3E", "projects_list::::0"]
)
def test_an_arrangement_that_cannot_be_used_is_told_and_the_table_comes_as_it_is(
    come_to: GoTo, text: str
) -> None:
    plain = come_to("/projekt?tab=list").page
    page = come_to(f"/projekt?tab=list&table={text}").page
    notices = [notice for notice in page.locator(".fu-notice").all_inner_texts() if "table" in notice]
    assert len(notices) == 1
    assert lines(page) == lines(plain)


@pytest.mark.parametrize(
    ("lang", "title"), [("sv", "Hämta till Excel eller Power BI"), ("en", "Get it into Excel or Power BI")]
)
def test_the_page_for_other_tools_gives_the_address_of_the_table_on_screen(
    come_to: GoTo, app_url: str, lang: str, title: str
) -> None:
    visit = come_to(
        f"/finansiering?as_of=2020-12-31&by=funder&lang={lang}&table=by_group:group.value::-value"
    )
    page = visit.page
    places.open_table(page, "by_group")
    shown = lines(page, "by_group")
    page.locator("#by_group-fetch").click()
    visit.settle()
    assert page.locator("h1").inner_text() == title
    assert page.evaluate("document.activeElement.closest('section')?.id") == "fetch-by_group"
    address = page.locator("#address-by_group").input_value()
    assert address.startswith(f"{app_url}/tables/finansiering/by_group.csv?")
    got = page.request.get(address)
    assert got.ok
    assert [line.split(",")[0].strip('"') for line in got.text().splitlines()[1:3]] == [
        line[0] for line in shown[:2]
    ]
    assert page.locator(".fu-steps ol > li").count() == 10
    page.locator("#fetch-by_group a[data-go]").click()
    visit.settle()
    assert arranged(page) == "by_group:group.value::-value"
    assert urlsplit(page.url).path == "/finansiering"
