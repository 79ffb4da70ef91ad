"""The plan of a project in words: activities, sub-goals, milestones and who takes part."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row


def _distinct(rows: Sequence[Row], column: str) -> int:
    """How many things a column names."""
    return len({row[column] for row in rows if row[column] is not None})


def title(view: View, rows: Sequence[Row]) -> str:
    """How many activities and sub-goals the plan has, and of how many milestones no source tells the outcome."""
    words = view.words
    if not rows:
        return words("plans.none_yet", day=words.date(view.as_of))
    unknown = {row["milestone_id"] for row in rows if row["status"] == "unreported"}
    return words(
        "plans.page",
        activities=words.count(_distinct(rows, "position")),
        goals=words.count(_distinct(rows, "goal_position")),
        unknown=words.count(len(unknown)),
        n=words.count(_distinct(rows, "milestone_id")),
    )


def sentences(view: View, rows: Sequence[Row]) -> list[str]:
    """Whose plan it is, and that the links between activities and goals are ours where no source states them."""
    if not rows:
        return [view.words("plans.how")]
    return [view.words("plans.lead", project=view.name(rows[0], "title"))]


def tree(view: View, rows: Sequence[Row]) -> str:
    """How many activities have no milestone, and how many milestones no activity."""
    words = view.words
    if not rows:
        return words("plans.none_yet", day=words.date(view.as_of))
    planned = {row["position"] for row in rows if row["milestone_id"] is not None}
    bare = {row["position"] for row in rows if row["position"] is not None} - planned
    alone = sum(row["milestone_id"] is not None and row["position"] is None for row in rows)
    return words(
        "plans.tree",
        bare=words.count(len(bare)),
        activities=words.count(_distinct(rows, "position")),
        alone=words.count(alone),
        n=words.count(_distinct(rows, "milestone_id")),
    )


def aims(view: View, activities: Sequence[Row]) -> str:
    """For how many activities the plan says what they are for."""
    words = view.words
    if not activities:
        return words("plans.none_yet", day=words.date(view.as_of))
    said = words.count(sum(row["aim_sv"] is not None for row in activities))
    return words("plans.aims", said=said, n=words.count(len(activities)))


def quarters(view: View, rows: Sequence[Row]) -> str:
    """How many planned milestones there are, and how many belong to no activity."""
    words = view.words
    if not rows:
        return words("plans.none_yet", day=words.date(view.as_of))
    alone = sum(row["milestone_id"] is not None and row["position"] is None for row in rows)
    return words("plans.quarters", n=words.count(_distinct(rows, "milestone_id")), alone=words.count(alone))


def goals(view: View, rows: Sequence[Row]) -> str:
    """Whether every sub-goal has an activity and every activity a sub-goal."""
    words = view.words
    if not rows:
        return words("plans.none_yet", day=words.date(view.as_of))
    met = {row["goal_position"] for row in rows if row["position"] is not None}
    aimed = {row["position"] for row in rows if row["goal_position"] is not None}
    every = {key: {row[key] for row in rows if row[key] is not None} for key in ("goal_position", "position")}
    idle, aimless = every["goal_position"] - met, every["position"] - aimed
    values = {"goals": words.count(len(every["goal_position"])), "n": words.count(len(every["position"]))}
    if not idle | aimless:
        return words("plans.goals_met", **values)
    return words("plans.goals", idle=words.count(len(idle)), aimless=words.count(len(aimless)), **values)


def bodies(view: View, rows: Sequence[Row]) -> str:
    """How much staff and how much time of the universities the plan has."""
    words = view.words
    percent = sum(row["percent"] or 0 for row in rows)
    hours = sum(row["hours"] or 0 for row in rows)
    if not percent and not hours:
        return words("plans.bodies_none")
    return words("plans.bodies", percent=words.percent(percent), hours=words.count(hours))
