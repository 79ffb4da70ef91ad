"""Papers read back: the numbers of the view, tags for screen readers, headings that repeat, hostile texts as letters."""

import io
import re
from dataclasses import replace
from typing import Any

import pypdf
import pytest

from pages.ui.address import view
from pages.ui.address.stories import STORIES
from pages.ui.figure import capture, slides
from pages.ui.figure.slides import Shown, Slide
from pages.ui.files import orders, paper, picture
from pages.ui.files.kinds import CannotMake, Order
from pages.ui.forms.bars import Bars
from tests.pages.rig import address
from tests.pages.views import REVIEW

AREAS = (
    *("s1_forest_bioeconomy", "s1_digital_welfare", "s1_advanced_manufacturing", "s1_photovoltaics"),
    *("s1_nature_culture_place", "s1_value_creating_services", "s2_food", "s2_games"),
    *("whole_strategy", "outside_areas"),
)
NASTY = "#let x = 1 $a$ *b* _c_ <d> @e `f` \\ // \x01\x0b = 字😀 مرحبا שלום \u202eabc " + "ö" * 300


def made(shown: list[Shown], title: str = "") -> pypdf.PdfReader:
    """The paper, read back."""
    return pypdf.PdfReader(io.BytesIO(paper.make(shown, shown[0].view.words, "https://host", title)))


def text(reader: pypdf.PdfReader) -> str:
    """All its letters without spaces: lines break anywhere, and a word that is too wide is broken."""
    return squeezed("".join(page.extract_text() for page in reader.pages))


def squeezed(words: str) -> str:
    """A text without spaces, breaks and signs that are drawn."""
    return re.sub(r"[\s\u200b\u200e\u200f\u202a-\u202e●◐▲○]", "", words)


