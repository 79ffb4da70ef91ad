"""Published claims beside what the rows add up to: shown, never charted as funding."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import block
from pages.ui.forms.listing import Item, Listing
from pages.ui.forms.pairs import Pair, Pairs, Words
from pages.ui.forms.scale import scale
from pages.ui.rows import sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.sentences import claims as finding

PAGE_SIZE = 25
MOST = 5  # of the claims beside the sums; the others are a page away


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
    """Each claim with the sum of comparable rows, the difference and what may explain it; first those that can be compared."""
    words = view.words
    shown = sorted(rows, key=lambda row: row["verdict"] == "not_comparable")
    return Figure(
        key="claims",
        question="funding/claims",
        title=finding.title(view, rows),
        subtitle=subtitle(view, words("unit.claims")),
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
        forms=[Listing(tuple(_item(view, row) for row in shown[:MOST]))] if rows else (),
        tools=block.render(
            "onward.html", href=view.url("pastaenden"), text=words("claims.all", n=words.count(len(rows)))
        ),
        notes=[words("note.claims")],
    )


def compared(view: View, rows: Sequence[Row]) -> Figure:
    """The claims that can be compared, each against the sum of its rows, the largest first; the table has the others as well."""
    words = view.words
    shown = [row for row in rows if row["verdict"] != "not_comparable"]
    shown.sort(key=lambda row: -row["amount_sek"])
    high = max((max(row["amount_sek"], row["rows_sek"]) for row in shown), default=0)
    pairs = [
        Pair(
            view.name(row, "statement"),
            url(view, row),
            view.note(row, "scope_note"),
            row["amount_sek"],
            words.money(row["amount_sek"]),
            row["rows_sek"],
            words.money(row["rows_sek"]) if row["rows"] else "–",
            words.percent(row["covered_pct"]) if row["rows"] else "–",
        )
        for row in shown
    ]
    heads = Words(*(words(f"claim.head.{name}") for name in ("what", "said", "found", "share")))
    return Figure(
        key="claims_compared",
        question="funding/claims",
        title=finding.compared(view, shown),
        subtitle=subtitle(view, words("claim.compared_unit")),
        rows=rows if shown else [],
        columns=table.of(
            "funding/claims",
            table.named("claim", "statement", url),
            Column("said", _said),
            _money("rows_sek"),
            _money("difference_sek"),
            "covered_pct",
            table.code("verdict", "verdict"),
            "source",
        ),
        source=sourcing.line(view, "funding/sources"),
        forms=[Pairs(pairs, [(tick, words.money(tick) if tick else "0") for tick in scale(high)], heads)],
        notes=[words("note.claims")],
        empty=words("claim.none_compared"),
    )


def _item(view: View, row: Row) -> Item:
    """A claim with what it says and what comparable rows add up to."""
    words = view.words
    values = {"said": finding.said(view, row), "verdict": words(f"verdict.{row['verdict']}")}
    beside = words("claims.beside_nothing", **values)
    if row["rows_sek"]:
        beside = words("claims.beside", **values, rows=words.money(row["rows_sek"]))
    return Item(view.name(row, "statement"), beside, url(view, row))


def listed(view: View, rows: Sequence[Row]) -> Figure:
    """Every claim with what it says, who says it and when, and the verdict; each leads to its own page."""
    words = view.words
    return Figure(
        key="claims_list",
        question="funding/claims",
        title=words("claim.list_title"),
        subtitle=subtitle(view, words("claim.list_unit")),
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
        page_size=PAGE_SIZE,
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
