"""Evaluations in words: how much the sources say about each, and how many applications were granted."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row


def _with(found: Sequence[Row], column: str) -> int:
    """How many rows say something in a column that both languages have."""
    return sum(row[f"{column}_sv"] is not None for row in found)


def title(view: View, found: Sequence[Row]) -> str:
    """How many evaluations are known, and for how many a source says what was recommended and done."""
    words = view.words
    if not found:
        return words("evaluation.none_yet", day=words.date(view.as_of))
    return words(
        "evaluation.page",
        n=words.count(len(found)),
        advised=words.count(_with(found, "recommendation")),
        done=words.count(_with(found, "follow_up")),
    )


def sentences(view: View, found: Sequence[Row]) -> list[str]:
    """What the register holds, and that silence in the sources is no verdict."""
    return [view.words("evaluation.lead")] if found else []


def concluded(view: View, found: Sequence[Row]) -> str:
    """For how many of the evaluations a source tells the conclusion."""
    words = view.words
    return words(
        "evaluation.concluded", done=words.count(_with(found, "conclusion")), n=words.count(len(found))
    )


def granted(view: View, rounds: Sequence[Row]) -> str:
    """How many applications were granted of those made, in the rounds where both numbers are known."""
    words = view.words
    both = [row for row in rounds if row["rate_pct"] is not None]
    if not both:
        return words("evaluation.rounds_unknown", n=words.count(len(rounds)))
    return words(
        "evaluation.rounds",
        granted=words.count(sum(row["approved"] for row in both)),
        applications=words.count(sum(row["applications"] for row in both)),
        known=words.count(len(both)),
        n=words.count(len(rounds)),
    )


def tied(view: View, rows: Sequence[Row]) -> str:
    """How many milestones are tied to evaluations, and how many of them are reached."""
    words = view.words
    milestones = {row["milestone_id"]: row["status"] for row in rows if row["milestone_id"] is not None}
    done = sum(status == "done" for status in milestones.values())
    return words("evaluation.since", n=words.count(len(milestones)), done=words.count(done))


def programmes(view: View, rows: Sequence[Row]) -> str:
    """How many pilots, listings as good practice and programmes the sources mention."""
    words = view.words
    kinds = ("pilot", "good_practice", "programme")
    counts = {kind: words.count(sum(row["kind"] == kind for row in rows)) for kind in kinds}
    return words("evaluation.programmes", **counts)
