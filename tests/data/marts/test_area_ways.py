"""The part of an area that goes a way is told of the area that it comes from, whatever part of the later one it makes up."""

import duckdb

WAYS = {
    ("one_forest", "two_forest"): (1.0, "Skog", "Skog och ängar"),
    ("one_health", "two_care"): (0.5, "Hälsa", "Omsorg"),  # all that there is of the later area
    ("one_health", "ended"): (0.5, "Hälsa", None),
}


def test_a_way_tells_the_part_of_the_area_that_it_comes_from(tiny: duckdb.DuckDBPyConnection) -> None:
    rows = tiny.execute("select from_key, to_key, share, from_sv, to_sv from area_ways").fetchall()
    found = {(start, end): tuple(way) for start, end, *way in rows if start != end}
    assert found == WAYS
