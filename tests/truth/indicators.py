"""Indicators by plain arithmetic: which values are known on a day, the latest of each, and what has become of its target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .dates import Span, parse
from .facts import Facts
from .lines import line_of

# Whose value an indicator shows: the county's, else the wider region's, else that of what its source is about, the country last.
_PLACES = {"Värmland": 0, "North Middle Sweden": 1, "Sweden": 3, "EU": 3, "EU27": 3}
_BODY = 2


@dataclass(frozen=True)
class Told:
    """One value with its time, None where not stated."""

    geography: str
    kind: str
    when: Span | None
    value: Fraction


@dataclass(frozen=True)
class Standing:
    """What is known of an indicator on a day."""

    geography: str
    last: Fraction | None
    year: int | None
    first: Fraction | None
    country: Fraction | None
    target: Fraction | None
    status: str | None
    rows: int


def known(facts: Facts, day: date, lines: Sequence[str] = ()) -> dict[str, list[Told]]:
    """Values by indicator: told when the source was published, else when their time is over, else always."""
    published = {row["source_id"]: parse(row["published"]) for row in facts.rows("sources")}
    wanted = {
        row["indicator_id"]
        for row in facts.rows("indicators")
        if not lines or set(lines) & {line_of(facts, area) for area in row["area_ids"].split(";") if area}
    }
    found: dict[str, list[Told]] = {}
    for row in facts.rows("indicator_values"):
        when = parse(row["period"])
        told = published[row["source_id"]] or when
        if row["indicator_id"] in wanted and (told is None or told.last <= day):
            value = Told(row["geography"], row["kind"], when, Fraction(row["value"]))
            found.setdefault(row["indicator_id"], []).append(value)
    return found


def standing(facts: Facts, indicator: str, values: Sequence[Told], day: date) -> Standing:
    """The latest value of an indicator, the first, the country's of the same time, and its target."""
    home = min({told.geography for told in values}, key=lambda name: (_PLACES.get(name, _BODY), name))
    outcomes = [told for told in values if told.geography == home and told.kind == "actual"]
    dated = sorted((told for told in outcomes if told.when), key=lambda told: told.when.last)  # type: ignore[union-attr]
    last = dated[-1] if dated else next(iter(outcomes), None)
    when = last.when if last else None
    country = [
        told.value
        for told in values
        if home != "Sweden" and told.geography == "Sweden" and told.kind == "actual" and told.when == when
    ]
    target = _target([told for told in values if told.geography == home and told.kind == "target"], day)
    return Standing(
        home,
        last.value if last else None,
        when.first.year if when else None,
        dated[0].value if len(dated) > 1 else None,
        next(iter(country), None),
        target.value if target else None,
        _status(facts, indicator, target, last, day) if target else None,
        len(values),
    )


def _target(targets: Sequence[Told], day: date) -> Told | None:
    """The last target that is due, else the next, else one of no stated time."""
    due = [told for told in targets if told.when and told.when.last <= day]
    ahead = [told for told in targets if told.when and told.when.last > day]
    if due:
        return max(due, key=lambda told: told.when.last)  # type: ignore[union-attr]
    if ahead:
        return min(ahead, key=lambda told: told.when.last)  # type: ignore[union-attr]
    return next(iter(targets), None)


def _status(facts: Facts, indicator: str, target: Told, last: Told | None, day: date) -> str:
    """What has become of a target; an outcome from before its time says nothing of it."""
    [direction] = [row["direction"] for row in facts.rows("indicators") if row["indicator_id"] == indicator]
    answers = last and (target.when is None or (last.when and last.when.last >= target.when.last))
    if last and answers:
        if direction == "none":
            return "unjudged"
        reached = last.value >= target.value if direction == "up" else last.value <= target.value
        return "reached" if reached else "missed"
    if target.when is None:
        return "undated"
    return "unreported" if target.when.last <= day else "upcoming"
