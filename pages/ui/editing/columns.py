"""How the columns of a file are read, for a reader to correct."""

from functools import partial
from typing import Any

import streamlit as st

from pages.ui.address.view import View
from pages.ui.editing.command import Answer

LEFT_OUT = ""
_REMEMBERED = "load-columns"
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
WITH_UNIT = ("funding-amount", "indicator_values-value")  # begin the columns whose cells are in a unit
ANSWERED_HERE = {"measure_missing", "unit_missing"}  # faults that the file need not mend
UNITS = ("", "SEK", "tSEK", "MSEK", "EUR", "tEUR", "MEUR", "NOK", "DKK", "GBP", "USD", "%")


def as_read(answer: Answer) -> list[dict[str, str]]:
    """What the command read each column as: heading, column and unit."""
    return [
        {name: str(one[name] or "") for name in ("heading", "column", "unit")} for one in answer["mapping"]
    ]


def remember(mapping: list[dict[str, str]]) -> None:
    """Keep what a reader has said of the columns of a file for the next file with the same headings."""
    st.session_state.setdefault(_REMEMBERED, {})[_headings(mapping)] = mapping


def remembered(answer: Answer) -> list[dict[str, str]]:
    """What the reader has said of the columns of another file with these headings; empty where nothing."""
    known: dict[tuple[str, ...], list[dict[str, str]]] = st.session_state.get(_REMEMBERED, {})
    return known.get(_headings(as_read(answer)), [])


def _headings(mapping: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(one["heading"] for one in mapping)


def left_out(answer: Answer) -> list[str]:
    """The headings of the columns that are not taken in, those of persons apart."""
    return [one["heading"] for one in answer["mapping"] if not one["column"] and one["how"] != "dropped"]


def form(here: View, answer: Answer, file: str) -> list[dict[str, str]]:
    """Show each column of the file with what it is read as; what the reader makes of that, in the form of `as_read`.

    Columns that something is asked of come first.
    """
    words, matches = here.words, answer["mapping"]
    if not matches:
        return []
    asked = {
        place["column"]
        for fault in answer["faults"]
        if fault["code"] in ANSWERED_HERE
        for place in fault["places"]
    }
    counts = {"n": words.count(len(matches) - len(left_out(answer))), "all": words.count(len(matches))}
    name = words("loading.mapping_asked") if asked else words("loading.mapping", **counts)
    with st.expander(name, expanded=bool(asked), key="editing-asked" if asked else "editing-mapping"):
        numbered = list(enumerate(zip(matches, as_read(answer), strict=True)))
        said = {
            number: _column(here, one, read, f"{file}-{number}")
            for number, (one, read) in sorted(numbered, key=lambda item: item[1][0]["heading"] not in asked)
        }
    return [said[number] for number in sorted(said)]


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
    unit = ""
    if (column or "").replace(".", "-").startswith(WITH_UNIT):
        units = list(dict.fromkeys([*UNITS, read["unit"]]))
        unit = right.selectbox(
            words("loading.unit"), units, units.index(read["unit"]), partial(_unit, here), key=f"unit-{key}"
        )
    return {"heading": match["heading"], "column": column or "", "unit": unit or ""}


def _unit(here: View, code: str) -> str:
    """How a unit is written: tkr, where the command says tSEK."""
    key = f"loading.unit_name.{code}" if code else "loading.no_unit"
    return here.words(key) if here.words.has(key) else code


def _name(here: View, code: str) -> str:
    """What a column of ours is called; one that has no words here is called as in the workbook of the data."""
    key = f"loading.column.{code.replace('.', '-')}" if code else "loading.left_out"
    return here.words(key) if here.words.has(key) else code
