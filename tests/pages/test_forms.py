"""Every form says every value and label on every output: screen, slide, picture, paper, PowerPoint and text."""

import datetime as dt
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import plotly.offline
import pytest
from pptx import Presentation

from pages.ui.address import view
from pages.ui.base import assets, lettering
from pages.ui.base.words import Words as Language
from pages.ui.figure import capture, figure
from pages.ui.figure.figure import Caught, Figure
from pages.ui.figure.slides import Shown, Slide
from pages.ui.files import deck, paper, picture, presenting
from pages.ui.forms import FORMS
from pages.ui.forms.answers import Answers, Share
from pages.ui.forms.answers import Bar as AnswerBar
from pages.ui.forms.answers import Group as AnswerGroup
from pages.ui.forms.area_years import AreaYears, Heads, Number
from pages.ui.forms.area_years import Cell as YearCell
from pages.ui.forms.area_years import Line as AreaLine
from pages.ui.forms.area_years import Mark as Marked
from pages.ui.forms.area_years import Verdict as AreaVerdict
from pages.ui.forms.bars import Bar, Bars, Group, Line, Part
from pages.ui.forms.beside import YearsBeside
from pages.ui.forms.canvas import Sheet
from pages.ui.forms.circles import Circle, Circles
from pages.ui.forms.circles import Line as CircleLine
from pages.ui.forms.compare import Area, Compare, Status, Value
from pages.ui.forms.events import Events
from pages.ui.forms.flow import Amount, Flow, Side, Way
from pages.ui.forms.flow import Node as Place
from pages.ui.forms.folded import Folded, Link
from pages.ui.forms.folded import Group as Fold
from pages.ui.forms.folded import Line as FoldLine
from pages.ui.forms.form import Form, Screen
from pages.ui.forms.keys import Key, Keys
from pages.ui.forms.lanes import Lane, Lanes, Words, Year
from pages.ui.forms.lanes import Part as LanePart
from pages.ui.forms.list_table import Item as ListItem
from pages.ui.forms.list_table import Line as ListLine
from pages.ui.forms.list_table import ListTable
from pages.ui.forms.listing import Item, Listing
from pages.ui.forms.matrix import Cell as MatrixCell
from pages.ui.forms.matrix import Line as MatrixLine
from pages.ui.forms.matrix import Matrix
from pages.ui.forms.measures import Dot, Measure, Measures, Point
from pages.ui.forms.measures import Line as Path
from pages.ui.forms.pairs import Pair, Pairs
from pages.ui.forms.pairs import Words as PairWords
from pages.ui.forms.ribbon import Ribbon, Stage, Track
from pages.ui.forms.sentences import Sentences
from pages.ui.forms.stacks import YearStacks
from pages.ui.forms.status_lanes import Lane as StatusLane
from pages.ui.forms.status_lanes import Mark as LaneMark
from pages.ui.forms.status_lanes import StatusLanes
from pages.ui.forms.statuses import Count, StatusMatrix, Verdict
from pages.ui.forms.statuses import Head as StatusHead
from pages.ui.forms.statuses import Line as StatusLine
from pages.ui.forms.table import Head, Table
from pages.ui.forms.tilemap import Tile as MapTile
from pages.ui.forms.tilemap import Tilemap
from pages.ui.forms.tiles import Part as TilePart
from pages.ui.forms.tiles import Tile, Tiles
from pages.ui.forms.timeline import Mark as Day
from pages.ui.forms.timeline import Milestone, TimeKeys, Timeline
from pages.ui.forms.tree import Node as Branch
from pages.ui.forms.tree import Tree
from pages.ui.forms.years import Axis, Mark, Series
from pages.ui.rows.table import Cell, text
from tests.pages import rig

SVG = "{http://www.w3.org/2000/svg}"
# Names that want to be markup, formulas, colours or commands. Each is short enough for the least room there is.
MARKUP, FORMULA, COLOUR, TYPST = "<b>å</b>&amp;", "=1+1", "var(--total)", "#let $x$"
NASTY = (MARKUP, FORMULA, COLOUR, TYPST)
AXIS = Axis(2015, 2017, unknown="år?", partial=2017, partial_text="2017*")


def series(name: str, colour: str, first: float, pattern: str = "") -> Series:
    """A series with a value in each year, in a year that is not over, and in none."""
    marks = (
        Mark(2015, first, f"{first:g}", "/rader?a"),
        Mark(2016, first + 10, f"{first + 10:g}", "/rader?b"),
        Mark(2017, first + 20, f"{first + 20:g}", "/rader?c", pattern="hatch"),
        Mark(None, first + 30, f"{first + 30:g}", "/rader?d"),
    )
    return Series(name, colour, marks, f"summa {first:g}", pattern)


