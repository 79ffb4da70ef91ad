"""Signs of statuses in a line of text, each in its colour; the words beside them say the same."""

from markupsafe import Markup, escape

from pages.ui.base import lettering, palette
from pages.ui.forms.canvas import Canvas


def marked(text: str) -> Markup:
    """A text with each sign of a status in its colour and hidden from who does not see it."""
    return Markup("").join(_sign(letter) if letter in palette.SIGNS else escape(letter) for letter in text)


def _sign(letter: str) -> Markup:
    status = palette.SIGNS[letter]
    return Markup(
        '<b class="fu-shape" aria-hidden="true" style="color:var(--status-{status})">{letter}</b>'
    ).format(status=status, letter=letter)


def paragraph(canvas: Canvas, x: float, y: float, text: str, room: float, size: float) -> float:
    """Lines of text with signs in them from `y` down, `room` wide; where the next thing may begin."""
    for line in lettering.wrapped(lettering.plain(text), size, room):
        y += size * 1.32
        canvas.signs(x, y - size * 0.3, line, size)
    return y
