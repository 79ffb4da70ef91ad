"""Dates as people write them, in the form of the facts: '12 mars 2021' is 2021-03-12, 'mars 2021' 2021-03, 'K2 2021' 2021-Q2."""

import datetime as dt
import re

from pages.ui.base.words import Words

_WRITTEN = re.compile(r"(?:(\d{1,2})\.? +)?([^\W\d_]+)\.? +(\d{4})")
_QUARTER = re.compile(r"[kq]([1-4]) +(\d{4})|(\d{4})[- ]?[kq]([1-4])", re.IGNORECASE)
_OF_FACTS = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d\d)(?:-(\d\d))?)?")


def shown(words: Words, date: str) -> str:
    """A date of the facts as the reader's language writes it: 2021-03 is 'mars 2021'. Raises ValueError for any other text."""
    if not (found := _OF_FACTS.fullmatch(date)):
        raise ValueError(f"{date!r} is no date of the facts.")
    year, quarter, month, day = (int(part) if part else 0 for part in found.groups())
    precision = "quarter" if quarter else "day" if day else "month" if month else "year"
    return words.date(dt.date(year, 3 * quarter - 2 if quarter else month or 1, day or 1), precision)


def iso(text: str) -> str:
    """The date in the form of the facts; what is no date of ours stays as it was written, and the command says so."""
    text = " ".join(text.split())
    if found := _QUARTER.fullmatch(text):
        return f"{found[2] or found[3]}-Q{found[1] or found[4]}"
    if (found := _WRITTEN.fullmatch(text)) and (month := _month(found[2])):
        return f"{found[3]}-{month:02}" + (f"-{int(found[1]):02}" if found[1] else "")
    return text


def _month(name: str) -> int:
    """The number of a month by its name, or by its first three letters or more, in either language; 0 for no month."""
    for lang in ("sv", "en"):
        for number, month in enumerate(Words(lang).months(), start=1):
            if len(name) >= 3 and month.casefold().startswith(name.casefold()):
                return number
    return 0
