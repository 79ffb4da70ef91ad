"""A Plotly chart of ours drawn without a browser: bars, steps of a line, axes, marks, with each value written out.

It reads what `charts.py` and `multiples.py` write and nothing more; a form that it does not know is no picture.
"""

import html
import re
from collections.abc import Sequence
from typing import Any

from pages.ui import charts, lettering
from pages.ui.charts import Chart
from pages.ui.sheet import Sheet

_SMALL, _LEAST = 11.5, 8.0  # of values over bars
_HEAD = 15  # room over the tallest bar for its value
_RUN = re.compile(r"<b>(.*?)</b>", re.DOTALL)


def can_draw(chart: Chart) -> bool:
    """Whether the chart is of a form that this module knows."""
    forms = {"bar", "scatter"}
    return all(t["type"] in forms and t.get("orientation", "v") == "v" for t in chart["data"])


def draw(sheet: Sheet, chart: Chart, x: float, y: float, width: float) -> float:
    """Draw the chart, its corner at x, y; where the next thing may begin."""
    plot = _Plot(sheet, chart, x, y, width)
    plot.axes()
    plot.shapes()
    plot.traces()
    plot.annotations()
    return y + float(chart["layout"]["height"])


class _Plot:
    """The chart with its room: where a value of an axis lies on the sheet."""

    def __init__(self, sheet: Sheet, chart: Chart, x: float, y: float, width: float) -> None:
        self.sheet, self.layout, self.data = sheet, chart["layout"], chart["data"]
        margin = self.layout["margin"]
        self.left, self.right = x + margin["l"], x + width - margin["r"]
        self.top, self.bottom = y + margin["t"], y + self.layout["height"] - margin["b"]
        self.ranges = {name: self._range(name) for name in self.layout if re.fullmatch(r"[xy]axis\d*", name)}

    def _axis(self, ref: str) -> str:
        return f"{ref[0]}axis{ref[1:]}"

    def _range(self, name: str) -> Sequence[float]:
        axis = self.layout[name]
        if "range" in axis:
            return list(axis["range"])
        ref = name.replace("axis", "")
        sums: dict[float, float] = {}
        for trace in self.data:
            if trace.get(f"{ref[0]}axis", ref[0]) == ref:
                for place, value in zip(trace["x"], trace["y"], strict=True):
                    sums[place] = sums.get(place, 0) + (value or 0)
        return [0, charts.scale(max(sums.values(), default=0))[-1]]

    def _span(self, ref: str) -> tuple[float, float]:
        """Where an axis begins and ends on the sheet."""
        start, end = (float(part) for part in self.layout[self._axis(ref)].get("domain", [0, 1]))
        if ref[0] == "x":
            room = self.right - self.left
            return float(self.left + start * room), float(self.left + end * room)
        room = self.bottom - self.top
        return float(self.bottom - start * room), float(self.bottom - end * room)

    def place(self, ref: str, value: float) -> float:
        """Where a value of an axis, a part of its domain, or of the whole ('paper') lies; `ref` is Plotly's."""
        if ref.endswith("paper"):
            ends = (self.left, self.right) if ref[0] == "x" else (self.bottom, self.top)
            return float(ends[0] + value * (ends[1] - ends[0]))
        name, _, domain = ref.partition(" ")
        start, end = self._span(name)
        if domain:
            return start + value * (end - start)
        low, high = self.ranges[self._axis(name)]
        head = _HEAD if name[0] == "y" else 0  # values are written over the bars
        return start + (value - low) / ((high - low) or 1) * (end + head - start)

    def axes(self) -> None:
        """Grid lines and the texts along the axes."""
        for name, axis in self.layout.items():
            ref = name.replace("axis", "")
            if name not in self.ranges or axis.get("showticklabels") is False:
                continue
            values = list(axis.get("tickvals", charts.scale(self.ranges[name][1])))
            texts = axis.get("ticktext", [f"{value:g}" for value in values])
            other = axis.get("anchor", "y" if ref[0] == "x" else "x")
            for value, text in zip(values, texts, strict=True):
                at = self.place(ref, value)
                if ref[0] == "x":
                    self.sheet.text(at, self._span(other)[0] + 18, text, 13, colour="quiet", anchor="middle")
                    continue
                start, end = self._span(other)
                if axis.get("showgrid"):
                    self.sheet.line(start, at, end, at, "line")
                self.sheet.text(start - 6, at + 4, text, 12, colour="quiet", anchor="end")

    def shapes(self) -> None:
        """Base lines, events and changes of strategy."""
        for shape in self.layout.get("shapes", []):
            xref, yref = shape.get("xref", "x"), shape.get("yref", "y")
            across, down = "xpaper" if xref == "paper" else xref, "ypaper" if yref == "paper" else yref
            x0, x1 = self.place(across, shape["x0"]), self.place(across, shape["x1"])
            y0, y1 = self.place(down, shape["y0"]), self.place(down, shape["y1"])
            dash = {"dot": "2 3", "dash": "5 4"}.get(shape["line"].get("dash", ""), "")
            colour = "quiet" if dash == "2 3" else shape["line"]["color"]
            self.sheet.line(x0, y0, x1, y1, colour, shape["line"]["width"], dash)

    def traces(self) -> None:
        """The bars, stacked where they are, and lines."""
        reached: dict[tuple[str, float], float] = {}
        stacked = self.layout.get("barmode") == "stack"
        for trace in self.data:
            if trace["type"] == "scatter":
                self._steps(trace)
            else:
                self._bars(trace, reached, stacked)
        if stacked:
            for (ref, place), value in reached.items():
                text = f"{value:g}"
                x, y = self.place("x", place), self.place(ref, value) - 4
                self.sheet.text(x, y, text, _SMALL, bold=True, anchor="middle")

    def _bars(self, trace: Chart, reached: dict[tuple[str, float], float], stacked: bool) -> None:
        xref, yref, marker = trace.get("xaxis", "x"), trace.get("yaxis", "y"), trace["marker"]
        wide = trace.get("width", 1 - self.layout["bargap"])
        slot = self.place(xref, 1) - self.place(xref, 0)
        for number, (place, value) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            base = reached.get((yref, place), 0) if stacked else 0
            reached[yref, place] = base + (value or 0)
            low, high = self.place(yref, base), self.place(yref, base + (value or 0))
            middle, width = self.place(xref, place), slot * wide
            colour, pattern = (
                _nth(marker["color"], number),
                _nth(marker.get("pattern", {}).get("shape", ""), number),
            )
            self.sheet.rect(
                middle - width / 2, min(low, high), width, max(abs(low - high), 1), colour, pattern
            )
            if stacked:
                self.sheet.line(middle - width / 2, low, middle + width / 2, low, "background")
            else:
                self._value(_told(trace, number), middle, min(low, high) - 4, slot)

    def _value(self, text: str, x: float, y: float, room: float) -> None:
        """A value over its mark, as small as it must be to have room; in two lines where it must."""
        size = min(_SMALL, _SMALL * room * 0.97 / (lettering.width(text, _SMALL) or 1))
        number, gap, unit = text.rpartition("\u00a0")
        if size >= _LEAST or not gap:
            self.sheet.text(x, y, text, round(max(size, 7), 1), anchor="middle")
            return
        size = min(_SMALL, _SMALL * room * 0.97 / lettering.width(max(number, unit, key=len), _SMALL))
        size = round(max(size, 7), 1)
        self.sheet.text(x, y - size, number, size, anchor="middle")
        self.sheet.text(x, y, unit, size, anchor="middle")

    def _steps(self, trace: Chart) -> None:
        """A line that keeps its value until the next year, the room under it shaded, each value over its year."""
        xref, yref = trace.get("xaxis", "x"), trace.get("yaxis", "y")
        points = sorted(zip(trace["x"], trace["y"], range(len(trace["x"])), strict=True))
        if not points:
            return
        spots = [(self.place(xref, x), self.place(yref, y), n) for x, y, n in points]
        steps = "".join(f"H{x:.1f}V{y:.1f}" for x, y, _ in spots[1:])
        start = f"M{spots[0][0]:.1f},{spots[0][1]:.1f}{steps}"
        ground = self.place(yref, 0)
        self.sheet.path(f"{start}V{ground:.1f}H{spots[0][0]:.1f}Z", fill="card")
        self.sheet.path(start, trace["line"]["color"], trace["line"]["width"])
        slot = self.place(xref, 1) - self.place(xref, 0)
        for x, y, number in spots:
            self.sheet.circle(x, y, 3, fill=trace["line"]["color"])
            self._value(_told(trace, number), x, y - 7, slot)

    def annotations(self) -> None:
        """Titles over panels, and names of changes."""
        for note in self.layout.get("annotations", []):
            xref, yref = note.get("xref", "x"), note.get("yref", "y")
            x = self.place("xpaper" if xref == "paper" else xref, note["x"]) + note.get("xshift", 0)
            y = self.place("ypaper" if yref == "paper" else yref, note["y"])
            size = note["font"]["size"]
            lines = note["text"].split("<br>") if note["text"] else []
            y += -4 - (len(lines) - 1) * size * 1.25 if note["yanchor"] == "bottom" else size
            for line in lines:
                self._rich(x, y, line, size, note["xanchor"])
                y += size * 1.25

    def _rich(self, x: float, y: float, line: str, size: float, held: str) -> None:
        """A line with bold parts in it."""
        runs = [(html.unescape(part), bool(n % 2)) for n, part in enumerate(_RUN.split(line))]
        whole = sum(lettering.width(text, size, bold) for text, bold in runs)
        x -= whole if held == "right" else whole / 2 if held == "center" else 0
        for text, bold in runs:
            self.sheet.text(
                x + (lettering.width("  ", size) if text[:1] == " " else 0), y, text, size, bold=bold
            )
            x += lettering.width(text, size, bold)


def _nth(value: Any, number: int) -> Any:
    return value[number] if isinstance(value, (list, tuple)) else value


def _told(trace: Chart, number: int) -> str:
    """The value of a mark in words: what is said when one points at it, without its year."""
    return str(trace["hovertext"][number]).partition(": ")[2]
