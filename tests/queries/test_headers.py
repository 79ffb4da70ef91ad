"""Every question keeps the promises of its header and names its parameters as the others do."""

import json
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import duckdb
import pytest

import queries
from data.build.pipeline import find_steps
from data.check.contract import broken_promises, example_values
from queries import comparisons, database, parameters, selections, values

pytestmark = pytest.mark.usefixtures("edition_root")

MADE_HERE = re.compile(r"(?:with|,)\s*(\w+) as (?:materialized )?\(")  # a question's own intermediate tables

BAD = """-- How many projects are there?
--
-- @source  projects
-- @grain   scope
-- @param   as_of  date     date '2020-12-31'
-- @column  scope  varchar  strategy or context
-- @column  n      bigint   projects
-- @check   n > 100000
select 'all' as scope, count(*) as n from projects union all select 'all', 1 order by n
"""


def _asked_of(name: str) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
    """A cursor for a question; different editions are compared in test_editions.py."""
    edition, head = queries.current_edition(), queries.header(name)
    if "earlier" in {param.name for param in head.params}:
        return comparisons.comparing(edition, "")
    if head.selection:
        return database.selecting(edition, queries.view_defaults(), head.selection)
    return database.cursor(edition)


@pytest.mark.parametrize("name", queries.names())
def test_a_question_keeps_its_promises(name: str) -> None:
    head = queries.header(name)
    view = {param.name: queries.view_defaults()[param.name] for param in selections.parameters(head)}
    with _asked_of(name) as cursor:
        assert broken_promises(cursor, queries.FOLDER / f"{name}.sql", given=view) == []


def _named(tree: Any) -> Iterator[str]:
    """Every table and function that a serialised statement names."""
    if isinstance(tree, dict):
        yield from (tree[key] for key in ("table_name", "function_name") if isinstance(tree.get(key), str))
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _named(part)


@pytest.mark.parametrize("name", queries.names())
def test_the_sources_of_a_question_are_the_marts_and_macros_that_it_uses(name: str) -> None:
    sql = (queries.FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    declared, made = set(queries.header(name).sources), set(MADE_HERE.findall(sql))
    [serialised] = duckdb.execute("select json_serialize_sql($1)", [sql]).fetchall()[0]
    known = {step.name for step in find_steps() if step.kind in ("marts", "macros")}
    used = set(_named(json.loads(serialised))) & (known | declared) - made
    assert not used - declared, f"{name}.sql reads what its @source does not name: {sorted(used - declared)}"
    assert not declared - used, f"{name}.sql does not read what its @source names: {sorted(declared - used)}"


@pytest.mark.parametrize("name", queries.names())
def test_parameters_are_of_the_shared_names_and_types(name: str) -> None:
    section = name.split("/")[0]
    for param in queries.header(name).params:
        assert parameters.ALL[param.name].type == param.type
        default = queries.default(section, param.name)
        if default is not None:
            assert values.complete(name, {param.name: param.type}, {param.name: default}) == {
                param.name: default
            }


@pytest.mark.parametrize("name", queries.names())
def test_the_examples_are_values_that_may_be_asked_for(name: str) -> None:
    params = queries.header(name).params
    with database.cursor(queries.current_edition()) as cursor:
        examples = example_values(cursor, params)
    assert values.complete(name, {param.name: param.type for param in params}, examples) == examples


def test_a_broken_promise_is_found(tmp_path: Path) -> None:
    file = tmp_path / "bad.sql"
    file.write_text(BAD, encoding="utf-8")
    with database.cursor(queries.current_edition()) as cursor:
        assert broken_promises(cursor, file) == ["bad.sql: declares @param as_of, which it does not use"]
        file.write_text(BAD.replace("-- @param   as_of  date     date '2020-12-31'\n", ""), encoding="utf-8")
        found = broken_promises(cursor, file)
    assert len(found) == 2
    assert "@check n > 100000 does not hold" in found[0]
    assert "@grain scope is not unique" in found[1]
