"""The axis of milestones: what the rows of milestones/timeline become on it, with the notes on each."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.forms.timeline import Mark, Milestone, TimeKeys, Timeline
from pages.ui.rows import rowsets
from pages.ui.rows.query import Row
from pages.ui.subjects.figures import notes

_MARKS = (("first", "first_plan"), ("plan", "plan"), ("outcome", "done"))


def keys(view: View, rows: Sequence[Row]) -> TimeKeys:
    """The key of the milestone axis: first plan, current plan, outcome, and the statuses that its rows have."""
    words, found = view.words, {shown_status(row) for row in rows}
    marks = (("first", "column.first_plan"), ("plan", "column.plan"), ("outcome", "column.done"))
    return TimeKeys(
        tuple((kind, words(key)) for kind, key in marks),
        tuple((status, words(f"status.{status}")) for status in palette.SHAPE if status in found),
    )


def shown_status(row: Row) -> str:
    """'late' for what was done after its first plan, else the status."""
    return "late" if row["status"] == "done" and row["is_late"] else str(row["status"])


def of_rows(view: View, rows: Sequence[Row]) -> Timeline:
    """The axis of rows of milestones/timeline."""
    noted = notes.of_milestones(view)
    items = [_item(view, row, noted.get(row["milestone_id"], [])) for row in rows]
    return Timeline(items, view.as_of, view.words.date(view.as_of))


def _item(view: View, row: Row, noted: Sequence[str]) -> Milestone:
    status = shown_status(row)
    marks = [_mark(view, row, kind, name) for kind, name in _MARKS if row[f"{name}_from"] is not None]
    if row["plan_from"] == row["first_plan_from"] and row["plan_to"] == row["first_plan_to"]:
        marks = [mark for mark in marks if mark.kind != "plan"]
    href = rowsets.milestone_url(view, row)
    return Milestone(status, view.name(row, "title"), href, _text(view, row, status), marks, noted)


def _mark(view: View, row: Row, kind: str, name: str) -> Mark:
    when = view.words.date(row[f"{name}_from"], row[f"{name}_precision"])
    return Mark(kind, row[f"{name}_to"], f"{view.words(f'column.{name}')}: {when}")


def _text(view: View, row: Row, status: str) -> str:
    """What is known in words; 'done' is said by the day on which it was."""
    said = status == "done" and row["done_from"] is not None
    return " · ".join([*([] if said else [view.words(f"status.{status}")]), *when(view, row)])


def when(view: View, row: Row) -> list[str]:
    """When a milestone was planned, moved to and reached, and how late that was."""
    words = view.words
    parts = []
    if row["first_plan_from"] is not None:
        parts.append(
            words("milestone.planned", date=words.date(row["first_plan_from"], row["first_plan_precision"]))
        )
    if row["moves"]:
        parts.append(words("milestone.moved_to", date=words.date(row["plan_from"], row["plan_precision"])))
    if row["done_from"] is not None:
        parts.append(words("milestone.done", date=words.date(row["done_from"], row["done_precision"])))
    if row["slip_days"] and row["is_late"]:
        parts.append(words("milestone.slip", n=words.count(row["slip_days"])))
    return parts
