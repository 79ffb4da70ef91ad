"""Runs a SQL file on the examples in its header and names each promise of the header that does not hold."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from data.check.header import Param, QueryHeader, parse_header, read_header
from data.errors import HeaderError

__all__ = ["QueryHeader", "broken_promises", "example_values", "read_header"]


def broken_promises(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    *,
    made: str | None = None,
    ordered: bool = True,
    given: Mapping[str, Any] | None = None,
) -> list[str]:
    """Every broken promise of the file, one sentence each; an empty list if all hold.

    `made` is a table that already holds the rows of the file, so that a large file need not run twice.
    `ordered=False` is for files whose order nobody sees (staging). `given` are values that replace the examples, and
    those of the parameters of the view, which the file uses without declaring them.
    """
    try:
        sql = path.read_text(encoding="utf-8")
        header = parse_header(sql, path.name)
        given = given or {}
        form = _broken_form(header, sql, ordered, given)
        if form:
            return [f"{path.name}: {words}" for words in form]
        values = used_values(sql, {**example_values(con, header.params), **given})
        # A table that was made tells its columns at once; a statement must be planned for them.
        rows, bound = (made, {}) if made else (f"({_bare(sql)}\n) as answered", values)
        columns = _broken_columns(header, _columns(con, made, sql, values))
        if columns:
            return [f"{path.name}: {words}" for words in columns]
        return [f"{path.name}: {words}" for words in _broken_rows(con, header, rows, bound)]
    except HeaderError as error:
        return [str(error)]
    except duckdb.Error as error:
        return [f"{path.name}: cannot be run: {error}"]


def example_values(con: duckdb.DuckDBPyConnection, params: tuple[Param, ...]) -> dict[str, Any]:
    """The example of each parameter, evaluated, by the name of the parameter."""
    if not params:
        return {}
    examples = ", ".join(f"({param.example})::{param.type}" for param in params)
    row = con.execute(parsed(f"select {examples}")).fetchone() or ()
    return {param.name: value for param, value in zip(params, row, strict=True)}


def used_values(sql: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that the statement has parameters for; DuckDB refuses any others."""
    used = named_parameters(sql)
    return {name: value for name, value in values.items() if name in used}


@cache
def statements(sql: str) -> list[duckdb.Statement]:
    """The statements of a text, parsed once."""
    return duckdb.extract_statements(sql)


def parsed(sql: str) -> duckdb.Statement:
    """A single statement, parsed once: parsing its text at each execution takes a quarter of a small question's time."""
    return statements(sql)[0]


@cache
def named_parameters(sql: str) -> frozenset[str]:
    """The names of the parameters of a single statement."""
    return frozenset(str(name) for name in parsed(sql).named_parameters)


def _broken_form(header: QueryHeader, sql: str, ordered: bool, given: Mapping[str, Any]) -> list[str]:
    """Checks what can be seen without running the file: a single select, its parameters and its order."""
    if [one.type for one in statements(sql)] != [duckdb.StatementType.SELECT]:
        return ["holds something else than one select statement"]
    if not header.columns:
        return ["declares no @column"]
    broken = []
    names = [param.name for param in header.params]
    used = named_parameters(sql)
    broken += [f"uses ${name}, which no @param declares" for name in sorted(used - {*names, *given})]
    broken += [f"declares @param {name}, which it does not use" for name in names if name not in used]
    if len(set(names)) < len(names):
        broken.append("declares a @param twice")
    known = {column.name for column in header.columns}
    broken += [
        f"@grain names {name}, which no @column declares" for name in header.grain if name not in known
    ]
    if ordered and header.grain and not _has_order(sql):
        broken.append("more than one row can come, but there is no 'order by' at the end")
    return broken


@cache
def _has_order(sql: str) -> bool:
    """Whether the outermost select has an 'order by'."""
    row = duckdb.execute("select json_serialize_sql(?::varchar)", [_bare(sql)]).fetchone()
    tree = json.loads(row[0]) if row else {}
    if tree.get("error"):
        raise HeaderError(f"the statement cannot be read: {tree.get('error_message')}")
    node = tree["statements"][0]["node"]
    while node["type"] == "CTE_NODE":
        node = node["child"]
    return any(modifier["type"] == "ORDER_MODIFIER" for modifier in node["modifiers"])


def _bare(sql: str) -> str:
    """The statement without comments before it and without its final semicolon."""
    return str(parsed(sql).query).strip().rstrip(";")


@cache
def _type(name: str) -> str:
    """A type as DuckDB names it: 'VARCHAR' of varchar."""
    return str(duckdb.type(name))


def _columns(
    con: duckdb.DuckDBPyConnection, made: str | None, sql: str, values: dict[str, Any]
) -> list[tuple[str, str]]:
    """The names and types of the columns, of the table that was made or of the statement."""
    if made:
        table = con.table(made)
        return list(zip(table.columns, map(str, table.types), strict=True))
    return [(row[0], row[1]) for row in con.execute(f"describe {_bare(sql)}", values).fetchall()]


def _broken_columns(header: QueryHeader, given: list[tuple[str, str]]) -> list[str]:
    declared = [(column.name, _type(column.type)) for column in header.columns]
    broken = []
    for number in range(max(len(given), len(declared))):
        says = "nothing" if number >= len(declared) else " ".join(declared[number])
        gives = "nothing" if number >= len(given) else " ".join(given[number])
        if says != gives:
            broken.append(f"column {number + 1} is declared as {says}, but the select gives {gives}")
    return broken


def _broken_rows(
    con: duckdb.DuckDBPyConnection, header: QueryHeader, rows: str, values: dict[str, Any]
) -> list[str]:
    """Checks the rows: that there are any, the grain and the @checks. One pass, and a second one for repeated keys."""
    never_null = [name for name in header.grain if name not in header.may_be_null]
    counts = [f'count(*) filter (where "{name}" is null)' for name in never_null]
    counts += [f"count(*) filter (where not coalesce(({check}), false))" for check in header.checks]
    counted = parsed(f"select {', '.join(['count(*)', *counts])} from {rows}")
    answer = con.execute(counted, values).fetchone()
    total, *faulty = answer or (0,)
    if total == 0:
        return (
            []
            if header.empty
            else ["gives no rows on its own examples (an '@empty why' line would allow it)"]
        )
    broken = [f"@grain {name} is empty in {n} rows" for name, n in zip(never_null, faulty, strict=False) if n]
    checks = zip(header.checks, faulty[len(never_null) :], strict=True)
    broken += [f"@check {check} does not hold for {n} of {total} rows" for check, n in checks if n]
    if not header.grain:
        return broken + ([f"@grain - promises one row at most, but {total} come"] if total > 1 else [])
    return broken + (_repeated(con, header, rows, values) if total > 1 else [])


def _repeated(
    con: duckdb.DuckDBPyConnection, header: QueryHeader, rows: str, values: dict[str, Any]
) -> list[str]:
    """Finds rows that share a grain. Hashes first: they need little memory, and equal keys have equal hashes."""
    names = ", ".join(f'"{name}"' for name in header.grain)
    suspects = f"select 1 from {rows} group by hash({names}) having count(*) > 1 limit 1"
    if not con.execute(parsed(suspects), values).fetchone():
        return []
    twice = f"select {names}, count(*) from {rows} group by {names} having count(*) > 1 order by all limit 1"
    found = con.execute(twice, values).fetchone()
    if not found:
        return []
    key = ", ".join(f"{name} = {value}" for name, value in zip(header.grain, found, strict=False))
    return [f"@grain {', '.join(header.grain)} is not unique: {found[-1]} rows have {key}"]
