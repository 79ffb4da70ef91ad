"""How the follow-up is done, counted again from the files in plain Python."""

import datetime as dt
from collections import Counter

from queries import rows as answer
from tests.queries.asking import read

TODAY, BEFORE = dt.date(2026, 11, 29), dt.date(2015, 12, 31)


def test_a_region_without_a_chart_stands_among_the_others() -> None:
    steps = answer("monitoring/process", as_of=TODAY)
    assert {row["step_id"] for row in steps} - {"none"} == {row["step_id"] for row in read("process_steps")}
    assert [row["region"] for row in steps if row["step"] is None] == ["Gävleborg"]


def test_the_deck_is_known_from_its_day_and_not_before() -> None:
    for question in ("process", "requirements"):
        assert answer(f"monitoring/{question}", as_of=BEFORE) == []
        assert answer(f"monitoring/{question}", as_of=dt.date(2016, 1, 1))


def test_each_requirement_has_the_status_of_its_milestone() -> None:
    done = {row["milestone_id"] for row in read("milestone_events") if row["event"] == "done"}
    asked = answer("monitoring/requirements", as_of=TODAY)
    assert [row["milestone_id"] for row in asked] == [row["milestone_ids"] for row in read("requirements")]
    assert all((row["status"] == "done") == (row["milestone_id"] in done) for row in asked)
    assert {row["status"] for row in answer("monitoring/requirements", as_of=dt.date(2016, 6, 1))} == {
        "upcoming"
    }


def test_items_and_statements_are_those_of_the_files() -> None:
    subjects = Counter(row["subject"] for row in read("framework_items"))
    assert Counter(row["subject"] for row in answer("monitoring/methods", as_of=TODAY)) == subjects
    of_programmes = {"programme", "pilot", "good_practice"}
    kinds = Counter(row["kind"] for row in read("statements") if row["kind"] not in of_programmes)
    assert Counter(row["kind"] for row in answer("monitoring/purposes", as_of=TODAY)) == kinds


def test_the_cycle_counts_what_waits_as_milestones_do() -> None:
    waiting = sum(
        row["waiting"] for row in answer("monitoring/cycle", as_of=TODAY) if row["kind"] == "milestones"
    )
    listed = answer("milestones/timeline", as_of=TODAY, scope="all", strategy="")
    assert waiting == sum(row["status"] in ("overdue", "unreported") for row in listed)
