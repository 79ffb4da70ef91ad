"""Headline numbers: each says what it counts, its value with a small picture, a fair comparison, and opens its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block, signs
from pages.ui.forms.canvas import LEADING, Canvas, Sheet
from pages.ui.forms.form import Form, Screen

_GAP, _HIGH, _VALUE = 10, 112, 30
_BARS, _PART = 26, 12  # pixels high: the columns of years, and the bar of parts


@dataclass(frozen=True)
class Part:
    """A part of a whole: how much of it in percent, its colour name, and 'hollow' where nothing is known of it."""

    share: float
    colour: str
    pattern: str = ""


@dataclass(frozen=True)
class Tile:
    """One headline number. Its picture is `years`, a value for each of them in order, or `parts` that make up what it is of."""

    what: str
    value: str
    beside: str
    href: str
    unit: str = ""
    years: Sequence[float] = ()
    parts: Sequence[Part] = ()

    @property
    def heights(self) -> list[float]:
        """How high each year is, in percent of the highest."""
        top = max(self.years, default=0) or 1
        return [round(100 * value / top, 1) for value in self.years]


@dataclass(frozen=True)
class Tiles(Form):
    """Headline numbers; `open` is what the link to the rows is called."""

    is_whole: ClassVar[bool] = False
    tiles: Sequence[Tile]
    open: str

    def html(self, screen: Screen) -> Markup:
        """Cards that are links; on a slide a list."""
        return block.render("tiles.html", form=self, is_slide=screen.is_slide, marked=signs.marked)

    def text(self) -> list[str]:
        """Each number with what it counts."""
        return [
            f"{tile.what}: {' '.join(filter(None, [tile.value, tile.unit]))}, {tile.beside}"
            for tile in self.tiles
        ]

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
        is_beside = lettering.width(f"{tile.value} ", size, bold=True) + lettering.width(tile.unit, 15) < room
        y += size * LEADING
        canvas.valued(x + 10, y - size * 0.3, tile.value, round(size, 1), tile.unit if is_beside else "", 15)
        if not is_beside:
            y = canvas.paragraph(x + 10, y, tile.unit, room, 15)
        y = self._picture(canvas, tile, x + 10, y, room)
        return signs.paragraph(canvas, x + 10, y, tile.beside, room / 1.1, 13) + 8

    def _picture(self, canvas: Canvas, tile: Tile, x: float, y: float, room: float) -> float:
        """Columns of years, or parts of a bar; where it ends."""
        if tile.years:
            slot = min(room / len(tile.years), 14)
            for number, high in enumerate(tile.heights):
                tall = max(_BARS * high / 100, 1) if high else 0
                canvas.rect(x + number * slot, y + _BARS - tall, slot * 0.75, tall, "total")
            canvas.line(x, y + _BARS, x + slot * len(tile.years), y + _BARS, "edge")
            return y + _BARS + 6
        if not tile.parts:
            return y
        for part in tile.parts:
            wide = room * part.share / 100
            canvas.rect(x, y + 2, max(wide - 2, 1), _PART, part.colour, part.pattern)
            x += wide
        return y + _PART + 8
