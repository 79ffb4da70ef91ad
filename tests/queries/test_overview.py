"""The overview says the same as the pages that it sums up, and what needs attention in order of need."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from queries import fetch
from tests.queries.asking import answer
from tests.truth.lines import project_scope
from tests.truth.plain import LATER, REVIEW, Facts, Selection, money, projects

FOREST, HEALTH = "s1_forest_bioeconomy", "s1_digital_welfare"
ASKED: list[dict[str, Any]] = [
    {"as_of": as_of, "strategy": strategy, "areas": areas, "scope": scope}
    for as_of, strategy, areas, scope in (
        (REVIEW, "", [], "strategy"),
        (REVIEW, "s3_2015", [], "strategy"),
        (REVIEW, "s3_2015", [FOREST], "strategy"),
        (REVIEW, "", [FOREST, HEALTH], "all"),
        (LATER, "s3_2022", [], "all"),
        (LATER, "", [], "all"),
        (date(2018, 3, 7), "", [HEALTH], "strategy"),
        (date(2001, 1, 1), "", [], "strategy"),
    )
]


def headline(asked: dict[str, Any]) -> dict[str, Any]:
    """The one row of the overview."""
    [row] = answer("overview/headline", **asked)
    return {str(name): value for name, value in row.items()}


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_money_equals_the_funding_page(asked: dict[str, Any]) -> None:
    row = headline(asked)
    for location in ("whole", "part"):
        [total] = answer("funding/total", location=location, **asked)
        assert row[f"granted_{location}_sek"] == pytest.approx(total["value"], abs=0.01)
        assert row[f"granted_{location}_rows"] == total["rows"]
    [whole] = answer("funding/total", **asked)
    assert (row["undated_sek"], row["undated_rows"]) == (whole["undated_value"], whole["undated_rows"])
    for name in ("first_year", "last_year"):
        assert pd.isna(row[name]) if not whole["rows"] else row[name] == whole[name]
    areas = fetch("funding/by_group", **asked)
    areas = areas[~areas["line_id"].isin(["whole_strategy", "outside_areas"])]
    if areas.empty:
        assert pd.isna(row["top_line_id"])
    else:
        assert (row["top_line_id"], row["top_name_sv"]) == tuple(areas.iloc[0][["line_id", "name_sv"]])
        assert row["top_sek"] == pytest.approx(areas.iloc[0]["value"])


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_projects_and_milestones_equal_plain_arithmetic(facts: Facts, asked: dict[str, Any]) -> None:
    row = headline(asked)
    chosen = Selection(**{**asked, "areas": tuple(asked["areas"])}, location="all")
    assert row["projects"] == projects.count(facts, chosen)
    for state, count in projects.by_state(facts, chosen).items():
        assert row[f"projects_{state}"] == count
    [total] = answer("milestones/total", **asked)
    for name in ("done", "late", "overdue", "unreported", "upcoming", "due", "due_done"):
        assert row[f"milestones_{name}"] == total[name]
    assert row["milestones_unplanned"] == total["done_unplanned"]
    assert row["milestones"] == total["milestones"]


def test_the_review_is_as_known() -> None:
    row = headline({"strategy": "s3_2015"})
    assert round(row["granted_whole_sek"]) == 106_292_372
    assert (row["granted_whole_rows"], row["first_year"], row["last_year"]) == (20, 2015, 2020)
    row = headline({})
    names = ("milestones_done", "milestones_overdue", "milestones_unreported", "milestones_upcoming")
    assert [row[name] for name in names] == [43, 1, 26, 6]


def test_claims_equal_the_funding_page() -> None:
    for asked in ASKED:
        row = headline(asked)
        claims = fetch("funding/claims", **{name: asked[name] for name in ("as_of", "strategy")})
        if asked["areas"]:
            assert (row["claims"], row["claims_uncovered"]) == (0, 0)
        else:
            assert row["claims"] == len(claims)
            assert row["claims_uncovered"] == (claims["verdict"] == "not_covered").sum()


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_attention_goes_to_what_is_late_longest_and_claimed_most(facts: Facts, asked: dict[str, Any]) -> None:
    row = headline(asked)
    found = fetch("overview/attention", **asked)
    assert len(found) <= 8
    kinds = list(found["kind"])
    assert kinds == sorted(kinds, key=["overdue", "unreported", "claim"].index)
    assert kinds.count("overdue") == min(row["milestones_overdue"], 8)
    assert kinds.count("unreported") == min(row["milestones_unreported"], 3)
    for kind in ("overdue", "unreported"):
        own = found[found["kind"] == kind]
        scopes = [project_scope(facts, facts.milestones[key]["project_id"]) for key in own["item_id"]]
        waits = [(scope == "context", -days) for scope, days in zip(scopes, own["days"], strict=True)]
        assert waits == sorted(waits), "what serves the strategy first, then what has waited longest"
        assert (own["days"] > 0).all()
    claims = found[found["kind"] == "claim"]
    claimed = 0 if asked["areas"] else uncovered_grants(asked)
    assert set(found["in_all"]) <= {row["milestones_overdue"] + row["milestones_unreported"] + claimed}
    assert len(claims) == (0 if asked["areas"] else min(2, uncovered_grants(asked)))
    assert (claims["covered"] < claims["amount_sek"]).all()
    assert list(claims["amount_sek"]) == sorted(claims["amount_sek"], reverse=True)


def uncovered_grants(asked: dict[str, Any]) -> int:
    """How many claims about grants the rows do not reach."""
    claims = fetch("funding/claims", **{name: asked[name] for name in ("as_of", "strategy")})
    return int(((claims["measure"] == "granted") & (claims["verdict"] == "not_covered")).sum())


def test_what_is_overdue_is_what_was_moved_and_not_reported() -> None:
    [overdue] = fetch("overview/attention").query("kind == 'overdue'").to_dict("records")
    assert overdue["item_id"] == "cluster_strategy_update"
    assert overdue["since"] == pd.Timestamp(2019, 12, 31)
    assert overdue["days"] == 366


def test_an_early_day_has_no_money_and_needs_no_attention() -> None:
    row = headline({"as_of": date(2001, 1, 1), "areas": [HEALTH]})
    assert (row["granted_whole_sek"], row["granted_whole_rows"]) == (0, 0)
    assert pd.isna(row["first_year"])
    assert pd.isna(row["top_line_id"])
    assert fetch("overview/attention", as_of=date(2001, 1, 1), areas=[HEALTH]).empty


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_the_money_of_the_periods_is_that_of_their_years(facts: Facts, asked: dict[str, Any]) -> None:
    """Every dated amount is in one period: before the first strategy, or in the years of one."""
    chosen = Selection(**{**asked, "areas": tuple(asked["areas"])}, measure="granted", location="whole")
    years = {year: float(value) for year, value in money.by_year(facts, chosen).items() if year}
    found = answer("overview/money_by_period", **asked)
    for period in found:
        last = period["last_year"] or asked["as_of"].year + 50
        begins = 0 if period["period_key"] == "before" else period["first_year"]
        assert period["granted_sek"] == pytest.approx(sum(v for y, v in years.items() if begins <= y <= last))
    assert sum(period["granted_sek"] for period in found) == pytest.approx(
        headline(asked)["granted_whole_sek"], abs=0.01
    )


def test_registers_reach_to_the_day_of_their_copy_and_later_years_are_known_from_other_sources() -> None:
    found = fetch("funding/reach", as_of=LATER)
    registers = found[found["kind"].eq("register") & found["register_id"].notna()].set_index("register_id")
    assert dict(registers["state_to"].astype(str)) == {
        "projektbanken_2014_2020": "2016-10-14",
        "cordis_h2020_2020_12": "2020-12-31",
    }
    assert set(found["last_year"]) == {2020}
    later = set()
    for location in ("whole", "part"):
        rows = fetch("funding/rows", as_of=LATER, location=location, by="total")
        later |= set(rows[rows["year_key"] > 2020]["funding_id"])
    assert found[found["register_id"].isna()]["rows"].sum() == len(later) > 0
