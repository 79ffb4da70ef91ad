"""What was published, when and why; the last publication can be taken back."""

from datetime import datetime

import streamlit as st

from pages.ui.address.view import View
from pages.ui.editing import answers, loading
from pages.ui.forms import block

_LISTED = "load-journal"


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
        if listed["journal"] and st.button(words("loading.undo_last"), key="load-undo"):
            undone = answers.ask(here, "--undo")
            st.session_state.pop(_LISTED, None)
            if undone:
                answers.faults(here, undone)
            if undone and undone["state"] == "undone":
                loading.forget()
                answers.notice(words("loading.undone"), "undone")


def _moment(here: View, at: str) -> str:
    """When something was published, by the clock of the server."""
    moment = datetime.fromisoformat(at).astimezone()
    return here.words("loading.moment", date=here.words.date(moment.date()), time=f"{moment:%H:%M}")
