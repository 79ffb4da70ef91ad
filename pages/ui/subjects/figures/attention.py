"""What needs attention: overdue, longest unreported, claims that the rows do not cover."""

from collections.abc import Sequence

from markupsafe import Markup

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import block
from pages.ui.forms.listing import Item, Listing
from pages.ui.rows import rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column

SHAPE = {
    "overdue": ("▲", "status-overdue"),
    "unreported": ("?", "status-unreported"),
    "claim": ("≠", "quiet"),
}


def _href(view: View, row: Row) -> str:
    if row["kind"] == "claim":
        return view.url("pastaende", claim_id=row["item_id"])
    return rowsets.url(view, "milestones", milestone_id=row["item_id"])


def _text(view: View, row: Row) -> str:
    words = view.words
    if row["kind"] == "claim":
        covered = words.money(row["covered"])
        return words(
            "attention.claim", amount=words.money(row["amount"], row["currency"] or "SEK"), covered=covered
        )
    due = words.date(row["since_from"], row["precision"])
    return words(f"attention.{row['kind']}", date=due, ago=words.ago(row["days"]))


def _onward(view: View, head: Row, there: int) -> Markup:
    """Where all milestones that wait for an answer are, and all claims; empty where there are none."""
    words = view.words
    waiting = head["milestones_overdue"] + head["milestones_unreported"]
    links = [
        (waiting, "attention.all_milestones", view.url("milstolpar", tab="list")),
        (there - waiting, "attention.all_claims", view.url("pastaenden")),
    ]
    return Markup(" ").join(
        block.render("onward.html", href=href, text=words(key, n=words.count(n)))
        for n, key, href in links
        if n
    )


def items(view: View, rows: Sequence[Row], head: Row) -> Figure:
    """The list, the most urgent first; `head` tells how many there are of each kind."""
    words = view.words
    listed = [
        Item(view.name(row, "title"), _text(view, row), _href(view, row), *SHAPE[row["kind"]]) for row in rows
    ]
    there = max((row["in_all"] for row in rows), default=0)
    values = {"n": words.count(len(rows)), "all": words.count(there)}
    return Figure(
        key="attention",
        question="overview/attention",
        title=words("title.attention_some" if there > len(rows) else "title.attention", **values),
        subtitle=subtitle(view),
        rows=rows,
        columns=[
            table.named("what", "title", _href),
            table.code("kind", "attention.kind"),
            Column("why", lambda v, r: Cell(_text(v, r), css="fu-wide")),
        ],
        source=sourcing.line(view, "milestones/sources"),
        forms=[Listing(listed)],
        tools=_onward(view, head, there),
        notes=[words("note.attention") if there > len(rows) else ""],
    )
