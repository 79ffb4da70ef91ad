"""Location quotients equal plain arithmetic over the file; small sectors are marked and stand last."""

from datetime import date

import pytest

from queries import fetch
from tests.queries.asking import answer, keyed
from tests.truth.plain import LATER, REVIEW, Facts
from tests.truth.test_sectors import QUOTIENTS, employed

CODES = {"A", "B-E", "C", "F", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U"}
PLACES = ("Värmland", "North Middle Sweden", "Sweden")


def test_the_quotients_that_must_come_out() -> None:
    rows = keyed("sectors/strengths", "sector_code", as_of=LATER)
    assert {code: round(rows[code]["quotient"], 2) for code in QUOTIENTS} == QUOTIENTS


@pytest.mark.parametrize("year", range(2012, 2018))
def test_values_equal_plain_arithmetic(facts: Facts, year: int) -> None:
    rows = {
        key: row
        for key, row in keyed("sectors/values", "sector_code", "year", "geography").items()
        if key[1] == year
    }
    assert set(rows) == {(code, year, place) for code in CODES for place in PLACES}
    country = employed(facts, "Sweden", str(year))
    for (code, _, place), row in rows.items():
        own = employed(facts, place, str(year))
        share = own[code] / own["TOTAL"]
        assert row["persons"] == float(own[code])
        assert row["share_pct"] == pytest.approx(float(100 * share), abs=1e-6)
        assert row["quotient"] == pytest.approx(float(share / (country[code] / country["TOTAL"])), abs=1e-6)
        assert row["is_small"] == (own[code] <= 5000)


@pytest.mark.parametrize(
    ("day", "year"), [(date(2016, 12, 30), 2015), (date(2016, 12, 31), 2016), (REVIEW, 2017)]
)
def test_the_latest_year_that_is_over_is_shown(facts: Facts, day: date, year: int) -> None:
    country = employed(facts, "Sweden", str(year))
    county, first = employed(facts, "Värmland", str(year)), employed(facts, "Värmland", "2012")
    rows = keyed("sectors/strengths", "sector_code", as_of=day)
    assert {row["year"] for row in rows.values()} == {year}
    before = employed(facts, "Sweden", "2012")
    for code, row in rows.items():
        then = (first[code] / first["TOTAL"]) / (before[code] / before["TOTAL"])
        now = (county[code] / county["TOTAL"]) / (country[code] / country["TOTAL"])
        assert (row["first_year"], row["change"]) == (2012, pytest.approx(float(now - then), abs=1e-6))


def test_a_small_sector_is_never_ranked_before_a_large_one() -> None:
    rows = answer("sectors/strengths", as_of=LATER)
    assert [row["sector_code"] for row in rows][:2] == ["C", "O-Q"]  # agriculture has 1.99, of 5 000 persons
    marks = [row["is_small"] for row in rows]
    assert marks == sorted(marks)
    assert {row["sector_code"] for row in rows if row["is_small"]} == {"A", "J", "K", "L", "R-U"}


def test_before_the_first_year_is_over_nothing_is_known() -> None:
    assert fetch("sectors/strengths", as_of=date(2012, 12, 30)).empty
    assert fetch("sectors/values", as_of=date(2012, 12, 30)).empty


def test_each_sector_opens_into_its_values() -> None:
    every = fetch("sectors/values", as_of=LATER)
    for code in CODES:
        opened = fetch("sectors/values", as_of=LATER, sector_code=code)
        assert len(opened) == (every["sector_code"] == code).sum() == 18
        assert fetch("sectors/sources", as_of=LATER, sector_code=code)["rows"].sum() == 18
    assert every[every["geography"] == "Sweden"]["quotient"].round(9).eq(1).all()


def test_areas_of_sectors_are_the_editorial_list_and_decide_no_number() -> None:
    rows = keyed("sectors/strengths", "sector_code", as_of=LATER)
    assert set(rows["C"]["line_ids"]) == {"s1_forest_bioeconomy", "s1_advanced_manufacturing", "s2_food"}
    assert list(rows["B-E"]["line_ids"]) == []
