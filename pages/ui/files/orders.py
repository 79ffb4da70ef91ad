"""What an order for a file names: its slides, as text or as the address of Presentera."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from urllib.parse import urlencode

from pages.ui.address import view
from pages.ui.figure import slides
from pages.ui.figure.slides import Slide
from pages.ui.files.kinds import CannotMake, Order

MOST = 60
LONGEST_NOTES = 10_000


def write(wanted: Sequence[Slide]) -> str:
    """A list of slides as text, for an order of a file."""
    parts = [{name: value for name, value in asdict(slide).items() if value} for slide in wanted]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> list[Slide]:
    """A list of slides from text. Raises ValueError for anything else."""
    try:
        found = [Slide(**part) for part in json.loads(text)]
    except (TypeError, RecursionError) as fault:
        raise ValueError(text) from fault
    if not all(isinstance(value, str) for slide in found for value in asdict(slide).values()):
        raise ValueError(text)
    return found


def wanted(order: Order) -> list[Slide]:
    """The slides of an order: its `list` as `write` gives it, else those of Presentera at its other values.

    Raises ValueError for a list that cannot be read.
    """
    if "list" in order.values:
        return read(order.values["list"])
    return slides.of(view.at(f"/{slides.PATH}?{urlencode(order.values)}"))


def checked(order: Order) -> list[Slide]:
    """The slides of an order. Raises CannotMake where there are none, too many, or none that can be read."""
    words = order.words
    try:
        found = wanted(order)
    except ValueError as fault:
        raise CannotMake(words("deck.unreadable")) from fault
    if not 0 < len(found) <= MOST:
        raise CannotMake(words("deck.how_many", most=MOST))
    if any(len(one.notes) > LONGEST_NOTES for one in found):
        raise CannotMake(words("export.too_large"))
    return found
