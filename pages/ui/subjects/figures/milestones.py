"""Figures of milestones: at a glance, the two periods, per year, the axis, moves, slips."""

from collections.abc import Sequence
from typing import Any

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.base.counts import leading
from pages.ui.figure.figure import Figure
from pages.ui.forms import keys
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.forms.keys import PATTERN
from pages.ui.forms.stacks import stacks
from pages.ui.rows import rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import milestone_axis

STATUSES = ("done", "overdue", "unreported", "upcoming", "cancelled")


VERDICTS = (
    "no_plan",
    "delayed",
    "none_due",
    "unknown",
    "partly_confirmed",
    "on_plan",
)  # the first that fits holds


def _unit(view: View) -> str:
    words = view.words
    parts = [words("unit.milestones"), words(f"choice.level.{view['level'] or 'all'}")]
    parts.append(words(f"scope.{view['scope']}"))
    return " · ".join([*parts, words("frame.as_of_day", day=words.date(view.as_of))])


def _rows(view: View, **narrow: Any) -> str:
    """Address of the rows of a figure that shows every status and period, whichever is chosen for the axis."""
    return rowsets.url(view, "milestones", **({"status": None, "period": None} | narrow))


def _counts(rows: Sequence[Row]) -> dict[str, int]:
    """Milestones by status; 'late' are those of 'done' that were reached after their first plan."""
    counts = {s: sum(row["milestones"] for row in rows if row["status"] == s) for s in STATUSES}
    return counts | {"late": sum(row["late"] for row in rows)}


def _bar(view: View, name: str, own: Sequence[Row], longest: float, href: str) -> Bar:
    counts = _counts(own)
    shapes = [f"{palette.SHAPE[s]} {view.words.number(counts[s])}" for s in STATUSES if counts[s]]
    widths = counts | {"done": counts["done"] - counts["late"]}
    order = [status for status in palette.SHAPE if widths.get(status)]
    parts = [
        Part(
            100 * widths[s] / longest,
            f"status-{s}",
            PATTERN[s],
            value=widths[s],
            label=view.words(f"status.{s}"),
        )
        for s in order
    ]
    return Bar(
        name=name,
        value=view.words.number(sum(counts[s] for s in STATUSES)),
        beside=" ".join(shapes),
        href=href,
        parts=parts,
    )


def _name(view: View, row: Row, by: str) -> str:
    if by == "level":
        return view.words(f"choice.level.{row['key']}")
    return view.name(row) if by == "area" else str(row["key"])


def by_status(view: View, rows: Sequence[Row], by: str, once: Sequence[Row]) -> Figure:
    """Milestones by level or by area, divided by status.

    `once` are rows that hold each milestone once: those by level. One of two areas stands in two bars, and is one.
    """
    words = view.words
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["key"], []).append(row)
    longest = max((sum(r["milestones"] for r in own) for own in groups.values()), default=0) or 1
    bars = [
        _bar(view, _name(view, own[0], by), own, longest, _rows(view, by=by, key=key))
        for key, own in groups.items()
    ]
    counts = _counts(once)
    values = {name: words.count(counts[name]) for name in ("done", "unreported")}
    return Figure(
        key=f"milestones_by_{by}",
        question="milestones/by_status",
        title=words("title.milestones_by_level", **values)
        if by == "level"
        else _area_title(view, groups, by),
        subtitle=_unit(view),
        rows=rows,
        columns=[
            Column("group", lambda v, r: Cell(_name(v, r, by))),
            table.code("status", "status"),
            table.number(
                "milestones",
                href=lambda v, r: _rows(v, by=by, key=r["key"], status=r["status"]),
            ),
        ],
        source=sourcing.line(view, "milestones/sources"),
        rows_url=_rows(view),
        forms=[
            Bars([Group(bars)], words("deck.value")),
            keys.of_statuses(
                view,
                counts,
                {s: _rows(view, status=s) for s in palette.SHAPE} if by == "level" else {},
            ),
        ],
        notes=[
            words("note.two_areas") if by == "area" else "",
            _unplanned(view, once),
            words("note.unreported"),
        ],
        asked={"by": by},
    )


def _unplanned(view: View, rows: Sequence[Row]) -> str:
    """How many of the done were never planned as far as any source tells; empty where there are none."""
    words = view.words
    unplanned = sum(row["unplanned"] for row in rows)
    values = {"done": words.count(_counts(rows)["done"]), "n": words.count(unplanned)}
    return words("note.done_unplanned", **values) if unplanned else ""


def _area_title(view: View, groups: dict[str, list[Row]], by: str) -> str:
    """The area with most milestones that no source tells the outcome of."""
    unreported = {key: _counts(own)["unreported"] for key, own in groups.items() if palette.is_area(key)}
    if not any(unreported.values()):
        return view.words("title.milestones_all_told")
    most = leading(unreported)
    names = view.words.list([_name(view, groups[key][0], by) for key in most])
    return view.words(
        "title.milestones_by_area" if len(most) == 1 else "title.milestones_by_area_tied",
        name=names,
        n=view.words.count(unreported[most[0]]),
    )


