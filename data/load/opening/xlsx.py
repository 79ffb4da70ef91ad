"""What the library that reads an xlsx does not say of its sheets: their extent before it holds them, errors, formats."""

import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.etree import ElementTree
from xml.parsers import expat

from data.load.base import limits
from data.load.opening.number_formats import BUILT_IN, meaning
from data.load.opening.sheets import Spot

BOOK, LINKS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class DamagedError(Exception):
    """The XML of a workbook cannot be read."""


@dataclass
class Seen:
    """What one pass over the XML of a sheet tells: what cells show instead of their value, and which hold none.

    `is_too_large`: whether its cells span more than is read, however few they are; then the pass has ended there.
    """

    shown: dict[Spot, str] = field(default_factory=dict)
    broken: dict[Spot, tuple[str, str]] = field(default_factory=dict)
    has_formulas: bool = False
    is_too_large: bool = False


def sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """The names of the sheets by the path of their XML; none where the workbook does not say. Raises DamagedError."""
    book, links = _tree(archive, BOOK), _tree(archive, LINKS)
    if book is None or links is None:
        return {}  # a workbook without them is refused when its sheets are read
    paths = {
        link.get("Id", ""): str(PurePosixPath("xl") / link.get("Target", "").removeprefix("/xl/"))
        for link in links
    }
    sheets = book.iterfind("{*}sheets/{*}sheet")
    return {paths.get(sheet.get(RELATION, ""), ""): sheet.get("name", "") for sheet in sheets}


def styles_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """The styles whose cells show something else than their value, by their number. Raises DamagedError."""
    root = _tree(archive, STYLES)
    if root is None:
        return {}
    formats = {str(number): shows for number, shows in BUILT_IN.items()} | {
        one.get("numFmtId", ""): meaning(one.get("formatCode", ""))
        for one in root.iterfind("{*}numFmts/{*}numFmt")
    }
    cells = root.iterfind("{*}cellXfs/{*}xf")
    found = ((place, formats.get(cell.get("numFmtId", ""))) for place, cell in enumerate(cells))
    return {str(place): shows for place, shows in found if shows}


def _tree(archive: zipfile.ZipFile, path: str) -> ElementTree.Element | None:
    try:
        return ElementTree.fromstring(archive.read(path))
    except KeyError:
        return None  # an older or binary workbook has none
    except ElementTree.ParseError as error:
        raise DamagedError(f"{path}: {error}") from error


def look(xml: bytes, styles: dict[str, str]) -> Seen:
    """Looks through the XML of a sheet, element by element, so that none of it is held. Raises DamagedError."""
    pass_over = _Pass(styles)
    try:
        pass_over.parser.Parse(xml, True)
    except _EndedError:
        pass_over.seen.is_too_large = True
    except (expat.ExpatError, ValueError) as error:
        raise DamagedError(str(error)) from error
    return pass_over.seen


class _EndedError(Exception):
    """The sheet spans too much."""


class _Pass:
    """The state of one pass: the cell that it is in, and how far the cells reach."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.seen = Seen()
        self._styles = styles
        self._row = self._column = -1
        self._last = self._widest = 0
        self._columns: dict[str, int] = {}
        self._code = self._text = ""
        self._is_value = False
        self._c = self._f = self._v = self._of_row = ""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin

    def _begin(self, name: str, about: dict[str, str]) -> None:
        """The root: the elements of cells are those of its namespace, others may have their names in extensions."""
        space = name[: name.rfind(" ") + 1]
        self._c, self._f, self._v, self._of_row = (f"{space}{kind}" for kind in ("c", "f", "v", "row"))
        self.parser.StartElementHandler = self._start

    def _start(self, name: str, about: dict[str, str]) -> None:
        if name == self._c:
            self._cell(about)
        elif name == self._of_row:
            self._row = int(about["r"]) - 1 if "r" in about else self._row + 1
            self._column = -1
        elif name == self._f:
            self.seen.has_formulas = True
            self._watch("formula_without_value")

    def _cell(self, about: dict[str, str]) -> None:
        place = about.get("r")
        if place:
            letters = place.rstrip("0123456789")
            self._row = int(place[len(letters) :]) - 1
            self._column = self._columns.get(letters, -1)
            if self._column < 0:
                self._column = self._columns[letters] = _number(letters)
        else:
            self._column += 1  # a cell may leave out its place: it stands beside the one before
        if self._row >= self._last or self._column >= self._widest:
            self._reaches()
        if about.get("t") == "e":
            self._watch("cell_error")
        elif shows := self._styles.get(about.get("s", "")):
            self.seen.shown[self._row, self._column] = shows

    def _reaches(self) -> None:
        self._last, self._widest = max(self._last, self._row + 1), max(self._widest, self._column + 1)
        most = limits.MOST_ROWS, limits.MOST_COLUMNS
        if self._last > most[0] or self._widest > most[1] or self._last * self._widest > limits.MOST_CELLS:
            raise _EndedError

    def _watch(self, code: str) -> None:
        """Keeps the text of the cell's value until the cell ends."""
        self._code = code
        self._text = ""
        self._is_value = False
        self.parser.StartElementHandler = self._start_within
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._said

    def _start_within(self, name: str, about: dict[str, str]) -> None:
        self._is_value = name == self._v
        self.seen.has_formulas |= name == self._f

    def _said(self, text: str) -> None:
        if self._is_value:
            self._text += text

    def _end(self, name: str) -> None:
        if name != self._c:
            self._is_value = False
            return
        spot = self._row, self._column
        if self._code == "cell_error":
            self.seen.broken[spot] = (self._code, self._text)
        elif not self._text:
            self.seen.broken[spot] = (self._code, "")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self.parser.CharacterDataHandler = None


def _number(letters: str) -> int:
    """The number of a column from 0. Raises DamagedError for what is none."""
    number = 0
    for letter in letters.upper():
        place = LETTERS.find(letter)
        if place < 0:
            raise DamagedError(f"a cell in a column {letters!r}")
        number = number * 26 + place + 1
    return number - 1
