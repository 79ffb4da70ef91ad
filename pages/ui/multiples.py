"""Small multiples: the same years side by side on one scale, one panel a series; below each other on a phone."""

import datetime as dt
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from pages.ui import charts
from pages.ui.charts import Chart
from pages.ui.query import Row

_HEIGHT, _TOP, _LEFT, _GAP = 330, 64, 74, 0.025
_NARROW_PANEL, _NARROW_GAP = 120, 76
_ROOM_FOR_NAME = 1.2


def place_of(day: dt.date) -> float:
    """Where a day stands on an axis of years: a bar stands at its year, so a year runs from -0.5 to +0.5."""
    return day.year - 0.5 + (day.timetuple().tm_yday - 1) / 366


def side_by_side(
    rows: Sequence[Row],
    *,
    series: Sequence[tuple[str, str, str, str]],
    years: Sequence[int],
    value_text: Callable[[float], str],
    tick_text: Callable[[float], str],
    href: Callable[[Row], str],
    words: Callable[..., str],
    changes: Sequence[tuple[dt.date, str]] = (),
) -> Chart:
    """One panel a series, all on the scale of the largest value.

    `series` is (group_key, title, colour name, total in words); rows hold group_key, year_key, year, value, is_partial and
    is_after; money of no year has no place here. `years` are all years of the axis. `changes` are days marked in every
    panel and named in the first. `tick_text` is short: the axis has little room, and the line above it says the unit.
    """
    partial = next((row["year"] for row in rows if row["is_partial"]), None)
    ticks = charts.scale(max((row["value"] for row in rows), default=0))
    layout = charts.base_layout(_HEIGHT)
    layout["margin"] = {"l": _LEFT, "r": 8, "t": _TOP, "b": 34}
    layout["shapes"], layout["annotations"] = [], []
    narrow: Chart = {"height": len(series) * (_NARROW_PANEL + _NARROW_GAP) + 30, "annotations": []}
    narrow["margin"] = layout["margin"] | {"l": 62}
    data = []
    for number, (key, title, colour, total) in enumerate(series, start=1):
        end = "" if number == 1 else str(number)
        own = [row for row in rows if row["group_key"] == key]
        trace = charts.year_trace(own, years, f"y{end}", colour, value_text, href, lines=False, label=None)
        data.append(trace | {"xaxis": f"x{end}", "name": charts.plain(title), "meta": total})
        layout[f"xaxis{end}"] = charts.year_axis(
            years, False, words, partial, sparse=1 if len(series) < 3 else 2
        ) | {"anchor": f"y{end}", "domain": _beside(number - 1, len(series))}
        layout[f"yaxis{end}"] = _scale_axis(ticks, tick_text, number == 1, bool(changes)) | {
            "anchor": f"x{end}"
        }
        narrow[f"xaxis{end}"] = charts.year_axis(years, False, words, partial, sparse=2) | {
            "anchor": f"y{end}",
            "domain": [0, 1],
        }
        narrow[f"yaxis{end}"] = _scale_axis(ticks, tick_text, True, bool(changes)) | {
            "anchor": f"x{end}",
            "domain": _below(number - 1, len(series)),
        }
        layout["shapes"] += [_change(place_of(day), end) for day, _ in changes]
        layout["annotations"].append(_title(title, total, end, width=130 // len(series)))
        narrow["annotations"].append(_title(title, total, end, width=44))
        if number == 1:
            named = [_named(place_of(day), text) for day, text in changes]
            layout["annotations"] += named
            narrow["annotations"] += named
    return {"data": data, "layout": layout, "narrow": narrow}


def _scale_axis(
    ticks: Sequence[float], tick_text: Callable[[float], str], shown: bool, named: bool
) -> dict[str, Any]:
    """The axis of values; above the highest there is room for the name of a day where one is marked."""
    texts = [tick_text(tick) if tick and shown else ("0" if shown else "") for tick in ticks]
    return charts.base_axis(
        range=[0, ticks[-1] * (_ROOM_FOR_NAME if named else 1.02)],
        tickvals=list(ticks),
        ticktext=texts,
        showgrid=True,
        gridcolor="@line",
        tickfont={"size": 12},
    )


def _beside(index: int, count: int) -> list[float]:
    width = (1 - _GAP * (count - 1)) / count
    return [index * (width + _GAP), index * (width + _GAP) + width]


def _below(index: int, count: int) -> list[float]:
    whole = count * (_NARROW_PANEL + _NARROW_GAP) - _NARROW_GAP
    top = 1 - index * (_NARROW_PANEL + _NARROW_GAP) / whole
    return [max(0.0, top - _NARROW_PANEL / whole), top]


def _change(place: float, end: str) -> Chart:
    line = {"color": "@text", "width": 1.5, "dash": "dash"}
    across = {"x0": place, "x1": place, "xref": f"x{end}", "y0": 0, "y1": 1, "yref": f"y{end} domain"}
    return {"type": "line", "line": line, **across}


def _named(place: float, text: str) -> Chart:
    where = {"x": place, "xref": "x", "xanchor": "right", "y": 1, "yref": "y domain", "yanchor": "top"}
    return where | {"text": text, "showarrow": False, "font": {"size": 12, "color": "@text"}, "xshift": -3}


def _title(title: str, total: str, end: str, width: int) -> Chart:
    # Plotly reads some HTML in labels; the three characters that could start it are data here, not markup.
    plain = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    lines = textwrap.wrap(plain, width, break_long_words=False)
    shown = [*lines[:1], " ".join(lines[1:])] if len(lines) > 1 else lines
    where = {"x": 0, "xref": f"x{end} domain", "xanchor": "left", "y": 1, "yref": f"y{end} domain"}
    text = "<br>".join([*shown, f"<b>{total}</b>"])
    font = {"size": 13, "color": "@text"}
    return where | {"yanchor": "bottom", "text": text, "showarrow": False, "align": "left", "font": font}
