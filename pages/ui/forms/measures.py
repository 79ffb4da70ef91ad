"""Small multiples of measured quantities: the latest value of each, its path as a line or dots on a scale, source and age."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block, fold, signs
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Screen

_ACROSS, _GAP, _HIGH, _DOT = (
    3,
    24,
    64,
    22,
)  # beside each other; pixels: between them, of a line, of a row of dots
_MOST = 0.68  # how much of the width the names of lines may take
_APART = 24  # percent of a line's height between the names of two


@dataclass(frozen=True)
class Point:
    """A value at its place in time, a year with its fraction; `is_open` where the source doubts it."""

    place: float
    value: float
    is_open: bool = False


@dataclass(frozen=True)
class Line:
    """Values in order of time, and what stands at the end of the line; the main one has a colour, the others are quiet."""

    end: str
    points: Sequence[Point]
    colour: str = "total"
    is_main: bool = False


@dataclass(frozen=True)
class Dot:
    """A value on a scale with its name; a full one is an outcome of the place, an open one what it is compared with."""

    name: str
    value: float
    text: str
    colour: str = "total"
    is_full: bool = False


@dataclass(frozen=True)
class Measure:
    """One quantity. `lines` or `dots` are its picture, `marks` places at which the series breaks, `foot` its source and age."""

    name: str
    href: str
    value: str
    when: str
    lines: Sequence[Line] = ()
    dots: Sequence[Dot] = ()
    marks: Sequence[float] = ()
    notes: Sequence[str] = ()
    foot: str = ""
    colour: str = ""
    word: str = ""  # what has become of its target, with the sign of a status

    def line(self) -> str:
        """All of it in a line."""
        ends = [line.end for line in self.lines] + [f"{dot.name} {dot.text}" for dot in self.dots]
        value = " ".join(filter(None, [self.value, self.when]))
        span = ["–".join(dict.fromkeys(self.years()))] if self.lines else []
        parts = [f"{self.name}: {value}", *span, *ends, self.word, *self.notes, self.foot]
        return " · ".join(filter(None, parts))

    def years(self) -> tuple[str, str]:
        """The first and the last year of the lines."""
        places = [point.place for line in self.lines for point in line.points]
        return f"{min(places):.0f}", f"{max(places):.0f}"

    def across(self, place: float) -> float:
        """Where a place in time stands, in percent from the left."""
        places = [point.place for line in self.lines for point in line.points]
        low, high = min(places), max(places)
        return round(100 * (place - low) / ((high - low) or 1), 2)

    def down(self, value: float) -> float:
        """Where a value of a line stands, in percent from the top; the scale is that of all its lines, not from zero."""
        values = [point.value for line in self.lines for point in line.points]
        low, high = min(values), max(values)
        return round(92 - 84 * (value - low) / ((high - low) or 1), 2)

    def path(self, line: Line) -> str:
        """A line as SVG writes it, in percent of width and height."""
        return "M" + "L".join(f"{self.across(p.place):g},{self.down(p.value):g}" for p in line.points)

    def ends(self) -> list[tuple[float, Line]]:
        """Where the name of each line stands, in percent from the top: beside its last value, not on another."""
        found = sorted(
            ((self.down(line.points[-1].value), line) for line in self.lines), key=lambda end: end[0]
        )
        tops: list[float] = []
        for top, _ in found:
            tops.append(max(top, tops[-1] + _APART) if tops else top)
        over = max(tops[-1] - 98, 0) if tops else 0
        return [(round(top - over, 1), line) for top, (_, line) in zip(tops, found, strict=True)]

    @property
    def ends_width(self) -> float:
        """How wide the longest name of a line is, in sizes of its type."""
        return round(
            max(lettering.width(lettering.plain(line.end), 1, line.is_main) for line in self.lines), 2
        )

    def along(self, value: float) -> float:
        """Where a dot stands, in percent of a scale from zero to the largest."""
        values = [0.0, *(dot.value for dot in self.dots)]
        low, high = min(values), max(values)
        return round(2 + 94 * (value - low) / ((high - low) or 1), 2)


@dataclass(frozen=True)
class Measures(Form):
    """Quantities in their order, the first so many in sight, the others in a fold that is called `more`; 0 is all.

    Where one alone is in sight, the title of its figure names it.
    """

    cut_by = "measures"

    measures: Sequence[Measure]
    shown: int = 0
    more: str = ""

    def html(self, screen: Screen) -> Markup:
        """A list; what is folded is made when it is opened, if it can be fetched then."""
        is_open = not self.shown or screen.is_slide or screen.is_bare or len(self.measures) <= self.shown
        first = self.measures if is_open else self.measures[: self.shown]
        key = f"{screen.id}-all"
        rest = Markup() if is_open else fold.content(key, partial(self._list, self.measures[self.shown :]))
        return block.render(
            "measures.html",
            first=self._list(first, is_named=self.shown != 1 or is_open),
            is_open=is_open,
            key=key,
            more=self.more,
            rest=rest,
        )

    def _list(self, measures: Sequence[Measure], is_named: bool = True) -> Markup:
        return block.render("measure_list.html", measures=measures, is_named=is_named, marked=signs.marked)

    def text(self) -> list[str]:
        """Each quantity in a line."""
        return [measure.line() for measure in self.measures]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Three beside each other, row by row."""
        across = min(_ACROSS, len(self.measures)) or 1
        wide = (width - _GAP * (across - 1)) / across
        for start in range(0, len(self.measures), across):
            row = self.measures[start : start + across]
            y = max(_draw(canvas, m, x + n * (wide + _GAP), y, wide) for n, m in enumerate(row)) + 14
        return y


