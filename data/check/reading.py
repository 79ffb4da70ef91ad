"""Reads the fact files without interpreting them: every cell is text, numbered by its row in a spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Iterable
from pathlib import Path

import duckdb

from data.check.contract import parsed
from data.check.faults import Fault
from data.check.schema import Table

BOM = b"\xef\xbb\xbf"
LARGE = 4_000_000  # bytes of a file whose cells are worth compressing, where the connection does
ENDS = {b"\r\n": "CRLF", b"\n": "LF", b"\r": "CR"}


def read_tables(
    con: duckdb.DuckDBPyConnection, folder: Path, tables: Iterable[Table]
) -> tuple[set[str], list[Fault]]:
    """Loads each file into work.raw_<table>: `file_row`, and one text column per column of the table.

    Returns the names of the tables that could be read, and the faults of form: missing or unknown files, wrong headers,
    broken rows.
    """
    tables = list(tables)
    faults = _unknown_files(folder, tables)
    read = set()
    for table in tables:
        path = folder / table.file
        found = _header_faults(path, table) or _load(con, path, table)
        if not found:
            read.add(table.name)
        faults += found
    return read, faults


def _unknown_files(folder: Path, tables: list[Table]) -> list[Fault]:
    known = {table.file for table in tables}
    extra = sorted(path.name for path in folder.glob("*.csv") if path.name not in known)
    return [Fault(name, 0, "", "", "no such file: schema.toml has no table of that name") for name in extra]


def _header_faults(path: Path, table: Table) -> list[Fault]:
    """The faults of the first row, which must hold the column names of the table in their order."""
    if not path.is_file():
        return [Fault(table.file, 0, "", "", "the file to exist")]
    with path.open("rb") as stream:
        first = stream.readline(100_000)
    if first.startswith(BOM):
        return [
            Fault(table.file, 1, "", "byte order mark", "plain UTF-8 that starts with the first column name")
        ]
    try:
        names = next(csv.reader([first.decode("utf-8")], strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        return [Fault(table.file, 1, "", repr(first[:40]), "column names in UTF-8, divided by commas")]
    wanted = [column.name for column in table.columns]
    if names == wanted:
        return []
    faults = [
        Fault(table.file, 1, name, "", "this column, which is missing")
        for name in wanted
        if name not in names
    ]
    faults += [
        Fault(table.file, 1, name, name, f"only the columns {', '.join(wanted)} (divided by commas)")
        for name in dict.fromkeys(names)
        if name not in wanted
    ]
    twice = sorted({name for name in names if names.count(name) > 1})
    faults += [Fault(table.file, 1, name, name, "a column name that occurs once") for name in twice]
    return faults or [
        Fault(table.file, 1, "", ",".join(names), f"the columns in the order {','.join(wanted)}")
    ]


def _load(con: duckdb.DuckDBPyConnection, path: Path, table: Table) -> list[Fault]:
    columns = ", ".join(f"'{column.name}': 'varchar'" for column in table.columns)
    try:
        read = parsed(
            f"""create or replace table work.raw_{table.name} as
            select row_number() over () + 1 as file_row, *
            from read_csv(?, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
                encoding = 'utf-8', strict_mode = true, columns = {{{columns}}})"""
        )
        con.execute(read, [str(path)])
        if path.stat().st_size > LARGE:
            con.execute("checkpoint work")  # which is when memory that may be compressed is
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        return (
            _broken_rows(path, table)
            or _mixed_ends(path, table)
            or [Fault(table.file, 0, "", reason, "comma-separated rows in UTF-8")]
        )
    return []


def _broken_rows(path: Path, table: Table) -> list[Fault]:
    """Finds each broken row with Python's slower reader, once DuckDB's has refused the file."""
    faults: list[Fault] = []
    text = path.read_bytes()
    row = 0
    try:
        for row, cells in enumerate(csv.reader(_lines(text), strict=True), start=1):
            if cells and len(cells) != len(table.columns):
                expected = f"{len(table.columns)} cells, but there are {len(cells)}"
                faults.append(Fault(table.file, row, "", ",".join(cells), expected))
            bad = next((cell for cell in cells if "\N{REPLACEMENT CHARACTER}" in cell), None)
            if bad is not None:
                column = table.columns[min(cells.index(bad), len(table.columns) - 1)].name
                faults.append(Fault(table.file, row, column, bad, "characters in UTF-8"))
    except csv.Error as error:
        faults.append(Fault(table.file, row + 1, "", str(error), "quotes that open and close around a cell"))
    return faults


def _mixed_ends(path: Path, table: Table) -> list[Fault]:
    """The first row that ends otherwise than the header; such a file is none to DuckDB."""
    row, first, is_quoted = 1, "", False
    for found in re.finditer(rb'"|\r\n|\n|\r', path.read_bytes()):
        if found[0] == b'"':
            is_quoted = not is_quoted
        elif not is_quoted:
            end = ENDS[found[0]]
            first = first or end
            if end != first:
                return [
                    Fault(table.file, row, "", end, f"the line end of the header ({first}) after each row")
                ]
            row += 1
    return []


def _lines(text: bytes) -> io.StringIO:
    """The lines of a file; bytes that are not valid UTF-8 become replacement characters."""
    return io.StringIO(text.decode("utf-8", errors="replace"), newline="")


def spreadsheet_rows(path: Path, faults: list[Fault]) -> list[Fault]:
    """The faults with rows numbered as in a spreadsheet: DuckDB's reader does not count blank lines."""
    text = path.read_bytes()
    if not re.search(rb"\n\r?\n", text):
        return faults
    rows = [row for row, cells in enumerate(csv.reader(_lines(text)), start=1) if cells]
    return [
        Fault(f.file, rows[f.row - 1] if 0 < f.row <= len(rows) else f.row, f.column, f.value, f.expected)
        for f in faults
    ]


def load_rows(con: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, str]]) -> None:
    """Loads rows that do not come from a CSV file into work.<table>, all columns as text."""
    form = json.dumps([dict.fromkeys(rows[0], "varchar")])
    con.execute(
        f"create or replace table work.{table} as select unnest(from_json(?::json, ?), recursive := true)",
        [json.dumps(rows), form],
    )
