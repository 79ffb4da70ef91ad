"""The card of a project: what the sources say about it."""

from collections.abc import Sequence
from dataclasses import replace

from pages.ui.address.view import View
from pages.ui.figure import figure
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import block
from pages.ui.rows import bodies, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import milestones as milestone_figures


def head(view: View, found: Sequence[Row]) -> None:
    """Title and summary; a sentence when there is no such project."""
    words = view.words
    if not found:
        figure.heading(view, words("card.none"), words("card.none_text"))
        figure.way_back(view, "projekt")
        return
    [row] = found
    summary = view.name(row, "summary") if row["summary_en"] else ""
    figure.heading(view, view.name(row, "title"), summary)


def facts(view: View, row: Row, is_beside_two: bool) -> None:
    """What the sources say of the project, apart from its money; as high as one card beside it or as two."""
    words = view.words
    span = words.span(row["start_from"], row["start_precision"], row["end_from"], row["end_precision"])
    strategy = view.name(row, "strategy") if row["strategy_id"] else words("common.not_stated")
    facts = [
        (
            "state",
            words(f"choice.state.{row['state']}"),
            subtitle(view),
        ),
        ("period", span, ""),
        ("coordinator", row["coordinator"], ""),
        ("municipality", row["municipality"], ""),
        ("location", words(f"location.{row['location']}"), ""),
        ("scope", words(f"scope_of.{row['scope']}"), _scope_basis(view, row)),
        ("strategy", strategy, ""),
        ("register", _register(view, row), ""),
    ]
    if row["activities"]:
        facts.append(("activities", words("card.activities", n=words.count(row["activities"])), ""))
    links = {
        "coordinator": bodies.card(view, row["coordinator_org_id"]),
        "activities": view.url("aktiviteter", project_id=row["project_id"]),
    }
    shown = [
        {
            "label": words(f"column.{key}"),
            "cells": [Cell(text or words("common.not_stated"), links.get(key, ""))],
            "note": note,
        }
        for key, text, note in facts
    ]
    block.show("card", block.render("facts.html", w=words, facts=shown, columns=4, is_tall=is_beside_two))


def _register(view: View, row: Row) -> str:
    """The register that holds the project, and what it is called there."""
    if not row["register"]:
        return ""
    return ", ".join(filter(None, [row[f"register_{view.lang}"], row["register_id"]]))


def _scope_basis(view: View, row: Row) -> str:
    """Why the project has its scope, and whether a source says so or we do."""
    kind = row["scope_basis_kind"]
    parts = [view.words(f"basis.{kind}") if kind else "", view.note(row, "scope_basis")]
    return ": ".join(part for part in parts if part)


def _figure(
    view: View,
    key: str,
    question: str,
    rows: Sequence[Row],
    columns: Sequence[Column],
    notes: Sequence[str] = (),
    title: str = "",
) -> Figure:
    words = view.words
    title = title or words(f"card.{key}", n=words.count(len(rows)))
    return Figure(
        key=key,
        question=question,
        title=title if rows else words(f"card.no.{key}"),
        subtitle=subtitle(view),
        rows=rows,
        columns=columns,
        source=words("card.source"),
        notes=notes,
        table_open=True,
        empty=words(f"card.{key}_none"),
    )


def money(view: View, rows: Sequence[Row]) -> Figure:
    """Every amount that a source states, also those that are in no sum."""
    columns = [
        table.code("measure", "measure"),
        table.funder(),
        replace(table.text("programme"), folded=True),
        table.date("dated"),
        table.money("amount", currency=None),
        replace(table.number("rate_sek", decimals=4), folded=True),
        table.money("amount_sek", adds=table.alike("measure", "location", "reason")),
        table.code("location", "location"),
        Column(
            "reason",
            lambda v, r: Cell(v.words(f"reason.{r['reason']}") if r["reason"] else v.words("reason.counted")),
        ),
        table.source(),
    ]
    notes = [view.words("note.measures_never_mix")]
    return _figure(view, "money", "projects/card_money", rows, columns, notes, _money_title(view, rows))


def _money_title(view: View, rows: Sequence[Row]) -> str:
    """What was granted, where all of it may be added; else how many amounts are stated."""
    words = view.words
    granted = [row for row in rows if row["measure"] == "granted" and row["reason"] is None]
    if {row["location"] for row in granted} not in ({"whole"}, {"part"}, {"outside"}):
        return words("card.money", n=words.count(len(rows)))
    where = words(f"location.{granted[0]['location']}")
    money = words.money(sum(row["amount_sek"] for row in granted))
    return words("card.granted", money=money, where=where, n=words.count(len(rows)))


def areas(view: View, rows: Sequence[Row]) -> Figure:
    """The areas, each with its share and who says so."""
    share = Column("share", lambda v, r: table.share(v, 100 * r["share"], 0), number=True)
    return _figure(
        view,
        "areas",
        "projects/card_areas",
        rows,
        [table.named("area", href=_area), share, table.code("basis", "basis")],
    )


def _area(view: View, row: Row) -> str:
    return view.url("omrade", line_id=row["line_id"]) if row["line_id"] else ""


def partners(view: View, rows: Sequence[Row]) -> Figure:
    """The organisations that take part."""
    columns = table.of(
        "projects/card_partners",
        bodies.named("organisation"),
        table.code("role", "role"),
        table.code("organisation_kind", "organisation", "kind"),
        "municipality",
    )
    return _figure(view, "partners", "projects/card_partners", rows, columns)


def milestones(view: View, rows: Sequence[Row]) -> Figure:
    """The milestones of the project."""
    words, done = view.words, sum(row["status"] == "done" for row in rows)
    return _figure(
        view,
        "milestones",
        "projects/card_milestones",
        milestone_figures.items(rows),
        milestone_figures.columns(view),
        title=words("card.milestones", done=words.count(done), n=words.count(len(rows))),
    )


def sources(view: View, rows: Sequence[Row]) -> Figure:
    """The sources that mention the project."""
    columns = table.of(
        "projects/card_sources",
        table.source(name="title"),
        "published",
        table.code("source_kind", "source_kind", "kind"),
        Column("tells", lambda v, r: Cell(v.words.list([v.words(f"table.{name}") for name in r["tells"]]))),
        Column("rests", lambda v, r: Cell(v.words("source.rests"), v.url("kalla", source_id=r["source_id"]))),
    )
    return _figure(view, "sources", "projects/card_sources", rows, columns)
