"""Who is let in to where the data are changed, and what is said to the others."""

import streamlit as st

from pages.ui.address import sink
from pages.ui.address.view import View
from pages.ui.base import editors
from pages.ui.editing import answers


def is_open(here: View) -> bool:
    """Whether the reader may change anything. Anyone else sees why not, and can log in where editors log in."""
    if sink.now() is not None:
        return False  # a file or a slide shows nothing to press
    if editors.may_edit():
        return True
    words = here.words
    answers.notice(words("editing.log_in" if editors.by_login() else "editing.nobody"), "door")
    if editors.by_login() and st.button(words("editing.to_log_in"), type="primary", key="log-in"):
        st.login()
    return False
