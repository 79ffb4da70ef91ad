"""Asks a question of many days at once: the question's own SQL, run for each day beside the others in one statement.

Planning is most of a small question's time, and here it is paid once for all days. Nothing of a question is written a
second time: its tree as DuckDB reads it gets the day from a table of days in place of a parameter, what it selects
comes from tables that hold the selection of every day, and its order becomes a column.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import duckdb

from data.check import contract

from . import database, selections
from .errors import QueryError, TooMuch

Row = dict[str, Any]
Day = Mapping[str, dt.date]  # the values of one day's parameters: as_of, and since where it follows the day
Tree = dict[str, Any]
_OF_DAY = "every_day"  # what a statement calls the row of its day
DAYS = """create temp table every_day as
    select unnest($places::integer[]) as _day, unnest($as_of::date[]) as as_of, unnest($since::date[]) as since"""
_PLACE, _RANK = "_day", "_rank"  # the number of the day, the place of a row in its answer


class EveryDay:
    """Days of one edition, of which questions are asked; the selections of a view are made once for all of them."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, days: Sequence[Day]) -> None:
        self._cursor, self._count = cursor, len(days)
        self._names = tuple(days[0])
        self._made: dict[tuple[Any, ...], str] = {}  # by part and values: the table that holds it
        given = {name: [day.get(name) for day in days] for name in ("as_of", "since")}
        cursor.execute(DAYS, {"places": list(range(self._count)), **given})

    def rows(
        self, sql: str, bound: Mapping[str, Any], wanted: tuple[str, ...], view: Mapping[str, Any]
    ) -> list[list[Row]]:
        """The answer of each day to a question that reads the `wanted` tables of a view, in the order of the days.

        Raises TooMuch, and QueryError for what cannot be asked so.
        """
        try:
            with database.placed():
                return self._answers(sql, bound, self._tables(wanted, view))
        except (duckdb.InterruptException, duckdb.OutOfMemoryException) as fault:
            raise TooMuch(f"There is too much to be asked of {self._count} days at once.") from fault
        except duckdb.Error as fault:
            raise QueryError(f"This cannot be asked of many days at once: {fault}") from fault

    def _answers(self, sql: str, bound: Mapping[str, Any], tables: Mapping[str, str]) -> list[list[Row]]:
        asked = f"{self._statement(sql, tables, ranked=True)} order by {_PLACE}, {_RANK}"
        cursor = self._cursor.execute(asked, self._used(asked, bound))
        answers: list[list[Row]] = [[] for _ in range(self._count)]
        _, *columns, _ = [column[0] for column in cursor.description or ()]
        for place, *cells, _ in cursor.fetchall():
            answers[place].append(dict(zip(columns, cells, strict=True)))
        return answers

    def _tables(self, wanted: tuple[str, ...], view: Mapping[str, Any]) -> dict[str, str]:
        """The tables that hold these parts of a view for every day, made where they are not."""
        return {f"selected_{part}": self._table(part, view) for part in selections.parts(wanted)}

    def _table(self, part: str, view: Mapping[str, Any]) -> str:
        file, flags = selections.file_of(part, view), selections.flags(view)
        key = (part, *sorted((name, str(value)) for name, value in view.items() if name not in self._names))
        if key not in self._made:
            tables = self._tables(selections.header(file).selection, view)
            sql = (selections.FOLDER / f"{file}.sql").read_text(encoding="utf-8")
            name = f"every_{part}_{len(self._made)}"
            made = f"create temp table {name} as {self._statement(sql, tables)}"
            self._cursor.execute(made, self._used(made, {**view, **flags}))
            self._made[key] = name
        return self._made[key]

    def _statement(self, sql: str, tables: Mapping[str, str], ranked: bool = False) -> str:
        """The statement that gives the rows of `sql` for each day."""
        tree = json.loads(_tree(sql))
        if ranked:
            _rank(tree["statements"][0])
        tree = _of_each_day(tree, self._names, tables)
        answer = _written(json.dumps(tree))
        return f"select {_OF_DAY}.{_PLACE}, answer.* from {_OF_DAY}, lateral ({answer}) as answer"

    def _used(self, sql: str, bound: Mapping[str, Any]) -> dict[str, Any]:
        return contract.used_values(sql, bound)


