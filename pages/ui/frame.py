"""The frame of every page: name, day, selection, language, menu, then the page itself, then the foot."""

import datetime as dt
import logging
from typing import Any

import streamlit as st

import queries
from pages.ui import block, clock, palette, paper_route, parameters, query, view
from pages.ui.sections import PAGES, SECTIONS, Section
from pages.ui.view import View
from pages.ui.words import Words

REVIEW = dt.date(2020, 12, 31)
_log = logging.getLogger("follow_up")


def marks(here: View) -> list[dict[str, Any]]:
    """The two days with a name: the review of 31 December 2020, and today."""
    review = here.url(as_of=REVIEW)
    return [
        {"text": here.words("frame.mark_review"), "url": review, "current": here.as_of == REVIEW},
        {
            "text": here.words("frame.mark_today"),
            "url": here.url(as_of=None),
            "current": here.as_of == clock.today(),
        },
    ]


def notices(here: View) -> list[str]:
    """What a reader must know of this view before reading it."""
    found = []
    if here.refused:
        found.append(here.words("frame.refused", names=", ".join(name[:40] for name in here.refused)))
    if queries.manifest()["synthetic"]:
        found.append(here.words("frame.synthetic"))
    return found


def areas(here: View) -> list[dict[str, Any]]:
    """The areas that can be chosen, with their colour."""
    rows = query.rows("choices/areas", here)
    return [row | {"name": here.name(row), "colour": palette.area(row["line_id"])} for row in rows]


def strategies(here: View) -> list[dict[str, str]]:
    """The strategies that can be chosen, named by their years in force."""
    rows = query.rows("choices/strategies", here)
    years = [(row["strategy_id"], row["valid_from"].year, row["valid_to"].year) for row in rows]
    return [{"code": code, "text": here.words("frame.strategy_of", first=a, last=b)} for code, a, b in years]


def selection(here: View, areas_text: str) -> str:
    """The selection in one line, for a phone."""
    words = here.words
    strategy = next((s["text"] for s in strategies(here) if s["code"] == here["strategy"]), "")
    day = words("frame.as_of_day", day=words.date(here.as_of))
    parts = [day[:1].upper() + day[1:], strategy or words("frame.strategy_all")]
    return " · ".join([*parts, areas_text or words("frame.areas_all")])


def header(here: View, section: Section) -> None:
    """Draw the top of the page."""
    lines = areas(here)
    chosen = [line["name"] for line in lines if line["line_id"] in here["areas"]]
    some = here.words("frame.areas_some", n=len(chosen)) if len(chosen) > 1 else "".join(chosen)
    html = block.render(
        "frame.html",
        w=here.words,
        view=here,
        pages=[
            {"path": s.path, "title": here.words(f"page.{s.key}.title"), "current": s is section}
            for s in SECTIONS
            if s.in_menu
        ],
        selection=selection(here, some),
        other_lang="en" if here.lang == "sv" else "sv",
        today=clock.today(),
        first_day=parameters.FIRST_DAY,
        marks=marks(here),
        strategies=strategies(here),
        areas=lines,
        areas_text=some or here.words("frame.areas_all"),
        notices=notices(here),
        paper=paper_route.url(here),
        one_page=paper_route.one_page_url(here),
    )
    title = f"{here.words(f'page.{section.key}.title')} – {here.words('frame.name')}"
    block.show("frame", html, title=title, lang=here.lang)


def footer(here: View) -> None:
    """Draw the foot of the page; it tells the browser that the view is complete."""
    made = queries.manifest()
    built = dt.datetime.fromisoformat(made["built_at"]).date()
    html = block.render(
        "foot.html", w=here.words, view=here, edition=made["edition"], built=here.words.date(built)
    )
    block.show("foot", html, end=here.url(exact=True))


def main() -> None:
    """Run the page that the address names inside the frame; without data, say so."""
    try:
        queries.current_edition()
    except queries.NoEdition:
        _log.exception("There is no edition to show")
        words = Words("en" if st.query_params.get("lang") == "en" else "sv")
        block.show("failed", block.render("failed.html", text=words("frame.no_data")), end="no-data")
        return
    lang = "en" if st.query_params.get("lang") == "en" else "sv"
    titles = {s.key: Words(lang)(f"page.{s.key}.title") for s in SECTIONS}
    pages = {
        st.Page(PAGES / s.file, title=titles[s.key], url_path=s.path or s.key, default=not s.path): s
        for s in SECTIONS
    }
    page = st.navigation(list(pages), position="hidden")
    section = next(s for p, s in pages.items() if p.url_path == page.url_path)
    here = view.current(section.path)
    header(here, section)
    try:
        page.run()
    except Exception:
        # A reader gets a sentence and keeps the frame; the log gets what went wrong.
        _log.exception("The page %r failed at %s", section.key, here.url())
        block.show("failed", block.render("failed.html", text=here.words("frame.failed")))
    footer(here)


main()
