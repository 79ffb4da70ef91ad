"""Two to four areas side by side: money per year on one scale, with the change of strategy marked."""

import re
from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure.figure import Figure
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.forms.beside import beside
from pages.ui.forms.form import Form
from pages.ui.forms.keys import Key, Keys
from pages.ui.forms.sentences import Sentences
from pages.ui.forms.years import UNKNOWN
from pages.ui.rows import rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Column
from pages.ui.subjects.figures.areas import (
    changes,
    first_year,
    in_unit,
    people_note,
    per_inhabitant,
    unit,
    url,
)

MOST_BESIDE = 4
ROUND = re.compile(r"[.,]0+(?!\d)")  # decimals that say nothing


def drawn(view: View, rows: Sequence[Row]) -> list[str]:
    """The areas to be seen side by side: those chosen, else the areas with most money; at most four."""
    if view["areas"]:
        return [row["line_id"] for row in rows][:MOST_BESIDE]
    return [row["line_id"] for row in rows if row["strategy_ids"]][:MOST_BESIDE]


def side_by_side(view: View, rows: Sequence[Row], compared: Sequence[Row], people: Sequence[Row]) -> Figure:
    """Money per year of two to four areas on one scale, with the change of strategy marked."""
    view, words, lines = view.asking("areas/per_year"), view.words, view["areas"]
    column = {"absolute": "value", "share": "share_pct", "inhabitant": "per_inhabitant_sek"}[view["unit"]]
    plotted = [
        row | {"value": row[column], "group_key": row["line_id"], "is_after": False}
        for row in rows
        if row[column] is not None and row["year"] is not None
    ]
    undated = [row for row in rows if row["year"] is None]
    series = [
        (
            row["line_id"],
            view.name(row),
            palette.area(row["line_id"]),
            in_unit(view, row, "granted_sek") if row["granted_sek"] else words("areas.no_money"),
        )
        for line in lines
        for row in compared
        if row["line_id"] == line
    ]
    known = [row["year"] for row in rows if row["year"] is not None]
    marked = changes(view)
    chart = beside(
        plotted,
        series=series,
        years=range(min([first_year(view), *known]), view.as_of.year + 1),
        value_text=lambda value: _value(view, value),
        tick_text=lambda value: _tick(view, value),
        href=lambda row: _year_url(view, row),
        words=words,
        changes=marked,
    )
    names = [Key(title, colour, href=view.url("omrade", line_id=line)) for line, title, colour, _ in series]
    return Figure(
        key="areas_side_by_side",
        question="areas/per_year",
        title=_best_year(view, rows, column),
        subtitle=unit(view, words("time_mode.decided")),
        rows=rows,
        columns=_year_columns(people),
        source=sourcing.line(view, "areas/sources"),
        rows_url=rowsets.url(view, "funding", by="area"),
        forms=[Keys(names), chart, *_undated(view, undated)],
        notes=[
            _choice_note(view, lines),
            words("areas.note_change", mark=marked[-1][1]) if marked else "",
            words("note.partial", day=words.date(view.as_of))
            if any(row["is_partial"] for row in rows)
            else "",
            people_note(view, people) if people else "",
        ],
    )


def _value(view: View, value: float) -> str:
    """A value of the chart in the unit that the view asks for; a round one without decimals."""
    row = {"share_pct": value, "per_inhabitant_sek": value, "value": value}
    return ROUND.sub("", in_unit(view, row, "value"))


def _tick(view: View, value: float) -> str:
    """A number of the axis; that it is for each inhabitant stands above the chart."""
    return view.words.exact_money(value) if view["unit"] == "inhabitant" else _value(view, value)


def _undated(view: View, rows: Sequence[Row]) -> list[Form]:
    """Money whose year no source states, in bars of its own: it has no place among the years and is in no sum."""
    if not rows or view["unit"] == "share":
        return []
    longest = max(row["value"] for row in rows)
    bars = [
        Bar(
            name=f"{view.name(row)}, {view.words('common.year_not_stated')}",
            value=view.words.money(row["value"]),
            beside=in_unit(view, row, "value") if view["unit"] == "inhabitant" else "",
            href=_year_url(view, row),
            parts=[Part(100 * row["value"] / longest, UNKNOWN, value=row["value"])],
        )
        for row in rows
    ]
    return [
        Bars([Group(bars)], view.words("deck.value")),
        Sentences((view.words("note.undated"),), are_notes=True),
    ]


def _year_url(view: View, row: Row) -> str:
    return rowsets.url(view, "funding", by="area", group_key=row["line_id"], year_key=row["year_key"])


def _choice_note(view: View, lines: Sequence[str]) -> str:
    """How the areas shown came to be, and how to choose others."""
    chosen = view.plain["areas"]
    if not chosen:
        return view.words("areas.note_largest", n=view.words.count(len(lines)))
    if len(chosen) > MOST_BESIDE:
        return view.words("areas.note_most", n=view.words.count(MOST_BESIDE))
    return view.words("areas.note_one") if len(lines) == 1 else ""


def _best_year(view: View, rows: Sequence[Row], column: str) -> str:
    full = [
        row for row in rows if row["year"] is not None and not row["is_partial"] and row[column] is not None
    ]
    if not full:
        return view.words("title.areas_none")
    best = max(full, key=lambda row: row[column])
    return view.words(
        f"title.areas_best.{view['unit']}",
        name=view.name(best),
        year=best["year"],
        value=in_unit(view, best, "value"),
    )


def _year_columns(people: Sequence[Row]) -> list[Column]:
    return [
        table.named("area", href=url),
        table.year(),
        table.money("granted", "value", href=_year_url, adds=lambda r: r["year"] is None),
        Column("share_of_year", lambda v, r: table.share(v, r["share_pct"]), number=True),
        *per_inhabitant(people),
        table.number("rows"),
    ]
