"""How one table of a file is read: each column with what it is, its unit and the function that reads its cells."""

import re
from collections.abc import Mapping as Values
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from data.check.schema import load_schema
from data.load.base.headings import columns_by_heading, plain
from data.load.base.records import Mapping, Match, Problem
from data.load.opening.heads import Table
from data.load.reading.cells import Reader, reader, type_of
from data.load.reading.columns import matches, subject_of
from data.load.reading.sources import Source
from data.load.reading.written_numbers import unit_in

MONEY = "funding.amount"
NUMBER = "number"  # what a column says besides where it holds the number of an organisation whose name stands beside it


@dataclass(frozen=True)
class Target:
    """What a column of a file is: a column of a fact table, with a measure, event or period where its heading says it."""

    table: str
    column: str
    said: str = ""

    @property
    def name(self) -> str:
        """`table.column`, as a mapping writes it."""
        return f"{self.table}.{self.column}"

    @property
    def key(self) -> str:
        """The column, with what its heading says besides."""
        return f"{self.column}.{self.said}" if self.said else self.column


@dataclass(frozen=True)
class Column:
    """A column of a file as it is read. `unit`: how its amounts are written, '' where only the cells may say it.
    `name`: the column of the fact table, with the event or period that the heading says.

    `pairs`: what divides and joins the 'funder = amount' of a cell that holds several.
    """

    index: int
    heading: str
    target: Target
    read: Reader
    unit: str = ""
    name: str = ""
    is_amount: bool = False
    words: Values[str, str] = field(default_factory=dict)
    pairs: Values[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """How a table is read. `subject`: what its rows are about; `own`: whether it is a fact table as we write it."""

    table: Table
    subject: str
    columns: tuple[Column, ...]
    constants: dict[str, str]
    mapping: Mapping
    source: Source | None = None
    own: bool = False

    def constants_of(self, table: str) -> dict[str, str]:
        """What holds for every row, by the columns of a table."""
        start = f"{table}."
        return {name[len(start) :]: value for name, value in self.constants.items() if name.startswith(start)}

    def headings_of(self, table: str) -> dict[str, str]:
        """The headings of the file by the columns of a table."""
        return {
            column.target.key if column.target.said == NUMBER else column.target.column: column.heading
            for column in self.columns
            if column.target.table == table
        }


def target_of(column: str) -> Target:
    """The target that a mapping names. Raises KeyError where no table has such a column."""
    table, _, rest = column.partition(".")
    name, _, said = rest.partition(".")
    if (table, name) != ("projects", "period"):
        type_of(table, name)
    return Target(table, name, said)


def own_table(headings: Sequence[str], table: str) -> bool:
    """Whether these headings are mostly those of a fact table of ours, its key among them where it has one."""
    known = columns_by_heading(table)
    found = {known[plain(heading)] for heading in headings if plain(heading) in known}
    filled = [heading for heading in headings if heading]
    needed = {column.name for column in load_schema()[table].columns if not column.optional}
    return len(found) * 10 >= len(filled) * 6 and len(found & needed) * 2 >= len(needed) and len(found) > 1


def own_plan(table: Table, name: str) -> Plan:
    """The plan of a fact table as we write it; columns that it does not know are left out, and said to be."""
    known = columns_by_heading(name)
    found = [
        (index, Match(heading, f"{name}.{known[plain(heading)]}" if plain(heading) in known else "", "name"))
        for index, heading in enumerate(table.headings)
    ]
    return _plan(table, name, found, {}, None, own=True)


def source_plan(table: Table, source: Source) -> Plan:
    """The plan of a file whose shape a source describes."""
    listed = {plain(heading): (heading, targets) for heading, targets in source.columns.items()}
    units = {plain(heading): unit for heading, unit in source.units.items()}
    found = []
    for index, heading in enumerate(table.headings):
        targets = listed.get(plain(heading), (heading, ()))[1]
        unit = units.get(plain(heading), "")
        found += [(index, Match(heading, target, "saved", (), unit)) for target in targets or ("",)]
    made = {plain(heading) for form in source.made.values() for heading in re.findall(r"\{(.+?)\}", form)}
    parts = [(index, heading) for index, heading in enumerate(table.headings) if plain(heading) in made]
    return _plan(table, source.subject, found, dict(source.constants), source, parts)


def list_plan(table: Table, corrected: Mapping | None) -> Plan:
    """The plan of a list of somebody's own, recognised by its names and cells, and corrected by a person."""
    subject = subject_of(table.headings)
    found = matches(table.headings, table.columns(), subject)
    title_unit = next((unit for unit in map(unit_in, table.titles) if unit), "")
    by_heading = {plain(match.heading): match for match in corrected.matches} if corrected else {}
    decided = []
    for index, match in enumerate(found):
        given = by_heading.get(plain(match.heading))
        if given and match.how != "dropped":
            stated = unit_in(match.heading) if given.column.startswith(MONEY) else ""
            match = Match(match.heading, given.column, "person", match.sample, given.unit or stated)
        if match.column.startswith(MONEY) and not match.unit and title_unit:
            match = Match(match.heading, match.column, match.how, match.sample, title_unit)
        decided.append((index, match))
    return _plan(table, subject, decided, dict(corrected.constants) if corrected else {}, None)


def _plan(
    table: Table,
    subject: str,
    found: list[tuple[int, Match]],
    constants: dict[str, str],
    source: Source | None,
    parts: Sequence[tuple[int, str]] = (),
    *,
    own: bool = False,
) -> Plan:
    cells = table.columns()
    decimal = source.decimal if source else constants.get("decimal", "")
    columns = []
    for index, match in found:
        if match.column:
            target = target_of(match.column)
            read = _remembered(reader(target.table, target.column, cells[index], decimal, keep_spaces=own))
            words = source.words.get(match.heading, {}) if source else {}
            pairs = source.pairs.get(match.heading, {}) if source else {}
            columns.append(
                Column(
                    index,
                    match.heading,
                    target,
                    read,
                    match.unit,
                    target.key,
                    target.name == MONEY,
                    words,
                    pairs,
                )
            )
    for index, heading in parts:
        words = source.words.get(heading, {}) if source else {}
        columns.append(
            Column(
                index,
                heading,
                Target("made", heading),
                reader("made", heading, ()),
                name=heading,
                words=words,
            )
        )
    columns.sort(
        key=lambda column: column.target.name == "funding.amount"
    )  # after what says its currency and measure
    mapping = Mapping(tuple(match for _, match in found), constants, table.sheet.name)
    return Plan(table, subject, tuple(columns), constants, mapping, source, own)


def _remembered(read: Reader) -> Reader:
    """The same, for cells that come again and again; 1, 1.0 and True are three cells."""
    return lru_cache(maxsize=2_000, typed=True)(read)


def unknown_targets(mapping: Mapping, places: Table) -> list[Problem]:
    """The columns of a person's mapping that no fact table has."""
    faults = []
    for match in mapping.matches:
        try:
            if match.column:
                target_of(match.column)
        except (KeyError, StopIteration):
            place = places.sheet.place(places.heading_row)
            faults.append(Problem("mapping_unknown", place, match.heading, match.column))
    return faults
