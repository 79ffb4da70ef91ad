"""Money by group: of each group by year in a matrix, and who pays in bars."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure.figure import Figure
from pages.ui.forms.area_years import Heads, Line, Number
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.forms.form import Form
from pages.ui.forms.listing import Item, Listing
from pages.ui.forms.sentences import Sentences
from pages.ui.rows import query, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.subjects.figures import area_years
from pages.ui.subjects.figures.funding import is_dated, unit, year_notes

MOST_LINES, MOST_BARS = 14, 8
NONE = "–"


def group_name(view: View, row: Row, by: str) -> str:
    """What a group of money is called."""
    if by == "total":
        return view.words("group.total")
    if row["group_key"] == "not_stated":
        return view.words("common.not_stated")
    if by in ("funder_group", "location"):
        return view.words(f"{by}.{row['group_key']}")
    if by == "funder":
        return view.words.funder(row["group_key"])
    return view.name(row) if by == "area" else str(row["group_key"])


def per_year(
    view: View,
    rows: Sequence[Row],
    groups: Sequence[Row],
    parts: Sequence[Row],
    total: Row,
    reach: Sequence[Row],
) -> Figure:
    """Money of each group by year in a matrix, annual or running, with the sum, its share, and what is partly in the county.

    `groups` are the sums of the groups (funding/by_group), their order and totals; `parts` the same of several counties.
    """
    cumulative, by = view["shape"] == "cumulative", view["by"]
    view, words = view.asking("funding/cumulative" if cumulative else "funding/per_year"), view.words
    shown = _shown(rows, groups)
    hidden = len({row["group_key"] for row in rows}) - len(shown)
    undated = {row["group_key"]: row["value"] for row in rows if row["year"] is None}
    partly = {row["group_key"]: row["value"] for row in parts} if view["location"] == "whole" else None
    heads = _heads(view, has_undated=bool(undated), has_part=partly is not None)
    lines = [
        _line(view, first, rows, _numbers(view, first["group_key"], group, undated, partly), cumulative)
        for first, group in shown
    ]
    if by == "area" and lines:
        lines = _with_silent(view, lines, {first["line_id"] for first, _ in shown}, heads)
    no_period = "common.no_period" if view["time_mode"] == "spread" else "common.year_not_stated"
    legend = [(NONE, words("matrix.none"))]
    return Figure(
        key=f"per_year_{by}",
        question=view.question,
        title=_largest_group(view, groups, by),
        subtitle=f"{unit(view)} · {words('matrix.circle')}",
        rows=rows,
        columns=[
            table.year(unknown=no_period),
            table.Column("group", lambda v, r: table.Cell(group_name(v, r, by))),
            table.money(
                "value",
                currency=view["currency"],
                href=lambda v, r: _mark_url(v, r, by, cumulative),
                adds=None if cumulative or _overlaps(view, by) else is_dated,
            ),
            table.number("rows"),
        ],
        source=sourcing.line(view, "funding/sources"),
        rows_url=rowsets.url(view, "funding", by=by),
        forms=[area_years.matrix(view, lines, heads, rows, reach, int(bool(undated)), legend, cumulative)],
        notes=[
            words("note.overlap", money=words.money(total["overlap"], view["currency"]))
            if total["overlap"]
            else "",
            *year_notes(view, rows),
            words("note.more_groups", n=words.count(hidden)) if hidden > 0 else "",
        ],
    )


def _heads(view: View, *, has_undated: bool, has_part: bool) -> Heads:
    words = view.words
    names = {"undated": has_undated, "sum": True, "share": True, "part": has_part}
    numbers = [words(f"matrix.{name}") for name, is_shown in names.items() if is_shown]
    return Heads(words(f"choice.by.{view['by']}"), numbers, years=words("matrix.small"))


def _numbers(
    view: View,
    key: str,
    group: Row | None,
    undated: Mapping[str, float],
    partly: Mapping[str, float] | None,
) -> Iterator[Number]:
    """The numbers beside the years of a group: its undated money, sum and share, and its money that is partly in the county."""
    words = view.words

    def opened(**values: Any) -> str:
        return rowsets.url(view, "funding", by=view["by"], group_key=key, **values)

    if undated:
        value = undated.get(key)
        yield Number(f"+{words.millions(value)}", opened(year_key=0)) if value else Number("")
    yield Number(words.millions(group["value"]), opened()) if group else Number(NONE)
    yield Number(words.percent(group["share_pct"])) if group else Number(NONE)
    if partly is not None:
        value = partly.get(key)
        yield Number(words.millions(value), opened(location="part")) if value else Number(NONE)


def _line(view: View, first: Row, rows: Sequence[Row], numbers: Iterable[Number], cumulative: bool) -> Line:
    """The line of the group that `first` is a row of."""
    key, by, line = first["group_key"], view["by"], first["line_id"]
    own = [row for row in rows if row["group_key"] == key]
    return Line(
        group_name(view, first, by),
        view.url("omrade", line_id=line) if line else "",
        palette.area(line),
        area_years.cells(view, own, {row["year"]: _mark_url(view, row, by, cumulative) for row in own}),
        tuple(numbers),
        is_rest=key == "not_stated" or (bool(line) and not palette.is_area(line)),
    )


def _with_silent(view: View, lines: Sequence[Line], paid: set[str], heads: Heads) -> list[Line]:
    """The lines with a line for each area of the selection that no amount is of, before what belongs to no area."""
    areas = view["areas"]
    silent = [
        Line(
            view.name(row),
            view.url("omrade", line_id=row["line_id"]),
            palette.area(row["line_id"]),
            (),
            tuple(Number(NONE) for _ in heads.numbers),
        )
        for row in query.rows("choices/areas", view)
        if palette.is_area(row["line_id"])
        and row["line_id"] not in paid
        and (not areas or row["line_id"] in areas)
    ]
    rest = [line for line in lines if line.is_rest]
    return [*(line for line in lines if not line.is_rest), *silent, *rest]


def _shown(rows: Sequence[Row], groups: Sequence[Row]) -> list[tuple[Row, Row | None]]:
    """The first row and the sum of each group drawn, the largest first; what has only undated money comes last of its kind."""
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row["group_key"], row)
    totals = {group["group_key"]: group for group in groups}
    order = [key for key in totals if key in first] + [key for key in first if key not in totals]
    areas_first = sorted(order, key=lambda key: first[key]["line_id"] in ("whole_strategy", "outside_areas"))
    return [(first[key], totals.get(key)) for key in areas_first[:MOST_LINES]]


def _overlaps(view: View, by: str) -> bool:
    """Whether money stands in more than one group or place: then the rows have no sum."""
    return view["location"] == "all" or (by == "area" and view["area_mode"] == "whole")


def _mark_url(view: View, row: Row, by: str, cumulative: bool) -> str:
    if cumulative:
        return rowsets.url(view, "funding", by=by, group_key=row["group_key"], year_to=row["year"])
    return rowsets.url(view, "funding", by=by, group_key=row["group_key"], year_key=row["year_key"])


def _largest(groups: Sequence[Row]) -> Row:
    """The largest group; what belongs to no area is named only if there is nothing else."""
    return max(
        groups, key=lambda row: (row["line_id"] is None or palette.is_area(row["line_id"]), row["value"])
    )


def _ranked(groups: Sequence[Row], by: str) -> list[Row]:
    """The groups that a title may call the largest of: by area the areas alone."""
    return [row for row in groups if by != "area" or palette.is_area(row["line_id"])]


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
        title = words("title.clause.stated_in", title=title, currency=words.currency(view["currency"]))
    return title


def payers(view: View) -> str:
    """How the bars of who pays are grouped: as the page is, by funder if that is by area."""
    return "funder" if view["by"] == "area" else str(view["by"])


def by_group(view: View, rows: Sequence[Row], places: Sequence[Row], total: Row) -> Figure:
    """Who pays, the largest first on one scale, and what there is besides: other places (funding/by_location), no year."""
    view, words = view.asking("funding/by_group"), view.words
    currency, by = view["currency"], view["by"]
    longest = max((row["value"] for row in rows), default=0) or 1
    bars = [
        Bar(
            name=group_name(view, row, by),
            value=words.money(row["value"], currency),
            beside=words.percent(row["share_pct"]),
            href=rowsets.url(view, "funding", group_key=row["group_key"]),
            parts=[Part(max(0.0, 100 * row["value"] / longest), "total", value=row["value"])],
        )
        for row in rows[:MOST_BARS]
    ]
    hidden = len(rows) - len(bars)
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
                href=lambda v, r: rowsets.url(v, "funding", group_key=r["group_key"]),
                adds=None if _overlaps(view, by) else table.alike(),
            ),
            "share_pct",
            "projects",
            "rows",
        ),
        source=sourcing.line(view, "funding/sources"),
        rows_url=rowsets.url(view, "funding", by=by),
        forms=[Bars([Group(bars)], words("deck.value")), *_besides(view, places, total)],
        notes=[
            words("note.never_added"),
            words("note.more_groups", n=words.count(hidden)) if hidden > 0 else "",
        ],
    )


def _besides(view: View, places: Sequence[Row], total: Row) -> tuple[Form, ...]:
    """What is not in the sum: money of other places, and of no stated year; each leads to its rows."""
    words, currency = view.words, view["currency"]
    parts = [
        (words(f"besides.{row['location']}"), row["value"], row["rows"], {"location": row["location"]})
        for row in places
        if row["rows"] and row["location"] != view["location"]
    ]
    if total["undated_rows"]:
        parts.append(
            (words("besides.undated"), total["undated_value"], total["undated_rows"], {"year_key": 0})
        )
    items = [
        Item(
            words.money(value, currency),
            words("besides.line", name=name, n=words.count(n)),
            rowsets.url(view, "funding", by="total", **narrow),
        )
        for name, value, n, narrow in parts
    ]
    head = words("besides.title", money=words.money(total["value"], currency))
    return (Sentences((head,), are_plain=True), Listing(tuple(items))) if items else ()


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
