"""Loading what somebody sends: the file, how its columns are read, what changes, what waits for a person, one button."""

import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui.address.view import View
from pages.ui.editing import our_workbook, told
from pages.ui.editing.command import Answer
from pages.ui.forms import block

MOST_FILES = 10
LEFT_OUT = ""
EACH = ""  # answer to each by itself
_CHECKED, _DONE, _FOLDER, _JOURNAL = ("load-checked", "load-done", "load-folder", "load-journal")
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
ASKED_OF_COLUMNS = {"measure_missing", "unit_missing"}  # faults that are answered there, and not in the file
UNITS = ("", "SEK", "tSEK", "MSEK", "EUR", "tEUR", "MEUR", "NOK", "DKK", "GBP", "USD", "%")


def form(here: View) -> None:
    """The way of a file from upload to published."""
    words = here.words
    if _done(here):
        return
    with st.container(border=True, key="editing-form"):
        files = st.file_uploader(words("loading.file"), accept_multiple_files=True, key="load-files")
        body = st.text_input(words("loading.of_body"), max_chars=120, key="load-body").strip()
        source = st.text_input(words("loading.source"), max_chars=80, key="load-source").strip()
    if not files:
        st.session_state.pop(_CHECKED, None)
        return
    paths = _written([(file.name, file.getvalue()) for file in files[:MOST_FILES]])
    checked = st.session_state.get(_CHECKED, {})
    if checked.get("files") != [file.file_id for file in files]:
        checked = {"files": [file.file_id for file in files]}
        st.session_state[_CHECKED] = checked
    told_of = [(option, text) for option, text in (("--as", source), ("--body", body)) if text]
    given = [*map(str, paths), *(f"{option}={text}" for option, text in told_of)]
    mapping = _mapping(here, checked["answer"], checked["files"][0]) if checked.get("answer") else []
    # As the command read the columns before anybody corrected them.
    if mapping != checked.get("as_found", []):
        given.append(f"--mapping={_mapping_file(mapping)}")
    if st.button(words("loading.check"), key="load-check"):
        answer = _check(here, given)
        if answer and answer["mapping"] and "as_found" not in checked:
            checked["as_found"] = _read_as(answer)
        read_as = _read_as(answer) if answer else []
        checked |= {"given": given, "mapping": read_as, "answer": answer, "said": []}
        if answer:
            st.rerun()
    if not checked.get("answer"):
        return
    if (given, mapping) != (checked["given"], checked["mapping"]):
        told.notice(words("loading.check_again"), "again")
        return
    _previewed(here, checked, given)


def _previewed(here: View, checked: dict[str, Any], given: Sequence[str]) -> None:
    """What the command says of the file, and the button that publishes it."""
    words, answer = here.words, checked["answer"]
    kind = f"loading.kind.{answer['taken_for']}"
    taken = words(kind) if words.has(kind) else answer["title"] or words("loading.not_understood")
    told.notice(words("loading.taken_for", file=answer["file"], taken=taken), "taken")
    told.faults(here, answer)
    _marked_copy(here, answer)
    if answer["state"] == "faults":
        told.faults(here, answer, "warnings")
        return
    _about_file(here, answer)
    counts = {kind: sum(n[kind] for n in answer["counts"].values()) for kind in ("new", "changed")}
    if not any(counts.values()) and not answer["warnings"]:
        is_known = any(n["same"] for n in answer["counts"].values())
        told.notice(words("loading.nothing_new" if is_known else "loading.nothing_ours"), "nothing")
        return
    told.changes(here, answer)
    told.proposals(here, answer)
    waiting = _waiting(here, answer["warnings"])
    if any(warning["questions"] for warning in answer["warnings"]):
        _count_answers(here, checked, given, waiting)
        return
    if checked["said"]:
        told.notice(words("loading.counted", n=words.count(len(checked["said"]))), "counted")
    if not any(counts.values()):
        return
    reason = st.text_input(words("loading.reason"), max_chars=500, key="load-reason").strip()
    name = words("loading.publish", **{kind: words.count(n) for kind, n in counts.items()})
    needs_reason = any(warning["code"] == "change_needs_reason" for warning in answer["warnings"])
    is_ready = all(waiting.values()) and (bool(reason) or not needs_reason)
    if not is_ready:
        st.caption(words("loading.not_ready"))
    if st.button(name, type="primary", disabled=not is_ready, key="load-publish"):
        confirmed = _confirm([*checked["said"], *waiting])
        why = [f"--reason={reason}"] if reason else []
        sent = told.asked(here, *given, *why, f"--base={answer['base']}", *confirmed)
        if sent and sent["state"] == "published":
            st.session_state[_DONE] = sent
            st.session_state.pop(_CHECKED, None)
            st.rerun()
        elif sent:
            told.faults(here, sent)


