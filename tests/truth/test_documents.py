"""What the strategy's own documents say in numbers: what the facts give when they are added up, and what they leave open."""

from collections import Counter

from .plain import Facts

THREE_COUNTIES = "pb_20200514"


def of_project(facts: Facts, table: str) -> list[dict[str, str]]:
    """The rows of the three-county project."""
    return [dict(row) for row in facts.rows(table) if row["project_id"] == THREE_COUNTIES]


def test_posts_and_hours_add_up_to_what_the_deck_gives(facts: Facts) -> None:
    bodies = of_project(facts, "project_bodies")
    assert sum(int(row["percent"] or 0) for row in bodies if row["kind"] == "staff") == 285
    assert sum(int(row["hours"] or 0) for row in bodies if row["kind"] == "own_time") == 3900
    assert [row["seats"] for row in bodies if row["kind"] == "steering_group"] == ["6"]


def test_every_goal_has_an_activity_and_one_activity_no_milestone(facts: Facts) -> None:
    activities = {row["activity_id"] for row in of_project(facts, "activities")}
    goals = {row["sub_goal_id"] for row in of_project(facts, "sub_goals")}
    assert (len(activities), len(goals)) == (6, 5)
    assert {row["sub_goal_id"] for row in facts.rows("activity_goals")} == goals
    assert {row["basis"] for row in facts.rows("activity_goals")} == {"editorial"}  # the deck states no link
    assert activities - {row["activity_id"] for row in facts.rows("activity_milestones")} == {"s3nms_a3"}
    of_deck = Counter(row["basis"] for row in facts.rows("activity_milestones"))
    assert of_deck == {"stated": 5, "editorial": 2}


def test_a_milestone_that_names_an_activity_belongs_to_it(facts: Facts) -> None:
    places = {row["activity_id"]: row["position"] for row in facts.rows("activities")}
    linked = {row["milestone_id"]: places[row["activity_id"]] for row in facts.rows("activity_milestones")}
    named = {
        row["milestone_id"]: row["activity"].split()[0]
        for row in of_project(facts, "milestones")
        if row["activity"]
    }
    assert named == {key: linked[key] for key in named}


def test_one_round_alone_has_both_numbers(facts: Facts) -> None:
    rounds = facts.rows("application_rounds")
    known = [
        (row["granted"], row["applications"]) for row in rounds if row["granted"] and row["applications"]
    ]
    assert known == [("15", "71")]


def test_gavleborg_has_no_step(facts: Facts) -> None:
    assert Counter(row["region"] for row in facts.rows("process_steps")) == {"Dalarna": 6, "Värmland": 4}


def test_two_roles_are_not_stated_and_one_is_ours(facts: Facts) -> None:
    roles = {row["area_id"]: (row["role"], row["basis"]) for row in facts.rows("area_roles")}
    assert {area for area, (role, _) in roles.items() if not role} == {
        "s2_solar_systems",
        "s2_place_attraction",
    }
    assert [area for area, (_, basis) in roles.items() if basis == "editorial"] == [
        "s2_advanced_manufacturing"
    ]
