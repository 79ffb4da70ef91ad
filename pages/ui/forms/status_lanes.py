"""One lane per area: a mark for each milestone in the year of its outcome, else of its plan; a line where it was moved."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from pages.ui.base import lettering, palette
from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas, flowed
from pages.ui.forms.form import SMALL, Form, Screen
from pages.ui.forms.statuses import Head

MOST_YEARS = 16  # those before stand together in the first
_MARK = 13  # pixels that a mark takes of a picture


@dataclass(frozen=True)
class Mark:
    """A milestone: its year, that of its first plan (None without one), its status, what it is in words.

    A minor one has a smaller sign: no plan of it is known. Marks are no links: side by side they are too small to be hit,
    and the list of the same page leads to each.
    """

    year: int
    first_year: int | None
    status: str
    title: str
    is_minor: bool = False

    @property
    def shape(self) -> str:
        """The sign of the status."""
        return palette.SHAPE[self.status]


@dataclass(frozen=True)
class Lane:
    """An area with its milestones; what is no area stands last, after a rule."""

    name: str
    href: str
    colour: str
    marks: Sequence[Mark]
    is_apart: bool = False


@dataclass(frozen=True)
class StatusLanes(Form):
    """Lanes over years, a line through the day `now`; `signs` are what occurs, `region` names the whole.

    `moved` is what a line from a first plan is called.
    """

    lanes: Sequence[Lane]
    now: dt.date
    signs: Sequence[Head]
    now_text: str
    moved: str
    region: str

    @cached_property
    def years(self) -> list[int]:
        """The years from the first to the last; the first also holds those before it."""
        found = [mark.year for lane in self.lanes for mark in lane.marks] + [self.now.year]
        return list(range(max(min(found), max(found) - MOST_YEARS + 1), max(found) + 1))

    @cached_property
    def is_cut(self) -> bool:
        """Whether years before the first stand in it."""
        return any(mark.year < self.years[0] for lane in self.lanes for mark in lane.marks)

    @property
    def day_of_year(self) -> int:
        """How many days of its year have passed before the day."""
        return self.now.timetuple().tm_yday - 1

    @property
    def now_at(self) -> float:
        """Where the day stands, in percent of the axis."""
        return 100 * (self.now.year - self.years[0] + self.day_of_year / 366) / len(self.years)

    def place(self, year: int) -> int:
        """The place of a year from the left, counted from 1."""
        return max(year - self.years[0], 0) + 1

    def cells(self, lane: Lane) -> list[tuple[int, list[Mark]]]:
        """The marks of each place that has some."""
        found: dict[int, list[Mark]] = {}
        for mark in lane.marks:
            found.setdefault(self.place(mark.year), []).append(mark)
        return sorted(found.items())

    def counted(self, marks: Sequence[Mark]) -> list[tuple[Mark, int]]:
        """The first mark of each sign with how many there are, as a hall can read them: the larger signs first."""
        found: dict[tuple[bool, str], list[Mark]] = {}
        for mark in marks:
            found.setdefault((mark.is_minor, mark.status), []).append(mark)
        return [(own[0], len(own)) for _, own in sorted(found.items(), key=lambda item: item[0][0])]

    def ways(self, lane: Lane) -> list[tuple[int, int, Mark]]:
        """From which place to which a milestone went, each that left the year of its first plan."""
        ways = [
            (self.place(mark.first_year), self.place(mark.year), mark)
            for mark in lane.marks
            if mark.first_year is not None
        ]
        return [(first, last, mark) for first, last, mark in ways if first != last]

    def ticks(self) -> list[tuple[str, str, str]]:
        """What stands over each year: a sign before it where it holds earlier ones, its century, the rest."""
        return [
            ("≤" if self.is_cut and number == 0 else "", str(year)[:2], str(year)[2:])
            for number, year in enumerate(self.years)
        ]

    def html(self, screen: Screen) -> Markup:
        """A list of lanes; each mark says what it is when pointed at and when read; a slide counts each sign."""
        return block.render("status_lanes.html", form=self, is_slide=screen.is_slide)

    def text(self) -> list[str]:
        """The day, the key, and each lane with its milestones."""
        return [self.now_text, *(key.text for key in self.signs), self.moved, *self._lines()]

    def _lines(self) -> Iterator[str]:
        for lane in self.lanes:
            marks = "; ".join(f"{mark.year}: {mark.title}" for mark in lane.marks)
            yield f"{lane.name}: {marks}" if marks else lane.name

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Names to the left, the years to the right, the key below."""
        names = min(max(width * 0.24, 150), 260)
        slot = (width - names) / len(self.years)
        whole = lettering.width("≤2020", 12) < slot
        for number, (cut, century, rest) in enumerate(self.ticks()):
            text = cut + (century + rest if whole else rest)
            canvas.text(x + names + (number + 0.5) * slot, y + 14, text, 12, colour="quiet", anchor="middle")
        now = x + names + (width - names) * self.now_at / 100
        anchor = "end" if self.now_at > 50 else "start"
        canvas.text(now, y + 30, self.now_text, 12, bold=True, anchor=anchor)
        y += 36
        top = y
        for before, lane in zip([None, *self.lanes], self.lanes, strict=False):
            rule = lane.is_apart and before and not before.is_apart
            canvas.line(x, y, x + width, y, "edge" if rule else "line", 2 if rule else 1)
            y = self._lane(canvas, lane, x, y, names, slot)
        for number in range(len(self.years) + 1):
            canvas.line(x + names + number * slot, top, x + names + number * slot, y, "line", 0.6)
        canvas.line(now, top, now, y, "text", 1.4, "4 3")
        return self._keys(canvas, x, y + 4, width)

    def _lane(self, canvas: Canvas, lane: Lane, x: float, y: float, names: float, slot: float) -> float:
        canvas.rect(x, y + 8, 11, 11, lane.colour)
        down = canvas.paragraph(x + 18, y + 4, lane.name, names - 26, SMALL, bold=lane.is_apart)
        across = max(int((slot - 2) / _MARK), 1)
        low = y + 20
        for place, marks in self.cells(lane):
            rows = [marks[at : at + across] for at in range(0, len(marks), across)]
            for number, row in enumerate(rows):
                start = x + names + (place - 0.5) * slot - (len(row) - 1) * _MARK / 2
                for at, mark in enumerate(row):
                    size = 9 if mark.is_minor else 14
                    base = y + 18 + number * 15 - (2 if mark.is_minor else 0)
                    canvas.shape(mark.shape, start + at * _MARK, base, f"status-{mark.status}", size)
            low = max(low, y + 20 + (len(rows) - 1) * 15)
        for first, last, mark in self.ways(lane):
            low += 7
            here, there = (x + names + (place - 0.5) * slot for place in (first, last))
            canvas.line(here, low, there, low, f"status-{mark.status}", 1.6)
            canvas.circle(here, low, 2.6, fill="background", stroke=f"status-{mark.status}", width=1.4)
            back = there - 5 if there > here else there + 5
            arrow = f"M{there:.1f},{low:.1f}L{back:.1f},{low - 3.5:.1f}L{back:.1f},{low + 3.5:.1f}Z"
            canvas.path(arrow, fill=f"status-{mark.status}")
        return max(down, low) + 8

    def _keys(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        texts = [*(key.text for key in self.signs), self.moved]
        places = flowed([22 + lettering.width(text, SMALL) for text in texts], width, 18)
        for key, (left, line) in zip(self.signs, places, strict=False):
            size = 9 if key.is_minor else 14
            canvas.shape(key.shape, x + left + 8, y + 16 + line * 21, f"status-{key.status}", size)
        for text, (left, line) in zip(texts, places, strict=True):
            canvas.text(x + left + 20, y + 16 + line * 21, text, SMALL)
        left, line = places[-1]
        canvas.line(x + left, y + 11 + line * 21, x + left + 16, y + 11 + line * 21, "text", 1.6)
        return y + (line + 1) * 21 + 6
