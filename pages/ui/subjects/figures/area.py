"""One area at its own link, through both strategies: names, year by year, projects, milestones, actors, indicators."""

from collections.abc import Sequence
from typing import Any

from pages.ui.address.view import View
from pages.ui.base.counts import together
from pages.ui.base.words import Count
from pages.ui.figure import figure
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import block
from pages.ui.forms.form import Screen
from pages.ui.forms.listing import Item, Listing
from pages.ui.rows import periods, query, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import milestone_axis
from pages.ui.subjects.figures import milestones as milestone_figures
from pages.ui.subjects.figures.areas import url


def of_line(view: View) -> View:
    """The same view with the area as its selection of areas: what its rows are narrowed by."""
    return view.fixing(areas=(view["line_id"],))


def strategy_years(view: View, row: Row) -> str:
    """A strategy by its years in force, as the frame names it."""
    if row["strategy_id"] is None:
        return view.words("common.not_stated")
    last = row["valid_to"].year if row["valid_to"] else "…"
    return view.words("frame.strategy_of", first=row["valid_from"].year, last=last)


def choose(view: View) -> frozenset[str]:
    """The list of areas, where the address names none; of those no tab is shown."""
    listed = query.rows("choices/areas", view, strategy="")
    items = [Item(view.name(row), href=url(view, row)) for row in listed]
    block.show("areas", Listing(items).html(Screen()))
    return frozenset()


def names(view: View, found: Sequence[Row], flows: Sequence[Row]) -> None:
    """Its names in each strategy, and what it comes from and goes to."""
    words = view.words
    facts = [_named(view, row) for row in found if row["strategy_id"]]
    facts += [_way(view, row) for row in flows if row["is_area"]]
    link = Cell(words("area.compare"), view.url("omraden"))
    facts.append({"label": words("area.others"), "cells": [link], "note": ""})
    block.show("area", block.render("facts.html", w=words, facts=facts, columns=figure.WHOLE))


def _named(view: View, row: Row) -> dict[str, Any]:
    words = view.words
    aliases = words("area.aliases", names=words.list(row["aliases"])) if row["aliases"] else ""
    kind = words("area.kind." + row["kind"])
    return {"label": strategy_years(view, row), "cells": [Cell(view.name(row))], "note": f"{kind}. {aliases}"}


def _way(view: View, row: Row) -> dict[str, Any]:
    """One way of the succession, with who says so and why."""
    words = view.words
    if row["basis"] is None:
        cells = [Cell(words("area.new" if row["from_key"] == "new" else "area.ended"))]
        return {"label": words("area.succession"), "cells": cells, "note": ""}
    names = {"old": view.name(row, "from"), "new": view.name(row, "to")}
    key = "area.same_name" if names["old"] == names["new"] else "area.lives_on"
    same = row["from_line_id"] == view["line_id"] == row["to_line_id"]
    away = row["to_line_id"] if row["from_line_id"] == view["line_id"] else row["from_line_id"]
    part = "" if row["share"] == 1 else words("area.part", share=words.percent(100 * row["share"])) + " "
    href = "" if same else view.url("omrade", line_id=away)
    basis = words("basis." + row["basis"]) + ": " + view.note(row, "note")
    return {
        "label": words("area.succession"),
        "cells": [Cell(words(key, **names), href)],
        "note": part + basis,
    }


def _figure(
    view: View, key: str, question: str, rows: Sequence[Row], columns: Sequence[Column], **more: Any
) -> Figure:
    view, words = view.asking(question), view.words
    base: dict[str, Any] = {
        "subtitle": subtitle(view, words(f"scope.{view['scope']}")),
        "rows_url": rowsets.url(view, key),
        "table_open": True,
        "empty": words(f"area.{key}_none"),
    }
    return Figure(key=key, question=question, rows=rows, columns=columns, **(base | more))


def projects(view: View, rows: Sequence[Row]) -> Figure:
    """The projects, those of the later strategy first, each with its state and its card."""
    words = view.words
    matches = rows[0]["matches"] if rows else 0
    ongoing = {
        "n": words.count(matches),
        "ongoing": words.count(sum(row["state"] == "ongoing" for row in rows)),
    }
    columns = table.of(
        "areas/projects",
        table.named("project", "title", rowsets.project_url),
        table.code("state", "choice.state"),
        Column("strategy", lambda v, r: Cell(strategy_years(v, r))),
        "coordinator",
        periods.written(),
        Column("share", _share, number=True),
        table.granted("granted", "granted_sek", "undated"),
        table.granted("granted_part", "granted_part_sek", "undated_part"),
    )
    return _figure(
        view,
        "projects",
        "areas/projects",
        rows,
        columns,
        title=_projects_title(view, ongoing),
        source=sourcing.line(view, "projects/sources"),
        notes=[words("area.note_share")],
        page_size=figure.OF_A_CARD,
    )


def _projects_title(view: View, counts: dict[str, Count]) -> str:
    """How many projects there are, and how many of them go on."""
    key = "title" if counts["ongoing"] else "title_no_ongoing" if counts["n"] else "title_none"
    return view.words(f"projects.{key}", **counts)


def _share(view: View, row: Row) -> Cell:
    """Its part in the area, and who says so."""
    basis = ", " + view.words("basis." + row["basis"]) if row["basis"] else ""
    return table.share(view, 100 * row["share"], 0, basis)


def milestones(view: View, rows: Sequence[Row]) -> Figure:
    """First plan, current plan and outcome of each milestone of the area."""
    missing = sum(row["status"] == "unreported" for row in rows)
    title = "title.axis_missing" if missing else "title.axis" if rows else "title.axis_none"
    return _figure(
        view,
        "milestones",
        "milestones/timeline",
        milestone_figures.items(rows),
        milestone_figures.columns(view),
        title=view.words(title, n=view.words.count(len(rows)), missing=view.words.number(missing)),
        source=sourcing.line(view, "milestones/sources"),
        forms=[milestone_axis.keys(view, rows), milestone_axis.of_rows(view, rows)] if rows else [],
        table_open=False,
    )


def actors(view: View, rows: Sequence[Row]) -> Figure:
    """The organisations in the area's projects, with their roles and how many projects each takes part in."""
    words = view.words
    top = rows[0] if rows else None
    title = words("area.actors_title_none")
    if top:
        most = together(view.words, "areas.projects", top["projects"])
        title = words("area.actors_most", n=words.count(len(rows)), name=top["name"], projects=most)
    return _figure(
        view,
        "actors",
        "areas/actors",
        rows,
        rowsets.actor_columns(view),
        title=title,
        source=sourcing.line(view, "projects/sources"),
        notes=[words("area.note_actors")],
        page_size=figure.OF_A_CARD,
    )


def indicators(view: View, rows: Sequence[Row]) -> Figure:
    """The values of the area's indicators, each with its time, place and source."""
    return _figure(
        view,
        "indicators",
        "areas/indicators",
        rows,
        rowsets.indicator_columns(view),
        title=view.words(
            "area.indicators" if rows else "area.indicators_title_none", n=view.words.count(len(rows))
        ),
        subtitle=subtitle(view),
        source=sourcing.line(view, "areas/indicator_sources"),
        notes=[view.words("area.note_effect")],
    )