PANELS = (series(MARKUP, "total", 411), series(COLOUR, "quiet", 512))
STACKS = (series(MARKUP, "state-ongoing", 411), series(COLOUR, "state-ended", 512, "hollow"))
# The values of each form, and what must be told of it; what has a key has it beside.
VALUES: dict[type[Form], tuple[list[Form], list[str]]] = {
    Answers: (
        [
            Answers(
                [
                    AnswerGroup(
                        MARKUP,
                        [
                            AnswerBar(
                                FORMULA,
                                "31 svar",
                                [Share(41, "41 %"), Share(13, "13 %"), Share(46, "46 %")],
                                "/a",
                            ),
                            AnswerBar(TYPST, "för få svar"),
                        ],
                    )
                ],
                ["ja", COLOUR, "nej"],
            )
        ],
        [*NASTY, "31 svar", "ja", "nej", "41", "13", "46", "för få svar"],
    ),
    AreaYears: (
        [
            AreaYears(
                "år för år",
                Heads(COLOUR, ["utan år", "summa"], "läge", "med plan", "en stapel ett år"),
                2015,
                2017,
                [
                    AreaLine(
                        MARKUP,
                        "/omrade",
                        "total",
                        [YearCell(2015, 31, "31", "/a"), YearCell(2017, 7, "7,5", "/b", is_partial=True)],
                        [Number("+13", "/c"), Number("38,5", "/d")],
                        AreaVerdict("●?", "delvis", TYPST, "/e"),
                        [Marked("▲", "försenad", "93", "/f"), Marked("○", "kommande", "94", "/g")],
                    ),
                    AreaLine(FORMULA, "", "quiet", (), [Number(""), Number("–")], is_rest=True),
                ],
                sum_at=1,
                uncovered=2016,
                legend=[("▲", "försenad"), (" ", "inget register")],
            )
        ],
        [MARKUP, FORMULA, TYPST, "summa", "31", "7,5", "+13", "38,5", "delvis", "93", "94", "inget register"],
    ),
    Bars: (
        [
            Bars(
                [
                    Group(
                        [
                            Bar(MARKUP, "31 kr", "/rader", (Part(40, "total", "hatch", 31),), "17 %"),
                            Bar(FORMULA, "77 kr", "", (Part(100, "quiet", "", 77),)),
                        ],
                        TYPST,
                        Line("uppges: 64", 83, 64),
                    ),
                    Group([Bar(COLOUR, "53 kr", "/rader", (Part(69, "total", "", 53),))], "Två"),
                ],
                "värde",
            )
        ],
        [*NASTY, "31 kr", "17 %", "77 kr", "uppges: 64", "Två", "53 kr"],
    ),
    Circles: (
        [
            Circles(
                "matrisen",
                "vem",
                [
                    CircleLine(MARKUP, "/a", [None, Circle(31, "31", f"31 {FORMULA}", "/r")]),
                    CircleLine(FORMULA, "/b", [Circle(31, "31", f"31 {MARKUP}", "/r"), None]),
                ],
            )
        ],
        [MARKUP, FORMULA, "31"],
    ),
    Compare: (
        [
            Compare(
                [
                    Area(
                        MARKUP,
                        "/omrade",
                        "total",
                        TYPST,
                        Value("31 kr", href="/rader"),
                        "17 %",
                        40,
                        [Value("12 kr", "delvis", "/rader")],
                        Value("4", "projekt", "/rader"),
                        "2 pågår",
                        [Status("late", "sena", "93", "/rader")],
                        Verdict("okänt läge", "?", "svar: Kau"),
                        "6 av 10",
                        "+8 mnkr",
                    ),
                    Area(
                        FORMULA,
                        "/omrade",
                        "quiet",
                        "",
                        None,
                        "",
                        0,
                        [],
                        Value("0", "projekt", "/"),
                        "",
                        [],
                        Verdict("saknar plan"),
                        "",
                        "inget nytt",
                        True,
                    ),
                ],
                "inga belopp",
                "inga milstolpar",
                "milstolpar",
                ("område", "läge", "milstolpar", "pengar", "projekt", "sedan"),
            )
        ],
        [
            MARKUP,
            FORMULA,
            TYPST,
            "31 kr",
            "17 %",
            "12 kr",
            "delvis",
            "4 projekt",
            "2 pågår",
            "93",
            "okänt läge",
            "svar: Kau",
            "6 av 10",
            "+8 mnkr",
            "saknar plan",
            "inget nytt",
            "inga belopp",
            "inga milstolpar",
        ],
    ),
    Events: ([Events("events", "2 händelser", NASTY)], [*NASTY]),
    Flow: (
        [
            Flow(
                [
                    Side(
                        "from",
                        "Från",
                        [Place(MARKUP, 0, "total", [Amount("31 kr", href="/a")])],
                        [Amount("91 kr")],
                    ),
                    Side(
                        "to",
                        "Till",
                        [
                            Place(FORMULA, 0, "total", [Amount("31", "st", "/b")], [Amount("7 kr")], "/c"),
                            Place(TYPST, 1, "quiet", [Amount("0 kr")], shape="+"),
                        ],
                        [Amount("92 kr")],
                    ),
                ],
                [Way(0, 0, 31, "total"), Way(0, 1, 0, "quiet")],
                "Summa",
                "därtill",
            )
        ],
        [
            MARKUP,
            FORMULA,
            TYPST,
            "Från",
            "Till",
            "31 kr",
            "31 st",
            "0 kr",
            "därtill 7 kr",
            "Summa 91 kr",
            "Summa 92 kr",
        ],
    ),
    Folded: (
        [
            Folded(
                [
                    Fold(
                        "list-a",
                        MARKUP,
                        "total",
                        "okänt",
                        "● 41 ? 7",
                        [
                            FoldLine(
                                "unreported",
                                Link(FORMULA, "/rader"),
                                "flyttad: 19",
                                [Link(TYPST), Link("källa 8", "https://a.se", True)],
                            ),
                            FoldLine("done", Link("nådd", "/rader"), "", [Link("2017"), Link(COLOUR)], True),
                        ],
                        Link("visa alla", "/rader"),
                    )
                ],
                ("milstolpe", "plan", "källa"),
                "ny flik",
            )
        ],
        [*NASTY, "okänt", "41", "7", "flyttad: 19", "källa 8", "nådd", "2017", "milstolpe", "plan"],
    ),
    Keys: (
        [Keys([Key(name, "total", "dots", "◐", f"{41 + n}", "/rader") for n, name in enumerate(NASTY)])],
        [*NASTY, "41", "42", "43", "44"],
    ),
    Lanes: (
        [
            Lanes(
                [
                    Lane(
                        MARKUP,
                        "summa 9",
                        "/rader",
                        [
                            Year(2015, "31", "/a", [LanePart("", 31, "total", "hatch")]),
                            Year(2016, "47", "/b", [LanePart("", 47, "quiet")], hatched=True),
                            Year(0, "58", "/c", [LanePart("", 58, "status-unreported")]),
                        ],
                    )
                ],
                2014,
                2016,
                [(dt.date(2015, 6, 1), TYPST)],
                Words("år?", "2016*", "axeln"),
                {2014},
            )
        ],
        [MARKUP, TYPST, "summa 9", "31", "47", "58", "år?", "2016*"],
    ),
    Listing: (
        [Listing([Item(name, f"text {n}", "/rader", "▲", "total") for n, name in enumerate(NASTY)])],
        [*NASTY, "text 0", "text 3"],
    ),
    Matrix: (
        [
            Matrix(
                TYPST, "", ["2015", COLOUR], [MatrixLine(MARKUP, [MatrixCell("31", 1), MatrixCell("77", 3)])]
            )
        ],
        [TYPST, COLOUR, MARKUP, "2015", "31", "77"],
    ),
    Ribbon: (
        [
            Ribbon(
                [
                    Track(TYPST, [Stage(MARKUP, "2015", [COLOUR, "a"]), Stage("b", "", [FORMULA])]),
                    Track("c", [], "d"),
                ]
            )
        ],
        [TYPST, MARKUP, "2015", COLOUR, FORMULA, "d"],
    ),
    Measures: (
        [
            Measures(
                [
                    Measure(
                        MARKUP,
                        "/rader?a",
                        "31",
                        "2017",
                        lines=[
                            Path(
                                "31 här",
                                [Point(2015, 27), Point(2016, 29), Point(2017, 31, True)],
                                "total",
                                True,
                            ),
                            Path("44 där", [Point(2015, 40), Point(2017, 44)]),
                        ],
                        marks=[2016],
                        notes=["brott 2016"],
                        foot=COLOUR,
                        colour="total",
                    ),
                    Measure(
                        FORMULA,
                        "",
                        "−25 %",
                        "utan år",
                        dots=[Dot("utfall", -25, "−25 %", "total", True), Dot("mål", 53, "53 %")],
                        foot=TYPST,
                        word="▲ inte nått",
                    ),
                    Measure("tre", "", "3", "2016"),
                    Measure("fyra", "", "4", "2016"),
                ]
            )
        ],
        [
            *(MARKUP, FORMULA, COLOUR, TYPST, "31", "2015", "2017", "31 här", "44 där", "brott 2016"),
            *("−25 %", "utan år", "utfall", "mål", "53 %", "inte nått"),
        ],
    ),
    Pairs: (
        [
            Pairs(
                [
                    Pair(MARKUP, "/pastaende", TYPST, 100, "31 kr", 53, "17 kr", "53 %"),
                    Pair(FORMULA, "", "", 20, "20 kr", 90, "99 kr", "450 %"),
                ],
                ((0, "0"), (100, "100 kr")),
                PairWords("uppgift", "sagt", "funnet", "täckt"),
                (50, "tröskel"),
            )
        ],
        [MARKUP, FORMULA, TYPST, "tröskel", "31 kr", "17 kr", "53 %", "20 kr", "99 kr", "450 %"],
    ),
    Sentences: ([Sentences(NASTY)], [*NASTY]),
    StatusLanes: (
        [
            StatusLanes(
                [
                    StatusLane(
                        MARKUP,
                        "/omrade",
                        "total",
                        [
                            LaneMark(1998, None, "done", "nådd 1998", True),
                            LaneMark(2016, 2015, "late", "nådd 2016"),
                            LaneMark(2016, 2018, "overdue", "planerad 2016"),
                        ],
                    ),
                    StatusLane(FORMULA, "", "quiet", [], True),
                ],
                dt.date(2017, 6, 30),
                [StatusHead("done", COLOUR, True), StatusHead("late", "sen")],
                "30 juni 2017",
                TYPST,
                "axeln",
            )
        ],
        [*NASTY, "sen", "30 juni 2017"],
    ),
    StatusMatrix: (
        [
            StatusMatrix(
                "område",
                [StatusHead("done", COLOUR), StatusHead("unreported", "saknas", True)],
                [
                    StatusLine(
                        MARKUP,
                        "/omrade",
                        "total",
                        [Count(31, "31", "/rader"), Count(0, "0", "/rader")],
                        Verdict("okänt", "●?", FORMULA),
                    ),
                    StatusLine(
                        TYPST,
                        "",
                        "quiet",
                        [Count(77, "77", "/rader"), Count(5, "5", "/rader")],
                        Verdict("saknar plan"),
                        True,
                    ),
                ],
                "läge",
                "matrisen",
            )
        ],
        [*NASTY, "område", "saknas", "31", "77", "5", "–", "okänt", "saknar plan", "läge"],
    ),
    Table: (
        [
            Table(
                "tabell",
                [Head("a", COLOUR, False), Head("b", "belopp", True)],
                [
                    [Cell(MARKUP, "/rader"), Cell("31 kr")],
                    [Cell(FORMULA, "https://a.se", outside=True), Cell(TYPST)],
                ],
                new_tab="ny flik",
            )
        ],
        [*NASTY, "belopp", "31 kr"],
    ),
    ListTable: (
        [
            ListTable(
                "läget",
                ["område", "pengar", "projekt"],
                [
                    ListLine(
                        MARKUP,
                        "total",
                        "/omrade",
                        [[ListItem("+31 kr", FORMULA, "/a", COLOUR)], [ListItem("●", TYPST, "/b")]],
                    ),
                    ListLine("tomt", "total", "", [[], []]),
                ],
            )
        ],
        [*NASTY, "31 kr", "pengar", "projekt", "tomt"],
    ),
    Tree: (
        [
            Tree(
                MARKUP,
                ["mål", "sak", "milstolpe"],
                [
                    Branch(
                        FORMULA, [Branch("sak 7", [Branch(TYPST, (), "K2 2016", "/a", "●", "total", True)])]
                    ),
                    Branch("mål 8", [Branch("sak 9", is_ours=True)]),
                ],
                COLOUR,
            )
        ],
        [*NASTY, "sak 7", "K2 2016", "mål 8", "sak 9"],
    ),
    Tilemap: (
        [
            Tilemap(
                [
                    MapTile(MARKUP, "31", 1, "/a", 1, 1),
                    MapTile(FORMULA, "77", 3, "/b", 2, 2, is_current=True),
                    MapTile(TYPST, "0", 0, "/c", note="ingen anger det"),
                ]
            )
        ],
        [MARKUP, FORMULA, TYPST, "31", "77", "ingen anger det"],
    ),
    Tiles: (
        [
            Tiles(
                [
                    Tile(MARKUP, "31", TYPST, "/a", "kr", years=(3, 0, 5)),
                    Tile(
                        FORMULA,
                        "1 234,5",
                        "▲ 3 sena",
                        "/b",
                        "av 64",
                        parts=(TilePart(40, "total"), TilePart(60, "quiet", "hollow")),
                    ),
                ],
                "visa",
            )
        ],
        [MARKUP, FORMULA, TYPST, "31", "kr", "1 234,5", "av 64", "3 sena"],
    ),
    TimeKeys: (
        [
            TimeKeys(
                (("first", MARKUP), ("plan", FORMULA), ("outcome", TYPST)),
                (("late", "sen"), ("done", COLOUR)),
            )
        ],
        [*NASTY, "sen"],
    ),
    Timeline: (
        [
            Timeline(
                [
                    Milestone(
                        "late",
                        MARKUP,
                        "/a",
                        FORMULA,
                        [
                            Day("first", dt.date(2015, 3, 1), "plan"),
                            Day("outcome", dt.date(2016, 3, 1), "utfall"),
                        ],
                        [TYPST],
                    ),
                    Milestone(
                        "upcoming", COLOUR, "/b", "planerad", [Day("first", dt.date(2018, 3, 1), "plan")]
                    ),
                ],
                dt.date(2017, 1, 1),
                "1 januari 2017",
            )
        ],
        [*NASTY, "planerad", "1 januari 2017"],
    ),
    YearStacks: (
        [
            Keys([Key(MARKUP, "state-ongoing"), Key(COLOUR, "state-ended", "hollow")]),
            YearStacks(
                AXIS,
                STACKS,
                ((2015, "923 mnkr"), (2016, "943 mnkr"), (2017, "963 mnkr"), (None, "983 mnkr")),
                ((0, "0"), (1000, "tusen")),
                changes=((2016.2, TYPST),),
                bare=2017,
                bare_text="inget register",
            ),
        ],
        [MARKUP, COLOUR, TYPST, "2015", "2017*", "år?", "923 mnkr", "983 mnkr", "inget register"]
        + [mark.text for own in STACKS for mark in own.marks],
    ),
    YearsBeside: (
        [YearsBeside(AXIS, PANELS, ((0, "0"), (600, "600 kr")), ((2016.2, TYPST),))],
        [MARKUP, COLOUR, TYPST, "summa 411", "summa 512", "2015", "2017*", "år?"]
        + [mark.text for panel in PANELS for mark in panel.marks],
    ),
}


