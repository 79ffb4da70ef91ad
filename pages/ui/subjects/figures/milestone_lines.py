"""Milestones by line of areas: a lane for each, and a matrix of their statuses with a verdict."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.base.counts import leading
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import status_lanes, statuses
from pages.ui.rows import bodies, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import milestone_axis, verdicts

# What a mark of each outcome is drawn as; of what is done without a known plan the sign is smaller.
STATUS = {"on_time": "done", "done_unplanned": "done"}
MINOR = "done_unplanned"
DONE = ("on_time", "late", MINOR)
OUTCOMES = ("on_time", "late", "overdue", "unreported", "upcoming", "done_unplanned", "cancelled")
# The columns of the matrix: of verdicts, the status whose sign it has, and what opens its rows.
COUNTS = ("due_done", "late", "overdue", "unreported", "upcoming", "done_unplanned")
SIGNS = {"due_done": "done", "done_unplanned": "done"}
EVERY = {
    "level": "",
    "status": "",
    "period": "all",
}  # figures of all milestones, whichever the list is narrowed to


def unit(view: View) -> str:
    """What is counted, and of which day."""
    words = view.words
    return subtitle(view, words("unit.milestones"), words(f"scope.{view['scope']}"))


def colour(line_id: str) -> str:
    """The name of a line's colour; all lines together have one of their own."""
    return "total" if line_id == "all" else palette.area(line_id)


def _area_url(view: View, line_id: str) -> str:
    return view.url("omrade", line_id=line_id) if palette.is_area(line_id) else ""


def each_once(rows: Sequence[Row]) -> list[Row]:
    """Each milestone once, though it stands in two lines."""
    return list({row["milestone_id"]: row for row in rows}.values())


def _sentence(view: View, row: Row) -> str:
    """A milestone in words: title, outcome, when."""
    parts = [
        view.name(row, "title"),
        view.words(f"outcome.{row['outcome']}"),
        *milestone_axis.when(view, row),
    ]
    return " · ".join(parts)


def _lanes_title(view: View, rows: Sequence[Row]) -> str:
    """How many of the done have no known plan, and for which year most outcomes are missing."""
    words, counts = view.words, Counter(row["outcome"] for row in rows)
    done = counts["on_time"] + counts["late"] + counts["done_unplanned"]
    missing = Counter(row["shown_year"] for row in rows if row["outcome"] == "unreported")
    parts = []
    if counts["done_unplanned"]:
        parts.append(
            words("title.lanes_done", done=words.count(done), unplanned=words.count(counts["done_unplanned"]))
        )
    if missing:
        years = sorted(leading(missing))
        key = "title.lanes_missing" if len(years) == 1 else "title.lanes_missing_tied"
        named = words.list([str(year) for year in years])
        parts.append(words(key, year=named, n=words.count(missing[years[0]])))
    title = "; ".join(parts) or words("title.milestones_all_told")
    return title[:1].upper() + title[1:]


def lanes(view: View, rows: Sequence[Row], lines: Sequence[Row]) -> Figure:
    """One lane a line of areas: `rows` of milestones/by_line, `lines` of milestones/verdicts for their order."""
    view, words, once = view.asking("milestones/by_line"), view.words, each_once(rows)
    marks = {line: list(own) for line, own in groupby(rows, key=lambda row: row["line_id"])}
    drawn = [
        status_lanes.Lane(
            view.name(line),
            _area_url(view, line["line_id"]),
            colour(line["line_id"]),
            [_mark(view, row) for row in sorted(marks.get(line["line_id"], []), key=_by_sign)],
            not palette.is_area(line["line_id"]),
        )
        for line in lines
        if line["line_id"] != "all"
    ]
    met = {row["outcome"] for row in rows}
    keys = [
        statuses.Head(STATUS.get(outcome, outcome), words(f"outcome.{outcome}"), outcome == MINOR)
        for outcome in OUTCOMES
        if outcome in met
    ]
    day = words.date(view.as_of)
    region = words("milestones.lanes")
    return Figure(
        key="milestones_axis",
        question="milestones/by_line",
        title=_lanes_title(view, once),
        subtitle=words("milestones.each_mark") + " · " + unit(view),
        rows=rows,
        columns=columns(view),
        source=sourcing.line(view, "milestones/sources"),
        rows_url=rowsets.url(view, "milestones"),
        forms=[status_lanes.StatusLanes(drawn, view.as_of, keys, day, words("milestones.moved"), region)],
        notes=[words("note.two_lanes")],
    )


