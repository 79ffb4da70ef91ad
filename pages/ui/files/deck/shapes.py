"""Forms drawn as PowerPoint shapes: the same drawing as in pictures, each mark and text an object that can be edited."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.shapetree import GroupShapes
from pptx.util import Emu, Pt

from pages.ui.base import lettering, palette
from pages.ui.files.deck import texts
from pages.ui.files.deck.template import Box
from pages.ui.forms.canvas import LEADING, SIZE, Canvas, signs_width

_ALIGN = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
_SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}  # how much of a text stands left of its place
_WIDER = 1.15  # PowerPoint's font may be wider than ours
_OF_LINES = 0.93  # so that it breaks where ours does
_FIXED = "\u00a0"
_SIGNS = re.compile(f"([{re.escape(''.join(palette.SIGNS))}])")
_STEP = re.compile(r"([A-Za-z])|(-?\d+(?:\.\d+)?)")
_PIECES = 14  # straight lines for a curve: PowerPoint's freeforms are made of those


class _Group(GroupShapes):
    """The shapes of a group, whose place and size are reckoned when all stand: python-pptx reckons them over all shapes each
    time that one is added, which was two thirds of a deck's time."""

    def __init__(self, group: Any) -> None:
        super().__init__(group._element, group)

    def _recalculate_extents(self) -> None:
        """Nothing, until `close`."""

    def close(self) -> None:
        """Reckon the group's place and size."""
        if len(self):
            super()._recalculate_extents()


