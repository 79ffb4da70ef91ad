"""Rows as a plain table: on slides, on paper, in pictures, in the frame of another page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from pages.ui.address.view import View
from pages.ui.base import lettering
from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Room, Screen
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column

MOST_ROWS, MOST_COLUMNS = 25, 8  # of a picture


@dataclass(frozen=True)
class Head:
    """The heading of a column; numbers stand to the right."""

    key: str
    text: str
    is_number: bool


@dataclass(frozen=True)
class Table(Form):
    """Headings and lines of cells. `more` says in words how many lines are left out."""

    cut_by = "lines"

    caption: str
    heads: Sequence[Head]
    lines: Sequence[Sequence[Cell]]
    more: str = ""
    left_out: int = 0
    new_tab: str = ""  # what is said of a link to another site

    def html(self, screen: Screen) -> Markup:
        """A table."""
        heads: list[dict[str, Any]] = [
            {
                "key": h.key,
                "text": h.text,
                "css": "fu-number" if h.is_number else "",
                "href": "",
                "sorted": "",
                "ticks": [],
            }
            for h in self.heads
        ]
        lines = [{"cells": line, "is_sum": False} for line in self.lines]
        return block.render(
            "table.html",
            new_tab=self.new_tab,
            caption=self.caption,
            heads=heads,
            lines=lines,
            foot=[],
            pages=[],
            dash="",
            foldable=False,
            whole_row="",
        )

    def cells(self) -> list[list[str]]:
        """The texts of the headings and of each line."""
        return [[head.text for head in self.heads], *([cell.text for cell in line] for line in self.lines)]

    def text(self) -> list[str]:
        """Each line with its headings."""
        heads, *lines = self.cells()
        pairs = [", ".join(f"{h} {c}" for h, c in zip(heads, line, strict=True)) for line in lines]
        return [*pairs, *filter(None, [self.more])]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Headings and lines with rules between them."""
        cells = self.cells()
        wide = widths(cells, width)
        starts = [x + sum(wide[:n]) for n in range(len(wide))]
        for number, line in enumerate(cells):
            ends = []
            for head, start, room, text in zip(self.heads, starts, wide, line, strict=True):
                at, held = (start + room - 12, "end") if head.is_number else (start, "start")
                bold = number == 0
                ends.append(canvas.paragraph(at, y, text, room - 12, SMALL, bold=bold, anchor=held, most=4))
            y = max(ends, default=y) + 3
            canvas.line(x, y, x + width, y, "edge" if number == 0 else "line")
            y += 3
        return canvas.paragraph(x, y, self.more, width, SMALL) if self.more else y

    def pptx(self, room: Room) -> None:
        """A table of PowerPoint's own."""
        heads, *lines = self.cells()
        room.table(heads, lines, [head.is_number for head in self.heads], self.left_out)

    def columns(self, most: int) -> "Table":
        """The first columns."""
        return replace(self, heads=self.heads[:most], lines=[line[:most] for line in self.lines])

    def paper(self, width: float) -> dict[str, Any]:
        """The values that paper sets as a table for screen readers; `shares` are widths that fill `width`."""
        heads, *lines = self.cells()
        numbers = [head.is_number for head in self.heads]
        shares = widths(self.cells(), width)
        return {"heads": heads, "numbers": numbers, "shares": shares, "rows": lines, "more": self.more}


def of_rows(
    view: View, rows: Sequence[Row], columns: Sequence[Column], caption: str, most: int = 0, across: int = 0
) -> Table:
    """The first rows (all with 0) in the first columns (all with 0), as the columns write them."""
    columns = [column for column in columns if not column.folded]
    columns = columns[: across or len(columns)]
    shown = rows[: most or len(rows)]
    left = len(rows) - len(shown)
    return Table(
        caption,
        [Head(column.key, view.words(f"column.{column.key}"), column.number) for column in columns],
        [[column.cell(view, row) for column in columns] for row in shown],
        view.words("picture.more", n=view.words.count(left)) if left else "",
        left,
        view.words("common.new_tab"),
    )


def widths(lines: Sequence[Sequence[str]], width: float) -> list[float]:
    """The width of each column: room for its longest word first, the rest by how much it says in most lines."""
    columns = [[line[n] for line in lines] for n in range(len(lines[0]))]
    whole = [max(lettering.width(text, 13, bold=True) for text in column) + 14 for column in columns]
    if sum(whole) <= width:
        return whole
    words = [
        max(lettering.width(word, 13, bold=True) for text in column for word in text.split(" ")) + 14
        for column in columns
    ]
    least = [min(word, width / 3) for word in words]
    if sum(least) >= width:
        return [room * width / sum(least) for room in least]
    usual = [
        sum(lettering.width(text, 13) + 14 for text in column[1:]) / max(len(column) - 1, 1)
        for column in columns
    ]
    more = [max(want - room, 0) + 1 for want, room in zip(usual, least, strict=True)]
    spare = width - sum(least)
    return [room + spare * extra / sum(more) for room, extra in zip(least, more, strict=True)]