def _draw(canvas: Canvas, measure: Measure, x: float, y: float, wide: float) -> float:
    """One quantity from its name down; where it ends."""
    start = 16 if measure.colour else 0
    if measure.colour:
        canvas.rect(x, y + 5, 10, 10, measure.colour)
    y = canvas.paragraph(x + start, y, measure.name, wide - start, 14, bold=True, most=3)
    size = min(24, 24 * wide * 0.6 / (lettering.width(measure.value, 24, bold=True) or 1))
    room = wide - lettering.width(f"{measure.value} ", size, bold=True)
    when = lettering.cut(measure.when, SMALL, room)
    canvas.valued(x, y + 24, measure.value, round(size, 1), when, SMALL, "quiet")
    y += 34
    if measure.lines:
        y = _lines(canvas, measure, x, y, wide)
    for dot in measure.dots:
        y = _dot(canvas, measure, dot, x, y, wide)
    if measure.word:
        canvas.signs(x, y + 15, measure.word, SMALL)
        y += 20
    for text in (*measure.notes, measure.foot):
        if text:
            y = canvas.paragraph(x, y, text, wide, 12, colour="quiet", most=2)
    return y


def _lines(canvas: Canvas, measure: Measure, x: float, y: float, wide: float) -> float:
    names = min(12 * measure.ends_width + 14, wide * _MOST)
    room = wide - names
    for place in measure.marks:
        at = x + room * measure.across(place) / 100
        canvas.line(at, y, at, y + _HIGH, "edge", 1, "2 3")
    for line in measure.lines:
        points = [
            (x + room * measure.across(p.place) / 100, y + _HIGH * measure.down(p.value) / 100, p)
            for p in line.points
        ]
        colour = line.colour if line.is_main else "quiet"
        path = "M" + "L".join(f"{left:.1f},{top:.1f}" for left, top, _ in points)
        canvas.path(path, colour, 2 if line.is_main else 1.4, "" if line.is_main else "5 3")
        for left, top, point in points if line.is_main else ():
            canvas.circle(
                left, top, 2.8, fill="background" if point.is_open else colour, stroke=colour, width=1.4
            )
    for top, line in measure.ends():
        text = lettering.cut(line.end, 12, names - 10, line.is_main)
        colour = "text" if line.is_main else "quiet"
        canvas.text(x + room + 8, y + _HIGH * top / 100 + 4, text, 12, bold=line.is_main, colour=colour)
    canvas.line(x, y + _HIGH, x + room, y + _HIGH, "edge")
    first, last = measure.years()
    canvas.text(x, y + _HIGH + 14, first, 12, colour="quiet")
    if first != last:
        canvas.text(x + room, y + _HIGH + 14, last, 12, colour="quiet", anchor="end")
    return y + _HIGH + 20


def _dot(canvas: Canvas, measure: Measure, dot: Dot, x: float, y: float, wide: float) -> float:
    names, numbers = wide * 0.34, wide * 0.26
    left, room, middle = x + names, wide - names - numbers, y + 11
    canvas.text(x, y + 15, lettering.cut(dot.name, 12, names - 6), 12)
    canvas.line(left, middle, left + room, middle, "line")
    at = left + room * measure.along(dot.value) / 100
    canvas.circle(at, middle, 5, fill=dot.colour if dot.is_full else "background", stroke=dot.colour)
    canvas.text(x + wide, y + 15, lettering.cut(dot.text, 12, numbers - 4, True), 12, bold=True, anchor="end")
    return y + _DOT
