"""Areas, the lines they form across the strategies, and the strategy a row belongs to."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .dates import parse
from .facts import Facts
from .selection import Selection

WHOLE_STRATEGY = "whole_strategy"
OUTSIDE_AREAS = "outside_areas"


@dataclass(frozen=True)
class Part:
    """A project's part in one area, seen along the area's line."""

    line: str
    share: Fraction
    is_main: bool


def line_of(facts: Facts, area_id: str) -> str:
    """The oldest area that this one continues from through whole shares (share 1), else the area itself.

    An area with several whole predecessors follows the first of them in the file (none has so far).
    """
    for row in facts.rows("area_succession"):
        if row["to_area_id"] == area_id and Fraction(row["share"]) == 1:
            return line_of(facts, row["from_area_id"])
    return area_id


def project_scope(facts: Facts, project_id: str) -> str:
    """Scope of a project; what has no project belongs to the strategy."""
    return facts.projects[project_id]["scope"] if project_id else "strategy"


def parts_of(facts: Facts, project_id: str) -> list[Part]:
    """A project's parts; without area rows one whole part in a pseudo line, told by the scope.

    The main part is the one with the largest share; between equal shares the first in the file.
    """
    rows = facts.project_areas.get(project_id, []) if project_id else []
    if not rows:
        scope = project_scope(facts, project_id)
        return [Part(WHOLE_STRATEGY if scope == "strategy" else OUTSIDE_AREAS, Fraction(1), True)]
    main = max(rows, key=lambda row: Fraction(row["share"]))
    return [Part(line_of(facts, row["area_id"]), Fraction(row["share"]), row is main) for row in rows]


def lines_for(facts: Facts, project_id: str, chosen: Selection) -> dict[str, Fraction]:
    """What each chosen line gets of a project or its money; empty = the project is in none of them.

    Mode `split`: the line's share; `whole`: all of it; `main`: all of it for the main line alone.
    """
    found: dict[str, Fraction] = {}
    for part in parts_of(facts, project_id):
        if chosen.areas and part.line not in chosen.areas:
            continue
        if chosen.area_mode == "split":
            found[part.line] = found.get(part.line, Fraction(0)) + part.share
        elif chosen.area_mode == "whole" or part.is_main:
            found[part.line] = Fraction(1)
    return found


def strategy_of(facts: Facts, project_id: str, day: date | None) -> str | None:
    """The strategy of the project's areas; else the one in force on the day; else None."""
    strategies = {row["area_id"]: row["strategy_id"] for row in facts.rows("areas")}
    for row in facts.project_areas.get(project_id, []) if project_id else []:
        return strategies[row["area_id"]]
    return strategy_in_force(facts, day)


def strategy_in_force(facts: Facts, day: date | None) -> str | None:
    """The strategy in force on a day; None before the first, after the last and without a day."""
    for row in facts.rows("strategies"):
        start, stop = parse(row["valid_from"]), parse(row["valid_to"])
        if day and start and start.first <= day and (stop is None or day <= stop.last):
            return row["strategy_id"]
    return None


def name_of(facts: Facts, line: str, day: date, strategy: str = "") -> str:
    """What a line is called in Swedish: by its area in the strategy asked for, else in the last strategy begun by the day
    that has one, else by the first area that it will have.
    """
    began = {row["strategy_id"]: parse(row["valid_from"]) for row in facts.rows("strategies")}
    own = [row for row in facts.rows("areas") if line_of(facts, row["area_id"]) == line]
    asked = [row for row in own if row["strategy_id"] == strategy]
    since = {row["area_id"]: span.first for row in own if (span := began[row["strategy_id"]])}
    begun = [row for row in own if since[row["area_id"]] <= day]
    if asked:
        return asked[0]["name_sv"]
    if begun:
        return max(begun, key=lambda row: since[row["area_id"]])["name_sv"]
    return min(own, key=lambda row: since[row["area_id"]])["name_sv"]
