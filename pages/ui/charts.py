"""Chart forms: rows and column names in, a Plotly specification out. Colours are names ('@total') that the browser resolves.

A specification is `{"data": [...], "layout": {...}, "narrow": {...}}`; `narrow` replaces parts of the layout on a phone.
Plain dictionaries, not `go.Figure`: building those is what makes a page slow. A test lets Plotly validate each form.
"""

import math
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from pages.ui import palette
from pages.ui.query import Row

Chart = dict[str, Any]
# Of a year; without it Plotly makes bars as wide as the least gap between those that there are.
BAR_WIDTH = 0.75
FONT = {"family": "Source Sans, sans-serif", "size": 14, "color": "@text"}
_PANEL, _GAP, _TOP, _BOTTOM = 74, 40, 34, 34


def base_axis(**changes: Any) -> dict[str, Any]:
    """A quiet axis, with these changes."""
    base = {
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "fixedrange": True,
        "color": "@quiet",
        "automargin": False,
    }
    return base | changes


def base_layout(height: int, **changes: Any) -> dict[str, Any]:
    """What all charts share, with these changes."""
    clear = "rgba(0,0,0,0)"
    base = {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": _BOTTOM},
        "paper_bgcolor": clear,
        "plot_bgcolor": clear,
        "font": FONT,
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": "@background",
            "bordercolor": "@edge",
            "font": {"color": "@text"},
            "align": "left",
        },
        "bargap": 0.25,
        "dragmode": False,
        # A number that has no room over its bar is left out, not drawn too small to read: the table has it.
        "uniformtext": {"mode": "hide", "minsize": 11},
    }
    return base | changes


def year_axis(
    years: Sequence[int],
    not_stated: bool,
    words: Callable[..., str],
    partial: int | None,
    sparse: int = 1,
    unknown: str = "",
) -> dict[str, Any]:
    """A time axis of whole years with a place of its own for 'year not stated', or what is called `unknown`.

    Labels count from the partial year, which always has one, else from the last; `sparse` is 2 for half as many.
    """
    first, last = (min(years), max(years)) if years else (0, 0)
    step = sparse * (1 if last - first < 9 else 2)
    ticks = (
        [year for year in range(first, last + 1) if ((partial or last) - year) % step == 0] if years else []
    )
    labels = [words("chart.partial_tick", year=year) if year == partial else str(year) for year in ticks]
    places: list[float] = list(ticks)
    if not_stated:
        places.append(unknown_place(years))
        label = unknown or words("chart.unknown_tick")
        # on a phone one line would reach past the edge, and would not be shown
        labels.append(label.replace(" ", "<br>", 1) if sparse > 1 else label)
    end = places[-1] if places else 0
    return base_axis(
        tickvals=places, ticktext=labels, range=[first - 0.6, max(end, last) + 0.75], tickangle=0
    )


def unknown_place(years: Sequence[int]) -> float:
    """Where 'year not stated' stands: beside the last year, with a gap."""
    return max(years, default=0) + 1.7


