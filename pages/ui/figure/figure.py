"""A figure is never alone: finding, measure and unit, chart, source with date, table, files, and the rows that make it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar
from urllib.parse import urlencode

from markupsafe import Markup

import queries
from pages.ui.address import notices, sink, slide_list
from pages.ui.address import view as views
from pages.ui.address.sink import Sink
from pages.ui.address.view import View
from pages.ui.base import sections
from pages.ui.figure import arranged, downloads, filters, share
from pages.ui.forms import block, fold, plots
from pages.ui.forms import table as tables
from pages.ui.forms.events import Events
from pages.ui.forms.form import Chart, Form, Screen
from pages.ui.forms.sentences import Sentences
from pages.ui.forms.tiles import Tiles
from pages.ui.rows.query import Row
from pages.ui.rows.table import Column

NOTHING = Markup("")
WHOLE = 12  # columns of the grid
OF_A_CARD = 10  # rows of a table that is one of several on the card of a thing
OF_MANY = 5  # rows of a table that is one of many under each other
FormOf = TypeVar("FormOf", bound=Form)


def subtitle(view: View, *parts: str) -> str:
    """The line under a title: what is shown, in which unit and where, as far as it is to be said, and of which day."""
    day = view.words("frame.as_of_day", day=view.words.date(view.as_of))
    return " · ".join(filter(None, [*parts, day]))


@dataclass(frozen=True)
class Figure:
    """What a figure shows. `question` is the query whose rows it draws; they are the table and the files as well.

    `forms` are what it draws, from the top; without one, its rows are a table. `tools` are for use on the page alone.
    """

    key: str
    question: str
    title: str
    subtitle: str
    rows: Sequence[Row]
    columns: Sequence[Column]
    source: str
    rows_url: str = ""
    forms: Sequence[Form] = ()
    tools: Markup = NOTHING
    notes: Sequence[str] = ()
    view: View | None = None
    table_open: bool = False
    empty: str = ""
    page_size: int = arranged.PAGE_SIZE

    def under(self, view: View) -> "Figure":
        """The figure with the view that its rows were asked under, where its cells and files come from wherever it is shown.

        Raises ValueError where the view or the rows are of another question.
        """
        if view.question and self.question and view.question != self.question:
            raise ValueError(
                f"the figure '{self.key}' draws {self.question}, but is shown under a view of {view.question}"
            )
        if lacking := self._lacking():
            raise ValueError(
                f"the figure '{self.key}' draws {self.question}, but its rows lack {', '.join(lacking)}: ask it for them"
            )
        under = view.asking(self.question) if self.question else view
        return replace(self, view=under, columns=[column.under(under) for column in self.columns])

    def _lacking(self) -> list[str]:
        """The columns of the figure's question that its rows do not have, because they answer another one."""
        if not self.rows or not self.question:
            return []
        return [
            column.name for column in queries.header(self.question).columns if column.name not in self.rows[0]
        ]

    def form(self, kind: type[FormOf]) -> FormOf | None:
        """The first form of a kind."""
        return next((form for form in self.forms if isinstance(form, kind)), None)

    @property
    def is_drawn(self) -> bool:
        """Whether the forms show the rows, so that no table is needed in their place."""
        return bool(self.rows) and any(form.is_whole for form in self.forms)

    def chart(self, is_slide: bool = False) -> Chart | None:
        """The chart that the browser draws, where a form has one and there are rows."""
        drawn = (plots.chart(form, is_slide) for form in self.forms) if self.rows else iter(())
        return next((chart for chart in drawn if chart), None)


@dataclass
class Caught(Sink):
    """What a page says and shows at a view: its finding, its sentences, its headline numbers, its figures in order."""

    title: str = ""
    sentences: list[str] = field(default_factory=list)
    tiles: Tiles | None = None
    figures: list[Figure] = field(default_factory=list)

    def figure(self, key: str) -> Figure | None:
        """The figure with this key, None where the page shows none such at this view."""
        return next((figure for figure in self.figures if figure.key == key), None)


def _caught() -> Caught | None:
    found = sink.now()
    return found if isinstance(found, Caught) else None


