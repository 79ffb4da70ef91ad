"""A deck is a right file: its charts hold the numbers of the view, nothing in it is a formula, and LibreOffice draws it."""

import io
import posixpath
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.shapes.groupshape import CT_GroupShape

from pages.ui.base import lettering
from pages.ui.base.words import Words
from pages.ui.figure import slides
from pages.ui.figure.slides import Shown, Slide
from pages.ui.files import deck, kinds, orders
from pages.ui.files.kinds import CannotMake, Order
from pages.ui.forms.bars import Bars
from tests import office

REVIEW = "as_of=2020-12-31"
HERE = "https://uppfoljning.example.se"
FORMULA = '=HYPERLINK("https://evil.example","x")'
# Each kind of slide: its view and figure, and the column whose numbers its charts hold ('' draws no chart).
KINDS = [
    (f"/finansiering?{REVIEW}", "per_year_total", "value"),
    (f"/finansiering?{REVIEW}", "per_year_area", ""),
    (f"/finansiering?{REVIEW}&shape=cumulative", "per_year_total", "running"),
    (f"/finansiering?{REVIEW}", "by_group", "value"),
    (f"/projekt?{REVIEW}", "projects_by_area", "projects"),
    (f"/projekt?{REVIEW}", "projects_per_year", "projects"),
    (f"/milstolpar?{REVIEW}", "review", "milestones"),
    (f"/finansiering?{REVIEW}&by=funder_group", "by_group", "value"),
    (f"/omraden?{REVIEW}", "areas_side_by_side", "value"),
    (f"/organisationer?{REVIEW}", "concentration", "value"),
    (f"/milstolpar?{REVIEW}", "milestones_list", ""),
    (f"/pastaenden?{REVIEW}", "claims_list", ""),
    (f"/omraden?{REVIEW}", "areas_compared", ""),
    ("/finansiering?as_of=2010-01-01&location=outside&measure=total_budget", "by_group", ""),
    (f"/?{REVIEW}", "", ""),
    (f"/?{REVIEW}", "no_such_figure", ""),
]


def made(shown: Sequence[Shown], **options: Any) -> Any:
    content = deck.make(shown, words=Words("sv"), base_url=HERE, **options)
    return Presentation(io.BytesIO(content))


def pages_of(listed: list[Slide]) -> list[Any]:
    return list(made(slides.shown(listed)).slides)


def charts(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.has_chart]


def book(chart: Any) -> list[list[Any]]:
    """The cells of the workbook behind a chart: names in the first row and column."""
    opened = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [[cell.value for cell in row] for row in opened["Sheet1"].iter_rows()]


def numbers(chart: Any) -> list[float]:
    return [cell for row in book(chart)[1:] for cell in row[1:] if cell is not None]


@pytest.fixture(scope="module")
def shown() -> list[Shown]:
    own = {10: ("Min egen rubrik", "Hälsa välkommen\nSäg siffran")}
    return slides.shown([Slide(address, key, *own.get(n, ())) for n, (address, key, _) in enumerate(KINDS)])


@pytest.fixture(scope="module")
def content(shown: list[Shown]) -> bytes:
    return deck.make(shown, words=Words("sv"), base_url=HERE, cover="Läget 2020")


@pytest.fixture(scope="module")
def pages(content: bytes) -> list[Any]:
    """The slides after the cover, as the library opens them again."""
    return list(Presentation(io.BytesIO(content)).slides)[1:]


@pytest.mark.parametrize("number", [n for n, (_, _, column) in enumerate(KINDS) if column])
def test_the_workbooks_of_a_slide_hold_the_numbers_of_its_rows(
    pages: list[Any], shown: list[Shown], number: int
) -> None:
    figure = shown[number].figure
    assert figure
    column = KINDS[number][2]
    expected = [row[column] or 0 for row in figure.rows]
    if figure.key == "areas_side_by_side":  # money of no year stands below its panels
        expected = [row[column] for row in figure.rows if row["year"] is not None]
    found = [n for shape in charts(pages[number]) for n in numbers(shape.chart)]
    assert sum(found) == pytest.approx(sum(expected))
    if figure.key == "concentration":  # the smallest of many stand together
        return
    late = [row.get("late") or 0 for row in figure.rows] if figure.key == "review" else []
    parts = [n - m for n, m in zip(expected, late, strict=True)] + late if late else expected
    assert sorted(n for n in found if n) == pytest.approx(sorted(n for n in parts if n))


