"""Verdicts: what the planned milestones say of each area and of the whole, and who can answer."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure
from pages.ui.rows import bodies, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column

ALL = "all"
COUNTS = ("planned", "due", "due_done", "overdue", "unreported", "upcoming", "done_unplanned")


def _name(view: View, row: Row) -> str:
    return view.words("verdict_of.all") if row["line_id"] == ALL else view.name(row)


def _rows(view: View, row: Row, status: str) -> str:
    """Address of the milestones that one number counts."""
    of_line = {} if row["line_id"] == ALL else {"by": "area", "key": row["line_id"]}
    return rowsets.url(view, "milestones", status=status, period=None, level=None, **of_line)


def _count(name: str) -> Column:
    return table.number(name, href=lambda view, row: _rows(view, row, name) if row[name] else "")


def _answering(view: View, row: Row) -> Cell:
    """Who answers for what is overdue or unreported, those with most first; how many nobody is named for."""
    words = view.words
    told = [
        words("verdict_of.answers", name=name, n=words.count(n))
        for name, n in zip(row["answering"], row["answering_for"], strict=True)
    ]
    if row["nobody_answers_for"]:
        told.append(words("verdict_of.nobody", n=words.count(row["nobody_answers_for"])))
    first = row["answering_org_ids"][0] if len(row["answering_org_ids"]) == 1 and len(told) == 1 else None
    return Cell(words.list(told) or "–", bodies.card(view, first), css="fu-wide")


def of_areas(view: View, rows: Sequence[Row], rules: Sequence[Row]) -> Figure:
    """A verdict for each area and for all together, with what it rests on; the rules stand below."""
    words = view.words
    [whole] = [row for row in rows if row["line_id"] == ALL]
    values = {name: words.count(whole[name]) for name in ("due", "due_done", "unreported")}
    told = [f"{words('verdict_of.' + rule['verdict'])}: {view.name(rule, 'rule')}" for rule in rules]
    return Figure(
        key="verdicts",
        question="milestones/verdicts",
        title=words(
            "title.verdicts" if whole["due"] else "title.verdicts_none_due",
            verdict=words(f"verdict_of.{whole['verdict']}"),
            **values,
        ),
        subtitle=" · ".join(
            [
                words("unit.milestones"),
                words(f"scope.{view['scope']}"),
                words("frame.as_of_day", day=words.date(view.as_of)),
            ]
        ),
        rows=rows,
        columns=[
            Column("area", lambda v, r: Cell(_name(v, r), css="fu-wide")),
            table.code("standing", "verdict_of", "verdict"),
            *[_count(name) for name in COUNTS],
            Column("answering", _answering),
        ],
        source=sourcing.line(view, "milestones/sources"),
        rows_url=rowsets.url(view, "milestones", status=None, period=None, level=None),
        notes=[words("verdict_rule.first", rules="; ".join(told)), words("verdict_rule.what")],
        table_open=True,
    )