def _by_sign(row: Row) -> tuple[bool, int]:
    return row["outcome"] == MINOR, OUTCOMES.index(row["outcome"])


def _mark(view: View, row: Row) -> status_lanes.Mark:
    outcome = row["outcome"]
    return status_lanes.Mark(
        row["shown_year"],
        row["first_year"],
        STATUS.get(outcome, str(outcome)),
        _sentence(view, row),
        outcome == MINOR,
    )


def _matrix_title(view: View, rows: Sequence[Row]) -> str:
    """Where the outcomes that no source tells belong."""
    words = view.words
    lines = {row["line_id"]: row for row in rows}
    whole = lines["all"]
    if not whole["unreported"]:
        return words("title.milestones_all_told")
    title = words(
        "title.milestones_by_area", n=words.count(whole["unreported"]), due=words.count(whole["due"])
    )
    parts = []
    if "whole_strategy" in lines and lines["whole_strategy"]["unreported"]:
        n = words.count(lines["whole_strategy"]["unreported"])
        parts.append(words("title.missing_of_whole", n=n))
    areas = [row for row in rows if palette.is_area(row["line_id"]) and row["unreported"]]
    if areas:
        most = leading({view.name(row): row["unreported"] for row in areas})
        key = "title.missing_of_area" if len(most) == 1 else "title.missing_of_area_tied"
        n = words.count(max(row["unreported"] for row in areas))
        parts.append(words(key, n=n, name=words.list(most)))
    return f"{title}: {', '.join(parts)}" if parts else title


def by_area(view: View, rows: Sequence[Row]) -> Figure:
    """The statuses of each line with its verdict; the sum, each milestone once, stands last. `rows` of milestones/verdicts."""
    view, words = view.asking("milestones/verdicts"), view.words
    heads = [
        statuses.Head(SIGNS.get(name, name), words(f"milestones.head.{name}"), name == MINOR)
        for name in COUNTS
    ]
    lines = [
        *(row for row in rows if row["line_id"] != "all"),
        *(row for row in rows if row["line_id"] == "all"),
    ]
    drawn = [
        statuses.Line(
            _line_name(view, row),
            _area_url(view, row["line_id"]),
            colour(row["line_id"]),
            [
                statuses.Count(row[name], words.number(row[name]), _count_url(view, row, name))
                for name in COUNTS
            ],
            verdicts.of_row(view, row),
            not palette.is_area(row["line_id"]),
        )
        for row in lines
    ]
    title = _matrix_title(view, rows)
    return Figure(
        key="milestones_by_area",
        question="milestones/verdicts",
        title=title,
        subtitle=unit(view),
        rows=rows if any(row["planned"] or row["done_unplanned"] for row in rows) else [],
        columns=[
            Column("group", lambda v, r: Cell(_line_name(v, r))),
            table.code("standing", "verdict_of", "verdict"),
            *(_counted(name) for name in ("planned", "due", *COUNTS)),
            Column("answering", verdicts.answering),
        ],
        source=sourcing.line(view, "milestones/sources"),
        rows_url=rowsets.url(view, "milestones"),
        forms=[
            statuses.StatusMatrix(words("column.area"), heads, drawn, words("column.standing"), title),
            *verdicts.rule(view),
        ],
        notes=[words("note.two_lanes"), words("note.unreported"), words("note.of_these_late")],
    )


def _line_name(view: View, row: Row) -> str:
    return view.words("verdict_of.all") if row["line_id"] == "all" else view.name(row)


def _count_url(view: View, row: Row, name: str) -> str:
    if row["line_id"] == "all":
        return rowsets.url(view, "milestones", status=name)
    return rowsets.url(view, "milestones", by="area", key=row["line_id"], status=name)


def _counted(name: str) -> Column:
    return table.number(name, href=lambda view, row: _count_url(view, row, name) if row[name] else "")


def columns(view: View) -> list[Column]:
    """The columns of a list of milestones with their line, who answers and what the source says."""
    return [
        Column("area", lambda v, r: Cell(v.name(r))),
        table.named("milestone", "title", rowsets.milestone_url),
        table.code("status", "outcome", "outcome"),
        table.date("first_plan"),
        table.date("plan"),
        table.date("done"),
        table.number("slip_days"),
        bodies.named("owner", "owner", "owner_org_id"),
        Column(
            "reason", lambda v, r: Cell(v.note(r, "reason") or v.words("common.not_stated"), css="fu-wide")
        ),
        table.source(),
    ]
