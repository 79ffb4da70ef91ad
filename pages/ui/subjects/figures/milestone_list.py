"""The list of milestones, opened by line of areas."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.base.counts import leading
from pages.ui.figure.figure import Figure
from pages.ui.forms import folded
from pages.ui.rows import bodies, rowsets, sourcing
from pages.ui.rows.query import Row
from pages.ui.subjects.figures import milestone_axis, milestone_lines, notes, to_report


def listed(view: View, rows: Sequence[Row], lines: Sequence[Row]) -> Figure:
    """The milestones of each line, what waits for an answer first; `lines` of milestones/verdicts for their order."""
    view, words, once = (
        view.asking("milestones/by_line"),
        view.words,
        milestone_lines.each_once(rows),
    )
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
        subtitle=" · ".join([milestone_lines.unit(view), *chosen]),
        rows=rows,
        columns=milestone_lines.columns(view),
        source=sourcing.line(view, "milestones/sources"),
        rows_url=rowsets.url(view, "milestones"),
        forms=[folded.Folded(groups, heads, words("common.new_tab"))],
        notes=[words("note.two_lanes")],
    )


def _group(view: View, line: Row, rows: Sequence[Row], noted: dict[str, list[str]]) -> folded.Group:
    words, counts = (
        view.words,
        Counter(milestone_lines.STATUS.get(row["outcome"], row["outcome"]) for row in rows),
    )
    shapes = [
        f"{palette.SHAPE[status]} {words.number(counts[status])}"
        for status in palette.SHAPE
        if counts[status]
    ]
    more = rowsets.url(view, "milestones", by="area", key=line["line_id"])
    return folded.Group(
        f"list-{line['line_id']}",
        view.name(line),
        milestone_lines.colour(line["line_id"]),
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
        milestone_lines.STATUS.get(outcome, str(outcome)),
        folded.Link(view.name(row, "title"), rowsets.milestone_url(view, row)),
        " ".join([*said, *noted]),
        [
            folded.Link(" · ".join([words(f"outcome.{outcome}"), *milestone_axis.when(view, row)])),
            folded.Link(row["owner"] or words("common.not_stated"), bodies.card(view, row["owner_org_id"])),
            folded.Link(view.words.source(row["publisher"]), row["url"] or "", bool(row["url"])),
        ],
        outcome == milestone_lines.MINOR,
        _report(view, row),
    )


def _report(view: View, row: Row) -> folded.Link | None:
    """Where a milestone that is not done is reported, if anybody can."""
    href = "" if row["outcome"] in milestone_lines.DONE else to_report.report_url(view, row["milestone_id"])
    return folded.Link(view.words("to_report.do"), href) if href else None
