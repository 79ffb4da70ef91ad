"""A figure opens into its rows: by a click on a bar, by its table and keys; and its files hold exactly its table."""

import csv
import io
import re
import urllib.request
from collections.abc import Callable

import openpyxl
import pytest
from playwright.sync_api import FloatRect, Locator, Page

from pages.ui.base.words import NBSP
from tests.browser import places, rig

GoTo = Callable[..., rig.Visit]
# A chart of each kind and the page where it stands.
CHARTS = {
    "money by area": "/finansiering",
    "money by funder, English": "/finansiering?by=funder_group&location=part&lang=en",
    "money cumulated": "/finansiering?shape=cumulative&by=funder_group",
    "money in euro": "/finansiering?currency=EUR&scope=all&location=part",
    "money at fixed prices": "/finansiering?price_year=2020&time_mode=spread",
    "projects per year": "/projekt",
}
# The marks of a chart as they are drawn, in the order of its data: trace, point, the middle of what is seen of it.
DRAWN = """chart => {
    const found = [];
    [...chart.querySelectorAll('.trace.bars, .scatterlayer .trace')].forEach((trace) => {
        const number = trace.__data__[0].trace.index; // a trace without marks is not drawn, but counts
        [...trace.querySelectorAll('.point path, path.point')].forEach((mark) => {
            const box = mark.getBoundingClientRect();
            const point = (mark.__data__ ?? mark.parentNode.__data__).i;
            found.push([number, point, box.x + box.width / 2, box.y + box.height / 2, box.height]);
        });
    });
    return found;
}"""


def number(text: str) -> float:
    """The number in a text of either language; SEK 1,234.50 and 1 234,50 kr are the same."""
    plain = re.sub(rf"[^\d.,\-−{NBSP}]", "", text).replace("−", "-").replace(NBSP, "")
    if re.search(r",\d{3}\b", plain) or "." in plain:
        plain = plain.replace(",", "")
    return float(plain.replace(",", "."))


def shown_sum(page: Page, kind: str) -> float:
    """What the rows of the table add up to on all its pages, read from their own cells."""
    body, pager = page.locator("#rows tbody"), page.locator("#rows .fu-pager a")
    heads = page.locator("#rows thead th").all_inner_texts()
    place = next((heads.index(head) for head in ("Räknas", "Counted", "Counts") if head in heads), 0)
    total = 0.0
    for turn in range(max(pager.count(), 1)):
        if turn:
            before = body.inner_text()
            page.locator(f"#rows-page-{turn + 1}").click()
            page.wait_for_function(
                "old => document.querySelector('#rows tbody').innerText !== old", arg=before
            )
        cells = body.locator(f"tr > :nth-child({place + 1})").all_inner_texts()
        total += len(cells) if kind == "milestones" else sum(number(text) for text in cells)
    for _ in range(max(pager.count(), 1) - 1):
        page.go_back()
    return total


def cell_of(figure: Locator, address: str) -> Locator:
    """The link in the figure's table that leads where the mark leads."""
    figure.locator("details.fu-astable").last.evaluate("e => { e.open = true }")
    return figure.locator("table a").and_(figure.page.locator(f"a[href='{address}']")).first


@pytest.mark.parametrize("path", CHARTS.values(), ids=CHARTS)
def test_a_bar_opens_the_rows_that_add_up_to_its_number(come_to: GoTo, path: str) -> None:
    visit = come_to(path, height=1400)
    page = visit.page
    chart = page.locator("[data-chart]").first
    chart.evaluate("e => e.scrollIntoView({ block: 'center' })")
    visit.settle(
        quiet_ms=1000
    )  # a chart whose room has changed is drawn anew after a while, and forgets what is pointed at
    marks = [mark for mark in chart.evaluate(DRAWN) if mark[4] > 3]
    trace, point, x, y, _ = max(marks, key=lambda mark: (mark[0], mark[4], mark[1]))
    address = chart.evaluate("(chart, [t, p]) => chart.data[t].customdata[p]", [trace, point])
    link = cell_of(chart.locator("xpath=ancestor::figure"), address)
    value = number(link.inner_text())
    page.mouse.move(x, y)
    chart.locator(".hovertext").first.wait_for()  # a mark is clicked once it has been pointed at
    page.mouse.click(x, y)
    page.wait_for_url("**/rader?**")  # the chart tells of a click a moment later
    visit.settle()
    assert page.url.removeprefix(visit.url) == address
    assert places.on_heading(page)
    kind = re.findall(r"rows=(\w+)", page.url)[0]
    assert value > 0
    assert shown_sum(page, kind) == pytest.approx(value, abs=0.02)
    assert number(
        page.locator("h1").inner_text().split(" i ")[0].split(" is ")[0].split(" är ")[0]
    ) == pytest.approx(value, abs=0.51)
    visit.back()
    assert page.url.removeprefix(visit.url) == path


