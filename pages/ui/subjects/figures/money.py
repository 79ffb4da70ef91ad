"""Figures of money: tiles, per year, by group, by location."""

import datetime as dt
from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure import figure as figures
from pages.ui.figure.figure import Figure
from pages.ui.forms import events, years
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.forms.beside import place_of
from pages.ui.forms.events import Events
from pages.ui.forms.tiles import Tile, Tiles
from pages.ui.rows import query, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.subjects.figures import notes

MOST_PANELS = 10


def tiles(view: View, head: Row) -> None:
    """The four headline numbers."""
    words = view.words
    granted = words.money(head["granted_whole_sek"]) if head["granted_whole_rows"] else words("tile.no_money")
    part = words("tile.no_part")
    if head["granted_part_rows"]:
        part = words("tile.part", money=words.money(head["granted_part_sek"]))
    milestones = rowsets.url(view, "milestones", status="done")
    shown = [
        ("granted", granted, part, rowsets.url(view, "funding", by="total")),
        (
            "projects",
            words.number(head["projects"]),
            words("tile.ongoing", n=words.count(head["projects_ongoing"])),
            rowsets.url(view, "projects"),
        ),
        (
            "done",
            words.number(head["milestones_done"]),
            words(
                "tile.of_due",
                met=words.count(head["milestones_due_done"]),
                due=words.count(head["milestones_due"]),
                unplanned=words.count(head["milestones_unplanned"]),
            ),
            milestones,
        ),
        (
            "unreported",
            words.number(head["milestones_unreported"]),
            words("tile.overdue", n=words.count(head["milestones_overdue"])),
            rowsets.url(view, "milestones", status="unreported"),
        ),
    ]
    items = [Tile(words(f"tile.{key}"), value, beside, href) for key, value, beside, href in shown]
    figures.tiles(Tiles(tuple(items), words("figure.open_rows")))


def group_name(view: View, row: Row, by: str) -> str:
    """What a group of money is called."""
    if by == "total":
        return view.words("group.total")
    if row["group_key"] == "not_stated":
        return view.words("common.not_stated")
    if by in ("funder_group", "location"):
        return view.words(f"{by}.{row['group_key']}")
    return view.name(row) if by == "area" else str(row["group_key"])


def unit(view: View) -> str:
    """Measure, unit, place, scope, prices and day of what is shown: the line under a figure's title."""
    words = view.words
    prices = words("unit.fixed", year=view["price_year"]) if view["price_year"] else words("unit.nominal")
    parts = [
        words(f"measure.{view['measure']}"),
        words(f"unit.of_{view['currency']}"),
        words(f"location.{view['location']}"),
        words(f"scope.{view['scope']}"),
        words(f"time_mode.{view['time_mode']}"),
        prices if view["currency"] == "SEK" else "",
        words("frame.as_of_day", day=words.date(view.as_of)),
    ]
    return " · ".join(part for part in parts if part)


def per_year(view: View, rows: Sequence[Row], groups: Sequence[Row], total: Row, by: str) -> Figure:
    """Money per year, a panel for each group on one scale; annual bars or cumulative lines.

    `groups` are the sums of the groups (funding/by_group, or the one row of funding/total): their order and totals.
    """
    words, currency = view.words, view["currency"]
    noted = query.rows("notes/list", view)
    cumulative = view["shape"] == "cumulative" and by != "total"
    spread = view["time_mode"] == "spread"
    series = _series(view, rows, groups, by)
    chart = years.panels(
        [row for row in rows if row["group_key"] in {key for key, *_ in series}],
        series=series,
        value_text=lambda value: words.money(value, currency),
        href=lambda row: _mark_url(view, row, by, cumulative),
        words=words,
        lines=cumulative,
        events=[place for place, _ in _events(view)],
        notes=notes.places(view, noted),
        unknown=words("chart.no_period_tick") if spread else "",
        until=min(view.as_of.year, view["year_to"] or view.as_of.year),
    )
    hidden = len({row["group_key"] for row in rows}) - len(series)
    return Figure(
        key=f"per_year_{by}",
        question="funding/cumulative" if cumulative else "funding/per_year",
        title=_best_year(view, rows) if by == "total" else _largest_group(view, groups, by),
        subtitle=unit(view),
        rows=rows,
        columns=[
            table.year(unknown="common.no_period" if spread else "common.year_not_stated"),
            table.Column("group", lambda v, r: table.Cell(group_name(v, r, by))),
            table.money(
                "value",
                currency=currency,
                href=lambda v, r: _mark_url(v, r, by, cumulative),
                adds=None if cumulative or _overlaps(view, by) else _dated,
            ),
            table.number("rows"),
        ],
        source=sourcing.line(view, "funding/sources"),
        rows_url=rowsets.url(view, "funding", by=by),
        forms=[chart, *_event_list(view), *notes.under(view, noted)],
        notes=[
            _dated_by(view, total),
            words("note.partial_spread" if spread else "note.partial", day=words.date(view.as_of))
            if any(row["is_partial"] for row in rows)
            else "",
            words("note.after", year=view.as_of.year) if any(row["is_after"] for row in rows) else "",
            words("note.no_period" if spread else "note.undated")
            if any(row["year"] is None for row in rows)
            else "",
            words("note.more_groups", n=words.count(hidden)) if hidden > 0 else "",
        ],
        asked={"by": by},
    )


