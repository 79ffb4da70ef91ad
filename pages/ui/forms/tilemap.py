"""Equal tiles in their relative places, and tiles beside them for what has no place."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import Form, Screen


@dataclass(frozen=True)
class Tile:
    """A place with its number; `step` 0-3 is how dark it is, `x` and `y` count from 1, None for what has no place."""

    name: str
    value: str
    step: int
    href: str
    x: int | None = None
    y: int | None = None
    is_current: bool = False
    note: str = ""


@dataclass(frozen=True)
class Tilemap(Form):
    """Places and their numbers."""

    tiles: Sequence[Tile]

    @property
    def placed(self) -> list[Tile]:
        """The tiles that have a place."""
        return [tile for tile in self.tiles if tile.x is not None]

    @property
    def beside(self) -> list[Tile]:
        """The tiles that have none."""
        return [tile for tile in self.tiles if tile.x is None]

    @property
    def columns(self) -> int:
        """How many tiles stand beside each other."""
        return max((tile.x or 0 for tile in self.tiles), default=0) or 1

    def html(self, screen: Screen) -> Markup:
        """Two lists of links."""
        return block.render("tilemap.html", form=self)

    def text(self) -> list[str]:
        """Each place with its number."""
        return [
            f"{tile.name}: {tile.value}" + (f" ({tile.note})" if tile.note else "") for tile in self.tiles
        ]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """The map, and under it what has no place."""
        wide, high = min(width / self.columns, 130), 72
        for tile in self.placed:
            left, top = x + ((tile.x or 1) - 1) * wide, y + 4 + ((tile.y or 1) - 1) * high
            canvas.rect(left + 2, top + 2, wide - 4, high - 4, f"map-{tile.step}", edge="edge")
            name = lettering.cut(lettering.plain(tile.name), 12, wide - 14)
            canvas.text(left + 8, top + 18, name, 12)
            canvas.text(left + 8, top + high - 12, tile.value, 20, bold=True)
        y += 12 + max((tile.y or 0 for tile in self.placed), default=0) * high
        for line in Tilemap(self.beside).text():
            y = canvas.paragraph(x, y, line, width)
        return y
