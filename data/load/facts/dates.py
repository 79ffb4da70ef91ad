"""Dates as the facts write them, read by the same macros as the build."""

import re
from datetime import date
from functools import cache

from data.check.rules_of_cells import DATE
from data.connecting import connect
from data.publishing.published import MACROS

FIRST_YEAR, LAST_YEAR = 1900, 2100  # as data/check/rules_of_cells.py


@cache
def days(text: str) -> tuple[date, date] | None:
    """The first and last day that a date can mean; None if it is no date of the facts."""
    if not re.fullmatch(DATE, text):
        return None
    with connect() as con:
        for macro in MACROS:
            con.execute(macro.read_text(encoding="utf-8"))
        row = con.execute("select date_from($text), date_to($text)", {"text": text}).fetchone()
    if row is None or row[0] is None or not FIRST_YEAR <= row[0].year <= LAST_YEAR:
        return None
    return row[0], row[1]
