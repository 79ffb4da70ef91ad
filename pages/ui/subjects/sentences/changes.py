"""What has changed since an earlier day, in words: at most seven sentences, made from the one row of changes/summary."""

from pages.ui.address.view import View
from pages.ui.rows.query import Row


def title(view: View, told: Row) -> str:
    """The finding in one line."""
    words = view.words
    if not has_changed(told):
        return words("changes.title_nothing", since=words.date(view.since))
    values = {
        "since": words.date(view.since),
        "money": words.money(told["whole_sek"]),
        "new": words.count(told["new"]),
        "reached": words.count(told["reached"]),
    }
    return words("changes.title", **values)


def sentences(view: View, told: Row, last: Row | None = None) -> list[str]:
    """Period, money, projects, milestones, corrections; what did not happen is not told.

    At most six, which with the title are the seven of a board paper. Where nothing happened, it is the day on which
    something last did, and what that was: `last` of the same question.
    """
    if last:
        day = view.words("changes.latest", day=view.words.date(told["latest"]))
        return [" ".join([day, *_happened(view, last)])]
    words = view.words
    period = "changes.period" if has_changed(told) else "changes.nothing"
    return [words(period, since=words.date(view.since), day=words.date(view.as_of)), *_happened(view, told)]


def _happened(view: View, told: Row) -> list[str]:
    """A sentence for each kind of thing that happened."""
    words = view.words
    counts = {name: words.count(told[name]) for name in told if isinstance(told[name], int)}
    sums = {name: words.money(told[name]) for name in ("whole_sek", "part_sek")}
    found = []
    for name, when in (
        (_either("money", told["whole_rows"], "money_part", told["part_rows"]), True),
        ("projects", told["new"] or told["started"] or told["ended"]),
        (_either("reached", told["reached"], "moved", told["moved"]), True),
        ("due", told["overdue"] or told["unreported"]),
        ("corrected", told["corrected"]),
    ):
        if name and when:
            found.append(words(f"changes.{name}", **counts, **sums))
    return found


def has_changed(told: Row) -> bool:
    """Whether anything at all happened between the days."""
    return any(told[name] for name in told if name != "latest")


def _either(one: str, is_one: int, other: str, is_other: int) -> str:
    """The sentence of the one thing, of the other, of both together, or none."""
    if is_one and is_other:
        return f"{one}_and_{other}"
    return one if is_one else other if is_other else ""
