"""Lanes: several things on one axis of years, each with its own scale, every number a link to its rows.

On a wide screen the years run from left to right and each lane is a row; on a phone they run from the top down.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from pages.ui import block, palette
from pages.ui.view import View


@dataclass(frozen=True)
class Part:
    """A part of a year's bar: what it is in words, how large, its colour name and pattern class."""

    name: str
    value: float
    colour: str
    css: str = ""


@dataclass(frozen=True)
class Year:
    """One year of a lane: 0 stands for 'year not stated'. Its value in words leads to its rows; `short` is what is seen of it."""

    year: int
    text: str
    href: str
    parts: Sequence[Part]
    short: str = ""
    hatched: bool = False

    @property
    def value(self) -> float:
        """All its parts."""
        return sum(part.value for part in self.parts)


@dataclass(frozen=True)
class Lane:
    """One lane: what it counts, its sum in words with the rows behind, its years."""

    key: str
    name: str
    total: str
    href: str
    years: Sequence[Year] = field(default=())


def render(
    view: View,
    lanes: Sequence[Lane],
    first: int,
    last: int,
    changes: Sequence[tuple[dt.date, str]],
    noted: Collection[int] = (),
) -> Markup:
    """The lanes from the first year to the last; `changes` are days marked across all of them, `noted` years with a note."""
    unknown = any(year.year == 0 for lane in lanes for year in lane.years)
    columns = {year: number for number, year in enumerate(range(first, last + 1), start=1)}
    if unknown:
        columns[0] = len(columns) + 1
    # On a phone a change of strategy has a line of its own, above the year in which it falls.
    rows = {
        year: place + 1 + sum(day.year <= year for day, _ in changes)
        for year, place in columns.items()
        if year
    }
    rows |= {0: max(rows.values(), default=1) + 1} if unknown else {}
    texts = {year: str(year) if year else view.words("chart.unknown_tick") for year in columns}
    if any(year.hatched and year.year == last for lane in lanes for year in lane.years):
        texts[last] = view.words("chart.partial_tick", year=last)
    return block.render(
        "lanes.html",
        w=view.words,
        years=[
            {
                "place": place,
                "row": rows[year],
                "text": texts[year] + (f" {palette.NOTE}" if year in noted else ""),
            }
            for year, place in columns.items()
        ],
        count=len(columns),
        lanes=[_lane(lane, number, columns, rows, texts) for number, lane in enumerate(lanes, start=1)],
        changes=[
            {
                "place": columns[day.year],
                "row": rows[day.year] - 1,
                "at": round(100 * (day.timetuple().tm_yday - 1) / 366, 1),
                "text": text,
            }
            for day, text in changes
            if day.year in columns
        ],
    )


def _lane(
    lane: Lane, number: int, columns: dict[int, int], rows: dict[int, int], texts: dict[int, str]
) -> dict[str, object]:
    top = max((year.value for year in lane.years), default=0) or 1
    cells = [
        {
            "place": columns[year.year],
            "row": rows[year.year],
            "when": texts[year.year],
            "text": year.text,
            "short": year.short,
            "href": year.href,
            "title": ", ".join(part.name for part in year.parts if part.name),
            "parts": [
                {
                    "size": round(100 * part.value / top, 1),
                    "colour": part.colour if year.year or lane.key != "money" else "status-unreported",
                    "css": "fu-hatch"
                    if year.hatched
                    else ("fu-dots" if not year.year and not part.css else part.css),
                }
                for part in year.parts
            ],
        }
        for year in lane.years
    ]
    return {"number": number, "name": lane.name, "total": lane.total, "href": lane.href, "cells": cells}
