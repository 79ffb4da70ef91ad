"""Charts with axes, built with Plotly: values of a form in, the specification that the browser draws out.

A specification is `{"data": [...], "layout": {...}, "narrow": {...}}`; `narrow` replaces parts of the layout on a phone. Colours
are CSS variables ('var(--total)') that the browser resolves. What all charts share is the template 'follow_up'. A form is its
values, so that a chart that was built once is kept by them.
"""

import re
import textwrap
from collections.abc import Sequence
from functools import cache, lru_cache, singledispatch
from typing import Any

from pages.ui.forms import sizes
from pages.ui.forms.beside import YearsBeside
from pages.ui.forms.form import Chart, Form
from pages.ui.forms.stacks import YearStacks
from pages.ui.forms.years import Axis, Series

KEPT = 400  # charts; each takes some 20 kB
_NARROW_PANEL, _NARROW_GAP = 120, 76
_SUM, _SUM_ON_SLIDE = 12, 14  # pixels: the numbers over columns
_PATTERN = {"hatch": "/", "lines": "-", "weave": "x", "dots": "."}
_COLOUR = re.compile(r"var\(--[\w-]+\)")


@singledispatch
def chart(form: Form, is_slide: bool = False) -> Chart | None:
    """The Plotly specification that the browser draws in the place that a form's `html` leaves; None where `html` is all."""
    return None


@cache
def _template() -> Chart:
    """What all charts share."""
    import plotly.graph_objects as go  # here: its classes are loaded for the first chart, not while the server starts

    clear = "rgba(0,0,0,0)"
    axis = {
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "fixedrange": True,
        "color": _colour("quiet"),
        "automargin": False,
        "tickangle": 0,
        "gridcolor": _colour("line"),
    }
    layout = {
        "paper_bgcolor": clear,
        "plot_bgcolor": clear,
        "font": {"family": "Source Sans, sans-serif", "size": 14, "color": _colour("text")},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": _colour("background"),
            "bordercolor": _colour("edge"),
            "font": {"color": _colour("text")},
            "align": "left",
        },
        "bargap": 0.25,
        "dragmode": False,
        # A number that has no room over its bar is left out, not drawn too small to read: the table has it.
        "uniformtext": {"mode": "hide", "minsize": 11},
        "xaxis": axis,
        "yaxis": axis,
    }
    bar = {
        "width": sizes.BAR,
        "cliponaxis": False,
        "hoverinfo": "text",
        "textfont": {"size": 12, "color": _colour("text")},
        "textangle": 0,
        # without a colour of its own a pattern contrasts with the bar that it is on
        "marker": {"pattern": {"fillmode": "overlay", "size": 6, "solidity": 0.35}},
    }
    line = {"cliponaxis": False, "hoverinfo": "text", "marker": {"size": 6}}
    made = go.layout.Template(layout=layout, data={"bar": [go.Bar(**bar)], "scatter": [go.Scatter(**line)]})
    return dict(made.to_plotly_json())


def _built(data: Sequence[Chart], layout: Chart, narrow: Chart) -> Chart:
    """The specification, wide and narrow. Tests let Plotly check it; here that would take longer than all else of a chart."""
    return {"data": list(data), "layout": layout | {"template": _template()}, "narrow": narrow}


def _colour(name: str) -> str:
    return f"var(--{name})"


def _trace(series: Series, axis: Axis, ref: str, is_slide: bool, **more: Any) -> Chart:
    """What bars and lines have in common. On a slide marks lead nowhere."""
    marks = series.marks
    own: Chart = {
        "x": [axis.place(mark.year) for mark in marks],
        "y": [mark.value for mark in marks],
        "xaxis": f"x{ref}",
        "yaxis": f"y{ref}",
        "name": plain(series.name),
        "hovertext": [f"{mark.year or axis.unknown}: {plain(mark.text)}" for mark in marks],
    }
    return own | ({} if is_slide else {"customdata": [mark.href for mark in marks]}) | more


