"""Statuses of milestones follow their events."""

from datetime import date

import pytest

from .plain import LATER, REVIEW, Facts, milestones, parse


def test_a_moved_milestone(facts: Facts) -> None:
    """Planned for 2017, in June 2018 moved to 2019, then nothing: the first plan stays."""
    key = "cluster_strategy_update"
    seen = {day: milestones.status(facts, key, day) for day in (date(2018, 6, 19), date(2018, 6, 20), REVIEW)}
    assert [now.status for now in seen.values() if now] == ["unreported", "upcoming", "overdue"]
    last = seen[REVIEW]
    assert last is not None
    assert (last.moves, last.first_plan, last.plan) == (1, parse("2017"), parse("2019"))


def test_slip(facts: Facts) -> None:
    """A late outcome has its days, an early one negative days, one as planned none."""
    late = milestones.status(facts, "eu_programmes_2014_2020_ready", REVIEW)
    assert late is not None
    assert (late.is_late, late.slip_days) == (True, (date(2014, 12, 18) - date(2014, 1, 31)).days)
    within = milestones.status(facts, "sfp_first_priorities_2021_2027", LATER)
    assert within is not None
    assert (within.is_late, within.slip_days) == (False, 0)


def test_milestones_divide(facts: Facts) -> None:
    """Levels divide the milestones shown; years divide those whose date is known; lines cover them."""
    for as_of in (REVIEW, LATER):
        shown = milestones.statuses(facts, as_of)
        assert sum(sum(row.values()) for row in milestones.by_level(facts, shown).values()) == len(shown)
        assert sum(sum(row.values()) for row in milestones.by_area(facts, shown).values()) >= len(shown)
        years = range(2000, 2041)
        by_year = [
            milestones.statuses(facts, as_of, period=(date(year, 1, 1), date(year, 12, 31))) for year in years
        ]
        assert sum(map(len, by_year)) == len(shown)


def _made_up(*events: tuple[str, str, str]) -> Facts:
    """One milestone, never of the facts, with these events: kind, date, known on."""
    rows = [
        {"milestone_id": "m", "event": event, "date": when, "known_on": known}
        for event, when, known in events
    ]
    return Facts({"milestone_events": tuple(rows)})


@pytest.mark.parametrize(
    ("events", "as_of", "expected"),
    [
        ([("planned", "2018", "2017-03")], date(2017, 3, 30), None),
        ([("planned", "2018", "2017-03")], date(2017, 3, 31), "upcoming"),
        ([("planned", "2018", "")], date(2018, 12, 31), "upcoming"),
        ([("planned", "2018", "")], date(2019, 1, 1), "unreported"),
        ([("planned", "2018", ""), ("moved", "2019", "2018-06")], date(2020, 1, 1), "overdue"),
        (
            [("planned", "2018", ""), ("moved", "2019", "2018-06"), ("unreported", "2019", "")],
            date(2020, 1, 1),
            "unreported",
        ),
        ([("planned", "2018", ""), ("cancelled", "2018-05-02", "")], date(2018, 5, 1), "upcoming"),
        ([("planned", "2018", ""), ("cancelled", "2018-05-02", "")], date(2018, 5, 2), "cancelled"),
        ([("planned", "2018", ""), ("done", "2018-05", "")], date(2018, 5, 30), "upcoming"),
        ([("planned", "2018", ""), ("done", "2018-05", "")], date(2018, 5, 31), "done"),
        ([("done", "2018-05", "2018-05-02")], date(2018, 5, 30), None),
        ([("done", "2018-05", "2018-07-01")], date(2018, 6, 30), None),
        ([("unreported", "2018", "")], date(2018, 12, 31), "upcoming"),
        ([("unreported", "2018", "")], date(2019, 1, 1), "unreported"),
    ],
)
def test_fold(events: list[tuple[str, str, str]], as_of: date, expected: str | None) -> None:
    found = milestones.status(_made_up(*events), "m", as_of)
    assert (found.status if found else None) == expected