class Shapes(Canvas):
    """A group of shapes in a box; `scale` is how many EMU a pixel takes."""

    def __init__(self, group: Any, box: Box, scale: float) -> None:
        self._shapes, self._box, self._scale = _Group(group), box, scale

    def close(self) -> None:
        """All is drawn."""
        self._shapes.close()

    def _place(self, x: float, y: float, width: float, height: float) -> tuple[Any, Any, Any, Any]:
        at = (self._box.left + x * self._scale, self._box.top + y * self._scale)
        return tuple(Emu(int(each)) for each in (*at, width * self._scale, height * self._scale))  # type: ignore[return-value]

    def _made(self, kind: Any, x: float, y: float, width: float, height: float) -> Any:
        return texts.plain(self._shapes.add_shape(kind, *self._place(x, y, width, height)))

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, pattern: str = "", edge: str = ""
    ) -> None:
        if width > 0 and height > 0:
            shape = self._made(MSO_SHAPE.RECTANGLE, x, y, width, height)
            texts.filled(shape, fill, pattern, edge)

    def circle(
        self, x: float, y: float, r: float, fill: str = "", stroke: str = "", width: float = 2, dash: str = ""
    ) -> None:
        shape = self._made(MSO_SHAPE.OVAL, x - r, y - r, 2 * r, 2 * r)
        self._look(shape, fill, stroke, width, dash)

    def path(
        self, d: str, stroke: str = "", width: float = 1, dash: str = "", fill: str = "", opacity: float = 1
    ) -> None:
        points = flattened(d)
        spots = [(self._box.left + x * self._scale, self._box.top + y * self._scale) for x, y in points]
        builder = self._shapes.build_freeform(int(spots[0][0]), int(spots[0][1]))
        builder.add_line_segments([(int(x), int(y)) for x, y in spots[1:]], close=bool(fill))
        shape = texts.plain(builder.convert_to_shape())
        self._look(shape, fill, stroke, width, dash, opacity)

    def _look(self, shape: Any, fill: str, stroke: str, width: float, dash: str, opacity: float = 1) -> None:
        if fill:
            shape.fill.solid()
            shape.fill.fore_color.rgb = texts.rgb(fill)
        else:
            shape.fill.background()
        if stroke:
            shape.line.color.rgb, shape.line.width = texts.rgb(stroke), Emu(int(width * self._scale))
            if dash:
                shape.line.dash_style = MSO_LINE.DASH
        else:
            shape.line.fill.background()
        if opacity < 1:
            for colour in shape._element.xpath("./p:spPr//a:srgbClr"):
                colour.append(parse_xml(f'<a:alpha {nsdecls("a")} val="{int(opacity * 100_000)}"/>'))

    def shape(self, sign: str, x: float, y: float, colour: str, size: float = SIZE) -> None:
        self.text(x, y, sign, size, bold=True, colour=colour, anchor="middle")

    def _text(self, x: float, y: float, text: str, size: float, bold: bool, colour: str, anchor: str) -> None:
        wide = lettering.width(text, size, bold) * _WIDER + 4
        place = (x - wide * _SHARE[anchor], y - size * 1.1, wide, size * LEADING)
        self._written(place, text, size, bold, colour, anchor)

    def valued(
        self, x: float, y: float, value: str, size: float, more: str, small: float, colour: str = "text"
    ) -> None:
        """One text, so that a font that is wider than ours moves what comes after the value."""
        wide = lettering.width(f"{value} ", size, True) + lettering.width(more, small)
        self._line(x, y, wide, size, [(value, size, True, "text"), (more, small, False, colour)])

    def signs(self, x: float, y: float, text: str, size: float = SIZE, *, bold: bool = False) -> float:
        """One text with the signs in their colours."""
        wide = signs_width(lettering.plain(text), size, bold=bold)
        parts = [
            (
                part,
                size,
                bold or part in palette.SIGNS,
                f"status-{palette.SIGNS[part]}" if part in palette.SIGNS else "text",
            )
            for part in _SIGNS.split(lettering.plain(text))
        ]
        self._line(x, y, wide, size, parts)
        return x + wide

    def _line(
        self, x: float, y: float, wide: float, size: float, parts: Sequence[tuple[str, float, bool, str]]
    ) -> None:
        """A line of parts, each with its size, whether it is bold, and its colour."""
        frame = texts.box(self._shapes, *self._place(x, y - size * 1.1, wide * _WIDER + 4, size * LEADING))
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        shown = [part for part in parts if part[0]]
        for number, (text, own, is_bold, colour) in enumerate(shown):
            if number and not shown[number - 1][0].endswith(" "):
                text = _FIXED + text.lstrip(" ")
            texts.write(frame.paragraphs[0], text, self._points(own), colour, is_bold or None)

    def _points(self, size: float) -> Any:
        return Pt(round(size * self._scale / Pt(1), 1))

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
        """One text that wraps in its box, so that it can be edited as a whole."""
        lines = lettering.wrapped(lettering.plain(text), size, room, bold, most)
        end = y + len(lines) * size * LEADING
        if any(lines):
            left = x - room * _SHARE[anchor]
            shown = " ".join(lines) if most else lettering.plain(text)
            is_wide = anchor == "start" and lettering.width(lines[0], size, bold) * _WIDER > room
            wrap = len(lines) > 1 or is_wide
            size *= _OF_LINES if wrap else 1
            self._written((left, y, room, end - y), shown, size, bold, colour, anchor)
        return end

    def _written(
        self,
        place: tuple[float, float, float, float],
        text: str,
        size: float,
        bold: bool,
        colour: str,
        anchor: str,
    ) -> None:
        frame = texts.box(self._shapes, *self._place(*place))
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        paragraph = frame.paragraphs[0]
        texts.write(paragraph, text, self._points(size), colour, bold or None)
        if anchor != "start":  # else as its direction has it
            paragraph.alignment = _ALIGN[anchor]


def flattened(d: str) -> list[tuple[float, float]]:
    """The points of one line of M, L, H, V, C and Z, curves in short straight lines."""
    steps: list[tuple[str, list[float]]] = []
    for letter, number in _STEP.findall(d):
        if letter:
            steps.append((letter, []))
        else:
            steps[-1][1].append(float(number))
    points: list[tuple[float, float]] = []
    for letter, numbers in steps:
        _DRAWN[letter](points, numbers)
    return points


def _straight(points: list[tuple[float, float]], n: list[float]) -> None:
    points += zip(n[::2], n[1::2], strict=True)


def _curved(points: list[tuple[float, float]], n: list[float]) -> None:
    for first in range(0, len(n), 6):
        a, (b, c, d) = points[-1], (tuple(n[first + i : first + i + 2]) for i in (0, 2, 4))
        for step in range(1, _PIECES + 1):
            t = step / _PIECES
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            x, y = (sum(w * p[i] for w, p in zip(weights, (a, b, c, d), strict=True)) for i in (0, 1))
            points.append((x, y))


_DRAWN: dict[str, Callable[[list[tuple[float, float]], list[float]], None]] = {
    "M": _straight,
    "L": _straight,
    "C": _curved,
    "H": lambda points, n: points.append((n[-1], points[-1][1])),
    "V": lambda points, n: points.append((points[-1][0], n[-1])),
    "Z": lambda points, n: None,
}
