"""What a figure or a page says in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from pages.ui.forms import block
from pages.ui.forms.canvas import SIZE, Canvas
from pages.ui.forms.form import SMALL, Form, Room, Screen


@dataclass(frozen=True)
class Sentences(Form):
    """Sentences in a list; plain ones are paragraphs, notes are quiet ones."""

    is_whole: ClassVar[bool] = False
    sentences: Sequence[str]
    are_plain: bool = False
    are_notes: bool = False

    def html(self, screen: Screen) -> Markup:
        """A list, or paragraphs."""
        return block.render("sentences.html", form=self)

    def text(self) -> list[str]:
        """The sentences."""
        return list(self.sentences)

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Paragraphs below each other."""
        for sentence in self.sentences:
            size, colour = (SMALL, "quiet") if self.are_notes else (SIZE, "text")
            y = canvas.paragraph(x, y, sentence, width, size, colour=colour) + 4
        return y

    def pptx(self, room: Room) -> None:
        """One text; notes in small type."""
        if self.are_notes:
            room.draw(self)
        else:
            room.sentences(self.sentences)
