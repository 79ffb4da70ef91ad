"""Figures of how the follow-up is done: process, requirements, cycle, methods, purposes."""

from collections.abc import Sequence
from itertools import groupby

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.list_table import Item, Line, ListTable
from pages.ui.forms.ribbon import Ribbon, Stage, Track
from pages.ui.rows import rowsets, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.sentences import monitoring as finding


def _empty(view: View) -> str:
    return view.words("monitoring.none_yet", day=view.words.date(view.as_of))


def _track(view: View, region: str, rows: Sequence[Row]) -> Track:
    """The stages of a region; steps of one place stand together."""
    words = view.words
    stages = []
    for _, together in groupby([row for row in rows if row["step"]], key=lambda row: row["position"]):
        steps = list(together)
        first = steps[0]
        when = words.date(first["date_from"], first["date_precision"]) if first["date_from"] else ""
        lines = [view.name(step, "text") for step in steps]
        stages.append(Stage(words(f"process_step.{first['step']}"), when, lines))
    return Track(region, stages, "" if stages else words("monitoring.no_chart"))


def process(view: View, rows: Sequence[Row]) -> Figure:
    """The way from analysis to strategy to monitoring of each region, as a ribbon."""
    words = view.words
    by_region = groupby(rows, key=lambda row: row["region"])
    step = Column(
        "step",
        lambda v, r: Cell(
            v.words(f"process_step.{r['step']}") if r["step"] else v.words("monitoring.no_chart")
        ),
    )
    return Figure(
        key="process",
        question="monitoring/process",
        title=finding.process(view, rows),
        subtitle=subtitle(view, view.words("unit.process")),
        rows=rows,
        columns=table.of(
            "monitoring/process",
            "region",
            step,
            table.named("done_in_step", "text"),
            table.date("day", "date"),
            table.code("basis", "basis"),
            Column("source", _source),
        ),
        source=words("card.source"),
        forms=[Ribbon([_track(view, region, list(own)) for region, own in by_region])],
        notes=[words("monitoring.process_note")],
        empty=_empty(view),
    )


def _source(view: View, row: Row) -> Cell:
    """The source of a row, where there is one."""
    if row["source_id"] is None:
        return Cell(view.words("common.not_stated"))
    return table.source().cell(view, row)


def _line(view: View, row: Row) -> Line:
    """A requirement, how it is met, what is missing, and how the milestone stands that was to meet it."""
    met = [Item("", view.name(row, "met"), "")]
    gap = [Item("", view.name(row, "gap"), "")] if row["gap_sv"] is not None else []
    milestone = []
    if row["status"] is not None:
        sign, status = palette.SHAPE[row["status"]], view.words(f"status.{row['status']}")
        milestone = [Item(sign, view.name(row, "milestone"), rowsets.milestone_url(view, row), status)]
    return Line(view.name(row, "text"), "", "", [met, gap, milestone])


def requirements(view: View, rows: Sequence[Row]) -> Figure:
    """What cohesion policy asks of a strategy, how each part is met here, and what is missing."""
    words = view.words
    heads = [words(f"column.{key}") for key in ("requirement", "met", "gap", "milestone")]
    return Figure(
        key="requirements",
        question="monitoring/requirements",
        title=finding.met(view, rows),
        subtitle=subtitle(view, view.words("unit.requirements")),
        rows=rows,
        columns=table.of(
            "monitoring/requirements",
            table.named("requirement", "text"),
            "met",
            "gap",
            table.named("milestone", "milestone", rowsets.milestone_url),
            table.code("status", "status"),
            table.code("basis", "basis"),
            "source",
        ),
        source=words("card.source"),
        forms=[ListTable(words("unit.requirements"), heads, [_line(view, row) for row in rows])],
        notes=[words("monitoring.requirements_note")],
        empty=_empty(view),
    )


def cycle(view: View, rows: Sequence[Row]) -> Figure:
    """Who reports what, how often, when last and when next."""

    def who(v: View, row: Row) -> Cell:
        href = v.url("att-rapportera", org_id=row["row_id"]) if row["kind"] == "milestones" else ""
        return Cell(
            v.words.source(row["who"]) if row["who"] else v.words("monitoring.nobody"), href, css="fu-wide"
        )

    def what(v: View, row: Row) -> Cell:
        return Cell(row["name"] or v.words("monitoring.milestones"), css="fu-wide")

    return Figure(
        key="cycle",
        question="monitoring/cycle",
        title=finding.cycle(view, rows),
        subtitle=subtitle(view, view.words("unit.cycle")),
        rows=rows,
        columns=table.of(
            "monitoring/cycle",
            Column("who", who),
            Column("reported", what),
            "every_months",
            "last",
            "next",
            "waiting",
            "upcoming",
        ),
        source=view.words("source.facts"),
        notes=[view.words("monitoring.cycle_note")],
        table_open=True,
    )


def methods(view: View, rows: Sequence[Row]) -> Figure:
    """The methods that the documents name, item by item, with how each is measured."""
    return Figure(
        key="methods",
        question="monitoring/methods",
        title=finding.methods(view, rows),
        subtitle=subtitle(view, view.words("unit.methods")),
        rows=rows,
        columns=table.of(
            "monitoring/methods",
            table.code("method", "framework", "subject"),
            table.named("item"),
            table.named("measured_by", "method"),
            table.code("basis", "basis"),
            "source",
        ),
        source=view.words("card.source"),
        table_open=True,
        page_size=10,
        empty=_empty(view),
    )


def purposes(view: View, rows: Sequence[Row]) -> Figure:
    """What the process is for, and what the sources give as results and conditions, without numbers."""
    words = view.words
    return Figure(
        key="purposes",
        question="monitoring/purposes",
        title=words("monitoring.purposes", n=words.count(len(rows))),
        subtitle=subtitle(view, view.words("unit.purposes")),
        rows=rows,
        columns=table.of(
            "monitoring/purposes",
            table.code("kind", "statement_kind"),
            table.named("about", "name"),
            table.named("said_of_it", "text"),
            "source",
        ),
        source=words("card.source"),
        notes=[words("evaluation.undated_note")],
        table_open=True,
        page_size=6,
        empty=_empty(view),
    )
