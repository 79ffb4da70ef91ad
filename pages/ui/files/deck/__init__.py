"""A deck of slides for PowerPoint: native charts with their numbers, the finding as title, the source and a way back.

`make` gives the file of slides that are shown; `export` is the kind 'deck' of files that take a while (pages/ui/files/kinds.py).
"""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import queries
from pages.ui.address import view
from pages.ui.base.words import Words, clean
from pages.ui.figure import slides
from pages.ui.figure.slides import Shown, Slide
from pages.ui.files import orders
from pages.ui.files.deck import slide, template, texts
from pages.ui.files.kinds import CannotMake, File, Order, Tell

TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def make(
    shown: Sequence[Shown],
    *,
    words: Words,
    base_url: str,
    cover: str = "",
    file: Path | None = None,
    tell: Tell = lambda done, total, what: None,
) -> bytes:
    """The slides as a file of PowerPoint, with a cover if it has a title. `file` is the template.

    Raises CannotMake with what the template lacks.
    """
    deck, first, other = template.opened(file, words)
    deck.core_properties.title = texts.shortened(cover or (shown[0].title if shown else ""), 200)
    deck.core_properties.author = words("frame.name")
    deck.core_properties.language = str(words.locale).replace("_", "-")
    if cover:
        slide.cover(deck, first, shown, cover, words)
    for number, one in enumerate(shown, start=1):
        tell(number - 1, len(shown), words("deck.slide", n=number, total=len(shown), title=one.title))
        slide.add(deck, other, one, base_url)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def export(order: Order, tell: Tell) -> File:
    """The deck of an order of slides; `title` is that of its cover, if it has one."""
    words = order.words
    wanted = _read(order)
    tell(0, len(wanted), words("deck.asking"))
    try:
        shown = slides.shown(
            wanted, lambda number: tell(number, 2 * len(wanted), words("deck.asking")), narrow=True
        )
    except queries.TooMuch as fault:
        raise CannotMake(words("download.too_much", why=str(fault))) from fault
    except queries.QueryError as fault:
        raise CannotMake(words("download.wrong_value", why=str(fault))) from fault
    content = make(
        shown,
        words=words,
        base_url=order.origin,
        cover=order.values.get("title", "")[:300],
        file=template.configured(),
        tell=lambda done, total, what: tell(total + done, 2 * total, what),
    )
    return File(_name(shown), TYPE, content)


def _read(order: Order) -> list[Slide]:
    """The slides of an order, in its language and with their day named."""
    return [
        replace(one, address=view.at(one.address).url(lang=order.lang, exact=True))
        for one in orders.checked(order)
    ]


def _name(shown: Sequence[Shown]) -> str:
    """A file name that tells what is in it and of which day."""
    only = shown[0]
    what = (
        only.figure.question.replace("/", "-") if len(shown) == 1 and only.figure else "smart-specialisering"
    )
    return f"{clean(what)}-{only.view.as_of}.pptx"