def _dated_by(view: View, total: Row) -> str:
    """What the years are, where not every amount has a decision; empty where each has, and where money is spread."""
    names = ("rows", "decided_rows", "milestone_rows", "period_rows", "project_rows")
    values = {name: view.words.count(total[name]) for name in names}
    told = view["time_mode"] == "spread" or total["decided_rows"] == total["rows"]
    return "" if told else view.words("note.dated_by", **values)


def _dated(row: Row) -> bool:
    """Money without a year is in no sum with other money."""
    return row["year"] is not None


def _overlaps(view: View, by: str) -> bool:
    """Whether money stands in more than one group or place: then the rows have no sum."""
    return view["location"] == "all" or (by == "area" and view["area_mode"] == "whole")


def _mark_url(view: View, row: Row, by: str, cumulative: bool) -> str:
    if cumulative:
        return rowsets.url(view, "funding", by=by, group_key=row["group_key"], year_to=row["year"])
    return rowsets.url(view, "funding", by=by, group_key=row["group_key"], year_key=row["year_key"])


def _series(
    view: View, rows: Sequence[Row], groups: Sequence[Row], by: str
) -> list[tuple[str, str, str, str]]:
    """The groups drawn, the largest first; what has only undated money comes last."""
    totals = {"total" if by == "total" else group["group_key"]: group["value"] for group in groups}
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row["group_key"], row)
    order = [key for key in totals if key in first] + [key for key in first if key not in totals]
    named = [
        (
            key,
            group_name(view, first[key], by),
            palette.area(first[key]["line_id"]),
            view.words.money(totals.get(key, 0), view["currency"]),
        )
        for key in order
    ]
    return named[:MOST_PANELS]


def _largest(groups: Sequence[Row]) -> Row:
    """The largest group; what belongs to no area is told only where there is nothing else."""
    return max(
        groups, key=lambda row: (row["line_id"] is None or palette.is_area(row["line_id"]), row["value"])
    )


def _ranked(groups: Sequence[Row], by: str) -> list[Row]:
    """The groups that a title may call the largest of: by area the areas alone."""
    return [row for row in groups if by != "area" or palette.is_area(row["line_id"])]


def _best_year(view: View, rows: Sequence[Row]) -> str:
    """The full year with most money."""
    words, currency = view.words, view["currency"]
    full = [row for row in rows if row["year"] is not None and not row["is_partial"]]
    if not full:
        return words("title.per_year_none")
    best = max(full, key=lambda row: row["value"])
    return words("title.per_year_best", year=best["year"], money=words.money(best["value"], currency))


def _largest_group(view: View, groups: Sequence[Row], by: str) -> str:
    """The largest group and its share of the sum."""
    words = view.words
    if not groups:
        return words("title.per_year_none")
    top = _largest(groups)
    kind = "per_year_largest" if by == "area" and len(_ranked(groups, by)) > 1 else "per_year_from"
    money = words.money(top["value"], view["currency"])
    title = words(
        f"title.{kind}.{view['measure']}",
        name=group_name(view, top, by),
        share=words.percent(top["share_pct"]),
        money=money,
    )
    return _with_clauses(view, title, groups, by)


def _with_clauses(view: View, title: str, groups: Sequence[Row], by: str) -> str:
    """The title of a share, with what the share passes over: what belongs to no area, and amounts in other currencies."""
    words = view.words
    rest = [row["share_pct"] for row in groups if row not in _ranked(groups, by)]
    if 0 < len(rest) < len(groups):
        title = words("title.clause.no_area", title=title, share=words.percent(sum(rest)))
    if view["currency"] != "SEK":
        title = words(
            "title.clause.stated_in", title=title, currency=words(f"title.currency.{view['currency']}")
        )
    return title


