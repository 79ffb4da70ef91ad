"""What a figure draws, as plain numbers: panels of categories and series, for charts that PowerPoint draws itself."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pages.ui import charts
from pages.ui.deck.texts import clean
from pages.ui.figure import Figure
from pages.ui.marks import Bars, Part
from pages.ui.words import Words

# One kind of pattern, as the browser's bars and Plotly's call it.
PATTERN = {
    "fu-hatch": "/",
    "fu-lines": "-",
    "fu-weave": "x",
    "fu-dots": ".",
    "fu-hollow": "o",
}


@dataclass(frozen=True)
class Series:
    """One series: its name, a value for each category (None where the rows have none), colours and patterns beside."""

    name: str
    values: Sequence[float | None]
    colours: Sequence[str]
    patterns: Sequence[str]


@dataclass(frozen=True)
class Panel:
    """One chart: 'column', 'line' or 'bar' (lying), stacked where it has several series, on a scale from low to high."""

    kind: str
    title: str
    categories: Sequence[str]
    series: Sequence[Series]
    low: float
    high: float


def of(figure: Figure, words: Words) -> list[Panel]:
    """The panels of a figure, all on one scale; none where it has no chart or only empty ones."""
    if not figure.rows:
        return []
    if figure.chart:
        return _of_chart(figure.chart, figure.title, words)
    return _of_bars(figure.bars, words)


def _of_chart(chart: dict[str, Any], title: str, words: Words) -> list[Panel]:
    traces = [trace for trace in chart["data"] if len(trace["x"])]
    places = sorted({place for trace in traces for place in trace["x"]})
    years = [place for place in places if place == int(place)]
    whole = list(range(int(min(years)), int(max(years)) + 1)) if years else []
    axis = chart["layout"]["xaxis"]
    ticks = dict(zip(axis["tickvals"], axis["ticktext"], strict=True))
    order: list[float] = [*whole, *[place for place in places if place not in years]]
    names = [_tick(str(ticks.get(place, place))) for place in order]
    by_axis: dict[str, list[dict[str, Any]]] = {}
    for trace in traces:
        by_axis.setdefault(trace.get("yaxis", "y"), []).append(trace)
    values = [value for trace in traces for value in trace["y"] if value is not None]
    low, high = _scale(values)
    found = []
    for own in by_axis.values():
        alone = len(own) == 1
        head = f"{html.unescape(own[0]['name'])}: {own[0]['meta']}" if alone and len(by_axis) > 1 else ""
        series = [_series(trace, order, title) for trace in own]
        kind = "line" if own[0]["type"] == "scatter" else "column"
        found.append(Panel(kind, clean(head), names, series, low, _top(series, high)))
    top = max((panel.high for panel in found), default=high)
    return [Panel(p.kind, p.title, p.categories, p.series, low, top) for p in found]


def _tick(text: str) -> str:
    return clean(html.unescape(text.replace("<br>", " ")))


def _series(trace: dict[str, Any], order: Sequence[float], title: str) -> Series:
    at = dict(zip(trace["x"], trace["y"], strict=True))
    marker = trace.get("marker", {})
    colour = trace["line"]["color"] if trace["type"] == "scatter" else marker["color"]
    shape = marker.get("pattern", {}).get("shape", "")
    colours = dict(zip(trace["x"], colour if isinstance(colour, list) else [colour] * len(at), strict=True))
    shapes = dict(zip(trace["x"], shape if isinstance(shape, list) else [shape] * len(at), strict=True))
    first, one = next(iter(colours.values())), next(iter(shapes.values()))  # for where the rows have none
    return Series(
        clean(html.unescape(trace.get("name") or "") or title),
        [at.get(place) for place in order],
        [colours.get(place, first) for place in order],
        [shapes.get(place, one) for place in order],
    )


def _of_bars(groups: Sequence[Bars], words: Words) -> list[Panel]:
    groups = [group for group in groups if group.items]
    totals = [sum(part.value for part in bar.parts) for group in groups for bar in group.items]
    low, high = _scale(totals)
    return [Panel("bar", clean(g.title), *_lying(g, words), low, high) for g in groups] if any(totals) else []


def _lying(group: Bars, words: Words) -> tuple[list[str], list[Series]]:
    """Bars from the top down. A series is what parts of different bars share: their name, else their place."""
    bars = [{part.label or str(place): part for place, part in enumerate(bar.parts)} for bar in group.items]
    keys = list(dict.fromkeys(key for bar in sorted(bars, key=lambda bar: -len(bar)) for key in bar))
    names = [clean(f"{bar.name} ({bar.value})") for bar in group.items]
    series = []
    for key in keys:
        own = [bar.get(key) for bar in bars]
        first = next(part for part in own if part)
        series.append(
            Series(
                clean(first.label or group.title) or words("deck.value"),
                [part.value if part else None for part in own],
                [(part or first).colour for part in own],
                [_pattern(part or first) for part in own],
            )
        )
    return names, series


def _pattern(part: Part) -> str:
    """On screen late and unreported share their dots; on grey paper they must not."""
    return "\\" if part.colour == "status-late" else PATTERN.get(part.css, "")


def _scale(values: Sequence[float]) -> tuple[float, float]:
    low = min([0.0, *values])
    return (-charts.scale(-low)[-1] if low < 0 else 0.0), charts.scale(max([0.0, *values]))[-1]


def _top(series: Sequence[Series], high: float) -> float:
    """The top of a scale that has room for what stands on each other."""
    if len(series) < 2:
        return high
    columns = zip(*(own.values for own in series), strict=True)
    return charts.scale(max(sum(value or 0 for value in column) for column in columns))[-1]
