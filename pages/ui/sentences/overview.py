"""The overview in words: a title and three sentences, made from the headline row."""

from pages.ui.query import Row
from pages.ui.view import View


def title(view: View, head: Row) -> str:
    """The finding in one line."""
    words = view.words
    values = {
        "money": words.money(head["granted_whole_sek"]),
        "done": words.count(head["milestones_done"]),
        "unreported": words.count(head["milestones_unreported"]),
    }
    due = head["milestones_done"] or head["milestones_due"]
    return words("overview.title" if due else "overview.title_money", **values)


def sentences(view: View, head: Row, total: Row) -> list[str]:
    """Money, projects, milestones: one sentence each."""
    return [_money(view, head, total), _projects(view, head), _milestones(view, head)]


def _money(view: View, head: Row, total: Row) -> str:
    words = view.words
    if not head["granted_whole_rows"]:
        return words("overview.money_none", day=words.date(view.as_of))
    values = {
        "day": words.date(view.as_of),
        "money": words.money(head["granted_whole_sek"]),
        "part": words.money(head["granted_part_sek"]),
    }
    text = words("overview.money", **values)
    if head["undated_sek"]:
        text += " " + words("overview.money_undated", undated=words.money(head["undated_sek"]))
    counts = {"rows": words.count(total["rows"]), "projects": words.count(total["projects"])}
    if total["largest_two"]:
        text += " " + words("overview.money_from", **counts, two=words.money(total["largest_two"]))
    if head["top_line_id"]:
        top = {"name": view.name(head, "top_name"), "top": words.money(head["top_sek"])}
        text += " " + words("overview.money_top", **top)
    return text


def _projects(view: View, head: Row) -> str:
    words = view.words
    names = ("projects", "projects_ongoing", "projects_ended", "projects_planned", "projects_not_stated")
    return words("overview.projects", **{name: words.count(head[name]) for name in names})


def _milestones(view: View, head: Row) -> str:
    words = view.words
    names = ("due", "due_done", "late", "overdue", "unreported", "unplanned", "upcoming")
    values = {name: words.count(head[f"milestones_{name}"]) for name in names}
    return words("overview.milestones" if head["milestones"] else "overview.milestones_none", **values)
