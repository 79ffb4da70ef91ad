"""Lanes: several things on one axis of years, each with its own scale, every number a link to its rows.

On a wide screen the years run from left to right and each lane is a row; on a phone they run from the top down.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.base import lettering, palette
from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Screen


@dataclass(frozen=True)
class Part:
    """A part of a year's bar: what it is in words, how large, its colour name and pattern."""

    name: str
    value: float
    colour: str
    pattern: str = ""


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

    @property
    def title(self) -> str:
        """Its parts in words."""
        return ", ".join(part.name for part in self.parts if part.name)

    def drawn(self, part: Part) -> tuple[str, str]:
        """Colour and pattern of a part: hatched in a partial year, dots where no year is stated."""
        pattern = (
            "hatch" if self.hatched else ("dots" if not self.year and not part.pattern else part.pattern)
        )
        return part.colour, pattern


@dataclass(frozen=True)
class Lane:
    """One lane: what it counts, its sum in words with the rows behind, its years."""

    name: str
    total: str
    href: str
    years: Sequence[Year] = ()

    def size(self, part: Part) -> float:
        """How high a part is, in percent of the lane's highest year."""
        top = max((year.value for year in self.years), default=0) or 1
        return round(100 * part.value / top, 1)


@dataclass(frozen=True)
class Change:
    """A day marked across all lanes: the place of its year, the row over it on a phone, how far into the year in percent."""

    place: int
    row: int
    at: float
    text: str


@dataclass(frozen=True)
class Words:
    """What stands at the axis: 'year not stated', a year that is not over, and what the axis is called."""

    unknown: str
    partial: str
    region: str


@dataclass(frozen=True)
class Lanes(Form):
    """Lanes from the first year to the last; `marked` are days with their words, `noted` years with a note."""

    lanes: Sequence[Lane]
    first_year: int
    last_year: int
    marked: Sequence[tuple[dt.date, str]]
    words: Words
    noted: Collection[int] = ()

    @property
    def places(self) -> dict[int, int]:
        """The place of each year from the left, counted from 1; 0 is 'year not stated'."""
        places = {year: n for n, year in enumerate(range(self.first_year, self.last_year + 1), start=1)}
        if any(year.year == 0 for lane in self.lanes for year in lane.years):
            places[0] = len(places) + 1
        return places

    @property
    def rows(self) -> dict[int, int]:
        """The row of each year on a phone, where a change of strategy has a line of its own above its year."""
        places = self.places
        rows = {
            year: place + 1 + sum(day.year <= year for day, _ in self.marked)
            for year, place in places.items()
            if year
        }
        return rows | ({0: max(rows.values(), default=1) + 1} if 0 in places else {})

    def when(self, year: int) -> str:
        """What a year is called."""
        if not year:
            return self.words.unknown
        hatched = any(own.hatched and own.year == year for lane in self.lanes for own in lane.years)
        return self.words.partial if hatched and year == self.last_year else str(year)

    def tick(self, year: int) -> str:
        """What stands at the axis, with the sign of a note."""
        return self.when(year) + (f" {palette.NOTE}" if year in self.noted else "")

    @property
    def changes(self) -> list[Change]:
        """The days that are marked within the axis."""
        places, rows = self.places, self.rows
        return [
            Change(
                places[day.year],
                rows[day.year] - 1,
                round(100 * (day.timetuple().tm_yday - 1) / 366, 1),
                text,
            )
            for day, text in self.marked
            if day.year in places
        ]

    def html(self, screen: Screen) -> Markup:
        """A grid of links."""
        return block.render("lanes.html", form=self, places=self.places, rows=self.rows)

    def text(self) -> list[str]:
        """The changes, and each lane with its years."""
        found = [text for _, text in self.marked]
        for lane in self.lanes:
            years = [
                f"{self.tick(year.year)}: {year.text}" + (f" ({year.title})" if year.title else "")
                for year in lane.years
            ]
            found.append(f"{lane.name} {lane.total}: {'; '.join(years)}")
        return found

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Names to the left, the years to the right."""
        places, names, tall = self.places, min(150.0, width * 0.2), 54
        slot = (width - names) / max(len(places), 1)
        first = y
        for number, place in places.items():
            self._fitted(canvas, x + names + (place - 0.5) * slot, y + 38, self.tick(number), slot, "quiet")
        y += 46
        for lane in self.lanes:
            base = y + tall + 22
            down = canvas.paragraph(x, base - 40, lane.name, names - 8, SMALL)
            canvas.paragraph(x, down, lane.total, names - 8, SMALL, bold=True)
            canvas.line(x + names, base, x + width, base, "edge")
            for year in lane.years:
                middle, at = x + names + (places[year.year] - 0.5) * slot, base
                for part in year.parts:
                    high = max(tall * lane.size(part) / 100, 2)
                    canvas.rect(middle - slot * 0.31, at - high, slot * 0.62, high, *year.drawn(part))
                    at -= high
                self._fitted(canvas, middle, at - 4, year.short or year.text, slot, "text")
            y = base + 12
        for change in self.changes:
            left = x + names + (change.place - 1 + change.at / 100) * slot
            canvas.line(left, first + 20, left, y - 12, "text", 1.6, "5 4")
            canvas.text(left - 4, first + 14, change.text, 12, bold=True, anchor="end")
        return y + 4

    def _fitted(self, canvas: Canvas, x: float, y: float, text: str, slot: float, colour: str) -> None:
        """A text in the middle of a slot, smaller where it must be."""
        size = min(12, 12 * slot / (lettering.width(text, 12.5) or 1))
        canvas.text(x, y, text, round(size, 1), colour=colour, anchor="middle")
