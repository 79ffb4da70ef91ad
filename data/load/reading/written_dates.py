"""Dates as people write them, read into the normal form of the facts, never more exact than they were written."""

import datetime
import re
from collections.abc import Iterable
from functools import lru_cache

from data.load.opening.sheets import Cell
from data.load.reading.written_numbers import NOT_STATED

MONTHS = {
    name: number
    for names in (
        "januari februari mars april maj juni juli augusti september oktober november december",
        "january february march april may june july august september october november december",
        "jan feb mar apr maj jun jul aug sep okt nov dec",
        "jan feb mar apr may jun jul aug sept oct nov dec",
    )
    for number, name in enumerate(names.split(), start=1)
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR = r"((?:19|20)\d\d)"
CLOCK = r"(?:[T ]\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
QUARTER = re.compile(
    rf"(?:{YEAR}[\s-]*(?:q|kv|kvartal)\.?\s*([1-4])|(?:q|kv|kvartal|kv\.)\s*([1-4])[\s,/-]*{YEAR}"
    rf"|([1-4])(?::?[ae]|st|nd|rd|th)?\s+(?:kvartalet|kvartal|quarter)\s*(?:of\s*)?{YEAR})",
    re.IGNORECASE,
)
PATTERNS = {
    "year": re.compile(rf"{YEAR}(?:\.0)?"),
    "month": re.compile(rf"{YEAR}[-/.](\d\d?)"),
    "day": re.compile(rf"{YEAR}[-/.](\d\d?)[-/.](\d\d?){CLOCK}"),
    "packed": re.compile(rf"{YEAR}(\d\d)(\d\d)"),
    "dotted": re.compile(rf"(\d\d?)\.\s?(\d\d?)\.\s?{YEAR}{CLOCK}"),
    "slashed": re.compile(rf"(\d\d?)[/-](\d\d?)[/ -]{YEAR}{CLOCK}"),
    "named_month": re.compile(rf"({MONTH})\.?,?\s+{YEAR}", re.IGNORECASE),
    "year_named_month": re.compile(rf"{YEAR}\s+({MONTH})\.?", re.IGNORECASE),
    "named_day": re.compile(
        rf"(?:den\s+)?(\d\d?)(?::?[ae]|\.|st|nd|rd|th)?\s+({MONTH})\.?,?\s+{YEAR}", re.IGNORECASE
    ),
    "english_day": re.compile(rf"({MONTH})\.?\s+(\d\d?)(?:st|nd|rd|th)?,?\s+{YEAR}", re.IGNORECASE),
}
SPAN = re.compile(r"(.+?)\s*(?:–|—|\s-\s|\btill\b|\bto\b|--|…|\.\.\.)\s*(.+)", re.IGNORECASE)
YEARS = re.compile(rf"{YEAR}\s*[-/]\s*{YEAR}")


def date(cell: Cell, order: str = "") -> tuple[str, str]:
    """The date in normal form, and the code of a problem or ''. `order`: `dm` or `md`, what 3/4/2024 means in the column."""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat(), ""
    if isinstance(cell, datetime.date):
        return cell.isoformat(), ""
    if isinstance(cell, bool | datetime.time | datetime.timedelta):
        return "", "cell_no_date"
    if isinstance(cell, int | float):
        if cell == int(cell) and 1900 <= cell <= 2100:
            return str(int(cell)), ""
        if 19000101 <= cell <= 21001231:
            return _of_text(str(int(cell)), order)
        return "", "cell_day_number" if 20_000 <= cell < 80_000 else "cell_no_date"
    return _of_text(cell, order)


def day_order(cells: Iterable[Cell]) -> str:
    """What 3/4/2024 means where a column's other cells prove it: `dm`, `md`, or '' where they do not."""
    proved = set()
    for cell in cells:
        match = PATTERNS["slashed"].fullmatch(cell.strip()) if isinstance(cell, str) else None
        if match and int(match[1]) > 12:
            proved.add("dm")
        elif match and int(match[2]) > 12:
            proved.add("md")
    return proved.pop() if len(proved) == 1 else ""


def span(cell: Cell) -> tuple[str, str] | None:
    """The two ends of a period as text (`2020–2023`); None if it is not written as one."""
    if not isinstance(cell, str):
        return None
    match = YEARS.fullmatch(cell.strip()) or SPAN.fullmatch(cell.strip())
    return (match[1], match[2]) if match else None


@lru_cache(maxsize=100_000)
def _of_text(cell: str, order: str) -> tuple[str, str]:
    text = " ".join(cell.replace("\u00a0", " ").split())
    if text.casefold() in NOT_STATED:
        return "", ""
    quarter = QUARTER.fullmatch(text)
    if quarter:
        found = [part for part in quarter.groups() if part]
        year, number = (found[0], found[1]) if len(found[0]) == 4 else (found[1], found[0])
        return f"{year}-Q{number}", ""
    for form, pattern in PATTERNS.items():
        match = pattern.fullmatch(text)
        if match:
            return _made(form, list(match.groups()), order)
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return "", "cell_day_number"
    return "", "cell_no_date"


def _made(form: str, found: list[str], order: str) -> tuple[str, str]:
    match form:
        case "year":
            return found[0], ""
        case "month":
            return _checked(found[0], found[1])
        case "day" | "packed":
            return _checked(found[0], found[1], found[2])
        case "dotted":
            return _checked(found[2], found[1], found[0])
        case "slashed":
            return _slashed(found, order)
        case "named_month":
            return _checked(found[1], found[0])
        case "year_named_month":
            return _checked(found[0], found[1])
        case "named_day":
            return _checked(found[2], found[1], found[0])
        case _:
            return _checked(found[2], found[0], found[1])


def _slashed(found: list[str], order: str) -> tuple[str, str]:
    first, second, year = found
    if int(first) > 12 or order == "dm" or first == second:
        return _checked(year, second, first)
    if int(second) > 12 or order == "md":
        return _checked(year, first, second)
    return "", "cell_date_ambiguous"


def _checked(year: str, month: str, day: str = "") -> tuple[str, str]:
    number = MONTHS.get(month.casefold()) or (int(month) if month.isdigit() else 0)
    try:
        made = datetime.date(int(year), number, int(day or 1))
    except ValueError:
        return "", "cell_no_such_day"
    return (made.isoformat() if day else f"{made:%Y-%m}"), ""
