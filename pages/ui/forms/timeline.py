"""The milestone axis: first plan, current plan and outcome of each milestone on one scale of time; and its key."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from pages.ui.base import lettering, palette
from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas, flowed
from pages.ui.forms.form import SMALL, Form, Screen


@dataclass(frozen=True)
class TimeKeys(Form):
    """The key of the milestone axis: `marks` are kind and word of each mark, `statuses` are status and word."""

    is_whole: ClassVar[bool] = False
    marks: Sequence[tuple[str, str]]
    statuses: Sequence[tuple[str, str]]

    def html(self, screen: Screen) -> Markup:
        """A list of marks, shapes and words."""
        return block.render("timekeys.html", marks=self.marks, statuses=self.statuses, shape=palette.SHAPE)

    def text(self) -> list[str]:
        """Each word."""
        return [word for _, word in [*self.marks, *self.statuses]]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Marks, shapes and words in lines."""
        texts = self.text()
        places = flowed([22 + lettering.width(text, SMALL) for text in texts], width, 20)
        for text, (left, line) in zip(texts, places, strict=True):
            canvas.text(x + left + 20, y + 16 + line * 21, text, SMALL)
        for (kind, _), (left, line) in zip(self.marks, places, strict=False):
            mark(canvas, kind, x + left + 8, y + 11 + line * 21, "text")
        for (status, _), (left, line) in zip(self.statuses, places[len(self.marks) :], strict=True):
            canvas.shape(palette.SHAPE[status], x + left + 9, y + 16 + line * 21, f"status-{status}")
        return y + (places[-1][1] + 1 if places else 0) * 21 + 6


@dataclass(frozen=True)
class Mark:
    """A day of a milestone: 'first' plan, 'plan' or 'outcome', and what it is in words."""

    kind: str
    day: dt.date
    title: str


@dataclass(frozen=True)
class Milestone:
    """One line of the axis. `status` is 'late' for what was done after its first plan."""

    status: str
    title: str
    href: str
    text: str
    marks: Sequence[Mark]
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Timeline(Form):
    """Milestones on one scale of time, with a line through the day `now`."""

    cut_by = "items"

    items: Sequence[Milestone]
    now: dt.date
    now_text: str

    def _ends(self) -> tuple[dt.date, int]:
        """The first day of the axis, and how many days it has."""
        days = [mark.day for item in self.items for mark in item.marks] + [self.now]
        first = dt.date(min(days).year, 1, 1)
        return first, (dt.date(max(days).year, 12, 31) - first).days + 1

    def _left(self, day: dt.date) -> float:
        """Where a day stands, in percent of the axis."""
        first, days = self._ends()
        return round(100 * (day - first).days / days, 2)

    def _years(self) -> list[tuple[float, str]]:
        """Where each year begins, and its number; on a long axis every other."""
        first, days = self._ends()
        years = range(first.year, (first + dt.timedelta(days - 1)).year + 1)
        step = 1 if len(years) < 9 else 2
        return [
            (self._left(dt.date(year, 1, 1)), str(year) if number % step == 0 else "")
            for number, year in enumerate(years)
        ]

    def html(self, screen: Screen) -> Markup:
        """A list with a track for each milestone."""
        return block.render(
            "timeline.html",
            years=self._years(),
            now=self._left(self.now),
            now_text=self.now_text,
            items=[(item, [(mark, self._left(mark.day)) for mark in item.marks]) for item in self.items],
            shape=palette.SHAPE,
        )

    def text(self) -> list[str]:
        """The day, and each milestone with its days."""
        return [self.now_text] + [" · ".join([item.title, item.text, *item.notes]) for item in self.items]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Names to the left, the axis to the right."""
        names = width * 0.52
        start, room = x + names + 14, width - names - 28
        top, years = y, self._years()
        for left, text in years:
            canvas.text(start + room * left / 100, y + 14, text, 12, colour="quiet")
        place = self._left(self.now)
        now = start + room * place / 100
        y += 22
        canvas.text(now, y + 12, self.now_text, 12, bold=True, anchor="end" if place > 50 else "start")
        y += 20
        for item in self.items:
            y = self._item(canvas, item, x, y, names, start, room)
        for left, _ in years:
            canvas.line(start + room * left / 100, top + 18, start + room * left / 100, y, "line", 0.6)
        canvas.line(now, top + 40, now, y, "text", 1.4, "4 3")
        return y

    def _item(
        self, canvas: Canvas, item: Milestone, x: float, y: float, names: float, start: float, room: float
    ) -> float:
        top, colour = y, f"status-{item.status}"
        canvas.shape(palette.SHAPE[item.status], x + 8, y + 18, colour)
        y = canvas.paragraph(x + 22, y, item.title, names - 26)
        for text in (item.text, *item.notes):
            y = canvas.paragraph(x + 22, y, text, names - 26, 12, colour="quiet")
        y += 6
        middle = (top + y) / 2
        canvas.line(start, middle, start + room, middle, "line")
        places = [start + room * self._left(mark.day) / 100 for mark in item.marks]
        if len(places) > 1:
            canvas.line(min(places), middle, max(places), middle, colour, 3)
        for each, at in zip(item.marks, places, strict=True):
            mark(canvas, each.kind, at, middle, colour)
        return y

    def first(self, count: int) -> "Timeline":
        """The milestones around the day, in their order: a third at most of those ahead, and the latest of the others."""
        ahead = [number for number, item in enumerate(self.items) if item.status == "upcoming"]
        before = [number for number, item in enumerate(self.items) if item.status != "upcoming"]
        ahead = ahead[: max(count // 3, count - len(before))]
        before = before[max(len(before) - (count - len(ahead)), 0) :]
        return replace(self, items=[self.items[number] for number in sorted([*ahead, *before])])


def mark(canvas: Canvas, kind: str, x: float, y: float, colour: str) -> None:
    """A mark of the axis: dashed ring, ring, disc."""
    if kind == "outcome":
        canvas.circle(x, y, 6, fill=colour)
    else:
        canvas.circle(x, y, 5.2, fill="background", stroke=colour, dash="2.6 2" if kind == "first" else "")
