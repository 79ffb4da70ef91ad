"""How many inhabitants the county has on each day, where several years are counted."""

from datetime import date
from pathlib import Path

from tests.data.conftest import opened
from tests.data.facts_factory import added, write_facts

OF_THE_COUNTY = [
    "population,2015,Värmland,actual,273000,page",
    "population,2018,Värmland,actual,281000,page",
]
OF_OTHERS = [
    "population,2017,Ärla,actual,900,page",
    "population,2030,Värmland,target,300000,page",
]
DAYS = [
    (date(1900, 1, 1), 281_000),  # no year is over: the last that is known
    (date(2015, 12, 30), 281_000),
    (date(2015, 12, 31), 273_000),  # the last day of what was counted
    (date(2018, 12, 30), 273_000),
    (date(2018, 12, 31), 281_000),
    (date(2026, 11, 30), 281_000),
]


def test_the_number_is_that_of_the_last_year_that_is_over(tmp_path: Path) -> None:
    facts = write_facts(
        tmp_path / "facts",
        indicators=added("indicators", "population,Invånare,Population,people,none,,,page"),
        indicator_values=added("indicator_values", *OF_THE_COUNTY, *OF_OTHERS),
    )
    with opened(tmp_path / "editions", facts, tmp_path) as con:
        for day, people in DAYS:
            found = con.execute("select inhabitants from inhabitants($day)", {"day": day}).fetchall()
            assert found == [(people,)], day
