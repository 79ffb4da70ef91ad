"""Counts or amounts per year, stacked by a code; the meaning of the codes is given beside them (`Keys`)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import sizes
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import Form, Panel, Room, Screen
from pages.ui.forms.scale import scale
from pages.ui.forms.years import Axis, Frame, Mark, Series, axis_of, numbers, said
from pages.ui.rows.query import Row

_LEFT, _BOTTOM = 34, 34
_LEAST = 13  # pixels: a part as high as this has its number in it


@dataclass(frozen=True)
class YearStacks(Form):
    """Series that stand on each other, from the bottom up.

    `totals` are the sums of years in words and `scaled` the values of the scale in words, where they are no counts; `unit` is
    theirs. `changes` are places of the axis that are marked, at most three, each with its words. No register covers the years
    from `bare`, which `bare_text` says.
    """

    axis: Axis
    series: tuple[Series, ...]
    totals: tuple[tuple[int | None, str], ...] = ()
    scaled: tuple[tuple[float, str], ...] = ()
    unit: str = ""
    changes: tuple[tuple[float, str], ...] = ()
    bare: int = 0
    bare_text: str = ""

    @property
    def sums(self) -> dict[int | None, float]:
        """What the parts of each year add up to."""
        sums: dict[int | None, float] = {}
        for series in self.series:
            for mark in series.marks:
                sums[mark.year] = sums.get(mark.year, 0) + mark.value
        return sums

    @property
    def high(self) -> int:
        """How many pixels high it is: sums over the columns take room."""
        return sizes.AMOUNTS if self.totals else sizes.STACKS

    @property
    def said(self) -> list[tuple[int | None, float, str]]:
        """Each year with its sum, and the sum in words."""
        words = dict(self.totals)
        order = sorted(self.sums.items(), key=lambda item: self.axis.place(item[0]))
        return [(year, value, words.get(year, f"{value:g}")) for year, value in order]

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Where the scale has its numbers; of counts there are no halves."""
        high = self._scale
        return list(self.scaled) or [(tick, f"{tick:g}") for tick in high if tick == int(tick)]

    @property
    def top(self) -> float:
        """Where the scale ends, at a round value that no sum reaches past."""
        return self._scale[-1]

    @property
    def _scale(self) -> list[float]:
        return scale(max(self.sums.values(), default=0))

    @property
    def band(self) -> tuple[float, float] | None:
        """From where to where of the axis no register reaches."""
        if not self.bare or self.bare > self.axis.last:
            return None
        return max(self.bare, self.axis.first) - 0.5, self.axis.last + 0.5

    def html(self, screen: Screen) -> Markup:
        """A place for the chart."""
        return sizes.place(screen, self.high, 1)

    def text(self) -> list[str]:
        """The sum of each year, and each series with its years."""
        sums = [f"{self.axis.name(year)}: {text}" for year, _, text in self.said]
        return [
            "; ".join(sums),
            *(said(series, self.axis) for series in self.series if series.marks),
            *filter(None, [self.unit, *self._marked()]),
        ]

    def _marked(self) -> list[str]:
        """What is marked on the axis of years, in words."""
        return [text for _, text in self.changes] + ([self.bare_text] if self.band else [])

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """One stack a year, its sum over it, the number of a part in it where there is room."""
        top, bottom = y + 8, y + self.high - _BOTTOM
        frame = Frame(self.axis, x + _LEFT, x + width - 8, top, bottom, self.top)
        self._behind(canvas, frame)
        reached: dict[int | None, float] = {}
        for series in self.series:
            for mark in series.marks:
                base = reached.get(mark.year, 0)
                reached[mark.year] = base + mark.value
                self._part(canvas, frame, series, mark, base)
        for year, value, text in self.said:
            place = frame.x(self.axis.place(year))
            size = min(11.5, 11.5 * frame.slot / (lettering.width(text, 11.5, bold=True) or 1))
            canvas.text(place, frame.y(value) - 4, text, round(size, 1), bold=True, anchor="middle")
        frame.labels(canvas, bottom)
        return y + self.high

    def _behind(self, canvas: Canvas, frame: Frame) -> None:
        """What lies behind the columns: the years that no register covers, the scale, changes."""
        if self.band:
            left, right = (frame.x(place) for place in self.band)
            canvas.rect(left, frame.top, right - left, frame.bottom - frame.top, "sunk")
            canvas.text(right - 4, frame.top + 27, self.bare_text, 12, colour="quiet", anchor="end")
        for tick, text in self.ticks:
            canvas.line(frame.left, frame.y(tick), frame.right, frame.y(tick), "line")
            canvas.text(frame.left - 6, frame.y(tick) + 4, text, 12, colour="quiet", anchor="end")
        for place, text in self.changes:
            canvas.line(frame.x(place), frame.top, frame.x(place), frame.bottom, "text", 1.5, "5 4")
            canvas.text(frame.x(place) - 4, frame.top + 11, text, 12, colour="quiet", anchor="end")

    def _part(self, canvas: Canvas, frame: Frame, series: Series, mark: Mark, base: float) -> None:
        top, low = frame.bar(canvas, series, mark, base), frame.y(base)
        middle, wide = frame.x(self.axis.place(mark.year)), frame.slot * sizes.BAR
        canvas.line(middle - wide / 2, low, middle + wide / 2, low, "background")
        room = lettering.width(mark.text, 11) + 6
        if low - top >= _LEAST and room <= wide and mark.value != self.sums[mark.year]:
            canvas.rect(middle - room / 2, (top + low) / 2 - 6, room, 12, "background")
            canvas.text(middle, (top + low) / 2 + 4, mark.text, 11, anchor="middle")

    def pptx(self, room: Room) -> None:
        """A chart of PowerPoint's own; sums and what is marked behind it into the notes."""
        room.say(*([self.text()[0]] if self.totals else []), *self._marked())
        own = [series for series in self.series if series.marks]
        top = scale(max(self.sums.values(), default=0))[-1]
        room.charts([Panel("column", "", *numbers(own, self.axis), 0, top)])


def stacks(
    rows: Sequence[Row],
    *,
    series: Sequence[tuple[str, str, str, str]],
    column: str,
    value: str,
    href: Callable[[Row], str],
    words: Callable[..., str],
) -> YearStacks:
    """Stacks of rows with year, a code and a count. `series` is (code, name, colour name, pattern), from the bottom up."""
    return YearStacks(
        axis_of(rows, words),
        tuple(
            Series(
                name,
                colour,
                tuple(
                    Mark(row["year"], row[value], f"{row[value]:g}", href(row))
                    for row in rows
                    if row[column] == code
                ),
                pattern=pattern,
            )
            for code, name, colour, pattern in series
        ),
    )
