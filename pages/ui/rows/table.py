"""The columns of tables that people read: cells in the reader's format, their value in a spreadsheet, what adds up."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import queries
from pages.ui.address.view import View
from pages.ui.base.words import rounded
from pages.ui.rows.query import Row

Value = int | float | dt.date
_NUMBERS = ("bigint", "integer", "double")  # types of a header


@dataclass(frozen=True)
class Span:
    """A bar on a column's axis, from `left` to `right` percent of it, with what is said at an end beyond it or not stated."""

    left: float
    right: float
    colour: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell: its text, where it leads, whether that is another site, its CSS class.

    A spreadsheet gets `value` where there is one, else the text; `unit` is the value's, which the text says as well.
    `order` is what the cell is sorted by where that is neither of them.
    """

    text: str
    href: str = ""
    outside: bool = False
    css: str = ""
    value: Value | None = None
    unit: str = ""
    order: Value | None = None
    none: bool = False  # says in words of its own that nothing is stated
    span: Span | None = (
        None  # drawn on the page in place of the text, which stays for those who do not see it
    )

    def missing(self, view: View) -> bool:
        """Whether the cell says that there is nothing to say."""
        nothing = ("", "–", view.words("common.not_stated"), view.words("common.year_not_stated"))
        return self.none or (self.value is None and self.order is None and self.text in nothing)


@dataclass(frozen=True)
class Adds:
    """How a column adds up: rows of one kind alone have a sum, and a row whose kind is None is in none.

    `name` is what the rows have the amounts under.
    """

    name: str
    amount: Callable[[Row], float | None]
    cell: Callable[[View, float, Row], Cell]
    kind: Callable[[Row], object] = lambda row: ""


@dataclass(frozen=True)
class Column:
    """A column: the key of its heading (`column.<key>`) and how a row becomes a cell.

    Only what is certainly counted once adds up: money of one currency and one measure, numbers of things.
    """

    key: str
    cell: Callable[[View, Row], Cell]
    number: bool = False
    sort: str = ""
    adds: Adds | None = None
    folded: bool = False  # mostly empty: shown when a reader chooses it
    ticks: Callable[[View], Sequence[str]] | None = None  # the axis of the spans of its cells

    def under(self, view: View) -> "Column":
        """The column with its cells made under this view, whichever they are asked of."""
        return replace(self, cell=lambda _, row: self.cell(view, row))


def of(question: str, *given: "str | Column") -> list[Column]:
    """The columns of a table: a key stands for what the header of the question says of it, a Column says more.

    Raises KeyError for a key that the header does not have.
    """
    types = {column.name: column.type for column in queries.header(question).columns}
    try:
        return [_stated(one, types) if isinstance(one, str) else one for one in given]
    except KeyError as key:
        raise KeyError(f"{question} has no column {key}: its header has {', '.join(types)}") from key


def _stated(key: str, types: Mapping[str, str]) -> Column:
    """A column by its name and type in a header: `source` leads to the source, `<key>_from` is a date, `<key>_sv` a name."""
    if key == "source" and "source_id" in types:
        return source()
    if key not in types and f"{key}_precision" in types:
        return date(key)
    if key not in types and f"{key}_sv" in types:
        return named(key, key)
    kind = types[key]
    if key == "year":
        return year()
    if key.endswith("_pct"):
        return percent(key)
    return number(key) if kind in _NUMBERS else text(key)


def text(key: str, name: str | None = None, wide: bool = False) -> Column:
    """A column of plain text; 'not stated' where the row has none."""

    def cell(view: View, row: Row) -> Cell:
        return Cell(str(row[name or key] or view.words("common.not_stated")), css="fu-wide" if wide else "")

    return Column(key, cell)


def funder() -> Column:
    """A column of funders by the name that the language has for them; 'not stated' where the row has none."""

    def cell(view: View, row: Row) -> Cell:
        return Cell(view.words.funder(row["funder"]) if row["funder"] else view.words("common.not_stated"))

    return Column("funder", cell)


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
        said = view.words("common.not_stated") if value is None else view.words(f"{prefix}.{value}")
        return Cell(said, none=value in (None, "not_stated"))

    return Column(key, cell, sort=sort)


def _rounded(value: float, decimals: int) -> float:
    """As it is shown; whole ones are whole numbers in a file, too."""
    return float(rounded(value, decimals)) if decimals else int(rounded(value))


def counted(view: View, value: float | None, decimals: int = 0, href: str = "") -> Cell:
    """A cell of a number, as exact as it is shown."""
    shown = None if value is None else _rounded(value, decimals)
    return Cell(view.words.number(value, decimals), href, css="fu-number", value=shown)


def number(
    key: str,
    name: str | None = None,
    decimals: int = 0,
    href: Callable[[View, Row], str] | None = None,
    adds: bool = False,
) -> Column:
    """A column of numbers; `adds` where nothing is counted in two rows."""

    def cell(view: View, row: Row) -> Cell:
        return counted(view, row[name or key], decimals, href(view, row) if href else "")

    held = name or key
    sums = Adds(held, lambda row: row[held], lambda view, total, row: counted(view, total, decimals))
    return Column(key, cell, number=True, adds=sums if adds else None)


def share(view: View, value: float | None, decimals: int = 1, more: str = "") -> Cell:
    """A cell of a share in percent, and what is said of it besides."""
    shown = None if value is None else float(rounded(value, decimals))
    return Cell(view.words.percent(value, decimals) + more, css="fu-number", value=shown, unit="%")


def percent(key: str) -> Column:
    """A column of shares in percent; shares never add up to anything here."""
    return Column(key, lambda view, row: share(view, row[key]), number=True)


def amount(view: View, value: float | None, currency: str | None, href: str = "") -> Cell:
    """A cell of an amount to the krona (or cent), with its currency."""
    shown = None if value is None else _rounded(value, 0 if abs(value - round(value)) < 0.005 else 2)
    unit = "" if value is None else currency or view.words("common.no_currency")
    said = view.words.exact_money(value, currency)
    return Cell(said, href, css="fu-number", value=shown, unit=unit)


def money(
    key: str,
    name: str | None = None,
    currency: str | None = "SEK",
    href: Callable[[View, Row], str] | None = None,
    sort: str = "",
    adds: Callable[[Row], object] | None = None,
) -> Column:
    """A column of amounts; `currency` None takes each row's own.

    `adds` gives the kind of a row: measure, place, whether it has a year. Only amounts of one kind and one currency have a sum.
    """

    def of(row: Row) -> Any:
        return row["currency"] if currency is None else currency

    def cell(view: View, row: Row) -> Cell:
        return amount(view, row[name or key], of(row), href(view, row) if href else "")

    def kind(row: Row) -> object:
        return (of(row), adds(row)) if adds and of(row) else None

    held = name or key
    sums = Adds(held, lambda row: row[held], lambda view, total, row: amount(view, total, of(row)), kind)
    return Column(key, cell, number=True, sort=sort, adds=sums if adds else None)


def granted(key: str, name: str, undated: str, sort: str = "") -> Column:
    """A column of a project's money in SEK; `<undated>_amounts` with `<undated>_currencies` is what no source gives a year."""
    dated = money(key, name, sort=sort, adds=alike())

    def cell(view: View, row: Row) -> Cell:
        amounts, currencies = row[f"{undated}_amounts"], row[f"{undated}_currencies"]
        if not amounts:
            return dated.cell(view, row)
        words = view.words
        said = [] if row[name] is None else [words.exact_money(row[name], "SEK")]
        said += [
            words("common.undated_amount", money=words.exact_money(*pair))
            for pair in zip(amounts, currencies, strict=True)
        ]
        return Cell(words.list(said), css="fu-number", order=row[name])

    return replace(dated, cell=cell)


