"""The overview in words: money, and how many of the milestones that have fallen due are done."""

from pages.ui.address.view import View
from pages.ui.rows.query import Row


def title(view: View, head: Row) -> str:
    """The finding in one line."""
    words = view.words
    due = head["milestones_due"]
    counts = {name: words.count(head[f"milestones_{name}"]) for name in ("due", "due_done")}
    if not head["granted_whole_rows"]:
        return words("overview.title_no_money", **counts) if due else words("overview.title_none")
    money = words.money(head["granted_whole_sek"])
    if not due:
        return words("overview.title_money", money=money)
    return words("overview.title", money=money, **counts)
