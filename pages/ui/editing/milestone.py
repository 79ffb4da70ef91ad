"""The milestone that is reported on: what is known of it, and what else its owner is asked for."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure import figure
from pages.ui.forms import block, signs
from pages.ui.rows import query
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell
from pages.ui.subjects.figures.milestone_lines import STATUS
from pages.ui.subjects.sentences import to_report

WAITING = ("overdue", "unreported")
MOST_OTHERS = 5


def found(here: View) -> list[Row]:
    """The milestone that the address names, as it stands today; empty where there is none."""
    if not here["milestone_id"]:
        return []
    plain = View(here.path, {"lang": here.lang})  # whatever is selected on other pages
    rows = query.rows("milestones/by_line", plain, scope="all", level="", status="", period="all")
    return [row for row in rows if row["milestone_id"] == here["milestone_id"]]


def head(here: View, rows: Sequence[Row]) -> None:
    """Which milestone it is and what is known of it; where none is named, the way to the list."""
    words = here.words
    if not rows:
        figure.heading(here, words("reporting.none"), words("reporting.none_text"))
        figure.way_back(here, "att-rapportera")
        return
    row = rows[0]
    figure.heading(here, words("reporting.title", name=here.name(row, "title")), words("reporting.lead"))
    facts = [
        (
            "status",
            [
                Cell(
                    _signed(
                        words(f"outcome.{row['outcome']}"), STATUS.get(row["outcome"], str(row["outcome"]))
                    )
                )
            ],
        ),
        ("owner", [Cell(row["owner"] or words("common.not_stated"))]),
        ("first_plan", [Cell(words.date(row["first_plan_from"], row["first_plan_precision"]))]),
        ("plan", [Cell(words.date(row["plan_from"], row["plan_precision"]))]),
        ("reason", [Cell(here.note(row, "reason"))] if here.note(row, "reason") else []),
        (
            "source",
            [Cell(words.titled(row["publisher"], row["source_title"]), row["url"] or "", bool(row["url"]))],
        ),
    ]
    shown = [{"label": words(f"column.{key}"), "cells": cells, "note": ""} for key, cells in facts if cells]
    block.show("card", block.render("facts.html", w=words, facts=shown, columns="pairs"))


def _signed(text: str, status: str) -> str:
    """A status in words after its sign; where it has none, in words alone."""
    sign = palette.SHAPE.get(status)
    return signs.marked(f"{sign} {text}") if sign else text


def others(here: View, row: Row) -> None:
    """The other milestones that their owner is asked for, what has waited longest first, each with the way to report it."""
    plain = View(here.path, {"lang": here.lang})
    asked = query.rows("milestones/to_report", plain, org_id=row["owner_org_id"] or "nobody", scope="all")
    waiting = [each for each in asked if each["kind"] in WAITING and each["item_id"] != row["milestone_id"]]
    if not waiting:
        return
    html = block.render(
        "next_reports.html",
        title=here.words("reporting.next", owner=row["owner"] or here.words("to_report.nobody")),
        signed=_signed,
        lines=[
            {
                "status": each["kind"],
                "href": plain.url(milestone_id=each["item_id"]),
                "text": here.name(each, "title"),
                "when": to_report.when(here, each),
            }
            for each in waiting[:MOST_OTHERS]
        ],
        more=here.words("reporting.all", n=here.words.count(len(waiting) + 1))
        if len(waiting) > MOST_OTHERS
        else "",
        href=plain.url("att-rapportera", org_id=row["owner_org_id"] or "nobody"),
    )
    block.show("next-reports", html)