def _check(here: View, given: Sequence[str], said: Sequence[str] = ()) -> Answer | None:
    """What the command says of the file with these answers to what it asked; the copy with its faults lies beside."""
    return told.asked(here, *given, "--check", f"--marked={_folder() / 'marked.xlsx'}", *_confirm(said))


def _confirm(codes: Sequence[str]) -> list[str]:
    return ["--confirm", *codes] if codes else []


def _count_answers(
    here: View, checked: dict[str, Any], given: Sequence[str], waiting: Mapping[str, bool]
) -> None:
    """The button that checks the file again with the answers: they decide which rows are new and which are changed."""
    asked = {one["confirm"] for warning in checked["answer"]["warnings"] for one in _choices(warning)}
    is_answered = all(
        is_said for code, is_said in waiting.items() if code in asked or code.startswith("all-")
    )
    if not is_answered:
        st.caption(here.words("loading.not_answered"))
    if st.button(here.words("loading.count"), type="primary", disabled=not is_answered, key="load-count"):
        said = [*checked["said"], *(code for code in waiting if code in asked)]
        if answer := _check(here, given, said):
            checked |= {"answer": answer, "said": said}
            st.rerun()


def _choices(warning: dict[str, Any]) -> list[dict[str, str]]:
    """All that may be answered to a warning."""
    return [*warning["all_as"], *(choice for one in warning["questions"] for choice in one["choices"])]


def _about_file(here: View, answer: Answer) -> None:
    """What was mended in the file, and which of its rows are not taken in."""
    told_of = len(answer["notes"]) + len(answer["left_out"])
    if told_of:
        with st.expander(
            here.words("loading.about_file", n=here.words.count(told_of)), key="editing-about-file"
        ):
            told.faults(here, answer, "notes")
            told.faults(here, answer, "left_out")


def _waiting(here: View, warnings: Sequence[dict[str, Any]]) -> dict[str, bool]:
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
                where = told.place(here, places[number]) if number < len(places) else code
                confirmed[code] = st.checkbox(
                    here.words("loading.confirm", where=where), key=f"confirm-{code}"
                )
            if not warning["confirm"]:  # it waits for the reason, not for a tick
                block.show(f"places-{place}", block.render("places.html", places=places, w=here.words))
    return confirmed


def _answered(here: View, warning: dict[str, Any], place: int) -> dict[str, bool]:
    """The answers to the questions of a warning; one that holds for all of them comes first where there are several."""
    words, given = here.words, {}
    if warning["all_as"]:
        options = {one["confirm"]: one["words"] for one in warning["all_as"]}
        whole = st.radio(
            words("loading.all_as", n=words.count(warning["count"])),
            [EACH, *options],
            format_func=lambda code: options.get(code) or words("loading.each"),
            key=f"all-{place}",
        )
        if whole and whole != EACH:
            return {whole: True}
        if warning["count"] > len(warning["questions"]):
            given[f"all-{place}"] = False  # more than can be asked one by one
    for question in warning["questions"]:
        where = warning["places"][question["place"]]
        options = {one["confirm"]: one["words"] for one in question["choices"]}
        if question["beside"]:
            html = block.render(
                "beside.html", w=words, rows=question["beside"], where=told.place(here, where)
            )
            block.show(f"beside-{place}-{question['place']}", html)
        code = st.radio(
            words("loading.what_is", where=told.place(here, where)),
            list(options),
            index=None,
            format_func=options.__getitem__,
            key=f"answer-{next(iter(options))}",
        )
        given[code or next(iter(options))] = code is not None
    return given


def _read_as(answer: Answer) -> list[dict[str, str]]:
    return [
        {name: str(one[name] or "") for name in ("heading", "column", "unit")} for one in answer["mapping"]
    ]


