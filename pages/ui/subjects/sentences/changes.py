"""What has changed since an earlier day, in words: at most seven sentences, made from the one row of changes/summary."""

from pages.ui.address.view import View
from pages.ui.rows.query import Row

_KINDS = {
    "projects": ("new", "started", "ended"),
    "milestones": ("reached", "late", "moved", "overdue", "unreported"),
}
_IN_TITLE = (
    "new",
    "reached",
    "ended",
    "started",
    "moved",
    "unreported",
    "overdue",
    "corrected",
)  # in a title, in this order
MOST_IN_TITLE = 3


def title(view: View, summary: Row) -> str:
    """The finding in one line."""
    words = view.words
    if not has_changed(summary):
        return words("changes.title_nothing", since=words.date(view.since))
    happened = (
        [words("changes.part.whole_sek", money=words.money(summary["whole_sek"]))]
        if summary["whole_rows"]
        else []
    )
    happened += [parts(view, summary, name) for name in _IN_TITLE if summary[name]]
    values = {"since": words.date(view.since), "told": words.list(happened[:MOST_IN_TITLE])}
    return words("changes.title", **values)


def parts(view: View, summary: Row, *names: str) -> str:
    """What happened of these kinds, in one list; what did not happen is no part of it."""
    words = view.words
    return words.list(
        [
            words(f"changes.part.{name}", **{name: words.count(summary[name])})
            for name in names
            if summary[name]
        ]
    )


def sentences(view: View, summary: Row, last: Row | None = None) -> list[str]:
    """Period, money, projects, milestones, corrections; what did not happen is left out.

    At most six, which with the title are the seven of a board paper. Where nothing happened, it is the day on which
    something last did, and what that was: `last` of the same question.
    """
    if last:
        day = view.words("changes.latest", day=view.words.date(summary["latest"]))
        return [" ".join([day, *_happened(view, last)])]
    words = view.words
    period = "changes.period" if has_changed(summary) else "changes.nothing"
    return [
        words(period, since=words.date(view.since), day=words.date(view.as_of)),
        *_happened(view, summary),
    ]


def _happened(view: View, summary: Row) -> list[str]:
    """A sentence for each kind of thing that happened."""
    words = view.words
    counts = {name: words.count(summary[name]) for name in summary if isinstance(summary[name], int)}
    sums = {name: words.money(summary[name]) for name in ("whole_sek", "part_sek")}
    money = _either("money", summary["whole_rows"], "money_part", summary["part_rows"])
    found = [words(f"changes.{money}", **counts, **sums)] if money else []
    for kind, names in _KINDS.items():
        if happened := parts(view, summary, *names):
            found.append(words(f"changes.{kind}", told=happened))
    return [*found, words("changes.corrected", **counts)] if summary["corrected"] else found


def has_changed(summary: Row) -> bool:
    """Whether anything at all happened between the days."""
    return any(summary[name] for name in summary if name != "latest")


def _either(one: str, is_one: int, other: str, is_other: int) -> str:
    """The sentence of the one thing, of the other, of both together, or none."""
    if is_one and is_other:
        return f"{one}_and_{other}"
    return one if is_one else other if is_other else ""
