"""The source line under a figure."""

from typing import Any

from pages.ui import capture, query
from pages.ui.view import View


def line(view: View, question: str, **asked: Any) -> str:
    """'Källa: Tillväxtverket (oktober 2016), … och 12 till': the publishers that most rows of the figure rest on."""
    rows = query.rows(question, view, **asked)
    if (caught := capture.now()) is not None:
        caught.sources += rows
    first = {row["publisher"]: row for row in reversed(rows)}
    publishers = [row["publisher"] for row in rows]
    named = [_named(view, first[publisher]) for publisher in dict.fromkeys(publishers)][:3]
    if len(first) > 3:
        named.append(view.words("source.more", n=view.words.count(len(first) - 3)))
    return view.words("source.line", sources=view.words.list(named)) if named else view.words("source.none")


def _named(view: View, row: dict[str, Any]) -> str:
    if row["published_from"] is None or row["kind"] != "register":
        return str(row["publisher"])
    return f"{row['publisher']} ({view.words.date(row['published_from'], row['published_precision'])})"
