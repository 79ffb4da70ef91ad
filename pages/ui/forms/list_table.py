"""Lines of lists side by side: each item with what is said before and after its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.forms import block, signs
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Room, Screen

_NONE = "–"


@dataclass(frozen=True)
class Item:
    """One thing: what stands before its name (a sum, a word or the sign of a status), its name, its rows, what follows."""

    lead: str
    name: str
    href: str
    beside: str = ""

    @property
    def said(self) -> str:
        """All of it in one text."""
        return " ".join(filter(None, [self.lead, self.name, f"({self.beside})" if self.beside else ""]))


@dataclass(frozen=True)
class Line:
    """What a line is about, with the colour and the card of an area where it is one, and a list of things under each head."""

    name: str
    colour: str
    href: str
    lists: Sequence[Sequence[Item]]


@dataclass(frozen=True)
class ListTable(Form):
    """Lines of lists under `heads`, the first head for the names of the lines; `caption` names the table."""

    cut_by = "lines"

    caption: str
    heads: Sequence[str]
    lines: Sequence[Line]

    def html(self, screen: Screen) -> Markup:
        """A table of lists; on a phone the lists stand under each other."""
        return block.render("list_table.html", form=self, marked=signs.marked, dash=_NONE)

    def text(self) -> list[str]:
        """Each line with its things."""
        return [self.caption] + [
            f"{self.heads[0]} {line.name}: "
            + "; ".join(
                f"{head} {', '.join(item.said for item in items) or _NONE}"
                for head, items in zip(self.heads[1:], line.lists, strict=True)
            )
            for line in self.lines
        ]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Names to the left, the lists beside each other."""
        names = width * 0.2
        slot = (width - names) / max(len(self.heads) - 1, 1)
        starts = [x, *(x + names + number * slot for number in range(len(self.heads) - 1))]
        for start, head in zip(starts, self.heads, strict=True):
            canvas.paragraph(start, y, head, slot - 10, SMALL, colour="quiet", most=1)
        y += 22
        canvas.line(x, y, x + width, y, "edge")
        for line in self.lines:
            y = self._line(canvas, line, starts, y, names, slot) + 4
            canvas.line(x, y, x + width, y, "line")
        return y + 4

    def _line(
        self, canvas: Canvas, line: Line, starts: Sequence[float], y: float, names: float, slot: float
    ) -> float:
        dot = 16 if line.colour else 0
        if line.colour:
            canvas.rect(starts[0], y + 7, 10, 10, line.colour)
        ends = [canvas.paragraph(starts[0] + dot, y + 2, line.name, names - dot - 8, SMALL, bold=True)]
        for start, items in zip(starts[1:], line.lists, strict=True):
            down = y + 2
            for item in items:
                down = signs.paragraph(canvas, start, down, item.said, slot - 14, SMALL)
            ends.append(down)
        return max(ends)

    def pptx(self, room: Room) -> None:
        """A table of PowerPoint's own."""
        lines = [
            [line.name, *("; ".join(item.said for item in items) or _NONE for items in line.lists)]
            for line in self.lines
        ]
        room.table(self.heads, lines, [False] * len(self.heads), 0)