def _events(view: View) -> list[tuple[float, str]]:
    """Events as (place on a year axis, title with date). A bar stands at its year, so a year runs from -0.5 to +0.5."""
    found = []
    for row in query.rows("funding/events", view):
        day: dt.date = row["date_from"]
        place = place_of(day)
        when = view.words.date(day, row["date_precision"])
        found.append((place, f"{when}: {view.name(row, 'title')}"))
    return found


def _event_list(view: View) -> tuple[Events, ...]:
    titles = [title for _, title in _events(view)]
    return events.of_titles(view.words("figure.events", n=len(titles)), titles)


def by_group(view: View, rows: Sequence[Row], total: Row) -> Figure:
    """The groups by size, with their share of the sum."""
    words, currency, by = view.words, view["currency"], view["by"]
    longest = max((row["value"] for row in rows), default=0) or 1
    bars = [
        Bar(
            name=group_name(view, row, by),
            value=words.money(row["value"], currency),
            beside=words.percent(row["share_pct"]),
            href=rowsets.url(view, "funding", by=by, group_key=row["group_key"]),
            parts=[
                Part(max(0.0, 100 * row["value"] / longest), palette.area(row["line_id"]), value=row["value"])
            ],
        )
        for row in rows
    ]
    overlap = words("note.overlap", money=words.money(total["overlap"], currency)) if total["overlap"] else ""
    return Figure(
        key="by_group",
        question="funding/by_group",
        title=_by_group_title(view, rows, by),
        subtitle=unit(view),
        rows=rows,
        columns=table.of(
            "funding/by_group",
            table.Column("group", lambda v, r: table.Cell(group_name(v, r, by))),
            table.money(
                "value",
                currency=currency,
                href=lambda v, r: rowsets.url(v, "funding", by=by, group_key=r["group_key"]),
                adds=None if _overlaps(view, by) else table.alike(),
            ),
            "share_pct",
            "projects",
            "rows",
        ),
        source=sourcing.line(view, "funding/sources"),
        rows_url=rowsets.url(view, "funding", by=by),
        forms=[Bars([Group(bars)], words("deck.value"))],
        notes=[overlap],
    )


def _by_group_title(view: View, rows: Sequence[Row], by: str) -> str:
    words = view.words
    if not rows:
        return words("title.per_year_none")
    top = _largest(rows)
    values = {
        "name": group_name(view, top, by),
        "share": words.percent(top["share_pct"]),
        "n": words.count(len(_ranked(rows, by))),
    }
    kind = by if len(_ranked(rows, by)) > 1 else "one"
    return _with_clauses(view, words(f"title.by_group.{kind}", **values), rows, by)


def by_location(view: View, rows: Sequence[Row]) -> Figure:
    """Wholly and partly in Värmland, side by side and never added."""
    words, currency = view.words, view["currency"]
    longest = max((row["value"] for row in rows), default=0) or 1
    value_of = {row["location"]: row["value"] for row in rows}
    bars = [
        Bar(
            name=words(f"location.{row['location']}"),
            value=words.money(row["value"], currency),
            beside=words("note.projects", n=words.count(row["projects"])),
            href=rowsets.url(view, "funding", by="total", location=row["location"]),
            parts=[
                Part(
                    100 * row["value"] / longest,
                    "total",
                    "" if row["location"] == "whole" else "hatch",
                    value=row["value"],
                )
            ],
        )
        for row in rows
    ]
    return Figure(
        key="by_location",
        question="funding/by_location",
        title=words(
            "title.by_location",
            whole=words.money(value_of.get("whole", 0), currency),
            part=words.money(value_of.get("part", 0), currency),
        ),
        subtitle=unit(view).replace(words(f"location.{view['location']}") + " · ", ""),
        rows=rows,
        columns=table.of(
            "funding/by_location",
            table.code("location", "location"),
            table.money(
                "value",
                currency=currency,
                href=lambda v, r: rowsets.url(v, "funding", by="total", location=r["location"]),
            ),
            "projects",
            "rows",
        ),
        source=sourcing.line(view, "funding/sources", location="all"),
        forms=[Bars([Group(bars)], words("deck.value"))],
        notes=[words("note.never_added")],
    )
