"""Reporting on one milestone: what happened, when, and where it is stated; shown before it is sent, and taken back by a press."""

from dataclasses import dataclass, fields

import streamlit as st

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.editing import answers, dates, milestone
from pages.ui.forms import block
from pages.ui.rows.query import Row

# Each with the status whose sign it has.
EVENTS = {"done": "done", "moved": "upcoming", "cancelled": "cancelled", "under_way": ""}
WITH_REASON = ("moved", "cancelled")
SOURCES = ("link", "own")
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


def form(here: View, row: Row) -> None:
    """The form, beside it what changes by it with the button that publishes it, and what else its owner is asked for."""
    milestone_id = str(row["milestone_id"])
    left, right = st.columns(WIDTHS)
    with left:
        report = None if _done(here, milestone_id) else _asked(here, row)
    with right:
        if report:
            _consequences(here, milestone_id, report)
        milestone.others(here, row)


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
