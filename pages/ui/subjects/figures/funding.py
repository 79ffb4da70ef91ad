"""Money per year for the strategy as a whole and for its areas, and what every figure of money says: unit, years, notes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import events, years
from pages.ui.forms.beside import place_of
from pages.ui.forms.events import Events
from pages.ui.forms.keys import Key, Keys
from pages.ui.forms.scale import scale
from pages.ui.forms.stacks import YearStacks
from pages.ui.forms.years import Mark, Series
from pages.ui.rows import query, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.subjects.figures import notes
from pages.ui.subjects.figures.areas import changes
from pages.ui.subjects.sentences import coverage

# The parts of a year's column from the bottom up, with colour and pattern.
PARTS = {
    "areas": ("state-ended", ""),
    "whole_strategy": ("area-whole_strategy", "dots"),
    "outside_areas": ("area-outside_areas", "lines"),
}


def unit(view: View) -> str:
    """What is counted, where, in which money and as of when, the line under a figure's title; what is usual goes unsaid."""
    words, currency = view.words, view["currency"]
    prices = words("unit.fixed", year=view["price_year"]) if view["price_year"] else words("unit.nominal")
    parts = [
        f"{words('measure.' + view['measure'])} {words('location.' + view['location'])}",
        words(f"deck.millions.{currency}") if currency == "SEK" else words(f"unit.of_{currency}"),
        words("scope.all") if view["scope"] == "all" else "",
        words("time_mode.spread") if view["time_mode"] == "spread" else "",
        prices if currency == "SEK" else "",
    ]
    return subtitle(view, *parts)


def columns(view: View, rows: Sequence[Row], total: Row, reach: Sequence[Row]) -> Figure:
    """Money per year for the strategy as a whole and for its areas, on each other: each year's, or all up to and with it."""
    view, words = view.asking("funding/strategy_and_areas"), view.words
    currency, column = view["currency"], "running" if view["shape"] == "cumulative" else "value"
    spread = view["time_mode"] == "spread"
    return Figure(
        key="per_year_total",
        question="funding/strategy_and_areas",
        title=_two_largest(view, total),
        subtitle=unit(view),
        rows=rows,
        columns=table.of(
            "funding/strategy_and_areas",
            table.year(unknown="common.no_period" if spread else "common.year_not_stated"),
            table.Column("part", lambda v, r: table.Cell(v.words(f"part.{r['part']}"))),
            table.money(
                "value",
                column,
                currency=currency,
                href=lambda v, r: _part_url(v, rows, r) if r[column] else "",
                adds=None if column == "running" or view["location"] == "all" else is_dated,
            ),
            "rows",
        ),
        source=sourcing.line(view, "funding/sources"),
        rows_url=rowsets.url(view, "funding", by="total"),
        forms=[
            _parts_key(view, rows),
            _stacks(view, rows, column, reach),
            *_event_list(view),
            *_noted(view),
        ],
        notes=[
            _dated_by(view, total),
            words("note.rate") if currency == "SEK" else "",
            *year_notes(view, rows),
        ],
    )


def _stacks(view: View, rows: Sequence[Row], column: str, reach: Sequence[Row]) -> YearStacks:
    """The columns, with their sums in millions over them."""
    words = view.words
    shown = [row for row in rows if row[column]]
    marks: dict[str, list[Mark]] = {part: [] for part in PARTS}
    sums: dict[int | None, float] = {}
    for row in shown:
        pattern = "hatch" if row["is_partial"] or row["is_after"] else ""
        colour = years.UNKNOWN if row["year"] is None else ""
        href = _part_url(view, rows, row)
        marks[row["part"]].append(
            Mark(row["year"], row[column], words.millions(row[column]), href, colour, pattern)
        )
        sums[row["year"]] = sums.get(row["year"], 0) + row[column]
    series = [
        Series(words(f"part.{part}"), colour, tuple(marks[part]), "", pattern)
        for part, (colour, pattern) in PARTS.items()
        if marks[part]
    ]
    no_year = "chart.no_period_tick" if view["time_mode"] == "spread" else "chart.unknown_tick"
    until = min(view.as_of.year, view["year_to"] or view.as_of.year)
    axis = years.axis_of(shown, words, words(no_year))
    if axis.first:
        axis = replace(axis, last=max(axis.last, until))
    bare = coverage.first_uncovered(reach)
    return YearStacks(
        axis,
        tuple(series),
        tuple((year, words.millions(value)) for year, value in sums.items()),
        tuple((value, words.number(value / 1e6)) for value in scale(max(sums.values(), default=0))),
        words(f"deck.millions.{view['currency']}"),
        tuple((place_of(day), text) for day, text in changes(view) if axis.first < day.year <= axis.last)[:3],
        bare,
        words("matrix.bare", year=bare),
    )


