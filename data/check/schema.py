"""The fact tables and what their cells may contain, read from schema.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from data import FOLDER


@dataclass(frozen=True)
class Column:
    """A column of a fact table."""

    name: str
    type: str
    optional: bool = False
    words: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None


@dataclass(frozen=True)
class Table:
    """A fact table: one CSV file."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    periods: tuple[tuple[str, str], ...] = ()
    identity: tuple[str, ...] = ()
    guarded: tuple[str, ...] | None = None
    compared: bool = True

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"


@cache
def load_schema() -> dict[str, Table]:
    """The fact tables by name, in the order of schema.toml."""
    raw = tomllib.loads((FOLDER / "schema.toml").read_text(encoding="utf-8"))
    return {name: _table(name, spec, raw["enums"]) for name, spec in raw["tables"].items()}


def fact_tables() -> dict[str, Table]:
    """The tables that hold facts, without those that keep account of the work with them."""
    return {name: table for name, table in load_schema().items() if table.compared}


def _table(name: str, spec: dict[str, Any], enums: dict[str, list[str]]) -> Table:
    columns = tuple(_column(column, rule, enums) for column, rule in spec["columns"].items())
    return Table(
        name=name,
        row=spec["row"],
        key=tuple(spec["key"]),
        columns=columns,
        unique=tuple(tuple(names) for names in spec.get("unique", [])),
        periods=tuple((first, second) for first, second in spec.get("periods", [])),
        identity=tuple(spec.get("identity", spec["key"])),
        guarded=tuple(spec["guarded"]) if "guarded" in spec else None,
        compared=spec.get("compared", True),
    )


def _column(name: str, rule: dict[str, Any], enums: dict[str, list[str]]) -> Column:
    refs = rule.get("ref", ())
    return Column(
        name=name,
        type=rule["type"],
        optional=rule.get("optional", False),
        words=tuple(enums[rule["enum"]]) if "enum" in rule else (),
        refs=(refs,) if isinstance(refs, str) else tuple(refs),
        min=rule.get("min"),
        max=rule.get("max"),
    )
