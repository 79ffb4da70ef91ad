"""The facts of an edition, kept in one file, and the differences between two such files.

The file keeps the rows as they were in the CSV files, so that editions can be compared even if the marts have changed.
"""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data import FOLDER
from data.check.contract import parsed
from data.check.schema import Table, fact_tables
from data.connecting import connect

FILE = "facts.parquet"
MACROS = [FOLDER / "macros" / f"{name}.sql" for name in ("date_from", "date_to", "is_few")]
ROW_CHANGES = Path(__file__).with_name("row_changes.sql")
NO_ROWS = "select '' as table_name, '' as row_id, 0::bigint as file_row, map {'': ''} as cells where false"


def write_facts(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Writes every row of the validated facts to one Parquet file: table, row id, row number in the CSV file, cells."""
    rows = " union all ".join(_rows(table) for table in fact_tables().values())
    written = parsed(f"copy ({rows} order by all) to $file (format parquet, compression zstd)")
    con.execute(written, {"file": str(file)})


def _rows(table: Table) -> str:
    names = ", ".join(f"'{column.name}'" for column in table.columns)
    cells = ", ".join(
        f'plain_number("{c.name}")' if c.type in ("amount", "share", "decimal") else f'"{c.name}"'
        for c in table.columns
    )
    row_id = " || '/' || ".join(f"coalesce(\"{name}\", '')" for name in table.identity)
    if table.identity != table.key or len(table.key) > 1:
        # without a key, two rows may have the same identity, and two keys may read the same: the second one gets /2
        repeat = f"row_number() over (partition by {row_id} order by file_row)"
        row_id = f"{row_id} || case when {repeat} > 1 then '/' || {repeat} else '' end"
    return f"""select '{table.name}' as table_name,
        {row_id} as row_id,
        file_row, map([{names}], [{cells}]) as cells
        from work.raw_{table.name}"""


def compare(con: duckdb.DuckDBPyConnection, was: bytes | None, now: bytes | None) -> None:
    """Adds to a connection the tables `was_rows` and `now_rows` of two such files, and the view `row_changes`.

    Takes the contents of the files, not their paths, so that exactly what was checked is compared. None gives an empty
    table.
    """
    for macro in MACROS:
        con.execute(macro.read_text(encoding="utf-8"))
    for name, content in (("was_rows", was), ("now_rows", now)):
        if content:
            # `pq.read_table` would import pandas, which takes half as long as a small build.
            con.register("read", pq.ParquetFile(pa.BufferReader(content)).read())
            con.execute(f"create or replace table {name} as from read")
            con.unregister("read")
        else:
            con.execute(f"create or replace table {name} as {NO_ROWS}")
    con.execute(f"create or replace view row_changes as {ROW_CHANGES.read_text(encoding='utf-8')}")


def counts_of_changes(was: bytes, now: bytes) -> list[tuple[str, str, int]]:
    """How many rows of each table were added, corrected and withdrawn between two such files: table, change, rows."""
    with connect() as con:
        compare(con, was, now)
        return con.execute(
            """select table_name, change, count(distinct row_id) from row_changes
            group by table_name, change order by table_name, change"""
        ).fetchall()
