"""What a form is: values of a figure in a frozen dataclass, and how they are drawn on each output.

A new form is one file here with a dataclass that follows `Form`, one line in `pages/ui/forms/__init__.py`, and its values in
`tests/pages/test_forms.py`. `draw` alone gives pictures, paper and PowerPoint; a form overrides `pptx` only where PowerPoint
has an object of its own, such as a chart or a table that can be edited.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Protocol, Self

from markupsafe import Markup

from pages.ui.forms.canvas import Canvas, Sheet

Chart = dict[str, Any]
SMALL = 13  # pixels: the type of keys, notes and what stands beside a name


@dataclass(frozen=True)
class Screen:
    """Where a form stands on a screen: the id of its figure, the figure in words, whether it is a slide, and whether it is bare.

    A bare figure stands in the frame of another page, where nothing is fetched when a fold is opened.
    """

    id: str = ""
    alt: str = ""
    is_slide: bool = False
    is_bare: bool = False


@dataclass(frozen=True)
class Panel:
    """A chart of PowerPoint's own: 'column', 'line' or 'bar' (lying), stacked where it has several series."""

    kind: str
    title: str
    categories: Sequence[str]
    series: Sequence["PanelSeries"]
    low: float
    high: float


@dataclass(frozen=True)
class PanelSeries:
    """One series of a panel: a value for each category (None where the rows have none), colours and patterns beside."""

    name: str
    values: Sequence[float | None]
    colours: Sequence[str]
    patterns: Sequence[str]


class Room(Protocol):
    """The room that a form has on a PowerPoint slide."""

    @property
    def is_low(self) -> bool:
        """Whether a chart of PowerPoint's own would be too low to be read."""

    def draw(self, form: "Form") -> None:
        """Draw the form as shapes; what has no room is left out row by row and counted."""

    def charts(self, panels: Sequence[Panel]) -> None:
        """Draw charts of PowerPoint's own, all on one scale."""

    def table(
        self, heads: Sequence[str], lines: Sequence[Sequence[str]], numbers: Sequence[bool], left_out: int
    ) -> None:
        """Draw a table of PowerPoint's own; lines that have no room are counted, with those `left_out` already."""

    def sentences(self, items: Sequence[str]) -> None:
        """Set sentences in one text that can be edited."""

    def say(self, *lines: str) -> None:
        """Put lines into the presenter's notes."""


@dataclass(frozen=True)
class Form(ABC):
    """Values with their drawings.

    `cut_by` is the field whose rows can be left out one by one where room is short, such as "lines", or "groups.bars" where they
    stand in groups; without one the form stays whole.
    """

    cut_by: ClassVar[str] = ""
    is_whole: ClassVar[bool] = True  # it shows the rows: no table is needed in its place
    is_lasting: ClassVar[bool] = False  # it is shown where there are no rows, too

    @abstractmethod
    def html(self, screen: Screen) -> Markup:
        """The form on a page or on a slide before an audience."""

    @abstractmethod
    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Draw the form from a corner down, `width` pixels wide; where the next thing may begin."""

    @abstractmethod
    def text(self) -> list[str]:
        """Every label and value, for who does not see the form."""

    def pptx(self, room: Room) -> None:
        """The form on a PowerPoint slide."""
        room.draw(self)

    def height(self, width: float) -> float:
        """How many pixels the form needs on a slide of this width."""
        return self.draw(Sheet(), 0, 0, width)

    def length(self) -> int:
        """How many rows can be left out one by one; 0 where the form stays whole."""
        outer, _, inner = self.cut_by.partition(".")
        held = getattr(self, outer) if outer else ()
        return sum(len(getattr(group, inner)) for group in held) if inner else len(held)

    def first(self, count: int) -> Self:
        """The form with so many of its rows, from the first group on; groups without any are left out."""
        outer, _, inner = self.cut_by.partition(".")
        if not outer:
            return self
        held = getattr(self, outer)
        return replace(self, **{outer: _first(held, inner, count) if inner else held[:count]})


def _first(groups: Sequence[Any], rows: str, count: int) -> list[Any]:
    """The groups with so many rows in all; `rows` is the field that holds them."""
    found = []
    for group in groups:
        if own := getattr(group, rows)[: max(count, 0)]:
            found.append(replace(group, **{rows: own}))
        count -= len(own)
    return found
