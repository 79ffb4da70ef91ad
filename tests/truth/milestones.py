"""Milestones shown as of a day, and their counts by status, level, line and period."""

from datetime import date

from .facts import Facts
from .fold import Status, status
from .lines import OUTSIDE_AREAS, WHOLE_STRATEGY, line_of, project_scope

__all__ = [
    "Status",
    "by_area",
    "by_level",
    "counts",
    "lines_of",
    "not_known",
    "status",
    "statuses",
    "verdict",
]

STATUSES = ("done", "overdue", "unreported", "upcoming", "cancelled")
LEVELS = ("strategy", "area", "project")


def lines_of(facts: Facts, milestone_id: str) -> list[str]:
    """The lines of a milestone's own areas, each once. Without areas: the pseudo line by its project's scope,
    the whole strategy for one without a project. The areas of its project are not taken over.
    """
    row = facts.milestones[milestone_id]
    named = [line_of(facts, area) for area in row["area_ids"].split(";") if area]
    scope = project_scope(facts, row["project_id"])
    return list(dict.fromkeys(named)) or [WHOLE_STRATEGY if scope == "strategy" else OUTSIDE_AREAS]


def statuses(
    facts: Facts,
    as_of: date,
    *,
    level: str = "",
    areas: tuple[str, ...] = (),
    scope: str = "strategy",
    period: tuple[date, date] | None = None,
) -> dict[str, Status]:
    """Status by milestone id of those shown as of a day, in file order.

    A milestone stands in a period when its first plan (without a plan: its outcome) lies in it from the first
    to the last day, both ends counted. Its scope is that of its project; without a project it is the strategy's.
    """
    found: dict[str, Status] = {}
    for milestone_id, row in facts.milestones.items():
        now = status(facts, milestone_id, as_of)
        if now is None or level not in ("", row["level"]):
            continue
        if scope not in ("all", project_scope(facts, row["project_id"])):
            continue
        if areas and not set(areas) & set(lines_of(facts, milestone_id)):
            continue
        if period and not (period[0] <= now.shown_at.first and now.shown_at.last <= period[1]):
            continue
        found[milestone_id] = now
    return found


def counts(shown: dict[str, Status]) -> dict[str, int]:
    """Number of milestones in each status; every status is a key."""
    return {name: sum(now.status == name for now in shown.values()) for name in STATUSES}


def not_known(facts: Facts, as_of: date) -> int:
    """Number of milestones of which nothing is known yet."""
    return len(facts.milestones) - len(statuses(facts, as_of, scope="all"))


def by_level(facts: Facts, shown: dict[str, Status]) -> dict[str, dict[str, int]]:
    """Counts by status for each level."""
    return {
        level: counts({key: now for key, now in shown.items() if facts.milestones[key]["level"] == level})
        for level in LEVELS
    }


def by_area(facts: Facts, shown: dict[str, Status]) -> dict[str, dict[str, int]]:
    """Counts by status for each line; a milestone of two areas counts in both."""
    groups: dict[str, dict[str, Status]] = {}
    for milestone_id, now in shown.items():
        for line in lines_of(facts, milestone_id):
            groups.setdefault(line, {})[milestone_id] = now
    return {line: counts(group) for line, group in groups.items()}


def planned(shown: dict[str, Status]) -> dict[str, Status]:
    """Those with a day that they should have come by, called off ones apart."""
    return {
        key: now
        for key, now in shown.items()
        if now.status != "cancelled" and not (now.status == "done" and now.plan is None)
    }


def verdict(shown: dict[str, Status]) -> str:
    """What the planned ones of these say: the first rule that fits."""
    plans = [now.status for now in planned(shown).values()]
    due = [name for name in plans if name != "upcoming"]
    unknown = due.count("unreported")
    if not plans:
        return "no_plan"
    if "overdue" in due:
        return "delayed"
    if not due:
        return "none_due"
    if unknown > len(due) - unknown:
        return "unknown"
    return "partly_confirmed" if unknown else "on_plan"
