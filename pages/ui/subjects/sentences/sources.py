"""The page on data and sources in words."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row


def title(view: View, rows: Sequence[Row]) -> str:
    """How many sources the facts rest on, and how many have an address."""
    words = view.words
    return words(
        "sources.title", n=words.count(len(rows)), open=words.count(sum(bool(row["url"]) for row in rows))
    )


def sentences(view: View, rows: Sequence[Row]) -> list[str]:
    """How many rows rest on them, and what the reader may do."""
    words = view.words
    registers = sum(row["kind"] == "register" for row in rows)
    values = {"rows": words.count(sum(row["rows"] for row in rows)), "registers": words.count(registers)}
    return [words("sources.rows", **values), words("sources.open")]