@pytest.fixture(scope="module")
def here() -> Caught:
    """A page with its view, for a figure to stand on."""
    return capture.run(view.at("/?as_of=2020-12-31"))


def of(forms: list[Form]) -> Figure:
    """A figure of these forms, with something that they stand beside where they do not show the rows themselves."""
    drawn = forms if any(form.is_whole for form in forms) else [Listing([Item("rad")]), *forms]
    return Figure("f", "", "Rubrik", "enhet", [{"group": "b"}], [text("group")], "Källa", forms=drawn)


def strings(node: Any) -> Iterator[str]:
    """All texts of a chart as Plotly shows them, and its numbers."""
    if isinstance(node, dict):
        for value in node.values():
            yield from strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from strings(value)
    elif isinstance(node, (str, int, float)):
        shown = str(node).replace("<b>", "").replace("</b>", "").replace("<br>", " ")
        for code, letter in (("&lt;", "<"), ("&gt;", ">"), ("&#118;", "v"), ("&amp;", "&")):
            shown = shown.replace(code, letter)
        yield f"{shown} "


def on_screen(page: Caught, forms: list[Form]) -> str:
    one = of(forms)
    return rig.squeezed(*rig.texts(str(figure.html(page.view, one, bare=True))), *strings(figure.charts(one)))


