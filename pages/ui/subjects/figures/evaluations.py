"""Figures of evaluations: the register, what is tied to each, applications and decisions, programmes and pilots."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.list_table import Item, Line, ListTable
from pages.ui.forms.listing import Item as Programme
from pages.ui.forms.listing import Listing
from pages.ui.forms.matrix import Cell as MatrixCell
from pages.ui.forms.matrix import Line as Round
from pages.ui.forms.matrix import Matrix
from pages.ui.rows import rowsets, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.sentences import evaluations as finding

UNKNOWN, KNOWN = "–", 1  # a cell without an answer, and how dark one with an answer is
SAID = ("conclusion", "recommendation", "follow_up")


def _stated(row: Row, key: str) -> bool:
    return row[f"{key}_sv"] is not None


def _line(view: View, row: Row) -> Line:
    """An evaluation with who, when, and what the sources say of it; what none of them says is left empty."""
    words = view.words
    who = view.name(row, "evaluator") if _stated(row, "evaluator") else words("evaluation.by_unknown")
    when = (
        words.date(row["date_from"], row["date_precision"])
        if row["date_from"]
        else words("evaluation.undated")
    )
    said = [[Item("", view.name(row, key), "")] if _stated(row, key) else [] for key in SAID]
    lists = [[Item("", f"{who}, {when}", "")], *said]
    return Line(view.name(row), "", rowsets.project_url(view, row), lists)


def register(view: View, rows: Sequence[Row]) -> Figure:
    """Every evaluation with what the sources say of it, the latest first."""
    words = view.words
    heads = [words("column.evaluated"), words("evaluation.by"), *(words(f"column.{key}") for key in SAID)]
    return Figure(
        key="evaluations",
        question="evaluations/list",
        title=finding.concluded(view, rows),
        subtitle=subtitle(view, view.words("unit.evaluations"), view.words("table.dash")),
        rows=rows,
        columns=table.of(
            "evaluations/list",
            table.named("evaluated", href=rowsets.project_url),
            "evaluator",
            table.date("presented", "date"),
            *SAID,
            table.code("basis", "basis"),
            "source",
        ),
        source=view.words("card.source"),
        forms=[ListTable(view.words("unit.evaluations"), heads, [_line(view, row) for row in rows])],
        empty=view.words("evaluation.none_yet", day=view.words.date(view.as_of)),
    )


def since(view: View, rows: Sequence[Row]) -> Figure:
    """The milestones and notes that are tied to each evaluation, each leading to its rows."""

    def status(v: View, row: Row) -> Cell:
        said = "note.about_note" if row["status"] is None else f"status.{row['status']}"
        return Cell(v.words(said))

    return Figure(
        key="evaluations_since",
        question="evaluations/since",
        title=finding.tied(view, rows),
        subtitle=subtitle(view, view.words("unit.evaluations_since")),
        rows=rows,
        columns=table.of(
            "evaluations/since",
            table.named("evaluated"),
            table.named("since", "text", rowsets.milestone_url),
            Column("status", status),
            "day",
            "source",
        ),
        source=view.words("card.source"),
        table_open=True,
        empty=view.words("evaluation.none_yet", day=view.words.date(view.as_of)),
    )


def _stages(view: View, row: Row) -> Round:
    """A round from application to decision; a stage that no source tells is a dash."""
    words = view.words
    day = words.date(row["day_from"], row["day_precision"]) if row["day_from"] else UNKNOWN
    applied = words.date(row["applied_from"], row["applied_precision"]) if row["applied_from"] else UNKNOWN
    granted = UNKNOWN if row["approved"] is None else words.number(row["approved"])
    if row["rate_pct"] is not None:
        rate = words.percent(row["rate_pct"])
        granted = words("evaluation.of_all", n=granted, all=words.number(row["applications"]), rate=rate)
    texts = [applied, granted, words("evaluation.due", day=day) if row["is_due"] else day]
    cells = [MatrixCell(text, 0 if text == UNKNOWN else KNOWN) for text in texts]
    return Round(f"{row['programme']}: {view.name(row)}", cells)


def rounds(view: View, rows: Sequence[Row]) -> Figure:
    """Applications and decisions as a pipeline, with the rate where both numbers are known."""
    words = view.words
    heads = [words(f"column.{key}") for key in ("applied", "approved", "decision")]
    return Figure(
        key="application_rounds",
        question="evaluations/rounds",
        title=finding.granted(view, rows),
        subtitle=subtitle(view, view.words("unit.application_rounds")),
        rows=rows,
        columns=table.of(
            "evaluations/rounds",
            "programme",
            table.named("applied_for", href=rowsets.project_url),
            "applied",
            "applications",
            "approved",
            "rate_pct",
            table.date("decision", "day"),
            Column("note", lambda v, r: Cell(v.name(r, "note") if _stated(r, "note") else "", css="fu-wide")),
            "source",
        ),
        source=words("card.source"),
        forms=[
            Matrix(
                words("unit.application_rounds"),
                words("column.programme"),
                heads,
                [_stages(view, row) for row in rows],
            )
        ],
        notes=[words("evaluation.rounds_note")],
        empty=words("evaluation.rounds_none", day=words.date(view.as_of)),
    )


def programmes(view: View, rows: Sequence[Row]) -> Figure:
    """Pilots, listings as good practice and programmes as cards, each with what the sources say."""
    words = view.words
    items = [
        Programme(
            view.name(row)
            if row["kind"] == "programme"
            else f"{view.name(row)} ({words('statement_kind.' + row['kind'])})",
            view.name(row, "text"),
            rowsets.project_url(view, row),
        )
        for row in rows
    ]
    return Figure(
        key="programmes",
        question="evaluations/programmes",
        title=finding.programmes(view, rows),
        subtitle=subtitle(view, view.words("unit.programmes")),
        rows=rows,
        columns=table.of(
            "evaluations/programmes",
            table.named("programme", href=rowsets.project_url),
            table.code("kind", "statement_kind"),
            table.named("said_of_it", "text"),
            "said_on",
            table.code("basis", "basis"),
            "source",
        ),
        source=words("card.source"),
        forms=[Listing(items)],
        notes=[words("evaluation.undated_note")],
        empty=words("evaluation.programmes_none", day=words.date(view.as_of)),
    )
