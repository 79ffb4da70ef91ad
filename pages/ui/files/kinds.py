"""The kinds of files that take a while to make, and how each is made; a separate process runs it (worker.py).

A kind is a module with `export(order, tell) -> File`. It reports progress by `tell(done, total, what)`, and raises
`CannotMake` with one sentence in the reader's language if the order cannot be carried out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Protocol, cast

from pages.ui.base.words import Words

KINDS = {
    "deck": "pages.ui.files.deck",  # slides for PowerPoint
    "paper": "pages.ui.files.paper",  # a board paper
    "html": "pages.ui.files.takealong",  # a file that needs no network
    "html_days": "pages.ui.files.takealong_days",  # the same with the slider of the day
    "workbook": "pages.ui.files.workbook",  # to be filled in: an organisation's milestones, or empty sheets
}

Tell = Callable[[int, int, str], None]


class CannotMake(Exception):
    """An order that cannot be carried out; its text is one sentence for the reader."""


@dataclass(frozen=True)
class Order:
    """What a reader asks for: the values of the address, and the address under which the reader sees the dashboard."""

    values: Mapping[str, str]
    origin: str

    @property
    def lang(self) -> str:
        """'sv' or 'en'."""
        return "en" if self.values.get("lang") == "en" else "sv"

    @cached_property
    def words(self) -> Words:
        """The words of the reader's language."""
        return Words(self.lang)


@dataclass(frozen=True)
class File:
    """A file that was made: its name, its media type, its content."""

    name: str
    type: str
    content: bytes


class _Kind(Protocol):
    def export(self, order: Order, tell: Tell) -> File:
        """Make the file."""


def make(kind: str, order: Order, tell: Tell) -> File:
    """Make the file of a kind. Raises CannotMake, or what went wrong."""
    return cast(_Kind, import_module(KINDS[kind])).export(order, tell)
