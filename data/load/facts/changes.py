"""What happens to the rows of the facts, in its order."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from data.check.schema import load_schema
from data.load.base.records import Place

Row = dict[str, str]
Cells = Mapping[str, tuple[str, str]]
NO_HEADINGS: Mapping[str, str] = MappingProxyType({})
NONE: Cells = MappingProxyType({})


class Change(NamedTuple):
    """What happens to one row. `cells`: column -> (was, now) of a changed row; `title` is what a reader knows it by.

    `place` and `headings` are those of the row in the file that it comes from (see `Record`).
    """

    table: str
    row_id: str
    kind: str  # new, changed, learnt (only another name of it), gone
    title: str
    cells: Cells = NONE
    place: Place | None = None
    headings: Mapping[str, str] = NO_HEADINGS


class Changes:
    """The changes in their order, held by column: an object for each of a million new rows would take a tenth of the memory.

    What can be told of a new row is told when somebody asks: its title, and the id that its own cells give.
    """

    def __init__(self, title: Callable[[Row], str]) -> None:
        """No changes yet; `title` says what a reader knows a row by."""
        self._title = title
        self._columns: tuple[list[Any], ...] = tuple([] for _ in range(6))
        self._cells: dict[int, Cells] = {}  # of the few rows that change, by their number

    def add(
        self,
        table: str,
        row_id: str,
        kind: str,
        row: Row,
        place: Place | None,
        headings: Mapping[str, str],
        cells: Cells = NONE,
    ) -> None:
        """Adds a change of a row, which is as it will be; `row_id` is '' where the cells of the row give it."""
        tables, ids, kinds, rows, places, heads = self._columns
        if cells:
            self._cells[len(tables)] = cells
        tables.append(table)
        ids.append(row_id)
        kinds.append(kind)
        rows.append(row)
        places.append(place)
        heads.append(headings)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._columns[0])

    def __iter__(self) -> Iterator[Change]:
        """Each change."""
        return map(self._change, range(len(self)))

    def of_cells(self) -> list[Change]:
        """The changes of rows that were there before."""
        return [self._change(number) for number in self._cells]

    def _change(self, number: int) -> Change:
        table, row_id, kind, row, place, headings = (column[number] for column in self._columns)
        cells = self._cells.get(number, NONE)
        return Change(table, row_id or identity(table, row), kind, self._title(row), cells, place, headings)

    def placed(self, first: int) -> Iterator[tuple[str, str, Place | None, Mapping[str, str]]]:
        """Table, id, place and headings of each change, from that number on."""
        for number in range(first, len(self)):
            table, row_id, _, row, place, headings = (column[number] for column in self._columns)
            yield table, row_id or identity(table, row), place, headings


def identity(table: str, row: Row) -> str:
    """The values that tell a row of a table from the others."""
    names = load_schema()[table].identity
    return row.get(names[0], "") if len(names) == 1 else "/".join([row.get(name, "") for name in names])
