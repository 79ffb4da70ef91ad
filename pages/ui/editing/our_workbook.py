"""Our own workbook, to be filled in: empty, or with the rows of an area, of an organisation or of a table."""

import streamlit as st

from pages.ui.address.view import View
from pages.ui.editing import answers, uploads
from pages.ui.rows import query

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILLS = ("empty", "area", "owner", "table")  # as the command calls them
TABLES = (
    *("projects", "project_areas", "project_partners", "funding", "milestones", "milestone_events"),
    *("claims", "indicators", "indicator_values", "sector_strengths", "organisations", "sources"),
    *("exchange_rates", "price_index"),
)
_MADE = "load-book"


def form(here: View) -> None:
    """The workbook, written when a reader asks for it."""
    words, path = here.words, uploads.folder() / "workbook.xlsx"
    with st.container(border=True, key="editing-workbook"):
        st.header(words("loading.workbook"), anchor=False)
        st.caption(words("loading.workbook_hint"))
        fill = _fill(here)
        if st.button(words("loading.make_workbook"), key="load-book-make"):
            st.session_state[_MADE] = fill if answers.ask(here, f"--workbook={path}", *fill) else None
        if st.session_state.get(_MADE) == fill and path.exists():
            st.download_button(
                words("loading.get_workbook"), path.read_bytes(), words("loading.workbook_name"), TYPE
            )


def _fill(here: View) -> list[str]:
    """What the workbook is filled with, as the command takes it; nothing for an empty one."""
    words = here.words
    kind = st.selectbox(
        words("loading.fill"), FILLS, format_func=lambda kind: words(f"loading.fill_{kind}"), key="load-fill"
    )
    if kind == "empty":
        return []
    names = {table: words(f"table.{table}") for table in TABLES} if kind == "table" else _names(here, kind)
    chosen = st.selectbox(
        words(f"loading.which_{kind}"), list(names), format_func=names.__getitem__, key=f"load-fill-{kind}"
    )
    return [f"--{kind}={chosen}"] if chosen else []


def _names(here: View, kind: str) -> dict[str, str]:
    """The areas or organisations by their codes; an area with the year from which its strategy holds."""
    return {
        row["code"]: here.words("loading.area_from", name=here.name(row), year=row["from_year"])
        if row["from_year"]
        else here.name(row)
        for row in query.rows("choices/workbook", here)
        if row["kind"] == kind
    }
