"""What was claimed and what was found: two dots on a line, all on one scale that begins at zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Room, Screen

_NUMBER, _GAP = 92, 12  # pixels: a column of numbers, the space between columns


@dataclass(frozen=True)
class Pair:
    """One thing with its two values, both in words as well; `share` is the second in percent of the first, in words."""

    name: str
    href: str
    note: str
    said: float
    said_text: str
    found: float
    found_text: str
    share: str


@dataclass(frozen=True)
class Words:
    """What the columns are called."""

    what: str
    said: str
    found: str
    share: str


@dataclass(frozen=True)
class Pairs(Form):
    """Pairs in their order; `ticks` are round values of the scale with their words, from zero to its end.

    `threshold` is a value that a line is drawn at, and what it is called.
    """

    cut_by = "pairs"

    pairs: Sequence[Pair]
    ticks: Sequence[tuple[float, str]]
    words: Words
    threshold: tuple[float, str] | None = None

    @property
    def high(self) -> float:
        """The end of the scale."""
        return self.ticks[-1][0] or 1

    def place(self, value: float) -> float:
        """Where a value lies on the scale, in percent."""
        return round(100 * value / self.high, 2)

    def html(self, screen: Screen) -> Markup:
        """A table with the dots in a column of their own."""
        return block.render("pairs.html", form=self, caption=screen.alt)

    def text(self) -> list[str]:
        """Each pair in a line."""
        said, found = self.words.said, self.words.found
        lines = [
            f"{pair.name}: {said} {pair.said_text}, {found} {pair.found_text}, {pair.share}. {pair.note}".strip()
            for pair in self.pairs
        ]
        return [self.threshold[1], *lines] if self.threshold else lines

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """The names to the left, the dots in the middle, the numbers to the right."""
        names = width * 0.4
        left, wide = x + names + _GAP, width - names - 3 * _NUMBER - 2 * _GAP - 14
        ends = [x + width - _NUMBER * after for after in (2, 1, 0)]
        for end, text in zip(ends, (self.words.said, self.words.found, self.words.share), strict=True):
            canvas.paragraph(end, y, text, _NUMBER - 8, SMALL, colour="quiet", anchor="end", most=2)
        for number, (value, text) in enumerate(self.ticks):
            anchor = "start" if number == 0 else "end" if number == len(self.ticks) - 1 else "middle"
            canvas.text(left + wide * value / self.high, y + 15, text, 12, colour="quiet", anchor=anchor)
        if self.threshold:
            at = left + wide * self.threshold[0] / self.high
            canvas.text(at, y + 32, self.threshold[1], 12, bold=True, anchor="middle")
            y += 20
        y += 26 if lettering.width(max(self.words.said, self.words.found, key=len), SMALL) < _NUMBER else 40
        for pair in self.pairs:
            canvas.line(x, y, x + width, y, "line")
            middle, (said, found) = y + 17, (left + wide * v / self.high for v in (pair.said, pair.found))
            if self.threshold:
                canvas.line(at, y, at, y + 34, "text", 1.2, "4 3")
            canvas.line(min(said, found), middle, max(said, found), middle, "quiet", 2)
            canvas.circle(found, middle, 5, fill="total")
            canvas.circle(said, middle, 5, fill="background", stroke="total")
            for end, text in zip(ends, (pair.said_text, pair.found_text, pair.share), strict=True):
                canvas.text(end - 8, y + 22, text, SMALL, anchor="end")
            below = canvas.paragraph(x, y + 2, pair.name, names, SMALL + 1)
            if pair.note:
                below = canvas.paragraph(x, below, pair.note, names, 12, colour="quiet")
            y = max(below, y + 30) + 4
        return y

    def pptx(self, room: Room) -> None:
        """Shapes; the notes are for the presenter."""
        room.draw(self)
        room.say(*self.text())
