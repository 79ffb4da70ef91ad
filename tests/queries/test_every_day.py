"""A question asked of many days at once answers what it answers on each of them, row by row and in the same order."""

import datetime as dt
from typing import Any

import pytest

import queries
from tests.queries.test_days import OF_A_DAY, examples

DAYS = [
    dt.date(2014, 2, 28),
    dt.date(2016, 9, 1),
    dt.date(2020, 12, 31),
    dt.date(2024, 2, 29),
    dt.date(2026, 11, 22),
]
FILTERS = {
    "scope": "all",
    "state": "ended",
    "areas": ["s1_forest_bioeconomy", "s2_food"],
    "amount_from": 100_000,
    "text": "skog",
}


def asked(name: str, values: dict[str, Any]) -> list[tuple[Any, Any]]:
    """The answers of each day, asked at once and one by one."""
    values = {key: value for key, value in values.items() if key != "as_of"}
    with queries.on_days(queries.current_edition(), [{"as_of": day} for day in DAYS]) as answer:
        at_once = answer(name, **values)
    return [(rows, queries.rows(name, as_of=day, **values)) for rows, day in zip(at_once, DAYS, strict=True)]


@pytest.mark.long
@pytest.mark.parametrize("name", OF_A_DAY)
def test_every_question_says_the_same_of_many_days_as_of_each(name: str) -> None:
    values = examples(name)
    if "scope" in values:
        values["scope"] = "all"  # every row
    for at_once, alone in asked(name, values):
        assert at_once == alone


@pytest.mark.parametrize(
    "name", ["overview/headline", "funding/per_year", "milestones/verdicts", "areas/compare"]
)
def test_a_selection_is_that_of_each_day(name: str) -> None:
    known = {param.name for param in queries.header(name).params}
    for at_once, alone in asked(name, {key: value for key, value in FILTERS.items() if key in known}):
        assert at_once == alone


def test_what_is_between_two_days_follows_both() -> None:
    days: list[dict[str, Any]] = [
        {"as_of": day, "since": day.replace(year=day.year - 2, day=1)} for day in DAYS
    ]
    with queries.on_days(queries.current_edition(), days) as answer:
        at_once = answer("changes/by_area")
    alone = [queries.rows("changes/by_area", **day) for day in days]
    assert at_once == alone
    assert any(alone)


def test_what_cannot_be_asked_is_refused_in_a_sentence() -> None:
    with (
        queries.on_days(queries.current_edition(), [{"as_of": DAYS[0]}]) as answer,
        pytest.raises(queries.WrongValue, match="scope must be one of"),
    ):
        answer("overview/headline", scope="none")
