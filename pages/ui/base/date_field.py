"""A field for a day: it shows and takes the day in the language of the page, whatever the browser's language is.

A browser writes its own date field in its own language, so it serves as the calendar alone.
"""

import datetime as dt
from dataclasses import dataclass

from pages.ui.base.words import Words


@dataclass(frozen=True)
class DateField:
    """What the template `date_field.html` shows of a parameter; `day`, `text` and `default` are '' where there is none."""

    name: str
    day: dt.date | str
    text: str
    low: dt.date
    high: dt.date
    default: dt.date | str
    months: str
    wrong: str


def of(
    words: Words, name: str, day: dt.date | None, low: dt.date, high: dt.date, default: dt.date | None = None
) -> DateField:
    """The field of a parameter that holds `day`; its `default` leaves the address."""
    text = words.date(day) if day else ""
    wrong = words("frame.day_wrong", low=words.date(low), high=words.date(high))
    return DateField(name, day or "", text, low, high, default or "", ",".join(words.months()), wrong)
