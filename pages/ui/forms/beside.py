"""Small multiples: the same years side by side on one scale, one panel per series; below each other on a phone."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import sizes
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import Form, Panel, Room, Screen
from pages.ui.forms.scale import scale
from pages.ui.forms.years import Axis, Frame, Series, axis_of, marks_of, numbers, said
from pages.ui.rows.query import Row

ROOM_FOR_NAME = 1.2
_BOTTOM = 34


@dataclass(frozen=True)
class YearsBeside(Form):
    """A panel for each series on the scale of the largest value; `ticks` are values of it with their words.

    `changes` are places of the axis that are marked in every panel, with words that stand in the first.
    """

    axis: Axis
    panels: tuple[Series, ...]
    ticks: tuple[tuple[float, str], ...]
    changes: tuple[tuple[float, str], ...] = ()

    @property
    def high(self) -> float:
        """The end of the scale; above the highest value there is room for the words of a change."""
        return self.ticks[-1][0] * (ROOM_FOR_NAME if self.changes else 1.02)

    def html(self, screen: Screen) -> Markup:
        """A place for the chart."""
        return sizes.place(screen, sizes.BESIDE, 1)

    def text(self) -> list[str]:
        """The changes, and each panel with its years."""
        return [*(text for _, text in self.changes), *(said(panel, self.axis) for panel in self.panels)]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """The panels side by side, the scale to the left of the first."""
        count = max(len(self.panels), 1)
        room = width - sizes.BESIDE_LEFT - 8
        wide = room * (1 - sizes.BETWEEN * (count - 1)) / count
        top, bottom = y + sizes.BESIDE_TOP, y + sizes.BESIDE - _BOTTOM
        for number, panel in enumerate(self.panels):
            left = x + sizes.BESIDE_LEFT + number * (wide + sizes.BETWEEN * room)
            frame = Frame(self.axis, left, left + wide, top, bottom, self.high)
            for value, text in self.ticks:
                canvas.line(left, frame.y(value), left + wide, frame.y(value), "line")
                if number == 0:
                    canvas.text(left - 6, frame.y(value) + 4, text, 12, colour="quiet", anchor="end")
            for place, _ in self.changes:
                canvas.line(frame.x(place), bottom, frame.x(place), top, "text", 1.5, "5 4")
            frame.bars(canvas, panel)
            frame.labels(canvas, bottom, 1 if count < 3 else 2)
            lines = lettering.wrapped(lettering.plain(panel.name), 13, wide, most=3)
            for line, text in enumerate(lines):
                canvas.text(left, top - 4 - (len(lines) - line) * 16, text, 13)
            canvas.text(left, top - 4, panel.total, 13, bold=True)
            for place, text in self.changes if number == 0 else ():
                canvas.text(frame.x(place) - 3, top + 12, text, 12, anchor="end")
        return y + sizes.BESIDE

    def pptx(self, room: Room) -> None:
        """Charts of PowerPoint's own."""
        top, (names, found) = self.ticks[-1][0], numbers(self.panels, self.axis)
        room.charts(
            [
                Panel("column", f"{panel.name}: {panel.total}", names, [own], 0, top)
                for panel, own in zip(self.panels, found, strict=True)
                if panel.marks
            ]
        )
        room.say(*(text for _, text in self.changes))


def place_of(day: dt.date) -> float:
    """Where a day stands on an axis of years: a bar stands at its year, so a year runs from -0.5 to +0.5."""
    return day.year - 0.5 + (day.timetuple().tm_yday - 1) / 366


def beside(
    rows: Sequence[Row],
    *,
    series: Sequence[tuple[str, str, str, str]],
    years: Sequence[int],
    value_text: Callable[[float], str],
    tick_text: Callable[[float], str],
    href: Callable[[Row], str],
    words: Callable[..., str],
    changes: Sequence[tuple[dt.date, str]] = (),
) -> YearsBeside:
    """Panels of rows that hold group_key, year, value, is_partial and is_after; money of no year has no place here.

    `series` is (group_key, name, colour name, total in words). `years` are all years of the axis. `changes` are days that are
    marked. `tick_text` is short: the axis has little room, and the line above it says the unit.
    """
    ticks = scale(max((row["value"] for row in rows), default=0))
    return YearsBeside(
        axis_of(rows, words, years=years),
        tuple(
            Series(
                name,
                colour,
                marks_of([row for row in rows if row["group_key"] == key], value_text, href),
                total,
            )
            for key, name, colour, total in series
        ),
        tuple((tick, tick_text(tick) if tick else "0") for tick in ticks),
        tuple((place_of(day), text) for day, text in changes),
    )
