"""Where an organisation leads: to its card, and to the rows that it is part of.

The rows are those of the frame's selection alone: nothing else in an address affects the figures of organisations.
"""

from typing import Any

from pages.ui.address import parameters
from pages.ui.address.view import View
from pages.ui.rows import sourcing
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column

_WHERE = {
    "projects/sources": {"location": "all"},
    "funding/sources": {"location": "whole", "measure": "granted"},
}


def card(view: View, org_id: str | None) -> str:
    """Address of the organisation's card; none for what is no organisation."""
    return view.url("organisation", org_id=org_id) if org_id else ""


def rows(view: View, kind: str, **narrow: Any) -> str:
    """Address of the rows of the frame's selection, narrowed to an organisation or a funder."""
    return view.url("rader", rows=kind, **narrow)


def money(view: View, body_as: str, org_id: str, measure: str = "granted", **narrow: Any) -> str:
    """Address of the amounts that an organisation has to do with as coordinator, funder or recipient."""
    return rows(view, "funding", by="total", measure=measure, body_as=body_as, org_id=org_id, **narrow)


def source(view: View, question: str) -> str:
    """The source line of a figure of the frame's selection."""
    kept = {
        name: value
        for name, value in view.values.items()
        if name == "org_id" or parameters.all_parameters()[name].travels
    }
    return sourcing.line(View(view.path, kept), question, **_WHERE.get(question, {}))


def named(key: str, name: str = "name", org_id: str = "org_id", sort: str = "") -> Column:
    """A column of names of organisations, each a link to its card."""

    def cell(view: View, row: Row) -> Cell:
        return Cell(row[name] or view.words("common.not_stated"), card(view, row[org_id]), css="fu-wide")

    return Column(key, cell, sort=sort)
