"""Counts per year, stacked by a code; what the codes are stands beside (`Keys`)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

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
    """Series that stand on each other, from the bottom up."""

    axis: Axis
    series: tuple[Series, ...]

    @property
    def sums(self) -> dict[int | None, float]:
        """What the parts of each year add up to."""
        sums: dict[int | None, float] = {}
        for series in self.series:
            for mark in series.marks:
                sums[mark.year] = sums.get(mark.year, 0) + mark.value
        return sums

    @property
    def ticks(self) -> list[float]:
        """Where the axis of counts has its numbers: there are no halves of anything."""
        return [tick for tick in scale(max(self.sums.values(), default=0)) if tick == int(tick)]

    def html(self, screen: Screen) -> Markup:
        """A place for the chart."""
        return sizes.place(screen, sizes.STACKS, 1)

    def text(self) -> list[str]:
        """The sum of each year, and each series with its years."""
        sums = [f"{self.axis.name(year)}: {value:g}" for year, value in self.sums.items()]
        return ["; ".join(sums), *(said(series, self.axis) for series in self.series if series.marks)]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """One stack a year, its sum over it, the number of a part in it where there is room."""
        top, bottom = y + 8, y + sizes.STACKS - _BOTTOM
        frame = Frame(
            self.axis, x + _LEFT, x + width - 8, top, bottom, scale(max(self.sums.values(), default=0))[-1]
        )
        for tick in self.ticks:
            canvas.line(frame.left, frame.y(tick), frame.right, frame.y(tick), "line")
            canvas.text(frame.left - 6, frame.y(tick) + 4, f"{tick:g}", 12, colour="quiet", anchor="end")
        reached: dict[int | None, float] = {}
        for series in self.series:
            for mark in series.marks:
                base = reached.get(mark.year, 0)
                reached[mark.year] = base + mark.value
                self._part(canvas, frame, series, mark, base)
        for year, value in reached.items():
            place = frame.x(self.axis.place(year))
            canvas.text(place, frame.y(value) - 4, f"{value:g}", 11.5, bold=True, anchor="middle")
        frame.labels(canvas, bottom)
        return y + sizes.STACKS

    def _part(self, canvas: Canvas, frame: Frame, series: Series, mark: Mark, base: float) -> None:
        top, low = frame.bar(canvas, series, mark, base), frame.y(base)
        middle, wide = frame.x(self.axis.place(mark.year)), frame.slot * sizes.BAR
        canvas.line(middle - wide / 2, low, middle + wide / 2, low, "background")
        if low - top >= _LEAST and mark.value != self.sums[mark.year]:
            canvas.rect(middle - 9, (top + low) / 2 - 6, 18, 12, "background")
            canvas.text(middle, (top + low) / 2 + 4, mark.text, 11, anchor="middle")

    def pptx(self, room: Room) -> None:
        """A chart of PowerPoint's own."""
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
