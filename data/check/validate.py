"""Finds all faults in the facts in one run. The rules are SQL over the raw tables, whose cells are text."""

from collections.abc import Callable
from pathlib import Path

import duckdb

from data import FOLDER
from data.check.contract import parsed
from data.check.faults import Fault
from data.check.header import read_header
from data.check.reading import read_tables, spreadsheet_rows
from data.check.registers import read_registers
from data.check.rules_of_cells import cell_faults
from data.check.rules_of_rows import period_faults, reference_faults, repeated_keys
from data.check.schema import load_schema

MANY_ROWS = 100_000


def read_and_validate(
    con: duckdb.DuckDBPyConnection,
    facts: Path,
    registers: Path,
    on_step: Callable[[int, int], None] = lambda done, of: None,
) -> list[Fault]:
    """Reads the fact files into raw tables and returns every fault, sorted; an empty list if there is none.

    Rules that read a table which could not be loaded are skipped: they would only repeat its fault. `on_step` is called with how
    many of the tables with rows are checked.
    """
    if not facts.is_dir():
        return [Fault(str(facts), 0, "", "", "a folder that holds the fact files")]
    schema = load_schema()
    read, faults = read_tables(con, facts, schema.values())
    rows = _rows_of(con, [name for name in schema if name in read])
    filled = [name for name in rows if rows[name]]
    on_step(0, len(filled))
    faults += cell_faults(con, [schema[name] for name in filled])
    for done, name in enumerate(filled):
        on_step(done, len(filled))
        faults += repeated_keys(con, schema[name])
        faults += period_faults(con, schema[name])
    are_many = sum(rows.values()) > MANY_ROWS
    faults += reference_faults(con, [schema[name] for name in filled], schema, read, are_many=are_many)
    faults += _rule_faults(con, {f"raw_{name}" for name in read})
    faults += read_registers(con, registers, "sources" in read)
    return sorted(set(_as_in_the_files(faults, facts, read)))


def _rows_of(con: duckdb.DuckDBPyConnection, names: list[str]) -> dict[str, int]:
    """How many rows each table has, in their order."""
    counts = " union all ".join(f"select '{name}', count(*) from work.raw_{name}" for name in names)
    rows = dict(con.execute(parsed(counts)).fetchall()) if names else {}
    return {name: rows[name] for name in names}


def _rule_faults(con: duckdb.DuckDBPyConnection, readable: set[str]) -> list[Fault]:
    """Runs data/rules/*.sql; each row of an answer is a fault."""
    faults = []
    for path in sorted((FOLDER / "rules").glob("*.sql")):
        if set(read_header(path).sources) <= readable:
            rows = con.execute(parsed(path.read_text(encoding="utf-8"))).fetchall()
            faults += [Fault(*row) for row in rows]
    return faults


def _as_in_the_files(faults: list[Fault], facts: Path, read: set[str]) -> list[Fault]:
    """The faults with the row numbers of a spreadsheet, which counts blank lines too."""
    placed = []
    for file in sorted({fault.file for fault in faults}):
        of_file = [fault for fault in faults if fault.file == file]
        is_read = file.removesuffix(".csv") in read
        placed += spreadsheet_rows(facts / file, of_file) if is_read else of_file
    return placed
