"""Records from the rows of a table: a row of a list describes a project or milestone and what belongs to it."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from data.check.schema import load_schema
from data.load.base.headings import plain
from data.load.base.records import Problem, Record
from data.load.reading.amounts import Amount
from data.load.reading.names import Names, areas_in
from data.load.reading.plans import Plan, target_of
from data.load.reading.rows import Row, Sink
from data.load.reading.written_dates import date, span

OF_FUNDER = ("granted", "paid", "")  # what the funder of a row gives; the other measures are of somebody else
EVENTS = ("planned", "moved", "done", "cancelled")
WITH_REASON = ("moved", "cancelled")
COORDINATOR_NUMBER = "coordinator_org_id.number"
OWNER_NUMBER = "owner_org_id.number"
BODY_NUMBER = "org_id.number"
PLACED = ("projects", "funding")


@dataclass
class Known:
    """What was read from the tables of a delivery so far, so that a project of several rows or sheets becomes one record."""

    projects: dict[str, Record] = field(default_factory=dict)
    by_title: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


class Lists:
    """Builds the records of the rows of one table."""

    def __init__(self, plan: Plan, sink: Sink, names: Names, known: Known) -> None:
        self.plan, self.sink, self.names, self.known = plan, sink, names, known
        self.add = {"milestones": self._milestone, "indicator_values": self._values}.get(
            plan.subject, self._project
        )
        if plan.own:
            self.add = self._own
        self.constants = {table: plan.constants_of(table) for table in load_schema()}
        self.headings = {table: plan.headings_of(table) for table in load_schema()}
        self.money_headings: dict[tuple[str, str], dict[str, str]] = {}
        made = plan.source.made if plan.source else {}
        self.made = [(target_of(name), re.split(r"\{(.+?)\}", form)) for name, form in made.items()]
        self.is_register = plan.source is not None and plan.source.is_register

    def _own(self, row: Row) -> None:
        table = self.plan.subject
        values = self._said(row, table)
        names = load_schema()[table].key
        stated = bool(names) and any(values.get(name) for name in names)
        key = ":".join(values.get(name, "") for name in names) if stated else _place(row)
        if key in self.known.keys[table]:
            self._problem("row_twice", row, table, names[0], key)
        else:
            self.known.keys[table].add(key)
            self._record(table, key, values, row)

    def _project(self, row: Row) -> None:
        values = self._said(row, "projects")
        if not values.get("coordinator_org_id") and values.get(COORDINATOR_NUMBER):
            values["coordinator_org_id"] = values[COORDINATOR_NUMBER]
        if "period" in values:
            self._split_period(row, values)
        key = self._key_of_project(row, values)
        if key:
            self._areas(row, key)
            self._partners(row, key)
            self._money(row, key)

    def _key_of_project(self, row: Row, values: dict[str, str]) -> str:
        """The key of the row's project, its record made or completed; '' where the row names none."""
        number, title = values.get("register_id", ""), values.get("title_sv") or values.get("title_en", "")
        name = plain(title)
        same = () if number else self.known.by_title.get(name, ())
        key = number or (same[0] if same else name)
        if len(same) > 1:
            self._problem("project_name_twice", row, "projects", "title_sv", title)
            return ""
        if not key and self.is_register:
            self.sink.left_out.append((row.place, "row_without_project"))
        elif not key:
            self.sink.problems.append(Problem("project_missing", row.place))
        elif key in self.known.projects:
            self._complete(self.known.projects[key], values, row)
        else:
            self.known.projects[key] = self._record("projects", key, values, row)
            self.known.by_title[name].append(key)
        return key

    def _complete(self, known: Record, values: dict[str, str], row: Row) -> None:
        """Adds what a later row says of a project; what it says differently is a problem."""
        for column, value in values.items():
            before = known.values.get(column, "")
            if value and not before:
                known.values[column] = value
            elif value and plain(value) != plain(before):
                where = known.place.sheet or known.place.file
                told = {"before": before, "row": str(known.place.row), "sheet": where}
                heading = self.headings["projects"].get(column, column)
                self.sink.problems.append(Problem("project_told_twice", row.place, heading, value, told))

    def _areas(self, row: Row, key: str) -> None:
        cell = row.one("project_areas", "area_id")
        areas = tuple(dict.fromkeys(areas_in(cell, self.names.areas))) if cell else ()
        share, basis = row.one("project_areas", "share"), row.one("project_areas", "basis")
        for area in areas:
            values = {
                "project_id": f"@{key}",
                "area_id": area,
                "share": share if share and len(areas) == 1 else _equal_share(len(areas)),
                "basis": basis or ("stated" if len(areas) == 1 else "editorial"),
            }
            self._part("project_areas", f"{key}:{plain(area)}", values, row)
        if len(areas) > 1:
            told = {"count": str(len(areas)), "share": _equal_share(len(areas))}
            heading = self.headings["project_areas"].get("area_id", "")
            problem = Problem("areas_share_equally", row.place, heading, "; ".join(areas), told, fatal=False)
            self.sink.problems.append(problem)

    def _partners(self, row: Row, key: str) -> None:
        stated = row.one("project_partners", "role") or self.constants["project_partners"].get(
            "role", "partner"
        )
        bodies = [(name, number, stated) for name, number in self._bodies(row, "project_partners")]
        number = row.one("projects", COORDINATOR_NUMBER)
        coordinator = row.one("projects", "coordinator_org_id") or number
        if coordinator:
            bodies.append((coordinator, number, "coordinator"))
        for name, number, role in bodies:
            values = {"project_id": f"@{key}", "org_id": name, "role": role}
            if number:
                values[BODY_NUMBER] = number
            self._part("project_partners", f"{key}:{plain(name)}:{role}", values, row)

    def _bodies(self, row: Row, table: str) -> list[tuple[str, str]]:
        """The organisations that a cell names, with their numbers where a cell of their own has one for each."""
        if table not in row.values:
            return []
        names, numbers = (_items(row.one(table, column)) for column in ("org_id", BODY_NUMBER))
        if len(names) == len(numbers):
            return list(zip(names, numbers, strict=True))
        if not names:
            return [(number, number) for number in numbers]
        if numbers:
            heading = self.headings[table].get(BODY_NUMBER, "")
            told = {"names": str(len(names)), "numbers": str(len(numbers))}
            value = "; ".join(numbers)
            self.sink.problems.append(Problem("numbers_uneven", row.place, heading, value, told, fatal=False))
        return [(name, "") for name in names]

    def _money(self, row: Row, key: str) -> None:
        if not row.amounts:
            return
        shared = self._said(row, "funding")
        several = len({amount.measure for amount in row.amounts}) > 1
        recipient = next(iter(self._bodies(row, "funding_recipients")), None)
        place = _place(row)
        for number, amount in enumerate(row.amounts, start=1):
            values = {**shared, **_of_amount(amount, several), "project_id": f"@{key}"}
            name = f"{place}:{number}"
            headings = self.money_headings.get((amount.heading, amount.unit))
            if headings is None:
                headings = self.headings["funding"] | {"amount": amount.heading, "amount.unit": amount.unit}
                self.money_headings[amount.heading, amount.unit] = headings
            self.sink.records.append(Record("funding", name, values, headings, row.place))
            if recipient and amount.measure == "granted":
                body, stated = recipient
                of_recipient = {"funding_id": f"@{name}", "org_id": body}
                if stated:
                    of_recipient[BODY_NUMBER] = stated
                self._part("funding_recipients", name, of_recipient, row)

    def _milestone(self, row: Row) -> None:
        values = self._said(row, "milestones")
        title = values.get("title_sv") or values.get("title_en", "")
        key = values.get("milestone_id") or (_place(row) if title else "")
        if not key:
            self.sink.problems.append(Problem("milestone_missing", row.place))
            return
        if not values.get("owner_org_id") and values.get(OWNER_NUMBER):
            values["owner_org_id"] = values[OWNER_NUMBER]
        if values.get("area_ids"):
            values["area_ids"] = ";".join(areas_in(values["area_ids"], self.names.areas))
        self._record("milestones", key, values, row)
        for event in EVENTS:
            day = row.one("milestone_events", f"date.{event}")
            if day:
                reason = row.one("milestone_events", "reason") if event in WITH_REASON else ""
                told = {"milestone_id": f"@{key}", "event": event, "date": day, "reason": reason}
                self._record("milestone_events", f"{key}:{event}", told, row)

    def _values(self, row: Row) -> None:
        """Adds the value of a row, or one for each column that is headed by a period."""
        shared = {
            name: value
            for name, value in self._said(row, "indicator_values").items()
            if name.partition(".")[0] != "value"
        }
        for name, found in row.values.get("indicator_values", {}).items():
            column, _, period = name.partition(".")
            if column == "value" and found:
                period = period or shared.get("period", "")
                values = {"kind": "actual", **shared, "value": found, "period": period}
                parts = (values.get(part, "") for part in ("indicator_id", "period", "geography", "kind"))
                self._record("indicator_values", ":".join(parts), values, row)

    def _said(self, row: Row, table: str) -> dict[str, str]:
        """What the plan's constants, the row, and what a source makes of it say of the columns of a table."""
        found = self.constants[table] | row.values.get(table, {})
        for name, value in self.constants[table].items():
            found[name] = found[name] or value
        if row.location and table in PLACED:
            found.setdefault("location", row.location)
        for target, pieces in self.made:
            if target.table == table:
                parts = (row.one("made", piece) if odd % 2 else piece for odd, piece in enumerate(pieces))
                found[target.column] = "".join(parts).strip(" -,")
        return found

    def _split_period(self, row: Row, values: dict[str, str]) -> None:
        period = values.pop("period")
        ends = span(period) or (period, period)
        for column, end in zip(("start", "end"), ends, strict=True):
            made, fault = date(end)
            if fault:
                self._problem(fault, row, "projects", "period", period)
            values.setdefault(column, made)

    def _record(self, table: str, key: str, values: dict[str, str], row: Row) -> Record:
        record = Record(table, key, values, self.headings[table], row.place)
        self.sink.records.append(record)
        return record

    def _part(self, table: str, key: str, values: dict[str, str], row: Row) -> None:
        """Adds a row that belongs to a project, once however many rows say it."""
        if key not in self.known.keys[table]:
            self.known.keys[table].add(key)
            self._record(table, key, {**self.constants[table], **values}, row)

    def _problem(self, code: str, row: Row, table: str, column: str, value: str) -> None:
        heading = self.headings[table].get(column, column)
        self.sink.problems.append(Problem(code, row.place, heading, value))


def _of_amount(amount: Amount, several: bool) -> dict[str, str]:
    """What is an amount's own. In a row with several measures the funder is the one who grants."""
    own = {"amount": amount.amount, "measure": amount.measure, "currency": amount.currency}
    if amount.funder is not None:
        return own | {"funder": amount.funder, "funder_group": ""}
    if several and amount.measure not in OF_FUNDER:
        return own | {"funder": "", "funder_group": ""}
    return own


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()] if cell else []


def _place(row: Row) -> str:
    """A key made of the place of a row."""
    return ":".join(filter(None, (row.place.file, row.place.sheet, str(row.place.row))))


@lru_cache
def _equal_share(count: int) -> str:
    return "1" if count == 1 else f"{1 / count:.4f}".rstrip("0")
