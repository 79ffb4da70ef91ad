"""Notes: something worth knowing beside the rows, marked on charts, written on cards, listed with their sources."""

from collections.abc import Iterator, Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure.figure import OF_MANY, Figure, subtitle
from pages.ui.forms.events import Events, of_titles
from pages.ui.rows import query, rowsets, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column


def sentence(view: View, row: Row) -> str:
    """A note in one line: its day, what it is about, its text."""
    words = view.words
    when = words.date(row["date_from"], row["date_precision"])
    text = view.name(row, "text")
    about = text if row["about"] == "strategy" else f"{view.name(row, 'subject')}: {text}"
    return words("note.told", sign=palette.NOTE, day=when, text=about)


def under(view: View, rows: Sequence[Row]) -> tuple[Events, ...]:
    """The notes that are marked on a time axis, to be opened under it."""
    summary = view.words("note.marked", sign=palette.NOTE, n=view.words.count(len(rows)))
    return of_titles(summary, [sentence(view, row) for row in rows], "notes")


def _subject(view: View, row: Row) -> Cell:
    """What a note is about, leading there."""
    words = view.words
    kind = words(f"note.about.{row['about']}")
    if row["about"] == "strategy":
        return Cell(kind)
    href = ""
    if row["about"] == "milestone":
        href = rowsets.milestone_url(view, row)
    elif row["about"] == "project":
        href = rowsets.project_url(view, row)
    elif row["line_ids"]:
        href = view.url("omrade", line_id=row["line_ids"][0])
    return Cell(f"{kind}: {view.name(row, 'subject')}", href, css="fu-wide")


def listed(view: View, rows: Sequence[Row], question: str = "notes/list") -> Figure:
    """Notes with their day, what they are about, and the source that each rests on."""
    words = view.words
    return Figure(
        key="notes_list",
        question=question,
        title=f"{palette.NOTE} {words('note.title', n=words.count(len(rows)))}",
        subtitle=subtitle(view, words("note.unit")),
        rows=rows,
        columns=[
            table.date("day", "date"),
            Column("about", _subject),
            table.named("note", "text"),
            table.source(),
        ],
        source=words("card.source"),
        table_open=True,
        page_size=OF_MANY,
        empty=words("note.none"),
    )


def of(view: View) -> Iterator[Figure]:
    """The notes of a thing, where there are any."""
    if rows := query.rows("notes/list", view):
        yield listed(view, rows)


def of_milestones(view: View) -> dict[str, list[str]]:
    """What is noted at each milestone, as of the day."""
    found: dict[str, list[str]] = {}
    for row in query.rows("notes/list", view, areas=[], line_id="", project_id="", milestone_id=""):
        if row["about"] == "milestone":
            found.setdefault(row["milestone_id"], []).append(
                view.words("note.beside", sign=palette.NOTE, text=view.name(row, "text"))
            )
    return found
