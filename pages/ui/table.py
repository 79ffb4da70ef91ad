"""Rows as a table that people read: headings in words, cells in the reader's format, links into rows and sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pages.ui import block
from pages.ui.query import Row
from pages.ui.view import View


@dataclass(frozen=True)
class Cell:
    """One cell: its text, where it leads, whether that is another site, its CSS class."""

    text: str
    href: str = ""
    outside: bool = False
    css: str = ""


@dataclass(frozen=True)
class Column:
    """A column: the key of its heading (`column.<key>`) and how a row becomes a cell."""

    key: str
    cell: Callable[[View, Row], Cell]
    number: bool = False
    sort: str = ""


def text(key: str, name: str | None = None, wide: bool = False) -> Column:
    """A column of plain text; 'not stated' where the row has none."""

    def cell(view: View, row: Row) -> Cell:
        return Cell(str(row[name or key] or view.words("common.not_stated")), css="fu-wide" if wide else "")

    return Column(key, cell)


def named(
    key: str, name: str = "name", href: Callable[[View, Row], str] | None = None, sort: str = ""
) -> Column:
    """A column of a text that rows hold in both languages, with a link if `href` gives one."""

    def cell(view: View, row: Row) -> Cell:
        return Cell(view.name(row, name), href(view, row) if href else "", css="fu-wide")

    return Column(key, cell, sort=sort)


def code(key: str, prefix: str, name: str | None = None, sort: str = "") -> Column:
    """A column of codes that have words (`<prefix>.<code>`)."""

    def cell(view: View, row: Row) -> Cell:
        value = row[name or key]
        return Cell(view.words("common.not_stated") if value is None else view.words(f"{prefix}.{value}"))

    return Column(key, cell, sort=sort)


def number(
    key: str, name: str | None = None, decimals: int = 0, href: Callable[[View, Row], str] | None = None
) -> Column:
    """A column of numbers."""

    def cell(view: View, row: Row) -> Cell:
        return Cell(
            view.words.number(row[name or key], decimals), href(view, row) if href else "", css="fu-number"
        )

    return Column(key, cell, number=True)


def percent(key: str) -> Column:
    """A column of shares in percent."""
    return Column(key, lambda view, row: Cell(view.words.percent(row[key], 1), css="fu-number"), number=True)


def money(
    key: str,
    name: str | None = None,
    currency: str | None = "SEK",
    href: Callable[[View, Row], str] | None = None,
    sort: str = "",
) -> Column:
    """A column of amounts to the krona; `currency` None takes each row's own currency."""

    def cell(view: View, row: Row) -> Cell:
        own = row["currency"] if currency is None else currency
        return Cell(
            view.words.exact_money(row[name or key], own), href(view, row) if href else "", css="fu-number"
        )

    return Column(key, cell, number=True, sort=sort)


def date(key: str, name: str | None = None, sort: str = "") -> Column:
    """A column of dates, each as exact as its source: `<name>_from` with `<name>_precision`."""

    def cell(view: View, row: Row) -> Cell:
        stem = name or key
        return Cell(view.words.date(row[f"{stem}_from"], row[f"{stem}_precision"]))

    return Column(key, cell, sort=sort)


def source(key: str = "source") -> Column:
    """A column that leads to the source itself."""

    def cell(view: View, row: Row) -> Cell:
        title = (
            f"{row['publisher']}: {row['source_title']}" if row.get("publisher") else str(row["source_id"])
        )
        return Cell(title, row["url"] or "", outside=bool(row["url"]), css="fu-wide")

    return Column(key, cell)


def render(
    view: View,
    rows: Sequence[Row],
    columns: Sequence[Column],
    caption: str,
    total: dict[str, str] | None = None,
) -> Markup:
    """The table; `total` gives texts for the last row by column key. Sortable columns lead to the view sorted by them."""
    heads = [_head(view, column) for column in columns]
    body = [[column.cell(view, row) for column in columns] for row in rows]
    foot = [Cell(total.get(c.key, ""), css="fu-number" if c.number else "") for c in columns] if total else []
    return block.render("table.html", w=view.words, caption=caption, heads=heads, body=body, foot=foot)


def _head(view: View, column: Column) -> dict[str, Any]:
    css = "fu-number" if column.number else ""
    head = {"text": view.words(f"column.{column.key}"), "css": css, "href": "", "sorted": ""}
    if not column.sort:
        return head
    on, down = view["sort"] == column.sort, view["descending"]
    # a click turns the order round; at first words are sorted from their beginning and numbers from the largest
    head["href"] = view.url(sort=column.sort, descending=not down if on else column.number, page=None)
    head["sorted"] = ("descending" if down else "ascending") if on else "none"
    return head
