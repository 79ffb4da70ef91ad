"""The overview in words: a title and three sentences, made from the headline row."""

from pages.ui.address.view import View
from pages.ui.rows.query import Row
from pages.ui.subjects.sentences import projects


def title(view: View, head: Row) -> str:
    """The finding in one line."""
    words = view.words
    values = {
        "money": words.money(head["granted_whole_sek"]),
        "done": words.count(head["milestones_done"]),
        "unreported": words.count(head["milestones_unreported"]),
    }
    due = head["milestones_done"] or head["milestones_due"]
    if not head["granted_whole_rows"]:
        return words("overview.title_no_money" if due else "overview.title_none", **values)
    return words("overview.title" if due else "overview.title_money", **values)


def sentences(view: View, head: Row, total: Row) -> list[str]:
    """Money, projects, milestones: one sentence each."""
    return [_money(view, head, total), _projects(view, head), _milestones(view, head)]


def _money(view: View, head: Row, total: Row) -> str:
    words = view.words
    day = words.date(view.as_of)
    if not head["granted_whole_rows"]:
        return words("overview.money_none", day=day)
    two = total["largest_two"]
    values = {
        "first": total["first_year"],
        "day": day,
        "money": words.money(head["granted_whole_sek"]),
        "rows": words.count(total["rows"]),
        "two": words("overview.money_two", money=words.money(two)) if two else "",
        "beside": _beside(view, head),
    }
    return words("overview.money", **values)


def _beside(view: View, head: Row) -> str:
    """The money that is in no sum with the rest: to projects partly in the county, and without a year."""
    words = view.words
    sums = {"part": head["granted_part_sek"], "undated": head["undated_sek"]}
    told = [words(f"overview.money_{name}", money=words.money(sek)) for name, sek in sums.items() if sek]
    return words("overview.money_beside", told=words.list(told)) if told else ""


def _projects(view: View, head: Row) -> str:
    words = view.words
    if not head["projects"]:
        return words("overview.projects_none")
    states = projects.states(view, head, "projects_")
    return words("overview.projects", projects=words.count(head["projects"]), states=states)


def _milestones(view: View, head: Row) -> str:
    words = view.words
    names = ("due", "due_done", "unplanned")
    values: dict[str, object] = {name: words.count(head[f"milestones_{name}"]) for name in names}
    if not head["milestones"]:
        return words("overview.milestones_none")
    late = [
        words(f"overview.milestones_{name}", n=words.count(head[f"milestones_{name}"]))
        for name in ("overdue", "unreported")
        if head[f"milestones_{name}"]
    ]
    values["rest"] = words("overview.milestones_rest", told=words.list(late)) if late else ""
    return words("overview.milestones", **values)
