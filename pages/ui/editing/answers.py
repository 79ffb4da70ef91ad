"""What the command answers, as a reader sees it: faults, warnings, numbers before and after, progress."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from pages.ui.address.view import View
from pages.ui.editing import columns, command
from pages.ui.editing.command import Answer, Step
from pages.ui.forms import block

MONEY = ("granted_sek",)


def ask(here: View, *arguments: str, key: str = "editing") -> Answer | None:
    """The answer of the command, its progress shown meanwhile with a way to stop it; None where it gave none, which is said.

    Two questions of one run of the page have each a key of its own, which begins with `editing`.
    """
    words, place = here.words, st.empty()
    with place.container(key=f"{key}-progress"):
        bar = st.progress(0.0, text=words("editing.begins"))
        st.button(
            words("editing.stop"), key=f"{key}-stop"
        )  # any press breaks off the run, and with it the process

    try:
        return command.run(here.lang, *arguments, on_step=_shown(bar.progress))
    except command.Failed as fault:
        notice(words(str(fault)), "failed")
        return None
    finally:
        place.empty()


def undo(here: View, edition: str) -> Answer | None:
    """Take back the last publication, if its edition is still in use; None, with what is in the way shown, where it stays."""
    undone = ask(here, "--undo", f"--base={edition}")
    if undone and undone["state"] != "undone":
        faults(here, undone)
        return None
    return undone


def _shown(progress: Callable[..., Any]) -> Step:
    """Show a line of progress: what is done, and how much of it; each step begins anew."""

    def show(step: Mapping[str, Any]) -> None:
        share = step["done"] / step["of"] if step.get("of") else 0.0
        progress(min(max(share, 0.0), 1.0), text=str(step.get("words") or step["step"]))

    return show


def notice(text: str, key: str) -> None:
    """One sentence that a screen reader reads at once; no two of a page have the same key."""
    block.show(f"notice-{key}", block.render("notice.html", text=text))


def faults(here: View, answer: Answer, key: str = "faults") -> None:
    """Each fault once, with the places where it stands; what is a question has a heading of its own."""
    asked = [cause for cause in answer[key] if cause["code"] in columns.ANSWERED_HERE]
    others = [cause for cause in answer[key] if cause not in asked]
    for heading, found in ((key, others), ("asked", asked)):
        if found:
            title = here.words(f"editing.{heading}")
            html = block.render("findings.html", w=here.words, key=heading, title=title, found=found)
            block.show(f"found-{heading}", html)


def place(here: View, where: Mapping[str, Any]) -> str:
    """Where something stands in the file, with its value."""
    sheet = where.get("sheet") or where.get("file") or ""
    spot = here.words(
        "editing.place", sheet=sheet, row=where.get("row") or "", column=where.get("column") or ""
    )
    return f"{spot}: {where['value']}" if where.get("value") else spot


def changes(here: View, answer: Answer, *, only_changed: bool = False) -> None:
    """The headline numbers before and after, all or those that change, the new amounts that are not in them, and the rows."""
    headline = answer["headline"]
    numbers = _numbers(here, headline.get("before", {}), headline.get("after", {}))
    shown = [number for number in numbers if number["changed"] or not only_changed]
    html = block.render(
        "row_changes.html",
        w=here.words,
        numbers=shown,
        unchanged=len(numbers) - len(shown),
        not_counted=answer["not_counted"],
        rows=answer["rows"],
        left=answer["rows_in_all"] - len(answer["rows"]),
    )
    block.show("row-changes", html)


def _numbers(
    here: View, before: Mapping[str, float], after: Mapping[str, float]
) -> Sequence[Mapping[str, str]]:
    def said(name: str, value: float) -> str:
        return here.words.exact_money(round(value)) if name in MONEY else here.words.number(value)

    return [
        {
            "name": here.words(f"editing.headline.{name}"),
            "before": said(name, before.get(name, 0)),
            "after": said(name, after[name]),
            "changed": "yes" if after[name] != before.get(name) else "",
        }
        for name in after
    ]
