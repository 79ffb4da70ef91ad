"""A page on paper: its ink, and what of its tables and addresses is there; what holds of any page is in looks/paper.py."""

import io
from collections.abc import Callable

from PIL import Image, ImageStat

from tests.browser import places, rig
from tests.browser.looks.paper import printed, words

GoTo = Callable[..., rig.Visit]


def test_a_dark_screen_prints_on_white_paper(come_to: GoTo) -> None:
    page = come_to("/?as_of=2020-12-31", scheme="dark").page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    sheet = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    assert sheet.getpixel((2, 2)) == (255, 255, 255)
    assert ImageStat.Stat(sheet.convert("L")).mean[0] > 215


def test_a_table_is_on_paper_as_on_the_screen_with_the_addresses_of_its_sources(come_to: GoTo) -> None:
    visit = come_to("/finansiering?as_of=2020-12-31")
    closed = words(" ".join(sheet.extract_text() for sheet in printed(visit).pages))
    places.open_table(visit.page, "by_group")
    caption = words(visit.page.locator("#by_group table caption").text_content() or "")
    assert caption.replace(" ", "") not in closed.replace(" ", "")
    opened = words(" ".join(sheet.extract_text() for sheet in printed(visit).pages))
    assert caption.replace(" ", "") in opened.replace(" ", "")
    rows = come_to("/rader?rows=funding&as_of=2020-12-31")
    address = rows.page.locator("#rows a[target=_blank]").first.get_attribute("href") or ""
    assert address.startswith("http")
    assert address in "".join(sheet.extract_text() for sheet in printed(rows).pages).replace(
        "\n", ""
    ).replace(" ", "")
