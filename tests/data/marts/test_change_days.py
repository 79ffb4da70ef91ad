"""The days on which something changed are those that the states of projects and the grants give, one by one."""

import duckdb
import pytest

Con = duckdb.DuckDBPyConnection


@pytest.mark.parametrize("con", ["tiny", "real"])
def test_days_of_change_are_those_of_states_and_of_grants(con: str, request: pytest.FixtureRequest) -> None:
    database: Con = request.getfixturevalue(con)
    lines: dict[str, list[str]] = {}
    for project, line in database.execute("select project_id, line_id from project_lines").fetchall():
        lines.setdefault(project, []).append(line)
    states = database.execute(
        "select project_id, location, valid_from, scope, strategy_id from project_states"
    ).fetchall()
    found = {
        (day, line, scope, strategy)
        for project, location, day, scope, strategy in states
        for line in lines[project]
        if location != "outside"
    }
    amounts = database.execute(
        "select project_id, measure, left_out, counts_from, scope, strategy_id from funding"
    ).fetchall()
    found |= {
        (day, line, scope, strategy)
        for project, measure, left_out, day, scope, strategy in amounts
        for line in (lines[project] if project else ["whole_strategy"])
        if measure == "granted" and left_out is None and day is not None
    }
    ready = database.execute("select day, line_id, scope, strategy_id from change_days").fetchall()
    assert len(ready) == len(set(ready))
    assert set(ready) == found
