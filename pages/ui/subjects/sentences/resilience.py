"""Resilience in words: what is assessed, how far, and what the sources tie to it. Levels are never added up."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row

PARTS = ("resilience_capacity", "resilience_direction", "resilience_principle", "resilience_factor")
LOW = 2  # the highest level that is called low


def assessed(items: Sequence[Row]) -> list[Row]:
    """The items that a group can put at a level: all but resilience itself."""
    return [row for row in items if row["subject"] in PARTS]


def latest(levels: Sequence[Row]) -> list[Row]:
    """The rows of the latest round."""
    last = max((row["round_number"] for row in levels), default=0)
    return [row for row in levels if row["round_number"] == last]


def title(view: View, items: Sequence[Row], levels: Sequence[Row]) -> str:
    """How many items the latest round put at a level, and how many at a low one; else how many wait for a first round."""
    words, n = view.words, view.words.count(len(assessed(items)))
    if not items:
        return words("resilience.none_yet", day=words.date(view.as_of))
    last = latest(levels)
    if not last:
        return words("resilience.title_none", n=n)
    low = words.count(sum(row["level"] <= LOW for row in last))
    return words("resilience.title", round=last[0]["round"], done=words.count(len(last)), n=n, low=low)


def sentences(view: View, items: Sequence[Row]) -> list[str]:
    """What resilience is, and that it has no index."""
    said = [view.name(row) + "." for row in items if row["subject"] == "resilience"]
    return [" ".join([*said, view.words("resilience.lead")])] if items else []


def matrix(view: View, levels: Sequence[Row]) -> str:
    """How many rounds there are, and in how many items the latest differs from the one before."""
    words = view.words
    rounds = {row["round_number"] for row in levels}
    if len(rounds) < 2:
        return (
            words("resilience.rounds_one", round=levels[0]["round"])
            if levels
            else words("resilience.rounds_none")
        )
    before = {row["item_id"]: row["level"] for row in levels if row["round_number"] == max(rounds) - 1}
    both = [row for row in latest(levels) if row["item_id"] in before]
    up = words.count(sum(row["level"] > before[row["item_id"]] for row in both))
    down = words.count(sum(row["level"] < before[row["item_id"]] for row in both))
    return words(
        "resilience.rounds", n=words.count(len(rounds)), up=up, down=down, both=words.count(len(both))
    )


def framework(view: View, items: Sequence[Row]) -> str:
    """How many items of each kind the framework has."""
    counts = {
        part.removeprefix("resilience_"): sum(row["subject"] == part for row in items) for part in PARTS
    }
    return view.words("resilience.framework", **{part: view.words.count(n) for part, n in counts.items()})


def grounds(view: View, levels: Sequence[Row]) -> str:
    """For how many items of the latest round the group says what the level rests on."""
    words, last = view.words, latest(levels)
    if not last:
        return words("resilience.grounds_none")
    said = words.count(sum(row["grounds"] is not None for row in last))
    return words("resilience.grounds", round=last[0]["round"], said=said, n=words.count(len(last)))


def tied(view: View, ties: Sequence[Row]) -> str:
    """How much the sources tie to resilience, and how many measures and projects of it to a capacity."""
    words = view.words
    if not ties:
        return words("resilience.ties_none")
    to_capacity = [
        row
        for row in ties
        if row["subject"] == "resilience_capacity" and (row["project_id"] or row["kind"] == "measure")
    ]
    key = "resilience.ties" if to_capacity else "resilience.ties_no_capacity"
    return words(key, n=words.count(len(ties)), done=words.count(len(to_capacity)))
