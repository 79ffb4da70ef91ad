"""A figure as a picture: its finding, measure and day, drawing, notes, source, edition and link in one SVG or PNG file."""

from collections.abc import Sequence

import queries
from pages.ui import block, lettering, pieces, plotted
from pages.ui.figure import Figure
from pages.ui.sheet import Sheet
from pages.ui.view import View
from pages.ui.words import Words

WIDTH, EDGE = 960, 28
MOST_ROWS, MOST_COLUMNS = 25, 8
_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")"""


def svg(
    view: View, figure: Figure, words: Words, theme: str = "light", base_url: str = "", width: float = WIDTH
) -> str:
    """The whole picture. `base_url` stands before the link to the live figure."""
    sheet, room = Sheet(theme), width - 2 * EDGE
    sheet.rect(0, 0, width, 100_000, "background")  # cut by the height of the picture
    y = sheet.paragraph(EDGE, EDGE - 8, figure.title, room, 24, bold=True)
    y = sheet.paragraph(EDGE, y + 2, _subtitle(view, figure, words), room, 15, colour="quiet") + 12
    y = draw(sheet, view, figure, EDGE, y, room)
    for note in filter(None, figure.notes):
        y = sheet.paragraph(EDGE, y + 5, note, room, 13, colour="quiet")
    y += 8
    sheet.line(EDGE, y, width - EDGE, y, "line")
    y = sheet.paragraph(EDGE, y + 4, figure.source, room, 13)
    y = sheet.paragraph(EDGE, y, edition_line(words, view.edition), room, 13, colour="quiet")
    y = sheet.paragraph(EDGE, y, link(view, figure, base_url), room, 13, colour="quiet")
    told = f"{figure.title}. {_subtitle(view, figure, words)}. {figure.source}"
    return sheet.svg(width, y + EDGE - 8, figure.title, told)


def drawing(view: View, figure: Figure, width: float) -> tuple[str, float]:
    """The drawing alone and its height, for paper, where title and source are set as text."""
    sheet = Sheet()
    height = draw(sheet, view, figure, 2, 0, width - 4) + 4
    return sheet.svg(width, height, figure.title, figure.subtitle), height


def is_drawn(figure: Figure) -> bool:
    """Whether the figure is a drawing, not a table or a list of links alone."""
    if not figure.rows:
        return False
    if figure.bars or (figure.chart and plotted.can_draw(figure.chart)):
        return True
    made = block.pieces(figure.body) + block.pieces(figure.after)
    return any(name in pieces.WHOLE for name, _ in made)


def draw(sheet: Sheet, view: View, figure: Figure, x: float, y: float, width: float) -> float:
    """Draw what the figure shows, in the order of the page; where the next thing may begin."""
    if not figure.rows:
        return sheet.paragraph(x, y, figure.empty or view.words("common.empty"), width)
    y = pieces.bars(sheet, figure.bars, x, y, width)
    y = _pieces(sheet, figure.body, x, y, width)
    if figure.chart and plotted.can_draw(figure.chart):
        y = plotted.draw(sheet, figure.chart, x, y, width)
    if not is_drawn(figure):
        y = _table(sheet, view, figure, x, y, width)
    return _pieces(sheet, figure.after, x, y + 4, width)


def _pieces(sheet: Sheet, html: str, x: float, y: float, width: float) -> float:
    for name, given in block.pieces(html):
        if name in pieces.DRAWN:
            y = pieces.DRAWN[name](sheet, given, x, y, width)
    return y


def _table(sheet: Sheet, view: View, figure: Figure, x: float, y: float, width: float) -> float:
    """The first rows as a table, and how many more there are."""
    columns = figure.columns[:MOST_COLUMNS]
    heads = [view.words(f"column.{column.key}") for column in columns]
    cells = [[column.cell(view, row).text for column in columns] for row in figure.rows[:MOST_ROWS]]
    wide = widths([heads, *cells], width)
    starts = [x + sum(wide[:n]) for n in range(len(wide))]
    for number, line in enumerate([heads, *cells]):
        ends = []
        for column, start, room, text in zip(columns, starts, wide, line, strict=True):
            at = start + room - 12 if column.number else start
            held = "end" if column.number else "start"
            ends.append(sheet.paragraph(at, y, text, room - 12, 13, bold=number == 0, anchor=held, most=4))
        y = max(ends) + 3
        sheet.line(x, y, x + width, y, "edge" if number == 0 else "line")
        y += 3
    if (more := len(figure.rows) - MOST_ROWS) > 0:
        y = sheet.paragraph(x, y, view.words("picture.more", n=view.words.count(more)), width, 13)
    return y


def widths(lines: Sequence[Sequence[str]], width: float) -> list[float]:
    """The width of each column: room for its longest word first, the rest by how much it says in most lines."""
    columns = [[line[n] for line in lines] for n in range(len(lines[0]))]
    whole = [max(lettering.width(text, 13, bold=True) for text in column) + 14 for column in columns]
    if sum(whole) <= width:
        return whole
    words = [
        max(lettering.width(word, 13, bold=True) for text in column for word in text.split(" ")) + 14
        for column in columns
    ]
    least = [min(word, width / 3) for word in words]
    if sum(least) >= width:
        return [room * width / sum(least) for room in least]
    usual = [
        sum(lettering.width(text, 13) + 14 for text in column[1:]) / max(len(column) - 1, 1)
        for column in columns
    ]
    more = [max(want - room, 0) + 1 for want, room in zip(usual, least, strict=True)]
    spare = width - sum(least)
    return [room + spare * extra / sum(more) for room, extra in zip(least, more, strict=True)]


def _subtitle(view: View, figure: Figure, words: Words) -> str:
    """Measure and unit with the day; most figures say the day themselves."""
    day = words("frame.as_of_day", day=words.date(view.as_of))
    return figure.subtitle if day in figure.subtitle else " · ".join(filter(None, [figure.subtitle, day]))


def edition_line(words: Words, *editions: str) -> str:
    """The editions of the data that are shown, each with the day that it was built."""
    made = [queries.manifest(edition) for edition in editions]
    return "; ".join(
        words("frame.edition", edition=each["edition"], built=words.built(each["built_at"])) for each in made
    )


def link(view: View, figure: Figure | None, base_url: str) -> str:
    """The address of the live figure, its day named."""
    return base_url + view.url(exact=True) + (f"#{figure.key}" if figure else "")


def png(picture: str) -> bytes:
    """The same picture as PNG, twice as large as on screen (96 pixels an inch there), with our own letters."""
    made = lettering.compiler().compile(_PAGE, format="png", ppi=192, sys_inputs={"svg": picture})
    assert isinstance(made, bytes)  # one page
    return made
