"""A file that takes a while, in a real browser: it shows how far it is, can be stopped, and then is saved."""

import json
import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]
REVIEW = "as_of=2020-12-31"


def add_button(page: Page, slides: str, kind: str = "deck") -> None:
    """Put a button on the page that orders a file, as any page may have one."""
    page.evaluate(
        """address => {
            const button = Object.assign(document.createElement('button'), { id: 'own', textContent: 'Fil' });
            button.dataset.export = address;
            document.querySelector('main h1').after(button);
        }""",
        f"/exports/{kind}?" + urlencode({"list": slides, "lang": "sv"}),
    )


def many(count: int) -> str:
    return json.dumps([{"address": f"/milstolpar?{REVIEW}", "figure": "milestones_axis"}] * count)


def test_every_figure_has_its_slide(go_to: GoTo) -> None:
    page = go_to(f"/finansiering?{REVIEW}").page
    figures = page.locator("figure.fu-figure:not(:has(.fu-empty))").count()
    places.unfold_tools(page)
    buttons = page.get_by_role("button", name="PowerPoint")
    assert figures > 2
    assert buttons.count() == figures
    with page.expect_download(timeout=240_000) as waiting:
        page.locator("#by_group-deck").press("Enter")
    assert waiting.value.suggested_filename == "funding-by_group-2020-12-31.pptx"
    [slide] = Presentation(str(waiting.value.path())).slides
    assert slide.shapes.title.text_frame.text == page.locator("#by_group-title").inner_text()
    link = next(rel.target_ref for rel in slide.part.rels.values() if rel.is_external)
    assert re.fullmatch(rf"http://127\.0\.0\.1:\d+/finansiering\?{REVIEW}#by_group", link)
    expect(page.locator("#fu-files [role=status]")).to_contain_text("är sparad bland dina hämtade filer")


def test_the_file_to_take_along_is_saved_as_it_was_made(go_to: GoTo) -> None:
    page = go_to(f"/milstolpar?{REVIEW}").page
    add_button(page, many(1), "html")
    with page.expect_download(timeout=240_000) as waiting:
        page.locator("#own").press("Enter")
    saved = waiting.value.path().read_text(encoding="utf-8")
    assert 'id="slides"' in saved
    assert "/ui/follow_up" not in saved, "the scripts of a page are asked of a server; a file has its own"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_long_work_shows_how_far_it_is_and_can_be_stopped(go_to: GoTo, scheme: str) -> None:
    visit = go_to(f"/?{REVIEW}", width=390, scheme=scheme)
    page = visit.page
    add_button(page, many(60))
    page.locator("#own").click()
    region = page.get_by_role("region", name="Filer som görs")
    expect(region.get_by_role("status")).to_contain_text("Bild", timeout=240_000)
    assert region.get_by_role("progressbar").get_attribute("max") == "120"
    assert visit.axe_violations() == []
    box = region.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    with page.expect_request(lambda request: request.method == "DELETE") as stopped:
        region.get_by_role("button", name="Avbryt").press("Enter")
    expect(region.get_by_role("status")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "own"
    state = page.evaluate("async url => (await fetch(url)).json()", stopped.value.url)
    assert state["state"] == "cancelled"


def test_the_reader_goes_on_while_a_file_is_made(go_to: GoTo) -> None:
    visit = go_to(f"/finansiering?{REVIEW}")
    add_button(visit.page, many(25))
    with visit.page.expect_download(timeout=300_000):
        visit.page.locator("#own").click()
        visit.page.get_by_role("link", name="Milstolpar").first.click()
        visit.settle()
        expect(visit.page.locator("h1")).to_contain_text("milstolpar")
        expect(visit.page.locator("#fu-files progress")).to_be_visible()


def test_what_cannot_be_made_is_one_sentence_that_can_be_closed(go_to: GoTo) -> None:
    visit = go_to(f"/?{REVIEW}")
    page = visit.page
    add_button(page, "nonsense")
    page.locator("#own").click()
    said = page.locator("#fu-files [role=status]")
    expect(said).to_have_text("Listan med bilder går inte att läsa. Gör om den på sidan.", timeout=240_000)
    page.get_by_role("button", name="Stäng").click()
    expect(said).to_have_count(0)
    # The browser itself says in its console that the order was refused; that is the only complaint.
    assert [fault for fault in visit.faults if "400" not in fault] == []
    visit.faults.clear()
