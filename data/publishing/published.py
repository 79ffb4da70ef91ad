"""The facts as an edition published them, one file of rows, and what differs between two such files.

The file holds the rows as the CSV files have them, so that editions can be compared also when the marts have changed.
"""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data import FOLDER
from data.check.schema import Table, load_schema

FILE = "facts.parquet"
MACROS = [FOLDER / "macros" / f"{name}.sql" for name in ("date_from", "date_to")]
ROW_CHANGES = Path(__file__).with_name("row_changes.sql")
NO_ROWS = "select '' as table_name, '' as row_id, 0::bigint as file_row, map {'': ''} as cells where false"


def write_facts(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Writes every row of the validated facts to one file: its table, what it is called by, and its cells."""
    rows = " union all ".join(_rows(table) for table in load_schema().values())
    target = file.as_posix().replace("'", "''")
    con.execute(f"copy ({rows} order by all) to '{target}' (format parquet, compression zstd)")


def _rows(table: Table) -> str:
    names = ", ".join(f"'{column.name}'" for column in table.columns)
    cells = ", ".join(
        f'plain_number("{c.name}")' if c.type in ("amount", "share", "decimal") else f'"{c.name}"'
        for c in table.columns
    )
    called = " || '/' || ".join(f"coalesce(\"{name}\", '')" for name in table.identity)
    # two rows of a table without a key may be called the same: the second is then /2
    place = f"row_number() over (partition by {called} order by file_row)"
    return f"""select '{table.name}' as table_name,
        {called} || case when {place} > 1 then '/' || {place} else '' end as row_id,
        file_row, map([{names}], [{cells}]) as cells
        from work.raw_{table.name}"""


def compare(con: duckdb.DuckDBPyConnection, was: bytes | None, now: bytes | None) -> None:
    """Gives a connection the tables `was_rows` and `now_rows` of two such files, and the view `row_changes` of both.

    The files come as they were read, so that what was checked is what is compared. Where one is None its table is empty.
    """
    for macro in MACROS:
        con.execute(macro.read_text(encoding="utf-8"))
    for name, content in (("was_rows", was), ("now_rows", now)):
        if content:
            con.register("read", pq.read_table(pa.BufferReader(content)))
            con.execute(f"create or replace table {name} as from read")
            con.unregister("read")
        else:
            con.execute(f"create or replace table {name} as {NO_ROWS}")
    con.execute(f"create or replace view row_changes as {ROW_CHANGES.read_text(encoding='utf-8')}")
