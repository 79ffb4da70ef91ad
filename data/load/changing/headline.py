"""The headline numbers of an edition, what a publication does to them, and which of its amounts they leave out, in words."""

from datetime import date
from pathlib import Path

from babel.numbers import format_decimal

from data.connecting import connect
from data.load.base.answered import NotCounted, Numbers
from data.load.base.sentences import sentence

SQL = Path(__file__).with_name("headline.sql")
NOT_COUNTED = Path(__file__).with_name("not_counted.sql")


def read(database: Path, day: date) -> tuple[Numbers, NotCounted]:
    """What an edition says as of a day, by its database: the numbers of headline.sql by name, and what is not in that of money.

    The latter are amounts: how many and their SEK, by the first reason.
    """
    with connect(database, read_only=True) as con:
        answer = con.execute(SQL.read_text(encoding="utf-8"), {"as_of": day})
        names = [column[0] for column in answer.description or []]
        numbers = dict(zip(names, answer.fetchone() or (), strict=True))
        left_out = con.execute(NOT_COUNTED.read_text(encoding="utf-8"), {"as_of": day})
        return numbers, {reason: (rows, sek) for reason, rows, sek in left_out.fetchall()}


def compared(before: Path, after: Path, day: date) -> tuple[Numbers, Numbers, NotCounted]:
    """The headline numbers of two editions, by their databases, and what the second adds that is not in the headline of money."""
    (numbers_before, was), (numbers_after, now) = (read(database, day) for database in (before, after))
    more = {
        reason: (rows - was.get(reason, (0, 0.0))[0], sek - was.get(reason, (0, 0.0))[1])
        for reason, (rows, sek) in now.items()
    }
    added = {reason: (rows, sek) for reason, (rows, sek) in more.items() if rows > 0}
    return numbers_before, numbers_after, added


def not_counted_in_words(found: NotCounted, lang: str) -> str:
    """One sentence that lists the reasons; '' where every new amount is in the headline."""
    if not found:
        return ""
    listed = [
        sentence(f"not_counted_{reason}", lang, {"rows": _number(rows, lang), "sum": _number(sek, lang)})
        for reason, (rows, sek) in found.items()
    ]
    return sentence("not_counted", lang, {"listed": "; ".join(listed)})


def in_words(before: Numbers, after: Numbers, lang: str) -> list[str]:
    """One sentence for each number that differs; one that says so where none does."""
    changed = [name for name in after if after[name] != before.get(name)]
    return [_sentence(name, before.get(name, 0), after[name], lang) for name in changed] or [
        sentence("headline_same", lang)
    ]


def _sentence(name: str, before: float, after: float, lang: str) -> str:
    sign = "+" if after >= before else "−"
    values = {
        "before": _number(before, lang),
        "after": _number(after, lang),
        "difference": sign + _number(abs(after - before), lang),
    }
    return sentence(f"headline_{name}", lang, values)


def _number(value: float, lang: str) -> str:
    return str(format_decimal(round(value), locale=lang))
