"""Shapes made in HTML: bars, keys, tiles and the tile map; each mark is a link to its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from pages.ui import block, capture, fold, palette
from pages.ui.view import View

PATTERN = {
    "done": "",
    "late": "fu-lines",
    "overdue": "fu-hatch",
    "unreported": "fu-dots",
    "upcoming": "fu-hollow",
    "cancelled": "fu-weave",
}
PLOTLY_PATTERN = {
    "done": "",
    "late": "-",
    "overdue": "x",
    "unreported": ".",
    "upcoming": "/",
    "cancelled": "\\",
}


@dataclass(frozen=True)
class Part:
    """A part of a bar: width in percent of the longest bar, colour name, pattern class; its number and what it is called."""

    width: float
    colour: str
    css: str = ""
    value: float = 0
    label: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its value in words with a second value beside, its rows, its parts."""

    name: str
    value: str
    href: str
    parts: Sequence[Part] = field(default=())
    beside: str = ""


@dataclass(frozen=True)
class Bars:
    """Horizontal bars on one scale, under a heading of their own where a figure has several."""

    items: Sequence[Bar]
    title: str = ""
    line: float = 0  # a place on the scale that every bar is held against, in percent of the longest; 0: none
    line_name: str = ""


def bars(items: Sequence[Bar], line: float = 0, line_name: str = "") -> Markup:
    """Horizontal bars with their names and values written out, and a line that they are held against."""
    return block.render("bars.html", bars=items, line=line, line_name=line_name)


def bar_groups(groups: Sequence[Bars]) -> Markup:
    """The bars of a figure, each group under its heading."""
    return Markup("").join(
        block.render("shares.html", title=group.title, bars=bars(group.items, group.line, group.line_name))
        if group.title
        else bars(group.items, group.line, group.line_name)
        for group in groups
    )


def keys(items: Sequence[dict[str, Any]]) -> Markup:
    """A key to colours, each with a shape or pattern and its word."""
    base = {"href": "", "css": "", "shape": "", "value": ""}
    return block.render("keys.html", keys=[base | item for item in items])


def status_keys(view: View, counts: dict[str, int], href: dict[str, str] | None = None) -> Markup:
    """The key of the statuses that occur, with shape, word and count."""
    return keys(
        [
            {
                "colour": f"status-{status}",
                "css": PATTERN.get(status, ""),
                "shape": palette.SHAPE[status],
                "text": view.words("status.of_these_late" if status == "late" else f"status.{status}"),
                "value": view.words.number(counts[status]),
                "href": (href or {}).get(status, ""),
            }
            for status in palette.SHAPE
            if counts.get(status)
        ]
    )


def tiles(view: View, items: Sequence[dict[str, str]]) -> None:
    """Headline numbers: each has `what`, `value`, `beside` and `href`."""
    if (caught := capture.now()) is not None:
        caught.tiles = list(items)
        return
    block.show("tiles", tiles_html(view, items))


def tiles_html(view: View, items: Sequence[dict[str, str]]) -> Markup:
    """Headline numbers as HTML."""
    return block.render("tiles.html", w=view.words, tiles=items)


def tile_map(columns: int, places: Sequence[dict[str, Any]], beside: Sequence[dict[str, Any]]) -> Markup:
    """Equal tiles in their relative places, and tiles beside for what has no place."""
    return block.render("tilemap.html", columns=columns, tiles=places, beside=beside)


def listing(items: Sequence[dict[str, str]]) -> Markup:
    """A list of things, each with shape, title, link and a few words."""
    base = {"shape": "", "colour": "", "href": "", "text": ""}
    return block.render("list.html", items=[base | item for item in items])


def event_list(view: View, titles: Sequence[str]) -> Markup:
    """The events marked on a time axis, to be opened."""
    return folded_list("events", view.words("figure.events", n=len(titles)), titles)


def folded_list(key: str, summary: str, titles: Sequence[str]) -> Markup:
    """A list that is folded under its summary."""
    listed = fold.content(key, lambda: block.render("event_list.html", titles=titles))
    return block.render("events.html", id=key, summary=summary, titles=titles, listed=listed)


def time_keys(view: View) -> Markup:
    """The key of the milestone axis: first plan, current plan, outcome."""
    names = [
        ("first", view.words("column.first_plan")),
        ("plan", view.words("column.plan")),
        ("outcome", view.words("column.done")),
    ]
    return block.render(
        "timekeys.html",
        names=names,
        statuses=[(s, palette.SHAPE[s], view.words(f"status.{s}")) for s in palette.SHAPE],
    )
