"""Text on slides: clean, not too long, in its reading direction."""

import re
import unicodedata
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Pt

from pages.ui.base import lettering, words
from pages.ui.forms import canvas

_BREAKS = re.compile("[^\\S\u00a0\u202f]+")  # a number stays with its unit
_PATTERNS = {
    "hatch": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "dots": MSO_PATTERN.PERCENT_25,
    "lines": MSO_PATTERN.DARK_HORIZONTAL,
    "weave": MSO_PATTERN.DIAGONAL_BRICK,
}
LONGEST_TITLE = 170
_SIZES = ((60, 30), (95, 26), (130, 22))  # up to so many characters, in points


def clean(text: str) -> str:
    """A text that every reader of XML takes: no control characters, no half characters, one line."""
    return _BREAKS.sub(" ", lettering.TURNING.sub("", str(words.clean(text)))).strip(" ")


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words where there are any."""
    text = clean(text)
    if len(text) <= most:
        return text
    start = text[: most - 1]
    space = start.rfind(" ")
    return start[: space if space > most // 2 else None].rstrip(" ,;:·–") + "…"


def title_size(text: str) -> Any:
    """The size at which a title has room."""
    return Pt(next((size for most, size in _SIZES if len(text) <= most), 19))


def from_right(text: str) -> bool:
    """Whether a text is read from right to left: its first letter says so."""
    first = next((c for c in text if unicodedata.bidirectional(c) in ("L", "R", "AL")), "a")
    return unicodedata.bidirectional(first) != "L"


def write(paragraph: Any, text: str, size: Any = None, colour: str = "text", bold: bool | None = None) -> Any:
    """Put a clean text into a paragraph, in its direction; give the run."""
    text = clean(text)
    run = paragraph.add_run()
    run.text = text
    if size is not None:
        run.font.size = size
    run.font.bold = bold
    run.font.color.rgb = rgb(colour)
    if from_right(text):
        paragraph._p.get_or_add_pPr().set("rtl", "1")
        paragraph.alignment = PP_ALIGN.RIGHT
    return run


def rgb(colour: str) -> Any:
    """A colour of the palette as PowerPoint has it."""
    return RGBColor(*bytes.fromhex(canvas.colour(colour).removeprefix("#")))  # type: ignore[no-untyped-call]


def filled(form: Any, colour: str, pattern: str = "", edge: str = "") -> None:
    """Fill a form with colour and pattern: on grey paper the pattern alone tells parts apart."""
    form.line.color.rgb, form.line.width = rgb(edge or colour), Pt(1)
    if pattern in _PATTERNS:
        form.fill.patterned()
        form.fill.pattern = _PATTERNS[pattern]
        form.fill.fore_color.rgb, form.fill.back_color.rgb = rgb("background"), rgb(colour)
    else:
        form.fill.solid()
        form.fill.fore_color.rgb = rgb("background" if pattern == "hollow" else colour)


def box(shapes: Any, left: float, top: float, width: float, height: float) -> Any:
    """An empty text box whose text wraps and keeps to its edges, smaller where a wider font takes the place of ours; in EMU."""
    frame = shapes.add_textbox(Emu(int(left)), Emu(int(top)), Emu(int(width)), Emu(int(height))).text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def describe(shape: Any, text: str, name: str = "") -> None:
    """Give a shape its alternative text, and its name in the list of what a slide holds."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", clean(text))
    if name:
        properties.set("name", name)


def plain(shape: Any) -> Any:
    """A shape without the shadow and colours that the theme gives it."""
    for style in shape._element.xpath("./p:style"):
        shape._element.remove(style)
    return shape