def year_panels(
    rows: Sequence[Row],
    *,
    series: Sequence[tuple[str, str, str, str]],
    value_text: Callable[[float], str],
    href: Callable[[Row], str],
    words: Callable[..., str],
    lines: bool = False,
    events: Sequence[tuple[float, str]] = (),
    notes: Sequence[float] = (),
    unknown: str = "",
    until: int = 0,
) -> Chart:
    """One panel per series on a common scale, so that no colour must be told from another.

    `series` is (group_key, title, colour name, total in words) from top to bottom; rows hold group_key, year_key, year,
    value, is_partial and is_after. `events` are (place on the axis, title), `notes` places; `unknown` names what has no year.
    The axis reaches the year `until`, also where it is empty; what happened after the last year is not marked.
    """
    years = sorted({row["year"] for row in rows if row["year"] is not None})
    if years and until > years[-1]:
        years.append(until)
    end, no_year = years[-1] + 0.6 if years else 0.0, unknown or words("chart.unknown_tick")
    events, notes = [one for one in events if one[0] < end], [place for place in notes if place < end]
    has_unknown = any(row["year"] is None for row in rows)
    partial = next((row["year"] for row in rows if row["is_partial"]), None)
    top = max((row["value"] for row in rows), default=0) or 1
    alone = len(series) == 1
    panel = 190 if alone else _PANEL
    data: list[Chart] = []
    layout = base_layout(_TOP + len(series) * (panel + _GAP) + _BOTTOM - _GAP)
    layout["margin"] = layout["margin"] | {"t": 8 if alone else _TOP}
    anchor = {"anchor": "y" if len(series) < 2 else f"y{len(series)}"}
    layout["xaxis"] = year_axis(years, has_unknown, words, partial, unknown=unknown) | anchor
    layout["shapes"], layout["annotations"] = [], []
    for number, (key, title, colour, total) in enumerate(series, start=1):
        own = [row for row in rows if row["group_key"] == key]
        axis = "y" if number == 1 else f"y{number}"
        trace = year_trace(own, years, axis, colour, value_text, href, lines, alone or None, no_year)
        data.append(trace | {"name": plain(title), "meta": total})  # not drawn: for slides and paper
        layout["yaxis" if number == 1 else f"yaxis{number}"] = base_axis(
            domain=_domain(number - 1, len(series), panel),
            range=[0, top * (1.22 if alone else 1.04)],
            showticklabels=False,
        )
        layout["shapes"].append(baseline(axis))
        layout["annotations"].append(_title(title, total, axis, alone))
    layout["shapes"] += [_event(place) for place, _ in events] + [_event(place, "dash") for place in notes]
    layout["annotations"] += [_note(place) for place in notes]
    narrow: Chart = {"annotations": [_narrow(a) for a in layout["annotations"]]}
    narrow["xaxis"] = year_axis(years, has_unknown, words, partial, 2, unknown) | anchor
    return {"data": data, "layout": layout, "narrow": narrow}


def _domain(index: int, count: int, panel: int) -> list[float]:
    whole = count * (panel + _GAP) - _GAP
    bottom = whole - index * (panel + _GAP) - panel
    return [bottom / whole, (bottom + panel) / whole]


