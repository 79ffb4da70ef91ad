"""States of projects and milestones from day to day."""

from datetime import date

import duckdb
import pytest

Con = duckdb.DuckDBPyConnection

STATES = [
    ("two_areas", "2016-05-16", None),  # not before its first money
    ("two_areas", "2016-05-17", "planned"),
    ("two_areas", "2016-06-29", "planned"),
    ("two_areas", "2016-06-30", "ongoing"),  # the last day that 2016-Q2 may mean
    ("two_areas", "2017-06-30", "ongoing"),
    ("two_areas", "2017-07-01", "ended"),
    ("broadband", "2014-12-31", "not_stated"),
    ("broadband", "2015-01-01", "ended"),
    ("open_end", "2021-03-30", "planned"),
    ("open_end", "2021-03-31", "not_stated"),
    ("dreams", "2016-06-29", None),  # known from the publication of its source alone
    ("dreams", "2016-06-30", "not_stated"),
]

MILESTONES = [
    # id, day, status, moves, is_late, slip_days
    ("moved_done", "2015-12-31", None, None, None, None),  # not yet known
    ("moved_done", "2016-06-14", "upcoming", 0, False, None),
    ("moved_done", "2016-07-01", "upcoming", 1, False, None),
    ("moved_done", "2016-12-31", "upcoming", 1, False, None),
    ("moved_done", "2017-01-01", "overdue", 1, False, (date(2017, 1, 1) - date(2016, 6, 30)).days),
    ("moved_done", "2017-01-10", "done", 1, True, (date(2017, 1, 10) - date(2016, 6, 30)).days),
    ("moved_open", "2018-01-01", "unreported", 0, False, None),
    ("moved_open", "2018-06-20", "upcoming", 1, False, None),
    ("moved_open", "2020-01-01", "overdue", 1, False, (date(2020, 1, 1) - date(2017, 12, 31)).days),
    ("silent", "2018-03-31", "upcoming", 0, False, None),
    ("silent", "2018-04-01", "unreported", 0, False, None),
    ("told_later", "2020-05-04", "unreported", 0, False, None),
    ("told_later", "2020-05-05", "done", 0, False, None),
    ("called_off", "2017-12-31", "upcoming", 0, False, None),
    ("called_off", "2018-01-01", "cancelled", 0, False, None),
]


# planned, due, overdue, unreported
VERDICTS = [
    (0, 0, 0, 0, "no_plan"),
    (1, 1, 1, 0, "delayed"),
    (9, 9, 1, 8, "delayed"),  # one that is overdue decides, however many have no outcome
    (1, 0, 0, 0, "none_due"),
    (1, 1, 0, 1, "unknown"),
    (3, 3, 0, 2, "unknown"),
    (9, 4, 0, 2, "partly_confirmed"),  # exactly half of the due, whatever is still to come
    (3, 3, 0, 1, "partly_confirmed"),
    (1, 1, 0, 0, "on_plan"),
    (5, 4, 0, 0, "on_plan"),
]


@pytest.mark.parametrize(("planned", "due", "overdue", "unreported", "verdict"), VERDICTS)
def test_a_verdict_is_the_first_rule_that_fits(
    tiny: Con, planned: int, due: int, overdue: int, unreported: int, verdict: str
) -> None:
    row = tiny.execute("select verdict(?, ?, ?, ?)", [planned, due, overdue, unreported]).fetchone()
    assert row == (verdict,)


@pytest.mark.parametrize(("project_id", "day", "state"), STATES)
def test_the_state_of_a_project(tiny: Con, project_id: str, day: str, state: str | None) -> None:
    row = tiny.execute(
        "select state from project_states where project_id = ? and ?::date between valid_from and valid_to",
        [project_id, day],
    ).fetchone()
    assert (row and row[0]) == state


@pytest.mark.parametrize(("milestone_id", "day", "status", "moves", "is_late", "slip"), MILESTONES)
def test_the_status_of_a_milestone(
    tiny: Con, milestone_id: str, day: str, status: str | None, moves: int, is_late: bool, slip: int
) -> None:
    row = tiny.execute(
        "select status, moves, is_late, slip_days from milestone_status(?::date) where milestone_id = ?",
        [day, milestone_id],
    ).fetchone()
    assert row == ((status, moves, is_late, slip) if status else None)


def test_the_first_plan_is_never_overwritten(tiny: Con) -> None:
    row = tiny.execute(
        """select first_plan_to, plan_to from milestone_status(date '2020-12-31')
        where milestone_id = 'moved_done'"""
    ).fetchone()
    assert row == (date(2016, 6, 30), date(2016, 12, 31))


def test_lines_of_a_milestone(tiny: Con) -> None:
    assert tiny.execute("select line_ids from milestones where milestone_id = 'silent'").fetchone() == (
        ["one_forest"],
    )


@pytest.mark.parametrize("con", ["tiny", "real"])
@pytest.mark.parametrize(
    ("table", "key"), [("project_states", "project_id"), ("milestone_states", "milestone_id")]
)
def test_intervals_follow_on_each_other_and_never_end(
    con: str, table: str, key: str, request: pytest.FixtureRequest
) -> None:
    database = request.getfixturevalue(con)
    gaps = database.execute(
        f"""select {key}, valid_to,
            lead(valid_from) over (partition by {key} order by valid_from) as next_from
        from {table} qualify next_from is not null and next_from <> valid_to + 1"""
    ).fetchall()
    assert gaps == [], "no gap, no overlap"
    last = database.execute(f"select distinct max(valid_to) from {table} group by {key}").fetchall()
    assert last == [(date(9999, 12, 31),)]


def test_every_project_has_a_state_from_the_day_that_it_is_known(real: Con) -> None:
    wrong = real.execute(
        """select project_id from projects left join project_states using (project_id)
        group by project_id, projects.known_from
        having min(valid_from) is distinct from projects.known_from"""
    ).fetchall()
    assert wrong == []
