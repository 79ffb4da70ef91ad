"""What was published and has changed since: corrections with their reasons, and two editions of the data compared."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pages.ui.address.view import View
from pages.ui.base.words import Words
from pages.ui.figure.figure import Figure
from pages.ui.rows import rowsets, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column

_DATES = (
    "start",
    "end",
    "decided",
    "period_start",
    "period_end",
    "said_on",
    "date",
    "known_on",
    "valid_from",
    "valid_to",
)
_NUMBERS = ("amount", "value", "share", "sek_per_unit", "index_value")
_UNTOLD = "respondents"  # always stated, and left out where it may be of a group too small to be shown
MOST_LINES = 200  # a page with more is no longer read; the files have all


def _table(view: View, row: Row) -> Cell:
    key = f"table.{row['table_name']}"
    return Cell(view.words(key) if view.words.has(key) else row["table_name"])


def _row_url(view: View, row: Row) -> str:
    """Where the row is shown: its project, its milestone, else its source; a row that is gone in the earlier edition."""
    gone = {"edition": row["earlier"]} if row["change"] == "withdrawn" and row.get("earlier") else {}
    there = View(view.path, {**view.values, **gone})
    if row["milestone_id"]:
        return rowsets.milestone_url(there, row)
    if row["project_id"]:
        return rowsets.project_url(there, row)
    return there.url("kalla", source_id=row["source_id"]) if row["source_id"] else ""


def field(words: Words, name: str | None) -> str:
    """What a column of the facts holds, in words where it has them; without a column it is the whole row."""
    if not name:
        return words("corrections.whole_row")
    key = f"field.{name}"
    return words(key) if words.has(key) else name


def value(words: Words, column: str | None, cell: str | None) -> str:
    """A cell of the facts as a reader reads it: a date, a number, a word; what has no other form as it stands."""
    if not cell:
        return words("corrections.untold" if column == _UNTOLD else "common.not_stated")
    key = f"{column}.{cell}"
    try:
        if column in _DATES:
            return words.date(*_dated(cell))
        if column in _NUMBERS:
            return words.number(float(cell), len(cell.partition(".")[2].rstrip("0")))
    except ValueError:
        return cell  # a line may tell what no table would take
    if words.has(key):
        return words(key)
    return (
        words("corrections.stated") if (column or "").endswith("_id") else cell
    )  # which row it is, the reason tells


def _dated(cell: str) -> tuple[dt.date, str]:
    """The first day of a date of the facts and how exact it is: 2016, 2016-Q2, 2016-06 or 2016-06-30."""
    year, _, rest = cell.partition("-")
    if rest.startswith("Q"):
        return dt.date(int(year), 3 * int(rest[1:]) - 2, 1), "quarter"
    precision = {4: "year", 7: "month"}.get(len(cell), "day")
    return dt.date.fromisoformat((cell + "-01-01")[:10]), precision


def _value(key: str, name: str, alone: str) -> Column:
    """What stood or stands in a cell; of a row that is only on one side (`alone`) its amount, if it has one."""

    def cell(view: View, row: Row) -> Cell:
        if row["change"] not in ("added", "withdrawn"):
            return Cell(value(view.words, row["column_name"], row[name]))
        if row["change"] == alone and row.get("amount") is not None:
            return Cell(view.words.exact_money(row["amount"], row["currency"]))
        return Cell("–")

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
        Column("table", _table, folded=True),
        replace(table.code("change", "change"), folded=True),
        Column("field", lambda v, r: Cell(field(v.words, r["column_name"]))),
        _value("from", "value_from", "withdrawn"),
        _value("to", "value_to", "added"),
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
        Column("field", lambda v, r: Cell(field(v.words, r["column_name"]))),
        _value("from", "value_from", "withdrawn"),
        _value("to", "value_to", "added"),
        _text("why", "why"),
        Column("source", _source),
    ]
    more = words("corrections.more", n=words.count(len(rows)), shown=words.count(MOST_LINES))
    return Figure(
        key="changes_editions",
        question="changes/editions",
        title=words("corrections.editions_title" if rows else "corrections.editions_same", **counts),
        subtitle=words("corrections.editions_unit", earlier=view.earlier)
        if view.earlier
        else words("corrections.editions_unit_alone"),
        rows=rows[:MOST_LINES],
        columns=listed,
        source=words("source.facts"),
        notes=[more if len(rows) > MOST_LINES else "", words("corrections.prolonged")],
        table_open=True,
        empty=words("corrections.editions_none" if view.earlier else "corrections.no_earlier"),
    )