@contextmanager
def of(edition: str, days: Sequence[Day]) -> Iterator[EveryDay]:
    """Days to ask questions of, on a cursor of their own."""
    with database.lasting(edition) as cursor:
        yield EveryDay(cursor, days)


@cache
def _reader() -> duckdb.DuckDBPyConnection:
    """Reads and writes trees of statements; it has no data."""
    return duckdb.connect(":memory:", config={"enable_external_access": "false", "threads": "1"})


def _one(sql: str, text: str) -> str:
    row = _reader().cursor().execute(sql, [text]).fetchone()
    assert row is not None
    return str(row[0])


@cache
def _tree(sql: str) -> str:
    tree = _one("select json_serialize_sql(?::varchar)", str(duckdb.extract_statements(sql)[0].query))
    if json.loads(tree)["error"]:
        raise QueryError(f"The statement cannot be read: {json.loads(tree)['error_message']}")
    return tree


@cache
def _written(tree: str) -> str:
    return _one("select json_deserialize_sql(?::json)", tree)


def _node(sql: str) -> Tree:
    return dict(json.loads(_tree(sql))["statements"][0]["node"])


def _rank(statement: Tree) -> None:
    """Adds the column that says which row comes first: the lateral join keeps no order."""
    last = statement["node"]
    while last["type"] == "CTE_NODE":
        last = last["child"]
    orders = [order for m in last["modifiers"] if m["type"] == "ORDER_MODIFIER" for order in m["orders"]]
    columns = last.get(
        "select_list"
    )  # None where several selects are put together: they sort by what they give
    own = {column["alias"] or column.get("column_names", [""])[-1] for column in columns or ()}
    sorts: list[Tree] = []
    added: list[str] = []
    for order in orders:
        expression = order["expression"]
        if columns is not None and not (_is_plain(expression) and expression["column_names"][0] in own):
            added.append(f"{_RANK}_{len(added)}")
            columns.append(expression | {"alias": added[-1]})
            expression = _node(f"select {added[-1]}")["select_list"][0]
        sorts.append(order | {"expression": expression})
    rest = f"* exclude ({', '.join(added)})" if added else "*"
    ranked = _node(f"select {rest}, row_number() over () as {_RANK} from (select 1) as ordered")
    ranked["select_list"][1]["orders"] = sorts
    ranked["from_table"]["subquery"]["node"] = statement["node"]
    statement["node"] = ranked


def _is_plain(expression: Tree) -> bool:
    """Whether an expression is the bare name of a column."""
    return expression["type"] == "COLUMN_REF" and len(expression["column_names"]) == 1


def _of_each_day(tree: Any, names: Sequence[str], tables: Mapping[str, str]) -> Any:
    """The tree with the day's own values for parameters, and the tables of every day for those of one view."""
    if isinstance(tree, list):
        return [_of_each_day(each, names, tables) for each in tree]
    if not isinstance(tree, dict):
        return tree
    if tree.get("class") == "PARAMETER" and tree["identifier"] in names:
        column = _node(f"select {_OF_DAY}.{tree['identifier']}")["select_list"][0]
        return column | {"alias": tree["alias"]}
    if tree.get("type") == "BASE_TABLE" and tree["table_name"] in tables:
        table = tables[tree["table_name"]]
        rows = f"select * exclude ({_PLACE}) from {table} where {table}.{_PLACE} = {_OF_DAY}.{_PLACE}"
        selected = _node(f"select 1 from ({rows}) as selected")["from_table"]
        return selected | {"alias": tree["alias"] or tree["table_name"]}
    return {key: _of_each_day(value, names, tables) for key, value in tree.items()}