def tags(node: Any, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All elements of the tree that a screen reader follows."""
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            tags(each, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(node)
        if "/K" in node and not isinstance(node["/K"], int):
            tags(node["/K"], found)
    return found


@pytest.mark.parametrize(
    "where",
    [
        address("", as_of=REVIEW),
        address("finansiering", as_of=REVIEW, lang="en"),
        address("milstolpar"),
        address("omrade", line_id="s1_digital_welfare", lang="en"),
        address("data-och-kallor"),
    ],
)
def test_a_paper_holds_the_sentences_and_numbers_of_its_view(where: str) -> None:
    shown = paper.whole(view.at(where))
    reader = made(shown, shown[0].title)
    told = text(reader)
    page = shown[0].page
    for said in [
        page.title,
        *page.sentences,
        *(f.title for f in page.figures),
        *(f.source for f in page.figures),
    ]:
        assert squeezed(said) in told, said
    for figure in page.figures:
        bars = figure.form(Bars)
        for bar in bars.items if bars else ():
            assert squeezed(bar.value) in told, (figure.key, bar)
        if figure.table_open and not figure.is_drawn:
            for row in figure.rows[: paper.MOST_ROWS]:
                for column in figure.columns[: paper.MOST_COLUMNS]:
                    if column.number:
                        assert squeezed(column.cell(page.view, row).text) in told, (figure.key, row)
    assert squeezed(picture.edition_line(page.view.words, page.view.edition)) in told
    assert f"1/{len(reader.pages)}" in told


def test_the_first_page_has_five_sentences_the_headline_numbers_and_a_picture() -> None:
    shown = paper.whole(view.at(address("", as_of=REVIEW)))
    page = replace(shown[0].page, sentences=[f"Mening {n}." for n in range(1, 8)])
    first, second, *_ = made([replace(each, page=page) for each in shown]).pages
    seen = squeezed(first.extract_text())
    assert page.tiles
    assert page.tiles.tiles
    assert [tile.value for tile in page.tiles.tiles if squeezed(tile.value) not in seen] == []
    assert [n for n in range(1, 8) if f"Mening{n}." in seen] == [1, 2, 3, 4, 5]
    assert "Mening6." in squeezed(second.extract_text())
    funding = paper.whole(view.at(address("finansiering", as_of=REVIEW)))
    assert squeezed(funding[1].title) in squeezed(made(funding).pages[0].extract_text())
    overview = paper.whole(view.at(address("")))  # its matrix has no room beside the tiles
    assert squeezed(overview[2].title) in squeezed(made(overview).pages[0].extract_text())


@pytest.mark.parametrize("story", STORIES)
def test_the_first_page_of_a_story_hears_each_of_its_pages_once(story: str) -> None:
    shown = slides.shown(STORIES[story])
    seen = squeezed(made(shown).pages[0].extract_text())
    heard = {each.view.path for each in shown if squeezed(each.page.sentences[0]) in seen}
    assert len(heard) == 4, heard
    assert seen.count(squeezed("Täckning: registren räcker")) == 1


def test_a_paper_is_tagged_for_those_who_hear_it() -> None:
    shown = paper.whole(view.at(address("data-och-kallor", as_of=REVIEW, lang="en")))
    reader = made(shown, "A title")
    root: Any = reader.root_object
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_data().decode()
    assert "pdfuaid:part" in metadata
    assert "A title" in metadata
    found = tags(root["/StructTreeRoot"]["/K"], [])
    kinds = [node["/S"] for node in found]
    assert {"/Document", "/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD", "/THead", "/Link"} <= set(kinds)
    pictures = [node for node in found if node["/S"] in ("/Figure", "/Formula")]
    drawn = [f for f in shown[0].page.figures if f.is_drawn]
    assert len(pictures) == len(drawn) + 1  # and the QR code
    assert all(node.get("/Alt") for node in pictures)
    for node in found:
        if node["/S"] == "/TH":
            kept = node["/A"]
            scopes = [a["/Scope"] for a in (kept if isinstance(kept, list) else [kept]) if "/Scope" in a]
            assert scopes == ["/Column"]


def test_a_table_that_continues_repeats_its_headings() -> None:
    here = view.at("/rader?rows=projects")
    [rows] = [each for each in paper.whole(here) if each.figure and each.figure.key == "rows"]
    reader = made([rows])
    assert rows.figure
    heads = [here.words(f"column.{c.key}") for c in rows.figure.columns[: paper.MOST_COLUMNS]]
    first = rows.figure.columns[0]
    with_rows = [
        told
        for told in (squeezed(page.extract_text()) for page in reader.pages)
        if sum(squeezed(first.cell(here, row).text) in told for row in rows.figure.rows) > 3
    ]
    with_rows = with_rows[
        : next(n for n, told in enumerate(with_rows) if here.words("paper.terms").replace(" ", "") in told)
    ]
    assert len(with_rows) > 2
    for told in with_rows:
        assert squeezed("".join(heads[:2])) in told


def test_a_paper_too_long_for_a_table_says_how_many_rows_are_left() -> None:
    here = view.at("/rader?rows=milestones")
    [rows] = [each for each in paper.whole(here) if each.figure and each.figure.key == "rows"]
    assert rows.figure
    many = replace(rows.figure, rows=list(rows.figure.rows) * 3)
    told = text(made([Shown(rows.slide, rows.page, many)]))
    left = len(many.rows) - paper.MOST_ROWS
    assert left > 0
    assert squeezed(here.words("picture.more", n=here.words.count(left))) in told


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("day", [None, REVIEW])
def test_an_area_takes_one_page(area: str, lang: str, day: Any) -> None:
    here = view.at(address("omrade", line_id=area, lang=lang if lang == "en" else None, as_of=day))
    page = capture.run(here)
    reader = pypdf.PdfReader(io.BytesIO(paper.one_page(here, "https://host")))
    assert len(reader.pages) == 1
    told = text(reader)
    for said in [page.title, *page.sentences]:
        assert squeezed(said) in told
    width, height = reader.pages[0].mediabox[2:]
    assert (round(width), round(height)) == (595, 842)


def test_one_page_stays_one_page_with_the_longest_texts() -> None:
    here = view.at(address("omrade", line_id="s1_digital_welfare"))
    page = capture.run(here)
    page.sentences *= 60
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(capture, "run", lambda _: page)
        reader = pypdf.PdfReader(io.BytesIO(paper.one_page(here, "https://host")))
    assert len(reader.pages) == 1
    assert squeezed(page.sentences[0]) in text(reader)


def test_hostile_texts_are_letters_on_paper() -> None:
    page = capture.run(view.at("/?as_of=2020-12-31"))
    figures = [replace(f, title=NASTY, subtitle=NASTY, source=NASTY, notes=[NASTY]) for f in page.figures]
    page.sentences = [NASTY]
    told = text(made([Shown(Slide("/", f.key), page, f) for f in figures], NASTY))
    for plain in ("#letx=1$a$*b*_c_<d>@e`f`\\//=", "ö" * 300):
        assert told.count(plain) >= 3 * len(figures)
    assert "字" not in told
    assert "\ufffd" in told


def test_an_empty_view_says_so() -> None:
    here = view.at("/finansiering?as_of=2016-06-15&areas=s2_games")
    shown = [each for each in paper.whole(here) if each.figure is None or not each.figure.rows]
    assert len(shown) > 1
    assert squeezed(here.words("common.empty")) in text(made(shown))


def test_work_says_how_far_it_is() -> None:
    heard: list[tuple[int, int, str]] = []
    paper.export(Order({"address": "/?as_of=2020-12-31"}, ""), lambda *told: heard.append(told))
    assert [done for done, _, _ in heard] == list(range(len(heard)))
    assert {total for _, total, _ in heard} == {len(heard)}
    assert all(what for _, _, what in heard)


def test_a_paper_is_ordered_by_its_slides_or_its_view() -> None:
    chosen = orders.write([Slide("/finansiering?as_of=2020-12-31", "by_group", title="Vår egen rubrik")])
    made = paper.export(Order({"list": chosen, "title": "Underlag"}, "https://host"), lambda *_: None)
    assert (made.name, made.type) == ("underlag-2020-12-31.pdf", "application/pdf")
    told = text(pypdf.PdfReader(io.BytesIO(made.content)))
    assert "Våregenrubrik" in told
    assert "https://host/finansiering?as_of=2020-12-31#by_group" in told


@pytest.mark.parametrize("values", [{}, {"address": "/nowhere"}, {"list": "nothing"}, {"list": "[]"}])
def test_an_order_of_nothing_is_answered_by_a_sentence(values: dict[str, str]) -> None:
    with pytest.raises(CannotMake, match="underlag"):
        paper.export(Order(values, ""), lambda *_: None)


def test_a_figure_that_is_not_there_is_refused_as_its_picture_is() -> None:
    chosen = orders.write([Slide("/finansiering", "by_group"), Slide("/finansiering", "no_such")])
    with pytest.raises(CannotMake, match="ingen sådan figur"):
        paper.export(Order({"list": chosen}, ""), lambda *_: None)


@pytest.mark.parametrize("title", [" ", "\u202e", "\u200b", "\t\u2066 "])
def test_a_title_that_shows_nothing_is_no_title(title: str) -> None:
    address = "/pastaenden?as_of=2020-12-31"
    orders_of = ({"address": address, "title": title}, {"address": address})
    made = [paper.export(Order(values, "http://localhost"), lambda *_: None) for values in orders_of]
    titles = [told.title for file in made if (told := pypdf.PdfReader(io.BytesIO(file.content)).metadata)]
    assert len(titles) == 2
    assert titles[0] == titles[1] != ""
