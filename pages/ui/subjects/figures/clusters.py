"""Figures of clusters from the facts: projects, money, partners and milestones, and numbers that sources give."""

from collections.abc import Sequence
from dataclasses import replace

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.rows import bodies, rowsets, sourcing
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import organisations
from pages.ui.subjects.sentences import clusters as finding

# All clusters that the selection touches, whatever the address sorts or searches for.
EVERY = {
    "kind": "cluster",
    "find": "",
    "sort": "coordinated",
    "descending": True,
    "page": 1,
    "page_size": 500,
}


def _projects(view: View, row: Row) -> str:
    return bodies.rows(view, "projects", org_id=row["org_id"])


def _bar(view: View, row: Row, longest: float) -> Bar:
    """The money of the projects that a cluster coordinates; one without money leads to its projects."""
    words, value = view.words, row["coordinated_sek"]
    beside = words(
        "clusters.projects" if row["projects"] else "clusters.no_projects", n=words.count(row["projects"])
    )
    if value is None:
        return Bar(row["name"], words("clusters.no_money"), _projects(view, row), beside=beside)
    href = bodies.money(view, "coordinator", row["org_id"])
    return Bar(
        row["name"], words.money(value), href, [Part(100 * value / longest, "total", "", value)], beside
    )


def _milestones(view: View, row: Row) -> Cell:
    if not row["milestones"]:
        return Cell("–", css="fu-number fu-none")
    done, n = (view.words.count(row[key]) for key in ("milestones_done", "milestones"))
    href = bodies.rows(view, "milestones", org_id=row["org_id"])
    return Cell(
        view.words("clusters.done_of", done=done, n=n), href, css="fu-number", order=row["milestones"]
    )


def _columns() -> list[Column]:
    """The columns of a list of clusters; what most have none of is folded."""
    rare = ("given", "cofinanced", "received")
    counted = [replace(c, sort="", folded=c.key in rare) for c in organisations.counts()]
    seat = Column("municipality", lambda v, r: Cell(r["municipality"] or v.words("common.not_stated")))
    return [bodies.named("cluster"), seat, *counted, Column("milestones_done", _milestones, number=True)]


def _figure(view: View, key: str, title: str, rows: Sequence[Row], **more: object) -> Figure:
    words = view.words
    figure = Figure(
        key=key,
        question="organisations/list",
        title=title,
        subtitle=organisations.granted(view),
        rows=rows,
        columns=_columns(),
        source=bodies.source(view, "projects/sources"),
        notes=[words("note.coordinated"), words("note.received"), words("clusters.partners_note")],
        empty=words("clusters.none_text"),
    )
    return replace(figure, **more)  # type: ignore[arg-type]


def granted(view: View, rows: Sequence[Row]) -> Figure:
    """Each cluster with the money granted to the projects that it coordinates, and how many projects name it."""
    words = view.words
    longest = max((row["coordinated_sek"] or 0 for row in rows), default=0) or 1
    bars = Bars([Group([_bar(view, row, longest) for row in rows])], words("deck.value"))
    return _figure(view, "clusters", finding.granted(view, rows), rows, forms=[bars])


def listed(view: View, rows: Sequence[Row]) -> Figure:
    """Every cluster with its projects, partners, money and milestones, each leading to its rows."""
    words = view.words
    values = {key: words.count(sum(row[key] for row in rows)) for key in ("milestones", "milestones_done")}
    title = words("clusters.listed", n=words.count(len(rows)), **values)
    return _figure(view, "clusters_list", title, rows, table_open=True)


def numbers(view: View, rows: Sequence[Row]) -> Figure:
    """What the sources count of a cluster itself, its members among it; nothing is worked out."""
    columns = [c for c in rowsets.indicator_columns(view) if c.key != "geography"]
    return Figure(
        key="cluster_numbers",
        question="clusters/numbers",
        title=finding.numbers(view, rows) if rows else view.words("clusters.no.numbers"),
        subtitle=subtitle(view, view.words("unit.cluster_numbers")),
        rows=rows,
        columns=[bodies.named("cluster", "geography"), *columns],
        source=sourcing.of_rows(view, rows),
        table_open=True,
        empty=view.words("clusters.no_numbers"),
    )
