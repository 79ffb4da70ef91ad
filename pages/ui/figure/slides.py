"""Slides: an ordered list of figures and findings, each the figure of one view; what is shown, presented and exported.

A slide holds no number: it names a view and a figure of it, and is made anew from the rows each time it is shown.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

import queries
from pages.ui.address import slide_list, view
from pages.ui.address.slide_list import Slide as Slide
from pages.ui.address.stories import STORIES
from pages.ui.address.view import View
from pages.ui.base.sections import SECTIONS, tabs_of
from pages.ui.figure import capture
from pages.ui.figure.figure import Caught, Figure
from pages.ui.forms.form import Form
from pages.ui.forms.sentences import Sentences

PATH = "presentera"
_log = logging.getLogger("follow_up")


@dataclass(frozen=True)
class Shown:
    """A slide as its view has it today: the page as caught, the figure on it if the slide names one that is there."""

    slide: Slide
    page: Caught
    figure: Figure | None
    gone: str = ""  # why there is nothing to show: 'page', 'figure' or 'failed'

    @property
    def view(self) -> View:
        """The view that the slide is of."""
        return self.page.view

    @property
    def title(self) -> str:
        """The presenter's title, else the finding."""
        found = self.figure.title if self.figure else self.page.title
        return self.slide.title or found or self.view.words(f"present.gone.{self.gone or 'page'}")

    @property
    def summary(self) -> list[Form]:
        """What the slide of a page shows: its headline numbers and sentences; without numbers, what leads its first figure."""
        page = self.page
        tiles: list[Form] = [page.tiles] if page.tiles else []
        lead = (
            list(page.figures[0].forms[:1]) if page.figures and not tiles and page.figures[0].is_drawn else []
        )
        said = page.sentences[:1] if lead else page.sentences
        return [*tiles, *([Sentences(tuple(said))] if said else []), *lead]

    @property
    def link(self) -> str:
        """The address that shows just this in the dashboard, its day named."""
        return self.view.url(exact=True) + (f"#{self.figure.key}" if self.figure else "")


def editions(shown: Sequence[Shown]) -> list[str]:
    """The editions that the slides show, each once."""
    return list(dict.fromkeys(each.view.edition for each in shown))


def listed(here: View) -> tuple[Slide, ...]:
    """The slides of a view of Presentera: those of the ready story that it names, else the reader's own."""
    return STORIES[here["story"]] if here["story"] else slide_list.read(here["slides"])


def of(here: View) -> list[Slide]:
    """The slides as they are shown there: in its language, and at the day and areas that were changed while presenting."""
    changes = {"lang": here.lang}
    if here["live_as_of"]:
        changes["as_of"] = str(here["live_as_of"])
    if here["live_areas"]:
        changes["areas"] = "" if here["live_areas"] == ("all",) else ",".join(here["live_areas"])
    return [changed(slide, changes) for slide in listed(here)]


def changed(slide: Slide, changes: dict[str, str]) -> Slide:
    """The slide at other values of its address; an empty one is taken away."""
    path, query = view.path_and_query(slide.address)
    values = dict(parse_qsl(query, keep_blank_values=True)) | changes
    query = urlencode({n: text for n, text in values.items() if text}, safe=",")
    return replace(slide, address=path + (f"?{query}" if query else ""))


def shown(
    slides: Sequence[Slide], tell: Callable[[int], None] = lambda number: None, narrow: bool = False
) -> list[Shown]:
    """The slides with what they show; each view's page runs once. What a slide names may be gone, and it says so.

    `narrow` leaves out the tabs that no slide needs, and so what the page has in `sources` of them. `tell` is called after
    each slide.
    """
    pages: dict[str, Caught] = {}
    figures: dict[str, list[str]] = {}
    for slide in slides:
        figures.setdefault(slide.address, []).append(slide.figure)
    found = []
    for number, slide in enumerate(slides, start=1):
        wanted = tabs(figures[slide.address], view.at(slide.address).path) if narrow else None
        found.append(one(slide, pages, wanted))
        tell(number)
    return found


def tabs(figures: Sequence[str], path: str) -> frozenset[str] | None:
    """The tabs of a page that hold these figures; None where one is on no tab. Its summary ('') stands on the first."""
    every = tabs_of(path)
    of = {key: tab.code for tab in every for key in (*tab.figures, *([""] if tab is every[0] else []))}
    return frozenset(of[key] for key in figures) if of.keys() >= {*figures} else None


def one(slide: Slide, pages: dict[str, Caught], wanted: frozenset[str] | None = None) -> Shown:
    """A slide with what it shows; `pages` holds the pages that were run before, by address.

    `wanted` are the tabs that the slides of its page need; without it, all.
    """
    there = view.at(slide.address)
    if there.path == PATH or there.path not in {section.path for section in SECTIONS}:
        return Shown(slide, Caught(there), None, "page")
    if slide.address not in pages:
        try:
            pages[slide.address] = capture.run(there, tabs=wanted)
        except queries.QueryError:
            _log.exception("The slide of %s cannot be shown", there.url())
            return Shown(slide, Caught(there), None, "failed")
    page = pages[slide.address]
    figure = page.figure(slide.figure)
    return Shown(slide, page, figure, "figure" if slide.figure and figure is None else "")
