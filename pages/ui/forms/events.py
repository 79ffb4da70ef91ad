"""The marks on a time axis in words: events and notes, one line each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from pages.ui.forms import block, fold
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import Form, Room, Screen


@dataclass(frozen=True)
class Events(Form):
    """What is marked on a time axis, to be opened: a summary and a line for each."""

    is_whole: ClassVar[bool] = False
    is_lasting: ClassVar[bool] = True
    id: str
    summary: str
    titles: Sequence[str]

    def html(self, screen: Screen) -> Markup:
        """A fold; its list is made when it is opened, if it can be fetched then."""
        listed = self._list() if screen.is_slide or screen.is_bare else fold.content(self.id, self._list)
        return block.render("events.html", id=self.id, summary=self.summary, listed=listed)

    def _list(self) -> Markup:
        return block.render("event_list.html", titles=self.titles)

    def text(self) -> list[str]:
        """Each line."""
        return list(self.titles)

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """The lines."""
        for title in self.titles:
            y = canvas.paragraph(x, y, f"– {title}", width, 12, colour="quiet")
        return y

    def pptx(self, room: Room) -> None:
        """Into the notes: a slide has no room for them."""
        room.say(self.summary, *self.titles)

    def height(self, width: float) -> float:
        """Nothing on the slide itself."""
        return 0


def of_titles(summary: str, titles: Sequence[str], id: str = "events") -> tuple[Events, ...]:
    """The marks of an axis; nothing where there are none."""
    return (Events(id, summary, tuple(titles)),) if titles else ()
