"""The projects page in words."""

from pages.ui.query import Row
from pages.ui.view import View


def title(view: View, total: Row) -> str:
    """How many projects, and how many go on."""
    words = view.words
    if not total["projects"]:
        return words("projects.title_none")
    return words("projects.title", n=words.count(total["projects"]), ongoing=words.count(total["ongoing"]))


def sentences(view: View, total: Row) -> list[str]:
    """The states, and by how much areas overlap."""
    words = view.words
    if not total["projects"]:
        return []
    names = ("projects", "planned", "ongoing", "ended", "not_stated", "memberships", "overlap")
    values = {name: words.count(total[name]) for name in names}
    found = [words("projects.states", **values)]
    if total["overlap"]:
        found.append(words("projects.overlap", **values))
    return found
