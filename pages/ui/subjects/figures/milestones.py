"""Figures of milestones: headline numbers, by level, the two periods, moves, slips."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure import figure as figures
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import keys
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.forms.keys import PATTERN
from pages.ui.forms.tiles import Part as TilePart
from pages.ui.forms.tiles import Tile, Tiles
from pages.ui.rows import rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import milestone_axis

STATUSES = ("done", "overdue", "unreported", "upcoming", "cancelled")


def tiles(view: View, total: Row, rows: Sequence[Row], whole: Row) -> None:
    """The headline numbers of `milestones/total`: reached of those due, overdue, unreported, upcoming.

    `rows` of milestones/by_line tell which of them is meant, `whole` is the line of milestones/verdicts for all of them.
    """
    words = view.words
    in_time = {name: words.count(total[name]) for name in ("on_time", "late")}
    timely = ", ".join(words(f"tile.{name}_beside", **in_time) for name in in_time if total[name])
    waits = ""
    if whole["answering"]:
        waits = words("tile.waits_for", n=words.count(whole["answering_for"][0]), name=whole["answering"][0])
    shown = [
        ("due_done", "due_done", words.number(total["due_done"]), timely),
        ("overdue_now", "overdue", words.number(total["overdue"]), _first(view, rows, "overdue", "first_of")),
        ("unreported_now", "unreported", words.number(total["unreported"]), waits),
        ("upcoming_now", "upcoming", words.number(total["upcoming"]), _first(view, rows, "upcoming", "next")),
    ]
    of = words("tile.of", n=words.number(total["due"]))
    items = [
        Tile(
            words(f"tile.{key}"),
            value,
            beside,
            rowsets.url(view, "milestones", status=status),
            "" if status == "upcoming" else of,
            years=_years(rows, status) if status == "upcoming" else (),
            parts=() if status == "upcoming" else _parts(total, status),
        )
        for key, status, value, beside in shown
    ]
    figures.tiles(Tiles(tuple(items), words("figure.open_rows")))


def _parts(total: Row, status: str) -> list[TilePart]:
    """How much of those due has this status; the rest of them is pale."""
    share = 100 * total[status] / (total["due"] or 1)
    own = "done" if status == "due_done" else status
    look = TilePart(share, f"status-{own}", "hollow" if own == "unreported" else "")
    return [part for part in (look, TilePart(100 - share, "line")) if part.share]


def _years(rows: Sequence[Row], outcome: str) -> list[float]:
    """How many milestones of an outcome are planned in each year, from the first to the last."""
    planned = [
        row["plan_from"].year
        for row in {r["milestone_id"]: r for r in rows}.values()
        if row["outcome"] == outcome and row["plan_from"]
    ]
    return [planned.count(year) for year in range(min(planned), max(planned) + 1)] if planned else []


def _first(view: View, rows: Sequence[Row], outcome: str, key: str) -> str:
    """The one of an outcome whose plan lies first."""
    dated = [row for row in rows if row["outcome"] == outcome and row["plan_from"] is not None]
    if not dated:
        return ""
    row = min(dated, key=lambda row: (row["plan_from"], row["milestone_id"]))
    day = view.words.date(row["plan_from"], row["plan_precision"])
    return view.words(f"tile.{key}", title=view.name(row, "title"), day=day)


def _unit(view: View) -> str:
    words = view.words
    parts = [words("unit.milestones"), words(f"choice.level.{view['level'] or 'all'}")]
    parts.append(words(f"scope.{view['scope']}"))
    return subtitle(view, *parts)


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


def review(view: View, rows: Sequence[Row]) -> Figure:
    """The review 2015-2020 and onward, each on a fixed base and on the present base; what had no plan stands apart."""
    view, words = view.asking("milestones/review"), view.words
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["period"], row["base"]), []).append(row)
    longest = max((own[0]["base_total"] for own in groups.values()), default=0) or 1
    bars = [
        _bar(
            view,
            words(f"choice.period.{period}") + " · " + words(f"base.{base}"),
            own,
            longest,
            rowsets.url(view, "milestones", period=period, base=base),
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
                href=lambda v, r: rowsets.url(
                    v, "milestones", period=r["period"], base=r["base"], status=r["status"]
                ),
            ),
            "share_pct",
        ),
        source=sourcing.line(view, "milestones/sources"),
        rows_url=rowsets.url(view, "milestones"),
        forms=[
            Bars([Group(bars)], words("deck.value")),
            keys.of_statuses(view, _counts([row for row in rows if row["base"] != "present"])),
        ],
        notes=[words(f"note.base_{base}") for base in ("fixed", "present", "unplanned")],
    )


def columns(view: View) -> list[Column]:
    """The columns of a list of milestones."""
    return [
        table.named("milestone", "title", rowsets.milestone_url),
        Column("status", lambda v, r: Cell(v.words(f"status.{r['status']}"))),
        table.date("first_plan"),
        table.date("plan"),
        table.date("done"),
        table.number("slip_days"),
    ]


def items(rows: Sequence[Row]) -> list[Row]:
    """Rows with the status that is shown ('late' for what was done late)."""
    return [item(row) for row in rows]


def item(row: Row) -> Row:
    """A row with the status that is shown."""
    return row | {"status": milestone_axis.shown_status(row)}
