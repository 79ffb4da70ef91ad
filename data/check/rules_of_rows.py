"""Rules that schema.toml declares for the rows of a table: unique keys, references, periods."""

from collections.abc import Sequence

import duckdb

from data.check.contract import parsed
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
    if not con.execute(parsed(suspects)).fetchone():
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
    con: duckdb.DuckDBPyConnection,
    tables: Sequence[Table],
    schema: dict[str, Table],
    read: set[str],
    *,
    are_many: bool,
) -> list[Fault]:
    """References to ids that none of their tables has. Tables in `read` could be read; others are not checked against.

    One statement for all columns takes half as long to plan as several, and holds the ids of all tables: where rows `are_many`
    there is one for each set of tables that is referred to.
    """
    columns = [
        (table, column)
        for table in tables
        for column in table.columns
        if column.refs and set(column.refs) <= read
    ]
    groups: dict[tuple[str, ...], list[tuple[Table, Column]]] = {}
    for table, column in columns:
        groups.setdefault(tuple(column.refs) if are_many else (), []).append((table, column))
    return [
        Fault(table.file, row, column.name, value, f"an id from {_files(column, schema)}")
        for group in groups.values()
        for place, row, value in con.execute(parsed(_unknown(group, schema))).fetchall()
        for table, column in [group[place]]
    ]


def _unknown(columns: Sequence[tuple[Table, Column]], schema: dict[str, Table]) -> str:
    """The select that gives each id that is unknown, with the place of its column and its row."""
    # Columns that refer to the same tables share their ids.
    known = list(dict.fromkeys(column.refs for _, column in columns))
    named = " union all ".join(
        f"""select {place} as place, {known.index(column.refs)} as of, file_row, unnest({_ids(column)}) as id
        from work.raw_{table.name} where "{column.name}" is not null"""
        for place, (table, column) in enumerate(columns)
    )
    ids = " union all ".join(
        f'select {of} as of, "{schema[ref].key[0]}" as id from work.raw_{ref}'
        for of, refs in enumerate(known)
        for ref in refs
    )
    return f"""select place, file_row, id from ({named}) anti join ({ids}) using (of, id) where id <> ''"""


def _ids(column: Column) -> str:
    return f'items("{column.name}")' if column.type == "refs" else f'["{column.name}"]'


def _files(column: Column, schema: dict[str, Table]) -> str:
    return " or ".join(schema[ref].file for ref in column.refs)


def period_faults(con: duckdb.DuckDBPyConnection, table: Table) -> list[Fault]:
    """Periods that end before they start, however their dates are read."""
    faults = []
    for start, end in table.periods:
        sql = f"""select file_row, "{end}", "{start}" from work.raw_{table.name}
            where date_to("{end}") < date_from("{start}")"""
        faults += [
            Fault(table.file, row, end, value, f"a date that is not before {start} ({since})")
            for row, value, since in con.execute(parsed(sql)).fetchall()
        ]
    return faults