@pytest.mark.parametrize("number", [n for n, (_, _, column) in enumerate(KINDS) if column])
def test_what_a_chart_shows_is_what_its_workbook_holds(pages: list[Any], number: int) -> None:
    for shape in charts(pages[number]):
        cells = book(shape.chart)
        plot = shape.chart.plots[0]
        assert [str(name) for name in plot.categories] == [row[0] for row in cells[1:]]
        for place, series in enumerate(plot.series, start=1):
            assert series.name == cells[0][place]
            shown, kept = list(series.values), [row[place] for row in cells[1:]]
            assert [value is None for value in shown] == [value is None for value in kept]
            assert [v for v in shown if v] == pytest.approx([v for v in kept if v], rel=1e-12)


def test_series_that_stand_on_each_other_are_told_apart_without_colour(pages: list[Any]) -> None:
    looked = 0
    for page in pages:
        for shape in charts(page):
            if len(shape.chart.plots[0].series) < 2:
                continue
            fills = [s.format.fill for s in shape.chart.plots[0].series]
            looks = [
                fill.pattern if fill.type == MSO_FILL.PATTERNED else str(fill.fore_color.rgb) == "FFFFFF"
                for fill in fills
            ]
            looked += 1
            assert len(set(looks)) == len(looks)
    assert looked >= 4


def test_panels_of_a_slide_share_one_scale(pages: list[Any]) -> None:
    for number in (8,):
        tops = {shape.chart.value_axis.maximum_scale for shape in charts(pages[number])}
        assert len(charts(pages[number])) > 3
        assert len(tops) == 1


def test_every_picture_table_and_chart_is_described(pages: list[Any], shown: list[Shown]) -> None:
    for page, one in zip(pages, shown, strict=True):
        told = {
            shape.name: shape._element.xpath(".//p:cNvPr")[0].get("descr", "")
            for shape in page.shapes
            if shape.has_chart or shape.has_table or shape.shape_type in (6, 13)
        }
        assert "QR" in told
        assert all(told.values()), told
        if one.figure and one.figure.rows:
            assert any(one.figure.title in text for text in told.values())


def test_a_slide_says_measure_source_edition_and_link(pages: list[Any], shown: list[Shown]) -> None:
    for page, one in zip(pages, shown, strict=True):
        said = "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
        assert "Datautgåva" in said
        links = [rel.target_ref for rel in page.part.rels.values() if rel.is_external]
        assert links == [HERE + one.link]
        if one.figure:
            assert one.figure.subtitle[:60] in said
            assert one.figure.source[:60] in said


def test_notes_hold_the_presenters_words_the_definition_and_what_is_left_out(
    pages: list[Any], shown: list[Shown]
) -> None:
    own = pages[10].notes_slide.notes_text_frame.text
    assert own.startswith("Hälsa välkommen\nSäg siffran\nFör 27 av 76\u00a0milstolpar")
    rows = shown[10].figure.rows  # type: ignore[union-attr]
    [left] = re.findall(rf"Här visas inte (\d+) rader av {len(rows)}\.", own.replace("\u00a0", " "))
    [drawn] = [shape.table for shape in pages[10].shapes if shape.has_table]
    told = [row.cells[0].text for row in list(drawn.rows)[1:]]
    there = [text for text in told if any(row["title_sv"] in text for row in rows)]
    assert 5 < len(there) == len(rows) - int(left)
    money = pages[0].notes_slide.notes_text_frame.text
    assert "Inte med i summan, antal belopp:" in money
    assert all(page.notes_slide.notes_text_frame.text for page in pages)


