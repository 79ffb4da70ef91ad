"""Tables as they stand in a file: rows of cells with their place, before anything is known of what they mean."""

import csv
import datetime
import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from data.load.base import limits
from data.load.base.records import Place, Problem
from data.load.opening.decoding import decoded, looks_broken, mended
from data.load.opening.files import Part

Cell = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta
Merged = tuple[tuple[int, int], tuple[int, int]]
Spot = tuple[int, int]
DIVIDERS = ("\t", ";", ",", "|")  # of two that divide as well, the first: a comma also stands in texts
LINES_TO_TELL_BY = 300
TOLD_BY = 400_000  # characters
SEPARATOR = re.compile("sep=(.)\r?\n", re.IGNORECASE)  # Excel's own first line


@dataclass
class Sheet:
    """The rows of a sheet or text file; row 1 of the file is `rows[0]`, and indexes count from 0.

    `merged`: corners of merged cells. `mended`: row and column -> the cell before its letters were restored.
    `broken`: row and column -> the code of a problem and what the file says there.
    """

    file: str
    name: str
    rows: list[list[Cell]]
    merged: list[Merged] = field(default_factory=list)
    mended: dict[Spot, str] = field(default_factory=dict)
    broken: dict[Spot, tuple[str, str]] = field(default_factory=dict)

    def place(self, row: int) -> Place:
        """Where a row stands, by its index in `rows`."""
        return Place(self.name, row + 1, self.file)


def text_sheet(part: Part, problems: list[Problem]) -> Sheet | None:
    """The rows of a text file; None, and a problem, where no table can be recognised."""
    file = Place("", 0, part.file)
    found = decoded(part.data)
    if not found:
        problems.append(Problem("encoding_unknown", file, values={"file": part.file}))
        return None
    text, encoding = found
    head, is_broken = text[:TOLD_BY], looks_broken(text)
    del text, found  # the whole text would be held beside its rows
    stated = SEPARATOR.match(head)
    divider = stated[1] if stated else _divider(head)
    if not divider:
        problems.append(Problem("divider_unknown", file, values={"file": part.file}))
        return None
    with io.TextIOWrapper(io.BytesIO(part.data), encoding=encoding, newline="") as stream:
        if stated:
            stream.readline()
        rows = _rows(stream, divider, part.file, problems)
    if rows is None:
        return None
    if stated:
        rows.insert(0, [])  # the line `sep=;` is a row of the file
    sheet = Sheet(part.file, "", rows)
    if is_broken:
        mend(sheet)
    return sheet


def _divider(text: str) -> str:
    """The sign that divides most lines into the same number of cells, at least two; '' if none does."""
    best, found = 0.0, ""
    for divider in DIVIDERS:
        widths = _widths(text, divider)
        width, often = Counter(widths).most_common(1)[0] if widths else (1, 0)
        share = often / len(widths) if widths else 0
        worth = share * (1 + width / 1_000) * min(width, 3)
        if width > 1 and share > 0.4 and worth > best:
            best, found = worth, divider
    return found


def _widths(text: str, divider: str) -> list[int]:
    """How many cells the first lines have with this divider, up to one that cannot be read."""
    widths: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider)
    try:
        for cells in reader:
            if any(cells):
                widths.append(len(cells))
            if len(widths) >= LINES_TO_TELL_BY:
                return widths
    except csv.Error:
        return widths
    return widths


def _rows(stream: Iterable[str], divider: str, file: str, problems: list[Problem]) -> list[list[Cell]] | None:
    rows: list[list[Cell]] = []
    reader = csv.reader(stream, delimiter=divider, strict=True)
    try:
        for cells in reader:
            rows.append(cells)  # type: ignore[arg-type]  # a list of text is a list of cells
            if len(rows) > limits.MOST_ROWS:
                problems.append(_too_many("rows_too_many", file, limits.MOST_ROWS))
                return None
    except csv.Error as error:
        place = Place("", len(rows) + 1, file)
        code = "cell_too_long" if "field limit" in str(error) else "quotes_broken"
        problems.append(Problem(code, place, values={"file": file}))
        return None
    if max((len(row) for row in rows), default=0) > limits.MOST_COLUMNS:
        problems.append(_too_many("columns_too_many", file, limits.MOST_COLUMNS))
        return None
    return rows


def _too_many(code: str, file: str, most: int) -> Problem:
    return Problem(code, Place("", 0, file), values={"file": file, "most": str(most)})


def mend(sheet: Sheet) -> None:
    """Restores letters that were broken before the file was saved, and keeps where."""
    for index, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and looks_broken(cell):
                whole = mended(cell)
                if "\ufffd" in whole:
                    sheet.broken[index, column] = ("letters_lost", cell)
                elif whole != cell:
                    row[column] = whole
                    sheet.mended[index, column] = cell


def has_broken_letters(rows: Iterable[list[Cell]]) -> bool:
    """Whether any text among the cells looks as if read in the wrong encoding."""
    return any(isinstance(cell, str) and looks_broken(cell) for row in rows for cell in row)
