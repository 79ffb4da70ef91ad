"""The page on data and sources in words."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row


def title(view: View, rows: Sequence[Row], covered: Sequence[Row]) -> str:
    """How many sources the facts rest on, and after which year no register holds a granted amount."""
    words, n = view.words, view.words.count(len(rows))
    years = [row["year"] for row in covered if row["year"] and row["register"] != "other"]
    return words("sources.title_reach", n=n, year=max(years)) if years else words("sources.title", n=n)


def sentences(view: View, rows: Sequence[Row]) -> list[str]:
    """How many rows rest on them, how many can be opened, and what the reader may do."""
    words = view.words
    registers = sum(row["kind"] == "register" for row in rows)
    values = {"rows": words.count(sum(row["rows"] for row in rows)), "registers": words.count(registers)}
    values["open"] = words.count(sum(bool(row["url"]) for row in rows))
    return [words("sources.rows", **values), words("sources.open")]