def on_a_slide(page: Caught, forms: list[Form]) -> str:
    shown = Shown(Slide("/", "f"), page, of(forms))
    html, charts = presenting.sheet(shown, 1, 1)
    assert "href=" not in html
    return rig.squeezed(*rig.texts(str(html)), *strings(charts))


def in_a_picture(page: Caught, forms: list[Form]) -> str:
    root = ET.fromstring(picture.svg(page.view, of(forms), page.view.words))
    return rig.squeezed(*(element.text or "" for element in root.iter(f"{SVG}text")))


def on_paper(page: Caught, forms: list[Form]) -> str:
    part = paper._drawn(page.view, of(forms), "https://host")
    if "svg" not in part:
        return rig.squeezed(json.dumps(part, ensure_ascii=False))
    return rig.squeezed(*(element.text or "" for element in ET.fromstring(part["svg"]).iter(f"{SVG}text")))


def in_powerpoint(page: Caught, forms: list[Form]) -> str:
    shown = Shown(Slide("/", "f"), page, of(forms))
    content = deck.make([shown], words=Language("sv"), base_url="https://host")
    slide = Presentation(io.BytesIO(content)).slides[0]
    return rig.squeezed(*told(slide.shapes), slide.notes_slide.notes_text_frame.text)


def told(shapes: Any) -> Iterator[str]:
    """All texts and numbers of shapes, of their groups, tables and charts."""
    for shape in shapes:
        if shape.shape_type == 6:
            yield from told(shape.shapes)
        elif shape.has_text_frame:
            yield shape.text_frame.text
        elif shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        elif shape.has_chart:
            chart = shape.chart
            yield chart.chart_title.text_frame.text if chart.has_title else ""
            for plot in chart.plots:
                yield from (str(name) for name in plot.categories)
                for one in plot.series:
                    yield one.name
                    yield from (f"{value:g} " for value in one.values if value is not None)


