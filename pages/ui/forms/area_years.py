"""Areas by year: a circle in each cell with money, its area the amount; sums, projects, milestones and verdict beside it.

On a phone each line is a card with its years as columns of a small picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block, signs
from pages.ui.forms.canvas import Canvas, flowed, signs_width
from pages.ui.forms.form import SMALL, Form, Screen

LARGEST, LEAST = 22.0, 3.5  # pixels across
_TINY, _NARROW = (
    11,
    24,
)  # pixels: small type; years narrower than this stand under the names instead of beside them


@dataclass(frozen=True)
class Cell:
    """A year of a line: its amount, the amount in the unit of the figure, and where its rows are; hollow where it is not over."""

    year: int
    value: float
    text: str
    href: str = ""
    is_partial: bool = False


@dataclass(frozen=True)
class Number:
    """A number beside the years, and where its rows are."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Mark:
    """How many milestones have a status: its sign, its word, the number, and where its rows are."""

    sign: str
    word: str
    text: str
    href: str = ""


@dataclass(frozen=True)
class Verdict:
    """The verdict of a line by the rule: its signs, its word, and who can answer."""

    signs: str
    word: str
    who: str = ""
    href: str = ""


@dataclass(frozen=True)
class Line:
    """An area, or what belongs to none; `numbers` stand under the heads of the form, the `sum_at`-th is the sum."""

    name: str
    href: str
    colour: str
    cells: Sequence[Cell]
    numbers: Sequence[Number]
    verdict: Verdict | None = None
    marks: Sequence[Mark] = ()
    is_rest: bool = False
    early: str = ""  # what its years before `late_from` are together

    @cached_property
    def by_year(self) -> dict[int, Cell]:
        """Its cells by their years."""
        return {cell.year: cell for cell in self.cells}