def show(view: View, figure: Figure, columns: int = WHOLE) -> None:
    """Draw a figure, which says the selection that it is of and if it is made up; empty, it is a sentence and a way back.

    `columns` is how wide its card is, of the twelve of a screen: 4, 6, 8 or 12. Cards that together make twelve stand
    side by side; on narrower screens they stand below each other. `view` is the one that the rows were asked under.
    """
    figure = figure.under(view)
    chosen = filters.in_words(view, figure.question) if figure.question else ""
    parts = [notices.made_up(view, "frame.made_up"), figure.subtitle, chosen]
    draw(view.plain, replace(figure, subtitle=" · ".join(filter(None, parts))), columns)


def draw(view: View, figure: Figure, columns: int = WHOLE) -> None:
    """Put a figure on the page, or into what catches the page."""
    if (caught := _caught()) is not None:
        if caught.figure(figure.key) is not None:
            raise ValueError(
                f"the page shows two figures by the key '{figure.key}': give one of them another"
            )
        caught.figures.append(figure)
        if caught.folds is not None:
            html(view, figure)  # notes what it keeps folded
        return
    block.show(figure.key, html(view, figure, columns=columns), charts(figure))


def charts(figure: Figure) -> dict[str, Chart]:
    """The chart of a figure by the id of its place; nothing where there are no rows."""
    chart = figure.chart()
    return {figure.key: chart} if chart else {}


def drawn(view: View, figure: Figure, most: int = 0, across: int = 0) -> list[Form]:
    """What a figure shows where there is no page around it: its forms, else its first rows, else why there are none.

    `most` and `across` are how many rows and columns of a table there is room for; 0 is all.
    """
    if not figure.rows:
        empty = Sentences((figure.empty or view.words("common.empty"),), are_plain=True)
        return [empty, *(form for form in figure.forms if form.is_lasting)]
    if figure.is_drawn:
        return list(figure.forms)
    caption = view.words("figure.table_of", title=figure.title)
    return [tables.of_rows(view, figure.rows, figure.columns, caption, most, across), *figure.forms]


def html(view: View, figure: Figure, bare: bool = False, columns: int = WHOLE) -> Markup:
    """A figure as HTML; a bare one has its table and its links, but no tools."""
    words = view.words
    empty = "" if figure.rows else figure.empty or words("common.empty")
    screen = Screen(figure.key, alternative(figure), is_bare=bare)
    shown = [form for form in figure.forms if figure.rows or form.is_lasting]
    return block.render(
        "figure.html",
        w=words,
        bare=bare,
        id=figure.key,
        title=figure.title,
        subtitle=figure.subtitle,
        empty=empty,
        widest="" if view.widest() == view.url() else view.widest(),  # no link to where the reader is
        columns=columns,
        drawn=NOTHING.join(form.html(screen) for form in shown if not isinstance(form, Events)),
        events=NOTHING.join(form.html(screen) for form in shown if isinstance(form, Events)),
        tools=NOTHING if bare else figure.tools,
        notes=[note for note in figure.notes if note],
        source=figure.source,
        rows_url=figure.rows_url,
        on_list=() if bare else places_on_list(view, figure.key),
        alt=screen.alt,
        more=fold.content(f"{figure.key}-more", lambda: more(view, figure))
        if figure.rows and not bare
        else NOTHING,
        table=table_html(view, figure, bare) if figure.rows else NOTHING,
        table_tools=arranged.tools(view, figure.key, in_menu=True)
        if figure.table_open and not bare
        else NOTHING,
        table_open=figure.table_open,
    )


def places_on_list(view: View, key: str) -> list[int]:
    """At which places of the reader's list of slides the figure of just this view stands, from 1."""
    if not view["slides"]:
        return []
    try:
        listed = slide_list.read(view["slides"])
    except slide_list.BadList:
        return []  # the frame says that the list cannot be read
    here = _plain(view)
    return [
        place
        for place, slide in enumerate(listed, 1)
        if slide.figure == key and _plain(views.at(slide.address)) == here
    ]


def _plain(view: View) -> str:
    """What a view shows, whatever language and tab it is shown in."""
    return view.url(exact=True, slides=None, story=None, lang=None, tab=None, page=None)


