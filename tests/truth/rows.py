"""Funding rows with what the rules derive for each: its date, its value in SEK, why it is left out."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from .dates import Span, parse
from .facts import Facts, Row
from .lines import project_scope, strategy_in_force, strategy_of


@dataclass(frozen=True)
class Dated:
    """One funding row. `dated_by` is decided, milestone, period or project; None when nothing dates it."""

    cells: Row
    scope: str
    strategy: str | None
    dated: Span | None
    dated_by: str | None
    spread: Span | None
    amount: Fraction
    amount_sek: Fraction | None
    left_out: str | None

    @property
    def year(self) -> int | None:
        """The year the row counts in; no date of the facts is wider than a year."""
        return self.dated.first.year if self.dated else None


def reached(facts: Facts, milestone_id: str) -> str:
    """When a milestone was done, as told; empty where it is not done or none is named."""
    done = [row["date"] for row in facts.milestone_events.get(milestone_id, []) if row["event"] == "done"]
    return done[0] if done else ""


def _dating(facts: Facts, row: Row, project: Row | None) -> tuple[Span | None, str | None]:
    """The decision dates a row, else the milestone that is the decision, else its period's start, else its project's."""
    starts = (
        ("decided", row["decided"]),
        ("milestone", reached(facts, row["milestone_id"])),
        ("period", row["period_start"]),
        ("project", project["start"] if project else ""),
    )
    for dated_by, text in starts:
        if text:
            return parse(text), dated_by
    return None, None


def _spread(row: Row, project: Row | None) -> Span | None:
    """The period the money lasts: its own, else the project's, only when both ends are stated.

    From the first day of the start to the last day of the end. One end from each is never combined.
    """
    ends = [(row["period_start"], row["period_end"])]
    if project:
        ends.append((project["start"], project["end"]))
    for first, last in ends:
        start, stop = parse(first), parse(last)
        if start and stop:
            return Span(start.first, stop.last)
    return None


def rate(facts: Facts, currency: str, year: int | None) -> Fraction | None:
    """SEK for one unit by the yearly average; 1 for SEK itself, None where the table has no rate."""
    if currency == "SEK":
        return Fraction(1)
    for row in facts.rows("exchange_rates"):
        if row["currency"] == currency and row["year"] == str(year):
            return Fraction(row["sek_per_unit"])
    return None


@lru_cache(maxsize=4)
def dated_rows(facts: Facts) -> tuple[Dated, ...]:
    """All funding rows in file order.

    The strategy of a row is the one in force on the *last* day its date can mean, the day from which the row
    counts: a grant dated `2022` belongs to the strategy in force at the end of 2022. Without a date, its area tells.
    """
    found = []
    for row in facts.rows("funding"):
        project = facts.projects[row["project_id"]] if row["project_id"] else None
        dated, dated_by = _dating(facts, row, project)
        sek_per_unit = rate(facts, row["currency"], dated.first.year if dated else None)
        amount = Fraction(row["amount"])
        reason = None
        if row["same_money_as"]:
            reason = "same_money"
        elif not row["currency"]:
            reason = "no_currency"
        elif sek_per_unit is None:
            reason = "no_rate"
        found.append(
            Dated(
                cells=row,
                scope=project_scope(facts, row["project_id"]),
                strategy=strategy_in_force(facts, dated.last)
                if dated
                else strategy_of(facts, row["project_id"], None),
                dated=dated,
                dated_by=dated_by,
                spread=_spread(row, project),
                amount=amount,
                amount_sek=None if sek_per_unit is None else amount * sek_per_unit,
                left_out=reason,
            )
        )
    return tuple(found)
