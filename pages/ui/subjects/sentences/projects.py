"""The projects page in words."""

from pages.ui.address.view import View
from pages.ui.rows.query import Row


def title(view: View, total: Row) -> str:
    """How many projects, how many go on, and for how many no source says so."""
    words = view.words
    if not total["projects"]:
        return words("projects.title_none")
    n, ongoing = words.count(total["projects"]), words.count(total["ongoing"])
    if total["ongoing"] and total["not_stated"]:
        unknown = words.count(total["not_stated"])
        return words("projects.title_unknown", n=n, ongoing=ongoing, unknown=unknown)
    return words("projects.title" if total["ongoing"] else "projects.title_no_ongoing", n=n, ongoing=ongoing)


def states(view: View, row: Row, prefix: str = "") -> str:
    """How many projects are in each state that has any; `prefix` is that of the columns of the row."""
    words = view.words
    counts = {name: row[prefix + name] for name in ("ongoing", "planned", "ended", "not_stated")}
    return words.list(
        [words(f"projects.in_state.{name}", n=words.count(n)) for name, n in counts.items() if n]
    )


def sentences(view: View, total: Row) -> list[str]:
    """The states, and by how much areas overlap."""
    words = view.words
    if not total["projects"]:
        return []
    values = {name: words.count(total[name]) for name in ("memberships", "overlap")}
    found = [words("projects.states", states=states(view, total))]
    if total["overlap"]:
        found.append(words("projects.overlap", **values))
    return found