@dataclass(frozen=True)
class Heads:
    """What stands over the columns: names, verdicts ('' is no such column), numbers, marks; and what the picture of a card is.

    `verdict` stands over the verdicts where no names of who can answer stand under them.
    """

    names: str
    numbers: Sequence[str]
    verdicts: str = ""
    marks: str = ""
    years: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class AreaYears(Form):
    """Lines from the first year to the last; no register covers the years from `uncovered` (0: all are covered).

    On a slide the years before `late_from` (0: none) stand in one column, as their sum: so many years as a hall can read
    have a column each.
    """

    cut_by = "lines"

    caption: str
    heads: Heads
    first_year: int
    last_year: int
    lines: Sequence[Line]
    sum_at: int = 0
    uncovered: int = 0
    legend: Sequence[tuple[str, str]] = ()  # each sign with its word
    late_from: int = 0

    @cached_property
    def years(self) -> list[int]:
        """The columns of years."""
        return list(range(self.first_year, self.last_year + 1))

    @cached_property
    def largest(self) -> float:
        """The largest amount of a cell."""
        return max((cell.value for line in self.lines for cell in line.cells), default=0) or 1

    def across(self, cell: Cell) -> float:
        """How many pixels the circle of a cell is across: its area is the amount, on one scale for all lines."""
        return round(max(LARGEST * sqrt(max(cell.value, 0) / self.largest), LEAST), 1)

    def high(self, line: Line, cell: Cell) -> float:
        """How high a year is in the small picture of a line, in percent; what belongs to no area has a scale of its own."""
        return round(100 * max(cell.value, 0) / self._highest[line.is_rest], 1)

    @cached_property
    def _highest(self) -> dict[bool, float]:
        """The largest amount of a cell of an area (False), and of what belongs to none (True)."""
        found = {False: 0.0, True: 0.0}
        for line in self.lines:
            found[line.is_rest] = max(found[line.is_rest], *(cell.value for cell in line.cells), 0.0)
        return {is_rest: value or 1 for is_rest, value in found.items()}

    def html(self, screen: Screen) -> Markup:
        """A table whose numbers are links."""
        late = self.late_from if screen.is_slide else 0
        years = [year for year in self.years if year >= late]
        paid = {cell.year for line in self.lines for cell in line.cells}
        return block.render(
            "area_years.html",
            form=self,
            marked=signs.marked,
            years=years,
            late=late,
            paid=paid,
            is_slide=screen.is_slide,
        )

    def text(self) -> list[str]:
        """Each line with its verdict, its years, its numbers and its milestones."""
        legend = [f"{sign} {word}".strip() for sign, word in self.legend]
        return [self.caption, *(self._said(line) for line in self.lines), "; ".join(legend)]

    def _said(self, line: Line) -> str:
        verdict = line.verdict
        parts = [f"{verdict.word} ({verdict.who})" if verdict.who else verdict.word] if verdict else []
        parts += [f"{cell.year}: {cell.text}" for cell in line.cells]
        parts += [
            f"{head} {number.text}" for head, number in zip(self.heads.numbers, line.numbers, strict=True)
        ]
        parts += [f"{mark.word} {mark.text}" for mark in line.marks]
        return f"{line.name}: {'; '.join(parts)}"

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Names to the left, the years in the middle, the numbers to the right."""
        place = _Places(self, x, width)
        if place.slot < _NARROW:
            return self._stacked(canvas, x, y, width)
        if self.uncovered and self.uncovered <= self.last_year:
            left = place.year(max(self.uncovered, self.first_year)) - place.slot / 2
            high = 34 + sum(place.high(line) for line in self.lines)
            canvas.rect(left, y, place.year(self.last_year) + place.slot / 2 - left, high, "sunk")
        self._heads(canvas, place, y)
        y += 34
        canvas.line(x, y, x + width, y, "edge")
        for number, line in enumerate(self.lines):
            if line.is_rest and number and not self.lines[number - 1].is_rest:
                canvas.line(x, y, x + width, y, "edge", 2)
            y = self._line(canvas, place, line, y)
            canvas.line(x, y, x + width, y, "line")
        return self._legend(canvas, x, y + 4, width)

    def _legend(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        texts = [f"{sign} {word}" for sign, word in self.legend]
        places = flowed([signs_width(text, SMALL) for text in texts], width, 18)
        for text, (left, line) in zip(texts, places, strict=True):
            canvas.signs(x + left, y + 16 + line * 20, text, SMALL)
            if text.startswith(" "):
                canvas.rect(x + left - 14, y + 5 + line * 20, 12, 12, "sunk", edge="line")
        return y + (places[-1][1] + 1 if places else 0) * 20 + 8

    def _heads(self, canvas: Canvas, place: "_Places", y: float) -> None:
        canvas.text(place.x, y + 26, self.heads.names, SMALL, colour="quiet")
        canvas.text(place.verdicts, y + 26, self.heads.verdicts, SMALL, colour="quiet")
        canvas.text(place.marks, y + 26, self.heads.marks, SMALL, colour="quiet")
        for year in self.years:
            short = str(year) if place.slot > 34 else f"{year % 100:02}"
            canvas.text(place.year(year), y + 26, short, SMALL, colour="quiet", anchor="middle")
        for head, right, room in zip(self.heads.numbers, place.numbers, place.rooms, strict=True):
            low = len(lettering.wrapped(lettering.plain(head), SMALL, room, most=2))
            canvas.paragraph(
                right, y + 30 - low * 17, head, room, SMALL, colour="quiet", anchor="end", most=2
            )

    def _line(self, canvas: Canvas, place: "_Places", line: Line, y: float) -> float:
        high = place.high(line)
        middle = y + high / 2
        names = lettering.wrapped(lettering.plain(line.name), SMALL, place.name_room, line.is_rest)
        canvas.rect(place.x, middle - 5, 10, 10, line.colour)
        canvas.paragraph(
            place.x + 17, middle - len(names) * 8.6, line.name, place.name_room, SMALL, bold=line.is_rest
        )
        if line.verdict:
            word = f"{line.verdict.signs} {line.verdict.word}"
            down = middle - (10 if line.verdict.who else 0)
            canvas.signs(place.verdicts, down + 5, word, SMALL)
            canvas.paragraph(
                place.verdicts, middle, line.verdict.who, place.verdict_room, _TINY, colour="quiet", most=1
            )
        for cell in line.cells:
            self._circle(canvas, line, cell, place.year(cell.year), middle - 5, place.slot)
        for at, (number, right) in enumerate(zip(line.numbers, place.numbers, strict=True)):
            canvas.text(right, middle + 5, number.text, SMALL, bold=at == self.sum_at, anchor="end")
        marks = " ".join(f"{mark.sign} {mark.text}" for mark in line.marks)
        canvas.signs(place.marks, middle + 5, marks, SMALL)
        return y + high

    def _stacked(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Each line in two rows: its name, what is known of it and the sum; its years. What has no room is a row of its own."""
        slot = width / max(len(self.years), 1)
        for year in self.years:
            middle = x + (year - self.first_year + 0.5) * slot
            canvas.text(middle, y + 14, str(year), _TINY, colour="quiet", anchor="middle")
        y += 22
        for line in self.lines:
            canvas.line(x, y, x + width, y, "edge" if line.is_rest else "line")
            y = self._stacked_line(canvas, line, x, y + 2, width, slot)
        return self._legend(canvas, x, y, width)

    def _stacked_line(
        self, canvas: Canvas, line: Line, x: float, y: float, width: float, slot: float
    ) -> float:
        told, total = self._told(line), f"{self.heads.numbers[self.sum_at]} {line.numbers[self.sum_at].text}"
        canvas.rect(x, y + 6, 10, 10, line.colour)
        canvas.text(x + width, y + 16, total, SMALL, bold=True, anchor="end")
        room = width - 24 - lettering.width(total, SMALL, True)
        beside = 29 + lettering.width(lettering.plain(line.name), SMALL, True)
        is_beside = beside + signs_width(told, SMALL) < room
        if is_beside:
            canvas.signs(x + beside, y + 16, told, SMALL)
        y = canvas.paragraph(x + 17, y + 2, line.name, room, SMALL, bold=True) + 2
        for cell in line.cells:
            at = x + (cell.year - self.first_year + 0.5) * slot
            self._circle(canvas, line, cell, at, y + 10, slot)
        y += 34 if line.cells else 0
        return y + 2 if is_beside else signs.paragraph(canvas, x + 17, y, told, width - 17, SMALL) + 4

    def _told(self, line: Line) -> str:
        """The verdict, the numbers but for the sum, and the marks of a line in words."""
        verdict = line.verdict
        texts = [f"{verdict.signs} {verdict.word}", verdict.who] if verdict else []
        texts += [
            f"{head} {number.text}"
            for at, (head, number) in enumerate(zip(self.heads.numbers, line.numbers, strict=True))
            if number.text and at != self.sum_at
        ]
        texts += [f"{mark.sign} {mark.text}" for mark in line.marks]
        return " · ".join(filter(None, texts))

    def _circle(self, canvas: Canvas, line: Line, cell: Cell, x: float, y: float, slot: float) -> None:
        """A circle with its amount under it."""
        r = self.across(cell) / 2
        if cell.is_partial:
            canvas.circle(x, y - 2, max(r - 1, 1), stroke=line.colour)
        else:
            canvas.circle(x, y - 2, r, fill=line.colour)
        size = min(_TINY, _TINY * (slot - 1) / (lettering.width(cell.text, _TINY) or 1))
        canvas.text(x, y + 21, cell.text, round(size, 1), anchor="middle")


