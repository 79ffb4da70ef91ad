"""Figures of organisations: how concentrated the money is, the list, the funders that are among them."""

from collections.abc import Sequence
from typing import Any

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.rows import bodies, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column

LARGEST = 3
SIDES = ("funder", "coordinator")
# The columns of money: what the organisation is to it, and its measure.
MONEY = (
    ("coordinated", "coordinator", "granted"),
    ("given", "funder", "granted"),
    ("cofinanced", "funder", "cofinancing"),
    ("received", "recipient", "granted"),
)


def granted(view: View) -> str:
    """The line under a figure of money that was granted: measure, place, unit, scope and day."""
    words = view.words
    parts = (
        words("measure.granted"),
        words("location.whole"),
        words("unit.of_SEK"),
        words(f"scope.{view['scope']}"),
    )
    return subtitle(view, *parts)


def _largest(rows: Sequence[Row], side: str) -> list[Row]:
    return [row for row in rows if row["by"] == side and row["place"] is not None and row["place"] <= LARGEST]


def _name(view: View, row: Row) -> str:
    return view.words.funder(row["name"]) if row["name"] else view.words(f"concentration.no_{row['by']}")


def _opened(view: View, row: Row) -> str:
    if row["by"] == "funder":
        return bodies.rows(view, "funding", by="funder", group_key=row["key"])
    return bodies.money(view, "coordinator", row["key"])


def _bars(view: View, rows: Sequence[Row], side: str) -> Group:
    """The largest, then all others together, then what no source tells; each as a part of the whole."""
    words = view.words
    top = _largest(rows, side)
    bars = [
        _bar(view, _name(view, row), row["value"], row["share_pct"], "total", _opened(view, row))
        for row in top
    ]
    others = [row for row in rows if row["by"] == side and (row["place"] or 0) > LARGEST]
    if others:
        name = words("concentration.others", n=words.count(len(others)))
        value, share = (sum(row[column] for row in others) for column in ("value", "share_pct"))
        bars.append(_bar(view, name, value, share, "edge", ""))
    silent = [row for row in rows if row["by"] == side and row["place"] is None]
    bars += [
        _bar(view, _name(view, r), r["value"], r["share_pct"], "edge", _opened(view, r), "dots")
        for r in silent
    ]
    return Group(bars, words(f"concentration.{side}"), of_whole=True)


def _bar(view: View, name: str, value: float, share: float, colour: str, href: str, css: str = "") -> Bar:
    money, percent = view.words.money(value), view.words.percent(share)
    parts = [Part(share, colour, css, value=value)]
    return Bar(name=name, value=money, beside=percent, href=href, parts=parts)


def concentration(view: View, rows: Sequence[Row]) -> Figure:
    """How much of what was granted the three largest funders gave, and the three largest coordinators answer for."""
    words = view.words
    values: dict[str, Any] = {}
    for side in SIDES:
        top = _largest(rows, side)
        values |= {
            f"{side}s": words.count(len(top)),
            f"{side}s_share": words.percent(sum(r["share_pct"] for r in top)),
        }
    return Figure(
        key="concentration",
        question="organisations/concentration",
        title=words("title.concentration", **values) if rows else words("title.concentration_none"),
        subtitle=granted(view),
        rows=rows,
        columns=table.of(
            "organisations/concentration",
            Column("side", lambda v, r: Cell(v.words(f"concentration.as_{r['by']}"))),
            Column("group", lambda v, r: Cell(_name(v, r), bodies.card(v, r["org_id"]), css="fu-wide")),
            table.money("value", href=_opened),
            "share_pct",
            "projects",
            "rows",
        ),
        source=bodies.source(view, "funding/sources"),
        rows_url=bodies.rows(view, "funding", by="total"),
        forms=[Bars([_bars(view, rows, side) for side in SIDES], words("deck.value"))],
        notes=[words("note.concentration")],
    )


def _money(key: str, body_as: str, measure: str) -> Column:
    def cell(view: View, row: Row) -> Cell:
        value = row[f"{key}_sek"]
        if value is None:
            return Cell("–", css="fu-number fu-none")
        href = bodies.money(view, body_as, row["org_id"], measure)
        return Cell(view.words.money(value), href, css="fu-number", value=round(value), unit="SEK")

    return Column(key, cell, number=True, sort=key)


def _projects(view: View, row: Row) -> Cell:
    href = bodies.rows(view, "projects", org_id=row["org_id"]) if row["projects"] else ""
    return table.counted(view, row["projects"], href=href)


def _partners(view: View, row: Row) -> Cell:
    href = bodies.card(view, row["org_id"]) + "#partners" if row["partners"] else ""
    return table.counted(view, row["partners"], href=href)


def counts() -> list[Column]:
    """How many projects and partners an organisation has, and the money that has to do with it, each leading to its rows."""
    return [
        Column("projects", _projects, number=True, sort="projects"),
        Column("partners", _partners, number=True, sort="partners"),
        *(_money(*column) for column in MONEY),
    ]


def listed(view: View, rows: Sequence[Row]) -> Figure:
    """The organisations asked for: who they are, what they do in projects, and the money that has to do with them."""
    words = view.words
    matches = rows[0]["matches"] if rows else 0
    return Figure(
        key="organisations_list",
        question="organisations/list",
        title=words("title.organisations_list", n=words.count(matches)),
        subtitle=granted(view),
        rows=rows,
        columns=[
            bodies.named("organisation", sort="name"),
            table.code("kind", "organisation", sort="kind"),
            Column(
                "municipality",
                lambda v, r: Cell(r["municipality"] or v.words("common.not_stated")),
                sort="municipality",
            ),
            Column(
                "roles",
                lambda v, r: Cell(", ".join(v.words(f"role.{role}") for role in r["roles"]) or "–"),
            ),
            *counts(),
        ],
        source=bodies.source(view, "projects/sources"),
        notes=[
            words("note.coordinated"),
            words("note.given"),
            words("note.received"),
            words("note.listed"),
        ],
        table_open=True,
    )


def funders(view: View, rows: Sequence[Row]) -> Figure:
    """Each funder that an amount names, and the organisation that has exactly that name."""
    words = view.words
    known = sum(row["org_id"] is not None for row in rows)
    return Figure(
        key="funders",
        question="organisations/funders",
        title=words("title.funders", known=words.count(known), n=words.count(len(rows))),
        subtitle=words("unit.funders"),
        rows=rows,
        columns=table.of(
            "organisations/funders",
            table.funder(),
            Column(
                "organisation",
                lambda v, r: Cell(r["name"] or "–", bodies.card(v, r["org_id"]), css="fu-wide"),
            ),
            Column("matched_by", lambda v, r: Cell(v.words(f"matched.{r['matched_by'] or 'none'}"))),
            "rows",
        ),
        source=words("source.facts"),
        notes=[words("note.funders")],
    )
