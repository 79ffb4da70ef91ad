"""Text as pictures and paper set it: how wide it is, where it breaks, and which letters the fonts have.

The fonts lie beside this file, because a bare server has none: one look everywhere. typst brings a few more for letters
that ours lacks.
"""

import re
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typst
from PIL import ImageFont

from pages.ui.base.words import clean

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "Source Sans 3"
NO_LETTER = "\ufffd"  # stands where no font has the letter
# Marks that turn the reading direction of what follows; a text that needs it has its own direction.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_one_at_a_time = threading.Lock()
_UNIT = 1000  # widths are measured at this size
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BREAK = re.compile(r"(?<=[ \u200b/–])|(?<=-)(?=\D)")


def typeset(source: Path | bytes, **options: Any) -> bytes | list[bytes] | None:
    """Set a document. Raises typst.TypstError. The typesetter serves one thread at a time: a second one broke it off."""
    with _one_at_a_time:
        return _compiler().compile(source, **options)


@cache
def _compiler() -> typst.Compiler:
    """The typesetter with our fonts and its own, none of the machine's."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FOLDER])
    return typst.Compiler(font_paths=fonts, root=FOLDER, ignore_system_fonts=True)


@cache
def _font(bold: bool) -> Any:
    name = f"SourceSans3-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(str(FOLDER / name), _UNIT, layout_engine=ImageFont.Layout.BASIC)


@cache
def _letter(letter: str, bold: bool) -> float:
    return 0.0 if _ZERO_WIDTH.match(letter) else float(_font(bold).getlength(letter)) / _UNIT


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is, in pixels."""
    return size * sum(_letter(letter, bold) for letter in text)


def wrapped(text: str, size: float, room: float, bold: bool = False, most: int = 0) -> list[str]:
    """The text in lines that have room; with `most` lines at most the last one ends with '…' if more was to say."""
    lines = [""]
    for word in _words(text, size, room, bold):
        if lines[-1] and width((lines[-1] + word).rstrip(), size, bold) > room:
            lines.append("")
        lines[-1] += word
    lines = [line.strip() for line in lines]
    if most and len(lines) > most:
        return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), size, room, bold)]
    return lines


def cut(text: str, size: float, room: float, bold: bool = False) -> str:
    """As much of the text as has room, with '…' where something is left out."""
    if width(text, size, bold) <= room:
        return text
    while text and width(text + "…", size, bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _words(text: str, size: float, room: float, bold: bool) -> Iterator[str]:
    """The words, each with the space after it; a word wider than a line in parts."""
    for word in _BREAK.split(text):
        while width(word.rstrip(), size, bold) > room and len(word) > 1:
            fits = next((n for n in range(2, len(word) + 1) if width(word[:n], size, bold) > room), len(word))
            yield word[: fits - 1]
            word = word[fits - 1 :]
        yield word


def plain(text: str) -> str:
    """The text in one line without control characters, nor marks that turn the direction of what follows."""
    straight = TURNING.sub("", str(clean(text)))
    return " ".join(re.split(r"[ \t\r\n\v\f\x85\u2028\u2029]+", straight)).strip(" ")


def settable(text: str) -> str:
    """The text as paper can hold it: without control characters, a sign for each letter that no font has."""
    return "".join(letter if _is_set(letter) else NO_LETTER for letter in plain(text))


def _is_set(letter: str) -> bool:
    return letter.isascii() or letter in "åäöÅÄÖéÉüÜ–—·…’”\u00a0\u2009\u202f" or _has_font(letter)


@cache
def _has_font(letter: str) -> bool:
    """Whether a font has the letter: paper for screen readers may hold none that is not in a font."""
    tried = b'#set document(title: "-")\n#set text(font: "%b")\n#sys.inputs.letter' % FAMILY.encode()
    try:
        typeset(tried, format="pdf", pdf_standards=["ua-1"], sys_inputs={"letter": letter})
    except typst.TypstError:
        return False
    return True