def table_html(view: View, figure: Figure, bare: bool) -> Markup:
    """The table of a figure, with what one takes along of it where it is folded."""
    caption = view.words("figure.table_of", title=figure.title)
    if bare:
        return tables.of_rows(view, figure.rows, figure.columns, caption).html(Screen())
    columns = fold.content(
        f"{figure.key}-columns", lambda: arranged.choose(view, figure.key, figure.rows, figure.columns)
    )

    def table() -> Markup:
        size = figure.page_size
        return arranged.render(view, figure.key, figure.rows, figure.columns, caption, size, columns)

    if figure.table_open:
        return table()
    arranged.of(view, figure.key, [column.key for column in figure.columns])  # the frame tells what cannot be
    return fold.content(f"{figure.key}-table", lambda: table() + arranged.tools(view, figure.key))


def more(view: View, figure: Figure) -> Markup:
    """What one takes along of a figure, and how it is shared."""
    return block.render(
        "figure_more.html",
        w=view.words,
        id=figure.key,
        files=files(view, figure),
        deck=deck_url(view, figure.key),
        pictures=pictures(view, figure.key),
        share=share.of(view, figure.key),
        alt=alternative(figure),
    )


def alternative(figure: Figure) -> str:
    """The figure in words, for who does not see it."""
    return f"{figure.title}. {figure.subtitle}"


def deck_url(view: View, key: str) -> str:
    """The address that orders a figure as a slide for PowerPoint (pages/ui/files/deck/orders.py reads it)."""
    one = [{"address": view.url(exact=True), "figure": key}]
    return "/exports/deck?" + urlencode({"list": json.dumps(one), "lang": view.lang})


def pictures(view: View, key: str) -> list[dict[str, str]]:
    """Links to the figure as a picture with its finding, source and day inside."""
    path, _, query = view.url(exact=True).lstrip("/").partition("?")
    base = f"/pictures/{path or sections.SECTIONS[0].key}"
    mark = notices.made_up(view, "frame.made_up_file")
    return [
        {
            "text": suffix.upper(),
            "href": f"{base}.{suffix}?figure={key}&{query}",
            "name": f"{mark}{key}-{view.as_of}.{suffix}",
        }
        for suffix in ("svg", "png")
    ]


def files(view: View, figure: Figure) -> list[dict[str, str]]:
    """Links to files: every column of the rows for other tools, and the table in the words of the page for a spreadsheet.

    The table of an open one is beside them already (`arranged.tools`).
    """
    found = []
    if figure.question:
        under = figure.view or view
        href = downloads.url_of(figure.question, under, "csv")
        found.append(("figure.every_column", href, downloads.name_of(figure.question, under, "csv")))
    if not figure.table_open:
        href = downloads.table_url(view, figure.key, "xlsx")
        mark = notices.made_up(view, "frame.made_up_file")
        found.append(("figure.xlsx", href, f"{mark}{figure.key}-{view.as_of}.xlsx"))
    return [{"text": view.words(key), "href": href, "name": name} for key, href, name in found]


def tiles(shown: Tiles) -> None:
    """The page's headline numbers."""
    if (caught := _caught()) is not None:
        caught.tiles = shown
        return
    block.show("tiles", shown.html(Screen()))


def heading(view: View, title: str, *sentences: str, small: str = "") -> None:
    """The page's one title and the sentences that answer its question; the `small` one says how far they can be trusted."""
    if (caught := _caught()) is not None:
        parts = (notices.made_up(view), *sentences, small)  # the frame of a page says so itself
        caught.title, caught.sentences = title, [sentence for sentence in parts if sentence]
        return
    block.show("heading", heading_html(title, *sentences, small=small))


def way_back(view: View, section: str) -> None:
    """A link to the page that has the list, where the address names nothing that is known."""
    title = view.words(f"page.{section}.title")
    block.show("onward", block.render("only_onward.html", href=view.url(section), text=title))


def heading_html(title: str, *sentences: str, small: str = "") -> Markup:
    """The title and the sentences as HTML."""
    return block.render("heading.html", title=title, sentences=[s for s in sentences if s], small=small)
