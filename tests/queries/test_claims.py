"""Each reading of a claim equals a sum in plain Python over the CSV files, to the krona, and the sum of its opened rows."""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.queries.asking import answer, keyed
from tests.truth.dates import parse
from tests.truth.plain import LATER, REVIEW, Facts, Selection, money

FACTS = Path(__file__).parents[2] / "data" / "facts"
BILLION = "s3_turnover_1bn"
# How each claim can be read: its years, and its only funder or programme. By hand, from claims.csv.
READ: dict[str, tuple[tuple[int, int], str, str]] = {
    BILLION: ((2015, 2026), "", ""),
    "eu_structural_funds_2007_2013": ((2007, 2013), "funder", "EU: ERDF"),
    "interreg_five_projects_2015": ((2015, 2015), "programme", "Interreg Sverige-Norge 2014-2020"),
    "pp20_vinnova_300m": ((2013, 2023), "funder", "Vinnova"),
    "projects_2023_public_209m": ((2023, 2023), "", ""),
    "academy_generated_400m": ((0, 2021), "", ""),
}
FIRST = {
    "interreg_five_projects_2015": "said_year",
    "academy_generated_400m": "until_said",
}


def table(name: str) -> list[dict[str, str]]:
    """The rows of a fact file."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def plainly(facts: Facts, row: dict[Any, Any], by: str, name: str) -> Fraction:
    """The sum of a reading from the CSV files alone."""
    return sum(
        (
            money.sums(
                facts,
                Selection(
                    LATER, row["measure"], place, row["scope"],
                    year_from=int(row["year_from"]), year_to=int(row["year_to"]),
                ),
                *([by] if by else []),
            ).get((name,) if by else (), Fraction(0))
            for place in (("whole", "part") if row["location"] == "all" else (row["location"],))
            if place != "outside"
        ),
        Fraction(0),
    )  # fmt: skip


@pytest.mark.parametrize("claim", READ)
def test_each_reading_is_the_sum_of_the_files_to_the_krona(facts: Facts, claim: str) -> None:
    years, by, name = READ[claim]
    rows = answer("claims/readings", as_of=LATER, claim_id=claim)
    first = [row for row in rows if row["period"] == FIRST.get(claim, "stated")]
    assert {(row["year_from"], row["year_to"]) for row in first} == {years}
    inside = [row for row in rows if row["location"] != "outside"]
    assert len(inside) >= 6
    for row in inside:
        assert round(row["value"]) == round(plainly(facts, row, by, name)), row


def test_the_billion_is_read_in_three_measures_two_periods_two_scopes_and_three_places() -> None:
    rows = answer("claims/readings", as_of=LATER, claim_id=BILLION)
    kinds = {
        (r["measure"], r["period"], r["scope"], r["location"]) for r in rows if r["location"] != "outside"
    }
    assert len(kinds) == 3 * 2 * 2 * 3
    assert {r["verdict"] for r in rows} == {"not_comparable"}
    assert all(pd.isna(r["covered_pct"]) for r in rows)
    narrow = [
        r
        for r in rows
        if (r["measure"], r["period"], r["scope"], r["location"])
        == ("granted", "review", "strategy", "whole")
    ]
    assert round(narrow[0]["value"] / 1e6) == 106  # as the README of the facts says


def test_a_share_is_of_the_same_measure_and_of_an_amount_in_kronor() -> None:
    claims = keyed("funding/claims", "claim_id", as_of=LATER)
    shares = 0
    for row in answer("claims/readings", as_of=LATER):
        claim = claims[row["claim_id"]]
        known: bool = row["measure"] == claim["measure"] and not pd.isna(claim["amount_sek"])
        assert known == (not pd.isna(row["covered_pct"])), row
        if known:
            assert row["covered_pct"] == pytest.approx(100 * row["value"] / claim["amount_sek"])
            shares += 1
    assert shares > 50


def test_a_claim_whose_period_is_not_over_is_not_uncovered() -> None:
    """The rest of the period may still bring it."""
    open_ones = [
        row
        for year in range(2014, 2023)
        for row in answer("funding/claims", as_of=date(year, 12, 10))
        if "period_not_over" in row["why"]
        and (None in (row["rows_sek"], row["amount_sek"]) or row["rows_sek"] < row["amount_sek"])
    ]
    assert {row["verdict"] for row in open_ones} == {"not_comparable"}
    assert len({row["claim_id"] for row in open_ones}) > 1


def test_five_projects_are_the_five_rows() -> None:
    rows = answer("claims/readings", as_of=LATER, claim_id="interreg_five_projects_2015")
    [widest] = [row for row in rows if (row["scope"], row["location"]) == ("all", "part")]
    assert (widest["value"], widest["rows"], widest["covered_pct"]) == (38_500_000, 5, 100)


def test_a_claim_said_after_the_day_is_not_read_and_rows_count_as_of_the_day() -> None:
    before, after = date(2015, 4, 28), date(2015, 4, 29)
    assert answer("claims/readings", as_of=before, claim_id="interreg_five_projects_2015") == []
    assert answer("claims/readings", as_of=after, claim_id="interreg_five_projects_2015") != []
    sums = [
        max(row["value"] for row in answer("claims/readings", as_of=day, claim_id=BILLION))
        for day in (date(2016, 12, 31), REVIEW, LATER)
    ]
    assert sums == sorted(set(sums))


def test_what_is_in_no_reading_is_undated_or_without_currency_or_rate(facts: Facts) -> None:
    rows = answer("claims/left_out", as_of=LATER, claim_id=BILLION)
    lacking = {
        row["funding_id"] for row in facts.rows("funding") if not row["currency"] and not row["same_money_as"]
    }
    assert lacking & {row["funding_id"] for row in rows}
    assert {row["funding_id"] for row in rows if row["reason"] == "no_currency"} <= lacking
    undated = {row["funding_id"] for row in rows if row["reason"] == "undated"}
    assert "lignocity_20_total" in undated
    assert "lignocity_20_erdf" not in undated  # dated by its milestone
    assert undated.isdisjoint(lacking)


def test_a_summary_is_that_of_its_readings() -> None:
    rows = answer("claims/readings", as_of=LATER)
    for summary in answer("claims/summary", as_of=LATER):
        own = [
            row["value"]
            for row in rows
            if row["claim_id"] == summary["claim_id"]
            and row["measure"] == summary["compared_measure"]
            and row["location"] != "outside"
        ]
        assert summary["readings"] == len(own)
        if own:
            assert (summary["low_sek"], summary["high_sek"]) == pytest.approx((min(own), max(own)))


@pytest.mark.usefixtures("tiny")
def test_a_claim_of_one_programme_is_read_by_its_rows_alone() -> None:
    rows = answer("claims/readings", as_of=LATER, claim_id="euro_claim")
    assert {row["subject_programme"] for row in rows} == {"Program"}
    assert {row["period"] for row in rows} == {"said_year"}
    assert max(row["value"] for row in rows) == 0  # its rows are of 2020, and it was said in 2016


@pytest.mark.parametrize(
    "as_of", [date(2014, 6, 30), REVIEW, date(2024, 4, 3), date(2024, 4, 4), LATER], ids=str
)
def test_a_claim_is_known_from_its_day_or_from_its_source(as_of: date) -> None:
    """Without both, from the start of what it is about; what nothing dates is listed apart."""
    published = {row["source_id"]: row["published"] for row in table("sources")}
    known, never = set(), set()
    for row in table("claims"):
        told = parse(row["said_on"]) or parse(published[row["source_id"]])
        about = parse(row["period_start"])
        day = told.last if told else about.first if about else None
        if day is None:
            never.add(row["claim_id"])
        elif day <= as_of:
            known.add(row["claim_id"])
    assert {row["claim_id"] for row in answer("funding/claims", as_of=as_of)} == known
    assert {row["claim_id"] for row in answer("claims/undated")} == never != set()


def test_a_claim_of_2024_is_not_in_the_review() -> None:
    def known(as_of: date) -> bool:
        return "sfp_round_2024_04" in keyed("funding/claims", "claim_id", as_of=as_of)

    assert [known(day) for day in (REVIEW, date(2024, 4, 3), date(2024, 4, 4))] == [False, False, True]
