"""Records from the rows of a list: each row tells of a project, milestone or indicator, and of what belongs to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.check.schema import load_schema
from data.load.headings import plain
from data.load.names import Names, areas_in
from data.load.plans import Plan
from data.load.records import Problem, Record
from data.load.rows import Amount, Row, Sink
from data.load.written_dates import date, span

OF_FUNDER = ("granted", "paid", "")  # what the funder of a row gives; the other measures are of somebody else


@dataclass
class Lists:
    """Builds records from rows. A project that several rows or sheets tell of becomes one record."""

    plan: Plan
    sink: Sink
    projects: dict[str, Record] = field(default_factory=dict)
    by_title: dict[str, list[str]] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    seen: set[tuple[str, str]] = field(default_factory=set)

    def add(self, row: Row) -> None:
        """Adds the records of a row."""
        if self.plan.own:
            self._add_own(row, self.plan.subject)
        elif self.plan.subject == "milestones":
            self._add_milestone(row)
        elif self.plan.subject == "indicator_values":
            self._add_values(row)
        else:
            self._add_project(row)

    def _add_own(self, row: Row, table: str) -> None:
        values = self._values(row, table)
        names = load_schema()[table].key
        stated = bool(names) and any(values.get(name) for name in names)
        key = ":".join(values.get(name, "") for name in names) if stated else self._key(row)
        if (table, key) in self.seen:
            self.sink.problems.append(
                Problem("row_twice", row.place, row.headings.get(f"{table}.{names[0]}", ""), key)
            )
            return
        self._record(table, key, values, row)

    def _add_project(self, row: Row) -> None:
        values = self._values(row, "projects")
        self._split_period(row, values)
        self._make(row, values, "projects")
        key = self._project(row, values)
        if not key:
            return
        self._add_areas(row, key)
        self._add_partners(row, key)
        self._add_money(row, key)

    def _project(self, row: Row, values: dict[str, str]) -> str:
        """The key of the row's project, its record made or completed; '' where the row names none."""
        number, title = values.get("register_id", ""), values.get("title_sv") or values.get("title_en", "")
        same = self.by_title.get(plain(title), [])
        if not number and len(same) > 1:
            self.sink.problems.append(
                Problem("project_name_twice", row.place, row.headings.get("projects.title_sv", ""), title)
            )
            return ""
        key = number or (same[0] if same else plain(title))
        if not key and self.plan.source and self.plan.source.recognised_by:
            self.sink.left_out.append((row.place, "row_without_project"))
            return ""
        if not key:
            self.sink.problems.append(Problem("project_missing", row.place))
            return ""
        known = self.projects.get(key)
        if known:
            self._complete(known, values, row)
        else:
            self.projects[key] = self._record("projects", key, values, row)
            self.by_title.setdefault(plain(title), []).append(key)
        return key

    def _complete(self, known: Record, values: dict[str, str], row: Row) -> None:
        for column, value in values.items():
            before = known.values.get(column, "")
            if value and not before:
                known.values[column] = value
            elif value and plain(value) != plain(before):
                told = {
                    "before": before,
                    "row": str(known.place.row),
                    "sheet": known.place.sheet or known.place.file,
                }
                heading = row.headings.get(f"projects.{column}", column)
                self.sink.problems.append(Problem("project_told_twice", row.place, heading, value, told))

    def _add_areas(self, row: Row, key: str) -> None:
        cells = row.values.get("project_areas.area_id", [])
        areas = list(dict.fromkeys(area for cell in cells for area in areas_in(cell, self.names.areas)))
        shares = row.values.get("project_areas.share", []) if len(areas) == 1 else []
        for area in areas:
            share = (shares[0] if shares else "") or _equal_share(len(areas))
            basis = row.one("project_areas.basis") or ("stated" if len(areas) == 1 else "editorial")
            values = {"project_id": f"@{key}", "area_id": area, "share": share, "basis": basis}
            self._part("project_areas", f"{key}:{plain(area)}", values, row)
        if len(areas) > 1:
            place, heading = row.place, row.headings.get("project_areas.area_id", "")
            told = {"count": str(len(areas)), "share": _equal_share(len(areas))}
            self.sink.problems.append(
                Problem("areas_share_equally", place, heading, "; ".join(areas), told, fatal=False)
            )

    def _add_partners(self, row: Row, key: str) -> None:
        role = (
            row.one("project_partners.role") or self.plan.constants.get("project_partners.role") or "partner"
        )
        for name in _parts(row.values.get("project_partners.org_id", [])):
            values = {"project_id": f"@{key}", "org_id": name, "role": role}
            self._part("project_partners", f"{key}:{plain(name)}:{role}", values, row)
        coordinator = row.one("projects.coordinator_org_id")
        if coordinator:
            values = {"project_id": f"@{key}", "org_id": coordinator, "role": "coordinator"}
            self._part("project_partners", f"{key}:{plain(coordinator)}:coordinator", values, row)

    def _add_money(self, row: Row, key: str) -> None:
        shared = self._values(row, "funding")
        self._make(row, shared, "funding")
        several = len({amount.measure for amount in row.amounts}) > 1
        for number, amount in enumerate(row.amounts, start=1):
            values = {**shared, **self._amount(amount, shared, several), "project_id": f"@{key}"}
            name = f"{key}:{self._key(row)}:{number}"
            headings = {**self._headings(row, "funding"), "amount": amount.heading}
            self.sink.records.append(Record("funding", name, values, headings, row.place))
            recipient = row.one("funding_recipients.org_id")
            if recipient and amount.measure == "granted":
                self._part("funding_recipients", name, {"funding_id": f"@{name}", "org_id": recipient}, row)

    def _amount(self, amount: Amount, shared: dict[str, str], several: bool) -> dict[str, str]:
        """What is the amount's own. In a row with several measures the funder is the one who grants."""
        own = {"amount": amount.amount, "measure": amount.measure, "currency": amount.currency}
        if amount.funder is not None:
            return own | {"funder": amount.funder, "funder_group": ""}
        if several and amount.measure not in OF_FUNDER:
            return own | {"funder": "", "funder_group": ""}
        return own

    def _add_milestone(self, row: Row) -> None:
        values = self._values(row, "milestones")
        title = values.get("title_sv") or values.get("title_en", "")
        key = values.get("milestone_id") or (self._key(row) if title else "")
        if not key:
            self.sink.problems.append(Problem("milestone_missing", row.place))
            return
        if values.get("area_ids"):
            values["area_ids"] = ";".join(areas_in(values["area_ids"], self.names.areas))
        self._record("milestones", key, values, row)
        for event in ("planned", "moved", "done", "cancelled"):
            name = f"milestone_events.date.{event}"
            day = row.one(name)
            if day:
                reason = row.one("milestone_events.reason") if event in ("moved", "cancelled") else ""
                told = {"milestone_id": f"@{key}", "event": event, "date": day, "reason": reason}
                headings = {"date": row.headings.get(name, "")}
                self.sink.records.append(
                    Record("milestone_events", f"{key}:{event}", told, headings, row.place)
                )

    def _add_values(self, row: Row) -> None:
        """Adds the value of a row, or one for each column that is headed by a period."""
        shared = self._values(row, "indicator_values")
        self._make(row, shared, "indicator_values")
        for name, found in row.values.items():
            if name.startswith("indicator_values.value") and found[0]:
                period = name.removeprefix("indicator_values.value").removeprefix(".")
                values = {**shared, "value": found[0], "period": period or shared.get("period", "")}
                values.setdefault("kind", "actual")
                key = ":".join(
                    (
                        values.get("indicator_id", ""),
                        values["period"],
                        values.get("geography", ""),
                        values["kind"],
                    )
                )
                self._record("indicator_values", key, values, row)

    def _values(self, row: Row, table: str) -> dict[str, str]:
        """What a row and the constants of its plan say of the columns of a table."""
        start = f"{table}."
        found = {
            name.removeprefix(start): value
            for name, value in self.plan.constants.items()
            if name.startswith(start)
        }
        for name, values in row.values.items():
            if name.startswith(start) and name.count(".") == 1:
                found[name.removeprefix(start)] = ";".join(filter(None, values)) or found.get(
                    name.removeprefix(start), ""
                )
        if "location" in row.said and table in ("projects", "funding"):
            found.setdefault("location", row.said["location"])
        return found

    def _make(self, row: Row, values: dict[str, str], table: str) -> None:
        """Fills what a source makes from several columns (`{acronym} - {title}`)."""
        made = self.plan.source.made if self.plan.source else {}
        for name, form in made.items():
            if name.startswith(f"{table}."):
                names = re.findall(r"\{(.+?)\}", form)
                parts = {heading: row.one(f"made.{heading}") for heading in names}
                text = form
                for heading, value in parts.items():
                    text = text.replace("{" + heading + "}", value)
                values[name.removeprefix(f"{table}.")] = text.strip(" -,")

    def _split_period(self, row: Row, values: dict[str, str]) -> None:
        period = values.pop("period", "")
        if not period:
            return
        ends = span(period) or (period, period)
        for column, end in zip(("start", "end"), ends, strict=True):
            made, fault = date(end)
            if fault:
                heading = row.headings.get("projects.period", "")
                self.sink.problems.append(Problem(fault, row.place, heading, period))
            values.setdefault(column, made)

    def _record(self, table: str, key: str, values: dict[str, str], row: Row) -> Record:
        record = Record(table, key, values, self._headings(row, table), row.place)
        self.sink.records.append(record)
        self.seen.add((table, key))
        return record

    def _part(self, table: str, key: str, values: dict[str, str], row: Row) -> None:
        """Adds a row that belongs to a project, once however many rows say it."""
        if (table, key) in self.seen:
            return
        constants = {
            name.split(".")[1]: value
            for name, value in self.plan.constants.items()
            if name.startswith(f"{table}.")
        }
        self._record(table, key, {**constants, **values}, row)

    def _headings(self, row: Row, table: str) -> dict[str, str]:
        start = f"{table}."
        return {name.split(".")[1]: text for name, text in row.headings.items() if name.startswith(start)}

    def _key(self, row: Row) -> str:
        return f"{row.place.file}:{row.place.sheet}:{row.place.row}"


def _parts(cells: Sequence[str]) -> list[str]:
    return [part.strip() for cell in cells for part in cell.split(";") if part.strip()]


def _equal_share(count: int) -> str:
    return "1" if count == 1 else f"{1 / count:.4f}".rstrip("0")
