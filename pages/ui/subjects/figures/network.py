"""Who works with whom: the strongest ties as a matrix, then an arc for each tie drawn, and all ties as a table."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import arcs
from pages.ui.forms.circles import Circle, Circles, Line
from pages.ui.forms.network import Network, Node, Tie
from pages.ui.rows import bodies, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Column

MOST_LABELLED = 5


def _projects(view: View, row: Row) -> str:
    return bodies.rows(view, "projects", org_id=row["org_id"], with_org_id=row["with_org_id"])


def _title(view: View, rows: Sequence[Row]) -> str:
    """The pair with most common projects; where several have as many, how many they are."""
    words = view.words
    if not rows:
        return words("title.ties_none")
    top = rows[0]
    even = sum(row["projects"] == top["projects"] for row in rows)
    n = words.count(top["projects"])
    if even > 1:
        return words("title.ties_even", pairs=words.count(even), n=n)
    return words("title.ties_most", name=top["name"], other=top["with_name"], n=n)


def matrix(view: View, rows: Sequence[Row]) -> Figure:
    """The organisations with the strongest ties, each with each; `rows` are of organisations/tie_matrix."""
    words = view.words
    strongest = sorted(rows, key=lambda row: (-row["projects"], row["place"], row["with_place"]))
    return Figure(
        key="tie_matrix",
        question="organisations/tie_matrix",
        title=_title(view, strongest),
        subtitle=_unit(view, "unit.tie_matrix"),
        rows=rows,
        columns=_columns(),
        source=bodies.source(view, "projects/sources"),
        forms=[_circles(view, rows)] if rows else [],
        notes=[words("note.tie_matrix")],
    )


def _circles(view: View, rows: Sequence[Row]) -> Circles:
    """The organisations in their order against each other."""
    words = view.words
    names = {row["place"]: (row["name"], row["org_id"]) for row in rows}
    names |= {row["with_place"]: (row["with_name"], row["with_org_id"]) for row in rows}
    tied = {
        pair: row
        for row in rows
        for pair in ((row["place"], row["with_place"]), (row["with_place"], row["place"]))
    }

    def circle(row: Row | None) -> Circle | None:
        if row is None:
            return None
        values = {"name": row["name"], "other": row["with_name"], "n": words.count(row["projects"])}
        text = words.number(row["projects"])
        return Circle(row["projects"], text, words("tie.text", **values), _projects(view, row))

    order = sorted(names)
    lines = [
        Line(name, bodies.card(view, org_id), [circle(tied.get((place, other))) for other in order])
        for place, (name, org_id) in sorted(names.items())
    ]
    return Circles(words("unit.tie_matrix"), words("column.organisation"), lines)


def _unit(view: View, key: str) -> str:
    words = view.words
    return subtitle(view, words(key), words(f"scope.{view['scope']}"))


def _columns() -> list[Column]:
    return [
        bodies.named("organisation"),
        bodies.named("with", "with_name", "with_org_id"),
        table.number("common", "projects", href=_projects),
    ]


def ties(view: View, rows: Sequence[Row]) -> Figure:
    """The network of the frame's areas: the strongest ties drawn, all of them in the table."""
    words = view.words
    drawn = [row for row in rows if row["is_drawn"]]
    in_all = rows[0]["ties"] if rows else 0
    notes = [words("note.ties")]
    if len(drawn) < in_all:
        counts = {"drawn": words.count(len(drawn)), "ties": words.count(in_all)}
        notes.append(words("note.ties_some", least=words.count(rows[0]["least"]), **counts))
    if len(rows) < in_all:
        notes.append(words("note.ties_more", n=words.count(len(rows)), ties=words.count(in_all)))
    return Figure(
        key="ties",
        question="organisations/ties",
        title=_drawn_title(view, drawn),
        subtitle=_unit(view, "unit.ties"),
        rows=rows,
        columns=_columns(),
        source=bodies.source(view, "projects/sources"),
        forms=[_drawing(view, drawn)] if drawn else [],
        notes=notes,
    )


def _drawn_title(view: View, drawn: Sequence[Row]) -> str:
    """How many ties are drawn, and between how many organisations."""
    words = view.words
    if not drawn:
        return words("title.ties_none")
    names = {row[end] for row in drawn for end in ("org_id", "with_org_id")}
    return words("title.ties_drawn", ties=words.count(len(drawn)), bodies=words.count(len(names)))


def _drawing(view: View, drawn: Sequence[Row]) -> Network:
    """The names from top to bottom, and an arc for each tie; the strongest are labelled."""
    order = arcs.order((row["org_id"], row["with_org_id"], row["projects"]) for row in drawn)
    place = {org_id: number for number, org_id in enumerate(order)}
    areas = view["areas"]
    labelled = [row for row in drawn if row["projects"] > drawn[-1]["projects"]][:MOST_LABELLED]
    return Network(
        [_node(view, org_id, drawn) for org_id in order],
        [_tie(view, row, place, row in labelled) for row in drawn],
        palette.area(areas[0]) if len(areas) == 1 else "total",
        [view.words(f"column.{key}") for key in ("organisation", "with", "common")],
    )


def _node(view: View, org_id: str, drawn: Sequence[Row]) -> Node:
    """A name, and how many it is tied to."""
    tied = next(row for row in drawn if org_id in (row["org_id"], row["with_org_id"]))
    is_first = tied["org_id"] == org_id
    partners = tied["partners" if is_first else "with_partners"]
    name = tied["name" if is_first else "with_name"]
    return Node(name, bodies.card(view, org_id), view.words("tie.node", n=view.words.count(partners)))


def _tie(view: View, row: Row, place: dict[str, int], is_labelled: bool) -> Tie:
    """What two have in common."""
    words = view.words
    first, last = sorted((place[row["org_id"]], place[row["with_org_id"]]))
    values = {"name": row["name"], "other": row["with_name"], "n": words.count(row["projects"])}
    label = words.number(row["projects"])
    text = words("tie.text", **values)
    return Tie(first, last, row["projects"], text, label, _projects(view, row), is_labelled)
