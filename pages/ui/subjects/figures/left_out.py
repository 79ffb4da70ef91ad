"""Rows that a sum leaves out, with the reason."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.rows import rowsets, sourcing, table
from pages.ui.rows.query import Row


def summary(view: View, rows: Sequence[Row]) -> Figure:
    """How many rows each reason leaves out of the sums of this view."""
    view, words = view.asking("funding/left_out_summary"), view.words
    return Figure(
        key="left_out",
        question="funding/left_out_summary",
        title=words("title.left_out", n=words.count(sum(row["rows"] for row in rows))),
        subtitle=subtitle(view),
        rows=rows,
        columns=[
            table.code("reason", "reason"),
            table.code("measure", "measure"),
            table.number("rows", adds=True),
            table.money("left_out_sek", "amount_sek", adds=table.alike("measure")),
        ],
        source=sourcing.line(view, "funding/sources"),
        rows_url=rowsets.url(view, "funding", by="total"),
        forms=[Bars([Group(_bars(view, rows))], words("column.rows"))],
    )


def _bars(view: View, rows: Sequence[Row]) -> list[Bar]:
    """How many amounts each reason leaves out, on one scale."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["reason"]] = counts.get(row["reason"], 0) + row["rows"]
    most = max(counts.values(), default=1)
    return [
        Bar(
            view.words(f"reason.{reason}"),
            view.words.number(n),
            "",
            (Part(100 * n / most, "edge", value=n),),
        )
        for reason, n in sorted(counts.items(), key=lambda item: -item[1])
    ]


def listed(view: View, rows: Sequence[Row]) -> Figure:
    """Each row left out of a figure, with the reason; of very many the first."""
    words = view.words
    matches = rows[0]["matches"] if rows else 0
    more = [words("note.left_out_more", shown=words.count(len(rows)), n=words.count(matches))]
    return Figure(
        key="left_out_rows",
        question="funding/left_out",
        title=words("title.left_out", n=words.count(matches)),
        subtitle=subtitle(view),
        rows=rows,
        columns=table.of(
            "funding/left_out",
            table.code("reason", "reason"),
            table.named("project", "title", rowsets.project_url),
            table.funder(),
            table.code("measure", "measure"),
            table.money("amount", currency=None, adds=table.alike("measure", "reason")),
            "source",
        ),
        source=" ".join([words("note.left_out"), *(more if matches > len(rows) else [])]),
    )
