"""A page run without a browser: what it says and shows is caught, for slides, paper, pictures and files.

The page's own file runs, so that what is caught is what a reader sees: the same finding, the same rows, the same source.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from pages.ui.sections import PAGES, SECTIONS

if TYPE_CHECKING:
    from pages.ui.figure import Figure
    from pages.ui.forms.tiles import Tiles
    from pages.ui.view import View


CARDS = ("card", "area", "areas")  # blocks that tell what the page is of, not how to choose it


@dataclass
class Caught:
    """What a page says and shows at a view: its finding, its sentences, its headline numbers, its card, its figures in order."""

    view: View
    title: str = ""
    sentences: list[str] = field(default_factory=list)
    tiles: Tiles | None = None
    figures: list[Figure] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)
    cards: list[Markup] = field(default_factory=list)  # the facts of what a page is the card of
    folds: dict[str, Callable[[], Markup]] | None = (
        None  # how to make what is folded; None: it is made at once
    )

    def figure(self, key: str) -> Figure | None:
        """The figure with this key, None where the page shows none such at this view."""
        return next((figure for figure in self.figures if figure.key == key), None)


_now: ContextVar[Caught | None] = ContextVar("caught", default=None)


def now() -> Caught | None:
    """Where the running page is caught; None when it runs for a browser."""
    return _now.get()


@cache
def _code(file: Path) -> CodeType:
    return compile(file.read_text(encoding="utf-8"), str(file), "exec")


def execute(page: Path) -> None:
    """Run a page's own file, as Streamlit runs it."""
    exec(_code(page), {"__name__": "page"})


def run(view: View, folded: bool = False) -> Caught:
    """Run the page of a view and give what it says and shows; `folded` leaves what is folded to be made by its key.

    Raises what the page raises: KeyError for a path that no page has, queries.QueryError as `queries.fetch` does.
    """
    files = {section.path: section.file for section in SECTIONS}
    caught = Caught(view, folds={} if folded else None)
    before = _now.set(caught)
    try:
        execute(PAGES / files[view.path])
    finally:
        _now.reset(before)
    return caught