def alike(*names: str) -> Callable[[Row], object]:
    """The kind of a row by these columns; with none, all rows add up."""
    return lambda row: tuple(row[name] for name in names)


def day(view: View, first: dt.date | None, precision: str | None) -> Cell:
    """A cell of a date as exact as its source: a whole date is one to a spreadsheet too, a month or a year is a text."""
    exact = first if precision == "day" else None
    return Cell(view.words.date(first, precision), value=exact, order=first if precision else None)


def date(key: str, name: str | None = None, sort: str = "", ending: str = "") -> Column:
    """A column of dates: `<name>_from` (`<name><ending>_from`) with `<name>_precision`."""
    stem = name or key
    return Column(
        key, lambda view, row: day(view, row[f"{stem}{ending}_from"], row[f"{stem}_precision"]), sort=sort
    )


def year(key: str = "year", name: str | None = None, unknown: str = "common.year_not_stated") -> Column:
    """A column of years; 'year not stated', or the words of the key `unknown`, where the row has none."""

    def cell(view: View, row: Row) -> Cell:
        value = row[name or key]
        return Cell(str(value or view.words(unknown)), value=int(value) if value else None, none=not value)

    return Column(key, cell)


def source(key: str = "source", name: str = "source_title") -> Column:
    """A column that leads to the source itself; `name` is the column of its title."""

    def cell(view: View, row: Row) -> Cell:
        publisher = row.get("publisher")
        title = view.words.titled(publisher, row[name]) if publisher else str(row["source_id"])
        return Cell(title, row["url"] or "", outside=bool(row["url"]), css="fu-wide")

    return Column(key, cell)
