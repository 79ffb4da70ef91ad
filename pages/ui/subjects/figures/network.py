"""Who works with whom: the strongest ties as a matrix, then a bar for each of the strongest pairs, and all ties as a table."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.forms.circles import Circle, Circles, Line
from pages.ui.rows import bodies, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Column

MOST_DRAWN = 16  # pairs with a bar


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
    """The pairs with most common projects as bars, all of them in the table; `rows` are of organisations/ties."""
    words = view.words
    in_all = rows[0]["ties"] if rows else 0
    notes = [words("note.ties")]
    if len(rows) < in_all:
        notes.append(words("note.ties_more", n=words.count(len(rows)), ties=words.count(in_all)))
    drawn = _strongest(rows)
    return Figure(
        key="ties",
        question="organisations/ties",
        title=_drawn_title(view, rows, drawn),
        subtitle=_unit(view, "unit.ties"),
        rows=rows,
        columns=_columns(),
        source=bodies.source(view, "projects/sources"),
        forms=[_bars(view, drawn)] if drawn else [],
        notes=notes,
    )


def _strongest(rows: Sequence[Row]) -> list[Row]:
    """The pairs that are drawn: all of at least so many common projects that no more than MOST_DRAWN are left.

    Where even the strongest are more, the first of them.
    """
    drawn = sorted(rows, key=lambda row: -row["projects"])
    if len(drawn) <= MOST_DRAWN:
        return drawn
    beyond = drawn[MOST_DRAWN]["projects"]
    return [row for row in drawn if row["projects"] > beyond] or drawn[:MOST_DRAWN]


def _drawn_title(view: View, rows: Sequence[Row], drawn: Sequence[Row]) -> str:
    """How many of all pairs are drawn, and how many projects each of these has in common at least."""
    words = view.words
    if not rows:
        return words("title.ties_none")
    least = drawn[-1]["projects"]
    values = {"n": words.count(least), "ties": words.count(rows[0]["ties"])}
    if len(drawn) == rows[0]["ties"]:
        return words("title.ties_all", **values)
    if drawn[0]["projects"] == least and sum(row["projects"] == least for row in rows) > len(drawn):
        return words("title.ties_level", **values)
    return words("title.ties_drawn", pairs=words.count(len(drawn)), **values)


def _bars(view: View, drawn: Sequence[Row]) -> Bars:
    """A bar for each pair, which leads to the projects that both are in."""
    words, areas = view.words, view["areas"]
    colour = palette.area(areas[0]) if len(areas) == 1 else "total"
    most = drawn[0]["projects"]
    bars = [
        Bar(
            name=words("tie.pair", name=row["name"], other=row["with_name"]),
            value=words.number(row["projects"]),
            href=_projects(view, row),
            parts=[Part(100 * row["projects"] / most, colour, value=row["projects"])],
        )
        for row in drawn
    ]
    return Bars([Group(bars)], words("column.common"))
