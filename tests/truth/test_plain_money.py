"""Sums of money agree with each other."""

from fractions import Fraction
from itertools import product

import pytest

from .plain import LATER, REVIEW, Facts, Selection, dated_rows, money


def test_sums_add_up(facts: Facts) -> None:
    """Years, areas and funders add up to the same total in every mode; spreading changes no total."""
    days = (REVIEW, LATER)
    locations = ("whole", "part", "outside", "all")
    for as_of, measure, location, scope, mode in product(
        days,
        ("granted", "cofinancing", "total_budget"),
        locations,
        ("strategy", "all"),
        ("split", "whole", "main"),
    ):
        chosen = Selection(as_of, measure, location, scope, area_mode=mode)
        total = money.total(facts, chosen)
        spread = Selection(as_of, measure, location, scope, area_mode=mode, time_mode="spread")
        undated = money.undated(facts, chosen)
        assert sum(money.by_year(facts, chosen).values()) == total + undated
        assert money.by_year(facts, chosen).get(None, 0) == undated
        assert sum(money.by_year(facts, spread).values()) == total + undated
        for group in ("funder", "funder_group", "programme"):
            assert sum(money.by_group(facts, chosen, group).values()) == total
        if mode == "whole":
            assert money.overlap(facts, chosen) >= 0
        else:
            assert money.overlap(facts, chosen) == 0


def test_overlap_of_whole_is_the_second_half(facts: Facts) -> None:
    """In the mode whole only money of projects with two areas exceeds the total, once each."""
    chosen = Selection(LATER, location="all", scope="all", area_mode="whole")
    twice = [cell.amount for cell in money.cells(facts, chosen) if len(cell.lines) == 2]
    assert twice
    assert money.overlap(facts, chosen) == sum(twice)


def test_strategies_divide_the_money(facts: Facts) -> None:
    """Both strategies and what lies before them make the whole; none holds what has no date."""
    everything = Selection(LATER, location="all", scope="all")
    parts = [
        money.total(facts, Selection(LATER, location="all", scope="all", strategy=strategy))
        for strategy in ("s3_2015", "s3_2022")
    ]
    none = [row for row in dated_rows(facts) if row.strategy is None and row.cells["measure"] == "granted"]
    rest = sum(
        (row.amount_sek for row in none if row.amount_sek and row.dated and not row.left_out), Fraction(0)
    )
    visible = [row for row in none if row.dated is None or row.dated.last <= LATER]
    assert len(visible) == len(none)
    assert sum(parts) + rest == money.total(facts, everything)


def test_left_out(facts: Facts) -> None:
    """All 14 restatements and all amounts without currency are out, under their first reason."""
    found = money.left_out(facts, Selection(LATER, measure="", location="all", scope="all"))
    assert len(found["same_money"]) == 14
    assert found["no_currency"] == ["ingo_skog_total", "gronn_industrivekst_total"]
    assert set(found) == {"same_money", "no_currency", "no_rate"}


def test_same_money_is_in_no_sum(facts: Facts) -> None:
    """The rows in the sums and the rows left out divide the rows asked for."""
    chosen = Selection(LATER, location="all", scope="all")
    summed = {cell.row.cells["funding_id"] for cell in money.cells(facts, chosen)}
    out = {funding_id for ids in money.left_out(facts, chosen).values() for funding_id in ids}
    asked = {row.cells["funding_id"] for row in money.chosen_rows(facts, chosen)}
    assert not summed & out
    assert summed | out == asked


def test_fixed_prices(facts: Facts) -> None:
    """The base year keeps its sum; years outside the index have none and are named; no guessed base."""
    chosen = Selection(LATER, location="all", scope="all")
    fixed = Selection(LATER, location="all", scope="all", price_year=2020)
    current = money.by_year(facts, chosen)
    found, missing = money.by_year_fixed(facts, fixed)
    assert found[2020] == current[2020]
    assert found[2016] == current[2016] * Fraction("335.92") / Fraction("316.43")
    assert set(found) | missing == set(current)
    assert not set(found) & missing
    assert None in missing
    with pytest.raises(ValueError, match="base year 2024"):
        money.by_year_fixed(facts, Selection(LATER, price_year=2024))


def test_stated_currency_is_unconverted(facts: Facts) -> None:
    """Money stated in euro times the rate of its year is its part of the sum in kronor."""
    chosen = Selection(LATER, location="all", scope="all", currency="EUR")
    rates = {
        row["year"]: row["sek_per_unit"] for row in facts.rows("exchange_rates") if row["currency"] == "EUR"
    }
    converted = sum(
        value * Fraction(rates[str(year)])
        for year, value in money.by_year(facts, chosen).items()
        if year is not None  # stated in euro, but nothing tells which year's rate
    )
    kronor = sum(
        cell.amount
        for cell in money.cells(facts, Selection(LATER, location="all", scope="all"))
        if cell.row.cells["currency"] == "EUR"
    )
    assert converted == kronor > 0
