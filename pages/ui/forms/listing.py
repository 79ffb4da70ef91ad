"""A list of things, each with shape, title, link and a few words."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Screen


@dataclass(frozen=True)
class Item:
    """One thing."""

    title: str
    text: str = ""
    href: str = ""
    shape: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Listing(Form):
    """Things, the first the most important."""

    cut_by = "items"

    items: Sequence[Item]

    def html(self, screen: Screen) -> Markup:
        """A list."""
        return block.render("list.html", items=self.items)

    def text(self) -> list[str]:
        """Each thing in a line."""
        return [": ".join(filter(None, [item.title, item.text])) for item in self.items]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Each thing with its words below."""
        for item in self.items:
            start = 22 if item.shape else 0
            if item.shape:
                canvas.shape(item.shape, x + 8, y + 17, item.colour)
            y = canvas.paragraph(x + start, y, item.title, width - start, bold=bool(item.text))
            if item.text:
                y = canvas.paragraph(x + start, y, item.text, width - start, SMALL, colour="quiet")
            y += 6
        return y
