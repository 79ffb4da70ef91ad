"""The facts as rows of text that can be changed, and written back so that nothing else in their files moves."""

import csv
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import islice
from pathlib import Path

from data.check.schema import load_schema
from data.load.base.headings import spoken
from data.load.base.records import Place
from data.load.facts.changes import NO_HEADINGS, Changes, Row, identity
from data.load.reading.written_numbers import as_written
from data.publishing.pointer import to_disk

SPELLINGS = "spellings"  # keeps account of the work as the journal does, and is worth a publication by itself
NUMBERS = ("amount", "share", "decimal", "integer")  # types of columns
TITLES = ("title_sv", "name_sv", "statement_sv", "text_sv", "title", "name", "sector")
OF = (("milestone_id", "milestones"), ("project_id", "projects"), ("indicator_id", "indicators"))


class Sparse(Row):
    """A row that holds no empty cells, which most cells of a delivery are: any other column of it is ''."""

    __slots__ = ()

    def __missing__(self, column: str) -> str:
        """An empty cell."""
        return ""


@dataclass
class Facts:
    """All fact tables in memory, with the changes that were made to them."""

    tables: dict[str, list[Row]]
    changes: Changes = field(init=False)
    numbers: dict[tuple[str, str], int] = field(
        default_factory=dict
    )  # of the ids that more than one row would have had, by table and name
    _by_id: dict[str, dict[str, Row]] = field(default_factory=dict)
    _places: dict[tuple[str, str], Place] = field(default_factory=dict)
    _headings: dict[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    _placed: int = 0  # how many of the changes _places and _headings cover
    _counts: Counter[tuple[str, str]] = field(default_factory=Counter)  # changes by table and kind

    def __post_init__(self) -> None:
        """Nothing is changed yet."""
        self.changes = Changes(self.title)

    def _find_places(self) -> None:
        """Looks up places and headings once somebody asks: of most deliveries nobody does."""
        for table, row_id, place, headings in self.changes.placed(self._placed):
            if place:
                self._places[table, row_id] = place
            if headings:
                self._headings[table, row_id] = headings
        self._placed = len(self.changes)

    def place(self, table: str, row_id: str) -> Place | None:
        """Where a new or changed row stands in the file that it came from."""
        self._find_places()
        return self._places.get((table, row_id))

    def forget_ids(self) -> None:
        """Frees what finds rows by their ids until it is needed again: it takes as much room as the rows."""
        self._by_id.clear()

    def row(self, table: str, row_id: str) -> Row | None:
        """The row with that id."""
        return self.by_id(table).get(row_id)

    def by_id(self, table: str) -> dict[str, Row]:
        """The rows of a table by id, as an edition and corrections.csv know them."""
        if table not in self._by_id:
            found: dict[str, Row] = {}
            for row in self.tables[table]:
                found[_free(found, identity(table, row))] = row
            self._by_id[table] = found
        return self._by_id[table]

    def add(
        self,
        table: str,
        row: Row,
        place: Place | None = None,
        headings: Mapping[str, str] = NO_HEADINGS,
    ) -> str:
        """Adds a row at the end of its table; returns its id. Columns that are not given are empty."""
        if "" in row.values() or not row.keys() <= _names(table).keys():
            row = {name: cell for name in _names(table) if (cell := row.get(name))}
        whole = Sparse(row)
        rows = self.by_id(table)
        name = identity(table, whole)
        row_id = _free(rows, name)
        rows[row_id] = whole
        self.tables[table].append(whole)
        self.changes.add(table, "" if row_id == name else row_id, "new", whole, place, headings)
        self._counts[table, "new"] += 1
        return row_id

    def change(
        self,
        table: str,
        row_id: str,
        cells: Row,
        place: Place | None = None,
        headings: Mapping[str, str] = NO_HEADINGS,
    ) -> bool:
        """Changes cells of a row; returns whether any of them had another value."""
        row = self.by_id(table)[row_id]
        numbers = {column.name for column in load_schema()[table].columns if column.type in NUMBERS}
        changed = {
            name: (row[name], now)
            for name, now in cells.items()
            if not _is_same(row[name], now, is_number=name in numbers)
        }
        if changed:
            row.update({name: now for name, (_, now) in changed.items()})
            kind = "learnt" if changed.keys() == {"aliases"} else "changed"
            self.changes.add(table, row_id, kind, row, place, headings, changed)
            self._counts[table, kind] += 1
        return bool(changed)

    def title(self, row: Row) -> str:
        """What a reader knows a row by: its title or name, else that of the milestone, project or indicator that it is of."""
        for name in TITLES:
            if row.get(name):
                return row[name]
        for name, table in OF:
            of = self.row(table, row[name]) if row.get(name) else None
            if of is not None and of is not row:
                return self.title(of)
        return " · ".join([cell for cell in row.values() if cell][:3])

    def heading(self, table: str, row_id: str, column: str) -> str:
        """What the column of a row is called in the file that the row came from."""
        self._find_places()
        return self._headings.get((table, row_id), NO_HEADINGS).get(column, column)

    def written(self, table: str, row_id: str, column: str, value: str) -> str:
        """A value of the facts as the file wrote it that the row came from: an amount in the unit of the file."""
        unit_of = f"{column}.unit"
        unit = self.heading(table, row_id, unit_of)
        return as_written(value, unit) if value and unit != unit_of else value

    def spoken(self, table: str, row_id: str, column: str) -> str | dict[str, str]:
        """What a sentence calls the column of a row: as its file does, in words where that is our own name for it."""
        heading = self.heading(table, row_id, column)
        return spoken(table, column) if heading == column and column else heading

    @property
    def has_changed(self) -> bool:
        """Whether there is anything to publish: a row of the facts themselves, or a spelling that is kept."""
        return any(table == SPELLINGS or load_schema()[table].compared for table, _ in self._counts)

    def count(self, kind: str) -> int:
        """How many rows are new, changed, learnt or gone, without those that keep account of the work itself."""
        schema = load_schema()
        if kind == "learnt":  # a spelling is another name too, of what has no row of its own
            return sum(n for (table, made), n in self._counts.items() if made == kind or table == SPELLINGS)
        return sum(
            number
            for (table, made), number in self._counts.items()
            if made == kind and schema[table].compared
        )

    def counted(self) -> list[tuple[str, str, int]]:
        """Tables in the order of their first change, with the kinds of changes and how many there are of each."""
        return [(table, kind, number) for (table, kind), number in self._counts.items()]

    def of_table(self, table: str) -> dict[str, int]:
        """How many rows of a table are new, changed, learnt or gone; a kind of which there is none is left out."""
        return {kind: number for (name, kind), number in self._counts.items() if name == table}


def _is_same(was: str, now: str, *, is_number: bool) -> bool:
    """Whether two cells say the same: 1000.50 is 1000.5, and a line break is a space."""
    if was == now or " ".join(was.split()) == " ".join(now.split()):
        return True
    try:
        return is_number and Decimal(was) == Decimal(now)
    except InvalidOperation:
        return False


@cache
def _names(table: str) -> dict[str, None]:
    """The columns of a table, in their order."""
    return dict.fromkeys(column.name for column in load_schema()[table].columns)


def _free(taken: dict[str, Row], name: str) -> str:
    """The id of a row: in a table without a key, the second row of an identity gets /2."""
    number = 1
    while (found := name if number == 1 else f"{name}/{number}") in taken:
        number += 1
    return found


def read_facts(folder: Path) -> Facts:
    """The fact tables of a folder. Raises OSError if a file is missing."""
    tables = {}
    for name, table in load_schema().items():
        with (folder / table.file).open(encoding="utf-8", newline="") as file:
            tables[name] = [row for row in csv.DictReader(file) if any(row.values())]
    return Facts(tables)


def write_beside(facts: Facts, folder: Path, beside: Path) -> None:
    """Copies the folder of the facts, with the changed tables as they are now, and flushes all of it to the disk.

    A table that has only gained rows keeps every byte that it had.
    """
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(folder, beside)
    for name in load_schema():
        if facts.of_table(name):
            write_table(beside, facts, name)
    for path in [*beside.rglob("*"), beside]:
        to_disk(path)


def write_table(folder: Path, facts: Facts, name: str) -> None:
    """Writes one changed table into a copy of the folder that the facts were read from."""
    path = folder / load_schema()[name].file
    was = path.read_bytes()
    end = "\r\n" if b"\r\n" in was else "\n"
    columns = _names(name)
    counts = facts.of_table(name)
    only_added = set(counts) == {"new"}
    rows = facts.tables[name]
    with path.open("a" if only_added else "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator=end)
        if not only_added:
            writer.writerow(columns)
        elif not was.endswith(b"\n"):
            file.write(end)
        first = len(rows) - counts["new"] if only_added else 0
        writer.writerows(map(row.get, columns) for row in islice(rows, first, None))
    to_disk(path)
