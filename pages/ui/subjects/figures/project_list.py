"""The list of projects, and those that nothing dates."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure
from pages.ui.rows import periods, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import projects
from queries.parameters import MOST_ROWS

PAGE_SIZE = 25
ALL: dict[str, Any] = {
    "page": 1,
    "page_size": MOST_ROWS,
}  # sorted and summed as a whole, shown a page at a time


def listed(view: View, rows: Sequence[Row]) -> Figure:
    """The projects asked for, a page at a time."""
    view, words = view.asking("projects/list"), view.words
    matches = rows[0]["matches"] if rows else 0
    return Figure(
        key="projects_list",
        question="projects/list",
        title=words("title.projects_list", n=words.count(matches)),
        subtitle=projects.unit(view),
        rows=rows,
        columns=table.of(
            "projects/list",
            table.named("project", "title", rowsets.project_url, sort="title"),
            Column("areas", lambda v, r: Cell(v.words.list(r[f"area_names_{v.lang}"] or []))),
            "coordinator",
            table.code("state", "choice.state", sort="state"),
            periods.drawn(sort="start"),
            table.granted("granted", "granted_sek", "undated", sort="granted"),
            replace(table.granted("granted_part", "granted_part_sek", "undated_part"), folded=True),
            Column(
                "municipality",
                lambda v, r: projects.seat(v, r["municipality"] or "not_stated"),
                sort="municipality",
                folded=True,
            ),
        ),
        source=sourcing.line(view, "projects/sources"),
        rows_url=rowsets.url(view, "projects"),
        table_open=True,
        page_size=PAGE_SIZE,
    )


def undated(view: View, rows: Sequence[Row]) -> list[Figure]:
    """The projects that nothing dates, which are in no figure on any day; none where there are none."""
    words = view.words
    if not rows:
        return []
    columns = (table.named("project", "title", rowsets.project_url), "coordinator", "source")
    return [
        Figure(
            key="projects_undated",
            question="projects/undated",
            title=words("title.projects_undated", n=words.count(len(rows))),
            subtitle=" · ".join([words("unit.projects"), words(f"scope.{view['scope']}")]),
            rows=rows,
            columns=table.of("projects/undated", *columns),
            source=words("card.source"),
            notes=[words("note.undated_projects")],
        )
    ]
