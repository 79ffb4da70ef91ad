"""Horizontal bars on one scale, in groups with headings if a figure has several, and a line to compare them with."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block
from pages.ui.forms.canvas import SIZE, Canvas, signs_width
from pages.ui.forms.form import Form, Panel, PanelSeries, Room, Screen
from pages.ui.forms.scale import scale

_DOT = 16  # pixels before a name
MOST = 24  # bars of a group in a chart of PowerPoint's own


@dataclass(frozen=True)
class Part:
    """A part of a bar: its width in percent of the scale, colour name, pattern; its number and what it is called."""

    width: float
    colour: str
    pattern: str = ""
    value: float = 0
    label: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its value in words with a second value beside, the address of its rows, its parts.

    What is no part of the ranking, `is_apart`, stands after a rule. `dot` is the colour of an area before its name.
    """

    name: str
    value: str
    href: str
    parts: Sequence[Part] = ()
    beside: str = ""
    is_apart: bool = False
    dot: str = ""

    @property
    def values(self) -> str:
        """Both values."""
        return " ".join(filter(None, [self.value, self.beside]))


@dataclass(frozen=True)
class Line:
    """What all bars of a group are held against: its name, its place in percent of the scale, its value."""

    name: str
    place: float
    value: float


@dataclass(frozen=True)
class Group:
    """Bars under a heading of their own."""

    bars: Sequence[Bar]
    title: str = ""
    line: Line | None = None
    of_whole: bool = (
        False  # each bar is a share of the same whole, which its track shows; else they share a scale alone
    )


@dataclass(frozen=True)
class Bars(Form):
    """Groups of bars; `value_name` names their numbers in a chart's workbook."""

    cut_by = "groups.bars"

    groups: Sequence[Group]
    value_name: str

    @property
    def items(self) -> list[Bar]:
        """The bars of all groups."""
        return [bar for group in self.groups for bar in group.bars]

    def html(self, screen: Screen) -> Markup:
        """Lists of names, values and bars; each value is a link."""
        return block.render("bars.html", groups=self.groups)

    def text(self) -> list[str]:
        """Headings, lines, and each bar with its values."""
        found: list[str] = []
        for group in self.groups:
            found += filter(None, [group.title, group.line.name if group.line else ""])
            found += [f"{bar.name} {bar.values}" for bar in group.bars]
        return found

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Name, bar and value of each from the left."""
        for group in self.groups:
            if group.title:
                y = canvas.paragraph(x, y + 6, group.title, width, bold=True) + 4
            y = _group(canvas, group, x, y, width) + 6
        return y

    def pptx(self, room: Room) -> None:
        """A chart for each group, all on one scale; shapes where a chart would be low, empty, or of too many bars."""
        groups = [group for group in self.groups if group.bars]
        totals = [sum(part.value for part in bar.parts) for group in groups for bar in group.bars]
        totals += [group.line.value for group in groups if group.line]
        if room.is_low or not any(totals) or max(len(group.bars) for group in groups) > MOST:
            room.draw(self)
            return
        low = min([0.0, *totals])
        ends = (-scale(-low)[-1] if low < 0 else 0.0), scale(max([0.0, *totals]))[-1]
        room.charts([Panel("bar", group.title, *self._panel(group), *ends) for group in groups])

    def _panel(self, group: Group) -> tuple[list[str], list[PanelSeries]]:
        """Bars from the top down, the line as a hollow bar before them; a series for each name of a part, else for each place."""
        bars = [
            {part.label or str(place): part for place, part in enumerate(bar.parts)} for bar in group.bars
        ]
        names = [f"{bar.name} ({_beside(bar)})" for bar in group.bars]
        if group.line:
            label = next((key for bar in bars for key in bar), "0")
            bars.insert(0, {label: Part(group.line.place, "text", "hollow", group.line.value)})
            names.insert(0, group.line.name)
        keys = list(dict.fromkeys(key for bar in sorted(bars, key=lambda bar: -len(bar)) for key in bar))
        series = []
        for key in keys:
            own = [bar.get(key) for bar in bars]
            first = next(part for part in reversed(own) if part)
            series.append(
                PanelSeries(
                    first.label or group.title or self.value_name,
                    [part.value if part else None for part in own],
                    [(part or first).colour for part in own],
                    [(part or first).pattern for part in own],
                )
            )
        return names, series


def _beside(bar: Bar) -> str:
    """The values beside a name; parts with names of their own have their numbers in the chart."""
    is_named = any(part.label for part in bar.parts)
    return ", ".join(filter(None, [bar.value, "" if is_named else bar.beside]))


def _group(canvas: Canvas, group: Group, x: float, y: float, width: float) -> float:
    items = group.bars
    widths = [signs_width(bar.values, SIZE, bold=True) for bar in items]
    room = min(max(widths, default=0) + 2, width * 0.45)
    names = width * 0.34
    track, at = width - names - room - 24, x + names + 12
    top = y
    if group.line:
        end = group.line.place > 50
        anchor = "end" if end else "start"
        place = at + track * group.line.place / 100
        y = canvas.paragraph(place, y, group.line.name, width - names, 13, bold=True, anchor=anchor) + 4
        top = y
    for before, bar in zip([None, *items], items, strict=False):
        if bar.is_apart and before and not before.is_apart:
            canvas.line(x, y, x + width, y, "edge", 1.6)
            y += 7
        lines = lettering.wrapped(lettering.plain(bar.name), SIZE, names - (_DOT if bar.dot else 0), most=3)
        values = lettering.wrapped(lettering.plain(bar.values), SIZE, room + 1, bold=True)
        high = max(len(lines), len(values)) * 19
        _bar(canvas, bar, at, y + high / 2 - 8, track, group.of_whole)
        if bar.dot:
            longest = max(lettering.width(line, SIZE) for line in lines)
            canvas.rect(x + names - longest - _DOT, y + high / 2 - 5, 10, 10, bar.dot)
        for number, line in enumerate(lines):
            canvas.text(x + names, y + high / 2 - len(lines) * 9.5 + number * 19 + 14, line, anchor="end")
        for number, line in enumerate(values):
            place = y + high / 2 - len(values) * 9.5 + number * 19 + 14
            canvas.signs(x + names + track + 24, place, line, bold=True)
        y += high + 7
    if group.line:
        place = at + track * group.line.place / 100
        canvas.line(place, top, place, y - 4, "text", 1.6)
    return y


def _bar(canvas: Canvas, bar: Bar, x: float, y: float, track: float, of_whole: bool) -> None:
    if of_whole:
        canvas.rect(x, y, track, 17, "sunk")
    for part in bar.parts:
        if part.width <= 0:  # nothing is drawn as nothing, little as a line
            continue
        wide = max(track * min(part.width, 100) / 100, 2)
        canvas.rect(x, y, wide - 1 if wide > 3 else wide, 17, part.colour, part.pattern)
        x += wide
