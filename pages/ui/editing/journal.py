"""What was published, when and why; the last publication can be taken back."""

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from pages.ui.address.view import View
from pages.ui.editing import answers, loading
from pages.ui.forms import block

_LISTED, _SURE = "load-journal", "load-undo-asked"


def form(here: View) -> None:
    """The journal, listed when a reader asks for it."""
    words = here.words
    with st.container(border=True, key="editing-journal"):
        st.header(words("loading.journal"), anchor=False)
        if st.button(words("loading.show_journal"), key="load-journal-show"):
            st.session_state[_LISTED] = answers.ask(here, "--journal")
        listed = st.session_state.get(_LISTED)
        if not listed:
            return
        rows = [row | {"at": _moment(here, row["at"])} for row in listed["journal"]]
        block.show("journal-rows", block.render("journal.html", w=words, rows=rows, lang=here.lang))
        if listed["undoable"]:
            _undo(here, listed["undoable"], listed["base"])


def _undo(here: View, last: Mapping[str, str], base: str) -> None:
    """Take back the last publication, once a reader has seen which one it is and said so again."""
    words, what = here.words, last[f"what_{here.lang}"]
    if st.button(words("loading.undo_last", what=what), key="load-undo"):
        st.session_state[_SURE] = last["journal_id"]
    if st.session_state.get(_SURE) != last["journal_id"]:
        return
    answers.notice(words("loading.undo_sure", what=what, at=_moment(here, last["at"])), "undo-sure")
    yes, no = st.columns(2)
    if no.button(words("loading.undo_no"), key="load-undo-no"):
        st.session_state.pop(_SURE)
        st.rerun()
    if yes.button(words("loading.undo_yes"), type="primary", key="load-undo-yes"):
        undone = answers.undo(here, base)
        for name in (_SURE, _LISTED):
            st.session_state.pop(name, None)
        if undone:
            loading.forget()
            answers.notice(words("loading.undone", what=what), "undone")


def _moment(here: View, at: str) -> str:
    """When something was published, by the clock of the server."""
    moment = datetime.fromisoformat(at).astimezone()
    return here.words("loading.moment", date=here.words.date(moment.date()), time=f"{moment:%H:%M}")
