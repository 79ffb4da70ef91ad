"""What is left out of DuckDB's planning changes no answer."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import pytest

import queries
from queries import database, opened
from tests.queries.answers import difference
from tests.queries.test_days import OF_A_DAY, examples

pytestmark = pytest.mark.long

VIEWS: list[dict[str, Any]] = [
    {"as_of": date(2020, 12, 31), "scope": "all"},
    {"as_of": date(2018, 6, 30), "areas": ["s1_forest_bioeconomy", "s1_digital_welfare"], "text": "karlstad"},
]


def answers() -> Iterator[tuple[str, pd.DataFrame]]:
    """Each question of a day, by its examples and under each view."""
    for name in OF_A_DAY:
        known = {param.name for param in queries.header(name).params}
        for view in VIEWS:
            given = examples(name) | {key: value for key, value in view.items() if key in known}
            yield name, queries.fetch(name, **given)


@cache
def as_served() -> list[tuple[str, pd.DataFrame]]:
    """The answers of the edition as it is served, asked once."""
    return list(answers())


def test_every_question_says_the_same_as_when_all_is_planned(monkeypatch: pytest.MonkeyPatch) -> None:
    place = database.place_of(queries.current_edition())
    served = as_served()
    monkeypatch.delitem(opened.LOCKED_DOWN, "disabled_optimizers")
    database._editions.drop(place)
    try:
        with database.cursor(queries.current_edition()) as cursor:
            assert cursor.execute("select current_setting('disabled_optimizers')").fetchall() == [("",)]
        planned = list(answers())
    finally:
        database._editions.drop(place)
    faults = [
        (name, fault)
        for (name, rows), (_, whole) in zip(served, planned, strict=True)
        if (fault := difference(rows, whole))
    ]
    assert faults == []
    assert sum(len(rows) for _, rows in served) > 1000
