"""Areas whose strategies follow each other, and sectors counted by several sources: more than the real facts hold."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.data.conftest import opened
from tests.data.facts_factory import added, changed, lines, write_facts

Con = duckdb.DuckDBPyConnection


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """Three strategies, the last with an area that comes from two; the total of a sector's country is told by another source."""
    folder: Path = tmp_path_factory.mktemp("areas")
    facts = write_facts(
        folder / "facts",
        strategies=changed("strategies", 3, valid_to="2025-12-31")
        + lines("strategies", "three,Tredje strategin,Third strategy,2026-01-01,,2026-01-01,page"),
        areas=added("areas", "three_wood,three,1,Trä,Wood,vertical,"),
        area_succession=added(
            "area_succession", "two_forest,three_wood,1,stated,", "two_care,three_wood,0.5,stated,"
        ),
        sector_strengths=lines(
            "sector_strengths",
            "A,Farming,,2012,Värmland,employed_persons,100,page",
            "TOTAL,All,,2012,Värmland,employed_persons,1000,page",
            "A,Farming,,2012,Sweden,employed_persons,10000,page",
            "TOTAL,All,,2012,Sweden,employed_persons,200000,register",
        ),
    )
    with opened(folder / "editions", facts, folder) as con:
        yield con


def test_the_parts_of_an_area_add_up_to_it(con: Con) -> None:
    sums = con.execute("select area_id, sum(share) from area_flows group by from_strategy_id, area_id")
    found = sums.fetchall()
    assert len(found) > 10
    assert {name: total for name, total in found if total != pytest.approx(1)} == {}


def test_what_was_given_a_later_area_counts_in_those_that_it_comes_from(con: Con) -> None:
    found = con.execute(
        "select from_key, share from area_flows where from_strategy_id = 'two' and area_id = 'three_wood'"
    ).fetchall()
    assert dict(found) == {"two_forest": pytest.approx(2 / 3), "two_care": pytest.approx(1 / 3)}


@pytest.mark.parametrize("mart", ["area_flows", "area_ways"])
def test_the_latest_ways_are_those_to_the_last_strategy(mart: str, con: Con) -> None:
    latest = con.execute(f"select distinct to_strategy_id, is_latest, changed_on from {mart}").fetchall()
    assert sorted(latest) == [("three", True, date(2026, 1, 1)), ("two", False, date(2020, 7, 1))]


def test_a_quotient_is_known_when_the_last_of_its_numbers_is(con: Con) -> None:
    found = con.execute(
        "select geography, quotient, known_from from location_quotients order by 1"
    ).fetchall()
    [country, county] = found
    assert country[:2] == ("Sweden", pytest.approx(1))
    assert county[:2] == ("Värmland", pytest.approx(2))
    assert county[2] == date(2016, 10, 14), "the country's total, in the register"
