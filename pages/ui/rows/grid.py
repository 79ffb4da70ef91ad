"""Rows as they are shown: the chosen columns, sorted, grouped and summed. The page and the files are made from the same grid."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, SupportsIndex, overload

import queries
from pages.ui.address.arrangement import Arrangement
from pages.ui.address.view import View
from pages.ui.rows.paged import Paged
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column


@dataclass(frozen=True)
class Line:
    """A line of a table: one row, or the rows that it is the sum of; `name` is the group's, empty for the sum of all."""

    rows: Sequence[Row]
    is_sum: bool = False
    name: str = ""


@dataclass(frozen=True)
class _Each(Sequence[Line]):
    """A line for each row, made when it is looked at, so that rows of which one page is shown are not all asked for."""

    rows: Sequence[Row]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Line]:
        return (Line([row]) for row in self.rows)

    @overload
    def __getitem__(self, place: SupportsIndex) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Line]: ...
    def __getitem__(self, place: Any) -> Any:
        found = self.rows[place]
        return [Line([row]) for row in found] if isinstance(place, slice) else Line([found])


@dataclass(frozen=True)
class Grid:
    """The columns and the lines of a table, in their order; `total` sums all rows where anything adds up."""

    columns: Sequence[Column]
    lines: Sequence[Line]
    total: Line | None

    def cells(self, view: View, line: Line) -> list[Cell]:
        """The cells of a line."""
        if not line.is_sum:
            return [column.cell(view, line.rows[0]) for column in self.columns]
        sums = [_sum(view, column, line.rows) for column in self.columns]
        says = _label(view, line, any(sum is not None for sum in sums))
        first = sums[0] and Cell(f"{says}: {sums[0].text}", css="fu-number", value=sums[0].value)
        return [first or Cell(says), *(cell or Cell("") for cell in sums[1:])]


def made(view: View, rows: Sequence[Row], columns: Sequence[Column], how: Arrangement) -> Grid:
    """The table of these rows, arranged."""
    known = {column.key: column for column in columns}
    usual = [column.key for column in columns if not column.folded]
    keys = [key for key in how.columns or usual if key != how.group]
    shown = [known[key] for key in ([how.group] if how.group else []) + keys]
    ordered = in_order(view, rows, known[how.sort], how.descending) if how.sort else rows
    lines: Sequence[Line] = _Each(ordered)
    if how.group:
        upward = how.sort != how.group or not how.descending
        lines = list(_grouped(view, ordered, known[how.group], not upward))
    adds = len(rows) > 1 and any(_sum(view, column, rows) for column in shown)
    return Grid(shown, lines, Line(rows, is_sum=True) if adds else None)


def in_order(view: View, rows: Sequence[Row], column: Column, descending: bool) -> list[Row]:
    """Rows sorted by a column: numbers and dates by size, words as in a Swedish dictionary, what is not stated last."""
    cells = [column.cell(view, row) for row in rows]
    filled = [(cell, row) for cell, row in zip(cells, rows, strict=True) if not cell.missing(view)]
    silent = [row for cell, row in zip(cells, rows, strict=True) if cell.missing(view)]
    places = queries.swedish_order(cell.text for cell, _ in filled if _size(cell) is None)
    filled.sort(key=lambda pair: _key(pair[0], places), reverse=descending)
    return [row for _, row in filled] + silent


def _size(cell: Cell) -> float | None:
    size = cell.value if cell.order is None else cell.order
    return size.toordinal() if isinstance(size, dt.date) else size


def _key(cell: Cell, places: dict[str, int]) -> tuple[int, float]:
    """Numbers before words, should a column hold both."""
    size = _size(cell)
    return (1, places[cell.text]) if size is None else (0, size)


def _grouped(view: View, rows: Sequence[Row], column: Column, descending: bool) -> Iterable[Line]:
    groups: dict[str, list[Row]] = {}
    for row in in_order(view, rows, column, descending):
        groups.setdefault(column.cell(view, row).text, []).append(row)
    for name, own in groups.items():
        yield from (Line([row]) for row in own)
        yield Line(own, is_sum=True, name=name)


def _sum(view: View, column: Column, rows: Sequence[Row]) -> Cell | None:
    """The sum of a column; none where it does not add up, or the rows are of more than one kind."""
    if column.adds is None:
        return None
    if isinstance(rows, Paged) and (total := rows.total(column.adds.name)) is not None:
        return column.adds.cell(
            view, total, rows[0]
        )  # all pages are of one kind, else the question gave no total
    kinds = {column.adds.kind(row) for row in rows}
    amounts = [amount for row in rows if (amount := column.adds.amount(row)) is not None]
    if len(kinds) != 1 or None in kinds or not amounts:
        return None
    return column.adds.cell(view, math.fsum(amounts), rows[0])


def _label(view: View, line: Line, adds: bool) -> str:
    n = view.words.count(len(line.rows))
    if not line.name:
        return view.words("arrange.total", n=n)
    return view.words("arrange.subtotal" if adds else "arrange.group_count", name=line.name, n=n)
