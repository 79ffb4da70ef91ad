"""Roles of areas and ten-year initiatives, reckoned again from the files in plain Python."""

import datetime as dt
from fractions import Fraction

import pytest

from queries import rows as answer
from tests.queries.asking import read

TODAY, REVIEW = dt.date(2026, 11, 29), dt.date(2020, 12, 31)


def test_roles_are_those_of_the_file_and_unknown_before_the_strategy() -> None:
    told = {row["role_id"]: (row["role"] or "", row["basis"]) for row in answer("areas/roles", as_of=TODAY)}
    assert told == {row["role_id"]: (row["role"], row["basis"]) for row in read("area_roles")}
    assert answer("areas/roles", as_of=dt.date(2022, 3, 7)) == []
    assert {row["is_dated"] for row in answer("areas/roles", as_of=dt.date(2022, 3, 8))} == {False}


def test_an_area_has_its_own_role_alone() -> None:
    [role] = answer("areas/roles", as_of=TODAY, areas=["s2_games"])
    assert role["role"] == "emerging"


@pytest.mark.parametrize(
    ("project", "day", "year", "is_over"),
    [
        ("paper_province_20", REVIEW, 8, False),
        ("paper_province_20", dt.date(2022, 12, 31), 10, False),
        ("paper_province_20", TODAY, 10, True),
        ("digitalwell_arena", REVIEW, 3, False),
        ("digitalwell_arena", TODAY, 9, False),
    ],
)
def test_the_year_of_ten_is_counted_from_the_start(
    project: str, day: dt.date, year: int, is_over: bool
) -> None:
    found = {row["project_id"]: row for row in answer("areas/initiatives", as_of=day)}
    assert (found[project]["year_number"], found[project]["is_over"]) == (year, is_over)


def test_money_of_an_initiative_is_that_of_its_rows_by_kind() -> None:
    found = {row["project_id"]: row for row in answer("areas/initiatives", as_of=TODAY)}
    for project, row in found.items():
        own = [f for f in read("funding") if f["project_id"] == project and not f["same_money_as"]]
        region = [f for f in own if f["measure"] == "granted" and f["funder_group"] == "region"]
        whole = [f for f in own if f["measure"] == "total_budget"]
        assert (row["region_sek"] or 0) == sum(Fraction(f["amount"]) for f in region)
        assert (row["total_budget_sek"] or 0) == sum(Fraction(f["amount"]) for f in whole)
        assert row["state_sek"] is None  # no source states what Vinnova has given
    assert found["paper_province_20"]["region_sek"] == 19_850_000
