"""A column that a mart's header names in `@index` has one, and what asks for one value of it reads by it."""

import duckdb

from data.build.pipeline import find_steps


def test_what_asks_for_one_value_of_an_indexed_column_reads_by_the_index(
    real: duckdb.DuckDBPyConnection,
) -> None:
    indexed = [(step.name, column) for step in find_steps() for column in step.header.index]
    assert ("funding", "project_id") in indexed
    for mart, column in indexed:
        [[_, plan]] = real.execute(
            f"explain analyze select source_id from {mart} where {column} = $value", {"value": "nobody"}
        ).fetchall()
        assert "Index Scan" in plan, (mart, plan)
