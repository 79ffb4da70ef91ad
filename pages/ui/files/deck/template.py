"""The template of a deck: the operator's, if one is given, else a plain wide one. Layouts are found by name."""

import io
import os
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.util import Emu, Inches, Pt

from pages.ui.base.words import Words
from pages.ui.files.kinds import CannotMake

# The first name of each that a template has is taken; capitals do not count.
COVER = ("Titel", "Rubrikbild", "Title Slide", "Title")
FIGURE = ("Figur", "Figure", "Endast rubrik", "Title Only")
_WIDE = Inches(13.333)
TITLES = (1, 3)  # kinds of placeholders: title, centred title


@dataclass(frozen=True)
class Box:
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int


def configured() -> Path | None:
    """The template that FOLLOW_UP_TEMPLATE names; None where none is named."""
    named = os.environ.get("FOLLOW_UP_TEMPLATE", "")
    return Path(named) if named else None


def opened(file: Path | None, words: Words) -> tuple[Any, Any, Any]:
    """An empty deck with the layouts for its cover and its figures. Raises CannotMake with what a template lacks."""
    if file is None:
        deck = Presentation(io.BytesIO(_plain()))
    else:
        try:
            deck = Presentation(str(file))
        except (
            OSError,
            KeyError,
            ValueError,
            zipfile.BadZipFile,
            SyntaxError,
            PythonPptxError,
        ) as fault:
            raise CannotMake(words("deck.no_template", file=file.name)) from fault
        _emptied(deck)
    name = file.name if file else ""
    return deck, _layout(deck, COVER, name, words), _layout(deck, FIGURE, name, words)


def _layout(deck: Any, names: Sequence[str], file: str, words: Words) -> Any:
    there = {layout.name.strip().casefold(): layout for layout in deck.slide_layouts}
    found = next((there[name.casefold()] for name in names if name.casefold() in there), None)
    if found is None:
        listed = words.list([f"'{layout.name}'" for layout in deck.slide_layouts]) or words("deck.nothing")
        raise CannotMake(
            words("deck.no_layout", file=file, name=names[0], others=", ".join(names[1:]), there=listed)
        )
    if not any(place.placeholder_format.type in TITLES for place in found.placeholders):
        raise CannotMake(words("deck.no_title", file=file, name=found.name))
    return found


def _emptied(deck: Any) -> None:
    """Slides that the template has are its examples, not ours."""
    ids = deck.slides._sldIdLst
    for slide in list(ids):
        deck.part.drop_rel(slide.rId)
        ids.remove(slide)


@cache
def _plain() -> bytes:
    """The library's own template made wide, its titles in the upper left."""
    deck = Presentation()
    ratio = _WIDE / deck.slide_width
    deck.slide_width = _WIDE
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.shapes:
            if shape._element.xpath(".//a:xfrm"):
                shape.left, shape.width = Emu(int(shape.left * ratio)), Emu(int(shape.width * ratio))
    master = deck.slide_master
    master._element.xpath(".//p:titleStyle/a:lvl1pPr")[0].set("algn", "l")
    pages: list[Any] = [master, next(each for each in deck.slide_layouts if each.name == "Title Only")]
    for page in pages:
        title = next(place for place in page.placeholders if place.placeholder_format.type in TITLES)
        title.left, title.top = Pt(35), Pt(18)
        title.width, title.height = Emu(_WIDE - Pt(70)), Pt(84)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()
