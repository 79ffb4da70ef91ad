"""Areas through the strategies, a second way: what flows where, who takes part, what happened in which year."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from . import money, projects
from .dates import parse
from .facts import Facts, Row
from .lines import OUTSIDE_AREAS, WHOLE_STRATEGY, parts_of, project_scope, strategy_of
from .selection import Selection

ENDED, NEW = "ended", "new"
Way = tuple[str, str]


def latest_pair(facts: Facts) -> tuple[str, str]:
    """The strategy before the latest, and the latest."""
    rows = sorted(facts.rows("strategies"), key=_since)
    return rows[-2]["strategy_id"], rows[-1]["strategy_id"]


def _since(row: Row) -> date:
    began = parse(row["valid_from"])
    assert began is not None
    return began.first


def ways(facts: Facts, area_id: str) -> dict[Way, Fraction]:
    """How what belongs to an area goes over: the area it comes from and the one it goes to, with the part of each way.

    What does not live on goes to ENDED, what has no predecessor comes from NEW; what is of neither strategy stands for itself.
    """
    old, new = latest_pair(facts)
    strategies = {row["area_id"]: row["strategy_id"] for row in facts.rows("areas")}
    steps = [
        (row["from_area_id"], row["to_area_id"], Fraction(row["share"]))
        for row in facts.rows("area_succession")
        if strategies[row["from_area_id"]] == old and strategies[row["to_area_id"]] == new
    ]
    if strategies.get(area_id) == old:
        found = {(area_id, to): share for start, to, share in steps if start == area_id}
        rest = 1 - sum(found.values(), Fraction(0))
        return found | ({(area_id, ENDED): rest} if rest else {})
    if strategies.get(area_id) == new:
        into = [(start, share) for start, to, share in steps if to == area_id]
        total = sum((share for _, share in into), Fraction(0))
        return {(start, area_id): share / total for start, share in into} or {(NEW, area_id): Fraction(1)}
    return {(area_id, area_id): Fraction(1)}


def areas_of(facts: Facts, project_id: str) -> dict[str, Fraction]:
    """A project's areas with its part in each; a pseudo area where it has none."""
    rows = facts.project_areas.get(project_id, []) if project_id else []
    if rows:
        return {row["area_id"]: Fraction(row["share"]) for row in rows}
    strategy = project_scope(facts, project_id) == "strategy"
    return {WHOLE_STRATEGY if strategy else OUTSIDE_AREAS: Fraction(1)}


def flow_of_money(facts: Facts, chosen: Selection) -> dict[Way, Fraction]:
    """What was granted under the earlier strategy, by the way it goes; undated money is in no sum."""
    found: dict[Way, Fraction] = {}
    for cell in money.cells(facts, replace(chosen, strategy=latest_pair(facts)[0])):
        if cell.row.dated is None:
            continue
        for area_id, share in areas_of(facts, cell.row.cells["project_id"]).items():
            for way, part in ways(facts, area_id).items():
                found[way] = found.get(way, Fraction(0)) + cell.amount * share * part
    return found


def flow_of_projects(facts: Facts, chosen: Selection) -> dict[Way, Fraction]:
    """The projects of the earlier strategy by the way they go; one in two areas goes whole in each."""
    found: dict[Way, Fraction] = {}
    old = latest_pair(facts)[0]
    for project_id in projects.states(facts, replace(chosen, location="all")):
        if strategy_of(facts, project_id, projects.first_date(facts, project_id)) != old:
            continue
        own: dict[Way, Fraction] = {}
        for area_id in areas_of(facts, project_id):
            for way, part in ways(facts, area_id).items():
                own[way] = max(own.get(way, Fraction(0)), part)
        for way, part in own.items():
            found[way] = found.get(way, Fraction(0)) + part
    return found


def sides(flow: dict[Way, Fraction]) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    """The sums of the areas that ways come from, and of those that they go to."""
    left: dict[str, Fraction] = {}
    right: dict[str, Fraction] = {}
    for (start, to), value in flow.items():
        left[start] = left.get(start, Fraction(0)) + value
        right[to] = right.get(to, Fraction(0)) + value
    return left, right


def taking_part(
    facts: Facts, partners: tuple[Row, ...], chosen: Selection, line: str
) -> Iterator[tuple[str, str]]:
    """Who takes part in which project of a line, once for each role."""
    shown = projects.states(facts, replace(chosen, location="all"))
    for row in partners:
        project_id = row["project_id"]
        if project_id in shown and line in {part.line for part in parts_of(facts, project_id)}:
            yield row["org_id"], project_id
