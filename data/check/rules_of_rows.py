"""Rules that schema.toml declares for the rows of a table: unique keys, references, periods."""

import duckdb

from data.check.faults import Fault
from data.check.schema import Column, Table


def repeated_keys(con: duckdb.DuckDBPyConnection, table: Table) -> list[Fault]:
    """Rows that repeat the key of an earlier row."""
    return [fault for key in (table.key, *table.unique) if key for fault in _repeated(con, table, key)]


def _repeated(con: duckdb.DuckDBPyConnection, table: Table, key: tuple[str, ...]) -> list[Fault]:
    names = ", ".join(f'"{name}"' for name in key)
    shown = f"concat_ws(', ', {names})"
    # Hashes need little memory and find whether there is a candidate; only candidates are compared in full.
    suspects = f"select 1 from work.raw_{table.name} group by hash({names}) having count(*) > 1 limit 1"
    if not con.execute(suspects).fetchone():
        return []
    sql = f"""
        with suspects as (
            select file_row, {names} from work.raw_{table.name}
            where hash({names}) in (
                select hash({names}) from work.raw_{table.name} group by hash({names}) having count(*) > 1
            )
        ),
        numbered as (select *, min(file_row) over (partition by {names}) as first_row from suspects)
        select file_row, {shown}, first_row from numbered where file_row > first_row"""
    what = " and ".join(key)
    return [
        Fault(table.file, row, key[0], value or "", f"{what} that no other row has (row {first} has it)")
        for row, value, first in con.execute(sql).fetchall()
    ]


def reference_faults(
    con: duckdb.DuckDBPyConnection, table: Table, schema: dict[str, Table], read: set[str]
) -> list[Fault]:
    """References to ids that none of their tables has. Tables in `read` could be read; others are not checked against."""
    return [
        fault
        for column in table.columns
        if column.refs and set(column.refs) <= read
        for fault in _missing(con, table, column, schema)
    ]


def _missing(
    con: duckdb.DuckDBPyConnection, table: Table, column: Column, schema: dict[str, Table]
) -> list[Fault]:
    ids = " union all ".join(
        f'select "{schema[ref].key[0]}" as id from work.raw_{ref}' for ref in column.refs
    )
    cell = f'items("{column.name}")' if column.type == "refs" else f'["{column.name}"]'
    sql = f"""
        with named as (
            select file_row, unnest({cell}) as id from work.raw_{table.name} where "{column.name}" is not null
        )
        select file_row, id from named
        where id <> '' and not exists (select 1 from ({ids}) as t where t.id = named.id)"""
    files = " or ".join(schema[ref].file for ref in column.refs)
    return [
        Fault(table.file, row, column.name, value, f"an id from {files}")
        for row, value in con.execute(sql).fetchall()
    ]


def period_faults(con: duckdb.DuckDBPyConnection, table: Table) -> list[Fault]:
    """Periods that end before they start, however their dates are read."""
    faults = []
    for start, end in table.periods:
        sql = f"""select file_row, "{end}", "{start}" from work.raw_{table.name}
            where date_to("{end}") < date_from("{start}")"""
        faults += [
            Fault(table.file, row, end, value, f"a date that is not before {start} ({since})")
            for row, value, since in con.execute(sql).fetchall()
        ]
    return faults
