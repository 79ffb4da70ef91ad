"""Rows against columns, a number in each cell, darker where it is larger."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Screen


@dataclass(frozen=True)
class Cell:
    """A cell: its number in words, empty where there is none, and how dark it is (0-3)."""

    text: str
    step: int = 0


@dataclass(frozen=True)
class Line:
    """A row of the matrix; its name leads to `href`."""

    name: str
    cells: Sequence[Cell]
    href: str = ""


@dataclass(frozen=True)
class Matrix(Form):
    """Lines of cells under `heads`; `corner` heads the names. Even columns are those of a scale."""

    caption: str
    corner: str
    heads: Sequence[str]
    lines: Sequence[Line]
    is_even: bool = False

    def html(self, screen: Screen) -> Markup:
        """A table."""
        return block.render("grid.html", form=self)

    def text(self) -> list[str]:
        """Each line with its cells."""
        return [self.caption] + [
            f"{line.name}: "
            + ", ".join(
                f"{head} {cell.text}" for head, cell in zip(self.heads, line.cells, strict=True) if cell.text
            )
            for line in self.lines
        ]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """The names to the left, cells of equal width."""
        names = min(width * 0.3, 240)
        slot = (width - names) / max(len(self.heads), 1)
        y = canvas.paragraph(x, y, self.caption, width, SMALL, colour="quiet")
        for number, head in enumerate(self.heads):
            at = x + names + (number + 1) * slot - 6
            canvas.paragraph(at, y, head, slot - 8, 12, colour="quiet", anchor="end", most=2)
        y += 36
        for line in self.lines:
            lines = lettering.wrapped(lettering.plain(line.name), SMALL, names - 8)
            high = max(24, len(lines) * 17 + 6)
            canvas.paragraph(x, y + 1, line.name, names - 8, SMALL)
            for number, cell in enumerate(line.cells):
                left = x + names + number * slot
                if cell.step:
                    canvas.rect(left + 1, y + 1, slot - 2, high - 2, f"map-{cell.step}")
                canvas.text(left + slot - 6, y + 17, cell.text, SMALL, anchor="end")
            y += high
        return y + 4
