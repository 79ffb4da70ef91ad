"""The same things as rows and columns: a circle for what two of them have in common, its area the number beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Room, Screen

LARGEST, LEAST = 26.0, 5.0  # pixels across
_LINE = 40.0  # pixels high on a picture


@dataclass(frozen=True)
class Circle:
    """What two have in common: how much, that in words, both named, the address of its rows."""

    value: float
    text: str
    word: str
    href: str


@dataclass(frozen=True)
class Line:
    """One thing: its name, its card, and a circle for each of the things in their order; None where there is nothing."""

    name: str
    href: str
    circles: Sequence[Circle | None]


@dataclass(frozen=True)
class Circles(Form):
    """Lines and columns of the same things in the same order; the columns are headed by the numbers of the lines."""

    cut_by = "lines"

    caption: str
    corner: str
    lines: Sequence[Line]

    @property
    def heads(self) -> list[str]:
        """The numbers of the columns."""
        return [str(number) for number in range(1, self.columns + 1)]

    @property
    def columns(self) -> int:
        """How many columns there are; lines can be left out, columns cannot."""
        return max((len(line.circles) for line in self.lines), default=0)

    def across(self, circle: Circle) -> float:
        """How many pixels a circle is across: its area is the number."""
        most = max((c.value for line in self.lines for c in line.circles if c), default=0) or 1
        return round(max(LARGEST * sqrt(circle.value / most), LEAST), 1)

    def html(self, screen: Screen) -> Markup:
        """A table whose numbers are links."""
        return block.render("circles.html", form=self)

    def text(self) -> list[str]:
        """Each line with what it has in common with which of the others."""
        return [self.caption] + [
            f"{number} {line.name}: " + ", ".join(c.word for c in line.circles if c)
            for number, line in enumerate(self.lines, 1)
        ]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Names to the left, a square of circles to the right; the diagonal is grey."""
        names = min(width * 0.34, 260)
        slot = (width - names) / max(self.columns, 1)
        canvas.text(x, y + 14, self.corner, SMALL, colour="quiet")
        for number, head in enumerate(self.heads):
            canvas.text(x + names + (number + 0.5) * slot, y + 14, head, SMALL, anchor="middle")
        y += 22
        canvas.line(x, y, x + width, y, "edge")
        for number, line in enumerate(self.lines):
            y = self._line(canvas, line, number, x, y, names, slot)
            canvas.line(x, y, x + width, y, "line")
        return y + 4

    def _line(
        self, canvas: Canvas, line: Line, number: int, x: float, y: float, names: float, slot: float
    ) -> float:
        named = f"{number + 1} {line.name}"
        rows = lettering.wrapped(lettering.plain(named), SMALL, names - 10)
        high = max(_LINE, len(rows) * 17.2 + 6)
        canvas.paragraph(x, y + high / 2 - len(rows) * 8.6 - 2, named, names - 10, SMALL)
        for column, circle in enumerate(line.circles):
            middle = x + names + (column + 0.5) * slot
            if column == number:
                canvas.rect(middle - slot / 2, y, slot, high, "sunk")
            if circle:
                canvas.circle(middle, y + high / 2 - 6, self.across(circle) / 2, fill="total")
                canvas.text(middle, y + high / 2 + 18, circle.text, 12, anchor="middle")
        return y + high

    def pptx(self, room: Room) -> None:
        """A table of PowerPoint's own."""
        lines = [
            [f"{number} {line.name}", *(circle.text if circle else "" for circle in line.circles)]
            for number, line in enumerate(self.lines, 1)
        ]
        room.table([self.corner, *self.heads], lines, [False, *[True] * self.columns], 0)
