"""What an order of a deck names: its slides, as text."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from pages.ui.slides import Slide


def write(slides: Sequence[Slide]) -> str:
    """A list of slides as text, for an order of a file."""
    parts = [{name: value for name, value in asdict(slide).items() if value} for slide in slides]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> list[Slide]:
    """A list of slides from text. Raises ValueError for anything else."""
    try:
        slides = [Slide(**part) for part in json.loads(text)]
    except TypeError as fault:
        raise ValueError(text) from fault
    if not all(isinstance(value, str) for slide in slides for value in asdict(slide).values()):
        raise ValueError(text)
    return slides
