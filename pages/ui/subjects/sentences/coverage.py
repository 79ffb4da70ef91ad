"""How far the registers of money reach, in words, and which years none of them covers."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows import query
from pages.ui.rows.query import Row


def line(view: View, rows: Sequence[Row]) -> str:
    """To which day each register reaches, and what later years are known from; empty where no register is held."""
    words = view.words
    ended = [row for row in rows if row["register_id"] and row["state_to"] < view.as_of]
    if not ended:
        return words("coverage.whole") if any(row["register_id"] for row in rows) else ""
    texts = [
        words(
            "coverage.register", name=row["name"], day=words.date(row["state_from"], row["state_precision"])
        )
        for row in ended
    ]
    kinds = [words(f"source_kinds.{row['kind']}") for row in rows if not row["register_id"]]
    later = words("coverage.later", kinds=words.list(kinds)) if kinds else ""
    return words("coverage.line", told=words.list(texts), later=later)


def first_uncovered(rows: Sequence[Row]) -> int:
    """The first year that no register covers; 0 where none is held."""
    last = next((row["last_year"] for row in rows if row["last_year"]), None)
    return last + 1 if last else 0


def latest(view: View) -> str:
    """When the latest event in the sources was, as exactly as they tell it; empty where there is none by the day of the view."""
    row = query.row("choices/latest_event", view)
    day = row["latest"]
    return view.words("frame.latest_event", day=view.words.date(day, row["latest_precision"])) if day else ""
