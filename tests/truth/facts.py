"""The tables of data/facts as they stand in the files: every cell a text, rows in file order."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

Row = Mapping[str, str]

TABLES = (
    "strategies",
    "areas",
    "area_succession",
    "projects",
    "project_areas",
    "funding",
    "exchange_rates",
    "price_index",
    "milestones",
    "milestone_events",
    "notes",
    "indicators",
    "indicator_values",
    "sector_strengths",
    "sources",
    "activities",
    "sub_goals",
    "activity_goals",
    "activity_milestones",
    "project_bodies",
    "process_steps",
    "area_roles",
    "evaluations",
    "application_rounds",
    "statements",
    "organisations",
    "requirements",
    "framework_items",
    "assessments",
)


@dataclass(frozen=True, eq=False)
class Facts:
    """The loaded tables. Two loads are never equal, so that answers can be kept per load."""

    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)

    def rows(self, table: str) -> tuple[Row, ...]:
        """All rows of a table in file order."""
        return self.tables[table]

    @cached_property
    def projects(self) -> dict[str, Row]:
        """Projects by id."""
        return {row["project_id"]: row for row in self.rows("projects")}

    @cached_property
    def milestones(self) -> dict[str, Row]:
        """Milestones by id."""
        return {row["milestone_id"]: row for row in self.rows("milestones")}

    @cached_property
    def project_funding(self) -> dict[str, list[Row]]:
        """Funding rows by project; rows of the strategy as a whole stand under the empty id."""
        return _grouped(self.rows("funding"), "project_id")

    @cached_property
    def project_areas(self) -> dict[str, list[Row]]:
        """Area rows by project, in file order."""
        return _grouped(self.rows("project_areas"), "project_id")

    @cached_property
    def milestone_events(self) -> dict[str, list[Row]]:
        """Events by milestone, in file order."""
        return _grouped(self.rows("milestone_events"), "milestone_id")


def load(facts_dir: Path) -> Facts:
    """Read the tables that the sums need from a folder of CSV files."""
    tables: dict[str, tuple[Row, ...]] = {}
    for table in TABLES:
        with (facts_dir / f"{table}.csv").open(encoding="utf-8-sig", newline="") as handle:
            tables[table] = tuple(csv.DictReader(handle, strict=True))
    return Facts(tables)


def _grouped(rows: tuple[Row, ...], column: str) -> dict[str, list[Row]]:
    """Rows by the value of one column, order kept."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found
