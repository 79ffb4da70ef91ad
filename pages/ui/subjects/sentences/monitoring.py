"""How the follow-up is done, in words: requirements, the way from analysis to monitoring, the cycle."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row


def title(view: View, requirements: Sequence[Row]) -> str:
    """In how many of the parts that cohesion policy asks for something is missing."""
    words = view.words
    if not requirements:
        return words("monitoring.none_yet", day=words.date(view.as_of))
    gaps = sum(row["gap_sv"] is not None for row in requirements)
    key = "monitoring.page_all" if gaps == len(requirements) else "monitoring.page"
    return words(key, n=words.count(len(requirements)), gaps=words.count(gaps))


def sentences(view: View, requirements: Sequence[Row]) -> list[str]:
    """What the page tells."""
    return [view.words("monitoring.lead")] if requirements else []


def process(view: View, rows: Sequence[Row]) -> str:
    """For how many regions the documents have a chart of the process, and which have none."""
    words = view.words
    if not rows:
        return words("monitoring.none_yet", day=words.date(view.as_of))
    regions = {row["region"]: row["step"] is not None for row in rows}
    lacking = [region for region, has_steps in regions.items() if not has_steps]
    values = {"known": words.count(len(regions) - len(lacking)), "n": words.count(len(regions))}
    if not lacking:
        return words("monitoring.process_all", **values)
    return words("monitoring.process", names=words.list(lacking), **values)


def met(view: View, requirements: Sequence[Row]) -> str:
    """How many of the milestones that were to meet the requirements have a reported outcome."""
    words = view.words
    statuses = [row["status"] for row in requirements if row["status"] is not None]
    if not statuses:
        return words("monitoring.met_none")
    done = words.count(sum(status == "done" for status in statuses))
    unknown = words.count(sum(status == "unreported" for status in statuses))
    return words("monitoring.met", n=words.count(len(statuses)), done=done, unknown=unknown)


def cycle(view: View, rows: Sequence[Row]) -> str:
    """How many owners have milestones to report, and how many registers are renewed on a cycle."""
    words = view.words
    registers = [row for row in rows if row["kind"] == "register"]
    owners = sum(row["kind"] == "milestones" and row["who"] is not None for row in rows)
    cycled = sum(row["every_months"] is not None for row in registers)
    return words(
        "monitoring.cycle" if owners else "monitoring.cycle_none",
        owners=words.count(owners),
        cycled=words.count(cycled),
        n=words.count(len(registers)),
    )


def methods(view: View, rows: Sequence[Row]) -> str:
    """How many methods the documents name, and for how many of their items they say how it is measured."""
    words = view.words
    measured = sum(row["method_sv"] is not None for row in rows)
    subjects = words.count(len({row["subject"] for row in rows}))
    return words(
        "monitoring.methods", subjects=subjects, n=words.count(len(rows)), measured=words.count(measured)
    )
