"""Figures that compare the areas: all of them in one list, and two to four side by side on one scale."""

import datetime as dt
from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.base.counts import counted
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.compare import Area, Compare, Status, Value
from pages.ui.forms.keys import of_statuses
from pages.ui.forms.statuses import Verdict
from pages.ui.rows import query, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import roles, verdicts
from pages.ui.subjects.sentences import roles as role_words

STATUSES = ("done", "overdue", "unreported", "upcoming", "cancelled")


def url(view: View, row: Row, key: str = "line_id") -> str:
    """Address of the area's own page."""
    return view.url("omrade", line_id=row[key]) if row[key] else ""


def changes(view: View) -> list[tuple[dt.date, str]]:
    """The changes of strategy that have happened by the day, each with the words of its mark."""
    found = query.rows("areas/changes", view)
    mark = "areas.change_mark"
    return [(row["changed_on"], view.words(mark, day=view.words.date(row["changed_on"]))) for row in found]


def first_year(view: View) -> int:
    """The year in which the first strategy began: an axis through all strategies begins there at the latest."""
    return int(min(row["valid_from"].year for row in query.rows("choices/strategies", view)))


def in_unit(view: View, row: Row, sek: str) -> str:
    """The money of a row in the unit that the view asks for; `sek` is its column of kronor."""
    words = view.words
    if view["unit"] == "share":
        return words.percent(row["share_pct"], 1)
    if view["unit"] == "inhabitant":
        return words("areas.per_inhabitant", money=words.exact_money(row["per_inhabitant_sek"]))
    return words.money(row[sek])


def unit(view: View, *more: str) -> str:
    """What is counted, in which unit, where and as of when: the line under a figure's title."""
    words = view.words
    parts = [words("measure.granted"), words(f"areas.in_unit.{view['unit']}"), words("location.whole")]
    parts += [words(f"scope.{view['scope']}"), *more]
    return subtitle(view, *parts)


def people_note(view: View, people: Sequence[Row]) -> str:
    """Which population money is divided by; without one, what is missing and how to load it."""
    words = view.words
    if not people:
        return words("areas.no_population")
    if view["unit"] != "inhabitant":
        return ""
    [row] = people
    when = words.date(row["period_from"], row["period_precision"])
    if row["period_from"] is None:
        when = words("common.year_not_stated")
    return words(
        "areas.population",
        n=words.number(row["inhabitants"]),
        when=when,
        publisher=words.source(row["publisher"]),
    )


def per_inhabitant(people: Sequence[Row]) -> list[Column]:
    """The column of money per inhabitant, where a population is held."""

    def cell(view: View, row: Row) -> Cell:
        return table.amount(view, row["per_inhabitant_sek"], "SEK")

    return [Column("per_inhabitant", cell, number=True)] if people else []


def compared(
    view: View,
    rows: Sequence[Row],
    people: Sequence[Row],
    once: Row,
    judged: Sequence[Row],
    since: Sequence[Row],
    played: Sequence[Row],
) -> Figure:
    """All areas, those first that most need an answer: verdict, milestones, money, projects, what has changed since a day.

    `once` counts each milestone once: one of two areas stands with both. `rows` are of areas/compare, `judged` of
    milestones/verdicts, which gives the order, `since` of changes/by_area, `played` of
    areas/roles.
    """
    view, words = view.asking("areas/compare"), view.words
    longest = max((row["granted_sek"] for row in rows), default=0) or 1
    lasting = {row["strategy_id"]: row["valid_from"].year for row in query.rows("choices/strategies", view)}
    standing, moved = ({row["line_id"]: row for row in found} for found in (judged, since))
    order = list(standing)
    part = {row["line_id"]: row for row in played if row["role"] is not None}
    ranked = sorted(
        rows, key=lambda row: order.index(row["line_id"]) if row["line_id"] in standing else len(order)
    )
    items = [
        _item(
            view,
            row,
            longest,
            list(lasting),
            standing.get(row["line_id"]),
            _since(view, moved.get(row["line_id"])) if moved else "",
            part.get(row["line_id"]),
        )
        for row in ranked
    ]
    counts = {status: once[status] for status in STATUSES}
    return Figure(
        key="areas_compared",
        question="areas/compare",
        title=_compared_title(view, rows),
        subtitle=unit(view, "" if moved else words("areas.since.none", day=words.date(view.since))),
        rows=rows,
        columns=_compared_columns(people, played),
        source=sourcing.line(view, "areas/sources"),
        rows_url=rowsets.url(view, "funding", by="area"),
        forms=[
            Compare(
                items,
                words("areas.no_money"),
                words("areas.no_milestones"),
                words("areas.milestones"),
                [
                    *(
                        words(f"column.{key}")
                        for key in ("area", "standing", "milestones", "granted", "projects")
                    ),
                    words("areas.since.head", day=words.date(view.since)),
                ],
            ),
            of_statuses(view, counts | {"late": 0}, are_signs_alone=True),
            *verdicts.rule(view),
        ],
        notes=[
            people_note(view, people),
            words("areas.note_counts"),
            words("areas.note_share") if view["unit"] != "inhabitant" else "",
        ],
    )


