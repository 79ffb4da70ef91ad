"""The script that Streamlit runs at each click: the page that the address names, inside the frame."""

import datetime as dt
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import streamlit as st

import queries
from pages.ui.address import run, view
from pages.ui.base import askers, clock, faults, metrics, trace
from pages.ui.base.sections import PAGES, SECTIONS, Section
from pages.ui.base.words import Words
from pages.ui.figure import capture
from pages.ui.forms import block
from pages.ui.frame import framed, kept_views, turns
from pages.ui.rows import together

_log = logging.getLogger("follow_up")


def main() -> None:
    """Run the page that the address names inside the frame; without data, say so."""
    trace.begin()
    lang = "en" if st.query_params.get("lang") == "en" else "sv"
    askers.give_way()
    with turns.FEW:
        try:
            run.begin(queries.current_edition(), clock.today())
        except queries.NoEdition as fault:
            _log.error("There is no edition to show: %s", fault)
            _, text = faults.sentence(fault, Words(lang))
            block.show("failed", block.render("failed.html", text=text), end="no-data")
            return
        titles = {s.key: Words(lang)(f"page.{s.key}.title") for s in SECTIONS}
        # A function in place of the file: Streamlit takes what is kept for the same elements as what the file draws.
        pages = {
            st.Page(lambda: body(), title=titles[s.key], url_path=s.path or s.key, default=not s.path): s
            for s in SECTIONS
        }
        page = st.navigation(list(pages), position="hidden")
        section = next(s for p, s in pages.items() if p.url_path == page.url_path)
        address = kept_views.address(section.path, st.query_params.to_dict())
    body = partial(capture.execute, PAGES / section.file)
    if section.edits:
        # what it shows depends on who looks and on what they have filled in; a turn would be held for long
        framed.run(view.current(section.path), section, page.run, address)
        return
    body = partial(in_bursts, PAGES / section.file)
    kept = kept_views.VIEWS.find(run.stand(), address)
    if not kept:
        try:
            with my_turn(section, Words(lang)), block.recorded() as sent:
                # whoever had the turn before may have made the same
                kept = kept_views.VIEWS.find(run.stand(), address)
                whole = not kept and framed.run(view.current(section.path), section, page.run, address)
        except turns.Full:
            block.show("failed", block.render("full.html", w=Words(lang)), end="full")
            return
    if kept:
        frame, *blocks, foot = kept
        body = partial(send, blocks)
        with turns.FEW:
            send([frame])
            page.run()
            send([foot])
    elif whole:
        kept_views.VIEWS.keep(run.stand(), address, sent)


@contextmanager
def my_turn(section: Section, words: Words) -> Iterator[None]:
    """Hold a turn to make the page of the address. What it asks is asked for those who wait for other days too.

    Raises turns.Full.
    """
    wish = day_wished(section.path, st.query_params.to_dict())
    with (
        turns.TURNS.taken(
            askers.name(st.context.ip_address), partial(say_how_many_before, words), wish
        ) as waiting,
        metrics.PAGES.labels(section.key).time(),
        together.asking(wish, waiting),
    ):
        yield


def day_wished(path: str, values: dict[str, str]) -> together.Wish:
    """What a reader waits for: the day, and all else that the address asks for."""
    try:
        day = dt.date.fromisoformat(values.pop("as_of"))
    except (KeyError, ValueError):
        day = run.today()
    return together.Wish((run.stand(), kept_views.address(path, values)), day)


def say_how_many_before(words: Words, before: int) -> None:
    """Tell a reader whose page has to wait that it comes, and after how many others."""
    text, icon, seconds = turns.notice(words, before)
    with turns.FEW:
        st.toast(text, icon=icon, duration=seconds)


def in_bursts(page: Path) -> None:
    """Run a page's own file, whose blocks come a few at a time."""
    with block.in_bursts():
        capture.execute(page)


def send(blocks: Sequence[tuple[str, bytes]]) -> None:
    """Put blocks on the page as they were sent before."""
    for key, data in blocks:
        block.send(key, data)


with askers.long(askers.name(st.context.ip_address)):
    main()