def _bars(series: Series, axis: Axis, ref: str, is_slide: bool, **more: Any) -> Chart:
    """Bars: unknown in grey, a partial or later year hatched, a hollow one by its edge alone."""
    looks = [series.look(mark) for mark in series.marks]
    hollow = series.pattern == "hollow"
    marker = {
        "color": _alike([_colour("background" if hollow else colour) for colour, _ in looks]),
        "pattern": {"shape": [_PATTERN.get(pattern, "") for _, pattern in looks]},
        "line": {"width": 2, "color": _colour(series.colour)} if hollow else {"width": 0},
    }
    return _trace(series, axis, ref, is_slide, type="bar", marker=marker, **more)


def _alike(colours: list[str]) -> str | list[str]:
    """One colour where all are the same: for each list of them Plotly writes three warnings, as it expects one."""
    return colours[0] if len(set(colours)) == 1 else colours


def _years(axis: Axis, sparse: int = 1, **more: Any) -> Chart:
    """The axis of years; on a phone (sparse 2) a label in one line would reach past the edge, and would not be shown."""
    ticks = axis.ticks(sparse)
    texts = [
        text.replace(" ", "<br>", 1) if sparse > 1 and at == axis.unknown_place else text
        for at, text in ticks
    ]
    return {"tickvals": [at for at, _ in ticks], "ticktext": texts, "range": list(axis.ends), **more}


def plain(text: str) -> str:
    """A text of the data as Plotly shows it letter by letter."""
    # Plotly reads some HTML in labels; the three characters that could start it are data here, not markup.
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # the browser takes 'var(--…)' for the name of a colour
    return f"&#118;{escaped[1:]}" if _COLOUR.fullmatch(escaped) else escaped


def _ends(number: int) -> str:
    """What Plotly adds to the name of an axis: nothing to the first."""
    return "" if number == 0 else str(number + 1)


def _margin(**changes: int) -> Chart:
    return {"l": 8, "r": 8, "t": 8, "b": sizes.BOTTOM} | changes


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False)


@chart.register
@lru_cache(maxsize=KEPT)
def stacks(form: YearStacks, is_slide: bool = False) -> Chart:
    """Series that stand on each other; the sums of amounts stand over them."""
    ticks = [tick for tick, _ in form.ticks]
    counts = {"showgrid": True, "range": [0, form.top], "automargin": True, "tickvals": ticks}
    counts |= {"ticktext": [text for _, text in form.ticks]}
    layout: Chart = {"height": form.high, "barmode": "stack", "margin": _margin(l=34, t=20), "yaxis": counts}
    data = []
    for series in form.series:
        trace = _bars(series, form.axis, "", is_slide)
        said = [
            f"{form.axis.name(m.year)}: {plain(series.name)} {plain(m.text)} {plain(form.unit)}".strip()
            for m in series.marks
        ]
        if series.pattern != "hollow":
            trace["marker"] |= {"line": {"color": _colour("background"), "width": 1}}
        data.append(trace | {"hovertext": said})
    layout["shapes"] = [_change(at, "") for at, _ in form.changes]
    notes = [_named(at, text) | {"yref": "paper", "yanchor": "bottom"} for at, text in form.changes]
    if form.band:
        layout["shapes"].append(_band(*form.band))
        notes.append(_bare(form.band[1], form.bare_text))
    size = _SUM_ON_SLIDE if is_slide else _SUM
    notes += [
        _sum(form.axis.place(year), value, text, size) for year, value, text in form.said if form.totals
    ]
    narrow = [note | {"font": note["font"] | {"size": 11}} for note in notes]
    for note in narrow:
        if form.band and note["text"] == plain(form.bare_text):  # beside the columns, not over them
            note |= {"text": note["text"].replace(": ", ":<br>"), "align": "right"}
    return _built(
        data,
        layout | {"xaxis": _years(form.axis), "annotations": notes},
        {"xaxis": _years(form.axis, 2), "annotations": narrow},
    )


def _band(start: float, end: float) -> Chart:
    """Years that no register covers, pale behind the columns."""
    place = {"x0": start, "x1": end, "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": _colour("sunk"), **place}


def _bare(end: float, text: str) -> Chart:
    where = {"x": end, "xanchor": "right", "y": 1, "yref": "paper", "yanchor": "top", "xshift": -3}
    font = {"size": 12, "color": _colour("quiet")}
    return where | {"text": plain(text), "showarrow": False, "font": font}


