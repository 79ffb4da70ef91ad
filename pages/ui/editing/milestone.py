"""The milestone that is reported on: what is known of it, and what else its owner is asked for."""

from collections.abc import Sequence

from markupsafe import Markup

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure import figure
from pages.ui.forms import block, signs
from pages.ui.rows import query
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell
from pages.ui.subjects.figures.milestone_lines import STATUS
from pages.ui.subjects.figures.to_report import report_url
from pages.ui.subjects.sentences import to_report

WAITING = ("overdue", "unreported")
MOST_OTHERS = 5


def found(here: View) -> list[Row]:
    """The milestone that the address names, as it stands today; empty where there is none."""
    if not here["milestone_id"]:
        return []
    rows = query.rows("milestones/by_line", _plain(here), scope="all", level="", status="", period="all")
    return [row for row in rows if row["milestone_id"] == here["milestone_id"]]


def _plain(here: View) -> View:
    """The page, whatever is selected on other pages."""
    return View(here.path, {"lang": here.lang})


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
        ("status", [Cell(_signed(words(f"outcome.{row['outcome']}"), row["outcome"]))]),
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


def _signed(text: str, outcome: str) -> Markup:
    """A text after the sign of an outcome."""
    return signs.marked(f"{palette.SHAPE[STATUS.get(outcome, outcome)]} {text}")


def others(here: View, row: Row) -> None:
    """The other milestones that their owner is asked for, what has waited longest first, each with the way to report it."""
    plain, owner = _plain(here), row["owner_org_id"] or "nobody"
    asked = query.rows("milestones/to_report", plain, org_id=owner, scope="all")
    waiting = [each for each in asked if each["kind"] in WAITING and each["item_id"] != row["milestone_id"]]
    if not waiting:
        return
    html = block.render(
        "next_reports.html",
        title=here.words("reporting.next", owner=row["owner"] or here.words("to_report.nobody")),
        lines=[
            {
                "sign": _signed("", each["kind"]),
                "href": report_url(plain, each["item_id"]),
                "text": here.name(each, "title"),
                "when": to_report.when(here, each),
            }
            for each in waiting[:MOST_OTHERS]
        ],
        more=here.words("reporting.all", n=here.words.count(len(waiting) + 1))
        if len(waiting) > MOST_OTHERS
        else "",
        href=plain.url("att-rapportera", org_id=owner),
    )
    block.show("next-reports", html)
