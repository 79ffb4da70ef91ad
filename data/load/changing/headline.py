"""The headline numbers of an edition, and what a publication does to them, in words."""

from datetime import date
from pathlib import Path

import duckdb
from babel.numbers import format_decimal

from data.load.base.answered import Numbers
from data.load.base.sentences import sentence
from data.publishing import editions

SQL = Path(__file__).with_name("headline.sql")


def headline(database: Path, day: date) -> Numbers:
    """The numbers of headline.sql as of a day, by name, from the database of an edition."""
    with duckdb.connect(str(database), read_only=True) as con:
        answer = con.execute(SQL.read_text(encoding="utf-8"), {"as_of": day})
        names = [column[0] for column in answer.description or []]
        return dict(zip(names, answer.fetchone() or (), strict=True))


def of_edition(root: Path, edition: str, day: date) -> Numbers:
    """The numbers of a published edition as of a day."""
    return headline(editions.path_of(root, edition) / editions.DATABASE, day)


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
