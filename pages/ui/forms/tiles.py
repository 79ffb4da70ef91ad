"""Headline numbers: each says what it counts, its value, a fair comparison, and opens its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas, Sheet
from pages.ui.forms.form import Form, Screen

_GAP, _HIGH, _VALUE = 10, 112, 30


@dataclass(frozen=True)
class Tile:
    """One headline number."""

    what: str
    value: str
    beside: str
    href: str


@dataclass(frozen=True)
class Tiles(Form):
    """Headline numbers; `open` is what the link to the rows is called."""

    is_whole: ClassVar[bool] = False
    tiles: Sequence[Tile]
    open: str

    def html(self, screen: Screen) -> Markup:
        """Cards that are links; on a slide a list."""
        return block.render("tiles.html", form=self, is_slide=screen.is_slide)

    def text(self) -> list[str]:
        """Each number with what it counts."""
        return [f"{tile.what}: {tile.value}, {tile.beside}" for tile in self.tiles]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Cards beside each other."""
        wide = (width - _GAP * (len(self.tiles) - 1)) / max(len(self.tiles), 1)
        high = max((self._card(Sheet(), tile, 0, 0, wide) for tile in self.tiles), default=0)
        for number, tile in enumerate(self.tiles):
            left = x + number * (wide + _GAP)
            canvas.rect(left, y, wide, max(high, _HIGH), "background", edge="line")
            self._card(canvas, tile, left, y, wide)
        return y + max(high, _HIGH) + 10

    def _card(self, canvas: Canvas, tile: Tile, x: float, y: float, wide: float) -> float:
        """What stands on a card; where it ends."""
        room = wide - 20
        y = canvas.paragraph(x + 10, y + 4, tile.what, room, 14, colour="quiet")
        size = min(_VALUE, _VALUE * room / (lettering.width(tile.value, _VALUE, bold=True) or 1))
        y = canvas.paragraph(
            x + 10, y, tile.value, room + 1, round(size, 1), bold=True
        )  # a value keeps to one line
        return canvas.paragraph(x + 10, y, tile.beside, room, 13) + 8
