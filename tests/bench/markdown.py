"""Tables in Markdown."""

from collections.abc import Iterable, Sequence


def table(title: str, titles: Sequence[str], rows: Iterable[Sequence[str]], sides: str) -> str:
    """A Markdown table under a heading; `sides` aligns the columns after the first."""
    line = ["---", *("---:" if side == "r" else "---" for side in sides)]
    cells = [titles, line, *rows]
    return "\n".join([f"## {title}", "", *("| " + " | ".join(row) + " |" for row in cells)])
