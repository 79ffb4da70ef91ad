"""What an order of a file names: its slides, as text of their own or as the address of Presentera."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from urllib.parse import urlencode

from pages.ui.address import view
from pages.ui.figure import slides
from pages.ui.figure.slides import Slide
from pages.ui.files.kinds import Order


def write(wanted: Sequence[Slide]) -> str:
    """A list of slides as text, for an order of a file."""
    parts = [{name: value for name, value in asdict(slide).items() if value} for slide in wanted]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> list[Slide]:
    """A list of slides from text. Raises ValueError for anything else."""
    try:
        found = [Slide(**part) for part in json.loads(text)]
    except TypeError as fault:
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
