"""Published claims beside what the rows add up to: shown, never charted as funding."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure
from pages.ui.rows import sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.sentences import claims as finding


def url(view: View, row: Row) -> str:
    """Address of the claim's own page."""
    return view.url("pastaende", claim_id=row["claim_id"])


def _said(view: View, row: Row) -> Cell:
    return Cell(finding.said(view, row), order=row["amount"])


def _why(view: View, row: Row) -> Cell:
    verdict = view.words(f"verdict.{row['verdict']}")
    text = [f"{verdict[:1].upper()}{verdict[1:]}.", *finding.reasons(view, row), view.note(row, "scope_note")]
    return Cell(" ".join(text), css="fu-wide")


def _money(key: str) -> Column:
    def cell(view: View, row: Row) -> Cell:
        if row[key] is None:
            return Cell("–", css="fu-number")
        if not row[key]:
            return Cell(view.words("claim.nothing"), css="fu-number", value=0, unit="SEK")
        return Cell(view.words.money(row[key]), css="fu-number", value=round(row[key]), unit="SEK")

    return Column(key, cell, number=True)


def beside_sums(view: View, rows: Sequence[Row]) -> Figure:
    """Each claim with the sum of comparable rows, the difference and what may explain it."""
    words = view.words
    return Figure(
        key="claims",
        question="funding/claims",
        title=finding.title(view, rows),
        subtitle=words("unit.claims") + " · " + words("frame.as_of_day", day=words.date(view.as_of)),
        rows=rows,
        columns=table.of(
            "funding/claims",
            table.named("claim", "statement", url),
            Column("said", _said),
            _money("rows_sek"),
            _money("rows_part_sek"),
            _money("difference_sek"),
            Column("verdict", _why),
            "source",
        ),
        source=sourcing.line(view, "funding/sources"),
        notes=[words("note.claims")],
        table_open=True,
    )


def listed(view: View, rows: Sequence[Row]) -> Figure:
    """Every claim with what it says, who says it and when, and the verdict; each leads to its own page."""
    words = view.words
    return Figure(
        key="claims_list",
        question="funding/claims",
        title=words("claim.list_title"),
        subtitle=words("claim.list_unit") + " · " + words("frame.as_of_day", day=words.date(view.as_of)),
        rows=rows,
        columns=table.of(
            "funding/claims",
            table.named("claim", "statement", url),
            Column("said", _said),
            table.code("measure", "measure"),
            Column("period", _period),
            "said_on",
            table.code("verdict", "verdict"),
            "source",
        ),
        source=sourcing.line(view, "funding/sources"),
        notes=[words("note.claims")],
        table_open=True,
        empty=words("claim.none_yet", day=words.date(view.as_of)),
    )


def _period(view: View, row: Row) -> Cell:
    start, end = (f"period_{side}" for side in ("start", "end"))
    days = [row[f"{side}_{part}"] for side in (start, end) for part in ("from", "precision")]
    return Cell(view.words.span(*days))


def undated(view: View, rows: Sequence[Row]) -> list[Figure]:
    """The claims that nothing dates, which are in no figure on any day; none where there are none."""
    words = view.words
    if not rows:
        return []
    columns = (
        table.named("claim", "statement"),
        Column("said", _said),
        table.code("measure", "measure"),
        "source",
    )
    return [
        Figure(
            key="claims_undated",
            question="claims/undated",
            title=words("title.claims_undated", n=words.count(len(rows))),
            subtitle=words("claim.list_unit"),
            rows=rows,
            columns=table.of("claims/undated", *columns),
            source=words("card.source"),
            notes=[words("note.undated_claims")],
        )
    ]
