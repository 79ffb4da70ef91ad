"""Tables of a view that are too wide to write: what they hold is read anew by each question, which needs few of its columns.

Two million projects have ten million amounts. Written for a view they take gigabytes; read through, a question reads
the columns that it needs, and keeps what it adds up.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import duckdb

from data.check.contract import parsed, used_values

MOST_WRITTEN = 200_000  # rows of a table that is written
# Tables with a row for each project, amount or milestone of a view; the others hold sums, or what filters leave.
BY_ROW = (
    "fits",
    "projects_unfiltered",
    "projects",
    "amounts",
    "counted",
    "left_out",
    "milestones",
    "to_report",
)
_LARGEST = "select coalesce(max(estimated_size), 0) from duckdb_tables()"
_PARAMETER = re.compile(r"\$(\w+)")


def may_be(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether any table of the edition has more rows than are written; in others nothing needs to be counted."""
    row = connection.cursor().execute(_LARGEST).fetchone()
    return row is not None and row[0] > MOST_WRITTEN


def is_wide(cursor: duckdb.DuckDBPyConnection, rows: str, values: Mapping[str, Any]) -> bool:
    """Whether a select has more rows than are written; no more than these are counted."""
    sql = f"select count(*) from (select 1 from (\n{rows}\n) limit {MOST_WRITTEN + 1})"
    counted = cursor.execute(parsed(sql), used_values(sql, values)).fetchone()
    return counted is not None and counted[0] > MOST_WRITTEN


def bind(cursor: duckdb.DuckDBPyConnection, values: Mapping[str, Any]) -> None:
    """Keeps the values of a view for the statements of `as_view`; they belong to the cursor."""
    cursor.execute("set variable asked = $values", {"values": dict(values)})


@cache
def as_view(name: str, rows: str) -> str:
    """The statement that makes a view of a select; a view takes no parameters, but reads a variable."""
    read = _PARAMETER.sub(r"getvariable('asked').\1", rows)
    return f"create temp view {name} as {read}"
