"""From the records of a delivery to rows of the facts: each row is new, changed or the same."""

from typing import NamedTuple

from data.check.schema import Column, load_schema
from data.load.base.findings import Finding
from data.load.base.records import LIST, OWN, Delivery, Place, Record
from data.load.base.steps import OnStep
from data.load.facts.area_cells import without_no_areas
from data.load.facts.changes import Row, identity
from data.load.facts.completing import SCOPE_BASIS, Completing
from data.load.facts.finding import Index, folded
from data.load.facts.proposing import Proposals
from data.load.facts.references import References, Way
from data.load.facts.same_money import SameMoney
from data.load.facts.settled import Choices, Settled
from data.load.facts.skipping import leave_out
from data.load.facts.tables import Facts

# What a person has chosen where a register says it otherwise: the code of the sentence, and the columns.
OURS = {
    "projects": ("title_kept", ("title_sv", "title_en")),
    "funding_recipients": ("recipient_kept", ("org_id",)),
}
EVERY = 5_000  # records between two calls of on_step


class Shape(NamedTuple):
    """How records of one table with the same columns are settled: cells that stay as they are, those that refer, the key."""

    plain: tuple[str, ...]
    referring: tuple[tuple[Column, Way], ...]
    own: str


class Settling:
    """Settles the records of one delivery into the facts, each after those that it refers to."""

    def __init__(self, facts: Facts, delivery: Delivery, choices: Choices) -> None:
        """Nothing is settled yet."""
        self._facts = facts
        self._delivery = delivery
        self._index = Index(facts)
        self._money = SameMoney(facts)
        # By table and key: a record, and the id of its row in its place once it is settled.
        self._records: dict[str, dict[str, Record | str]] = {name: {} for name in load_schema()}
        # By place: the key of the record of a recipient, and its name.
        self._recipients: dict[Place, tuple[str, str]] = {}
        self._shapes: dict[tuple[str, ...], Shape] = {}  # by table and columns
        # An empty cell of our own workbook empties; another file only does not state it.
        self._may_empty = delivery.taken_for == OWN
        self._is_register = delivery.taken_for not in (OWN, LIST)
        self.result = Settled()
        self._proposals = Proposals(choices, self.result)
        leave_out(delivery, choices, self.result)
        without_no_areas(delivery, choices, self.result)
        self._completing = Completing(facts, delivery, self._index, self._proposals)
        self._references = References(
            facts,
            delivery,
            self._index,
            self._proposals,
            self._delivered,
            self._completing.source_of,
        )

    def run(self, on_step: OnStep = lambda step, done, of: None) -> Settled:
        """Settles every record, table by table in the order of the schema.

        The records are taken out of the delivery: they would be held beside the rows that they become.
        """
        for delivered in self._delivery.records:
            self._records[delivered.table][delivered.key] = delivered
        self._delivery.records.clear()
        before = {table: len(self._facts.tables[table]) for table in ("projects", "funding")}
        if self._is_register:
            self._recipients = {
                record.place: (key, record.values["org_id"])
                for key, record in self._records["funding_recipients"].items()
                if isinstance(record, Record)
            }
        of, done = sum(map(len, self._records.values())), 0
        for table, records in self._records.items():
            for key, record in records.items():
                if not isinstance(record, str):
                    self._id_of(table, key)
                if done % EVERY == 0:
                    on_step("comparing", done, of)
                done += 1
        self.result.gone = self._gone()
        for problem in self._delivery.problems:
            if problem.asks:
                self._proposals.ask(problem)
        new = {table: self._facts.tables[table][count:] for table, count in before.items()}
        self._ask_of_all(
            "not_classified", "scope", sum(row["scope_basis"] == SCOPE_BASIS for row in new["projects"])
        )
        self._ask_of_all(
            "place_unknown", "location", sum(row["location"] == "unknown" for row in new["funding"])
        )
        # They lead back here, and nobody looks for such a ring among many rows.
        self._shapes.clear()
        del self._references
        return self.result

    def _ask_of_all(self, code: str, what: str, count: int) -> None:
        """Tells of new rows that no sum counts because nobody has said what they are; a list is asked for all of them."""
        is_list = self._delivery.taken_for == LIST
        if count and (is_list or what == "scope"):
            choices = self._proposals.asked_of_all(what) if is_list else ()
            self.result.notes.append(Finding(code, {"n": count}, choices=choices))

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

    def _delivered(self, table: str, key: str) -> str | None:
        """The id of the row that a record of the delivery becomes; None if it has no such record."""
        return self._id_of(table, key) if key in self._records[table] else None

    def _id_of(self, table: str, key: str) -> str:
        """The id of the row that a record becomes; '' while it waits for one that refers to it."""
        records = self._records[table]
        record = records[key]
        if isinstance(record, str):
            return record
        records[key] = ""
        records[key] = made = self._settle(record)
        return made

    def _shape_of(self, record: Record) -> Shape:
        """How the records with these columns are settled."""
        key = (record.table, *record.values)
        if key not in self._shapes:
            table = load_schema()[record.table]
            columns = [column for column in table.columns if column.name in record.values]
            ways = {column: self._references.way(column) for column in columns}
            own = table.key[0] if len(table.key) == 1 and table.columns[0].type == "id" else ""
            plain = tuple(column.name for column in columns if not ways[column])
            referring = tuple((column, way) for column, way in ways.items() if way)
            self._shapes[key] = Shape(plain, referring, own)
        return self._shapes[key]

    def _settle(self, record: Record) -> str:
        table, values = record.table, record.values
        shape = self._shape_of(record)
        row = {name: text.strip() for name in shape.plain if (text := values[name]) or self._may_empty}
        for column, way in shape.referring:
            if (text := values[column.name].strip()) or self._may_empty:
                row[column.name] = way(record, column, text) if text else ""
        own = shape.own
        given = row.pop(own, "") if own else ""
        known = self._known(table, given if own else identity(table, row), row)
        if table == "project_partners" and not known:
            known = self._instead(row, record)
            row = {} if known else row
        if known:
            cells = {
                name: now
                for name, now in row.items()
                if now or (self._may_empty and name not in self._filled(table))
            }
            if self._delivery.taken_for != OWN and cells.get(
                "source_ids"
            ):  # one more source of the same project
                before = self._facts.by_id(table)[known]["source_ids"].split(";")
                cells["source_ids"] = ";".join(dict.fromkeys([*before, *cells["source_ids"].split(";")]))
            if self._is_register:
                self._keep_ours(table, known, cells, record)
            if not self._facts.change(table, known, cells, record.place, record.headings):
                self.result.same[table] += 1
            return known
        whole = self._completing.with_defaults(table, row, record)
        if table == "funding" and (held := self._held(whole, record)):
            return held
        if own:
            whole[own] = self._completing.id_of(table, whole, given)
        made = self._facts.add(table, whole, record.place, record.headings)
        self._index.added(table, made)
        if table == "funding" and whole.pop("other", ""):
            self.result.other_money.add(made)
        if table == "projects" and (area := self._completing.area_of(record)):
            part = {"project_id": made, "area_id": area, "share": "1", "basis": "editorial"}
            self._facts.add("project_areas", part, record.place)
        return made

    def _keep_ours(self, table: str, known: str, cells: Row, record: Record) -> None:
        """Leaves out what a register says otherwise than a person has chosen, and notes that."""
        code, columns = OURS.get(table, ("", ()))
        before = self._facts.by_id(table)[known]
        for column in columns:
            now = cells.pop(column, "") if before[column] else ""
            if now and folded(now) != folded(before[column]):
                ours = self._facts.row("organisations", before[column])
                title = self._facts.title(ours) if ours else before[column]
                written = record.values[column]
                values = {"value": written, "title": title}
                heading = record.headings.get(column, column)
                self.result.notes.append(Finding(code, values, record.place, heading, written))

    def _instead(self, row: Row, record: Record) -> str:
        """The participant that the facts have where a register names another: the recipient that a person has chosen."""
        key, name = self._recipients.get(record.place, ("", ""))
        if not key or name != record.values["org_id"]:
            return ""
        ours = self._facts.row("funding_recipients", self._id_of("funding_recipients", key))
        instead = identity("project_partners", row | {"org_id": ours["org_id"]}) if ours else ""
        return instead if instead and self._facts.row("project_partners", instead) else ""

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
            self._facts.change("funding", known, cells, record.place, record.headings)
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
