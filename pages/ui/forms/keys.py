"""Keys: the meaning of a colour, a pattern and a shape, with the number of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from pages.ui.address.view import View
from pages.ui.base import lettering, palette
from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas, flowed
from pages.ui.forms.form import SMALL, Form, Screen

# The pattern of each status, the same on every output.
PATTERN = {
    "done": "",
    "late": "lines",
    "overdue": "hatch",
    "unreported": "dots",
    "upcoming": "hollow",
    "cancelled": "weave",
}


@dataclass(frozen=True)
class Key:
    """A colour with its pattern and shape, its word, how many there are, and where that leads.

    Where only signs have the colour, `is_sign_alone`, there is nothing with a pattern to explain.
    """

    text: str
    colour: str
    pattern: str = ""
    shape: str = ""
    value: str = ""
    href: str = ""
    is_sign_alone: bool = False

    @property
    def words(self) -> str:
        """Word and number."""
        return f"{self.text} {self.value}".strip()


@dataclass(frozen=True)
class Keys(Form):
    """The key to the colours of a figure."""

    is_whole: ClassVar[bool] = False
    keys: Sequence[Key]

    def html(self, screen: Screen) -> Markup:
        """A list of swatches, shapes and words."""
        return block.render("keys.html", keys=self.keys)

    def text(self) -> list[str]:
        """Each word with its number."""
        return [key.words for key in self.keys]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Swatches, shapes and words in lines."""
        fills = [0 if key.is_sign_alone else 20 for key in self.keys]
        starts = [fill + (16 if key.shape else 0) for key, fill in zip(self.keys, fills, strict=True)]
        wide = [start + lettering.width(t, SMALL) for start, t in zip(starts, self.text(), strict=True)]
        places = flowed(wide, width, 22)
        for key, fill, start, (left, line) in zip(self.keys, fills, starts, places, strict=True):
            at, base = x + left, y + 16 + line * 21
            if fill:
                canvas.rect(at, base - 11, 13, 13, key.colour, key.pattern)
            if key.shape:
                canvas.shape(key.shape, at + fill + 4, base, key.colour, SMALL + 1)
            canvas.text(at + start, base, key.words, SMALL)
        return y + (places[-1][1] + 1 if places else 0) * 21 + 6


def of_statuses(view: View, counts: Mapping[str, int], are_signs_alone: bool = False) -> Keys:
    """The key of the statuses that occur, with shape, word and count."""
    return Keys(
        tuple(
            Key(
                view.words("status.of_these_late" if status == "late" else f"status.{status}"),
                f"status-{status}",
                PATTERN[status],
                palette.SHAPE[status],
                view.words.number(counts[status]),
                is_sign_alone=are_signs_alone,
            )
            for status in palette.SHAPE
            if counts.get(status)
        )
    )
