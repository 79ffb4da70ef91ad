"""What waits for a person before a file can be published: doubtful rows to confirm, and questions with their answers."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from pages.ui.address.view import View
from pages.ui.editing import answers
from pages.ui.forms import block

EACH = ""  # answer to each by itself
_ALL = "all-"  # begins the name of an answer to all questions of a warning


def form(here: View, warnings: Sequence[dict[str, Any]], names: Mapping[str, Any]) -> dict[str, bool]:
    """What is to be confirmed, and whether the reader has: each row by itself, and each question by one of its answers.

    `names`: what may be picked instead of the answers of a question, by its kind.
    """
    if not warnings:
        return {}
    confirmed: dict[str, bool] = {}
    with st.container(border=True, key="editing-warnings"):
        st.header(here.words("loading.warnings"), anchor=False)
        for place, warning in enumerate(warnings):
            block.show(f"warning-{place}", block.render("warning.html", text=warning["sentence"]))
            if warning["questions"]:
                confirmed |= _answered(here, warning, place, names)
                continue
            places = warning["places"]
            for number, code in enumerate(warning["confirm"]):
                where = answers.place(here, places[number]) if number < len(places) else code
                confirmed |= _confirmed(here, code, warning["skip"].get(code, ""), where)
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
    starts = tuple(
        one["pick"]["confirm"] for warning in warnings for one in warning["questions"] if one["pick"]
    )
    skips = {code for warning in warnings for code in warning["skip"].values()}
    asked = {
        code: is_said
        for code, is_said in waiting.items()
        if code in choices or code in skips or code.startswith((_ALL, *starts))
    }
    return [code for code in asked if not code.startswith(_ALL)], all(asked.values())


def _confirmed(here: View, code: str, skip: str, where: str) -> dict[str, bool]:
    """Whether a doubtful row is right; one that stands in the file may be left out instead."""
    words = here.words
    if not skip:
        return {code: st.checkbox(words("loading.confirm", where=where), key=f"confirm-{code}")}
    said = st.radio(
        where,
        [code, skip],
        index=None,
        format_func=lambda one: words("loading.is_right" if one == code else "loading.skip"),
        horizontal=True,
        key=f"confirm-{code}",
    )
    return {said or code: said is not None}


def _answered(here: View, warning: dict[str, Any], place: int, names: Mapping[str, Any]) -> dict[str, bool]:
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
        first, pick = next(iter(options)), question["pick"]
        if pick:
            options[pick["confirm"]] = pick["words"]
        code = st.radio(
            words("loading.what_is", where=where),
            list(options),
            index=None,
            format_func=options.__getitem__,
            key=f"answer-{first}",
        )
        if pick and code == pick["confirm"]:
            code = _picked(pick, names[pick["kind"]])
        said[code or first] = code is not None
    return said


def _picked(pick: Mapping[str, str], names: Sequence[Mapping[str, str]]) -> str | None:
    """What says that a name is one of those that are known already; None before one is chosen."""
    known = {one["id"]: one["name"] for one in names}
    chosen = st.selectbox(
        pick["words"],
        list(known),
        index=None,
        format_func=known.__getitem__,
        placeholder="",
        key=f"pick-{pick['confirm']}",
    )
    return f"{pick['confirm']}{chosen}" if chosen else None