def test_a_card_has_one_menu_with_all_that_one_takes_from_it_by_keys(come_to: GoTo) -> None:
    page = come_to("/finansiering").page
    summary = page.locator("#by_group-more > summary")
    assert (summary.get_attribute("aria-label") or "").startswith("Mer om: ")
    summary.press("Enter")
    page.locator("#by_group-deck").wait_for()
    items = page.locator("#by_group-more :is(a, button)")
    for _ in range(items.count()):
        page.keyboard.press("Tab")
    assert items.last.evaluate("e => e === document.activeElement")
    said = " ".join(items.all_inner_texts())
    for word in (
        "rader",
        "tabell",
        "bildlistan",
        "CSV",
        "Excel",
        "SVG",
        "PNG",
        "PowerPoint",
        "bädda in",
        "Adress",
    ):
        assert word in said, word
    page.keyboard.press("Escape")
    assert not items.first.is_visible()
    assert summary.evaluate("e => e === document.activeElement")


def test_a_card_is_as_wide_as_the_page_says(come_to: GoTo) -> None:
    page = come_to("/finansiering", width=1440).page
    half = page.locator("figure[data-columns='6']")
    assert half.count() == 2

    def boxes() -> list[FloatRect]:
        found = [figure.bounding_box() for figure in half.all()]
        return [box for box in found if box]

    one, other = boxes()
    assert one["y"] == other["y"]
    assert one["height"] == other["height"]
    assert abs(one["width"] - other["width"]) < 1
    assert abs(other["x"] - one["x"] - one["width"] - 16) < 1
    page.set_viewport_size({"width": 390, "height": 844})
    one, other = boxes()
    assert other["y"] >= one["y"] + one["height"]
    assert one["width"] > 340


@pytest.mark.parametrize(
    ("path", "figure"),
    [
        ("/", "area_years"),
        ("/finansiering?location=part", "per_year_total"),
        ("/projekt?state=ended", "projects_by_area"),
        ("/milstolpar", "milestones_by_area"),
    ],
)
def test_a_number_in_a_table_opens_its_rows_by_keys_alone(come_to: GoTo, path: str, figure: str) -> None:
    visit = come_to(path)
    page = visit.page
    places.open_table(page, figure)
    for _ in range(30):  # over the box of the table, its headings, and what else stands in its first row
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('td a[href*=\"/rader?\"]')"):
            break
    value = number(str(page.evaluate("document.activeElement.textContent")))
    page.keyboard.press("Enter")
    visit.settle()
    assert "/rader?" in page.url
    kind = re.findall(r"rows=(\w+)", page.url)[0]
    assert shown_sum(page, kind) == pytest.approx(value, abs=0.02)


def test_the_tiles_open_their_rows(come_to: GoTo) -> None:
    visit = come_to("/?as_of=2020-12-31")
    page = visit.page
    for place in range(page.locator(".fu-tile").count()):
        tile = page.locator(".fu-tile").nth(place)
        said = tile.locator(".fu-tile-value").inner_text()
        tile.click()
        visit.settle()
        if "/omraden" in page.url:  # a verdict is of no rows
            assert said.startswith("0 av ")
        else:
            kind = re.findall(r"rows=(\w+)", page.url)[0]
            total = shown_sum(page, kind)
            counted = number(said.split(" av ")[0])  # of those that it is compared with
            assert total / (1e6 if "mnkr" in said else 1) == pytest.approx(counted, abs=0.5), said
        visit.back()


def test_each_row_leads_to_its_source_in_a_tab_of_its_own(come_to: GoTo) -> None:
    page = come_to("/rader?rows=funding").page
    outside = page.locator("#rows tbody a[target=_blank]")
    assert outside.count() > 5
    for link in outside.all()[:20]:
        assert (link.get_attribute("href") or "").startswith("http")
        assert link.get_attribute("rel") == "noopener noreferrer"
        assert "öppnas i ny flik" in link.inner_text()


def test_a_hovered_mark_tells_year_and_value(come_to: GoTo) -> None:
    page = come_to("/finansiering").page
    chart = page.locator("[data-chart]").first
    chart.evaluate("e => e.scrollIntoView({ block: 'center' })")
    _, _, x, y, _ = max(chart.evaluate(DRAWN), key=lambda mark: float(mark[4]))
    page.mouse.move(x, y)
    told = page.locator(".hoverlayer text").first
    told.wait_for()
    assert re.fullmatch(r"\d{4}: [\w ]+ [\d,]+ miljoner kronor", told.text_content() or "")


