"""The second computation against the sums that are known beforehand."""

from datetime import date
from fractions import Fraction

import pytest

from .plain import LATER, REVIEW, Facts, Selection, Span, dated_rows, line_of, milestones, money, parse


def _register(facts: Facts, source_id: str, location: str) -> tuple[Fraction, int]:
    """Granted amounts that a register states, as it states them, and in how many projects."""
    rows = [
        row.cells
        for row in dated_rows(facts)
        if row.cells["source_id"] == source_id
        and row.cells["location"] == location
        and row.cells["measure"] == "granted"
    ]
    return sum((Fraction(row["amount"]) for row in rows), Fraction(0)), len(
        {row["project_id"] for row in rows}
    )


@pytest.mark.parametrize(
    ("source_id", "location", "amount", "count"),
    [
        ("projektbanken_2014_2020", "whole", "152758207", 27),
        ("projektbanken_2014_2020", "part", "585471305", 26),
        ("projektbanken_2007_2013", "whole", "532803889", 74),
        ("cordis_h2020_2020_12", "whole", "7411957.53", 22),
    ],
)
def test_registers(facts: Facts, source_id: str, location: str, amount: str, count: int) -> None:
    """Known sums of the registers, rows that restate other money included."""
    assert _register(facts, source_id, location) == (Fraction(amount), count)


def test_headline_of_the_review(facts: Facts) -> None:
    """Granted, scope strategy, wholly in Värmland, 2015-2020: 106 292 372 SEK on both fixed days."""
    for as_of in (REVIEW, LATER):
        found = money.total(facts, Selection(as_of, year_from=2015, year_to=2020))
        assert round(found) == 106_292_372


@pytest.mark.parametrize(
    ("as_of", "amount"), [(REVIEW, "119597371.78"), (date(2026, 11, 28), "232952304.78")], ids=str
)
def test_all_that_was_granted(facts: Facts, as_of: date, amount: str) -> None:
    """Granted, scope strategy, wholly in Värmland, in any year up to the day."""
    assert round(money.total(facts, Selection(as_of)), 2) == Fraction(amount)


def test_two_amounts_are_dated_by_the_milestone_that_is_their_decision(facts: Facts) -> None:
    found = {row.cells["funding_id"]: row.dated for row in dated_rows(facts) if row.dated_by == "milestone"}
    assert found == {"lignocity_20_erdf": parse("2018-06"), "lixea_pilot_plant_eic": parse("2021-05")}


def test_milestones_of_the_review(facts: Facts) -> None:
    """Known statuses as of 2020-12-31, with those of context projects."""
    found = milestones.counts(milestones.statuses(facts, REVIEW, scope="all"))
    assert found == {"done": 54, "overdue": 1, "unreported": 31, "upcoming": 8, "cancelled": 0}
    assert milestones.not_known(facts, REVIEW) == 48


@pytest.mark.parametrize(
    ("as_of", "counts", "due_done", "due"),
    [(REVIEW, (43, 1, 26, 6), 6, 33), (date(2026, 11, 28), (77, 1, 38, 6), 9, 48)],
    ids=str,
)
def test_milestones_of_the_strategy(
    facts: Facts, as_of: date, counts: tuple[int, ...], due_done: int, due: int
) -> None:
    """Known sums without the milestones of context projects: done, overdue, unreported, upcoming; done of due."""
    shown = milestones.statuses(facts, as_of)
    found = milestones.counts(shown)
    assert tuple(found[name] for name in ("done", "overdue", "unreported", "upcoming")) == counts
    fallen_due = [now.status for now in milestones.planned(shown).values() if now.status != "upcoming"]
    assert (fallen_due.count("done"), len(fallen_due)) == (due_done, due)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-Q2", date(2016, 4, 1), date(2016, 6, 30)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-06-30", date(2016, 6, 30), date(2016, 6, 30)),
    ],
)
def test_dates(text: str, first: date, last: date) -> None:
    """A date becomes its first and last day."""
    assert parse(text) == Span(first, last)


def test_dates_refused() -> None:
    """An empty cell is no date; a wrong one is an error."""
    assert parse("") is None
    for wrong in ("2016-Q5", "june 2016", "16"):
        with pytest.raises(ValueError, match="not a date of the facts"):
            parse(wrong)
    for impossible in ("2016-13", "2016-02-30"):
        with pytest.raises(ValueError, match=r"month|day"):
            parse(impossible)


def test_a_misspelt_choice_is_refused() -> None:
    """A comparison must not agree with a query because both found nothing."""
    with pytest.raises(ValueError, match="location"):
        Selection(REVIEW, location="hole")
    with pytest.raises(ValueError, match="SEK only"):
        Selection(REVIEW, currency="EUR", price_year=2020)


def test_spread_counts_both_ends() -> None:
    """2016-07-01 to 2018-06-30 is 184 + 365 + 181 days."""
    assert Span(date(2016, 7, 1), date(2018, 6, 30)).days_by_year() == {2016: 184, 2017: 365, 2018: 181}


def test_later_strategy_continues_the_line(facts: Facts) -> None:
    """Solar systems of 2022 stand in the line of photovoltaics; food starts its own."""
    assert line_of(facts, "s2_solar_systems") == "s1_photovoltaics"
    assert line_of(facts, "s2_food") == "s2_food"
