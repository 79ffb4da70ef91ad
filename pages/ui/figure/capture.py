"""Runs a page without a browser and catches what it says and shows, for slides, paper, pictures and files.

Because the page's own file runs, the result is what a reader sees: the same finding, rows and source.
"""

from functools import cache
from pathlib import Path
from types import CodeType

from pages.ui.address import sink
from pages.ui.address.view import View
from pages.ui.base.sections import PAGES, SECTIONS
from pages.ui.figure.figure import Caught


@cache
def _code(file: Path) -> CodeType:
    return compile(file.read_text(encoding="utf-8"), str(file), "exec")


def execute(page: Path) -> None:
    """Run a page's own file, as Streamlit runs it."""
    exec(_code(page), {"__name__": "page"})


def run(view: View, folded: bool = False, tabs: frozenset[str] | None = None) -> Caught:
    """Run the page of a view and give what it says and shows; `folded` leaves what is folded to be made by its key.

    `tabs` are the codes of the tabs that are wanted; without it, all.

    Raises what the page raises: KeyError for a path that no page has, queries.QueryError as `queries.fetch` does.
    """
    files = {section.path: section.file for section in SECTIONS}
    caught = Caught(view, folds={} if folded else None, tabs=tabs)
    with sink.into(caught):
        execute(PAGES / files[view.path])
    return caught