def _sum(at: float, value: float, text: str, size: int) -> Chart:
    font = {"size": size, "color": _colour("text")}
    return {"x": at, "y": value, "yanchor": "bottom", "text": plain(text), "showarrow": False, "font": font}


@chart.register
@lru_cache(maxsize=KEPT)
def beside(form: YearsBeside, is_slide: bool = False) -> Chart:
    """Panels side by side; below each other on a phone."""
    count = len(form.panels)
    layout: Chart = {"height": sizes.BESIDE, "shapes": [], "annotations": []}
    layout["margin"] = _margin(l=sizes.BESIDE_LEFT, t=sizes.BESIDE_TOP)
    narrow: Chart = {"height": count * (_NARROW_PANEL + _NARROW_GAP) + 30, "annotations": []}
    narrow["margin"] = layout["margin"] | {"l": 62}
    data = []
    for number, panel in enumerate(form.panels):
        end = _ends(number)
        data.append(_bars(panel, form.axis, end, is_slide))
        years = _years(form.axis, 1 if count < 3 else 2, anchor=f"y{end}")
        layout[f"xaxis{end}"] = years | {"domain": _across(number, count)}
        layout[f"yaxis{end}"] = _scale_axis(form, number == 0) | {"anchor": f"x{end}"}
        narrow[f"xaxis{end}"] = _years(form.axis, 2, anchor=f"y{end}", domain=[0, 1])
        narrow[f"yaxis{end}"] = _scale_axis(form, True) | {
            "anchor": f"x{end}",
            "domain": _below(number, count),
        }
        layout["shapes"] += [_change(at, end) for at, _ in form.changes]
        layout["annotations"].append(_heading(panel, end, 130 // count))
        narrow["annotations"].append(_heading(panel, end, 44))
    named = [_named(at, text) for at, text in form.changes] if form.panels else []
    layout["annotations"] += named
    narrow["annotations"] += named
    return _built(data, layout, narrow)


def _scale_axis(form: YearsBeside, is_shown: bool) -> Chart:
    return {
        "range": [0, form.high],
        "tickvals": [value for value, _ in form.ticks],
        "ticktext": [text if is_shown else "" for _, text in form.ticks],
        "showgrid": True,
        "tickfont": {"size": 12},
    }


def _across(index: int, count: int) -> list[float]:
    width = (1 - sizes.BETWEEN * (count - 1)) / count
    return [index * (width + sizes.BETWEEN), index * (width + sizes.BETWEEN) + width]


def _below(index: int, count: int) -> list[float]:
    whole = count * (_NARROW_PANEL + _NARROW_GAP) - _NARROW_GAP
    top = 1 - index * (_NARROW_PANEL + _NARROW_GAP) / whole
    return [max(0.0, top - _NARROW_PANEL / whole), top]


def _change(at: float, end: str) -> Chart:
    line = {"color": _colour("text"), "width": 1.5, "dash": "dash"}
    across = {"x0": at, "x1": at, "xref": f"x{end}", "y0": 0, "y1": 1, "yref": f"y{end} domain"}
    return {"type": "line", "line": line, **across}


def _named(at: float, text: str) -> Chart:
    where = {"x": at, "xref": "x", "xanchor": "right", "y": 1, "yref": "y domain", "yanchor": "top"}
    font = {"size": 12, "color": _colour("text")}
    return where | {"text": plain(text), "showarrow": False, "font": font, "xshift": -3}


def _heading(panel: Series, end: str, width: int) -> Chart:
    """Name and sum over a panel, the name in two lines at most."""
    lines = _wrapped(plain(panel.name), width)
    shown = [*lines[:1], " ".join(lines[1:])] if len(lines) > 1 else lines
    where = {"x": 0, "xref": f"x{end} domain", "xanchor": "left", "y": 1, "yref": f"y{end} domain"}
    text = "<br>".join([*shown, f"<b>{plain(panel.total)}</b>"])
    font = {"size": 13, "color": _colour("text")}
    return where | {"yanchor": "bottom", "text": text, "showarrow": False, "align": "left", "font": font}
