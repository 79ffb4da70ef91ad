"""The milestone axis as shapes: first plan, current plan and outcome of each milestone on one scale of time."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from pages.ui import palette, timeline
from pages.ui.deck import texts
from pages.ui.deck.template import Box
from pages.ui.figure import Figure
from pages.ui.query import Row
from pages.ui.view import View

MOST = 14
_NEEDED = {"first_plan_to", "plan_to", "done_to", "status", "is_late"}
_MARKS = (("first_plan", "first"), ("plan", "plan"), ("done", "outcome"))
_HEAD = Pt(34)


def is_axis(figure: Figure) -> bool:
    """Whether a figure draws milestones on an axis of time."""
    return bool(figure.rows and figure.after and not figure.table_open and figure.rows[0].keys() >= _NEEDED)


def nearest(rows: Sequence[Row]) -> list[Row]:
    """The milestones around the day, in their order: a third at most of those ahead, and the latest of the others."""
    ahead = [row for row in rows if row["status"] == "upcoming"][: MOST // 3]
    before = [row for row in rows if row["status"] != "upcoming"][len(ahead) - MOST :]
    chosen = {row["milestone_id"] for row in [*before, *ahead]}
    return [row for row in rows if row["milestone_id"] in chosen]


def draw(slide: Any, view: View, rows: Sequence[Row], box: Box, alt: str) -> None:
    """Draw a line for each milestone, years above, and a line through the day of the view."""
    group = slide.shapes.add_group_shape()
    texts.describe(group, alt, "axis")
    days = [row[f"{name}_to"] for row in rows for name, _ in _MARKS if row[f"{name}_to"]] + [view.as_of]
    first, last = min(days).year, max(days).year
    start, length = dt.date(first, 1, 1), (dt.date(last, 12, 31) - dt.date(first, 1, 1)).days + 1
    names = int(box.width * 0.46)
    left, width = box.left + names, box.width - names - Pt(8)
    step = (box.height - _HEAD) // max(len(rows), 8)

    def at(day: dt.date) -> int:
        return int(left + width * (day - start).days / length)

    bottom = box.top + _HEAD + step * len(rows)
    every = 1 if last - first < 9 else 2
    for year in range(first, last + 1):
        place = at(dt.date(year, 1, 1))
        _line(group, place, box.top + _HEAD - Pt(3), place, bottom, "line", Pt(0.75))
        if (year - first) % every == 0:
            _text(group, str(year), Box(place + Pt(2), box.top + Pt(15), Pt(44), Pt(14)), 10, "quiet")
    _line(group, at(view.as_of), box.top + Pt(14), at(view.as_of), bottom, "text", Pt(1.5))
    wide = Pt(150)
    place = min(at(view.as_of) - wide // 2, box.left + box.width - wide)
    now = _text(group, view.words.date(view.as_of), Box(place, box.top, wide, Pt(14)), 10, "text")
    now.alignment = PP_ALIGN.CENTER if place + wide < box.left + box.width else PP_ALIGN.RIGHT
    for number, row in enumerate(rows):
        middle = box.top + _HEAD + step * number + step // 2
        _milestone(group, view, row, Box(box.left, middle - step // 2, names - Pt(12), step), middle, at)


def _milestone(group: Any, view: View, row: Row, name: Box, middle: int, at: Any) -> None:
    status = timeline.shown_status(row)
    colour = f"status-{status}"
    told = f"{palette.SHAPE[status]} {view.words(f'status.{status}')}"
    paragraph = _text(group, told, name, 11, colour)
    texts.write(paragraph, " · ", Pt(11), "quiet").text = "  "
    texts.write(paragraph, texts.shortened(view.name(row, "title"), 58), Pt(11))
    marks = [(kind, row[f"{stem}_to"]) for stem, kind in _MARKS if row[f"{stem}_to"]]
    if row["plan_to"] == row["first_plan_to"]:
        marks = [mark for mark in marks if mark[0] != "plan"]
    places = [at(day) for _, day in marks]
    if len(places) > 1:
        _line(group, min(places), middle, max(places), middle, colour, Pt(2))
    size = Pt(10)
    for (kind, _), place in zip(marks, places, strict=True):
        dot = group.shapes.add_shape(
            MSO_SHAPE.OVAL, Emu(place - size // 2), Emu(middle - size // 2), size, size
        )
        texts.plain(dot)
        dot.fill.solid()
        dot.fill.fore_color.rgb = texts.rgb(colour if kind == "outcome" else "background")
        dot.line.color.rgb, dot.line.width = texts.rgb(colour), Pt(1.75)
        if kind == "first":
            dot.line.dash_style = MSO_LINE.ROUND_DOT


def _line(group: Any, x0: int, y0: int, x1: int, y1: int, colour: str, width: Any) -> None:
    line = texts.plain(group.shapes.add_connector(1, Emu(int(x0)), Emu(int(y0)), Emu(int(x1)), Emu(int(y1))))
    line.line.color.rgb, line.line.width = texts.rgb(colour), width


def _text(group: Any, text: str, box: Box, size: int, colour: str) -> Any:
    frame = texts.box(group.shapes, box.left, box.top, box.width, box.height)
    frame.vertical_anchor, frame.word_wrap = MSO_ANCHOR.MIDDLE, True
    texts.write(frame.paragraphs[0], text, Pt(size), colour)
    return frame.paragraphs[0]
