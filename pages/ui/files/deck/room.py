"""The room that a form has on a slide: as shapes, as PowerPoint's own charts and tables, or as text; and what does not fit."""

from collections.abc import Sequence
from typing import Any

from pptx.util import Pt

from pages.ui.base import lettering
from pages.ui.base.words import Words
from pages.ui.files.deck import native, tables, texts
from pages.ui.files.deck.shapes import Shapes
from pages.ui.files.deck.template import Box
from pages.ui.forms.canvas import LEADING
from pages.ui.forms.form import Form, Panel

WIDTH = 960  # pixels that a form is drawn across a slide: its type is then some 12 points
_SMALLEST, _SMALLEST_ROWS, _STEP = 2.0, 1.25, 0.05  # how far a form is made smaller before rows are left out
_SENTENCES = (22, 20, 18, 16, 15, 14, 13, 12)  # points
_REST, _LOWEST = Pt(22), Pt(110)


class Room:
    """A box on a slide for one form. `millions` says that amounts are in millions; `is_keyed` that a key stands beside."""

    def __init__(self, slide: Any, box: Box, words: Words, alt: str, millions: str, is_keyed: bool) -> None:
        self._slide, self._box, self._words, self._alt = slide, box, words, alt
        self._millions, self._is_keyed = millions, is_keyed
        self.said: list[str] = []

    @property
    def is_low(self) -> bool:
        """Whether a chart of PowerPoint's own would be too low to be read."""
        return bool(self._box.height < _LOWEST)

    def draw(self, form: Form) -> None:
        """Draw the form as shapes; what has no room is left out row by row and counted, or the form made smaller."""
        box, width, count = self._box, float(WIDTH), form.length()
        smallest = WIDTH * (_SMALLEST_ROWS if count else _SMALLEST)
        while form.height(width) * box.width / width > box.height and width < smallest:
            width += WIDTH * _STEP
        if count and form.height(width) * box.width / width > box.height:
            box = self._above_rest()
            form = form.first(_most(form, width, box.height * width / box.width))
            self._rest(form.length(), count)
        group = self._slide.shapes.add_group_shape()
        texts.describe(group, self._alt, type(form).__name__)
        shapes = Shapes(group, box, box.width / width)
        form.draw(shapes, 0, 0, width)
        shapes.close()

    def charts(self, panels: Sequence[Panel]) -> None:
        """Draw charts of PowerPoint's own; above them, in what the numbers are written where that is not one by one."""
        box = self._box
        if any(panel.high >= 1_000_000 for panel in panels) and self._millions:
            frame = texts.box(self._slide.shapes, box.left, box.top, box.width, Pt(18))
            texts.write(frame.paragraphs[0], self._millions, Pt(12), "quiet")
            box = Box(box.left, box.top + Pt(20), box.width, box.height - Pt(20))
        if panels:
            native.draw(self._slide, panels, box, self._alt, has_legend=not self._is_keyed)

    def table(
        self, heads: Sequence[str], lines: Sequence[Sequence[str]], numbers: Sequence[bool], left_out: int
    ) -> None:
        """Draw a table of PowerPoint's own."""
        count = tables.draw(self._slide, heads, lines, numbers, self._above_rest(), self._alt)
        self._rest(count, len(lines) + left_out)

    def sentences(self, items: Sequence[str]) -> None:
        """Set sentences in one text, smaller where they are many."""
        box = self._box
        frame = texts.box(self._slide.shapes, box.left, box.top, box.width, box.height)
        shown = [texts.shortened(item, 600 if len(items) < 5 else 320) for item in items]
        size = next((size for size in _SENTENCES if _high(shown, size, box) <= box.height), _SENTENCES[-1])
        for number, item in enumerate(shown):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(size / 2)
            texts.write(paragraph, item, Pt(size))
        self.say(*items)

    def say(self, *lines: str) -> None:
        """Put lines into the presenter's notes."""
        self.said += lines

    def _above_rest(self) -> Box:
        box = self._box
        return Box(box.left, box.top, box.width, box.height - _REST)

    def _rest(self, shown: int, of: int) -> None:
        """Say how many rows are not on the slide."""
        if shown >= of:
            return
        sentence = self._words("deck.rest", n=self._words.count(of - shown), of=self._words.number(of))
        box = self._box
        frame = texts.box(self._slide.shapes, box.left, box.top + box.height - Pt(16), box.width, Pt(16))
        texts.write(frame.paragraphs[0], sentence, Pt(12), "quiet")
        self.say(sentence)


def _high(items: Sequence[str], size: int, box: Box) -> float:
    """How high sentences of so many points are in a box, in EMU."""
    room = box.width / Pt(1) / 1.1  # PowerPoint's font may be wider than ours
    lines = sum(len(lettering.wrapped(item, size, room)) for item in items)
    return float(Pt(size) * (lines * LEADING + (len(items) - 1) / 2))


def _most(form: Form, width: float, height: float) -> int:
    """How many rows of a form have room; one at least."""
    least, most = 1, form.length()
    while least < most:
        middle = (least + most + 1) // 2
        fits = form.first(middle).height(width) <= height
        least, most = (middle, most) if fits else (least, middle - 1)
    return least
