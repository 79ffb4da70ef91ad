"""How answers are distributed: bars of one length, divided by the shares of an ordered scale; too few answers are marked so."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block, fold
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Panel, PanelSeries, Room, Screen
from pages.ui.forms.keys import Key, Keys

LEAST = 9  # percent: a part that its number has room in
# Tints of navy from the first answer to the last, each with the colour of its number; the last one is an edge alone.
STEPS = (
    ("total", "", "background"),
    ("map-3", "", "text"),
    ("map-2", "", "text"),
    ("map-1", "", "text"),
    ("edge", "hollow", "text"),
)
_HIGH = 20


@dataclass(frozen=True)
class Share:
    """The part of an answer: its share in percent, and in words."""

    value: float
    text: str


@dataclass(frozen=True)
class Bar:
    """One group that answered: its name and the address of its rows, how many answered, the shares in the order of the scale.

    With no shares, `beside` says why.
    """

    name: str
    beside: str
    shares: Sequence[Share] = ()
    href: str = ""


@dataclass(frozen=True)
class Group:
    """The bars of one question."""

    title: str
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Answers(Form):
    """Questions with their bars; `scale` names the answers, the best first.

    So many questions are in sight, the others in a fold that is called `more`; 0 is all.
    """

    cut_by = "groups.bars"

    groups: Sequence[Group]
    scale: Sequence[str]
    shown: int = 0
    more: str = ""

    @property
    def keys(self) -> Keys:
        """What each tint stands for."""
        return Keys([Key(name, STEPS[n][0], STEPS[n][1]) for n, name in enumerate(self.scale)])

    def html(self, screen: Screen) -> Markup:
        """A key, and a list of bars for each question; every share is read with its answer."""
        is_open = not self.shown or screen.is_slide or screen.is_bare or len(self.groups) <= self.shown
        first, rest = (self.groups, []) if is_open else (self.groups[: self.shown], self.groups[self.shown :])
        key = f"{screen.id}-all"
        return self.keys.html(screen) + block.render(
            "measures.html",
            first=self._list(first),
            is_open=is_open,
            key=key,
            more=self.more,
            rest=Markup() if is_open else fold.content(key, partial(self._list, rest)),
        )

    def _list(self, groups: Sequence[Group]) -> Markup:
        return block.render("answers.html", groups=groups, scale=self.scale, steps=STEPS, least=LEAST)

    def text(self) -> list[str]:
        """Each question, and each bar with its shares."""
        return [line for group in self.groups for line in (group.title, *map(self._line, group.bars))]

    def _line(self, bar: Bar) -> str:
        shares = ", ".join(
            f"{name} {share.text}" for name, share in zip(self.scale, bar.shares, strict=False)
        )
        return ": ".join(filter(None, [f"{bar.name} ({bar.beside})", shares]))

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """The key, then name, bar and number of answers from the left."""
        y = self.keys.draw(canvas, x, y, width)
        for group in self.groups:
            y = canvas.paragraph(x, y + 4, group.title, width, bold=True) + 4
            for bar in group.bars:
                y = _bar(canvas, bar, x, y, width)
        return y

    def pptx(self, room: Room) -> None:
        """A chart for each question; shapes where a chart would be low or have no shares."""
        if room.is_low or not any(bar.shares for group in self.groups for bar in group.bars):
            room.draw(self)
            return
        room.charts([self._panel(group) for group in self.groups])

    def _panel(self, group: Group) -> Panel:
        series = []
        for number, name in enumerate(self.scale):
            colour, pattern, _ = STEPS[number]
            values = [bar.shares[number].value if bar.shares else None for bar in group.bars]
            count = len(group.bars)
            series.append(PanelSeries(name, values, [colour] * count, [pattern] * count))
        names = [f"{bar.name} ({bar.beside})" for bar in group.bars]
        return Panel("bar", group.title, names, series, 0, 100)


def _bar(canvas: Canvas, bar: Bar, x: float, y: float, width: float) -> float:
    names, counts = width * 0.3, min(width * 0.16, 150)
    track, at = width - names - counts - 24, x + names + 12
    named = canvas.paragraph(x, y, bar.name, names, SMALL)
    if not bar.shares:
        return max(named, canvas.paragraph(at, y, bar.beside, track, SMALL, colour="quiet")) + 6
    for (colour, pattern, ink), share in zip(STEPS, bar.shares, strict=False):
        wide = track * share.value / 100
        canvas.rect(at, y + 1, max(wide - 1, 0), _HIGH, colour, pattern)
        if share.value >= LEAST and wide > lettering.width(share.text, 12):
            canvas.text(at + wide / 2, y + 15, share.text, 12, colour=ink, anchor="middle")
        at += wide
    under = canvas.paragraph(x + names + track + 24, y, bar.beside, counts, SMALL, colour="quiet")
    return max(named, under, y + _HIGH + 2) + 6
