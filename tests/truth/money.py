"""Sums of money, in exact fractions.

A measure is never mixed with another. A row that restates another row's money or has no currency is out of
every sum, one without a rate out of the sums in SEK (`left_out`). Money without a date stands by itself under
'year not stated' and is in no other sum. Money spread over time is gated by the same day as
money decided, so that both ways add up to the same total.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from .facts import Facts
from .lines import lines_for
from .prices import base_index, index_of
from .rows import Dated, dated_rows
from .selection import Selection

Key = str | int | None


@dataclass(frozen=True)
class Cell:
    """The amount of one funding row in one year; `lines` is what each line gets of it."""

    row: Dated
    year: int | None
    amount: Fraction
    lines: dict[str, Fraction]


def shares_by_year(row: Dated, time_mode: str) -> dict[int | None, Fraction]:
    """How much of a row falls in each year. Not spreadable = all of it in None, 'period not stated'."""
    if time_mode == "decided":
        return {row.year: Fraction(1)}
    if row.spread is None:
        return {None: Fraction(1)}
    return {year: Fraction(days, row.spread.days) for year, days in row.spread.days_by_year().items()}


def chosen_rows(facts: Facts, chosen: Selection) -> Iterator[Dated]:
    """Rows asked for and known to be given by the day; a measure of '' means every measure.

    An undated row counts on every day. The area filter looks at the parts that the area mode looks at.
    """
    for row in dated_rows(facts):
        if chosen.measure not in ("", row.cells["measure"]):
            continue
        if row.dated is not None and row.dated.last > chosen.as_of:
            continue
        if not chosen.holds_place(row.cells["location"], row.scope, row.strategy):
            continue
        if not chosen.areas or lines_for(facts, row.cells["project_id"], chosen):
            yield row


def _amounts(facts: Facts, chosen: Selection) -> Iterator[Cell]:
    """Amounts by row and year before deflating, in the currency asked for."""
    for row in chosen_rows(facts, chosen):
        stated = row.amount if row.cells["currency"] == chosen.currency else None
        amount = row.amount_sek if chosen.currency == "SEK" else stated
        if row.left_out in ("same_money", "no_currency") or amount is None:
            continue
        for year, share in shares_by_year(row, chosen.time_mode).items():
            if chosen.holds_year(year):
                yield Cell(row, year, amount * share, lines_for(facts, row.cells["project_id"], chosen))


def cells(facts: Facts, chosen: Selection) -> Iterator[Cell]:
    """Amounts by row and year in the prices asked for.

    Fixed prices deflate by the year the amount stands in (spread: the year of the part, while the rate of a
    foreign currency stays that of the decision). What stands in a year without an index has no value.
    """
    if not chosen.price_year:
        yield from _amounts(facts, chosen)
        return
    base = base_index(facts, chosen.price_year)
    for cell in _amounts(facts, chosen):
        index = index_of(facts, cell.year)
        if index is not None:
            yield Cell(cell.row, cell.year, cell.amount * base / index, cell.lines)


def sums(facts: Facts, chosen: Selection, *keys: str) -> dict[tuple[Key, ...], Fraction]:
    """Sums by any of `year`, `area` (line id) and the columns of funding, such as `funder`.

    Without `area` among the keys nothing is counted twice: in the mode `whole` a row in two lines adds its
    amount once, in `split` the shares of the chosen lines. With `area` each line gets what the mode gives it.
    """
    found: dict[tuple[Key, ...], Fraction] = {}
    for cell in cells(facts, chosen):
        if cell.row.dated is None and "year" not in keys:
            continue
        once = min(sum(cell.lines.values(), Fraction(0)), Fraction(1))
        slices: list[tuple[Key, Fraction]] = [(None, once)]
        if "area" in keys:
            slices = list(cell.lines.items())
        for line, share in slices:
            known: dict[str, Key] = {"year": cell.year, "area": line}
            key = tuple(known[name] if name in known else cell.row.cells[name] or None for name in keys)
            found[key] = found.get(key, Fraction(0)) + cell.amount * share
    return found


def total(facts: Facts, chosen: Selection) -> Fraction:
    """The sum of everything asked for, each row once."""
    return sums(facts, chosen).get((), Fraction(0))


def by_amount(facts: Facts, chosen: Selection) -> dict[str, tuple[str | None, Fraction]]:
    """What dates each amount of the total, and how much of it counts, by funding id."""
    found: dict[str, tuple[str | None, Fraction]] = {}
    for cell in cells(facts, chosen):
        share = min(sum(cell.lines.values(), Fraction(0)), Fraction(1))
        if cell.row.dated is not None and share:
            key = cell.row.cells["funding_id"]
            so_far = found.get(key, (None, Fraction(0)))[1]
            found[key] = (cell.row.dated_by, so_far + cell.amount * share)
    return found


def undated(facts: Facts, chosen: Selection) -> Fraction:
    """What stands under 'year not stated' when money counts in the year it was decided, each row once."""
    return sum((value for (year,), value in sums(facts, chosen, "year").items() if year is None), Fraction(0))


def overlap(facts: Facts, chosen: Selection) -> Fraction:
    """How much the sum over the areas exceeds the total: money that several areas show in full."""
    return sum(by_area(facts, chosen).values(), Fraction(0)) - total(facts, chosen)


def by_year(facts: Facts, chosen: Selection) -> dict[int | None, Fraction]:
    """Sums by year; None = year (spread: period) not stated."""
    return {
        year: value for (year,), value in sums(facts, chosen, "year").items() if not isinstance(year, str)
    }


def by_area(facts: Facts, chosen: Selection) -> dict[str, Fraction]:
    """Sums by line id in the area mode asked for."""
    return {str(line): value for (line,), value in sums(facts, chosen, "area").items()}


def by_group(facts: Facts, chosen: Selection, group: str) -> dict[str | None, Fraction]:
    """Sums by `area`, `funder`, `funder_group` or `programme`; None = not stated."""
    found = sums(facts, chosen, group).items()
    return {name: value for (name,), value in found if not isinstance(name, int)}


def years_without_index(facts: Facts, chosen: Selection) -> set[int | None]:
    """Years that hold money but have no index; None among them when money has no year."""
    return {cell.year for cell in _amounts(facts, chosen) if index_of(facts, cell.year) is None}


def by_year_fixed(facts: Facts, chosen: Selection) -> tuple[dict[int | None, Fraction], set[int | None]]:
    """Sums by year in the prices of `price_year`, and the years that hold money but have no index."""
    base_index(facts, chosen.price_year)
    return by_year(facts, chosen), years_without_index(facts, chosen)


def left_out(facts: Facts, chosen: Selection) -> dict[str, list[str]]:
    """Ids of the rows asked for that are in no sum, in file order, by the first reason that applies.

    Reasons: `same_money`, `no_currency`, `no_rate`, and in fixed prices `no_index` when any part of the row
    stands in a year without an index. Currency and period take no part: a row has no amount to place.
    """
    found: dict[str, list[str]] = {}
    for row in chosen_rows(facts, chosen):
        reason = row.left_out
        if reason is None and chosen.price_year:
            years = shares_by_year(row, chosen.time_mode)
            reason = "no_index" if any(index_of(facts, year) is None for year in years) else None
        if reason is not None:
            found.setdefault(reason, []).append(row.cells["funding_id"])
    return found
