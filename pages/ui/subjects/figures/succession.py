"""How the money and projects of the earlier strategy pass into the areas of the later one."""

from collections.abc import Callable, Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.base.counts import counted, together
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.flow import Amount, End, Flow, Node, Side, Way, placed
from pages.ui.rows import query, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures.areas import url

ENDS = {"from": "group_key", "to": "key"}  # the parameter that narrows rows to one end


def picture(view: View, rows: Sequence[Row]) -> Figure:
    """The ways from the areas of the one strategy to those of the other; both sides add up to the same.

    On the page of one line of areas it is narrowed to the ways of that line.
    """
    view, words = view.asking("areas/flow"), view.words
    left, right = placed(rows)
    column = "projects" if view["flow"] == "projects" else "granted_sek"
    after = _after(view, rows)
    return Figure(
        key="succession",
        question="areas/flow",
        title=_title(view, rows, "areas" in view.fixed),
        subtitle=_subtitle(view),
        rows=rows,
        columns=_columns(),
        source=sourcing.line(view, "funding/sources", strategy=rows[0]["from_strategy_id"]) if rows else "",
        rows_url=rowsets.url(view, f"flow_{view['flow']}"),
        forms=[_drawing(view, left, right, column, after)] if rows else [],
        notes=_notes(view, rows),
        empty=words("flow.none"),
    )


def _after(view: View, rows: Sequence[Row]) -> dict[str, Row]:
    """What has been added under the later strategy, by line; nothing before it began."""
    if not rows or view.as_of < rows[0]["changed_on"]:
        return {}
    added = query.rows("areas/compare", view, strategy=rows[0]["to_strategy_id"], areas=[])
    return {row["line_id"]: row for row in added}


def _drawing(
    view: View,
    left: Sequence[End],
    right: Sequence[End],
    column: str,
    after: dict[str, Row],
) -> Flow:
    words = view.words
    first = left[0].ways[0]
    sides = [
        Side(
            end,
            words(f"flow.side.{end}", name=view.name(first, f"{end}_strategy")),
            [_node(view, node, after) for node in ends],
            _amounts(view, End(end, "", 0, [row for node in ends for row in node.ways])),
        )
        for end, ends in (("from", left), ("to", right))
    ]
    slots = {node.key: node.slot for node in right}
    ways = [
        Way(
            node.slot,
            slots[row["to_key"]],
            row[column],
            palette.area(row["from_line_id"] or row["to_line_id"]),
        )
        for node in left
        for row in node.ways
    ]
    return Flow(sides, ways, words("flow.total"), words("flow.added"))


def _node(view: View, node: End, after: dict[str, Row]) -> Node:
    row, end = node.ways[0], node.end
    line = row[f"{end}_line_id"]
    bodiless = line is None
    added = after.get(line) if end == "to" and row["is_area"] and not bodiless else None
    return Node(
        view.words(f"flow.{node.key}") if bodiless else view.name(row, end),
        node.slot,
        palette.area(line),
        _amounts(view, node),
        _added(view, added, row) if added else (),
        "" if bodiless else url(view, row, f"{end}_line_id"),
        {"ended": "×", "new": "+"}.get(node.key, ""),
    )


def _amounts(view: View, node: End) -> list[Amount]:
    """The money and the projects of an end, each leading to its rows."""
    narrow = {ENDS[node.end]: node.key} if node.key else {}
    opened = (rowsets.url(view, kind, **narrow) for kind in ("flow_money", "flow_projects"))
    return _pair(view, node.total("granted_sek"), node.total("projects"), *opened)


def _added(view: View, added: Row, row: Row) -> list[Amount]:
    """What the later strategy itself has brought, beside what was taken over."""
    narrow = {"by": "area", "strategy": row["to_strategy_id"], "areas": (row["to_line_id"],)}
    money = rowsets.url(view, "funding", group_key=row["to_line_id"], **narrow)
    projects = rowsets.url(view, "projects", line_id=row["to_line_id"], **narrow)
    return _pair(view, added["granted_sek"], added["projects"], money, projects)


