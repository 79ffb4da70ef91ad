"""The consumer price index, for sums in fixed prices."""

from fractions import Fraction

from .facts import Facts


def index_of(facts: Facts, year: int | None) -> Fraction | None:
    """The price index of a year, None where the table has none."""
    for row in facts.rows("price_index"):
        if row["year"] == str(year):
            return Fraction(row["index_value"])
    return None


def base_index(facts: Facts, year: int) -> Fraction:
    """The index of a base year; a year outside the table is refused, not guessed."""
    found = index_of(facts, year)
    if found is None:
        raise ValueError(f"no price index for the base year {year}")
    return found
