"""What a new row is given besides what its file says: its source, its id, and that something is not stated."""

import re
from functools import cache

from data.check.schema import load_schema
from data.load.base.findings import Finding
from data.load.base.records import Delivery, Record
from data.load.facts.area_cells import AreaCells
from data.load.facts.changes import Row
from data.load.facts.finding import Index
from data.load.facts.ids import free_id
from data.load.facts.proposing import UNKNOWN, WHOLE, Proposals
from data.load.facts.tables import Facts

IS_ID = re.compile(r"[a-z0-9_]+")
SCOPE_BASIS = "editorial: not classified"  # such a row is in no headline, because its scope is not 'strategy'

AREA_BASIS = "editorial: area not stated"  # nor is this one, before somebody has said which area it is of


class Completing:
    """Completes the new rows of one delivery."""

    def __init__(self, facts: Facts, delivery: Delivery, index: Index, proposals: Proposals) -> None:
        """The source of the delivery is not looked for before a row needs it."""
        self._facts = facts
        self._delivery = delivery
        self._choices = proposals.choices
        self._index = index
        self._result = proposals.result
        self._proposals = proposals
        self._own_source = ""
        self._cells = AreaCells(delivery)
        self._areas: dict[str, str] = {}  # by the key of a project: what a person has said of its area

    def with_defaults(self, table: str, row: Row, record: Record) -> Row:
        """The row with what the delivery as a whole says, and what is not stated said so."""
        whole = row
        name = _source_column(table)
        if name and not whole.get(name):
            whole[name] = self.source_of(record)
        if table == "projects":
            whole["title_en"] = whole.get("title_en") or whole.get("title_sv", "")
            whole["location"] = whole.get("location") or self._proposals.of_all("location") or "unknown"
            self._classify(whole, record)
        if table == "funding" and not whole.get("location"):
            project = self._facts.row("projects", whole.get("project_id", ""))
            whole["location"] = project["location"] if project else "unknown"
        if table == "milestones":
            whole["title_en"] = whole.get("title_en") or whole.get("title_sv", "")
            of = "project" if whole.get("project_id") else "area" if whole.get("area_ids") else "strategy"
            whole["level"] = whole.get("level") or of
        if table == "organisations":
            whole["kind"] = whole.get("kind") or "other"
        return whole

    def area_of(self, record: Record) -> str:
        """The area that a person has said a project is of whose cell of areas is empty; '' if none."""
        said = self._areas.get(record.key, "")
        return "" if said in (WHOLE, UNKNOWN) else said

    def _area_said(self, project: Row, record: Record, scope: str) -> str:
        """What a person says of the area of a project whose cell is empty; without it, it would stand for the whole strategy."""
        if not self._cells.is_empty(record):
            return WHOLE
        rows, title = self._facts.by_id("areas"), self._facts.title(project)
        asks = scope in ("", "strategy")
        said = self._proposals.area_of(record, title, self._cells.heading, rows.__contains__, asks=asks)
        self._areas[record.key] = said
        return said

    def _classify(self, project: Row, record: Record) -> None:
        """Gives a project its scope and the basis of it: its file, a person who has answered for the file, or nobody yet."""
        kind, chosen = "stated", self._proposals.of_all("scope")
        said = self._area_said(project, record, project.get("scope") or chosen)
        if not project.get("scope"):
            if chosen not in ("strategy", "context"):
                project |= {"scope": "context", "scope_basis": SCOPE_BASIS}
                return
            kind, project["scope"] = "editorial", chosen
        if project["scope"] == "strategy" and said in ("", UNKNOWN):
            project |= {"scope": "context", "scope_basis": AREA_BASIS}
            return
        if not project.get("scope_basis"):
            source = self._facts.row("sources", project.get("source_ids", "").split(";")[0])
            project["scope_basis"] = f"{kind}: {source['title']}" if source else ""

    def id_of(self, table: str, row: Row, given: str) -> str:
        """The id of a new row: the one that its file gives, else one made of what the row is called by."""
        return given if IS_ID.fullmatch(given) else free_id(self._facts, table, self._spoken(table, row))

    def _spoken(self, table: str, row: Row) -> str:
        if table == "projects" and row.get("register"):
            return f"{row['register']} {row.get('register_id', '')}"
        if table == "funding":
            parts = [row.get("project_id", "") or row.get("programme", ""), row.get("funder", "")]
            if row.get("measure") != "granted":
                parts.append(row.get("measure", ""))
            return " ".join(filter(None, parts))
        return self._facts.title(row) or table

    def source_of(self, record: Record) -> str:
        """The source of the delivery: the register that it is, else the body that delivers it; '' after a fault."""
        if not self._own_source:
            self._own_source = self._source_found(record)
        return self._own_source

    def _source_found(self, record: Record) -> str:
        if self._facts.row("sources", self._delivery.source_id):
            return self._delivery.source_id
        delivery, today = self._delivery, self._choices.today.isoformat()
        if delivery.source_id and delivery.publisher:  # a register that no row was taken from yet
            row = {"publisher": delivery.publisher, "title": delivery.title, "kind": "register"}
            return self._added(
                row | {"source_id": delivery.source_id, "url": delivery.url, "published": today}
            )
        if not self._choices.body:
            if not any(fault.code == "source_of_file" for fault in self._result.faults):
                self._result.faults.append(Finding("source_of_file", {"file": delivery.file}, record.place))
            return ""
        row = {"publisher": self._choices.body, "title": f"{delivery.file}, {today}", "kind": "statement"}
        row["published"] = today
        known = self._index.same("sources", row)
        if known:
            return known
        row["source_id"] = free_id(self._facts, "sources", f"{self._choices.body} {delivery.file}")
        return self._added(row)

    def _added(self, row: Row) -> str:
        made = self._facts.add("sources", row)
        self._index.added("sources", made)
        return made


@cache
def _source_column(table: str) -> str:
    """The column of a table that names where a row comes from; '' where it has none."""
    names = {column.name for column in load_schema()[table].columns} - (
        {"source_id"} if table == "sources" else set()
    )
    return next((name for name in ("source_id", "source_ids") if name in names), "")
