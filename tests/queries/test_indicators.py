"""Indicators: what is known on a day, the latest value and the target of each equal plain arithmetic over the files."""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from data.build import build
from queries import fetch
from queries.parameters import THEMES
from tests.data.facts_factory import lines, rows_of, write_facts
from tests.queries.asking import answer, keyed
from tests.truth import indicators
from tests.truth.plain import LATER, REVIEW, Facts

FACTS = Path(__file__).parents[2] / "data" / "facts"
FOREST, HEALTH, GAMES = "s1_forest_bioeconomy", "s1_digital_welfare", "s2_games"
DAYS = [date(2015, 6, 30), date(2018, 11, 20), REVIEW, date(2024, 5, 24), LATER]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("lines", [(), (FOREST,), (HEALTH, GAMES), ("s1_nature_culture_place",)], ids=str)
def test_values_are_those_that_are_known_by_the_day(facts: Facts, day: date, lines: tuple[str, ...]) -> None:
    plain = [
        (indicator, told.geography, told.kind, shown(told.value))
        for indicator, values in indicators.known(facts, day, lines).items()
        for told in values
    ]
    rows = answer("areas/indicators", as_of=day, areas=list(lines))
    found = [(row["indicator_id"], row["geography"], row["kind"], shown(row["measured"])) for row in rows]
    assert sorted(found) == sorted(plain)
    counted = fetch("areas/indicator_sources", as_of=day, areas=list(lines))["rows"].sum()
    assert counted == len(plain)


def shown(value: Fraction | float) -> float:
    """A value to the six decimals that the datasets keep."""
    return round(float(value), 6)


def stated(cell: Any) -> Any:
    """A cell as the files have it: numbers to six decimals."""
    return shown(cell) if isinstance(cell, float) else cell


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_each_indicator_stands_as_plain_arithmetic_says(facts: Facts, day: date) -> None:
    rows = keyed("indicators/list", "indicator_id", as_of=day)
    values = indicators.known(facts, day)
    assert set(rows) == set(values)
    for indicator, told in values.items():
        row, plain = rows[indicator], indicators.standing(facts, indicator, told, day)
        assert row["geography"] == plain.geography, indicator
        assert row["rows"] == plain.rows, indicator
        for column in ("last", "first", "country", "target"):
            wanted = getattr(plain, column)
            found = stated(row[f"{column}_value"])
            assert found == (None if wanted is None else shown(wanted)), (indicator, column)
        assert stated(row["target_status"]) == plain.status, indicator
        last = stated(row["last_from"])
        assert (last and last.year) == plain.year, indicator
        assert stated(row["age_years"]) == (plain.year and day.year - plain.year), indicator


def test_a_published_register_is_not_known_before_it_is_out() -> None:
    gdp = [row["indicator_id"] for row in answer("indicators/list", as_of=date(2024, 5, 23), theme="economy")]
    assert "gdp_per_inhabitant" not in gdp
    assert "gdp_per_inhabitant" in keyed("indicators/list", "indicator_id", as_of=date(2024, 5, 24))


def test_the_four_targets_of_the_facts() -> None:
    rows = {
        k: r
        for k, r in keyed("indicators/list", "indicator_id", as_of=LATER).items()
        if r["target_value"] is not None
    }
    assert {k: r["target_status"] for k, r in rows.items()} == {
        "vipp_doctoral_students": "reached",
        "e4s_foreign_visitors": "reached",
        "pp20_new_jobs": "undated",
        "pp20_new_companies": "undated",
    }


# Rows of an indicator besides its outcome of 2016, -0.5, and its target of no year, 10; and how its target is told.
TARGETS = ("2030,Ärla,target,20", "2018,Ärla,target,5", "2018,Ärla,actual,7")
TOLD: dict[str, tuple[tuple[str, ...], str]] = {
    "jobs": ((), "missed"),  # the outcome of no year's target: -0.5 of 10
    "soon": (TARGETS[:1], "upcoming"),
    "silent": (TARGETS[1:2], "unreported"),  # due in 2018, the only outcome is of 2016
    "met": (TARGETS[1:], "reached"),
    "short": (("2018,Ärla,target,9", TARGETS[2]), "missed"),
    "both": (TARGETS, "reached"),
}


def test_a_target_that_is_due_and_has_no_outcome_is_unreported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [jobs], [mark] = rows_of("indicators"), rows_of("indicator_marks")
    first = rows_of("indicator_values")
    values = [row | {"indicator_id": key} for key in TOLD for row in first]
    values += lines(
        "indicator_values", *(f"{key},{row},page" for key, (more, _) in TOLD.items() for row in more)
    )
    facts = write_facts(
        tmp_path / "facts",
        indicators=[jobs | {"indicator_id": key, "name_sv": key, "name_en": key} for key in TOLD],
        indicator_values=values,
        indicator_themes="indicator_id,theme,basis\n" + "".join(f"{key},work,editorial\n" for key in TOLD),
        indicator_marks=[mark | {"indicator_id": key} for key in TOLD],
    )
    build(facts, tmp_path / "editions")
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(tmp_path / "editions"))
    rows = answer("indicators/list", as_of=date(2020, 12, 31))
    assert {row["indicator_id"]: row["target_status"] for row in rows} == {
        key: status for key, (_, status) in TOLD.items()
    }
    assert list(answer("areas/indicators", as_of=date(2020, 12, 31))[0]["marks"]) == ["break"]


def test_an_indicator_without_a_theme_stands_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    none = "indicator_id,theme,basis\n"
    build(write_facts(tmp_path / "facts", indicator_themes=none), tmp_path / "editions")
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(tmp_path / "editions"))
    [row] = answer("indicators/list")
    assert row["theme"] == "other"


def test_every_indicator_of_the_facts_has_a_theme_and_a_place_in_it() -> None:
    rows = fetch("indicators/list", as_of=LATER)
    assert "other" not in set(rows["theme"])
    assert list(dict.fromkeys(rows["theme"])) == list(THEMES[:-1])
    for _, group in rows.groupby("theme"):
        assert list(group["position"]) == list(range(1, len(group) + 1))
    for theme in THEMES:
        alone = fetch("indicators/list", as_of=LATER, theme=theme)
        assert list(alone["indicator_id"]) == list(rows[rows["theme"] == theme]["indicator_id"])
        assert fetch("areas/indicators", as_of=LATER, theme=theme).shape[0] == alone["rows"].sum()


def test_marks_of_the_files_are_marks_of_the_values() -> None:
    with (FACTS / "indicator_marks.csv").open(encoding="utf-8", newline="") as file:
        stated = {(row["indicator_id"], int(row["year"]), row["mark"]) for row in csv.DictReader(file)}
    found = {
        (row["indicator_id"], row["year_key"], mark)
        for row in answer("areas/indicators", as_of=LATER)
        for mark in row["marks"]
    }
    assert found == stated


def test_units_and_places_of_indicators_are_in_swedish() -> None:
    same = {"index", "per 1 000", "EU", "EU27"}
    for row in answer("areas/indicators", as_of=LATER):
        assert row["unit_sv"] or row["unit"] in same, row["unit"]
        english = {"Sweden", "North Middle Sweden"} | {p for p in [row["geography"]] if " and " in p}
        assert row["geography_sv"] or row["geography"] not in english, row["geography"]
