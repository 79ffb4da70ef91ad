"""Loading what somebody sends, from upload to published; nothing is published before its preview was seen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from pages.ui.address.view import View
from pages.ui.editing import answers, columns, our_workbook, questions, uploads
from pages.ui.editing.command import Answer
from pages.ui.forms import block

MOST_FILES = 10
STEPS = ("choose", "check", "review", "published")
WIDTHS = (7, 5)
_CHECKED, _DONE, _UNDONE = "load-checked", "load-done", "load-undone"


@dataclass
class Checked:
    """What was checked last: the uploaded files by id, the arguments, how columns are read, what the command answered.

    `first_read`: how it read the columns before anybody corrected them; `said`: the reader's answers to its questions.
    """

    files: list[str]
    given: list[str] = field(default_factory=list)
    mapping: list[dict[str, str]] = field(default_factory=list)
    first_read: list[dict[str, str]] = field(default_factory=list)
    answer: Answer | None = None
    said: list[str] = field(default_factory=list)


def form(here: View, *beside: Callable[[View], None]) -> None:
    """The way of a file from upload to published, with other cards beside its first step."""
    place = st.container()
    if file := st.session_state.pop(_UNDONE, ""):
        answers.notice(here.words("loading.undone", what=file), "undone")
    left, right = st.columns(WIDTHS)
    with left:
        files, options = ([], {}) if (is_done := _done(here)) else _file(here)
    with right, st.container(key="load-beside-file" if files else "load-beside"):
        for card in beside:
            card(here)
    step = "published" if is_done else _way(here, files, options) if files else "choose"
    if step == "choose":
        st.session_state.pop(_CHECKED, None)
    with place:
        number = STEPS.index(step)
        block.show("load-steps", block.render("load_steps.html", w=here.words, steps=STEPS, number=number))


def _file(here: View) -> tuple[list[UploadedFile], dict[str, str]]:
    """The files and what is said of them, as options of the command."""
    words = here.words
    with st.container(border=True, key="editing-form"):
        files = st.file_uploader(words("loading.file"), accept_multiple_files=True, key="load-files")
        body = st.text_input(words("loading.of_body"), max_chars=120, key="load-body").strip()
        source = st.text_input(words("loading.source"), max_chars=80, key="load-source").strip()
    return files, {"--as": source, "--body": body}


def _way(here: View, files: Sequence[UploadedFile], options: Mapping[str, str]) -> str:
    """From chosen files to their publication; the step that they have come to."""
    words = here.words
    paths = uploads.write([(file.name, file.getvalue()) for file in files[:MOST_FILES]])
    checked = _checked([file.file_id for file in files])
    given = [*map(str, paths), *(f"{option}={text}" for option, text in options.items() if text)]
    mapping = columns.form(here, checked.answer, checked.files[0]) if checked.answer else []
    if checked.answer and (left_out := columns.left_out(checked.answer)):
        answers.notice(words("loading.columns_left_out", columns=words.list(left_out)), "left-out")
    if mapping != checked.first_read:
        given.append(f"--mapping={uploads.write_mapping(mapping)}")
    if st.button(words("loading.check"), key="load-check", type="secondary" if checked.answer else "primary"):
        _read(here, checked, given, mapping)
    if not checked.answer:
        return "check"
    if (given, mapping) != (checked.given, checked.mapping):
        answers.notice(words("loading.check_again"), "again")
        return "check"
    _preview(here, checked, checked.answer)
    return "review"


def _read(here: View, checked: Checked, given: list[str], mapping: list[dict[str, str]]) -> None:
    """Check the files as their columns are read now; once more where this reader corrected such columns before."""
    if mapping != checked.first_read:
        columns.remember(mapping)
    answer = _check(here, given)
    if answer and not checked.answer and (mapping := columns.remembered(answer)):
        checked.first_read = columns.as_read(answer)
        given.append(f"--mapping={uploads.write_mapping(mapping)}")
        answer = _check(here, given, key="editing-again")
    checked.mapping = columns.as_read(answer) if answer else []
    checked.first_read = checked.first_read or checked.mapping
    checked.given, checked.answer, checked.said = given, answer, []
    if answer:
        st.rerun()


def _checked(files: list[str]) -> Checked:
    """What is known of these files; nothing where others were checked before."""
    checked = st.session_state.get(_CHECKED)
    if not isinstance(checked, Checked) or checked.files != files:
        checked = st.session_state[_CHECKED] = Checked(files)
    return checked


def _preview(here: View, checked: Checked, answer: Answer) -> None:
    """What the command says of the file, and the way on: answers to its questions, then the button that publishes it."""
    words = here.words
    kind = f"loading.kind.{answer['taken_for']}"
    taken = words(kind) if words.has(kind) else answer["title"] or words("loading.not_understood")
    answers.notice(words("loading.taken_for", file=answer["file"], taken=taken), "taken")
    answers.faults(here, answer)
    _marked_copy(here, answer)
    if answer["state"] == "faults":
        answers.faults(here, answer, "warnings")
        return
    _about_file(here, answer)
    counts = {kind: sum(n[kind] for n in answer["counts"].values()) for kind in ("new", "changed", "learnt")}
    if not any(counts.values()) and not answer["warnings"]:
        is_known = any(n["same"] for n in answer["counts"].values())
        answers.notice(words("loading.nothing_new" if is_known else "loading.nothing_ours"), "nothing")
        return
    asked = [*(note for note in answer["notes"] if note["questions"]), *answer["warnings"]]
    if any(one["questions"] for one in asked):  # what changes depends on the answers
        waiting = questions.form(here, asked, answer["names"])
        _count_answers(here, checked, *questions.given(asked, waiting))
        answers.changes(here, answer)
        return
    answers.changes(here, answer)
    waiting = questions.form(here, asked, answer["names"])
    if checked.said:
        answers.notice(words("loading.counted", n=words.count(len(checked.said))), "counted")
    codes, _ = questions.given(asked, waiting)
    if codes:  # rows that are left out: what changes is other than what is shown
        _count_answers(here, checked, [code for code, is_said in waiting.items() if is_said], True)
    elif any(counts.values()):
        _publish(here, checked, answer, counts, waiting)


def _publish(
    here: View, checked: Checked, answer: Answer, counts: dict[str, int], waiting: dict[str, bool]
) -> None:
    """The button that publishes the file; it waits until each doubtful row is confirmed and a reason stands where one is due."""
    words = here.words
    reason = st.text_input(words("loading.reason"), max_chars=500, key="load-reason").strip()
    said = {kind: words.count(n) for kind, n in counts.items()}
    has_rows = counts["new"] or counts["changed"]
    name = words("loading.publish" if has_rows else "loading.publish_names", **said)
    needs_reason = any(warning["code"] == "change_needs_reason" for warning in answer["warnings"])
    is_ready = all(waiting.values()) and (bool(reason) or not needs_reason)
    if has_rows and counts["learnt"]:
        st.caption(words("loading.names_too", **said))
    if not is_ready:
        st.caption(words("loading.not_ready"))
    if st.button(name, type="primary", disabled=not is_ready, key="load-publish"):
        confirmed = _confirm([*checked.said, *waiting])
        why = [f"--reason={reason}"] if reason else []
        sent = answers.ask(here, *checked.given, *why, f"--base={answer['base']}", *confirmed)
        if sent and sent["state"] == "published":
            st.session_state[_DONE] = sent
            st.session_state.pop(_CHECKED, None)
            st.rerun()
        elif sent:
            answers.faults(here, sent)


def _check(here: View, given: Sequence[str], said: Sequence[str] = (), key: str = "editing") -> Answer | None:
    """What the command says of the file with these answers to its questions; the marked copy is written beside it."""
    marked = uploads.marked()
    marked.unlink(missing_ok=True)  # of another file, where this one cannot be marked
    return answers.ask(here, *given, "--check", f"--marked={marked}", *_confirm(said), key=key)


def _confirm(codes: Sequence[str]) -> list[str]:
    return ["--confirm", *codes] if codes else []


def _count_answers(here: View, checked: Checked, codes: Sequence[str], is_answered: bool) -> None:
    """The button that checks the file again with the answers: they decide which rows are new and which are changed."""
    if not is_answered:
        st.caption(here.words("loading.not_answered"))
    if st.button(here.words("loading.count"), type="primary", disabled=not is_answered, key="load-count"):
        said = [*checked.said, *codes]
        if answer := _check(here, checked.given, said):
            checked.answer, checked.said = answer, said
            st.rerun()


def _about_file(here: View, answer: Answer) -> None:
    """What was mended in the file, and which of its rows are not taken in."""
    notes = [note for note in answer["notes"] if not note["questions"]]
    if number := len(notes) + len(answer["left_out"]):
        name = here.words("loading.about_file", n=here.words.count(number))
        with st.expander(name, key="editing-about-file"):
            answers.faults(here, {**answer, "notes": notes}, "notes")
            answers.faults(here, answer, "left_out")


def _marked_copy(here: View, answer: Answer) -> None:
    """The copy with what is wrong, or what is asked of a cell, marked in it."""
    path = uploads.marked()
    if (answer["faults"] or answer["warnings"]) and path.exists():
        name = here.words("loading.marked" if answer["faults"] else "loading.marked_questions")
        st.download_button(name, path.read_bytes(), path.name, our_workbook.TYPE, key="load-marked")


def _done(here: View) -> bool:
    """Say what was published, ready to paste; whether anything was."""
    sent = st.session_state.get(_DONE)
    if not sent or sent["edition"] != here.edition:  # another was published since, or this one taken back
        return False
    words, link = here.words, here.url("sedan-sist", exact=True)
    answers.notice(words("loading.published"), "done")
    block.show("paste", block.render("paste.html", w=words, text=sent["report"], link=link))
    again, back = st.columns(2)
    if again.button(words("loading.again"), key="load-again"):
        forget()
        st.rerun()
    if back.button(words("editing.undo"), key="load-undo-this") and answers.undo(here, sent["edition"]):
        st.session_state[_UNDONE] = sent["file"]
        forget()
        st.rerun()
    return True


def forget() -> None:
    """Say no longer what was published."""
    st.session_state.pop(_DONE, None)
