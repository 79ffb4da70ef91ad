"""Employment by section as Eurostat has it: what the facts give when location quotients are reckoned from them.

Location quotient = (the county's share of a section) / (the country's share of it); Värmland against Sweden, 2017.
"""

from fractions import Fraction

import pytest

from .plain import Facts

QUOTIENTS = {
    "A": 1.99, "C": 1.18, "F": 1.11, "G-I": 0.93, "J": 0.42, "K": 0.45, "M-N": 0.66, "O-Q": 1.14,
}  # fmt: skip


def employed(facts: Facts, geography: str, year: str = "2017") -> dict[str, Fraction]:
    """Employed persons by section."""
    return {
        row["sector_code"]: Fraction(row["value"])
        for row in facts.rows("sector_strengths")
        if (row["geography"], row["year"], row["measure"]) == (geography, year, "employed_persons")
    }


@pytest.mark.parametrize("section", QUOTIENTS)
def test_a_location_quotient_is_the_one_that_must_come_out(facts: Facts, section: str) -> None:
    county, country = employed(facts, "Värmland"), employed(facts, "Sweden")
    quotient = (county[section] / county["TOTAL"]) / (country[section] / country["TOTAL"])
    assert round(float(quotient), 2) == QUOTIENTS[section]


@pytest.mark.parametrize("geography", ["Värmland", "Sweden", "North Middle Sweden"])
@pytest.mark.parametrize("year", [str(year) for year in range(2012, 2018)])
def test_sections_add_up_to_the_total(facts: Facts, geography: str, year: str) -> None:
    """Within 2 000 persons, as the source rounds; manufacturing is a part of industry and not added."""
    sections = employed(facts, geography, year)
    added = sum(value for code, value in sections.items() if code not in ("C", "TOTAL"))
    assert abs(added - sections["TOTAL"]) <= 2000