def year_trace(
    own: Sequence[Row],
    years: Sequence[int],
    axis: str,
    colour: str,
    value_text: Callable[[float], str],
    href: Callable[[Row], str],
    lines: bool,
    label: bool | None,
    unknown: str = "",
) -> Chart:
    """The bars (or the line) of one panel: unknown in grey, a partial or later year hatched."""
    places = [row["year"] if row["year"] is not None else unknown_place(years) for row in own]
    texts = [value_text(row["value"]) for row in own]
    trace: Chart = {
        "x": places,
        "y": [row["value"] for row in own],
        "yaxis": axis,
        "customdata": [href(row) for row in own],
        "hovertext": [f"{row['year'] or unknown}: {text}" for row, text in zip(own, texts, strict=True)],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    if lines:
        return trace | {
            "type": "scatter",
            "mode": "lines+markers",
            "line": {"color": f"@{colour}", "width": 2.5, "shape": "hv"},
            "marker": {"size": 6},
            "fill": "tozeroy",
            "fillcolor": "rgba(128,128,128,0.12)",
        }
    grey = [row["year"] is None for row in own]
    hatched = [bool(row["is_partial"] or row["is_after"]) for row in own]
    trace |= {
        "type": "bar",
        "width": BAR_WIDTH,
        "marker": {
            "color": ["@status-unreported" if unknown else f"@{colour}" for unknown in grey],
            "pattern": {
                "shape": [
                    "/" if part else ("." if unknown else "")
                    for part, unknown in zip(hatched, grey, strict=True)
                ],
                "fillmode": "overlay",
                "fgcolor": "@background",
                "size": 6,
                "solidity": 0.35,
            },
            "line": {"width": 0},
        },
    }
    if label:
        trace |= {
            "text": texts,
            "textposition": "outside",
            "textfont": {"size": 12, "color": "@text"},
            "textangle": 0,
        }
    return trace


def baseline(axis: str) -> Chart:
    """The line that bars stand on."""
    line = {"color": "@edge", "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": axis, "y0": 0, "y1": 0, "line": line}


def _note(place: float) -> Chart:
    """The sign of a note over its line; its words stand under the chart."""
    at = {"x": place, "y": 1, "yref": "paper", "xanchor": "left", "yanchor": "top", "xshift": -2}
    return at | {"text": palette.NOTE, "showarrow": False, "font": {"size": 13, "color": "@quiet"}}


def _event(place: float, dash: str = "dot") -> Chart:
    line = {"color": "@line", "width": 1, "dash": dash}
    return {
        "type": "line",
        "x0": place,
        "x1": place,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": line,
        "layer": "below",
    }


def plain(title: str) -> str:
    """A text of the data as Plotly shows it letter by letter."""
    # Plotly reads some HTML in labels; the three characters that could start it are data here, not markup.
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # the browser takes '@…' for the name of a colour
    return f"&#64;{escaped[1:]}" if escaped.startswith("@") else escaped


def _title(title: str, total: str, axis: str, alone: bool) -> Chart:
    text = f"<b>{total}</b>" if alone else f"{plain(title)}  <b>{total}</b>"
    place = {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": f"{axis} domain",
        "yanchor": "bottom",
    }
    return place | {
        "text": "" if alone else text,
        "showarrow": False,
        "align": "left",
        "font": {"size": 14, "color": "@text"},
    }


def _narrow(annotation: Chart) -> Chart:
    """The title over a panel in at most two short lines; a long name is cut, its sum never."""
    name, gap, total = annotation["text"].rpartition("  ")
    parts = name.split(" ")
    lines = _lines(annotation["text"])
    while len(lines) > 2:
        parts.pop()
        lines = _lines(" ".join([*parts, "…"]) + gap + total)
    return annotation | {"text": "<br>".join(lines), "font": {"size": 12, "color": "@text"}}


def _lines(text: str) -> list[str]:
    return textwrap.wrap(text, 52, break_long_words=False)


def scale(top: float) -> list[float]:
    """Zero and two to four round values up to and above the largest."""
    if top <= 0:
        return [0.0, 1.0]
    rough = top / 3
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    return [step * number for number in range(math.ceil(top / step - 1e-9) + 1)]


def _counts(rows: Sequence[Row], value: str) -> list[float]:
    """Where an axis of counts has its numbers: there are no halves of anything."""
    of_year: dict[int | None, float] = {}
    for row in rows:
        of_year[row["year"]] = of_year.get(row["year"], 0) + row[value]
    return [tick for tick in scale(max(of_year.values(), default=0)) if tick == int(tick)]


def year_stacks(
    rows: Sequence[Row],
    *,
    series: Sequence[tuple[str, str, str, str]],
    column: str,
    value: str,
    href: Callable[[Row], str],
    words: Callable[..., str],
) -> Chart:
    """Counts per year stacked by a code. `series` is (code, title, colour name, pattern), from the bottom up."""
    years = sorted({row["year"] for row in rows if row["year"] is not None})
    unknown = any(row["year"] is None for row in rows)
    layout = base_layout(
        260,
        barmode="stack",
        yaxis=base_axis(
            showgrid=True,
            gridcolor="@line",
            rangemode="tozero",
            automargin=True,
            tickvals=_counts(rows, value),
        ),
    )
    layout["margin"] = {"l": 34, "r": 8, "t": 8, "b": _BOTTOM}
    layout["xaxis"] = year_axis(years, unknown, words, None)
    data = []
    for code, title, colour, pattern in series:
        own = [row for row in rows if row[column] == code]
        data.append(
            {
                "type": "bar",
                "width": BAR_WIDTH,
                "name": title,
                "x": [row["year"] if row["year"] is not None else unknown_place(years) for row in own],
                "y": [row[value] for row in own],
                "customdata": [href(row) for row in own],
                "hovertext": [
                    f"{row['year'] or words('chart.unknown_tick')}: {title} {row[value]:g}" for row in own
                ],
                "hoverinfo": "text",
                "marker": {
                    "color": f"@{colour}",
                    "pattern": {
                        "shape": pattern,
                        "fillmode": "overlay",
                        "fgcolor": "@background",
                        "size": 6,
                        "solidity": 0.3,
                    },
                    "line": {"color": "@background", "width": 1},
                },
            }
        )
    narrow = {"xaxis": year_axis(years, unknown, words, None, sparse=2)}
    return {"data": data, "layout": layout, "narrow": narrow}
