"""A figure as a picture: its finding, measure and day, drawing, notes, source, edition and link in one SVG or PNG file."""

import queries
from pages.ui.address.view import View
from pages.ui.base import lettering
from pages.ui.base.words import Words
from pages.ui.figure.figure import Figure, drawn
from pages.ui.forms.canvas import Sheet
from pages.ui.forms.table import MOST_COLUMNS, MOST_ROWS

WIDTH, EDGE = 960, 28
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
    description = f"{figure.title}. {_subtitle(view, figure, words)}. {figure.source}"
    return sheet.svg(width, y + EDGE - 8, figure.title, description)


def drawing(view: View, figure: Figure, width: float) -> tuple[str, float]:
    """The drawing alone and its height, for paper, where title and source are set as text."""
    sheet = Sheet()
    height = draw(sheet, view, figure, 2, 0, width - 4) + 4
    return sheet.svg(width, height, figure.title, figure.subtitle), height


def draw(sheet: Sheet, view: View, figure: Figure, x: float, y: float, width: float) -> float:
    """Draw what the figure shows, in the order of the page; where the next thing may begin."""
    for form in drawn(view, figure, MOST_ROWS, MOST_COLUMNS):
        y = form.draw(sheet, x, y, width) + 4
    return y


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
    made = lettering.typeset(_PAGE, format="png", ppi=192, sys_inputs={"svg": picture})
    assert isinstance(made, bytes)  # one page
    return made