class _Places:
    """Where the columns of a picture stand."""

    def __init__(self, form: AreaYears, x: float, width: float) -> None:
        self.x, self.form = x, form
        texts = [" ".join(f"{mark.sign} {mark.text}" for mark in line.marks) for line in form.lines]
        marks = max((signs_width(text, SMALL) for text in texts), default=0) + 14 if form.heads.marks else 0
        self.verdict_room = 132.0 if form.heads.verdicts else 0.0
        names = min(width * 0.21, 230)
        self.name_room = names - 24
        self.rooms = [self._room(at) for at in range(len(form.heads.numbers))]
        self.verdicts = x + names
        self.left = self.verdicts + self.verdict_room
        self.marks = x + width - marks + 10
        right, self.numbers = x + width - marks, list[float]()
        for room in reversed(self.rooms):
            self.numbers.insert(0, right)
            right -= room + 8
        self.slot = (right - self.left) / max(len(form.years), 1)

    def _room(self, at: int) -> float:
        texts = [line.numbers[at].text for line in self.form.lines]
        longest = max((word for word in self.form.heads.numbers[at].split()), key=len, default="")
        return max(lettering.width(text, SMALL, True) for text in [*texts, longest]) + 2

    def year(self, year: int) -> float:
        """The middle of a year."""
        return self.left + (year - self.form.first_year + 0.5) * self.slot

    def high(self, line: Line) -> float:
        """How high a line is."""
        names = lettering.wrapped(lettering.plain(line.name), SMALL, self.name_room, line.is_rest)
        return max(44.0, len(names) * 17.2 + 8)
