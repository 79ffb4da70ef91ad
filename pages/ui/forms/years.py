"""Years: what charts by year share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pages.ui.base import lettering
from pages.ui.forms import sizes
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import PanelSeries
from pages.ui.rows.query import Row

UNKNOWN = "status-unreported"  # the colour of what has no year
_SMALL, _LEAST = 11.5, 8.0  # of values over bars
_HEAD = 15  # room over the tallest bar for its value


@dataclass(frozen=True)
class Mark:
    """A year of a series, None where no source states it; its value in words, the address of its rows.

    Colour and pattern are those of the series where it has none of its own.
    """

    year: int | None
    value: float
    text: str
    href: str = ""
    colour: str = ""
    pattern: str = ""


@dataclass(frozen=True)
class Series:
    """A series with its colour name, its pattern and its sum in words."""

    name: str
    colour: str
    marks: tuple[Mark, ...]
    total: str = ""
    pattern: str = ""

    def look(self, mark: Mark) -> tuple[str, str]:
        """Colour and pattern of a mark."""
        return mark.colour or self.colour, mark.pattern or self.pattern


@dataclass(frozen=True)
class Axis:
    """Years from the first to the last, and a place of its own for what is called `unknown` ('' is none of it).

    The year `partial` is not over; `partial_text` is what it is called.
    """

    first: int
    last: int
    unknown: str = ""
    partial: int | None = None
    partial_text: str = ""

    @property
    def unknown_place(self) -> float:
        """Beside the last year, with a gap."""
        return self.last + 1.7

    @property
    def ends(self) -> tuple[float, float]:
        """The ends of the axis: a bar stands at its year, so a year runs from -0.5 to +0.5."""
        return self.first - 0.6, (self.unknown_place if self.unknown else self.last) + 0.75

    def place(self, year: int | None) -> float:
        """Where a year stands."""
        return self.unknown_place if year is None else float(year)

    def name(self, year: int | None) -> str:
        """What a year is called."""
        if year is None:
            return self.unknown
        return self.partial_text if year == self.partial else str(year)

    def ticks(self, sparse: int = 1) -> list[tuple[float, str]]:
        """Places with their labels, counted from the partial year, which always has one, else from the last.

        `sparse` is 2 for half as many.
        """
        step = sparse * (1 if self.last - self.first < 9 else 2)
        years = range(self.first, self.last + 1) if self.first else range(0)
        ticks = [(float(y), self.name(y)) for y in years if ((self.partial or self.last) - y) % step == 0]
        return ticks + ([(self.unknown_place, self.unknown)] if self.unknown else [])


class Frame:
    """Where values stand on a canvas: an axis of years from left to right, a scale from 0 at the bottom to `high`."""

    def __init__(self, axis: Axis, left: float, right: float, top: float, bottom: float, high: float) -> None:
        self.axis, self.left, self.right, self.top, self.bottom = axis, left, right, top, bottom
        self.high = high or 1

    @property
    def slot(self) -> float:
        """How wide a year is."""
        low, high = self.axis.ends
        return (self.right - self.left) / (high - low)

    def x(self, place: float) -> float:
        """Where a place of the axis is."""
        return self.left + (place - self.axis.ends[0]) * self.slot

    def y(self, value: float) -> float:
        """How high a value stands, with room over the highest for its number."""
        return self.bottom - value / self.high * (self.bottom - self.top - _HEAD)

    def labels(self, canvas: Canvas, y: float, sparse: int = 1) -> None:
        """The years under the frame."""
        for place, text in self.axis.ticks(sparse):
            canvas.text(self.x(place), y + 18, text, 13, colour="quiet", anchor="middle")

    def bar(self, canvas: Canvas, series: Series, mark: Mark, base: float = 0) -> float:
        """The bar of a mark on what stands below it; its top."""
        middle, wide = self.x(self.axis.place(mark.year)), self.slot * sizes.BAR
        low, high = self.y(base), self.y(base + mark.value)
        canvas.rect(middle - wide / 2, min(low, high), wide, max(abs(low - high), 1), *series.look(mark))
        return min(low, high)

    def value(self, canvas: Canvas, text: str, x: float, y: float, room: float) -> None:
        """A value over its mark, as small as it must be to have room; in two lines where it must."""
        size = min(_SMALL, _SMALL * room * 0.97 / (lettering.width(text, _SMALL) or 1))
        number, gap, unit = text.rpartition("\u00a0")
        if size >= _LEAST or not gap:
            canvas.text(x, y, text, round(max(size, 7), 1), anchor="middle")
            return
        size = min(_SMALL, _SMALL * room * 0.97 / lettering.width(max(number, unit, key=len), _SMALL))
        size = round(max(size, 7), 1)
        canvas.text(x, y - size, number, size, anchor="middle")
        canvas.text(x, y, unit, size, anchor="middle")

    def bars(self, canvas: Canvas, series: Series) -> None:
        """The bars of a series, each with its value."""
        for mark in series.marks:
            top = self.bar(canvas, series, mark)
            self.value(canvas, mark.text, self.x(self.axis.place(mark.year)), top - 4, self.slot)


def said(series: Series, axis: Axis) -> str:
    """A series with its years in words."""
    years = "; ".join(f"{axis.name(mark.year)}: {mark.text}" for mark in series.marks)
    return f"{series.name} {series.total}: {years}"


def numbers(series: Sequence[Series], axis: Axis) -> tuple[list[str], list[PanelSeries]]:
    """The categories and series of charts of PowerPoint's own: all years from the first to the last that have a mark."""
    known = [mark.year for own in series for mark in own.marks if mark.year is not None]
    years: list[int | None] = [*range(min(known), max(known) + 1)] if known else []
    years += [None] if axis.unknown else []
    found = []
    for own in series:
        at = {mark.year: mark for mark in own.marks}
        looks = [own.look(at[year]) if year in at else (own.colour, own.pattern) for year in years]
        values = [at[year].value if year in at else None for year in years]
        found.append(PanelSeries(own.name, values, [c for c, _ in looks], [p for _, p in looks]))
    return [axis.name(year) for year in years], found


def axis_of(
    rows: Sequence[Row], words: Callable[..., str], unknown: str = "", years: Sequence[int] = ()
) -> Axis:
    """The axis of rows with `year` and perhaps `is_partial`, and of these years besides; `unknown` names what has no year."""
    known = [*(row["year"] for row in rows if row["year"] is not None), *years]
    partial = next((row["year"] for row in rows if row.get("is_partial")), None)
    has_unknown = any(row["year"] is None for row in rows)
    return Axis(
        min(known, default=0),
        max(known, default=0),
        (unknown or words("chart.unknown_tick")) if has_unknown else "",
        partial,
        words("chart.partial_tick", year=partial) if partial else "",
    )


def marks_of(
    rows: Sequence[Row], value_text: Callable[[float], str], href: Callable[[Row], str]
) -> tuple[Mark, ...]:
    """The marks of rows with year, value, is_partial and is_after: grey without a year, hatched where one is not over."""
    return tuple(
        Mark(
            row["year"],
            row["value"],
            value_text(row["value"]),
            href(row),
            UNKNOWN if row["year"] is None else "",
            "hatch" if row["is_partial"] or row["is_after"] else "",
        )
        for row in rows
    )
