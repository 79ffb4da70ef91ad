"""Which numbers a text says, and whether rows hold them: every number in words must be one that the rows hold.

Numbers of rows are written in each way that a page may write them (412 mnkr, 41 %, 1 234,5); what of a text is left
when all of these are taken out must hold no digit. Names that have digits in them come from the rows too.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pages.ui.base.words import Words
from pages.ui.rows.query import Row

# What stands in the texts themselves: the periods of the follow-up, and the name of a programme.
OF_THE_TEXTS = ("2015–2020", "2021", "Horisont 2020", "Horizon 2020")
PRECISIONS = ("day", "month", "quarter", "year")
MOST_GROUPS = 40


def is_number(cell: Any) -> bool:
    """Whether a cell is a number; true and false are none."""
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def numbers_of(rows: Sequence[Row]) -> set[float]:
    """The numbers that rows hold, and their plain sums: of all rows and of those that have a text or a year in common."""
    found: set[float] = {float(len(rows))}
    if not rows:
        return found | {0.0}
    columns = [name for name, cell in rows[0].items() if any(is_number(row[name]) for row in rows)]
    found |= {float(row[name]) for row in rows for name in columns if is_number(row[name])}
    found |= {float(sum(row[name] or 0 for row in rows)) for name in columns}
    for name in rows[0]:
        groups = _groups(rows, name)
        found |= {float(len(groups)), float(sum(row[name] is not None for row in rows))}
        if len(groups) > MOST_GROUPS:
            continue
        for own in groups.values():
            found.add(float(len(own)))
            found |= {float(sum(row[column] or 0 for row in own)) for column in columns}
    return found


def _groups(rows: Sequence[Row], name: str) -> Mapping[Any, list[Row]]:
    """Rows by what they have in a column of texts, years or true and false."""
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        if isinstance(row[name], float | list | dt.date):
            return {}
        groups[row[name]].append(row)
    return groups


def shares_of(rows: Sequence[Row]) -> set[float]:
    """What part each group has of the whole, in percent, for each column of numbers."""
    found: set[float] = set()
    for column in {name for row in rows for name, cell in row.items() if is_number(cell)}:
        whole = float(sum(row[column] or 0 for row in rows))
        for name in rows[0]:
            parts: Counter[Any] = Counter()
            for own, some in _groups(rows, name).items():
                parts[own] = sum(row[column] or 0 for row in some)
            found |= {100 * part / whole for part in parts.values() if whole and len(parts) <= MOST_GROUPS}
    return found


def written(words: Words, numbers: Iterable[float], currencies: Iterable[str]) -> set[str]:
    """Numbers in every way that a page writes them."""
    found: set[str] = set()
    for number in numbers:
        found |= {words.number(number, decimals) for decimals in (0, 1, 2)}
        found |= {words.percent(number), words.percent(number, 1), words.millions(number)}
        for currency in currencies:
            found |= {words.money(number, currency), words.exact_money(number, currency)}
        if number == int(number) and 1900 <= number <= 2100:
            found.add(str(int(number)))
    return found


def told(words: Words, rows: Iterable[Row]) -> set[str]:
    """The texts and dates of rows that have digits in them."""
    found: set[str] = set()
    for row in rows:
        for cell in row.values():
            if isinstance(cell, dt.date):
                found |= {words.date(cell, precision) for precision in PRECISIONS}
            for text in cell if isinstance(cell, list) else [cell]:
                if isinstance(text, str) and re.search(r"\d", text):
                    found |= {text, words.source(text)}
    return found


def left_over(text: str, texts: Iterable[str], numbers: Iterable[str]) -> str:
    """What is left of a text without names and dates, and without numbers that stand by themselves."""
    for known in sorted({*texts, *OF_THE_TEXTS}, key=len, reverse=True):
        if known in text:
            text = re.sub(rf"(?<!\w){re.escape(known)}(?!\w)", "·", text)
    for known in sorted(numbers, key=len, reverse=True):
        if known in text:
            text = re.sub(rf"(?<!\d)(?<!\d[.,\u00a0]){re.escape(known)}(?![.,\u00a0]?\d)", "·", text)
    return text
