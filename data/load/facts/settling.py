"""From the records of a delivery to rows of the facts: names become ids, and each row is new, changed or the same."""

import re
from collections.abc import Callable
from functools import cache

from data.check.schema import Column, load_schema
from data.load.base.findings import Finding
from data.load.base.headings import spoken
from data.load.base.records import LIST, OWN, Delivery, Record
from data.load.facts.finding import NAMES, Index, folded
from data.load.facts.ids import free_id
from data.load.facts.near import nearest
from data.load.facts.numbers import organisation_number
from data.load.facts.proposing import Proposals
from data.load.facts.same_money import SameMoney
from data.load.facts.settled import Choices, Settled
from data.load.facts.spelt import WRITTEN, Spelt
from data.load.facts.tables import SPELLINGS, Facts, Row, identity

IS_ID = re.compile(r"[a-z0-9_]+")
ALIASED = ("organisations", "areas")  # what keeps other names of its own
TITLES_OF_PROJECTS = ("title_sv", "title_en")
SCOPE_BASIS = "editorial: not classified"  # such a row is in no headline, because its scope is not 'strategy'


Way = (
    Callable[[Record, Column, str], str] | None
)  # how a cell is settled: from the text of the file to that of the facts


class Settling:
    """Settles the records of one delivery into the facts, each after those that it refers to."""

    def __init__(self, facts: Facts, delivery: Delivery, choices: Choices) -> None:
        """Nothing is settled yet."""
        self._facts = facts
        self._delivery = delivery
        self._choices = choices
        self._index = Index(facts)
        self._spelt = Spelt(facts)
        self._money = SameMoney(facts)
        # By table and key: a record, and the id of its row in its place once it is settled.
        self._records: dict[str, dict[str, Record | str]] = {name: {} for name in load_schema()}
        self._cells: dict[tuple[str, tuple[str, ...]], list[tuple[Column, Way]]] = {}
        self._bodies: dict[
            tuple[str, str], str
        ] = {}  # ids of organisations by the name and number that are written
        self._own_source = ""
        self._is_register = delivery.taken_for not in (OWN, LIST)
        self.result = Settled()
        self._proposals = Proposals(choices, self.result)

    def run(self) -> Settled:
        """Settles every record, table by table in the order of the schema.

        The records are taken out of the delivery: they would be held beside the rows that they become.
        """
        for delivered in self._delivery.records:
            self._records[delivered.table][delivered.key] = delivered
        self._delivery.records.clear()
        for table, records in self._records.items():
            for key, record in records.items():
                if not isinstance(record, str):
                    self._id_of(table, key)
        self.result.gone = self._gone()
        self._cells.clear()  # its ways lead back here, and nobody looks for such a ring among many rows
        return self.result

    def _gone(self) -> list[tuple[str, str]]:
        """The projects that the facts have of the delivered registers and the delivery does not; they stay in the facts."""
        rows = self._facts.by_id("projects")
        delivered = {row_id for row_id in self._records["projects"].values() if isinstance(row_id, str)} - {
            ""
        }
        registers = {rows[row_id]["register"] for row_id in delivered if row_id in rows} - {""}
        return [
            (row_id, self._facts.title(row))
            for row_id, row in rows.items()
            if row["register"] in registers and row_id not in delivered
        ]

    def _id_of(self, table: str, key: str) -> str:
        """The id of the row that a record becomes; '' while it waits for one that refers to it."""
        records = self._records[table]
        record = records[key]
        if isinstance(record, str):
            return record
        records[key] = ""
        records[key] = made = self._settle(record)
        return made

    def _cells_of(self, record: Record) -> list[tuple[Column, Way]]:
        """The columns that a record states, in the order of the schema, and how a cell of each is settled."""
        shape = (record.table, tuple(record.values))
        if shape not in self._cells:
            columns = load_schema()[record.table].columns
            self._cells[shape] = [
                (column, self._way(column)) for column in columns if column.name in record.values
            ]
        return self._cells[shape]

    def _settle(self, record: Record) -> str:
        table, schema = record.table, load_schema()[record.table]
        row = {}
        for column, way in self._cells_of(record):
            text = record.values[column.name].strip()
            row[column.name] = way(record, column, text) if way and text else text
        own = schema.key[0] if len(schema.key) == 1 and schema.columns[0].type == "id" else ""
        given = row.pop(own, "") if own else ""
        known = self._known(table, given if own else identity(table, row), row)
        if known:
            self._facts.headings[table][known] = record.headings
            # An empty cell of our own workbook empties; another file only does not state it.
            may_empty = self._delivery.taken_for == OWN
            cells = {
                name: now
                for name, now in row.items()
                if now or (may_empty and name not in self._filled(table))
            }
            if self._delivery.taken_for != OWN and cells.get(
                "source_ids"
            ):  # one more source of the same project
                before = self._facts.by_id(table)[known]["source_ids"].split(";")
                cells["source_ids"] = ";".join(dict.fromkeys([*before, *cells["source_ids"].split(";")]))
            if table == "projects" and self._is_register:
                self._keep_titles(known, cells, record)
            if not self._facts.change(table, known, cells, record.place):
                self.result.same[table] += 1
            return known
        whole = self._with_defaults(table, row, record)
        if table == "funding" and (held := self._held(whole, record)):
            return held
        if own:
            whole[own] = (
                given if IS_ID.fullmatch(given) else free_id(self._facts, table, self._spoken(table, whole))
            )
        made = self._facts.add(table, whole, record.place)
        self._facts.headings[table][made] = record.headings
        self._index.added(table, made)
        if table == "funding" and whole.pop("other", ""):
            self.result.other_money.add(made)
        return made

    def _keep_titles(self, known: str, cells: Row, record: Record) -> None:
        """Leaves out what a register calls a known project, and tells of it: a person has given it the title that it has."""
        before = self._facts.by_id("projects")[known]
        for column in TITLES_OF_PROJECTS:
            now = cells.pop(column, "") if before[column] else ""
            if now and folded(now) != folded(before[column]):
                told = {"value": now, "title": before[column]}
                heading = record.headings.get(column, column)
                self.result.notes.append(Finding("title_kept", told, record.place, heading, now))

    def _held(self, row: Row, record: Record) -> str:
        """The row of the facts that takes a new amount in; '' for a row of its own, marked as a second statement if it is one."""
        known = "" if row.get("same_money_as") else self._money.of(row)
        if not known:
            return ""
        said = self._proposals.same_money(record, known, self._money.beside(row, known))
        if said == "other":
            row["other"] = "yes"
        elif said in ("", "second"):  # while it waits, no sum holds it twice
            row["same_money_as"] = known
        elif said == "changed":
            stated = [name for name, text in record.values.items() if text and name != "source_id"]
            cells = {name: row[name] for name in stated if row.get(name)}  # no default changes what is known
            self._facts.headings["funding"][known] = record.headings
            self._facts.change("funding", known, cells, record.place)
        else:
            self.result.same["funding"] += 1
        return known if said in ("same", "changed") else ""

    def _known(self, table: str, row_id: str, row: Row) -> str:
        if row_id and self._facts.row(table, row_id):
            return row_id
        return self._index.same(table, row)

    def _filled(self, table: str) -> set[str]:
        """The columns that may not be emptied."""
        return {column.name for column in load_schema()[table].columns if not column.optional}

    def _way(self, column: Column) -> Way:
        """How a cell of a column is settled; None where it stays as it is."""
        if column.type == "ref":
            return self._body if column.refs == ("organisations",) else self._reference
        if column.type == "refs":
            return self._references
        return self._written if column.name in WRITTEN else None

    def _references(self, record: Record, column: Column, text: str) -> str:
        found = (self._reference(record, column, part.strip()) for part in text.split(";") if part.strip())
        return ";".join(dict.fromkeys(part for part in found if part))

    def _body(self, record: Record, column: Column, text: str) -> str:
        """The id of an organisation; one that was found without a question is the same for every row."""
        stated = record.values.get(f"{column.name}.number", "")
        number = organisation_number(stated) or organisation_number(text)
        if (text, number) not in self._bodies:
            asked = len(self.result.waiting), len(self.result.faults)
            found = (
                self._numbered(record, column, text, number)
                if number
                else self._reference(record, column, text)
            )
            if asked != (len(self.result.waiting), len(self.result.faults)):
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
        asked = len(self.result.waiting)
        found = self._reference(record, column, text)
        if found and asked == len(self.result.waiting):
            other = next(filter(None, map(organisation_number, self._names_of(found))), "")
            if other:
                return self._fault("number_other", record, column, number, near=f"{text}: {other}")
            self._as_alias("organisations", record, number, found)
        return found

    def _names_of(self, org_id: str) -> list[str]:
        return self._facts.by_id("organisations")[org_id]["aliases"].split(";")

    def _written(self, record: Record, column: Column, text: str) -> str:
        """A funder, programme or municipality as the facts write it; a near spelling is asked about."""
        kind = column.name
        known = self._spelt.known(kind, text)
        near = "" if known else self._spelt.near(kind, text)
        if not near:
            return known or text
        same = self._proposals.is_same_name(kind, text, (near, near), record, column, may_be_new=True)
        if same:
            self._keep_spelling(kind, text, near, record)
        return text if same is False else near

    def _keep_spelling(self, kind: str, spelling: str, means: str, record: Record) -> None:
        """Keeps a confirmed spelling: with the organisation that a funder is, else in a table of its own."""
        bodies = self._index.named("organisations", means) if kind == "funder" else []
        if len(bodies) == 1:
            self._as_alias("organisations", record, spelling, bodies[0])
        else:
            self._facts.add(SPELLINGS, {"kind": kind, "spelling": spelling, "means": means}, record.place)
        self._spelt.learn(kind, spelling, means)

    def _reference(self, record: Record, column: Column, text: str) -> str:
        """The id that a reference means; '' after a fault."""
        if text == self._delivery.source_id and column.refs == ("sources",):
            return self._source(
                record
            )  # of a register that no row was taken from yet, the file is the source
        for table in column.refs:
            if text[0] == "@" and text[1:] in self._records[table]:
                return self._id_of(table, text[1:])
            if self._facts.row(table, text):
                return text
            if text in self._records[table]:
                return self._id_of(table, text)
        for table in [name for name in column.refs if name in NAMES]:
            found = self._index.named(table, text)
            if table == "areas" and len(found) > 1:
                found = self._areas_of_the_day(record, found)
            if len(found) == 1:
                return found[0]
            if found:
                return self._fault("reference_ambiguous", record, column, text, near=", ".join(found))
            if table in ALIASED:
                near_id = self._near(table, record, column, text)
                if near_id or table == "organisations":
                    return near_id or self._organisation(record, text)
        near = nearest(text, [name for table in column.refs for name in self._facts.by_id(table)])
        if not near and column.refs == ("project_registers",):
            return self._register(record, text)
        return self._fault("reference_near" if near else "reference_unknown", record, column, text, near=near)

    def _register(self, record: Record, name: str) -> str:
        """A register that the facts do not have yet: a new row."""
        register = name if IS_ID.fullmatch(name) else free_id(self._facts, "project_registers", name)
        row = {"register": register, "name_sv": name, "name_en": name}
        made = self._facts.add("project_registers", row, record.place)
        self._index.added("project_registers", made)
        return made

    def _areas_of_the_day(self, record: Record, found: list[str]) -> list[str]:
        """Of areas with one name, that of the strategy in force when the row is from."""
        values = record.values
        day = next(
            (values[name] for name in ("decided", "start", "date", "period_start") if values.get(name)), ""
        )
        day = day or self._choices.today.isoformat()
        strategies = sorted(self._facts.tables["strategies"], key=lambda row: row["valid_from"])
        begun = [row["strategy_id"] for row in strategies if row["valid_from"] <= day]
        areas = self._facts.by_id("areas")
        return [area for area in found if begun and areas[area]["strategy_id"] == begun[-1]]

    def _near(self, table: str, record: Record, column: Column, name: str) -> str | None:
        """The id of the row whose name is near, which a person confirms; None where none is, or it is said to be another."""
        near = nearest(folded(name), self._index.names(table))
        ids = self._index.named(table, near) if near else []
        if table == "areas":
            ids = self._areas_of_the_day(record, ids) or ids
        if not ids:
            return None
        known = ids[0], self._facts.title(self._facts.by_id(table)[ids[0]])
        may_be_new = table == "organisations"  # an area is made by a strategy, not by a list
        same = self._proposals.is_same_name(table, name, known, record, column, may_be_new=may_be_new)
        if same:
            self._as_alias(table, record, name, ids[0])
        return None if same is False else ids[0]

    def _organisation(self, record: Record, name: str) -> str:
        """A body that the facts do not have: a new row."""
        row = {"org_id": free_id(self._facts, "organisations", name), "name": name, "kind": "other"}
        made = self._facts.add("organisations", row, record.place)
        self._index.added("organisations", made)
        return made

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
        self.result.faults.append(Finding(code, values, record.place, heading, text))
        return ""

    def _with_defaults(self, table: str, row: Row, record: Record) -> Row:
        """The row with what the delivery as a whole says, and what is not stated said so."""
        whole = row
        name = _source_column(table)
        if name and not whole.get(name):
            whole[name] = self._source(record)
        if table == "projects":
            whole["title_en"] = whole.get("title_en") or whole.get("title_sv", "")
            whole["location"] = whole.get("location") or "unknown"
            if not whole.get("scope"):
                whole |= {"scope": "context", "scope_basis": SCOPE_BASIS}
        if table == "funding" and not whole.get("location"):
            project = self._facts.row("projects", whole.get("project_id", ""))
            whole["location"] = project["location"] if project else "unknown"
        if table == "organisations":
            whole["kind"] = whole.get("kind") or "other"
        return whole

    def _source(self, record: Record) -> str:
        """The source of the delivery: the register that it is, else the body that delivers it."""
        if not self._own_source:
            self._own_source = self._source_found(record)
        return self._own_source

    def _source_found(self, record: Record) -> str:
        if self._facts.row("sources", self._delivery.source_id):
            return self._delivery.source_id
        if not self._choices.body:
            if not any(fault.code == "source_of_file" for fault in self.result.faults):
                self.result.faults.append(
                    Finding("source_of_file", {"file": self._delivery.file}, record.place)
                )
            return ""
        title = f"{self._delivery.file}, {self._choices.today.isoformat()}"
        row = {"publisher": self._choices.body, "title": title, "kind": "statement"}
        row["published"] = self._choices.today.isoformat()
        known = self._index.same("sources", row)
        if known:
            return known
        row["source_id"] = free_id(self._facts, "sources", f"{self._choices.body} {self._delivery.file}")
        made = self._facts.add("sources", row)
        self._index.added("sources", made)
        return made

    def _spoken(self, table: str, row: Row) -> str:
        """What a new row is called by in its id."""
        if table == "projects" and row.get("register"):
            return f"{row['register']} {row.get('register_id', '')}"
        if table == "funding":
            parts = [row.get("project_id", "") or row.get("programme", ""), row.get("funder", "")]
            if row.get("measure") != "granted":
                parts.append(row.get("measure", ""))
            return " ".join(filter(None, parts))
        return self._facts.title(row) or table


@cache
def _source_column(table: str) -> str:
    """The column of a table that names where a row comes from; '' where it has none."""
    names = {column.name for column in load_schema()[table].columns} - (
        {"source_id"} if table == "sources" else set()
    )
    return next((name for name in ("source_id", "source_ids") if name in names), "")
