"""What was published and has changed since: corrections with their reasons, and two editions of the data compared."""

from collections.abc import Sequence
from typing import Any

from pages.ui import rowsets, table
from pages.ui.figure import Figure
from pages.ui.query import Row
from pages.ui.table import Cell, Column
from pages.ui.view import View

MOST_LINES = 200  # a page with more is no longer read; the files have all


def _table(view: View, row: Row) -> Cell:
    key = f"table.{row['table_name']}"
    return Cell(view.words(key) if view.words.has(key) else row["table_name"])


def _row_url(view: View, row: Row) -> str:
    """Where the row is shown: its project, its milestone, else its source; a row that is gone in the earlier edition."""
    gone = {"edition": row["earlier"]} if row["change"] == "withdrawn" and row.get("earlier") else {}
    there = View(view.path, {**view.values, **gone})
    if row["milestone_id"]:
        return rowsets.url(there, "milestones", milestone_id=row["milestone_id"])
    if row["project_id"]:
        return rowsets.project_url(there, row)
    return there.url("kalla", source_id=row["source_id"]) if row["source_id"] else ""


def _value(key: str, name: str) -> Column:
    def cell(view: View, row: Row) -> Cell:
        whole = row["change"] in ("added", "withdrawn")
        return Cell("–" if whole else str(row[name] or view.words("common.not_stated")))

    return Column(key, cell)


def _text(key: str, name: str) -> Column:
    return Column(
        key, lambda v, r: Cell(r.get(f"{name}_{v.lang}") or v.words("common.not_stated"), css="fu-wide")
    )


def _source(view: View, row: Row) -> Cell:
    if not row["source_id"]:
        return Cell(view.words("common.not_stated"))
    return table.source().cell(view, row)


def columns(view: View) -> list[Column]:
    """The columns of corrections."""
    return [
        table.named("row", "label", _row_url),
        Column("table", _table),
        table.code("change", "change"),
        Column("field", lambda v, r: Cell(r["column_name"] or v.words("corrections.whole_row"))),
        _value("from", "value_from"),
        _value("to", "value_to"),
        _text("why", "why"),
        _text("effect", "effect"),
        table.date("corrected"),
        Column("source", _source),
    ]


def between_days(view: View, rows: Sequence[Row]) -> Figure:
    """The corrections made between the two days of the view."""
    words = view.words
    span = words("changes.span", since=words.date(view.since), day=words.date(view.as_of))
    return Figure(
        key="changes_corrections",
        question="changes/corrections",
        title=words("title.corrections", n=words.count(len(rows))),
        subtitle=f"{words('unit.corrections')} · {span}",
        rows=rows,
        columns=columns(view),
        source=words("source.facts"),
        asked={"since": view.since},
        table_open=True,
        empty=words("changes.corrections_none"),
    )


def between_editions(view: View, rows: Sequence[Row]) -> Figure:
    """What differs between the view's edition and an earlier one, row by row and value by value."""
    words = view.words
    kinds: dict[str, int] = dict.fromkeys(("corrected", "prolonged", "added", "withdrawn"), 0)
    for row in rows:
        kinds[row["change"]] += 1
    counts: dict[str, Any] = {name: words.count(number) for name, number in kinds.items()}
    listed = [
        table.named("row", "label", _row_url),
        Column("table", _table),
        table.code("change", "change"),
        Column("field", lambda v, r: Cell(r["column_name"] or v.words("corrections.whole_row"))),
        _value("from", "value_from"),
        _value("to", "value_to"),
        _text("why", "why"),
        Column("source", _source),
    ]
    more = words("corrections.more", n=words.count(len(rows)), shown=words.count(MOST_LINES))
    return Figure(
        key="changes_editions",
        question="changes/editions",
        title=words("corrections.editions_title" if rows else "corrections.editions_same", **counts),
        subtitle=words("corrections.editions_unit", earlier=view.earlier, edition=view.edition)
        if view.earlier
        else words("corrections.editions_unit_alone", edition=view.edition),
        rows=rows[:MOST_LINES],
        columns=listed,
        source=words("source.facts"),
        asked={"earlier": view.earlier},
        notes=[more if len(rows) > MOST_LINES else "", words("corrections.prolonged")],
        table_open=True,
        empty=words("corrections.editions_none" if view.earlier else "corrections.no_earlier"),
    )