def review(view: View, rows: Sequence[Row]) -> Figure:
    """The review 2015-2020 and onward, each on a fixed base and on the present base; what had no plan stands apart."""
    words = view.words
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["period"], row["base"]), []).append(row)
    bars = [
        _bar(
            view,
            words(f"choice.period.{period}") + " · " + words(f"base.{base}"),
            own,
            max(1, own[0]["base_total"]),
            _rows(view, period=period, base=base),
        )
        for (period, base), own in groups.items()
    ]
    fixed = groups.get(("review", "fixed"), [])
    done = _counts(fixed)["done"]
    total = fixed[0]["base_total"] if fixed else 0
    unplanned = sum(row["milestones"] for row in groups.get(("review", "unplanned"), []))
    title = words("title.review_none")
    if total:
        title = words(
            "title.review",
            done=words.count(done),
            total=words.count(total),
            share=words.percent(100 * done / total),
            unplanned=words.count(unplanned),
        )
    return Figure(
        key="review",
        question="milestones/review",
        title=title,
        subtitle=_unit(view),
        rows=rows,
        columns=table.of(
            "milestones/review",
            table.code("period", "choice.period"),
            table.code("base", "base"),
            table.code("status", "status"),
            table.number(
                "milestones",
                href=lambda v, r: _rows(v, period=r["period"], base=r["base"], status=r["status"]),
            ),
            "share_pct",
        ),
        source=sourcing.line(view, "milestones/sources"),
        rows_url=_rows(view),
        forms=[
            Bars([Group(bars)], words("deck.value")),
            keys.of_statuses(view, _counts([row for row in rows if row["base"] != "present"])),
        ],
        notes=[words(f"note.base_{base}") for base in ("fixed", "present", "unplanned")],
    )


def per_year(view: View, rows: Sequence[Row]) -> Figure:
    """Milestones by the year they were first planned for, stacked by status."""
    words = view.words
    dated = [row | {"year": int(row["key"])} for row in rows]
    chart = stacks(
        dated,
        series=[(s, words(f"status.{s}"), f"status-{s}", PATTERN[s]) for s in STATUSES],
        column="status",
        value="milestones",
        href=lambda row: _rows(view, by="year", key=row["key"], status=row["status"]),
        words=words,
    )
    unreported = {row["key"]: row["milestones"] for row in rows if row["status"] == "unreported"}
    title = words("title.milestones_all_told")
    if unreported:
        most = leading(unreported)
        title = words(
            "title.milestones_per_year" if len(most) == 1 else "title.milestones_per_year_tied",
            year=words.list(most),
            n=words.count(unreported[most[0]]),
        )
    return Figure(
        key="milestones_per_year",
        question="milestones/by_status",
        title=title,
        subtitle=_unit(view),
        rows=rows,
        columns=[
            table.year("year", "key"),
            table.code("status", "status"),
            table.number(
                "milestones",
                href=lambda v, r: _rows(v, by="year", key=r["key"], status=r["status"]),
            ),
        ],
        source=sourcing.line(view, "milestones/sources"),
        rows_url=_rows(view),
        forms=[keys.of_statuses(view, _counts(rows)), chart],
        notes=[words("note.first_plan_year")],
        asked={"by": "year"},
    )


def columns(view: View) -> list[Column]:
    """The columns of a list of milestones."""
    return [
        table.named("milestone", "title", lambda v, r: _rows(v, milestone_id=r["milestone_id"])),
        Column("status", lambda v, r: Cell(v.words(f"status.{r['status']}"))),
        table.date("first_plan"),
        table.date("plan"),
        table.date("done"),
        table.number("slip_days"),
    ]


def axis(view: View, rows: Sequence[Row]) -> Figure:
    """First plan, current plan and outcome of each milestone on one axis of time."""
    words = view.words
    return Figure(
        key="milestones_axis",
        question="milestones/timeline",
        title=words("title.axis", n=words.count(len(rows))),
        subtitle=_unit(view) + " · " + words(f"choice.period.{view['period']}"),
        rows=rows,
        columns=columns(view),
        source=sourcing.line(view, "milestones/sources"),
        rows_url=rowsets.url(view, "milestones"),
        forms=[milestone_axis.keys(view), milestone_axis.of_rows(view, rows)] if rows else [],
    )


def moves(view: View, rows: Sequence[Row]) -> Figure:
    """Each time that a milestone was moved, with the reason."""
    words = view.words

    return Figure(
        key="moves",
        question="milestones/moves",
        title=words("title.moves", n=words.count(len({row["milestone_id"] for row in rows}))),
        subtitle=_unit(view),
        rows=rows,
        columns=table.of(
            "milestones/moves",
            table.named("milestone", "title"),
            table.date("from", ending="_date"),
            table.date("to", ending="_date"),
            Column(
                "reason",
                lambda v, r: Cell(v.note(r, "reason") or v.words("common.not_stated"), css="fu-wide"),
            ),
            "source",
        ),
        source=sourcing.line(view, "milestones/sources"),
        table_open=True,
    )


def slips(view: View, rows: Sequence[Row]) -> Figure:
    """Days from the first plan to the outcome, of milestones that had a plan and are done."""
    words = view.words
    late = [row for row in rows if row["is_late"]]
    title = words("title.slips_none", n=words.count(len(rows)))
    if late:
        worst = max(late, key=lambda row: row["slip_days"])
        values = {
            "late": words.count(len(late)),
            "n": words.count(len(rows)),
            "days": words.count(worst["slip_days"]),
        }
        title = words("title.slips", **values)
    return Figure(
        key="slips",
        question="milestones/slips",
        title=title,
        subtitle=_unit(view),
        rows=rows,
        columns=table.of(
            "milestones/slips",
            table.named("milestone", "title"),
            "first_plan",
            "done",
            "slip_days",
        ),
        source=sourcing.line(view, "milestones/sources"),
        notes=[words("note.slip")],
        table_open=True,
    )


def items(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Rows with the status that is shown ('late' for what was done late)."""
    return [row | {"status": milestone_axis.shown_status(row)} for row in rows]
