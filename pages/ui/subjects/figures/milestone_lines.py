"""Milestones by line of areas: a lane for each, a matrix of their statuses with a verdict, a list that is opened by line."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.base.counts import leading
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import folded, status_lanes, statuses
from pages.ui.rows import bodies, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import milestone_axis, notes, to_report, verdicts

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


def _unit(view: View) -> str:
    words = view.words
    return subtitle(view, words("unit.milestones"), words(f"scope.{view['scope']}"))


def _colour(line_id: str) -> str:
    return "total" if line_id == "all" else palette.area(line_id)


def _area_url(view: View, line_id: str) -> str:
    return view.url("omrade", line_id=line_id) if palette.is_area(line_id) else ""


def _once(rows: Sequence[Row]) -> list[Row]:
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
    view, words, once = view.asking("milestones/by_line"), view.words, _once(rows)
    marks = {line: list(own) for line, own in groupby(rows, key=lambda row: row["line_id"])}
    drawn = [
        status_lanes.Lane(
            view.name(line),
            _area_url(view, line["line_id"]),
            _colour(line["line_id"]),
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
        subtitle=words("milestones.each_mark") + " · " + _unit(view),
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
            _colour(row["line_id"]),
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
        subtitle=_unit(view),
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


def listed(view: View, rows: Sequence[Row], lines: Sequence[Row]) -> Figure:
    """The milestones of each line, what waits for an answer first; `lines` of milestones/verdicts for their order."""
    view, words, once = view.asking("milestones/by_line"), view.words, _once(rows)
    noted = notes.of_milestones(view)
    own = {line: list(there) for line, there in groupby(rows, key=lambda row: row["line_id"])}
    groups = [_group(view, line, own[line["line_id"]], noted) for line in lines if line["line_id"] in own]
    heads = [words(f"column.{key}") for key in ("milestone", "plan_outcome", "owner", "source")]
    waiting = [row for row in once if row["outcome"] in ("overdue", "unreported")]
    title = words("title.axis" if once else "title.axis_none", n=words.count(len(once)))
    if waiting:
        title = words("title.waiting", n=words.count(len(waiting)), all=words.count(len(once)))
        owners = Counter(row["owner"] for row in waiting if row["owner"])
        if owners:
            names = sorted(leading(owners))
            key = "title.waiting_most" if len(names) == 1 else "title.waiting_most_tied"
            title += words(key, name=words.list(names), n=words.count(owners[names[0]]))
    chosen = [words(f"choice.level.{view['level']}")] if view["level"] else []
    chosen += [words(f"choice.period.{view['period']}")] if view["period"] != "all" else []
    return Figure(
        key="milestones_list",
        question="milestones/by_line",
        title=title,
        subtitle=" · ".join([_unit(view), *chosen]),
        rows=rows,
        columns=columns(view),
        source=sourcing.line(view, "milestones/sources"),
        rows_url=rowsets.url(view, "milestones"),
        forms=[folded.Folded(groups, heads, words("common.new_tab"))],
        notes=[words("note.two_lanes")],
    )


def _group(view: View, line: Row, rows: Sequence[Row], noted: dict[str, list[str]]) -> folded.Group:
    words, counts = view.words, Counter(STATUS.get(row["outcome"], row["outcome"]) for row in rows)
    shapes = [
        f"{palette.SHAPE[status]} {words.number(counts[status])}"
        for status in palette.SHAPE
        if counts[status]
    ]
    more = rowsets.url(view, "milestones", by="area", key=line["line_id"])
    return folded.Group(
        f"list-{line['line_id']}",
        view.name(line),
        _colour(line["line_id"]),
        words(f"verdict_of.{line['verdict']}"),
        " ".join(shapes),
        [_line(view, row, noted.get(row["milestone_id"], [])) for row in rows],
        folded.Link(words("milestones.all_of_line", n=words.count(len(rows))), more),
    )


def _line(view: View, row: Row, noted: Sequence[str]) -> folded.Line:
    words, outcome = view.words, row["outcome"]
    reason = view.note(row, "reason")
    said = [words("milestones.reason", reason=reason)] if reason else []
    return folded.Line(
        STATUS.get(outcome, str(outcome)),
        folded.Link(view.name(row, "title"), rowsets.milestone_url(view, row)),
        " ".join([*said, *noted]),
        [
            folded.Link(" · ".join([words(f"outcome.{outcome}"), *milestone_axis.when(view, row)])),
            folded.Link(row["owner"] or words("common.not_stated"), bodies.card(view, row["owner_org_id"])),
            folded.Link(view.words.source(row["publisher"]), row["url"] or "", bool(row["url"])),
        ],
        outcome == MINOR,
        _report(view, row),
    )


def _report(view: View, row: Row) -> folded.Link | None:
    """Where a milestone that is not done is reported, if anybody can."""
    href = "" if row["outcome"] in DONE else to_report.report_url(view, row["milestone_id"])
    return folded.Link(view.words("to_report.do"), href) if href else None
