"""The milestones page in words."""

from pages.ui.address.view import View
from pages.ui.rows.query import Row


def title(view: View, total: Row) -> str:
    """How many are done, and of how many no source tells."""
    words = view.words
    if not total["done"] + total["due"]:
        return words("milestones.title_none")
    names = ("done", "unreported")
    return words("milestones.title", **{name: words.count(total[name]) for name in names})


def sentences(view: View, total: Row) -> list[str]:
    """Late, overdue, upcoming, moved; and what unreported means."""
    words = view.words
    if not total["milestones"]:
        return []
    names = ("due", "late", "on_time", "done_unplanned", "overdue", "upcoming", "moved", "unreported")
    values = {name: words.count(total[name]) for name in names}
    return [words("milestones.done", **values), words("milestones.open", **values), words("note.unreported")]
