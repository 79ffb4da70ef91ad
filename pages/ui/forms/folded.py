"""Things in groups that open one by one: each thing a line with its sign, what is known about it, and its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from pages.ui.base import palette
from pages.ui.forms import block, fold, signs
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Room, Screen

MOST = 25  # lines of a group; the others are one click away


@dataclass(frozen=True)
class Link:
    """A text, and where it leads; `outside` is another site."""

    text: str
    href: str = ""
    outside: bool = False


@dataclass(frozen=True)
class Line:
    """A thing: its status, its name, a note under it, what else is known in the order of the heads, what can be done with it."""

    status: str
    title: Link
    note: str
    cells: Sequence[Link]
    is_minor: bool = False
    act: Link | None = None  # on the page alone

    @property
    def shape(self) -> str:
        """The sign of the status."""
        return palette.SHAPE[self.status]


@dataclass(frozen=True)
class Group:
    """Things under a heading, with its colour if it is an area, what is said of them, and the rows of those without a place."""

    id: str
    name: str
    colour: str
    beside: str
    counts: str
    lines: Sequence[Line]
    more: Link


@dataclass(frozen=True)
class Folded(Form):
    """Groups of lines under `heads`, the first for their names; `new_tab` is said of a link to another site."""

    cut_by = "groups.lines"

    groups: Sequence[Group]
    heads: Sequence[str]
    new_tab: str

    def html(self, screen: Screen) -> Markup:
        """Folds; the lines of each are made when it is opened, if they can be fetched then. A single group stands open."""
        is_open = screen.is_slide or screen.is_bare or len(self.groups) == 1
        groups = [
            (group, self._lines(group) if is_open else fold.content(group.id, partial(self._lines, group)))
            for group in self.groups
        ]
        return block.render("folded.html", groups=groups, is_open=is_open, marked=signs.marked)

    def _lines(self, group: Group) -> Markup:
        return block.render("folded_lines.html", group=group, form=self, lines=group.lines[:MOST], most=MOST)

    def text(self) -> list[str]:
        """Each group, and its lines under the heads."""
        found: list[str] = []
        for group in self.groups:
            found.append(" ".join(filter(None, [group.name, group.beside, group.counts])))
            for line in group.lines:
                cells = [f"{head} {cell.text}" for head, cell in zip(self.heads[1:], line.cells, strict=True)]
                named = f"{self.heads[0]} {line.title.text}"
                found.append(" · ".join(filter(None, [named, *cells, line.note])))
        return found

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Groups with their lines below, the heads over the first."""
        first = width * 0.4
        slot = (width - first) / max(len(self.heads) - 1, 1)
        starts = [x, *(x + first + number * slot for number in range(len(self.heads) - 1))]
        for start, head in zip(starts, self.heads, strict=True):
            canvas.paragraph(start, y, head, slot - 10, 12, colour="quiet", most=1)
        y += 20
        for group in self.groups:
            canvas.line(x, y, x + width, y, "edge")
            dot = 18 if group.colour else 0
            if group.colour:
                canvas.rect(x, y + 9, 11, 11, group.colour)
            heading = " · ".join(filter(None, [group.name, group.beside]))
            down = canvas.paragraph(x + dot, y + 3, heading, width * 0.7, SMALL, bold=True)
            canvas.signs(x + width * 0.74, y + 19, group.counts, SMALL)
            y = max(down, y + 22) + 4
            for line in group.lines:
                y = self._line(canvas, line, x, y, first, slot)
        return y

    def _line(self, canvas: Canvas, line: Line, x: float, y: float, first: float, slot: float) -> float:
        canvas.line(x, y, x + first + slot * len(line.cells), y, "line")
        size = 10 if line.is_minor else 14
        canvas.shape(line.shape, x + 8, y + 16, f"status-{line.status}", size)
        down = canvas.paragraph(x + 20, y + 1, line.title.text, first - 30, SMALL)
        if line.note:
            down = canvas.paragraph(x + 20, down, line.note, first - 30, 12, colour="quiet")
        for number, cell in enumerate(line.cells):
            down = max(
                down, canvas.paragraph(x + first + number * slot, y + 1, cell.text, slot - 10, 12, most=3)
            )
        return down + 4

    def pptx(self, room: Room) -> None:
        """A table of PowerPoint's own; the group stands before the name of each line."""
        lines = [
            [
                f"{group.name}: {line.shape} {line.title.text}" + (f" ({line.note})" if line.note else ""),
                *(cell.text for cell in line.cells),
            ]
            for group in self.groups
            for line in group.lines
        ]
        room.say(*(" ".join(filter(None, [g.name, g.beside, g.counts])) for g in self.groups))
        room.table(self.heads, lines, [False] * len(self.heads), 0)
