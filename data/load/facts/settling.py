"""From the records of a delivery to rows of the facts: names become ids, and each row is new, changed or the same."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from data.check.schema import Column, load_schema
from data.load.base.findings import Finding
from data.load.base.records import OWN, Delivery, Record
from data.load.facts.finding import NAMES, Index, folded
from data.load.facts.ids import free_id
from data.load.facts.near import nearest
from data.load.facts.tables import Facts, Row, identity

IS_ID = re.compile(r"[a-z0-9_]+")
SCOPE_BASIS = "editorial: not classified"  # such a row is in no headline, because its scope is not 'strategy'


@dataclass(frozen=True)
class Choices:
    """What a person has decided: confirmations as RULE:ROW, why values change, which body delivers, and the day."""

    confirmed: frozenset[str] = frozenset()
    reason: str = ""
    body: str = ""
    today: date = date.max


@dataclass
class Settled:
    """What became of the records: the rows that were the same, what is wrong, what waits for a person, what is near.

    `confirmed` are the confirmations that were about one of them; `gone` the ids and titles of projects that a register
    no longer holds.
    """

    same: Counter[str] = field(default_factory=Counter)
    faults: list[Finding] = field(default_factory=list)
    waiting: list[Finding] = field(default_factory=list)
    proposals: dict[str, dict[str, object]] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    gone: list[tuple[str, str]] = field(default_factory=list)


class Settling:
    """Settles the records of one delivery into the facts, each after those that it refers to."""

    def __init__(self, facts: Facts, delivery: Delivery, choices: Choices) -> None:
        """Nothing is settled yet."""
        self._facts = facts
        self._delivery = delivery
        self._choices = choices
        self._index = Index(facts)
        self._municipalities = {folded(row["name"]): row["name"] for row in facts.tables["municipalities"]}
        self._records = {(record.table, record.key): record for record in delivery.records}
        self._ids: dict[tuple[str, str], str] = {}
        self.result = Settled()

    def run(self) -> Settled:
        """Settles every record, table by table in the order of the schema."""
        order = {name: number for number, name in enumerate(load_schema())}
        for record in sorted(self._delivery.records, key=lambda record: order[record.table]):
            self._id_of(record.table, record.key)
        self.result.gone = self._gone()
        return self.result

    def _gone(self) -> list[tuple[str, str]]:
        """The projects that the facts have of the delivered registers and the delivery does not; they stay in the facts."""
        rows = self._facts.by_id("projects")
        delivered = {row_id for (table, _), row_id in self._ids.items() if table == "projects" and row_id}
        registers = {rows[row_id]["register"] for row_id in delivered if row_id in rows} - {""}
        return [
            (row_id, self._facts.title(row))
            for row_id, row in rows.items()
            if row["register"] in registers and row_id not in delivered
        ]

    def _id_of(self, table: str, key: str) -> str:
        """The id of the row that a record becomes; '' while it waits for one that refers to it."""
        if (table, key) not in self._ids:
            self._ids[table, key] = ""
            self._ids[table, key] = self._settle(self._records[table, key])
        return self._ids[table, key]

    def _settle(self, record: Record) -> str:
        table, schema = record.table, load_schema()[record.table]
        row = {
            column.name: self._value(record, column)
            for column in schema.columns
            if column.name in record.values
        }
        own = schema.key[0] if len(schema.key) == 1 and schema.columns[0].type == "id" else ""
        given = row.pop(own, "") if own else ""
        known = self._known(table, given if own else identity(table, row), row)
        if known:
            self._facts.headings[table, known] = record.headings
            cells = {name: now for name, now in row.items() if now or name not in self._filled(table)}
            if self._delivery.taken_for != OWN and cells.get(
                "source_ids"
            ):  # one more source of the same project
                before = self._facts.by_id(table)[known]["source_ids"].split(";")
                cells["source_ids"] = ";".join(dict.fromkeys([*before, *cells["source_ids"].split(";")]))
            if not self._facts.change(table, known, cells, record.place):
                self.result.same[table] += 1
            return known
        whole = self._with_defaults(table, row, record)
        if own:
            whole[own] = (
                given if IS_ID.fullmatch(given) else free_id(self._facts, table, self._spoken(table, whole))
            )
        made = self._facts.add(table, whole, record.place)
        self._facts.headings[table, made] = record.headings
        self._index.added(table, made)
        return made

    def _known(self, table: str, row_id: str, row: Row) -> str:
        if row_id and self._facts.row(table, row_id):
            return row_id
        return self._index.same(table, row)

    def _filled(self, table: str) -> set[str]:
        """The columns that may not be emptied."""
        return {column.name for column in load_schema()[table].columns if not column.optional}

    def _value(self, record: Record, column: Column) -> str:
        text = record.values[column.name].strip()
        if not text:
            return ""
        if column.type == "ref":
            return self._reference(record, column, text)
        if column.type == "refs":
            found = (
                self._reference(record, column, part.strip()) for part in text.split(";") if part.strip()
            )
            return ";".join(dict.fromkeys(part for part in found if part))
        if column.name == "municipality":
            return self._municipality(text)
        return text

    def _municipality(self, text: str) -> str:
        """The municipality as the facts write it; the word 'kommun' is not part of a name."""
        wanted = folded(re.sub(r"s? kommun$", "", text, flags=re.IGNORECASE))
        return self._municipalities.get(folded(text)) or self._municipalities.get(wanted, text)

    def _reference(self, record: Record, column: Column, text: str) -> str:
        """The id that a reference means; '' after a fault."""
        for table in column.refs:
            if text.startswith("@") and (table, text[1:]) in self._records:
                return self._id_of(table, text[1:])
            if self._facts.row(table, text):
                return text
            if (table, text) in self._records:
                return self._id_of(table, text)
        for table in [name for name in column.refs if name in NAMES]:
            found = self._index.named(table, text)
            if table == "areas" and len(found) > 1:
                found = self._areas_of_the_day(record, found)
            if len(found) == 1:
                return found[0]
            if found:
                return self._fault("reference_ambiguous", record, column, text, near=", ".join(found))
            if table == "organisations":
                return self._organisation(record, column, text)
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

    def _organisation(self, record: Record, column: Column, name: str) -> str:
        """A body that the facts do not have: a near one is proposed, another one is new."""
        near = nearest(folded(name), self._index.names("organisations"))
        ids = self._index.named("organisations", near) if near else []
        as_new = f"new_name:{name}"
        chosen = [row_id for row_id in ids if f"near_name:{name}={row_id}" in self._choices.confirmed]
        self.result.confirmed |= {f"near_name:{name}={row_id}" for row_id in chosen}
        if chosen:
            return self._as_alias(record, name, chosen[0])
        if ids and as_new not in self._choices.confirmed:
            self._propose(record, column, name, ids[0], as_new)
            return ids[0]
        self.result.confirmed |= self._choices.confirmed & {as_new}
        row = {"org_id": free_id(self._facts, "organisations", name), "name": name, "kind": "other"}
        made = self._facts.add("organisations", row, record.place)
        self._index.added("organisations", made)
        return made

    def _as_alias(self, record: Record, name: str, known: str) -> str:
        """Keeps a spelling that a person has confirmed as another name of the organisation."""
        row = self._facts.by_id("organisations")[known]
        aliases = ";".join(filter(None, [row["aliases"], name]))
        self._facts.change("organisations", known, {"aliases": aliases}, record.place)
        self._index.added("organisations", known)
        return known

    def _propose(self, record: Record, column: Column, name: str, known: str, as_new: str) -> None:
        """Lets the row wait for a person to say whether two spellings are one organisation."""
        heading, confirm = record.headings.get(column.name, column.name), f"near_name:{name}={known}"
        near = self._facts.by_id("organisations")[known]["name"]
        values = {"value": name, "near": near, "confirm": confirm, "as_new": as_new}
        self.result.waiting.append(Finding("near_name", values, record.place, heading, name, confirm))
        proposed = [{"id": known, "name": near, "confirm": confirm}]
        self.result.proposals[name] = {"name": name, "kind": "organisations", "near": proposed, "new": as_new}

    def _fault(self, code: str, record: Record, column: Column, text: str, near: str = "") -> str:
        heading = record.headings.get(column.name, column.name)
        values = {"value": text, "column": heading, "near": near}
        self.result.faults.append(Finding(code, values, record.place, heading, text))
        return ""

    def _with_defaults(self, table: str, row: Row, record: Record) -> Row:
        """The row with what the delivery as a whole says, and what is not stated said so."""
        names = {column.name: column for column in load_schema()[table].columns}
        whole = dict(row)
        for name in ("source_id", "source_ids"):
            if name in names and table != "sources" and not whole.get(name):
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
