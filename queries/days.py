"""Days with equal answers: between two days on which nothing in the facts changes, every answer is the same.

An answer depends on the day only through what is compared with it: the dates in the datasets, and the year of the day.
"""

import datetime as dt
from bisect import bisect_right
from functools import lru_cache

import duckdb

from data.check import contract

from . import database

# Cells add up the same on every day that the other datasets have no date of: theirs say only which of them do.
DATES = r"""select table_name, column_name from information_schema.columns
    where data_type = 'DATE' and table_name not like '%\_cells' escape '\'"""
ONE_DAY = dt.timedelta(days=1)


def counts_days(head: contract.QueryHeader) -> bool:
    """Whether an answer contains a number of days, which may count up to the day itself."""
    return any("days" in column.name for column in head.columns)


def standing_for(head: contract.QueryHeader, edition: str, day: dt.date) -> dt.date:
    """The earliest day from which the question has the same answer as on `day`; `day` itself at the latest."""
    return day if counts_days(head) else turned(edition, day)


def turned(edition: str, day: dt.date) -> dt.date:
    """The earliest day from which all that does not count days is the same as on `day`; `day` itself at the latest."""
    if (day.month, day.day) == (12, 31):  # a year is over on its last day
        return day
    turns = turning_days(edition)
    before = turns[: bisect_right(turns, day)][-1:]
    return max(dt.date(day.year, 1, 1), *before)


@lru_cache(maxsize=8)
def turning_days(edition: str) -> tuple[dt.date, ...]:
    """The days on which some date in the datasets is reached or has just passed, in order."""
    with database.cursor(edition) as cursor:
        found: set[dt.date] = set()
        for table, column in cursor.execute(DATES).fetchall():
            rows = cursor.table(table).select(duckdb.ColumnExpression(column)).distinct().fetchall()
            found |= {day for (day,) in rows if isinstance(day, dt.date) and day < dt.date.max}
    return tuple(sorted(found | {day + ONE_DAY for day in found}))
