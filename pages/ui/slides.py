"""Slides: an ordered list of figures and findings, each the figure of one view; what is shown, presented and exported.

A slide holds no number: it names a view and a figure of it, and is made anew from the rows each time it is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.ui import capture, view
from pages.ui.capture import Caught
from pages.ui.figure import Figure
from pages.ui.view import View


@dataclass(frozen=True)
class Slide:
    """One slide: the address of a view, the key of a figure on it ('' is the finding with its sentences and headline numbers)."""

    address: str
    figure: str = ""
    title: str = ""  # the presenter's own; '' is the finding
    notes: str = ""  # for the presenter alone


@dataclass(frozen=True)
class Shown:
    """A slide as its view has it today: the page as caught, the figure on it if the slide names one that is there."""

    slide: Slide
    page: Caught
    figure: Figure | None

    @property
    def view(self) -> View:
        """The view that the slide is of."""
        return self.page.view

    @property
    def title(self) -> str:
        """The presenter's title, else the finding."""
        return self.slide.title or (self.figure.title if self.figure else self.page.title)

    @property
    def link(self) -> str:
        """The address that shows just this in the dashboard, its day named."""
        return self.view.url(exact=True) + (f"#{self.figure.key}" if self.figure else "")


def shown(slides: Sequence[Slide]) -> list[Shown]:
    """The slides with what they show; each view's page runs once. Raises KeyError for an address that no page has."""
    pages: dict[str, Caught] = {}
    for slide in slides:
        if slide.address not in pages:
            pages[slide.address] = capture.run(view.at(slide.address))
    return [Shown(s, pages[s.address], pages[s.address].figure(s.figure)) for s in slides]
