"""The milestones page in words."""

from pages.ui.address.view import View
from pages.ui.rows.query import Row


def title(view: View, total: Row) -> str:
    """How many of those due are done, and of how many no source tells: what has no known plan is no part of it."""
    words = view.words
    if not total["due"]:
        return words("milestones.title_none_due" if total["milestones"] else "milestones.title_none")
    names = ("due_done", "due", "unreported")
    values = {name.removeprefix("due_"): words.count(total[name]) for name in names}
    return words("milestones.title", **values)


def sentences(view: View, total: Row) -> list[str]:
    """What unreported means, and how many were reached without a known plan."""
    words = view.words
    if not total["milestones"]:
        return []
    said = [words("note.unreported")] if total["unreported"] else []
    if total["done_unplanned"]:
        said.append(words("milestones.unplanned", n=words.count(total["done_unplanned"])))
    return [" ".join(said)] if said else []
