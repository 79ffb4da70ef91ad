"""The verdicts of the areas and of the strategy as a whole in words, by the rule of `data/macros/verdict.sql`."""

from collections import Counter
from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row

# From the best to what nobody can tell; the sign of each, of the statuses that it rests on.
SIGNS = {
    "on_plan": "●",
    "partly_confirmed": "●?",
    "delayed": "▲",
    "unknown": "?",
    "none_due": "○",
    "no_plan": "–",
}


def areas(rows: Sequence[Row]) -> list[Row]:
    """The rows that are of an area."""
    return [row for row in rows if row["strategy_ids"]]


def counts(rows: Sequence[Row]) -> dict[str, int]:
    """How many areas have each verdict that occurs."""
    found = Counter(row["verdict"] for row in areas(rows))
    return {verdict: found[verdict] for verdict in SIGNS if found[verdict]}


def sentence(view: View, rows: Sequence[Row]) -> str:
    """How many areas are confirmed to be on plan, what the others are, and how the strategy as a whole stands."""
    words = view.words
    found = counts(rows)
    fine = found.pop("on_plan", 0)
    others = words.list([words(f"plan.areas.{verdict}", n=words.count(n)) for verdict, n in found.items()])
    [whole] = [row for row in rows if row["line_id"] == "all"]
    strategy = words(f"plan.whole.{whole['verdict']}", n=words.count(whole["overdue"]))
    if not fine and not found:
        return strategy
    key = "plan.none" if not fine else "plan.some" if found else "plan.every"
    return f"{words(key, n=words.count(fine), told=others)} {strategy}"


def who(view: View, row: Row) -> str:
    """Who can answer for what is overdue or unreported: the one with most of it, and how many more."""
    words = view.words
    if row["verdict"] == "no_plan":
        return words("plan.nothing_to_follow")
    if row["answering"]:
        more = len(row["answering"]) - 1
        return str(row["answering"][0]) + (f" +{words.number(more)}" if more else "")
    return words("plan.nobody") if row["nobody_answers_for"] else ""
