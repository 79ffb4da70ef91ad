"""Collects what a page says when it runs without a browser; slides, paper, pictures and files are made from it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from pages.ui.address import view
from pages.ui.address.view import View

CARDS = ("card", "area", "areas")  # blocks that say what the page is about, rather than how to choose it


@dataclass
class Sink:
    """The sources and cards of a page at a view; `pages.ui.figure.capture.Caught` adds its finding and its figures.

    `folds` maps the key of each fold to the function that makes its content; with None, content is made at once. `tabs` are
    those to be shown; None is all.
    """

    view: View
    sources: list[dict[str, Any]] = field(default_factory=list)
    cards: list[Markup] = field(default_factory=list)
    folds: dict[str, Callable[[], Markup]] | None = None
    tabs: frozenset[str] | None = None


_now: ContextVar[Sink | None] = ContextVar("sink", default=None)


def now() -> Sink | None:
    """The sink of the running page; None when it runs for a browser."""
    return _now.get()


@contextmanager
def into(sink: Sink) -> Iterator[None]:
    """The page that runs meanwhile is of the sink's view and writes into the sink."""
    before = _now.set(sink)
    try:
        with view.given(sink.view):
            yield
    finally:
        _now.reset(before)
