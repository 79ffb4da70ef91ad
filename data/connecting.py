"""Connections to DuckDB that say nothing but what they are asked."""

from pathlib import Path

import duckdb

Settings = dict[str, str | bool | int | float | list[str]]


def connect(
    database: str | Path = ":memory:", *, read_only: bool = False, settings: Settings | None = None
) -> duckdb.DuckDBPyConnection:
    """A connection that draws no bar: begun by `python -m` DuckDB takes itself for a shell, and other programs read JSON there.

    Its cursors draw none either. Not for a database whose settings somebody has locked and still holds open: all connections of a
    process share them. Raises duckdb.Error if the database cannot be opened.
    """
    connection = duckdb.connect(str(database), read_only=read_only, config=settings or {})
    connection.execute("set enable_progress_bar = false")
    return connection
