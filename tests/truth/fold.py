"""What can be said of one milestone as of a day: a fold of the events known by then."""

from dataclasses import dataclass
from datetime import date

from .dates import Span, parse
from .facts import Facts, Row

PLANS = ("planned", "moved")


@dataclass(frozen=True)
class Event:
    """One event that is known, with the day it became known."""

    kind: str
    span: Span
    known: date


@dataclass(frozen=True)
class Status:
    """What can be said of one milestone as of a day.

    `moves` counts the known moves. `is_late` = done certainly after the first plan. `slip_days` counts from
    the last day of the first plan to the last day of the outcome, 0 when the outcome lies within the first
    plan, None when not done or never planned.
    """

    status: str
    due: date | None
    first_plan: Span | None
    plan: Span | None
    done: Span | None
    moves: int
    is_late: bool
    slip_days: int | None
    shown_at: Span


def _event(row: Row) -> Event:
    """Read one event row. Without known_on a plan is known from the start, an outcome from its own date."""
    span, told = parse(row["date"]), parse(row["known_on"])
    if span is None:
        raise ValueError(f"an event of {row['milestone_id']} has no date")
    if told:
        return Event(row["event"], span, told.last)
    return Event(row["event"], span, date.min if row["event"] in PLANS else span.last)


def status(facts: Facts, milestone_id: str, as_of: date) -> Status | None:
    """The status as of a day; None = not yet known, not shown.

    First plan: the earliest known plan or move, between equals the first in the file; current plan: the
    latest known, between equals the last in the file. When only an outcome is told, and told before its own
    date has certainly passed, nothing has certainly happened yet and nothing was planned: not shown.
    An outcome told early beside a plan does not make the milestone `reported`.
    """
    events = [_event(row) for row in facts.milestone_events.get(milestone_id, [])]
    known = sorted((event for event in events if event.known <= as_of), key=lambda event: event.known)
    kinds = [event.kind for event in known]
    plans = [event.span for event in known if event.kind in PLANS]
    outcomes = [event.span for event in known if event.kind == "done" and event.span.last <= as_of]
    ends = [event.span for event in known if event.kind in ("unreported", "cancelled")]
    due = next((span.last for span in reversed(plans or ends)), None)
    if outcomes:
        now = "done"
    elif "cancelled" in kinds:
        now = "cancelled"
    elif due is None:
        return None
    elif due >= as_of:
        now = "upcoming"
    else:
        told = [kind for kind in kinds if kind in ("unreported", "under_way")]
        is_silent = told[-1] == "unreported" if told else "moved" not in kinds
        now = "unreported" if is_silent else "overdue"
    first = plans[0] if plans else None
    done = outcomes[0] if outcomes else None
    return Status(
        status=now,
        due=due,
        first_plan=first,
        plan=plans[-1] if plans else None,
        done=done,
        moves=kinds.count("moved"),
        is_late=bool(done and first and done.first > first.last),
        slip_days=_slip(first, done) if done and first else None,
        shown_at=(plans or outcomes or ends)[0],
    )


def _slip(first: Span, done: Span) -> int:
    """Days from the last day of the first plan to the last day of the outcome; 0 where the two may be the same day."""
    if done.first <= first.last and first.first <= done.last:
        return 0
    return (done.last - first.last).days
