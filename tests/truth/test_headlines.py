"""What the pages of 'What the money meets' say first: each number from the files alone, today and at the review."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from . import indicators
from .plain import REVIEW, Facts, milestones, parse
from .rows import Dated, dated_rows
from .test_sectors import employed

TODAY = date(2026, 11, 29)
BOTH_DAYS = (TODAY, REVIEW)


def known(facts: Facts, table: str, day: date) -> list[dict[str, str]]:
    """The rows of a table that are known by a day; what nothing dates is known on every day."""
    told = [(dict(row), parse(row["known_on"])) for row in facts.rows(table)]
    return [row for row, since in told if since is None or since.last <= day]


@pytest.mark.parametrize(
    ("day", "count", "values", "new", "undated"), [(TODAY, 86, 398, 18, 11), (REVIEW, 33, 118, 14, 10)]
)
def test_indicators(facts: Facts, day: date, count: int, values: int, new: int, undated: int) -> None:
    """How many are known, with how many values; how many outcomes are three years old at most, how many have no year."""
    told = indicators.known(facts, day)
    standing = {key: indicators.standing(facts, key, own, day) for key, own in told.items()}
    assert (len(told), sum(map(len, told.values()))) == (count, values)
    years = [found.year for found in standing.values()]
    assert (sum(y is not None and day.year - y <= 3 for y in years), years.count(None)) == (new, undated)
    statuses = Counter(found.status for found in standing.values() if found.status)
    assert statuses == {"reached": 2, "undated": 2}


def test_the_large_sections_above_the_threshold(facts: Facts) -> None:
    """Manufacturing is strongest of those with more than 5 000 employed; three that overlap nowhere are 60 per cent together."""
    county, country = employed(facts, "Värmland"), employed(facts, "Sweden")
    whole, all_of_it = county["TOTAL"], country["TOTAL"]
    large = [code for code, persons in county.items() if persons > 5000 and code != "TOTAL"]
    quotients = {code: (county[code] / whole) / (country[code] / all_of_it) for code in large}
    assert sorted(quotients, key=lambda code: -quotients[code])[:4] == ["C", "O-Q", "B-E", "F"]
    assert round(float(100 * county["C"] / whole), 1) == 13.2
    strong = [code for code in large if code != "C" and quotients[code] > 1]
    assert sorted(strong) == ["B-E", "F", "O-Q"]
    assert round(float(100 * sum(county[code] for code in strong) / whole), 1) == 59.5
    assert sum(persons <= 5000 for persons in county.values()) == 5


def coordinated(facts: Facts, row: Dated, day: date) -> str:
    """The cluster whose project an amount counts for: granted, dated by the day, wholly in the county, of the strategy."""
    kinds = {each["org_id"]: each["kind"] for each in facts.rows("organisations")}
    project = facts.projects.get(row.cells["project_id"])
    body = project["coordinator_org_id"] if project else ""
    counts = (
        (row.cells["measure"], row.cells["location"], row.scope, row.left_out)
        == ("granted", "whole", "strategy", None)
    ) and (row.dated is not None and row.dated.last <= day)
    return body if counts and kinds.get(body) == "cluster" else ""


@pytest.mark.parametrize(
    ("day", "total", "first"), [(TODAY, 46_670_596, 26_836_850), (REVIEW, 39_916_850, 26_836_850)]
)
def test_money_of_the_projects_that_clusters_coordinate(
    facts: Facts, day: date, total: int, first: int
) -> None:
    money: Counter[str] = Counter()
    for row in dated_rows(facts):
        if body := coordinated(facts, row, day):
            assert row.amount_sek is not None
            money[body] += int(row.amount_sek)
    assert (len(money), sum(money.values()), money["paper_province"]) == (3, total, first)


@pytest.mark.parametrize("day", BOTH_DAYS, ids=str)
def test_each_requirement_lacks_something_and_no_outcome_is_told(facts: Facts, day: date) -> None:
    asked = known(facts, "requirements", day)
    assert (len(asked), sum(bool(row["gap_sv"]) for row in asked)) == (3, 3)
    statuses = milestones.statuses(facts, day)
    assert {statuses[row["milestone_ids"]].status for row in asked} == {"unreported"}


@pytest.mark.parametrize(("day", "count", "concluded"), [(TODAY, 8, 3), (REVIEW, 7, 2)])
def test_evaluations(facts: Facts, day: date, count: int, concluded: int) -> None:
    """How many are known, and for how many a source tells the conclusion, a recommendation and what was done since."""
    found = known(facts, "evaluations", day)
    told = [
        sum(bool(row[f"{key}_sv"]) for row in found) for key in ("conclusion", "recommendation", "follow_up")
    ]
    assert (len(found), *told) == (count, concluded, 2, 4)


@pytest.mark.parametrize("day", BOTH_DAYS, ids=str)
def test_the_plan_of_three_counties(facts: Facts, day: date) -> None:
    """Of sixteen milestones no outcome is told, and nine belong to no activity."""
    own = {row["milestone_id"] for row in facts.rows("milestones") if row["project_id"] == "pb_20200514"}
    statuses = milestones.statuses(facts, day)
    assert (len(own), {statuses[key].status for key in own}) == (16, {"unreported"})
    assert len(own - {row["milestone_id"] for row in facts.rows("activity_milestones")}) == 9


@pytest.mark.parametrize("day", BOTH_DAYS, ids=str)
def test_items_of_resilience_wait_for_a_first_round(facts: Facts, day: date) -> None:
    items = {row["item_id"]: row["subject"] for row in known(facts, "framework_items", day)}
    parts = Counter(subject.removeprefix("resilience_") for subject in items.values())
    assert [parts[part] for part in ("capacity", "direction", "principle", "factor")] == [3, 2, 9, 7]
    assert not [
        row for row in facts.rows("assessments") if items.get(row["item"], "").startswith("resilience")
    ]


@pytest.mark.parametrize(
    ("project", "day", "year"),
    [
        ("paper_province_20", TODAY, 10),
        ("paper_province_20", REVIEW, 8),
        ("digitalwell_arena", TODAY, 9),
        ("digitalwell_arena", REVIEW, 3),
    ],
)
def test_the_year_of_ten_of_an_initiative(facts: Facts, project: str, day: date, year: int) -> None:
    row = facts.projects[project]
    start, end = parse(row["start"]), parse(row["end"])
    assert start is not None
    last = min(day.year, start.first.year + 9, end.last.year if end else day.year)
    assert last - start.first.year + 1 == year


def test_money_of_the_initiatives_by_kind(facts: Facts) -> None:
    """The region's grants and one whole budget, told twice, for Paper Province; for DigitalWell Arena none is stated."""
    found: Counter[tuple[str, str, str]] = Counter()
    for row in dated_rows(facts):
        project = row.cells["project_id"]
        if project in ("paper_province_20", "digitalwell_arena") and row.left_out is None:
            found[project, row.cells["measure"], row.cells["funder_group"]] += int(
                Fraction(row.cells["amount"])
            )
    assert found == {
        ("paper_province_20", "granted", "region"): 19_850_000,
        ("paper_province_20", "total_budget", "mixed"): 130_000_000,
    }


def test_roles_are_known_from_the_second_strategy(facts: Facts) -> None:
    begins = {row["strategy_id"]: parse(row["valid_from"]) for row in facts.rows("strategies")}
    of_area = {row["area_id"]: begins[row["strategy_id"]] for row in facts.rows("areas")}
    published = {row["source_id"]: parse(row["published"]) for row in facts.rows("sources")}

    def since(row: dict[str, str]) -> date:
        stated = parse(row["known_on"]) or published[row["source_id"]]
        begun = of_area[row["area_id"]]
        assert begun is not None
        return stated.last if stated else begun.first

    days = [since(dict(row)) for row in facts.rows("area_roles")]
    assert [sum(each <= day for each in days) for day in BOTH_DAYS] == [7, 0]