def _mapping(here: View, answer: Answer, file: str) -> list[dict[str, str]]:
    """The columns of the file, each with what it is read as; the reader may correct them."""
    words, found = here.words, []
    if not answer["mapping"]:
        return []
    is_asked = any(fault["code"] in ASKED_OF_COLUMNS for fault in answer["faults"])
    name = words(
        "loading.mapping_asked" if is_asked else "loading.mapping", n=words.count(len(answer["mapping"]))
    )
    with st.expander(name, expanded=is_asked, key="editing-asked" if is_asked else "editing-mapping"):
        for number, (one, read) in enumerate(zip(answer["mapping"], _read_as(answer), strict=True)):
            columns = list(
                dict.fromkeys([LEFT_OUT, read["column"], *(code.replace("-", ".") for code in COLUMNS)])
            )
            name = words(
                "loading.becomes",
                heading=one["heading"],
                sample=words.list([str(s) for s in one["sample"][:3]]),
            )
            called = {code: _column(here, code) for code in columns}
            if called[read["column"]] == read["column"]:
                called[read["column"]] = one["words"] or read["column"]
            left, right = st.columns([3, 1])
            column = left.selectbox(
                name,
                columns,
                columns.index(read["column"]),
                called.__getitem__,
                key=f"map-{file}-{number}",
            )
            units = list(dict.fromkeys([*UNITS, read["unit"]]))
            unit = right.selectbox(
                words("loading.unit"),
                units,
                units.index(read["unit"]),
                lambda code: code or words("loading.no_unit"),
                key=f"unit-{file}-{number}",
            )
            found.append({"heading": one["heading"], "column": column or "", "unit": unit or ""})
    return found


def _column(here: View, code: str) -> str:
    """What a column of ours is called; one that has no words here is called as in the workbook of the data."""
    key = f"loading.column.{code.replace('.', '-')}" if code else "loading.left_out"
    return here.words(key) if here.words.has(key) else code


def _folder() -> Path:
    """A folder of this reader's own, gone with the session."""
    if _FOLDER not in st.session_state:
        st.session_state[_FOLDER] = tempfile.TemporaryDirectory(
            prefix="follow-up-load-", ignore_cleanup_errors=True
        )
    return Path(st.session_state[_FOLDER].name)


def _written(files: Sequence[tuple[str, bytes]]) -> list[Path]:
    """The files on disk; of their names only letters, digits, dot and hyphen stay."""
    paths = []
    for number, (name, content) in enumerate(files):
        safe = re.sub(r"[^\w.-]+", "_", Path(name.replace("\\", "/")).name).lstrip(".-") or "file"
        path = _folder() / str(number) / safe[-100:]
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
        paths.append(path)
    return paths


def _mapping_file(mapping: Sequence[dict[str, str]]) -> Path:
    path = _folder() / "mapping.json"
    path.write_text(json.dumps({"mapping": mapping}, ensure_ascii=False), encoding="utf-8")
    return path


def _marked_copy(here: View, answer: Answer) -> None:
    """The copy with what is wrong marked in its cells."""
    path = _folder() / "marked.xlsx"
    if (answer["faults"] or answer["warnings"]) and path.exists():
        st.download_button(
            here.words("loading.marked"),
            path.read_bytes(),
            "marked.xlsx",
            our_workbook.TYPE,
            key="load-marked",
        )


def _done(here: View) -> bool:
    """Say what was published, ready to paste; whether anything was."""
    sent = st.session_state.get(_DONE)
    if not sent:
        return False
    words = here.words
    told.notice(words("loading.published"), "done")
    block.show(
        "paste",
        block.render("paste.html", w=words, text=sent["report"], link=here.url("sedan-sist", exact=True)),
    )
    if st.button(words("loading.again"), key="load-again"):
        del st.session_state[_DONE]
        st.rerun()
    return True


def workbook(here: View) -> None:
    """Our own workbook, to be filled in."""
    our_workbook.form(here, _folder() / "workbook.xlsx")


def journal(here: View) -> None:
    """What was published, when and why; the last one can be taken back."""
    words = here.words
    with st.container(border=True, key="editing-journal"):
        st.header(words("loading.journal"), anchor=False)
        if st.button(words("loading.show_journal"), key="load-journal-show"):
            st.session_state[_JOURNAL] = told.asked(here, "--journal")
        listed = st.session_state.get(_JOURNAL)
        if not listed:
            return
        rows = [row | {"at": _moment(here, row["at"])} for row in listed["journal"]]
        html = block.render("journal.html", w=words, rows=rows, lang=here.lang)
        block.show("journal-rows", html)
        if listed["journal"] and st.button(words("loading.undo_last"), key="load-undo"):
            undone = told.asked(here, "--undo")
            st.session_state.pop(_JOURNAL, None)
            if undone:
                told.faults(here, undone)
            if undone and undone["state"] == "undone":
                st.session_state.pop(_DONE, None)
                told.notice(words("loading.undone"), "undone")


def _moment(here: View, at: str) -> str:
    """When something was published, by the clock of the server."""
    moment = datetime.fromisoformat(at).astimezone()
    return here.words("loading.moment", date=here.words.date(moment.date()), time=f"{moment:%H:%M}")
