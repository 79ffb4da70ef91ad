"""The milestone axis: first plan, current plan and outcome of each milestone on one scale of time."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from pages.ui import block, palette, rowsets
from pages.ui.figures import notes
from pages.ui.query import Row
from pages.ui.view import View

_MARKS = (("first", "first_plan"), ("plan", "plan"), ("outcome", "done"))


def shown_status(row: Row) -> str:
    """'late' for what was done after its first plan, else the status."""
    return "late" if row["status"] == "done" and row["is_late"] else str(row["status"])


def render(view: View, rows: Sequence[Row]) -> Markup:
    """The axis with a line for each milestone."""
    days = [row[f"{name}_{end}"] for row in rows for _, name in _MARKS for end in ("from", "to")]
    known = [day for day in days if day is not None] + [view.as_of]
    first, last = dt.date(min(known).year, 1, 1), dt.date(max(known).year, 12, 31)
    scale = _Scale(first, last)
    years = [{"left": scale.left(dt.date(y, 1, 1)), "text": str(y)} for y in range(first.year, last.year + 1)]
    step = 1 if len(years) < 9 else 2
    for number, year in enumerate(years):
        year["text"] = year["text"] if number % step == 0 else ""
    noted = notes.of_milestones(view)
    items = [_item(view, row, scale) | {"notes": noted.get(row["milestone_id"], [])} for row in rows]
    now_text = view.words.date(view.as_of)
    return block.render(
        "timeline.html", years=years, now=scale.left(view.as_of), now_text=now_text, items=items
    )


class _Scale:
    def __init__(self, first: dt.date, last: dt.date) -> None:
        self.first, self.days = first, (last - first).days + 1

    def left(self, day: dt.date) -> float:
        return round(100 * (day - self.first).days / self.days, 2)


def _item(view: View, row: Row, scale: _Scale) -> dict[str, Any]:
    status = shown_status(row)
    marks = [_mark(view, row, kind, name, scale) for kind, name in _MARKS if row[f"{name}_from"] is not None]
    if row["plan_from"] == row["first_plan_from"] and row["plan_to"] == row["first_plan_to"]:
        marks = [mark for mark in marks if mark["kind"] != "plan"]
    places = [mark["left"] for mark in marks]
    slip = {"left": min(places), "width": round(max(places) - min(places), 2)} if len(places) > 1 else None
    href = rowsets.url(view, "milestones", milestone_id=row["milestone_id"])
    return {
        "status": status,
        "shape": palette.SHAPE[status],
        "title": view.name(row, "title"),
        "href": href,
        "text": _text(view, row, status),
        "marks": marks,
        "slip": slip,
    }


def _mark(view: View, row: Row, kind: str, name: str, scale: _Scale) -> dict[str, Any]:
    when = view.words.date(row[f"{name}_from"], row[f"{name}_precision"])
    return {
        "kind": kind,
        "left": scale.left(row[f"{name}_to"]),
        "width": 0,
        "title": f"{view.words(f'column.{name}')}: {when}",
    }


def _text(view: View, row: Row, status: str) -> str:
    words = view.words
    parts = [words(f"status.{status}")]
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
    return " · ".join(parts)
