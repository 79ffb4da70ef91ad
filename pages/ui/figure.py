"""A figure is never alone: finding, measure and unit, chart, source with date, table, files, and the rows that make it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from pages.ui import block, capture, downloads, marks, sections, table
from pages.ui.marks import Bars
from pages.ui.query import Row
from pages.ui.table import Column
from pages.ui.view import View

Chart = dict[str, Any]
NOTHING = Markup("")


@dataclass(frozen=True)
class Figure:
    """What a figure shows. `question` is the query whose rows it draws; they are the table and the files as well."""

    key: str
    question: str
    title: str
    subtitle: str
    rows: Sequence[Row]
    columns: Sequence[Column]
    source: str
    rows_url: str = ""
    chart: Chart | None = None
    bars: Sequence[Bars] = ()
    body: Markup = NOTHING
    after: Markup = NOTHING
    notes: Sequence[str] = ()
    asked: dict[str, Any] = field(default_factory=dict)
    table_open: bool = False
    empty: str = ""


def show(view: View, figure: Figure) -> None:
    """Draw a figure; with no rows it is a sentence and a way back to the widest selection."""
    if (caught := capture.now()) is not None:
        caught.figures.append(figure)
        return
    words = view.words
    empty = "" if figure.rows else figure.empty or words("common.empty")
    as_table = table.render(view, figure.rows, figure.columns, words("figure.table_of", title=figure.title))
    html = block.render(
        "figure.html",
        w=words,
        id=figure.key,
        title=figure.title,
        subtitle=figure.subtitle,
        empty=empty,
        widest="" if view.widest() == view.url() else view.widest(),  # no link to where the reader is
        body=marks.bar_groups(figure.bars) + figure.body,
        after=figure.after,
        notes=[note for note in figure.notes if note],
        source=figure.source,
        rows_url=figure.rows_url,
        files=files(view, figure.question, **figure.asked) if figure.question else [],
        pictures=pictures(view, figure.key),
        chart_height=figure.chart["layout"]["height"] if figure.chart else 0,
        alt=f"{figure.title}. {figure.subtitle}",
        table=as_table,
        table_open=figure.table_open,
    )
    block.show(figure.key, html, {figure.key: figure.chart} if figure.chart and figure.rows else {})


def pictures(view: View, key: str) -> list[dict[str, str]]:
    """Links to the figure as a picture with its finding, source and day inside."""
    path, _, query = view.url(exact=True).lstrip("/").partition("?")
    base = f"/pictures/{path or sections.SECTIONS[0].key}"
    return [
        {
            "text": suffix.upper(),
            "href": f"{base}.{suffix}?figure={key}&{query}",
            "name": f"{key}-{view.as_of}.{suffix}",
        }
        for suffix in ("svg", "png")
    ]


def files(view: View, question: str, **asked: Any) -> list[dict[str, str]]:
    """Links to the rows as files."""
    return [
        {
            "text": view.words(f"figure.{suffix}"),
            "href": downloads.url_of(question, view, suffix, **asked),
            "name": downloads.name_of(question, view, suffix),
        }
        for suffix in ("csv", "xlsx")
    ]


def heading(view: View, title: str, *sentences: str) -> None:
    """The page's one title and the sentences that answer its question."""
    if (caught := capture.now()) is not None:
        caught.title, caught.sentences = title, [s for s in sentences if s]
        return
    block.show("heading", block.render("heading.html", title=title, sentences=[s for s in sentences if s]))
