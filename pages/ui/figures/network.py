"""Who works with whom: names in a column, an arc for each tie between them, and all ties as a table."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from pages.ui import arcs, block, bodies, palette, table
from pages.ui.figure import Figure
from pages.ui.query import Row
from pages.ui.view import View

THINNEST, THICKEST = 1.5, 9.0  # of an arc, in pixels
LINE = 20  # letters of a name that a phone has room for in one line
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
    unit = (
        words("unit.ties"),
        words(f"scope.{view['scope']}"),
        words("frame.as_of_day", day=words.date(view.as_of)),
    )
    return Figure(
        key="ties",
        question="organisations/ties",
        title=_title(view, rows),
        subtitle=" · ".join(unit),
        rows=rows,
        columns=[
            bodies.named("organisation"),
            bodies.named("with", "with_name", "with_org_id"),
            table.number("common", "projects", href=_projects),
        ],
        source=bodies.source(view, "projects/sources"),
        body=_drawing(view, drawn) if drawn else Markup(""),
        notes=notes,
    )


def _drawing(view: View, drawn: Sequence[Row]) -> Markup:
    """The names from top to bottom, and an arc for each tie."""
    order = arcs.order((row["org_id"], row["with_org_id"], row["projects"]) for row in drawn)
    place = {org_id: number for number, org_id in enumerate(order)}
    areas, most = view["areas"], drawn[0]["projects"]
    told = [row for row in drawn if row["projects"] > drawn[-1]["projects"]][:MOST_LABELLED]
    longest = max(len(row[end]) for row in drawn for end in ("name", "with_name"))
    return block.render(
        "network.html",
        lines=-(-longest // LINE),
        colour=palette.area(areas[0]) if len(areas) == 1 else "total",
        nodes=[_node(view, org_id, place, drawn) for org_id in order],
        ties=[_tie(view, row, place, most) for row in drawn],
        labels=[_label(view, row, place) for row in told],
    )


def _node(view: View, org_id: str, place: dict[str, int], drawn: Sequence[Row]) -> dict[str, Any]:
    """A name, and in its class the numbers of those that it is tied to in the picture."""
    tied = [row for row in drawn if org_id in (row["org_id"], row["with_org_id"])]
    is_first = tied[0]["org_id"] == org_id
    near = {place[row[end]] for row in tied for end in ("org_id", "with_org_id")}
    partners = tied[0]["partners" if is_first else "with_partners"]
    return {
        "name": tied[0]["name" if is_first else "with_name"],
        "href": bodies.card(view, org_id),
        "text": view.words("tie.node", n=view.words.count(partners)),
        "css": " ".join(f"n{number}" for number in sorted(near)),
    }


def _arc(row: Row, place: dict[str, int]) -> tuple[int, int, float]:
    """The places of the two names, and how far the arc reaches, in percent of the drawing's width."""
    first, last = sorted((place[row["org_id"]], place[row["with_org_id"]]))
    return first, last, 6 + 92 * (last - first) / max(len(place) - 1, 1)


def _tie(view: View, row: Row, place: dict[str, int], most: int) -> dict[str, Any]:
    """An arc from one name to the other: the further apart, the wider; the more common projects, the thicker."""
    first, last, reach = _arc(row, place)
    pull = round(reach / 0.75, 1)  # a curve comes three quarters of the way to the points that pull it
    width = THINNEST + (THICKEST - THINNEST) * (row["projects"] - 1) / max(most - 1, 1)
    values = {"name": row["name"], "other": row["with_name"], "n": view.words.count(row["projects"])}
    return {
        "href": _projects(view, row),
        "path": f"M0 {first + 0.5} C{pull} {first + 0.5} {pull} {last + 0.5} 0 {last + 0.5}",
        "width": round(width, 1),
        "css": f"n{first} n{last}",
        "text": view.words("tie.text", **values),
        "number": view.words.number(row["projects"]),
    }


def _label(view: View, row: Row, place: dict[str, int]) -> dict[str, Any]:
    """The number of common projects, on the arc where it reaches furthest."""
    first, last, reach = _arc(row, place)
    return {
        "left": round(reach, 1),
        "top": round(100 * (first + last + 1) / 2 / len(place), 2),
        "css": f"n{first} n{last}",
        "text": view.words.number(row["projects"]),
    }