def as_text(page: Caught, forms: list[Form]) -> str:
    return rig.squeezed(*(line for form in forms for line in form.text()))


OUTPUTS = [on_screen, on_a_slide, in_a_picture, on_paper, in_powerpoint, as_text]


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_rows_that_have_no_room_are_left_out_one_by_one(kind: type[Form]) -> None:
    for form in VALUES[kind][0]:
        counts = range(form.length() + 1)
        assert [form.first(count).length() for count in counts] == [*counts]


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.__name__)
@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_every_form_says_every_value_on_every_output(kind: type[Form], output: Any, here: Caught) -> None:
    forms, said = VALUES[kind]
    found = output(here, forms)
    assert [value for value in said if rig.squeezed(lettering.plain(value)) not in found] == []


def test_every_form_is_registered_and_has_values_here() -> None:
    kinds = set(Form.__subclasses__())
    assert kinds == set(FORMS) == set(VALUES)
    for kind, (forms, _) in VALUES.items():
        assert any(isinstance(form, kind) for form in forms)


def test_rows_that_a_form_leaves_out_are_the_last_and_the_form_stays_itself() -> None:
    for forms, _ in VALUES.values():
        for form in forms:
            if form.length():
                assert form.first(1).length() == 1
                assert form.first(form.length()) == form
                assert form.first(1).height(900) < form.height(900)


