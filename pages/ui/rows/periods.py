"""Columns of periods: written from a start to an end, or drawn as bars on one axis of years."""

import datetime as dt

from pages.ui.address.view import View
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column, Span


def written(key: str = "period", sort: str = "") -> Column:
    """A column of periods, from a start to an end, each as exact as its source; sorted by the start."""

    def cell(view: View, row: Row) -> Cell:
        said = view.words.span(
            row["start_from"], row["start_precision"], row["end_from"], row["end_precision"]
        )
        return Cell(said, order=row["start_from"])

    return Column(key, cell, sort=sort)


def drawn(key: str = "period", sort: str = "", most: int = 12) -> Column:
    """A column of periods as bars on one axis of so many years, which ends with the year of the view's day.

    A bar has the colour of the row's state. An end that no source states is said beside the other one.
    """

    def cell(view: View, row: Row) -> Cell:
        words, start, end = view.words, row["start_from"], row["end_to"]
        said = words.span(start, row["start_precision"], row["end_from"], row["end_precision"])
        if start is None and end is None:
            return Cell(said)
        last = view.as_of.year
        left, right = (_on_axis(day, last, most) for day in (start or end, end or start))
        before = words("table.no_start") if start is None else "←" if left < 0 else ""
        after = words("table.no_end") if end is None else "→" if right > 100 else ""
        drawn = Span(_within(left), _within(max(right, left + 1.5)), f"state-{row['state']}", before, after)
        return Cell(said, order=start, span=drawn)

    return Column(key, cell, sort=sort, ticks=lambda view: _short_years(view.as_of.year, most))


def _on_axis(day: dt.date, last: int, most: int) -> float:
    """Where a day lies on an axis of so many years up to the end of the last, in percent."""
    in_years = day.year + (day.timetuple().tm_yday - 1) / 366 - (last - most + 1)
    return round(100 * in_years / most, 1)


def _within(place: float) -> float:
    return min(max(place, 0), 100)


def _short_years(last: int, most: int) -> list[str]:
    return [f"{year % 100:02}" for year in range(last - most + 1, last + 1)]
