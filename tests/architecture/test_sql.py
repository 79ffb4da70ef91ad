"""Every SQL file is something DuckDB can read, and a query is one select."""

import duckdb

from tests.architecture.tree import ROOT, files


def misread(source: str, *, one_select: bool) -> str | None:
    """Say what DuckDB cannot read, or why it is more than a question; None where all is well."""
    try:
        statements = duckdb.extract_statements(source)
    except duckdb.Error as error:
        return str(error)
    if not statements:
        return "holds no statement"
    if one_select and (len(statements) > 1 or statements[0].type != duckdb.StatementType.SELECT):
        return "is not one select"
    return None


def misread_files(*patterns: str, one_select: bool) -> list[str]:
    """List the files that cannot be read, with the reason."""
    read = (
        (path.relative_to(ROOT), misread(path.read_text(encoding="utf-8"), one_select=one_select))
        for path in files(*patterns)
    )
    return [f"{name}: {reason}" for name, reason in read if reason]


def test_every_sql_file_is_read_by_duckdb() -> None:
    assert misread_files("data/**/*.sql", "queries/**/*.sql", one_select=False) == []


def test_a_query_is_one_select() -> None:
    assert misread_files("queries/**/*.sql", one_select=True) == []


def test_bad_sql_is_found() -> None:
    assert "syntax error" in str(misread("select a form t", one_select=True))
    assert misread("-- only words", one_select=False) == "holds no statement"
    assert misread("select 1; select 2", one_select=True) == "is not one select"
    assert misread("drop table t", one_select=True) == "is not one select"
    assert misread("with a as (select $x as b) from a", one_select=True) is None
