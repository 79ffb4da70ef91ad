"""Where the headings of a sheet are: below titles, in one row or in two with merged cells, above the first row of data."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.load.opening.sheets import Cell, Sheet

ROWS_LOOKED_AT = 40
CELLS_LOOKED_AT = 200
ENOUGH = 3  # columns: fewer are no list, unless it is a table of ours
BETWEEN = " / "
LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class Table:
    """The headings of a sheet and where its data start. `titles`: the texts above the headings."""

    sheet: Sheet
    headings: tuple[str, ...]
    heading_row: int
    start: int
    titles: tuple[str, ...]

    def columns(self) -> list[list[Cell]]:
        """The first filled cells of each column, to tell it by."""
        found: list[list[Cell]] = [[] for _ in self.headings]
        for row in self.sheet.rows[self.start : self.start + CELLS_LOOKED_AT * 2]:
            for cells, cell in zip(found, row, strict=False):
                if cell != "" and len(cells) < CELLS_LOOKED_AT:
                    cells.append(cell)
        return found


def find_table(sheet: Sheet, known: Callable[[Sequence[str]], int]) -> Table | None:
    """The table of a sheet; None if no row reads as headings. `known` counts the headings that are known."""
    _fill_merged(sheet)
    best: tuple[int, int, tuple[str, ...], int] | None = None
    for index in range(min(len(sheet.rows), ROWS_LOOKED_AT)):
        for height in (1, 2):
            headings = _headings(sheet, index, height)
            count = known(headings) if headings else 0
            if count and (best is None or count > best[0]):
                best = (count, index, headings, height)
    if best is None or best[0] < 2:
        best = _plainest(sheet) or best
    if best is None:
        return None
    _, index, headings, height = best
    titles = tuple(
        str(cell) for row in sheet.rows[:index] for cell in row if isinstance(cell, str) and cell.strip()
    )
    return Table(sheet, headings, index + height - 1, index + height, titles)


def _plainest(sheet: Sheet) -> tuple[int, int, tuple[str, ...], int] | None:
    """The first row with several different texts and nothing else, where no name is known."""
    for index, row in enumerate(sheet.rows[:ROWS_LOOKED_AT]):
        texts = [cell for cell in row if cell != ""]
        words = [cell for cell in texts if isinstance(cell, str) and LETTERS.search(cell)]
        if len(texts) >= ENOUGH and len(words) == len(texts) == len(set(texts)):
            return 0, index, _headings(sheet, index, 1), 1
    return None


def _headings(sheet: Sheet, index: int, height: int) -> tuple[str, ...]:
    rows = sheet.rows[index : index + height]
    if len(rows) < height or not any(isinstance(cell, str) and cell.strip() for cell in rows[-1]):
        return ()
    if height > 1 and not _is_in_two_rows(sheet, index):
        return ()
    width = max(len(row) for row in rows)
    upper = [_text(row) for row in rows[:-1]]
    if upper:
        upper = [_carried(upper[0], _text(rows[-1]))]
    lines = [*upper, _text(rows[-1])]
    names = []
    for column in range(width):
        parts = [line[column] for line in lines if column < len(line) and line[column]]
        names.append(BETWEEN.join(dict.fromkeys(parts)))
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _is_in_two_rows(sheet: Sheet, index: int) -> bool:
    """Whether a row and the next can be headings together: cells are merged there, or both hold words with gaps between."""
    if any(
        top <= index <= bottom and (right > left or bottom > top)
        for (top, left), (bottom, right) in sheet.merged
    ):
        return True
    upper, lower = sheet.rows[index], sheet.rows[index + 1]
    words = all(isinstance(cell, str) and LETTERS.search(cell) for cell in (*upper, *lower) if cell != "")
    return words and any(cell == "" for cell in upper[:-1])


def _text(row: Sequence[Cell]) -> list[str]:
    return [" ".join(str(cell).split()) for cell in row]


def _carried(upper: list[str], lower: list[str]) -> list[str]:
    """The upper of two rows of headings, each of its texts carried to the right over the lower ones that it is about."""
    carried, last = [], ""
    for column in range(max(len(upper), len(lower))):
        text = upper[column] if column < len(upper) else ""
        has_lower = column < len(lower) and bool(lower[column])
        last = text or (last if has_lower else "")
        carried.append(last)
    return carried


def _fill_merged(sheet: Sheet) -> None:
    """Writes the value of merged cells into each of their rows, so that an amount below a merged name has its project."""
    for (top, left), (bottom, right) in sheet.merged:
        if top < len(sheet.rows) and left < len(sheet.rows[top]) and right - left < 50:
            value = sheet.rows[top][left]
            for row in sheet.rows[top + 1 : bottom + 1]:
                if left < len(row) and row[left] == "":
                    row[left] = value