def _parts_key(view: View, rows: Sequence[Row]) -> Keys:
    """What the colours are, each with its sum, which leads to its rows."""
    words, found = view.words, []
    for part, (colour, pattern) in PARTS.items():
        own = [row for row in rows if row["part"] == part and row["year"] is not None]
        if value := sum(row["value"] for row in own):
            lines = tuple(dict.fromkeys(line for row in own for line in row["line_ids"]))
            href = _lines_url(view, part, lines)
            money = words.money(value, view["currency"])
            found.append(Key(words(f"part.{part}"), colour, pattern, value=money, href=href))
    return Keys(tuple(found))


def _lines_url(view: View, part: str, lines: Sequence[str], **when: Any) -> str:
    """The rows of a part: of areas together, each amount once with the shares of these areas."""
    if part != "areas":
        return rowsets.url(view, "funding", by="area", group_key=part, area_mode="split", **when)
    return rowsets.url(view, "funding", by="total", areas=tuple(lines), area_mode="split", **when)


def _part_url(view: View, rows: Sequence[Row], row: Row) -> str:
    if view["shape"] != "cumulative" or row["year"] is None:
        return _lines_url(view, row["part"], row["line_ids"], year_key=row["year_key"])
    before = [r for r in rows if r["part"] == row["part"] and 0 < r["year_key"] <= row["year_key"]]
    lines = tuple(dict.fromkeys(line for r in before for line in r["line_ids"]))
    return _lines_url(view, row["part"], lines, year_to=row["year"])


def _two_largest(view: View, total: Row) -> str:
    words, currency = view.words, view["currency"]
    if not total["rows"]:
        return words("title.per_year_none")
    whole = words.money(total["value"], currency)
    if not total["largest_two"]:
        return words("title.few_amounts", money=whole, rows=words.count(total["rows"]))
    return words("title.two_largest", two=words.money(total["largest_two"], currency), all=whole)


def year_notes(view: View, rows: Sequence[Row]) -> list[str]:
    """What a partial year, a later one and none mean, where there are any with money."""
    words, spread = view.words, view["time_mode"] == "spread"
    held = [row for row in rows if row["value"]]
    return [
        words("note.partial_spread" if spread else "note.partial", day=words.date(view.as_of))
        if any(row["is_partial"] for row in held)
        else "",
        words("note.after", year=view.as_of.year) if any(row["is_after"] for row in held) else "",
        words("note.no_period" if spread else "note.undated")
        if any(row["year"] is None for row in held)
        else "",
    ]


def _dated_by(view: View, total: Row) -> str:
    """What the years are, where not every amount has a decision; empty where each has, and where money is spread."""
    names = ("rows", "decided_rows", "milestone_rows", "period_rows", "project_rows")
    values = {name: view.words.count(total[name]) for name in names}
    texts = view["time_mode"] == "spread" or total["decided_rows"] == total["rows"]
    return "" if texts else view.words("note.dated_by", **values)


def is_dated(row: Row) -> bool:
    """Money without a year is in no sum with other money."""
    return row["year"] is not None


def _event_list(view: View) -> tuple[Events, ...]:
    """The events of the time, each with its day."""
    titles = [
        f"{view.words.date(row['date_from'], row['date_precision'])}: {view.name(row, 'title')}"
        for row in query.rows("funding/events", view)
    ]
    return events.of_titles(view.words("figure.events", n=len(titles)), titles)


def _noted(view: View) -> tuple[Events, ...]:
    """What is worth knowing beside the rows."""
    texts = [notes.sentence(view, row) for row in query.rows("notes/list", view)]
    return events.of_titles(view.words("note.title", n=view.words.count(len(texts))), texts, "notes")