def _compared_title(view: View, rows: Sequence[Row]) -> str:
    real = [row for row in rows if row["strategy_ids"] and row["granted_sek"] > 0]
    if not real:
        return view.words("title.areas_none")
    count = view.words.count(sum(bool(row["strategy_ids"]) for row in rows))
    values = {"name": view.name(real[0]), "n": count}
    return view.words("title.areas_compared", **values, money=in_unit(view, real[0], "granted_sek"))


def _item(
    view: View,
    row: Row,
    longest: float,
    strategies: Sequence[str],
    judged: Row | None,
    since: str,
    played: Row | None,
) -> Area:
    """One area of the list."""
    words, line = view.words, row["line_id"]
    money, beside = words.money(row["granted_sek"]), words.percent(row["share_pct"])
    if view["unit"] != "absolute":
        money, beside = in_unit(view, row, "granted_sek"), money
    rows_of = {
        "money": rowsets.url(view, "funding", by="area", group_key=line),
        "projects": rowsets.url(view, "projects", by="area", line_id=line),
    }
    ongoing = words("tile.ongoing", n=words.count(row["projects_ongoing"])) if row["projects_ongoing"] else ""
    return Area(
        view.name(row),
        url(view, row),
        palette.area(line),
        " · ".join(
            filter(None, [_lasts(view, row, strategies), role_words.short(view, played) if played else ""])
        ),
        Value(money, href=rows_of["money"]) if row["granted_sek"] else None,
        beside,
        round(100 * row["granted_sek"] / longest, 2),
        _beside_money(view, row),
        Value(
            *counted(view.words, "areas.projects", row["projects"]),
            rows_of["projects"] if row["projects"] else "",
        ),
        ongoing,
        [_status(view, row, status) for status in STATUSES if row[status]],
        verdicts.of_row(view, judged) if judged else Verdict(""),
        _why(view, judged) if judged else "",
        since,
        not palette.is_area(line),
    )


def _why(view: View, judged: Row) -> str:
    """What of an area's planned milestones makes its verdict."""
    words = view.words
    if not judged["planned"]:
        return words("areas.why.no_plan", n=words.count(judged["done_unplanned"]))
    parts = [
        words("areas.why.unreported", n=words.count(judged["unreported"]), due=words.count(judged["due"]))
    ]
    if judged["overdue"]:
        parts.insert(0, words("areas.why.overdue", n=words.count(judged["overdue"])))
    return ", ".join(parts)


def _since(view: View, row: Row | None) -> str:
    """What has changed in an area since the earlier day."""
    words = view.words
    if row is None:
        return words("areas.since.nothing")
    parts = (
        [words("areas.since.granted", money=words.money(row["granted_sek"]))] if row["granted_sek"] else []
    )
    parts += [
        words(f"areas.since.{name}", n=words.count(row[name]))
        for name in ("new", "started", "ended", "reached", "overdue", "unreported")
        if row[name]
    ]
    return " · ".join(parts)


def _lasts(view: View, row: Row, strategies: Sequence[str]) -> str:
    """Whether the line runs through all strategies, ended, or is new."""
    own = row["strategy_ids"]
    if not own:
        return ""
    if own[-1] != strategies[-1]:
        return view.words("areas.lasts.ended")
    return view.words("areas.lasts.all" if own[0] == strategies[0] else "areas.lasts.new")


def _beside_money(view: View, row: Row) -> list[Value]:
    """Money that is not in the sum: partly in the county, and of no stated year."""
    words, line = view.words, row["line_id"]
    found = []
    if row["granted_part_sek"]:
        href = rowsets.url(view, "funding", by="area", group_key=line, location="part")
        found.append(Value(words.money(row["granted_part_sek"]), words("location.part"), href))
    if row["undated_sek"]:
        href = rowsets.url(view, "funding", by="area", group_key=line, year_key=0)
        found.append(Value(words.money(row["undated_sek"]), words("common.year_not_stated"), href))
    return found


def _status(view: View, row: Row, status: str) -> Status:
    words = view.words
    return Status(
        status, words(f"status.{status}"), words.number(row[status]), _status_url(view, row, status)
    )


def _status_url(view: View, row: Row, status: str) -> str:
    return rowsets.url(view, "milestones", by="area", key=row["line_id"], status=status)


def _granted(view: View, row: Row) -> Cell:
    """What an area was granted; one without amounts says so, here as in the list."""
    if not row["granted_sek"]:
        return Cell(view.words("areas.no_money"), css="fu-number", none=True)
    href = rowsets.url(view, "funding", by="area", group_key=row["line_id"])
    return table.amount(view, row["granted_sek"], "SEK", href)


def _compared_columns(people: Sequence[Row], played: Sequence[Row]) -> list[Column]:
    def milestones(status: str) -> Column:
        return table.number(status, href=lambda v, r: _status_url(v, r, status) if r[status] else "")

    return [
        table.named("area", href=url),
        roles.column(played),
        Column("granted", _granted, number=True),
        table.percent("share_pct"),
        *per_inhabitant(people),
        table.money("granted_part", "granted_part_sek"),
        table.money("undated", "undated_sek"),
        table.number(
            "projects", href=lambda v, r: rowsets.url(v, "projects", by="area", line_id=r["line_id"])
        ),
        milestones("done"),
        milestones("unreported"),
        table.number("actors", href=lambda v, r: rowsets.url(v, "actors", areas=(r["line_id"],))),
    ]
