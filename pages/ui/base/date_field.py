"""A field for a day: it shows and takes the day in the language of the page, whatever the browser's language is.

A browser writes its own date field in its own language, so it serves as the calendar alone.
"""

import datetime as dt
from typing import Any

from pages.ui.base.words import Words


def of(
    words: Words, name: str, day: dt.date | None, low: dt.date, high: dt.date, default: dt.date | None = None
) -> dict[str, Any]:
    """What the template `date_field.html` shows of a parameter; its default leaves the address. No day: it is empty."""
    return {
        "name": name,
        "day": day or "",
        "text": words.date(day) if day else "",
        "low": low,
        "high": high,
        "default": default or "",
        "months": ",".join(words.months()),
        "wrong": words("frame.day_wrong", low=words.date(low), high=words.date(high)),
    }
