"""Counts of projects as of a day. A project in two areas is one project."""

from datetime import date
from fractions import Fraction

from .dates import parse
from .facts import Facts
from .lines import lines_for, strategy_of
from .money import cells
from .rows import reached
from .selection import Selection

STATES = ("planned", "ongoing", "ended", "not_stated")


def first_date(facts: Facts, project_id: str) -> date | None:
    """The day from which a project has certainly begun: the earliest last day among its start and the
    decisions and period starts of all its money rows, those that restate other money among them.
    """
    texts = [facts.projects[project_id]["start"]]
    for row in facts.project_funding.get(project_id, []):
        texts += [row["decided"], reached(facts, row["milestone_id"]), row["period_start"]]
    return _earliest(texts)


def known_from(facts: Facts, project_id: str) -> date | None:
    """The day from which a project is known: its first date where its start is stated. Without a start, the earliest of
    that, what is told of its milestones, its notes, the publication of its sources, and its end. None = nothing dates it.
    """
    own = facts.projects[project_id]
    begun = first_date(facts, project_id)
    if own["start"]:
        return begun
    published = {row["source_id"]: row["published"] for row in facts.rows("sources")}
    texts = [own["end"], *(published[source] for source in own["source_ids"].split(";"))]
    its = [key for key, row in facts.milestones.items() if row["project_id"] == project_id]
    for key in its:
        texts += [event["known_on"] or event["date"] for event in facts.milestone_events.get(key, [])]
    for note in facts.rows("notes"):
        texts += [note["date"]] if note["project_id"] == project_id or note["milestone_id"] in its else []
    return min(filter(None, (begun, _earliest(texts))), default=None)


def _earliest(texts: list[str]) -> date | None:
    """The earliest last day of these dates."""
    return min((span.last for span in map(parse, texts) if span), default=None)


def state(facts: Facts, project_id: str, as_of: date) -> str | None:
    """planned, ongoing, ended or not_stated as of a day; None = not known by then, not shown.

    What nothing dates is never shown. With one end only, it is planned before a stated
    start and ended after a stated end; what lies between cannot be told and is not_stated.
    """
    known = known_from(facts, project_id)
    if known is None or known > as_of:
        return None
    start = parse(facts.projects[project_id]["start"])
    end = parse(facts.projects[project_id]["end"])
    if start and start.last > as_of:
        return "planned"
    if end and end.last < as_of:
        return "ended"
    return "ongoing" if start and end else "not_stated"


def year_begun(facts: Facts, project_id: str, as_of: date) -> int | None:
    """The year of the first date; None where that is not stated, or has not come though the project is known."""
    begun = first_date(facts, project_id)
    return begun.year if begun and begun <= as_of else None


def states(facts: Facts, chosen: Selection) -> dict[str, str]:
    """State by project id of the projects asked for: as_of, location, scope, strategy, areas, period.

    Location and scope are the project's own. The strategy is that of its areas, else the one in force on its
    first date. The period is that of the first date. With `area_mode` main, `areas` looks at main parts only.
    """
    found: dict[str, str] = {}
    for project_id, row in facts.projects.items():
        now = state(facts, project_id, chosen.as_of)
        begun = first_date(facts, project_id)
        strategy = strategy_of(facts, project_id, begun)
        if (
            now is not None
            and chosen.holds_place(row["location"], row["scope"], strategy)
            and chosen.holds_year(year_begun(facts, project_id, chosen.as_of))
            and lines_for(facts, project_id, chosen)
        ):
            found[project_id] = now
    return found


def count(facts: Facts, chosen: Selection) -> int:
    """Number of projects, each once."""
    return len(states(facts, chosen))


def by_state(facts: Facts, chosen: Selection) -> dict[str, int]:
    """Number of projects in each state; every state is a key."""
    found = dict.fromkeys(STATES, 0)
    for now in states(facts, chosen).values():
        found[now] += 1
    return found


def with_money(facts: Facts, chosen: Selection) -> int:
    """Number of projects with an amount granted wholly in the county by the day, whatever their own place is."""
    granted = Selection(chosen.as_of, scope="all", location="whole")
    funded = {cell.row.cells["project_id"] for cell in cells(facts, granted) if cell.row.dated}
    return len(funded & states(facts, chosen).keys())


def by_area(facts: Facts, chosen: Selection) -> dict[str, Fraction]:
    """Projects by line id. Choose `area_mode` whole for the count that pages show: each line counts all of
    its projects, and the sum exceeds `count` by the overlap.
    """
    found: dict[str, Fraction] = {}
    for project_id in states(facts, chosen):
        for line, share in lines_for(facts, project_id, chosen).items():
            found[line] = found.get(line, Fraction(0)) + share
    return found


def by_year(facts: Facts, chosen: Selection) -> dict[int | None, dict[str, int]]:
    """Number of projects by year of the first date and state; None = not stated by then."""
    found: dict[int | None, dict[str, int]] = {}
    for project_id, now in states(facts, chosen).items():
        begun = year_begun(facts, project_id, chosen.as_of)
        row = found.setdefault(begun, dict.fromkeys(STATES, 0))
        row[now] += 1
    return found


def by_municipality(facts: Facts, chosen: Selection) -> dict[str | None, int]:
    """Number of projects by municipality as the facts name it; None = not stated."""
    found: dict[str | None, int] = {}
    for project_id in states(facts, chosen):
        name = facts.projects[project_id]["municipality"] or None
        found[name] = found.get(name, 0) + 1
    return found
