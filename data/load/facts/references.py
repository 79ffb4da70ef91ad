"""From the names and numbers that a file writes to the ids and spellings of the facts."""

import re
from collections.abc import Callable

from data.check.schema import Column
from data.load.base.findings import Finding
from data.load.base.headings import spoken
from data.load.base.records import LIST, OWN, Delivery, Record
from data.load.facts.finding import NAMES, Index, folded
from data.load.facts.ids import free_id
from data.load.facts.near import nearest, shortened
from data.load.facts.numbers import organisation_number
from data.load.facts.proposing import Proposals
from data.load.facts.spelt import WRITTEN, Spelt
from data.load.facts.tables import SPELLINGS, Facts

IS_ID = re.compile(r"[a-z0-9_]+")
DAYS = ("decided", "start", "date", "period_start")  # what tells when a row is from, the first that it states

Way = Callable[
    [Record, Column, str], str
]  # how a cell is settled: from the text of the file to that of the facts


class References:
    """Finds what the cells of a delivery mean, asks a person where a name is near, and adds what is new.

    `delivered` gives the id of a record of the delivery by its table and key, None where it has none; `source_of` the
    source of the delivery.
    """

    def __init__(
        self,
        facts: Facts,
        delivery: Delivery,
        index: Index,
        proposals: Proposals,
        delivered: Callable[[str, str], str | None],
        source_of: Callable[[Record], str],
    ) -> None:
        """Nothing is found yet."""
        self._facts = facts
        self._source_id = delivery.source_id
        self._is_list = delivery.taken_for == LIST
        self._is_register = not self._is_list and delivery.taken_for != OWN
        self._index = index
        self._proposals = proposals
        self._result = proposals.result
        self._delivered = delivered
        self._source_of = source_of
        self._spelt = Spelt(facts)
        # Ids of organisations by the name and number that are written.
        self._bodies: dict[tuple[str, str], str] = {}

    def way(self, column: Column) -> Way | None:
        """How a cell of a column is settled; None where it stays as it is."""
        if column.type == "ref":
            return self._body if column.refs == ("organisations",) else self._reference
        if column.type == "refs":
            return self._references
        return self._written if column.name in WRITTEN else None

    def _references(self, record: Record, column: Column, text: str) -> str:
        found = (self._reference(record, column, part.strip()) for part in text.split(";") if part.strip())
        return ";".join(dict.fromkeys(part for part in found if part))

    def _reference(self, record: Record, column: Column, text: str) -> str:
        """The id that a reference means; '' after a fault."""
        if text == self._source_id and column.refs == ("sources",):
            return self._source_of(
                record
            )  # of a register that no row was taken from yet, the file is the source
        for table in column.refs:
            if text[0] == "@" and (found := self._delivered(table, text[1:])) is not None:
                return found
            if self._facts.row(table, text):
                return text
            if (found := self._delivered(table, text)) is not None:
                return found
        for table in [name for name in column.refs if name in NAMES]:
            ids = self._index.named(table, text)
            if table == "areas" and len(ids) > 1:
                ids = self._areas_of_the_day(record, ids)
            if len(ids) == 1:
                return ids[0]
            if ids:
                return self._fault("reference_ambiguous", record, column, text, near=", ".join(ids))
            if table == "organisations":
                return self._near(table, record, column, text) or self._organisation(record, text)
            if table == "areas" and (found := self._near(table, record, column, text)) is not None:
                return found  # '' where a person says that it is none of them
        near = nearest(text, [name for table in column.refs for name in self._facts.by_id(table)])
        if not near and column.refs == ("project_registers",):
            return self._register(record, text)
        return self._fault("reference_near" if near else "reference_unknown", record, column, text, near=near)

    def _body(self, record: Record, column: Column, text: str) -> str:
        """The id of an organisation; one that was found without a question is the same for every row."""
        stated = record.values.get(f"{column.name}.number", "")
        number = organisation_number(stated) or organisation_number(text)
        if (text, number) not in self._bodies:
            asked = len(self._result.waiting), len(self._result.faults)
            found = (
                self._numbered(record, column, text, number)
                if number
                else self._reference(record, column, text)
            )
            if asked != (len(self._result.waiting), len(self._result.faults)):
                return found
            self._bodies[text, number] = found
        return self._bodies[text, number]

    def _numbered(self, record: Record, column: Column, text: str, number: str) -> str:
        """The id of the organisation that has a number; one that is known by its name alone gets the number."""
        known = self._index.named("organisations", number)
        if known:
            return known[0]
        if self._proposals.is_wrong_number(number, record, column):
            return self._reference(record, column, text)
        if organisation_number(text):
            return self._fault("number_unknown", record, column, text)
        asked = len(self._result.waiting)
        found = self._reference(record, column, text)
        if found and asked == len(self._result.waiting):
            names = self._facts.by_id("organisations")[found]["aliases"].split(";")
            other = next(filter(None, map(organisation_number, names)), "")
            if other:
                return self._other_number(record, column, text, number, found, other)
            self._as_alias("organisations", record, number, found)
        return found

    def _other_number(
        self, record: Record, column: Column, text: str, number: str, found: str, other: str
    ) -> str:
        """The organisation by its name, where a register writes another number than ours; in a list it is a fault."""
        if not self._is_register:
            return self._fault("number_other", record, column, number, near=f"{text}: {other}")
        heading = record.headings.get(f"{column.name}.number", column.name)
        told = {"value": number, "name": text, "number": other}
        self._result.notes.append(Finding("number_kept", told, record.place, heading, number))
        return found

    def _written(self, record: Record, column: Column, text: str) -> str:
        """A funder, programme or municipality as the facts write it; a near spelling is asked about."""
        kind = column.name
        known = self._spelt.known(kind, text)
        near = "" if known else self._spelt.near(kind, text)
        if not near:
            return known or text
        meant = self._proposals.meant(
            kind, text, (near, near), record, column, lambda name: self._spelt.known(kind, name) == name
        )
        if meant:
            self._keep_spelling(kind, text, meant, record)
        return near if meant is None else meant or text

    def _keep_spelling(self, kind: str, spelling: str, means: str, record: Record) -> None:
        """Keeps a confirmed spelling: with the organisation that a funder is, else in a table of its own."""
        bodies = self._index.named("organisations", means) if kind == "funder" else []
        if len(bodies) == 1:
            self._as_alias("organisations", record, spelling, bodies[0])
        else:
            self._facts.add(SPELLINGS, {"kind": kind, "spelling": spelling, "means": means}, record.place)
        self._spelt.learn(kind, spelling, means)

    def _register(self, record: Record, name: str) -> str:
        """A register that the facts do not have yet: a new row."""
        register = name if IS_ID.fullmatch(name) else free_id(self._facts, "project_registers", name)
        row = {"register": register, "name_sv": name, "name_en": name}
        made = self._facts.add("project_registers", row, record.place)
        self._index.added("project_registers", made)
        return made

    def _organisation(self, record: Record, name: str) -> str:
        """A body that the facts do not have: a new row."""
        row = {"org_id": free_id(self._facts, "organisations", name), "name": name, "kind": "other"}
        made = self._facts.add("organisations", row, record.place)
        self._index.added("organisations", made)
        return made

    def _near(self, table: str, record: Record, column: Column, name: str) -> str | None:
        """The id of the row that a name means, which a person says; '' if it means none of them, None where nothing is asked."""
        near = nearest(folded(name), self._index.names(table))
        if not near and table == "areas":
            near = shortened(folded(name), self._names_of_areas(record))
        ids = self._index.named(table, near) if near else []
        if table == "areas":
            ids = self._areas_of_the_day(record, ids) or ids
        if not ids and (table != "areas" or not self._is_list):
            return None  # an area is made by a strategy, not by a list
        rows = self._facts.by_id(table)
        known = (ids[0], self._facts.title(rows[ids[0]])) if ids else None
        meant = self._proposals.meant(table, name, known, record, column, rows.__contains__)
        if meant:
            self._as_alias(table, record, name, meant)
        # while it waits, nothing is published: any row may stand for the one that is meant
        return (ids or list(rows)[-1:])[0] if meant is None else meant

    def _areas_of_the_day(self, record: Record, found: list[str]) -> list[str]:
        """Of areas with one name, that of the strategy in force when the row is from."""
        day = next((record.values[name] for name in DAYS if record.values.get(name)), "")
        day = day or self._proposals.choices.today.isoformat()
        strategies = sorted(self._facts.tables["strategies"], key=lambda row: row["valid_from"])
        begun = [row["strategy_id"] for row in strategies if row["valid_from"] <= day]
        areas = self._facts.by_id("areas")
        return [area for area in found if begun and areas[area]["strategy_id"] == begun[-1]]

    def _names_of_areas(self, record: Record) -> list[str]:
        """The names of the areas of the strategy that is in force when the row is from."""
        areas = self._facts.by_id("areas")
        of_the_day = self._areas_of_the_day(record, list(areas))
        return [folded(areas[area][name]) for area in of_the_day for name in ("name_sv", "name_en")]

    def _as_alias(self, table: str, record: Record, name: str, known: str) -> None:
        """Keeps a spelling that a person has confirmed as another name of the row."""
        row = self._facts.by_id(table)[known]
        aliases = ";".join(filter(None, [row["aliases"], name]))
        self._facts.change(table, known, {"aliases": aliases}, record.place)
        self._index.added(table, known)

    def _fault(self, code: str, record: Record, column: Column, text: str, near: str = "") -> str:
        heading = record.headings.get(column.name, column.name)
        said = spoken(record.table, column.name) if heading == column.name else heading
        values = {"value": text, "column": said, "near": near}
        self._result.faults.append(Finding(code, values, record.place, heading, text))
        return ""
