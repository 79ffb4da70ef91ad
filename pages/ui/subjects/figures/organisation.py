"""The card of an organisation: what the sources say about it in the selection of the frame."""

from collections.abc import Sequence
from dataclasses import replace

from pages.ui.address.view import View
from pages.ui.figure import figure
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import block
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.rows import bodies, periods, rowsets, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import milestones as milestone_figures
from pages.ui.subjects.sentences import organisations as finding

_NOTE = {
    "recipient": "note.received",
    "coordinator": "note.coordinated",
    "granted": "note.given",
    "cofinancing": "note.given",
}


def head(view: View, found: Sequence[Row]) -> None:
    """Its name; a sentence when there is no such organisation."""
    words = view.words
    if not found:
        figure.heading(view, words("body.none"), words("body.none_text"))
        figure.way_back(view, "organisationer")
        return
    [row] = found
    figure.heading(view, row["name"], *finding.body(view, row))


def facts(view: View, row: Row) -> None:
    """What kind of organisation it is, where, and what else it is called."""
    words = view.words
    clusters = view.url("kluster") if row["kind"] == "cluster" else ""
    facts = [
        ("kind", words(f"organisation.{row['kind']}"), clusters),
        ("municipality", row["municipality"], ""),
        ("other_names", ", ".join(row["aliases"]), ""),
    ]
    shown = [
        {
            "label": words(f"column.{key}"),
            "cells": [Cell(text or words("common.not_stated"), href)],
            "note": "",
        }
        for key, text, href in facts
        if text or key != "other_names"
    ]
    block.show("card", block.render("facts.html", w=words, facts=shown, columns=4))


def _unit(view: View) -> str:
    return subtitle(view, view.words(f"scope.{view['scope']}"))


def projects(view: View, rows: Sequence[Row], body: Row) -> Figure:
    """Its projects, and its role in each."""
    words = view.words
    values = {"n": words.count(body["projects"]), "coordinates": words.count(body["coordinates"])}
    return Figure(
        key="projects",
        question="organisations/card_projects",
        title=words("body.projects", **values) if rows else words("body.no.projects"),
        subtitle=_unit(view),
        rows=rows,
        columns=[
            table.named("project", "title", rowsets.project_url),
            table.code("role", "role"),
            table.code("state", "choice.state"),
            periods.written(),
            table.granted("granted", "granted_sek", "undated"),
            table.granted("granted_part", "granted_part_sek", "undated_part"),
        ],
        source=bodies.source(view, "projects/sources"),
        rows_url=bodies.rows(view, "projects", org_id=body["org_id"]),
        table_open=True,
        page_size=figure.OF_A_CARD,
        empty=words("body.projects_none"),
    )


def _side(row: Row) -> str:
    """What the organisation is to the money; for a funder, the measure says it."""
    return str(row["measure"] if row["body_as"] == "funder" else row["body_as"])


def _where(view: View, row: Row) -> str:
    """'wholly in Värmland'; with a word more where no source gives a year."""
    words = view.words
    text = words(f"location_in.{row['location']}")
    return words("body.undated", where=text) if row["is_undated"] else text


def _amounts(view: View, row: Row, org_id: str) -> str:
    undated = {"year_key": 0} if row["is_undated"] else {}
    return bodies.money(view, row["body_as"], org_id, row["measure"], location=row["location"], **undated)


def _bar(view: View, row: Row, longest: float, org_id: str) -> Bar:
    words = view.words
    colour = "status-unreported" if row["is_undated"] else "total"
    return Bar(
        name=_where(view, row),
        value=words.money(row["value"]),
        beside=words("note.projects", n=words.count(row["projects"])) if row["projects"] else "",
        href=_amounts(view, row, org_id),
        parts=[Part(100 * row["value"] / longest, colour, value=row["value"])],
    )


def money(view: View, rows: Sequence[Row], body: Row) -> Figure:
    """What it received, what its projects were granted, and what it gave: side by side, never added."""
    words, org_id = view.words, body["org_id"]
    longest = max((row["value"] for row in rows), default=0) or 1
    sides = list(dict.fromkeys(_side(row) for row in rows))
    bars = [
        Group(
            [_bar(view, row, longest, org_id) for row in rows if _side(row) == side],
            words(f"body.what.{side}"),
        )
        for side in sides
    ]
    return Figure(
        key="money",
        question="organisations/card_money",
        title=finding.money(view, rows),
        subtitle=words("unit.of_SEK") + " · " + _unit(view),
        rows=rows,
        columns=table.of(
            "organisations/card_money",
            Column("money_of", lambda v, r: Cell(v.words(f"body.what.{_side(r)}"), css="fu-wide")),
            Column("location", lambda v, r: Cell(_where(v, r))),
            table.money("value", href=lambda v, r: _amounts(v, r, org_id)),
            "projects",
            "rows",
        ),
        source=words("body.source"),
        forms=[Bars(bars, words("deck.value"))],
        notes=[
            words("note.one_scale") if len(sides) > 1 else "",
            *dict.fromkeys(words(_NOTE[side]) for side in sides),
        ],
        empty=words("body.money_none"),
    )


def partners(view: View, rows: Sequence[Row]) -> Figure:
    """Those that the sources name in the same projects."""
    words = view.words
    return Figure(
        key="partners",
        question="organisations/card_partners",
        title=finding.partners(view, rows),
        subtitle=words("unit.ties") + " · " + _unit(view),
        rows=rows,
        columns=table.of(
            "organisations/card_partners",
            bodies.named("organisation"),
            replace(table.code("kind", "organisation"), folded=True),
            replace(table.text("municipality"), folded=True),
            table.number("common", "projects", href=_common),
        ),
        source=bodies.source(view, "projects/sources"),
        table_open=True,
        page_size=figure.OF_A_CARD,
        empty=words("body.partners_none"),
    )


def _common(view: View, row: Row) -> str:
    return bodies.rows(view, "projects", org_id=view["org_id"], with_org_id=row["org_id"])


def milestones(view: View, rows: Sequence[Row]) -> Figure:
    """The milestones that it answers for."""
    words = view.words
    done = words.count(sum(row["status"] == "done" for row in rows))
    return Figure(
        key="milestones",
        question="organisations/card_milestones",
        title=words("body.milestones", n=words.count(len(rows)), done=done)
        if rows
        else words("body.no.milestones"),
        subtitle=subtitle(view),
        rows=milestone_figures.items(rows),
        columns=milestone_figures.columns(view),
        source=bodies.source(view, "milestones/sources"),
        rows_url=bodies.rows(view, "milestones", org_id=view["org_id"]),
        table_open=True,
        empty=words("body.milestones_none"),
    )
