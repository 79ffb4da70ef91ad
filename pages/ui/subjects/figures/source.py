"""One source: what it is, and the rows that rest on it."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.figure import figure
from pages.ui.figure.figure import Figure
from pages.ui.forms import block
from pages.ui.rows import rowsets, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import sources


def head(view: View, found: Sequence[Row]) -> None:
    """Title and facts of one source; a sentence when there is no such source."""
    words = view.words
    if not found:
        figure.heading(view, words("source.unknown"), words("source.unknown_text"))
        figure.way_back(view, "data-och-kallor")
        return
    [row] = found
    figure.heading(view, words.titled(row["publisher"], row["title"]))
    link = Cell(row["url"] or words("common.not_stated"), row["url"] or "", bool(row["url"]))
    facts = [
        ("source_kind", Cell(words(f"source_kind.{row['kind']}"))),
        ("published", Cell(words.date(row["published_from"], row["published_precision"]))),
        ("address", link),
    ]
    shown = [{"label": words(f"column.{key}"), "cells": [cell], "note": ""} for key, cell in facts]
    block.show("card", block.render("facts.html", w=words, facts=shown, columns=figure.WHOLE))


def uses(view: View, rows: Sequence[Row], source: Row) -> Figure:
    """The rows that rest on a source."""
    columns = table.of(
        "sources/uses",
        table.code("table", "table", "table_name"),
        table.named("row", "label", rowsets.project_url),
        Column("row_id", lambda v, r: Cell(r["row_id"], css="fu-code"), folded=True),
        table.money("amount", currency=None),
    )
    return sources.of_facts(
        view,
        "uses",
        "sources/uses",
        rows,
        columns,
        source=view.words.titled(source["publisher"], source["title"]),
    )
