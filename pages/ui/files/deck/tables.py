"""Rows as a table on a slide: as many as fit; the rest are counted."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Pt

from pages.ui.base import lettering
from pages.ui.files.deck import texts
from pages.ui.files.deck.template import Box

MOST = 12
MOST_COLUMNS = 7
_LONGEST = 90
_SIZE, _LINE = 12, 1.2
_MARGIN = Pt(4)  # beside the text of a cell
_WIDER = 1.35  # as much wider than ours is the font that takes its place in LibreOffice


def draw(
    slide: Any,
    heads: Sequence[str],
    lines: Sequence[Sequence[str]],
    numbers: Sequence[bool],
    box: Box,
    alt: str,
) -> int:
    """Draw the first lines under their headings; give how many."""
    cells = [[texts.shortened(text, _LONGEST) for text in line] for line in lines[:MOST]]
    widths = _widths([heads, *cells], box.width)
    heights = [_height(row, widths) for row in [heads, *cells]]
    count, used = 0, heights[0]
    while count < len(cells) and used + heights[count + 1] <= box.height:
        used += heights[count + 1]
        count += 1
    place = (Emu(box.left), Emu(box.top), Emu(box.width), Emu(used))
    frame = slide.shapes.add_table(count + 1, len(heads), *place)
    texts.describe(frame, alt)
    table = frame.table
    table.first_row, table.horz_banding = True, False
    frame._element.xpath(".//a:tableStyleId")[0].text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # plain
    for number, width in enumerate(widths):
        table.columns[number].width = Emu(width)
    for number, row in enumerate([heads, *cells[:count]]):
        table.rows[number].height = Emu(heights[number])
        for place_in_row, text in enumerate(row):
            _cell(table.cell(number, place_in_row), text, numbers[place_in_row], number == 0)
    return count


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """A column is as wide as its texts ask for, within reason."""
    columns = [[row[column] for row in rows] for column in range(len(rows[0]))]
    words = [max((len(word) for text in texts_ for word in text.split()), default=1) for texts_ in columns]
    whole = [max(map(len, texts_)) for texts_ in columns]
    # A word is not broken where a font takes the place of ours that is wider.
    wanted = [max(min(word * 1.4, 20), min(all_, 38)) + 2 for word, all_ in zip(words, whole, strict=True)]
    return _with_whole_heads([width * want / sum(wanted) for want in wanted], rows[0])


def _with_whole_heads(widths: Sequence[float], heads: Sequence[str]) -> list[int]:
    """The widths, with room for each word of the heads in a wider font too; columns with room to spare give it."""
    words = [
        max((lettering.width(word, _SIZE, bold=True) for word in head.split()), default=0) for head in heads
    ]
    least = [Pt(_WIDER * word) + 2 * _MARGIN for word in words]
    spare = [max(wide - low, 0) for wide, low in zip(widths, least, strict=True)]
    lacking = sum(max(low - wide, 0) for wide, low in zip(widths, least, strict=True))
    if lacking > sum(spare):
        return [int(wide) for wide in widths]
    part = lacking / (sum(spare) or 1)
    return [int(max(wide, low) - part * more) for wide, low, more in zip(widths, least, spare, strict=True)]


def _height(row: Sequence[str], widths: Sequence[int]) -> int:
    letters = [max(1, int((width - Pt(10)) / Pt(_SIZE * 0.56))) for width in widths]
    lines = max(-(-len(text) // room) for text, room in zip(row, letters, strict=True)) or 1
    return int(Pt(_SIZE * _LINE * lines + 7))


def _cell(cell: Any, text: str, number: bool, head: bool) -> None:
    cell.margin_left = cell.margin_right = _MARGIN
    cell.margin_top = cell.margin_bottom = Pt(2)
    cell.fill.solid()
    cell.fill.fore_color.rgb = texts.rgb("sunk" if head else "background")
    paragraph = cell.text_frame.paragraphs[0]
    texts.write(paragraph, text, Pt(_SIZE), bold=head)
    if number:
        paragraph.alignment = PP_ALIGN.RIGHT