def table_rows(figure: Locator) -> int:
    return figure.locator("table.fu-table").first.locator("tbody tr").count()


@pytest.mark.parametrize(
    ("path", "figure"),
    [
        ("/finansiering?by=funder", "by_group"),
        ("/finansiering?areas=s1_forest_bioeconomy&lang=en", "per_year_area"),
        ("/milstolpar?period=review&tab=picture", "milestones_by_area"),
        ("/projekt?state=ongoing&sort=granted&descending=1", "projects_list"),
        ("/projekt?areas=s1_photovoltaics&scope=all&tab=list", "projects_list"),
        ("/rader?rows=funding&location=part&year_key=2016", "rows"),
        ("/rader?rows=milestones&status=unreported", "rows"),
        ("/rader?rows=projects&by=area&line_id=s1_forest_bioeconomy&area_mode=split", "rows"),
    ],
)
def test_the_files_of_a_figure_hold_exactly_its_table(come_to: GoTo, path: str, figure: str) -> None:
    page = come_to(path).page
    block = page.locator(f"#{figure}")
    for details in block.locator("details.fu-astable").all():
        details.evaluate("e => { e.open = true }")
        details.locator("table, ul").first.wait_for()
    shown = table_rows(block)
    pages = [int(text) for text in block.locator(".fu-pager a").all_inner_texts()] or [1]
    assert shown > 0
    places.unfold_tools_of(page, figure)
    with page.expect_download() as waiting:
        block.locator("a[download$='.csv']").first.click()
    download = waiting.value
    assert download.suggested_filename == block.locator("a[download$='.csv']").first.get_attribute("download")
    text = download.path().read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert len(rows) == shown if pages == [1] else 25 * (pages[-1] - 1) < len(rows) <= 25 * pages[-1]
    with page.expect_download() as waiting:
        block.locator("a[href*='.xlsx']").first.click()
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    last = str(book.worksheets[0].cell(book.worksheets[0].max_row, 1).value)
    has_sum = block.locator("tfoot").count() > 0  # where the rows of the table on the page add up
    assert book.worksheets[0].max_row == len(rows) + 1 + has_sum
    assert last.startswith(("Summan av", "The sum of", "Sum of")) == has_sum
    assert not [cell.value for cell in next(book.worksheets[0].iter_rows()) if "_" in str(cell.value)]


def test_the_numbers_of_the_file_are_those_of_the_table(come_to: GoTo) -> None:
    page = come_to("/finansiering?by=funder_group").page
    block = page.locator("#by_group")
    places.open_table(page, "by_group")
    places.unfold_tools_of(page, "by_group")
    shown = [number(text) for text in block.locator("tbody tr > :nth-child(2)").all_inner_texts()]
    with page.expect_download() as waiting:
        block.locator("a[download$='.csv']").click()
    rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text(encoding="utf-8-sig"))))
    assert [float(row["value"]) for row in rows] == pytest.approx(shown, abs=0.51)


@pytest.mark.parametrize("mart", ["funding", "milestone_events"])
def test_a_whole_dataset_is_a_file_of_two_kinds(come_to: GoTo, app_url: str, mart: str) -> None:
    page = come_to("/data-och-kallor?tab=list").page
    if not page.locator(f"#d-{mart}").is_visible():  # the later ones wait under the first twenty-five
        page.locator("#datasets-rest > summary").click()
    page.locator(f"#d-{mart} > summary").click()
    told = int(re.sub(r"\D", "", page.locator(f"#d-{mart} > summary small").inner_text().rpartition("·")[2]))
    with page.expect_download() as waiting:
        page.locator(f"#d-{mart} a[download$='.csv']").click()
    rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text(encoding="utf-8-sig"))))
    assert len(rows) == told
    with urllib.request.urlopen(f"{app_url}/datasets/{mart}.parquet") as answer:
        assert answer.read(4) == b"PAR1"


def test_a_chart_is_saved_as_a_picture(come_to: GoTo) -> None:
    page = come_to("/").page
    places.unfold_tools_of(page, "area_years")
    with page.expect_download() as waiting:
        page.locator("#area_years-png").click()
    assert waiting.value.suggested_filename.endswith(".png")
    assert waiting.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_view_is_saved_as_a_paper_and_an_area_as_one_page(come_to: GoTo) -> None:
    page = come_to("/omrade?line_id=s1_digital_welfare").page
    for button, name in (("f-paper", "underlag"), ("f-one-page", "s1_digital_welfare")):
        with page.expect_download() as waiting:
            places.choose(page, "f-pass", button)
        assert waiting.value.suggested_filename.startswith(name)
        assert waiting.value.path().read_bytes().startswith(b"%PDF-1.7")
