"""What waits for a person before a file can be published: doubtful rows to confirm, and questions with their answers."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from pages.ui.address.view import View
from pages.ui.editing import answers
from pages.ui.forms import block

EACH = ""  # answer to each by itself
_ALL = "all-"  # begins the name of an answer to all questions of a warning


def form(here: View, warnings: Sequence[dict[str, Any]]) -> dict[str, bool]:
    """What is to be confirmed, and whether the reader has: each row by itself, and each question by one of its answers."""
    if not warnings:
        return {}
    confirmed: dict[str, bool] = {}
    with st.container(border=True, key="editing-warnings"):
        st.header(here.words("loading.warnings"), anchor=False)
        for place, warning in enumerate(warnings):
            block.show(f"warning-{place}", block.render("warning.html", text=warning["sentence"]))
            if warning["questions"]:
                confirmed |= _answered(here, warning, place)
                continue
            places = warning["places"]
            for number, code in enumerate(warning["confirm"]):
                where = answers.place(here, places[number]) if number < len(places) else code
                confirmed[code] = st.checkbox(
                    here.words("loading.confirm", where=where), key=f"confirm-{code}"
                )
            if not warning["confirm"]:  # it waits for the reason, not for a tick
                block.show(f"places-{place}", block.render("places.html", places=places, w=here.words))
    return confirmed


def given(warnings: Sequence[dict[str, Any]], waiting: Mapping[str, bool]) -> tuple[list[str], bool]:
    """The answers to the questions of `warnings`, by what `form` gave, and whether there is one to each."""
    choices = {
        choice["confirm"]
        for warning in warnings
        for choices in (warning["all_as"], *(one["choices"] for one in warning["questions"]))
        for choice in choices
    }
    codes = [code for code in waiting if code in choices]
    return codes, all(
        is_said for code, is_said in waiting.items() if code in choices or code.startswith(_ALL)
    )


def _answered(here: View, warning: dict[str, Any], place: int) -> dict[str, bool]:
    """The answers to the questions of a warning; one that holds for all of them comes first where there are several."""
    words, said = here.words, {}
    if warning["all_as"]:
        options = {one["confirm"]: one["words"] for one in warning["all_as"]}
        whole = st.radio(
            words("loading.all_as", n=words.count(warning["count"])),
            [EACH, *options],
            format_func=lambda code: options.get(code) or words("loading.each"),
            key=f"{_ALL}{place}",
        )
        if whole and whole != EACH:
            return {whole: True}
        if warning["count"] > len(warning["questions"]):
            said[f"{_ALL}{place}"] = False  # more than can be asked one by one
    for question in warning["questions"]:
        spot = warning["places"][question["place"]]
        where = answers.place(here, spot) if spot["row"] else words("loading.of_all_rows")
        options = {one["confirm"]: one["words"] for one in question["choices"]}
        if question["beside"]:
            html = block.render("beside.html", w=words, rows=question["beside"], where=where)
            block.show(f"beside-{place}-{question['place']}", html)
        code = st.radio(
            words("loading.what_is", where=where),
            list(options),
            index=None,
            format_func=options.__getitem__,
            key=f"answer-{next(iter(options))}",
        )
        said[code or next(iter(options))] = code is not None
    return said
