"""Days with equal answers: asked on both days, every question says the same."""

import datetime as dt
import random
import re
from functools import cache
from typing import Any

import pandas as pd
import pytest

import queries
from data.check.contract import example_values
from queries import database, days, selections
from tests.architecture.tree import sql_without_comments

OF_A_DAY = [
    name
    for name in queries.names()
    if {"as_of"} <= {param.name for param in queries.header(name).params}
    and "earlier" not in {param.name for param in queries.header(name).params}
]
COUNTING = [name for name in OF_A_DAY if days.counts_days(queries.header(name))]
FIRST, LAST = dt.date(2008, 1, 1), dt.date(2026, 11, 22)
ONE_DAY = dt.timedelta(days=1)


def examples(name: str) -> dict[str, Any]:
    """The examples in the header of a question."""
    params = queries.header(name).params
    with database.cursor(queries.current_edition()) as cursor:
        return example_values(cursor, params)


@cache
def replacing() -> list[tuple[dt.date, dt.date]]:
    """Days that replace others, each with the last day that it replaces."""
    edition = queries.current_edition()
    ends = [day - ONE_DAY for day in days.turning_days(edition) if FIRST < day <= LAST]
    ends += [dt.date(year, 12, 30) for year in range(2008, 2026)]
    found = {(queries.standing_for("projects/total", edition, end), end) for end in ends}
    longer = sorted(pair for pair in found if pair[0] < pair[1])
    assert len(longer) > 200
    return longer


def pairs(name: str, count: int = 8) -> list[tuple[dt.date, dt.date]]:
    """Pairs for a question, out of thirty that all share: the tables of a view are made once a day, not for each question."""
    return random.Random(name).sample(random.Random("shared").sample(replacing(), 30), count)


def while_overdue() -> tuple[dt.date, dt.date]:
    """A day that replaces others while some milestone is overdue, and the last that it replaces: days are counted then."""
    edition = queries.current_edition()
    with database.cursor(edition) as cursor:
        spans = cursor.execute(
            "select valid_from, valid_to from milestone_states where status = 'overdue' and first_plan_to is not null"
        ).fetchall()
    for turn in reversed(days.turning_days(edition)):
        end = turn - ONE_DAY
        first = days.turned(edition, end)
        if first < end and any(since <= first and end <= until for since, until in spans):
            return first, end
    raise AssertionError("no milestone of the facts is overdue for two days on end")


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in OF_A_DAY if name not in COUNTING])
def test_an_answer_equals_that_of_the_day_that_replaces_it(name: str) -> None:
    values = examples(name)
    if "scope" in values:
        values["scope"] = "all"  # every row
    for first, last in pairs(name):
        before, after = (queries.rows(name, **{**values, "as_of": day}) for day in (first, last))
        assert before == after, f"{name} on {first} and {last}"


@pytest.mark.long
@pytest.mark.parametrize("part", sorted(path.stem for path in selections.FOLDER.glob("*.sql")))
def test_a_table_of_a_view_equals_that_of_the_day_that_replaces_it(part: str) -> None:
    """So the tables of one day serve the questions of the days after it, also those that count days."""
    made = "chosen" if part == "none_chosen" else part.removeprefix("ready_")
    for first, last in [*random.Random(part).sample(replacing(), 6), while_overdue()]:
        tables = []
        for day in (first, last):
            view = queries.view_defaults() | {"as_of": day, "scope": "all"}
            with database.selecting(queries.current_edition(), view, (made,)) as cursor:
                tables.append(cursor.execute(f"select * from selected_{made} order by all").df())
        pd.testing.assert_frame_equal(tables[0], tables[1], obj=f"{part} on {first} and {last}")


@pytest.mark.parametrize("name", COUNTING)
def test_what_counts_days_is_asked_on_the_day_itself(name: str) -> None:
    edition, day = queries.current_edition(), dt.date(2019, 7, 20)
    assert queries.standing_for("funding/total", edition, day) < day
    assert queries.standing_for(name, edition, day) == day


def test_whatever_calculates_with_the_day_has_days_in_its_name() -> None:
    reckons = re.compile(r"slip_days|[$]as_of\s*[-+]|[-+]\s*[$]as_of|(least|greatest)\([$]as_of")
    found = {
        name
        for name in OF_A_DAY
        if reckons.search(sql_without_comments((queries.FOLDER / f"{name}.sql").read_text(encoding="utf-8")))
    }
    assert found
    assert found <= {*COUNTING}


def test_no_date_of_the_datasets_is_overlooked() -> None:
    with database.cursor(queries.current_edition()) as cursor:
        hidden = cursor.execute(
            """select table_name, column_name, data_type from information_schema.columns
            where data_type <> 'DATE' and regexp_matches(data_type, 'DATE|TIME')"""
        ).fetchall()
    assert hidden == [], "a date within a list or a row, or a time, is not seen by turning_days"


def test_a_day_stands_for_itself_on_the_last_day_of_a_year_and_on_no_day_for_one_of_the_year_before() -> None:
    edition = queries.current_edition()
    for year in range(2007, 2027):
        end = dt.date(year, 12, 31)
        assert queries.standing_for("funding/total", edition, end) == end
        assert queries.standing_for("funding/total", edition, end + ONE_DAY).year == year + 1
