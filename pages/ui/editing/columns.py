"""How the columns of a file are read, for a reader to correct."""

from typing import Any

import streamlit as st

from pages.ui.address.view import View
from pages.ui.editing.command import Answer

LEFT_OUT = ""
# What a column of a file can be, with hyphens for dots; their words are `loading.column.<code>`.
COLUMNS = (
    *("projects-title_sv", "projects-title_en", "projects-register_id", "projects-start", "projects-end"),
    *("projects-period", "projects-coordinator_org_id", "projects-coordinator_org_id-number"),
    *("projects-municipality", "projects-location", "project_areas-area_id", "project_partners-org_id"),
    *("project_partners-org_id-number", "funding-funder", "funding-programme"),
    *("funding-decided", "funding-currency", "funding-measure", "funding-amount", "funding-amount-granted"),
    *("funding-amount-cofinancing", "funding-amount-total_budget", "funding-amount-eligible_cost"),
    *("funding-amount-paid", "milestones-title_sv", "milestones-owner_org_id"),
    *("milestones-owner_org_id-number",),
    *("milestone_events-date-planned", "milestone_events-date-moved", "milestone_events-date-done"),
    *("milestone_events-reason", "indicator_values-indicator_id", "indicator_values-period"),
    *("indicator_values-geography", "indicator_values-value"),
)
ASKED = {"measure_missing", "unit_missing"}  # faults that are answered here, and not in the file
UNITS = ("", "SEK", "tSEK", "MSEK", "EUR", "tEUR", "MEUR", "NOK", "DKK", "GBP", "USD", "%")


def as_read(answer: Answer) -> list[dict[str, str]]:
    """What the command read each column as: heading, column and unit."""
    return [
        {name: str(one[name] or "") for name in ("heading", "column", "unit")} for one in answer["mapping"]
    ]


def form(here: View, answer: Answer, file: str) -> list[dict[str, str]]:
    """Show each column of the file with what it is read as; what the reader makes of that, in the form of `as_read`."""
    words = here.words
    if not answer["mapping"]:
        return []
    is_asked = any(fault["code"] in ASKED for fault in answer["faults"])
    title = "loading.mapping_asked" if is_asked else "loading.mapping"
    name = words(title, n=words.count(len(answer["mapping"])))
    with st.expander(name, expanded=is_asked, key="editing-asked" if is_asked else "editing-mapping"):
        return [
            _column(here, one, read, f"{file}-{number}")
            for number, (one, read) in enumerate(zip(answer["mapping"], as_read(answer), strict=True))
        ]


def _column(here: View, match: dict[str, Any], read: dict[str, str], key: str) -> dict[str, str]:
    words = here.words
    columns = dict.fromkeys([LEFT_OUT, read["column"], *(code.replace("-", ".") for code in COLUMNS)])
    names = {code: _name(here, code) for code in columns}
    if names[read["column"]] == read["column"]:
        names[read["column"]] = match["words"] or read["column"]
    sample = words.list([str(cell) for cell in match["sample"][:3]])
    left, right = st.columns([3, 1])
    column = left.selectbox(
        words("loading.becomes", heading=match["heading"], sample=sample),
        list(names),
        list(names).index(read["column"]),
        names.__getitem__,
        key=f"map-{key}",
    )
    units = list(dict.fromkeys([*UNITS, read["unit"]]))
    unit = right.selectbox(
        words("loading.unit"),
        units,
        units.index(read["unit"]),
        lambda code: code or words("loading.no_unit"),
        key=f"unit-{key}",
    )
    return {"heading": match["heading"], "column": column or "", "unit": unit or ""}


def _name(here: View, code: str) -> str:
    """What a column of ours is called; one that has no words here is called as in the workbook of the data."""
    key = f"loading.column.{code.replace('.', '-')}" if code else "loading.left_out"
    return here.words(key) if here.words.has(key) else code
