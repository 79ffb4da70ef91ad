"""Published claims beside what the rows add up to: shown, never charted as funding."""

from collections.abc import Sequence

from pages.ui import sourcing, table
from pages.ui.figure import Figure
from pages.ui.query import Row
from pages.ui.table import Cell, Column
from pages.ui.view import View


def _said(view: View, row: Row) -> Cell:
    words = view.words
    amount = (
        words.money(row["amount"], row["currency"])
        if row["currency"]
        else words.exact_money(row["amount"], None)
    )
    return Cell(f"{words('comparison.' + row['comparison'])} {amount}", order=row["amount"])


def _why(view: View, row: Row) -> Cell:
    words = view.words
    reasons = [words(f"claim.why.{code}") for code in row["why"] or [] if code != "scope_note"]
    return Cell(
        " ".join([words(f"verdict.{row['verdict']}") + ".", *reasons, view.note(row, "scope_note")]),
        css="fu-wide",
    )


def _money(key: str) -> Column:
    def cell(view: View, row: Row) -> Cell:
        if row[key] is None:
            return Cell("–", css="fu-number")
        return Cell(view.words.money(row[key]), css="fu-number", value=round(row[key]), unit="SEK")

    return Column(key, cell, number=True)


def beside_sums(view: View, rows: Sequence[Row]) -> Figure:
    """Each claim with the sum of comparable rows, the difference and what may explain it."""
    words = view.words
    counts = {
        v: sum(row["verdict"] == v for row in rows) for v in ("covered", "not_covered", "not_comparable")
    }
    return Figure(
        key="claims",
        question="funding/claims",
        title=words(
            "title.claims", n=words.count(len(rows)), **{k: words.count(n) for k, n in counts.items()}
        ),
        subtitle=words("unit.claims") + " · " + words("frame.as_of_day", day=words.date(view.as_of)),
        rows=rows,
        columns=[
            table.named("claim", "statement"),
            Column("said", _said),
            _money("rows_sek"),
            _money("rows_part_sek"),
            _money("difference_sek"),
            Column("verdict", _why),
            table.source(),
        ],
        source=sourcing.line(view, "funding/sources"),
        notes=[words("note.claims")],
        table_open=True,
    )
