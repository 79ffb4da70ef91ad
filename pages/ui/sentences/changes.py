"""What has changed since an earlier day, in words: at most seven sentences, made from the one row of changes/summary."""

from pages.ui.query import Row
from pages.ui.view import View


def title(view: View, told: Row) -> str:
    """The finding in one line."""
    words = view.words
    values = {
        "since": words.date(view.since),
        "money": words.money(told["whole_sek"]),
        "new": words.count(told["new"]),
        "reached": words.count(told["reached"]),
    }
    return words("changes.title", **values)


def sentences(view: View, told: Row) -> list[str]:
    """Period, money, projects, milestones, corrections; what did not happen is not told.

    At most six, which with the title are the seven of a board paper.
    """
    words = view.words
    counts = {name: words.count(told[name]) for name in told if isinstance(told[name], int)}
    sums = {name: words.money(told[name]) for name in ("whole_sek", "part_sek")}
    found = [words("changes.period", since=words.date(view.since), day=words.date(view.as_of))]
    for name, when in (
        (_either("money", told["whole_rows"], "money_part", told["part_rows"]), True),
        ("projects", told["new"] or told["started"] or told["ended"]),
        (_either("reached", told["reached"], "moved", told["moved"]), True),
        ("due", told["overdue"] or told["unreported"]),
        ("corrected", told["corrected"]),
    ):
        if name and when:
            found.append(words(f"changes.{name}", **counts, **sums))
    return found if len(found) > 1 else [*found, words("changes.nothing")]


def _either(one: str, is_one: int, other: str, is_other: int) -> str:
    """The sentence of the one thing, of the other, of both together, or none."""
    if is_one and is_other:
        return f"{one}_and_{other}"
    return one if is_one else other if is_other else ""