def test_a_bar_of_nothing_is_drawn_as_nothing() -> None:
    bars = [Bar("mars", "31 kr", "", (Part(100, "total"),)), Bar("april", "0 kr", "", (Part(0, "total"),))]
    form, sheet = Bars([Group(bars)], "värde"), Sheet()
    form.draw(sheet, 0, 0, 900)
    assert "".join(sheet._drawn).count("<rect") == str(form.html(Screen())).count("<i ") == 1


def test_the_bundle_is_of_the_version_that_plotly_writes_for() -> None:
    version = plotly.offline.get_plotlyjs_version()
    assert (
        f"plotly.js (basic - minified) v{version}"
        in assets.content(f"plotly-basic-{version}.min.js").decode()[:200]
    )


def test_lanes_on_a_slide_count_each_sign() -> None:
    signs = [("done", False), ("done", True), ("done", True), ("unreported", False)]
    marks = [LaneMark(2018, None, status, f"{status} {n}", minor) for n, (status, minor) in enumerate(signs)]
    lane = StatusLane("Området", "", "area-1", marks)
    form = StatusLanes([lane], dt.date(2020, 1, 1), [], "nu", "flyttad", "alla")
    counted = [(mark.status, mark.is_minor, count) for mark, count in form.counted(marks)]
    assert counted == [("done", False, 1), ("unreported", False, 1), ("done", True, 2)]
    slide, page = (str(form.html(Screen(is_slide=slide))) for slide in (True, False))
    assert slide.count("fu-sl-mark") == 3
    assert page.count("fu-sl-mark") == len(marks)
