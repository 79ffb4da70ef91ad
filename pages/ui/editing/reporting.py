"""Reporting on one milestone: what happened, when, and where it is stated; shown before it is sent, and taken back by a press."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import streamlit as st

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.editing import answers, dates
from pages.ui.figure import figure
from pages.ui.forms import block, signs
from pages.ui.rows import query
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell
from pages.ui.subjects.figures.milestone_lines import STATUS
from pages.ui.subjects.sentences import to_report

EVENTS = {
    "done": "done",
    "moved": "upcoming",
    "cancelled": "cancelled",
    "under_way": "",
}  # each with the status whose sign it has
WITH_REASON = ("moved", "cancelled")
SOURCES = ("link", "own")
WAITING = ("overdue", "unreported")
MOST_NEXT = 5
WIDTHS = (7, 5)
_PREVIEW, _DONE = "report-preview", "report-done"


@dataclass(frozen=True)
class Report:
    """What a reader fills in, as the command takes it."""

    event: str
    date: str
    reason: str
    source_url: str
    source_title: str
    body: str

    def arguments(self, milestone_id: str) -> list[str]:
        """The arguments of the command; each value is one argument, whatever stands in it."""
        given = [(field.name, getattr(self, field.name)) for field in fields(self)]
        options = [f"--{name.replace('_', '-')}={value}" for name, value in given if value]
        return [f"--report={milestone_id}", *options]


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


def form(here: View, row: Row) -> None:
    """The form, beside it what changes by it with the button that publishes it, and what else its owner is asked for."""
    milestone_id = str(row["milestone_id"])
    left, right = st.columns(WIDTHS)
    with left:
        report = None if _done(here, milestone_id) else _asked(here, row)
    with right:
        if report:
            _consequences(here, milestone_id, report)
        _next(here, row)


def _asked(here: View, row: Row) -> Report:
    """What is filled in; a press asks what changes by it."""
    with st.container(border=True, key="editing-form"):
        report = _filled_in(here, row)
        if st.button(here.words("reporting.preview"), type="primary", key="report-look"):
            answer = answers.ask(here, *report.arguments(str(row["milestone_id"])), "--check")
            st.session_state[_PREVIEW] = (row["milestone_id"], report, answer)
    return report


def _consequences(here: View, milestone_id: str, report: Report) -> None:
    """What changes by a report as it is filled in now, and the one button that publishes it."""
    words, before = here.words, st.session_state.get(_PREVIEW)
    if not before or before[:2] != (milestone_id, report) or before[2] is None:
        # nothing is sent that was not shown as it stands now
        block.show(
            "row-changes",
            block.render("to_come.html", title=words("editing.changes"), text=words("reporting.to_come")),
        )
        return
    answer = before[2]
    answers.faults(here, answer)
    if answer["state"] != "ready":
        return
    answers.changes(here, answer, only_changed=True)
    when = words(f"reporting.send_{report.event}", date=dates.shown(words, report.date))
    if st.button(when, type="primary", key="report-send"):
        sent = answers.ask(here, *report.arguments(milestone_id), f"--base={answer['base']}")
        if sent and sent["state"] == "published":
            st.session_state[_DONE] = (milestone_id, sent)
            del st.session_state[_PREVIEW]
            st.rerun()  # of the new edition
        elif sent:
            answers.faults(here, sent)


def _next(here: View, row: Row) -> None:
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
            for each in waiting[:MOST_NEXT]
        ],
        more=here.words("reporting.all", n=here.words.count(len(waiting) + 1))
        if len(waiting) > MOST_NEXT
        else "",
        href=plain.url("att-rapportera", org_id=row["owner_org_id"] or "nobody"),
    )
    block.show("next-reports", html)


def _filled_in(here: View, row: Row) -> Report:
    words = here.words
    event = st.radio(
        words("reporting.what"),
        list(EVENTS),
        format_func=lambda code: (
            f"{palette.SHAPE.get(EVENTS[code], '')} {words(f'reporting.event.{code}')}".strip()
        ),
        captions=[words(f"reporting.hint.{code}") for code in EVENTS],
        horizontal=True,
        key="report-event",
    )
    when = st.text_input(
        words("reporting.when_moved" if event == "moved" else "reporting.when"),
        placeholder=words("reporting.when_like"),
        max_chars=40,
        key="report-date",
    )
    reason = ""
    if event in WITH_REASON:
        reason = st.text_area(words("reporting.reason"), max_chars=500, height=80, key="report-reason")
    source = st.radio(
        words("reporting.source"),
        SOURCES,
        format_func=lambda code: words(f"reporting.source_{code}"),
        horizontal=True,
        key="report-source",
    )
    url = title = body = ""
    if source == "link":
        url = st.text_input(words("reporting.url"), placeholder="https://", max_chars=500, key="report-url")
        title = st.text_input(words("reporting.url_title"), max_chars=200, key="report-url-title")
    else:
        body = st.text_input(words("reporting.body"), row["owner"] or "", max_chars=120, key="report-body")
        st.caption(words("reporting.body_hint"))
    return Report(event, dates.iso(when), reason.strip(), url.strip(), title.strip(), body.strip())


def _done(here: View, milestone_id: str) -> bool:
    """Say what was published and offer to take it back; whether it was."""
    done = st.session_state.get(_DONE)
    if not done or done[0] != milestone_id:
        return False
    words, sent = here.words, done[1]
    answers.notice(words(f"reporting.{sent['state']}"), "done")
    block.show("paste", block.render("paste.html", w=words, text=sent["report"], link=here.url(exact=True)))
    is_pressed = sent["state"] == "published" and st.button(words("editing.undo"), key="report-undo")
    if is_pressed and (undone := answers.undo(here, sent["edition"])):
        st.session_state[_DONE] = (milestone_id, undone)
        st.rerun()
    if st.button(words("reporting.again"), key="report-again"):
        del st.session_state[_DONE]
        st.rerun()
    return True
