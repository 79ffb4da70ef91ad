"""What stands around a page: name, day, selection, language, menu above it, the foot below it."""

import datetime as dt
import logging
from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

import queries
from pages.ui.address import notices, slide_list
from pages.ui.address.view import View
from pages.ui.base import editors, faults, operator
from pages.ui.base.sections import SECTIONS, Section
from pages.ui.figure import arranged, filters, share, slides
from pages.ui.files import day_table
from pages.ui.forms import block, fold
from pages.ui.frame import context

NOTHING = Markup("")
_log = logging.getLogger("follow_up")


def built(here: View) -> str:
    """The day on which the view's edition was built, in words."""
    day = dt.datetime.fromisoformat(queries.manifest(here.edition)["built_at"]).date()
    return here.words.date(day)


def banner(here: View) -> dict[str, str]:
    """That the numbers are those of an earlier edition, with the way to the present ones; nothing where they are these."""
    if not here.is_of_old_edition:
        return {}
    text = here.words("frame.old_edition", edition=here.edition, built=built(here))
    return {"text": text, "href": here.url(edition=None, earlier=None)}


def menu_title(here: View, section: Section) -> str:
    """What a page is called in the menu; the list of slides says how many lie on it."""
    title = here.words(f"page.{section.key}.title")
    count = len(slide_list.read(here["slides"])) if section.path == slides.PATH else 0
    return f"{title} ({count})" if count else title


def header(here: View, section: Section) -> None:
    """Draw the top of the page."""
    pages = [
        {"path": s.path, "title": menu_title(here, s), "current": s is section, "menu": s.menu}
        for s in SECTIONS
        if not s.edits or editors.possible()
    ]
    shown = context.of(here)
    html: Markup = block.render(
        "frame.html",
        w=here.words,
        view=here,
        pages=pages,
        more_current=next((p["title"] for p in pages if p["current"] and p["menu"] == "more"), ""),
        selection=context.line(here, shown),
        context=shown,
        days=day_table.slider(here) if here.path in day_table.PATHS else {},
        other_lang="en" if here.lang == "sv" else "sv",
        notices=notices.of(here),
        paper=share.paper_url(here),
        one_page=share.one_page_url(here),
        banner=banner(here),
        can_add=here.path != "presentera",  # a list of slides is no slide
        pinned=here.url(exact=True, edition=here.edition),
        share=share.of(here),
        filtered=section.filtered,
        filters=filters.shown(here),
    )
    title = f"{here.words(f'page.{section.key}.title')} – {here.words('frame.name')}"
    if here["slide"] and not section.filtered:
        html = NOTHING  # before an audience there is nothing but the slide
    block.show("frame", html, title=title, lang=here.lang, parts=fold.address(here))


def footer(here: View, address: str) -> None:
    """Draw the foot of the page; it tells the browser that the view is complete.

    `address` is the view's as it was asked: two addresses may be one view.
    """
    html: Markup = block.render(
        "foot.html",
        w=here.words,
        view=here,
        edition=here.edition,
        built=built(here),
        contact=operator.stated()["contact"],
    )
    if here["slide"] and here.path == slides.PATH:
        html = NOTHING
    block.show("foot", html, end=f"{here.url(exact=True)}#{address}")


def run(here: View, section: Section, page: Callable[[], None], address: str) -> bool:
    """Run the page of a view inside the frame; gives whether whoever asks for the address again may be shown the same."""
    whole = True
    header(here, section)
    notice = st.container() if here["table"] else None  # what becomes of it is known when the tables are made
    arranged.met.set({})
    try:
        page()
    except queries.NoEdition as fault:
        whole = False
        _log.error("The edition of %s broke off: %s", here.url(), fault)
        block.show("failed", block.render("failed.html", text=faults.sentence(fault, here.words)[1]))
    except Exception:
        # A reader gets a sentence and keeps the frame; the log gets what went wrong.
        _log.exception("The page %r failed at %s", section.key, here.url())
        whole = False
        text = faults.failed(here.words, "frame.failed_old" if here.is_of_old_edition else "frame.failed")
        block.show("failed", block.render("failed.html", text=text))
    if notice and arranged.unusable(here):
        with notice:
            text = here.words("frame.refused", names="table")
            block.show("refused", block.render("notice.html", text=text))
    footer(here, address)
    return whole and notice is None  # a container has a place of its own