def _pair(view: View, money: float, projects: float, to_money: str, to_projects: str) -> list[Amount]:
    """Money and projects in words, each a link where there is something to open."""
    number, noun = counted(view.words, "areas.projects", projects)
    amount = view.words.money(money) if money else view.words("areas.no_money")
    return [
        Amount(amount, href=to_money if money else ""),
        Amount(number, noun, to_projects if projects else ""),
    ]


def _title(view: View, rows: Sequence[Row], alone: bool) -> str:
    """How much lives on in a new area, and how much belongs to areas that ended."""
    words = view.words
    taken = sum(row["granted_sek"] for row in rows if row["is_area"] and row["to_key"] != "ended")
    ended = sum(row["granted_sek"] for row in rows if row["to_key"] == "ended")
    projects = sum(row["projects"] for row in rows if row["is_area"])
    if not rows or not projects + taken + ended:
        return words("title.flow_none")
    values = {"taken": words.money(taken), "ended": words.money(ended)}
    values["projects"] = together(view.words, "areas.projects", projects)
    if alone:
        return words("title.flow_ended" if ended else "title.flow_one", **values)
    return words("title.flow" if ended else "title.flow_all", **values)


def _subtitle(view: View) -> str:
    words = view.words
    parts = [
        words("measure.granted"),
        words("areas.in_unit.absolute"),
        words("location.whole"),
        words("unit.projects"),
    ]
    parts += [words(f"scope.{view['scope']}"), words(f"flow.thick.{view['flow']}")]
    return subtitle(view, *parts)


def _notes(view: View, rows: Sequence[Row]) -> list[str]:
    words = view.words
    if not rows:
        return []
    when = words.date(rows[0]["changed_on"])
    stated = [row for row in rows if row["basis"]]
    editorial = sum(row["basis"] == "editorial" for row in stated)
    before = words("flow.note_before", day=words.date(view.as_of), when=when)
    return [
        _basis_note(view, len(stated), editorial),
        words("flow.note_sides"),
        before if view.as_of < rows[0]["changed_on"] else words("flow.note_added", when=when),
        words("flow.note_left_out"),
        words("note.whole_mode"),
    ]


def _basis_note(view: View, stated: int, editorial: int) -> str:
    """Who says that areas live on in others."""
    if not stated:
        return ""
    key = {stated: "flow.note_editorial", 0: "flow.note_stated"}.get(editorial, "flow.note_basis")
    return view.words(key, editorial=view.words.count(editorial), n=view.words.count(stated))


def _columns() -> list[Column]:
    def end(name: str) -> Column:
        def cell(view: View, row: Row) -> Cell:
            if row[f"{name}_line_id"] is None:
                return Cell(view.words(f"flow.{row[f'{name}_key']}"), css="fu-wide")
            return Cell(view.name(row, name), url(view, row, f"{name}_line_id"), css="fu-wide")

        return Column(f"{name}_area", cell)

    def opened(kind: str, column: str) -> Callable[[View, Row], str]:
        def href(view: View, row: Row) -> str:
            narrow = {"group_key": row["from_key"], "key": row["to_key"]}
            return rowsets.url(view, kind, **narrow) if row[column] else ""

        return href

    def projects(view: View, row: Row) -> Cell:
        decimals = 0 if row["projects"] == round(row["projects"]) else 1
        return table.counted(view, row["projects"], decimals, opened("flow_projects", "projects")(view, row))

    return [
        end("from"),
        end("to"),
        Column("basis", _basis),
        table.money("granted", "granted_sek", href=opened("flow_money", "granted_sek")),
        Column("projects", projects, number=True),
    ]


def _basis(view: View, row: Row) -> Cell:
    """Who says that the one lives on in the other, and why."""
    if not row["basis"]:
        return Cell(view.words("flow.no_basis") if row["is_area"] else "–")
    part = "" if row["share"] == 1 else f", {view.words.percent(100 * row['share'])}"
    note = view.note(row, "note")
    return Cell(view.words(f"basis.{row['basis']}") + part + (f": {note}" if note else ""), css="fu-wide")
