"""Dates as exact as their source: a year, a quarter, a month or a day, kept as its first and last day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

_SHAPE = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True)
class Span:
    """All that a source says about when: the first and the last day it can mean."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Number of days, both ends counted."""
        return (self.last - self.first).days + 1

    def days_by_year(self) -> dict[int, int]:
        """How many of the days fall in each calendar year."""
        found: dict[int, int] = {}
        for year in range(self.first.year, self.last.year + 1):
            start = max(self.first, date(year, 1, 1))
            stop = min(self.last, date(year, 12, 31))
            found[year] = (stop - start).days + 1
        return found


@cache
def parse(text: str) -> Span | None:
    """Read `2016`, `2016-Q2`, `2016-06` or `2016-06-30`; an empty cell is None, anything else an error."""
    if text == "":
        return None
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date of the facts: {text!r}")
    year, quarter, month, day = (int(part) if part else 0 for part in match.groups())
    if day:
        return Span(date(year, month, day), date(year, month, day))
    first_month, last_month = (1, 12)
    if month:
        first_month = last_month = month
    elif quarter:
        first_month, last_month = 3 * quarter - 2, 3 * quarter
    return Span(date(year, first_month, 1), date(year, last_month, monthrange(year, last_month)[1]))
