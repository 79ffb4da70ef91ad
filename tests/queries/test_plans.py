"""The plan of a project, put together again from the files in plain Python."""

import datetime as dt

from queries import rows as answer
from tests.queries.asking import read

TODAY = dt.date(2026, 11, 29)
THREE_COUNTIES = "pb_20200514"


def test_every_activity_goal_and_milestone_of_the_project_stands_in_its_tree() -> None:
    tree = answer("plans/tree", as_of=TODAY)
    assert {row["project_id"] for row in tree} == {THREE_COUNTIES}
    for table, own, column in (
        ("activities", "position", "position"),
        ("sub_goals", "position", "goal_position"),
        ("milestones", "milestone_id", "milestone_id"),
    ):
        named = {row[own] for row in read(table) if row["project_id"] == THREE_COUNTIES}
        assert {str(row[column]) for row in tree if row[column] is not None} == named


def test_each_activity_has_the_aim_that_the_file_gives() -> None:
    own = [row for row in read("activities") if row["project_id"] == THREE_COUNTIES]
    aims = {(int(row["position"]), row["name_sv"]): row["aim_sv"] or None for row in own}
    found = answer("plans/activities", as_of=TODAY)
    assert {(row["position"], row["activity_sv"]): row["aim_sv"] for row in found} == aims
    assert [row["position"] for row in found] == sorted(row["position"] for row in found)
    assert answer("plans/activities", as_of=dt.date(2014, 1, 1)) == []


def test_what_hangs_together_is_what_the_files_tie() -> None:
    tree = answer("plans/tree", as_of=TODAY)
    tied = {row["milestone_id"]: row["milestone_basis"] for row in tree if row["milestone_basis"]}
    assert tied == {row["milestone_id"]: row["basis"] for row in read("activity_milestones")}
    links = {(row["position"], row["goal_position"]) for row in tree if row["goal_basis"]}
    assert links == {(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 5)}


def test_a_project_without_activities_or_not_yet_known_has_no_tree() -> None:
    assert answer("plans/tree", as_of=TODAY, project_id="academy_2016") == []
    assert answer("plans/tree", as_of=dt.date(2014, 1, 1)) == []
    assert answer("plans/tree", as_of=TODAY, project_id=THREE_COUNTIES) == answer("plans/tree", as_of=TODAY)


def test_what_is_not_known_yet_is_not_in_the_tree() -> None:
    """The project is known from 16 December 2015, its milestones from the year after."""
    before, after = (answer("plans/tree", as_of=day) for day in (dt.date(2015, 12, 31), dt.date(2016, 1, 1)))
    assert {row["position"] for row in before} == {row["position"] for row in after if row["position"]}
    assert {row["milestone_id"] for row in before} == {None}
    assert "-/-/-" not in {row["row_id"] for row in before}, "a row of nothing"
    assert {row["milestone_id"] for row in after} > {None}


def test_bodies_are_those_of_the_file_with_their_size() -> None:
    found = {row["body_id"]: row for row in answer("plans/bodies", as_of=TODAY)}
    assert set(found) == {row["body_id"] for row in read("project_bodies")}
    for row in read("project_bodies"):
        for key in ("seats", "percent", "hours"):
            assert str(found[row["body_id"]][key] or "") == row[key]
