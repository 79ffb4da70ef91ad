"""What forms draw on: shapes and letters in pixels. `Sheet` turns them into SVG, `files/deck/shapes.py` into PowerPoint shapes.

Colours are the palette's names. Patterns lie over them, so that parts differ in grey as well. A sheet escapes all
text here and nowhere else.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from pages.ui.base import lettering, palette

THEMES = ("light", "dark")
SIZE, LEADING = 15, 1.32
_SIGN = 0.8  # how much room the sign of a status takes, of the size of the text
# What is drawn over a colour in a cell of 6 by 6: lines of the background, or dots; 'hollow' is the edge alone.
_PATTERNS = {
    "hatch": ("45", "M0,3H6"),
    "weave": ("45", "M0,3H6M3,0V6"),
    "lines": ("0", "M0,3H6"),
    "dots": ("0", ""),
}
_NAMES = palette.named()


def colour(name: str, theme: int = 0) -> str:
    """The colour '#rrggbb' of a name ('total', 'area-s2_food', 'map-2'); `theme` 0 is light, 1 is dark."""
    return _NAMES[name][theme]


class Canvas(ABC):
    """A place to draw. Coordinates and sizes are in pixels, y from the top down; colours are names of the palette."""

    @abstractmethod
    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, pattern: str = "", edge: str = ""
    ) -> None:
        """A filled area; `pattern` is 'hatch', 'lines', 'weave', 'dots' or 'hollow'."""

    @abstractmethod
    def path(
        self, d: str, stroke: str = "", width: float = 1, dash: str = "", fill: str = "", opacity: float = 1
    ) -> None:
        """A path as SVG writes it: a line, a filled form, or both."""

    @abstractmethod
    def circle(
        self, x: float, y: float, r: float, fill: str = "", stroke: str = "", width: float = 2, dash: str = ""
    ) -> None:
        """A circle."""

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = SIZE,
        *,
        bold: bool = False,
        colour: str = "text",
        anchor: str = "start",
    ) -> None:
        """One line of text; `y` is the line that it stands on."""
        if text := lettering.plain(text):
            self._text(x, y, text, size, bold, colour, anchor)

    @abstractmethod
    def _text(self, x: float, y: float, text: str, size: float, bold: bool, colour: str, anchor: str) -> None:
        """Draw a line of text that is plain and not empty."""

    @abstractmethod
    def shape(self, sign: str, x: float, y: float, colour: str, size: float = SIZE) -> None:
        """A sign of a status ('◐'); `x` is its middle, `y` the line that text stands on."""

    def line(
        self, x0: float, y0: float, x1: float, y1: float, colour: str, width: float = 1, dash: str = ""
    ) -> None:
        """A straight line."""
        self.path(f"M{x0:.1f},{y0:.1f}L{x1:.1f},{y1:.1f}", colour, width, dash)

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        room: float,
        size: float = SIZE,
        *,
        bold: bool = False,
        colour: str = "text",
        anchor: str = "start",
        most: int = 0,
    ) -> float:
        """Lines of text from `y` down, `room` wide; where the next thing may begin."""
        for line in lettering.wrapped(lettering.plain(text), size, room, bold, most):
            y += size * LEADING
            self.text(x, y - size * 0.3, line, size, bold=bold, colour=colour, anchor=anchor)
        return y

    def valued(
        self, x: float, y: float, value: str, size: float, more: str, small: float, colour: str = "text"
    ) -> None:
        """A value in bold type, and on the same line what it is or when it was, in small type."""
        self.text(x, y, value, size, bold=True)
        self.text(x + lettering.width(f"{value} ", size, bold=True), y, more, small, colour=colour)

    def signs(self, x: float, y: float, text: str, size: float = SIZE, *, bold: bool = False) -> float:
        """A line of text with signs of statuses in it ('● 5 ◐ 2'), each sign drawn; where it ends."""
        run = ""
        for letter in [*lettering.plain(text), ""]:
            sign = letter in palette.SIGNS and letter != ""
            if letter and not sign:
                run += letter
                continue
            start = lettering.width(run[: len(run) - len(run.lstrip(" "))], size, bold)
            self.text(x + start, y, run.strip(" "), size, bold=bold)
            x += lettering.width(run, size, bold)
            run = ""
            if sign:
                self.shape(letter, x + size * _SIGN / 2, y, f"status-{palette.SIGNS[letter]}", size)
                x += size * _SIGN
        return x


class Sheet(Canvas):
    """A picture: what has been drawn so far, in light or dark."""

    def __init__(self, theme: str = "light") -> None:
        self.theme = THEMES.index(theme)
        self._drawn: list[str] = []
        self._patterns: dict[str, str] = {}

    def colour(self, name: str) -> str:
        """The colour that a name stands for, in the theme of the sheet."""
        return colour(name, self.theme)

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, pattern: str = "", edge: str = ""
    ) -> None:
        if width <= 0 or height <= 0:
            return
        place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
        if pattern == "hollow":
            inset = min(1.0, width / 2, height / 2)
            place = f'x="{x + inset:.1f}" y="{y + inset:.1f}" width="{width - 2 * inset:.1f}" '
            place += f'height="{height - 2 * inset:.1f}"'
            self._add(f'<rect {place} fill="none" stroke="{self.colour(fill)}" stroke-width="2"/>')
            return
        line = f' stroke="{self.colour(edge)}"' if edge else ""
        self._add(f'<rect {place} fill="{self.colour(fill)}"{line}/>')
        if pattern:
            self._add(f'<rect {place} fill="url(#{self._pattern(pattern)})"/>')

    def _pattern(self, kind: str) -> str:
        """The name of a pattern, which is put into the picture once."""
        turn, path = _PATTERNS[kind]
        light = self.colour("background")
        mark = (
            f'<path d="{path}" stroke="{light}" stroke-width="2" fill="none"/>'
            if path
            else f'<circle cx="3" cy="3" r="1.2" fill="{light}"/>'
        )
        self._patterns[kind] = (
            f'<pattern id="{kind}" width="6" height="6" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate({turn})">{mark}</pattern>'
        )
        return kind

    def path(
        self, d: str, stroke: str = "", width: float = 1, dash: str = "", fill: str = "", opacity: float = 1
    ) -> None:
        filled = self.colour(fill) if fill else "none"
        line = f' stroke="{self.colour(stroke)}" stroke-width="{width:g}"' if stroke else ""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        clear = f' opacity="{opacity:g}"' if opacity < 1 else ""
        self._add(f'<path d="{d}" fill="{filled}"{line}{dashed}{clear}/>')

    def circle(
        self, x: float, y: float, r: float, fill: str = "", stroke: str = "", width: float = 2, dash: str = ""
    ) -> None:
        filled = self.colour(fill) if fill else "none"
        line = f' stroke="{self.colour(stroke)}" stroke-width="{width:g}"' if stroke else ""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._add(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{filled}"{line}{dashed}/>')

    def shape(self, sign: str, x: float, y: float, colour: str, size: float = SIZE) -> None:
        """The sign drawn, since few fonts have it."""
        r, middle = size * 0.36, y - size * 0.34
        if sign == "●":
            self.circle(x, middle, r, fill=colour)
        elif sign == "○":
            self.circle(x, middle, r - 0.8, stroke=colour, width=1.8)
        elif sign == "◐":
            self.circle(x, middle, r - 0.8, stroke=colour, width=1.6)
            left = f"M{x:.1f},{middle - r:.1f}A{r:.1f},{r:.1f} 0 0 0 {x:.1f},{middle + r:.1f}Z"
            self.path(left, fill=colour)
        elif sign == "▲":
            up = f"M{x:.1f},{middle - r:.1f}L{x + r:.1f},{middle + r:.1f}H{x - r:.1f}Z"
            self.path(up, fill=colour)
        else:
            self.text(x, y, sign, size, bold=True, colour=colour, anchor="middle")

    def _text(self, x: float, y: float, text: str, size: float, bold: bool, colour: str, anchor: str) -> None:
        heavy = ' font-weight="700"' if bold else ""
        held = f' text-anchor="{anchor}"' if anchor != "start" else ""
        self._add(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{self.colour(colour)}"{heavy}{held}>'
            f"{escape(text)}</text>"
        )

    def _add(self, element: str) -> None:
        self._drawn.append(element)

    def svg(self, width: float, height: float, title: str, description: str) -> str:
        """The picture as an SVG file with its name and what it shows in words."""
        family = f"'{lettering.FAMILY}', 'Source Sans', 'Helvetica Neue', Arial, sans-serif"
        defs = f"<defs>{''.join(self._patterns.values())}</defs>" if self._patterns else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:.0f}" '
            f'viewBox="0 0 {width:g} {height:.0f}" role="img" aria-labelledby="t d" font-family={quoteattr(family)}>'
            f'<title id="t">{escape(lettering.plain(title))}</title>'
            f'<desc id="d">{escape(lettering.plain(description))}</desc>{defs}{"".join(self._drawn)}</svg>'
        )


def signs_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is that Sheet.signs draws, in pixels."""
    signs = sum(letter in palette.SIGNS for letter in text)
    words = "".join(letter for letter in text if letter not in palette.SIGNS)
    return lettering.width(words, size, bold) + signs * size * _SIGN


def flowed(widths: Sequence[float], room: float, gap: float) -> list[tuple[float, int]]:
    """Where things of these widths stand when they follow each other in lines: how far from the left, in which line."""
    found, x, line = [], 0.0, 0
    for width in widths:
        if x and x + width > room:
            x, line = 0.0, line + 1
        found.append((x, line))
        x += width + gap
    return found
