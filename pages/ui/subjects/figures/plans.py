"""Figures of a project's plan: milestones by quarter, activities by goal, the tree, the organisation."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import keys
from pages.ui.forms.form import Form
from pages.ui.forms.listing import Item, Listing
from pages.ui.forms.matrix import Cell as MatrixCell
from pages.ui.forms.matrix import Line, Matrix
from pages.ui.forms.tree import Node, Tree
from pages.ui.rows import rowsets, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.sentences import plans as finding

STEPS = {"editorial": 1, "stated": 3}  # how dark a link is: ours, or a source's


def _placed(key: str, place: str, name: str) -> Column:
    """A thing with its place in the plan; not stated where there is none."""

    def cell(view: View, row: Row) -> Cell:
        if row[place] is None:
            return Cell(view.words("common.not_stated"))
        return Cell(f"{row[place]} {view.name(row, name)}", css="fu-wide", order=row[place])

    return Column(key, cell)


def _aim(view: View, row: Row) -> Cell:
    return Cell(
        view.words("common.not_stated") if row["aim_sv"] is None else view.name(row, "aim"), css="fu-wide"
    )


def _columns() -> list[Column]:
    return [
        _placed("sub_goal", "goal_position", "goal"),
        table.code("goal_basis", "basis"),
        _placed("activity", "position", "activity"),
        table.named("milestone", "milestone", rowsets.milestone_url),
        table.code("status", "status"),
        table.date("first_plan", "plan"),
    ]


def _figure(view: View, key: str, title: str, rows: Sequence[Row], form: Sequence[Form]) -> Figure:
    words = view.words
    return Figure(
        key=key,
        question="plans/tree",
        title=title,
        subtitle=subtitle(view, words(f"unit.{key}")),
        rows=rows,
        columns=_columns(),
        source=words("source.facts"),
        forms=form,
        table_open=not form,
        notes=[words("plans.links_note")],
        empty=words("plans.none_yet", day=words.date(view.as_of)),
    )


def _activities(rows: Sequence[Row]) -> dict[int, Row]:
    """One row of each activity, in their order."""
    named = {row["position"]: row for row in rows if row["position"] is not None}
    return {place: named[place] for place in sorted(named)}


def aims(view: View, rows: Sequence[Row]) -> Figure:
    """What each activity is for, as the plan says."""
    listed = [
        Item(f"{row['position']} {view.name(row, 'activity')}", view.name(row, "aim"))
        for row in rows
        if row["aim_sv"] is not None
    ]
    columns = [_placed("activity", "position", "activity"), Column("aim", _aim)]
    drawn = _figure(
        view, "activity_aims", finding.aims(view, rows), rows, [Listing(listed)] if listed else []
    )
    return replace(drawn, question="plans/activities", columns=columns, notes=[view.words("plans.aims_note")])


def quarters(view: View, rows: Sequence[Row]) -> Figure:
    """Planned milestones by activity and quarter; those of no activity last."""
    words = view.words
    dated = {row["milestone_id"]: row for row in rows if row["plan_from"] is not None}
    counts = Counter((row["position"], _quarter(row)) for row in dated.values())
    heads = sorted({_quarter(row) for row in dated.values()})
    names = {place: f"{place} {view.name(row, 'activity')}" for place, row in _activities(rows).items()}
    lines = [
        Line(
            name, [MatrixCell(str(counts[place, head] or ""), min(counts[place, head], 3)) for head in heads]
        )
        for place, name in [*names.items(), (None, words("plans.no_activity"))]
    ]
    shown = [words("plans.quarter", year=year, n=number) for year, number in heads]
    form = [Matrix(words("unit.activity_quarters"), words("column.activity"), shown, lines)] if heads else []
    return _figure(view, "activity_quarters", finding.quarters(view, rows), rows, form)


def _quarter(row: Row) -> tuple[int, int]:
    """The year and quarter that a milestone was first planned for."""
    return row["plan_from"].year, (row["plan_from"].month + 2) // 3


def goals(view: View, rows: Sequence[Row]) -> Figure:
    """Activities against sub-goals; one that has none of the others says so beside its name."""
    words = view.words
    named = {row["goal_position"]: row for row in rows if row["goal_position"] is not None}
    links = {(row["position"], row["goal_position"]): row["goal_basis"] for row in rows if row["goal_basis"]}
    met, aimed = ({pair[side] for pair in links} for side in (1, 0))
    heads = [words("plans.goal" if goal in met else "plans.goal_idle", n=goal) for goal in sorted(named)]
    lines = []
    for place, row in _activities(rows).items():
        bases = [links.get((place, goal), "") for goal in sorted(named)]
        name = f"{place} {view.name(row, 'activity')}"
        if place not in aimed:
            name = words("plans.aimless", name=name)
        cells = [MatrixCell(words(f"basis.{basis}") if basis else "", STEPS.get(basis, 0)) for basis in bases]
        lines.append(Line(name, cells))
    listed = Listing(
        [Item(words("plans.goal", n=goal), view.name(row, "goal")) for goal, row in sorted(named.items())]
    )
    form = (
        [Matrix(words("unit.goal_matrix"), words("column.activity"), heads, lines), listed] if lines else []
    )
    return _figure(view, "goal_matrix", finding.goals(view, rows), rows, form)


def tree(view: View, rows: Sequence[Row]) -> Figure:
    """Each sub-goal with its activities and their milestones by quarter; what belongs to none stands last."""
    words = view.words
    goals = {row["goal_position"]: row for row in rows if row["goal_position"] is not None}
    branches = [
        Node(
            f"{goal} {view.name(row, 'goal')}", _acting(view, [r for r in rows if r["goal_position"] == goal])
        )
        for goal, row in sorted(goals.items())
    ]
    if loose := _acting(view, [row for row in rows if row["goal_position"] is None]):
        branches.append(Node(words("plans.no_goal"), loose))
    heads = [words(f"column.{key}") for key in ("sub_goal", "activity", "milestone")]
    root = view.name(rows[0], "title") if rows else ""
    statuses = Counter({row["milestone_id"]: row["status"] for row in rows if row["status"]}.values())
    forms = [
        Tree(root, heads, branches, words("basis.editorial")),
        keys.of_statuses(view, statuses, are_signs_alone=True),
    ]
    return _figure(view, "activity_tree", finding.tree(view, rows), rows, forms)


def _acting(view: View, rows: Sequence[Row]) -> list[Node]:
    """The activities of a sub-goal, in their order; milestones of no activity stand under a name of their own."""
    found: dict[int | None, list[Row]] = {}
    for row in rows:
        found.setdefault(row["position"], []).append(row)
    return [
        Node(
            view.words("plans.no_activity") if place is None else f"{place} {view.name(own[0], 'activity')}",
            [_leaf(view, row) for row in own if row["milestone_id"] is not None],
            is_ours=own[0]["goal_basis"] == "editorial",
        )
        for place, own in found.items()
        if place is not None or any(row["milestone_id"] is not None for row in own)
    ]


def _leaf(view: View, row: Row) -> Node:
    """A milestone with the quarter of its first plan and the sign of its status; it leads to its row."""
    when = ""
    if row["plan_from"] is not None:
        year, number = _quarter(row)
        when = view.words("plans.quarter", year=year, n=number)
    return Node(
        view.name(row, "milestone"),
        (),
        when,
        rowsets.milestone_url(view, row),
        palette.SHAPE[row["status"]],
        f"status-{row['status']}",
        row["milestone_basis"] == "editorial",
    )


def bodies(view: View, rows: Sequence[Row]) -> Figure:
    """Groups, posts, time of their own and limits: bodies, never persons."""

    def size(v: View, row: Row) -> Cell:
        for key in ("seats", "percent", "hours"):
            if row[key] is not None:
                return Cell(v.words(f"plans.size.{key}", n=v.words.count(row[key])), order=row[key])
        return Cell(v.words("common.not_stated"))

    def note(v: View, row: Row) -> Cell:
        return Cell(v.name(row, "note") if row["note_sv"] is not None else "", css="fu-wide")

    return Figure(
        key="project_bodies",
        question="plans/bodies",
        title=finding.bodies(view, rows),
        subtitle=subtitle(view, view.words("unit.project_bodies")),
        rows=rows,
        columns=table.of(
            "plans/bodies",
            table.code("kind", "body_kind"),
            table.named("body", "name"),
            Column("size", size, number=True),
            Column("note", note),
            table.code("basis", "basis"),
            "source",
        ),
        source=view.words("card.source"),
        table_open=True,
        page_size=8,
        empty=view.words("plans.bodies_none"),
    )
