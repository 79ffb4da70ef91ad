"""Figures of the part that an area plays beside others, and of its ten-year initiative."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.rows import rowsets, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.sentences import roles as finding


def listed(view: View, rows: Sequence[Row]) -> Figure:
    """What each source says of the area's role, the earliest first, with the grounds."""

    def since(v: View, row: Row) -> Cell:
        day = v.words.date(row["known_from"])
        return Cell(day if row["is_dated"] else v.words("role_of.undated", day=day), order=row["known_from"])

    return Figure(
        key="area_roles",
        question="areas/roles",
        title=finding.title(view, rows),
        subtitle=subtitle(view, view.words("unit.area_roles")),
        rows=rows,
        columns=table.of(
            "areas/roles",
            table.named("area", "name"),
            table.code("area_role", "area_role", "role"),
            table.named("grounds", "text"),
            Column("known_since", since),
            table.code("basis", "basis"),
            "source",
        ),
        source=view.words("card.source"),
        table_open=True,
        empty=view.words("role_of.none"),
    )


def column(roles: Sequence[Row]) -> Column:
    """The column of the roles of areas, each with its basis, in a table that compares them."""
    latest = {row["line_id"]: row for row in roles}

    def cell(view: View, row: Row) -> Cell:
        role = latest.get(row["line_id"])
        if role is None or role["role"] is None:
            return Cell(view.words("common.not_stated"))
        return Cell(finding.badge(view, role), css="fu-wide")

    return Column("area_role", cell)


def initiatives(view: View, rows: Sequence[Row]) -> Figure:
    """In which of its ten years each initiative is; the track is all ten."""
    words = view.words
    bars = [
        Bar(
            view.name(row, "title"),
            finding.year_of(view, row),
            rowsets.project_url(view, row),
            [Part(100 * row["year_number"] / row["years"], "total", value=row["year_number"])],
            finding.known(view, row),
        )
        for row in rows
    ]
    return Figure(
        key="initiatives",
        question="areas/initiatives",
        title=finding.initiatives(view, rows),
        subtitle=subtitle(view, view.words("unit.initiatives")),
        rows=rows,
        columns=table.of(
            "areas/initiatives",
            table.named("project", "title", rowsets.project_url),
            "coordinator",
            table.date("began", "start"),
            "year_number",
            table.money("state_granted", "state_sek"),
            table.money("region_granted", "region_sek"),
            table.money("whole_budget", "total_budget_sek"),
            table.date("evaluated_on", "evaluated"),
        ),
        source=words("body.source"),
        forms=[Bars([Group(bars, of_whole=True)], words("column.year_number"))],
        notes=[words("role_of.initiatives_note")],
    )