def test_a_title_of_ones_own_has_the_finding_below(pages: list[Any], shown: list[Shown]) -> None:
    assert pages[10].shapes.title.text_frame.text == "Min egen rubrik"
    texts = [shape.text_frame.text for shape in pages[10].shapes if shape.has_text_frame]
    assert shown[10].page.figure("milestones_list").title in texts  # type: ignore[union-attr]


def test_the_cover_says_title_region_day_and_edition(content: bytes) -> None:
    first = Presentation(io.BytesIO(content)).slides[0]
    said = " ".join(shape.text_frame.text for shape in first.shapes)
    for part in ("Läget 2020", "Värmland", "31\u00a0december\u00a02020", "Datautgåva"):
        assert part in said


def test_the_package_is_whole(content: bytes) -> None:
    """Every part is well-formed XML, has a type, and every relation leads to a part that is there."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        types = package.read("[Content_Types].xml").decode()
        for name in names:
            if name.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(package.read(name))
                ids = [node.get("id") for node in root.iter() if node.tag.endswith("}cNvPr")]
                assert len(ids) == len(set(ids)), name
            assert f'PartName="/{name}"' in types or f'Extension="{name.rpartition(".")[2]}"' in types, name
            if name.endswith(".rels"):
                base = posixpath.dirname(posixpath.dirname(name))
                for rel in ElementTree.fromstring(package.read(name)):
                    if rel.get("TargetMode") != "External":
                        target = posixpath.normpath(posixpath.join("/", base, rel.get("Target", "")))
                        assert target.lstrip("/") in names, (name, target)


def test_libreoffice_draws_every_kind_of_slide(content: bytes, shown: list[Shown], tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(content)
    texts, pictures = office.rendered(file)
    assert len(texts) == len(pictures) == len(shown) + 1
    for text, picture, one in zip(texts[1:], pictures[1:], shown, strict=True):
        squeezed = re.sub(r"\s+", "", text)
        assert re.sub(r"\s+", "", one.title)[:40] in squeezed
        bars = one.figure and one.figure.form(Bars)
        if one.figure and one.figure.rows and (bars or one.figure.chart()):
            names = [bars.items[0].name.split(" ")[0]] if bars and not one.figure.chart() else ["2016"]
            assert all(name in squeezed for name in names), one.figure.key
        with Image.open(picture) as image:
            middle = image.convert("L").crop((0, image.height // 4, image.width, image.height * 3 // 4))
            assert min(middle.tobytes()) < 200, "nothing is drawn there"


# --- texts that want to be more than texts ---

NASTY = [
    FORMULA,
    "+1+1",
    "@SUM(A1)",
    "-2+3",
    "a\x00b\x0bc\x1b",
    "x\ud800y",
    "\u202eomvänt",
    "https://evil.example/",
    "<a:t>& \"'",
    "مشروع التخصص الذكي",
    "x" * 300,
]


@pytest.mark.parametrize("text", NASTY)
def test_hostile_names_become_plain_text(text: str) -> None:
    [one] = slides.shown([Slide(f"/projekt?{REVIEW}", "projects_by_area", notes=text)])
    assert one.figure
    bars = one.figure.form(Bars)
    assert bars
    [group] = bars.groups
    bar = group.bars[0]
    part = replace(bar.parts[0], label=text)
    group = replace(group, bars=[replace(bar, name=text, parts=[part]), *group.bars[1:]])
    forms = [replace(bars, groups=[group])]
    hostile = replace(one, figure=replace(one.figure, title=text, source=text, forms=forms))
    slide = made([hostile], cover=text).slides[1]
    [frame] = charts(slide)
    blob = frame.chart.part.chart_workbook.xlsx_part.blob
    opened = openpyxl.load_workbook(io.BytesIO(blob))["Sheet1"]
    cells = [cell for row in opened.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    clean = deck.texts.clean(text)
    assert any(str(cell.value).startswith(clean[:200]) for cell in cells if cell.data_type == "s")
    assert next(map(str, frame.chart.plots[0].categories)).startswith(clean[:200])
    assert len(slide.shapes.title.text_frame.text) <= deck.texts.LONGEST_TITLE
    assert clean in slide.notes_slide.notes_text_frame.text
    assert "evil" not in "".join(rel.target_ref for rel in slide.part.rels.values() if rel.is_external)


def test_texts_give_way_to_a_font_that_is_wider_than_ours() -> None:
    [page] = pages_of([Slide("/?as_of=2020-12-31&strategy=s3_2015", "")])
    frames = [
        shape.text_frame
        for group in page.shapes
        for shape in getattr(group, "shapes", [group])
        if shape.has_text_frame and not shape.is_placeholder and shape.text_frame.text
    ]
    assert {(frame.auto_size, frame.word_wrap) for frame in frames} == {
        (MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE, True)
    }
    said = [frame.text for frame in frames]
    assert "106\u00a0mnkr" in said  # in one text: what is beside a value moves with it
    assert any("▲" in text and "försenad" in text for text in said)


def test_a_summary_without_numbers_has_what_leads_its_page_with_every_area() -> None:
    [page] = pages_of([Slide("/omraden?as_of=2020-12-31&strategy=s3_2015", "")])
    [table] = [shape.table for shape in page.shapes if shape.has_table]
    assert len(table.rows) == 1 + 7
    assert table.cell(7, 0).text == "Hela strategin"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_word_of_a_head_breaks_in_a_font_a_third_wider(lang: str) -> None:
    [page] = pages_of([Slide(f"/milstolpar?lang={lang}", "milestones_by_area")])
    [table] = [shape.table for shape in page.shapes if shape.has_table]
    for number, column in enumerate(table.columns):
        for word in table.cell(0, number).text.split():
            assert 1.3 * lettering.width(word, 12, bold=True) + 8 <= column.width.pt, word


def test_a_title_from_right_to_left_is_set_from_the_right() -> None:
    [one] = slides.shown([Slide(f"/?{REVIEW}", title="مشروع")])
    paragraph = made([one]).slides[0].shapes.title.text_frame.paragraphs[0]
    assert paragraph._p.pPr.get("rtl") == "1"


def test_the_place_of_a_group_of_shapes_is_reckoned_once_and_holds_them_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [one] = slides.shown([Slide(f"/?{REVIEW}", "area_years")])
    reckoned: list[CT_GroupShape] = []
    own = CT_GroupShape.recalculate_extents

    def counted(group: CT_GroupShape) -> None:
        reckoned.append(group)
        own(group)

    monkeypatch.setattr(CT_GroupShape, "recalculate_extents", counted)
    content = made([one]).slides[0].shapes
    groups = [shape for shape in content if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert sum(len(group.shapes) for group in groups) > 100
    assert len(reckoned) <= 2 * len(groups)  # each asks once, and is asked for by the tree of the slide
    for group in groups:
        own_left, own_top = (min(getattr(shape, side) for shape in group.shapes) for side in ("left", "top"))
        right = max(shape.left + shape.width for shape in group.shapes)
        assert (group.left, group.top, group.left + group.width) == (own_left, own_top, right)


def test_rows_that_have_no_room_are_counted(pages: list[Any], shown: list[Shown]) -> None:
    claims = pages[11]
    [table] = [shape.table for shape in claims.shapes if shape.has_table]
    left = len(shown[11].figure.rows) - (len(table.rows) - 1)  # type: ignore[union-attr]
    said = " ".join(shape.text_frame.text for shape in claims.shapes if shape.has_text_frame)
    assert 0 < left < 22
    assert f"Här visas inte {left} rader av 22." in said.replace("\u00a0", " ")


# --- the region's own template ---


def template(tmp_path: Path, names: dict[str, str]) -> Path:
    """A template with its layouts renamed, and a slide of its own."""
    own = Presentation()
    for layout in own.slide_layouts:
        layout.name = names.get(layout.name, "Annan")
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "Exempel ur mallen"
    own.save(str(tmp_path / "mall.pptx"))
    return tmp_path / "mall.pptx"


def test_a_template_gives_its_layouts_and_not_its_slides(tmp_path: Path, shown: list[Shown]) -> None:
    file = template(tmp_path, {"Title Slide": "TITEL", "Title and Content": "Figur"})
    made_of = made(shown[3:5], cover="Läget", file=file)
    assert [slide.slide_layout.name for slide in made_of.slides] == ["TITEL", "Figur", "Figur"]
    assert "Exempel" not in made_of.slides[0].shapes.title.text_frame.text
    assert made_of.slide_width == 9144000
    for slide in made_of.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= made_of.slide_width
    [place] = [p for p in made_of.slides[1].slide_layout.placeholders if p.placeholder_format.idx == 1]
    [chart] = charts(made_of.slides[1])
    assert chart.left == place.left


def test_what_a_template_lacks_is_said(tmp_path: Path, shown: list[Shown]) -> None:
    with pytest.raises(CannotMake, match=r"mall\.pptx saknar layouten 'Figur'.*Den har 'Titel'"):
        made(shown[:1], file=template(tmp_path, {"Title Slide": "Titel"}))
    with pytest.raises(CannotMake, match="saknar plats för rubrik"):
        made(shown[:1], file=template(tmp_path, {"Title Slide": "Titel", "Blank": "Figur"}))
    broken = tmp_path / "trasig.pptx"
    for content in (b"", b"PK\x03\x04nothing", b"hej"):
        broken.write_bytes(content)
        with pytest.raises(CannotMake, match=r"trasig\.pptx går inte att läsa"):
            made(shown[:1], file=broken)
    with pytest.raises(CannotMake, match="går inte att läsa"):
        made(shown[:1], file=tmp_path / "finns-inte.pptx")


# --- orders ---


def ordered(**values: str) -> kinds.File:
    return deck.export(Order(values, HERE), lambda done, total, what: None)


def test_an_order_is_made_in_its_language_and_names_its_day() -> None:
    told: list[tuple[int, int]] = []
    values = {"list": orders.write([Slide("/finansiering?by=funder", "by_group")] * 2), "lang": "en"}
    file = deck.export(Order(values, HERE), lambda done, total, what: told.append((done, total)))
    first = Presentation(io.BytesIO(file.content)).slides[0]
    said = " ".join(shape.text_frame.text for shape in first.shapes if shape.has_text_frame)
    assert "Data edition" in said
    assert re.search(r"lang=en.*as_of=\d{4}-\d\d-\d\d", said)
    assert told == sorted(told)
    assert re.fullmatch(r"smart-specialisering-\d{4}-\d\d-\d\d\.pptx", file.name)


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "{}", "[]", "[1]", '[{"address": 1}]', '[{"nothing": ""}]', "[" * 90_000],
)
def test_an_order_that_cannot_be_read_is_one_sentence(text: str) -> None:
    with pytest.raises(CannotMake) as fault:
        ordered(list=text)
    assert str(fault.value).endswith(".")


def test_too_many_slides_are_refused() -> None:
    with pytest.raises(CannotMake, match="högst 60"):
        ordered(list=orders.write([Slide("/")] * (orders.MOST + 1)))


def test_a_list_of_slides_comes_back_as_it_was() -> None:
    some = [Slide("/?as_of=2020-12-31", "a", 'Ti"tel', "rad\nrad"), Slide("/projekt")]
    assert orders.read(orders.write(some)) == some


def test_a_page_that_is_gone_is_a_slide_that_says_so() -> None:
    wanted = [Slide("/no/such"), Slide(f"/?{REVIEW}")]
    file = deck.export(Order({"list": orders.write(wanted)}, HERE), lambda done, total, what: None)
    gone, there = Presentation(io.BytesIO(file.content)).slides
    assert gone.shapes.title.text_frame.text == Words("sv")("present.gone.page")
    assert "mnkr" in there.shapes.title.text_frame.text
