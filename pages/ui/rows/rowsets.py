"""The rows behind a figure: their address, and how each kind is shown."""

from dataclasses import replace
from typing import Any

import queries
from pages.ui.address.view import View, takes
from pages.ui.base.sections import FILTERED
from pages.ui.rows import bodies, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column

QUESTION = {
    "funding": "funding/rows",
    "projects": "projects/rows",
    "milestones": "milestones/rows",
    "flow_money": "areas/flow_money",
    "flow_projects": "areas/flow_projects",
    "actors": "areas/actors",
    "indicators": "areas/indicators",
    "sectors": "sectors/values",
}
# On which sources rows of a kind rest, where that is not a question of their own folder.
SOURCES = {
    "flow_money": "funding/sources",
    "flow_projects": "projects/sources",
    "actors": "projects/sources",
    "indicators": "areas/indicator_sources",
}
OF_MONEY, OF_PROJECTS = ("funding", "flow_money"), ("projects", "flow_projects")


def url(view: View, kind: str, **narrow: Any) -> str:
    """Address of the rows that make a figure of this view, narrowed to one mark of it.

    It carries what decides the rows (`View.taken`); what else the address has, the figure ignores.
    """
    names = takes(QUESTION[kind]) - {"page", "page_rows"}  # the page of another table
    if view.path not in FILTERED:  # its figures ignore the filters, and so do their rows
        view = replace(view, values={n: v for n, v in view.values.items() if n not in queries.FILTERS})
    usual = View("rader", {"rows": kind}).default
    kept: dict[str, Any] = dict.fromkeys(names & view.values.keys())
    kept |= {n: v for n, v in view.taken().items() if n in names}
    kept |= {n: None for n, v in view.fixed.items() if n in names and v == usual(n)}
    if narrow.get("milestone_id"):
        kept["scope"] = "all"  # a single one is there whatever its project serves
    return view.url("rader", rows=kind, **(kept | narrow))


def project_url(view: View, row: Row) -> str:
    """Address of the project's card; none for money of the strategy itself."""
    return view.url("projektkort", project_id=row["project_id"]) if row.get("project_id") else ""


def milestone_url(view: View, row: Row) -> str:
    """Address of the row's milestone; none where it has none."""
    return url(view, "milestones", milestone_id=row["milestone_id"]) if row["milestone_id"] else ""


def _counted(currency: str) -> Column:
    return table.money("counted", "value", currency, adds=table.alike())


def _share(view: View, row: Row) -> Cell:
    share = (row["area_share"] or 0) * (row["year_share"] or 0) * 100
    return table.share(view, share, 0 if share == round(share) else 1)


def actor_columns(view: View) -> list[Column]:
    """The columns of a list of organisations: roles, and how many projects each takes part in."""

    def opened(v: View, row: Row) -> str:
        return url(v, "projects", org_id=row["org_id"], year_key=None)

    def roles(v: View, row: Row) -> Cell:
        return Cell(v.words.list([v.words(f"role.{role}") for role in row["roles"]]))

    return [
        bodies.named("organisation"),
        table.code("organisation_kind", "organisation", "kind"),
        table.text("municipality"),
        Column("roles", roles),
        table.number("projects", href=opened),
        table.number("ongoing"),
    ]


def indicator_columns(view: View) -> list[Column]:
    """The columns of a list of values of indicators, each with its unit, time, place and source."""

    def measured(v: View, row: Row) -> Cell:
        decimals = 0 if row["measured"] == round(row["measured"]) else 1
        unit, cell = v.note(row, "unit"), table.counted(v, row["measured"], decimals)
        return replace(cell, text=f"{cell.text} {unit}", unit=unit)

    return [
        Column("indicator", lambda v, r: Cell(v.name(r), css="fu-wide")),
        Column("measured", measured, number=True),
        table.date("period"),
        Column("geography", lambda v, r: Cell(v.note(r, "geography"))),
        table.code("value_kind", "value_kind", "kind"),
        Column("definition", lambda v, r: Cell(v.note(r, "definition"), css="fu-wide")),
        table.source(),
    ]


def sector_columns(view: View) -> list[Column]:
    """The columns of a list of sectors by year and place, with persons, share and location quotient."""
    return table.of(
        "sectors/values",
        Column("sector", lambda v, r: Cell(v.note(r, "sector"), css="fu-wide")),
        "year",
        Column("geography", lambda v, r: Cell(v.note(r, "geography"))),
        "persons",
        "share_pct",
        table.number("quotient", decimals=2),
        Column("marks", _sector_marks),
        "source",
    )


def _sector_marks(view: View, row: Row) -> Cell:
    return Cell(
        view.words.list([view.words(f"sectors.{m}") for m in ("is_small", "is_part") if row[m]]) or "–"
    )


def columns(view: View, kind: str) -> list[Column]:
    """The columns of a kind of rows."""
    if kind in OF_MONEY:
        return [
            table.named("project", "title", project_url),
            table.funder(),
            table.text("programme"),
            table.date("dated"),
            table.code("dated_by", "dated_by"),
            table.money("amount", currency=None),
            Column("share", _share, number=True),
            _counted(view["currency"]),
            table.source(),
        ]
    if kind in OF_PROJECTS:
        return [
            table.named("project", "title", project_url),
            table.code("state", "choice.state"),
            table.text("coordinator"),
            table.number("counted", "value", decimals=2 if view["area_mode"] == "split" else 0, adds=True),
            Column("scope_basis", lambda v, r: Cell(v.note(r, "scope_basis"), css="fu-wide")),
            table.source(),
        ]
    if kind == "actors":
        return actor_columns(view)
    if kind == "indicators":
        return indicator_columns(view)
    if kind == "sectors":
        return sector_columns(view)
    return [
        table.named("milestone", "title"),
        table.code("status", "status"),
        table.date("first_plan"),
        table.date("plan"),
        table.date("done"),
        table.number("slip_days"),
        table.source(),
    ]
