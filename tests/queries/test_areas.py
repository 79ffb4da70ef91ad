"""Areas: comparison, years, succession and cards equal plain arithmetic over the files, and open into rows that sum to them."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from queries import fetch, rows
from tests.queries.asking import answer, keyed
from tests.truth import areas
from tests.truth.lines import line_of, name_of
from tests.truth.plain import LATER, REVIEW, Facts, Selection, milestones, money, projects

FACTS = Path(__file__).parents[2] / "data" / "facts"
FOREST, HEALTH, GAMES = "s1_forest_bioeconomy", "s1_digital_welfare", "s2_games"
ENDED_LINE, NEW_LINE = "s1_value_creating_services", "s2_food"
CENT = Fraction(1, 200)
ASKED = [
    Selection(day, scope=scope, strategy=strategy)
    for day in (date(2016, 6, 30), REVIEW, LATER)
    for scope in ("strategy", "all")
    for strategy in ("", "s3_2015", "s3_2022")
]
FLOWS = [
    Selection(day, scope=scope) for day in (date(2016, 6, 30), REVIEW, LATER) for scope in ("strategy", "all")
]


def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a fact table, as in the file."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8-sig", newline="") as handle:
        return tuple(csv.DictReader(handle, strict=True))


def values(chosen: Selection) -> dict[str, Any]:
    """A selection as the parameters of a question."""
    return {"as_of": chosen.as_of, "scope": chosen.scope, "strategy": chosen.strategy}


def scoped(chosen: Selection) -> dict[str, Any]:
    """The same for a question that is about both strategies."""
    return {"as_of": chosen.as_of, "scope": chosen.scope}


def to_the_cent(found: dict[Any, float], plain: dict[Any, Fraction]) -> None:
    """Compares sums by key: zeros are left out, and amounts may differ by half a cent."""
    for key in set(found) | set(plain):
        assert abs(Fraction(found.get(key, 0)) - plain.get(key, Fraction(0))) < CENT, key


@pytest.mark.long
@pytest.mark.parametrize("areas", [[], [HEALTH], [HEALTH, FOREST, "whole_strategy"]], ids=len)
@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_milestones_and_sources_of_areas_are_those_of_a_view_of_them(
    chosen: Selection, areas: list[str]
) -> None:
    """They are asked of one table of all areas; a view of some areas has a table of its own."""
    asked = values(chosen)
    listed = answer("areas/compare", areas=areas, **asked)
    real = [row["line_id"] for row in listed if len(row["strategy_ids"])]
    [found] = answer("areas/milestones", areas=areas, **asked)
    [total] = answer("milestones/total", areas=real, **asked)
    assert found == {name: total[name] for name in found}
    assert rows("areas/sources", areas=areas, **asked) == rows("funding/sources", areas=areas, **asked)


@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_money_of_areas_equals_plain_arithmetic(facts: Facts, chosen: Selection) -> None:
    rows = keyed("areas/compare", "line_id", **values(chosen))
    plain = money.by_area(facts, chosen)
    to_the_cent({line: row["granted_sek"] for line, row in rows.items()}, plain)
    to_the_cent(
        {line: row["granted_part_sek"] for line, row in rows.items()},
        money.by_area(facts, replace(chosen, location="part")),
    )
    assert sum(row["granted_sek"] for row in rows.values()) == pytest.approx(
        float(money.total(facts, chosen))
    )


@pytest.mark.long
@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_projects_milestones_and_actors_of_areas_equal_plain_counting(
    facts: Facts, chosen: Selection
) -> None:
    rows = keyed("areas/compare", "line_id", **values(chosen))
    everywhere = replace(chosen, location="all", area_mode="whole")
    plain = projects.by_area(facts, everywhere)
    assert {line: row["projects"] for line, row in rows.items() if row["projects"]} == plain
    partners = table("project_partners")
    for line, row in rows.items():
        assert row["actors"] == len(
            {org for org, _ in areas.taking_part(facts, partners, everywhere, line)}
        ), line
    if not chosen.strategy:
        counted = milestones.by_area(facts, milestones.statuses(facts, chosen.as_of, scope=chosen.scope))
        for line, statuses in counted.items():
            assert {status: rows[line][status] for status in statuses} == statuses


def test_shares_add_up_and_stay_when_areas_are_chosen() -> None:
    rows = keyed("areas/compare", "line_id", as_of=LATER)
    assert sum(row["share_pct"] for row in rows.values()) == pytest.approx(100)
    some = keyed("areas/compare", "line_id", as_of=LATER, areas=[FOREST, HEALTH])
    assert set(some) == {FOREST, HEALTH}
    numbers = ("granted_sek", "share_pct", "per_inhabitant_sek", "projects", "milestones", "actors")
    assert all(some[line][name] == rows[line][name] for line in some for name in numbers)


def test_per_inhabitant_divides_by_the_population_that_a_source_states() -> None:
    [stated] = [row for row in table("indicator_values") if row["indicator_id"] == "population"]
    [people] = answer("areas/population", as_of=LATER)
    assert people["inhabitants"] == float(stated["value"])
    assert people["source_id"] == stated["source_id"]
    for row in answer("areas/compare", as_of=LATER):
        assert row["per_inhabitant_sek"] == pytest.approx(row["granted_sek"] / float(stated["value"]))


@pytest.mark.usefixtures("tiny")
def test_without_a_population_there_is_nothing_per_inhabitant_and_no_such_choice() -> None:
    assert answer("areas/population") == []
    assert list(fetch("choices/units")["unit"]) == ["absolute", "share"]
    assert fetch("areas/compare")["per_inhabitant_sek"].isna().all()


def test_a_population_makes_it_a_choice() -> None:
    assert list(fetch("choices/units")["unit"]) == ["absolute", "share", "inhabitant"]


@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_years_of_areas_equal_plain_arithmetic(facts: Facts, chosen: Selection) -> None:
    rows = answer("areas/per_year", **values(chosen))
    plain = {
        (line, year or 0): value
        for (line, year), value in money.sums(facts, chosen, "area", "year").items()
        if value
    }
    to_the_cent({(row["line_id"], row["year_key"]): row["value"] for row in rows}, plain)
    for year in {row["year_key"] for row in rows} - {0}:
        assert sum(row["share_pct"] for row in rows if row["year_key"] == year) == pytest.approx(100)


def test_what_no_source_dates_has_no_share_of_a_year() -> None:
    undated = [row for row in answer("areas/per_year", as_of=LATER) if row["year_key"] == 0]
    assert undated
    assert all(row["share_pct"] is None for row in undated)


@pytest.mark.parametrize("chosen", FLOWS, ids=str)
def test_both_sides_of_the_succession_are_the_same_to_the_cent(facts: Facts, chosen: Selection) -> None:
    rows = answer("areas/flow", **scoped(chosen))
    plain = areas.flow_of_money(facts, chosen)
    to_the_cent({(row["from_key"], row["to_key"]): row["granted_sek"] for row in rows}, plain)
    left, right = areas.sides(plain)
    assert sum(left.values()) == sum(right.values())
    total = money.total(facts, replace(chosen, strategy=areas.latest_pair(facts)[0]))
    assert sum(left.values()) == total
    found_left = sum(Fraction(row["granted_sek"]) for row in rows)
    found_right = sum(Fraction(sum(r["granted_sek"] for r in rows if r["to_key"] == key)) for key in right)
    assert abs(found_left - total) < CENT
    assert abs(found_right - total) < CENT


@pytest.mark.parametrize("chosen", FLOWS, ids=str)
def test_projects_go_over_as_in_plain_counting(facts: Facts, chosen: Selection) -> None:
    rows = answer("areas/flow", **scoped(chosen))
    plain = areas.flow_of_projects(facts, chosen)
    found = {(row["from_key"], row["to_key"]): row["projects"] for row in rows if row["projects"]}
    assert found == {way: float(value) for way, value in plain.items()}
    left, right = areas.sides(plain)
    assert sum(left.values()) == sum(right.values())


def test_each_side_holds_every_area_with_ended_and_new_as_rows_of_their_own(facts: Facts) -> None:
    rows = [row for row in answer("areas/flow", as_of=LATER) if row["is_area"]]
    old, new = areas.latest_pair(facts)
    of = {row["area_id"]: row["strategy_id"] for row in table("areas")}
    assert {row["from_key"] for row in rows} == {area for area, s in of.items() if s == old} | {"new"}
    assert {row["to_key"] for row in rows} == {area for area, s in of.items() if s == new} | {"ended"}
    assert [row["from_key"] for row in rows if row["to_key"] == "ended"] == [ENDED_LINE]
    assert sorted(row["to_key"] for row in rows if row["from_key"] == "new") == [NEW_LINE, GAMES]


def test_flows_say_who_states_them() -> None:
    stated = {(row["from_area_id"], row["to_area_id"]): row for row in table("area_succession")}
    for row in answer("areas/flow", as_of=LATER):
        flow = stated.get((row["from_key"], row["to_key"]))
        if flow is None:
            assert row["basis"] is None  # no source, and nobody states it
        else:
            assert (row["basis"], row["note"], row["share"]) == (
                flow["basis"],
                flow["note"],
                float(flow["share"]),
            )
            assert row["note_sv"]


@pytest.mark.usefixtures("tiny")
def test_a_divided_area_ends_in_part_and_both_sides_stay_the_same() -> None:
    """Half of one_health continues in two_care. Two thirds of 1 000.50 kr belong to it."""
    ways = keyed("areas/flow", "from_key", "to_key", as_of=date(2024, 12, 31))
    assert ways["one_forest", "two_forest"]["granted_sek"] == pytest.approx(1000.50 * 0.333)
    assert ways["one_health", "two_care"]["granted_sek"] == pytest.approx(1000.50 * 0.667 / 2)
    assert ways["one_health", "ended"]["granted_sek"] == pytest.approx(1000.50 * 0.667 / 2)
    assert ways["one_health", "two_care"]["share"] == ways["one_health", "ended"]["share"] == 0.5
    assert sum(row["granted_sek"] for row in ways.values()) == pytest.approx(1000.50)
    assert ways["one_health", "ended"]["projects"] == 0.5
    for (start, to), way in ways.items():
        asked = {"as_of": date(2024, 12, 31), "group_key": start, "key": to}
        assert fetch("areas/flow_money", **asked)["value"].sum() == pytest.approx(way["granted_sek"])
        assert fetch("areas/flow_projects", **asked)["value"].sum() == pytest.approx(way["projects"])


@pytest.mark.long
@pytest.mark.parametrize("chosen", FLOWS, ids=str)
@pytest.mark.parametrize("lines", [[], [FOREST, ENDED_LINE]])
def test_every_way_and_every_end_opens_into_its_rows(chosen: Selection, lines: list[str]) -> None:
    asked = scoped(chosen) | {"areas": lines}
    rows = answer("areas/flow", **asked)
    for kind, column in (("flow_money", "granted_sek"), ("flow_projects", "projects")):
        assert fetch(f"areas/{kind}", **asked)["value"].sum() == pytest.approx(
            sum(row[column] for row in rows)
        )
        for row in rows:
            opened = fetch(f"areas/{kind}", group_key=row["from_key"], key=row["to_key"], **asked)
            assert opened["value"].sum() == pytest.approx(row[column], abs=0.004)
        for end, param in (("from_key", "group_key"), ("to_key", "key")):
            for key in {row[end] for row in rows}:
                narrow = {param: key}
                opened = fetch(f"areas/{kind}", **asked, **narrow)
                assert opened["value"].sum() == pytest.approx(
                    sum(row[column] for row in rows if row[end] == key), abs=0.004
                )


@pytest.mark.long
@pytest.mark.parametrize("line", [FOREST, HEALTH, ENDED_LINE, NEW_LINE, "whole_strategy"])
@pytest.mark.parametrize("day", [REVIEW, LATER])
def test_the_lanes_of_an_area_open_into_their_rows(line: str, day: date) -> None:
    found: Counter[tuple[str, int]] = Counter()
    for row in answer("areas/axis", line_id=line, as_of=day):
        found[row["lane"], row["year_key"]] += row["value"]
    for (lane, year), value in found.items():
        asked: dict[str, Any] = {"as_of": day, "areas": [line]}
        if lane == "money":
            opened = fetch("funding/rows", by="area", group_key=line, year_key=year, **asked)["value"].sum()
        elif lane == "projects":
            opened = fetch("projects/rows", year_key=year, **asked)["value"].sum()
        elif lane == "milestones":
            opened = len(answer("milestones/rows", by="year", key=str(year), **asked))
        else:
            opened = fetch(f"areas/{lane}", year_key=year, **asked)["value"].sum()
        assert opened == pytest.approx(value), (lane, year)


@pytest.mark.parametrize("line", [FOREST, HEALTH, ENDED_LINE, NEW_LINE, GAMES])
def test_the_lanes_sum_to_the_comparison(line: str) -> None:
    [whole] = answer("areas/compare", as_of=LATER, areas=[line])
    lanes: Counter[str] = Counter()
    for row in answer("areas/axis", line_id=line, as_of=LATER):
        if row["lane"] != "money" or row["year_key"]:
            lanes[row["lane"]] += row["value"]
    assert lanes["money"] == pytest.approx(whole["granted_sek"])
    assert [lanes[name] for name in ("projects", "milestones", "actors")] == [
        whole[name] for name in ("projects", "milestones", "actors")
    ]


@pytest.mark.parametrize("line", [FOREST, HEALTH, GAMES])
def test_actors_equal_plain_counting(facts: Facts, line: str) -> None:
    partners = table("project_partners")
    chosen = Selection(LATER)
    plain = Counter(org for org, _ in set(areas.taking_part(facts, partners, chosen, line)))
    rows = keyed("areas/actors", "org_id", as_of=LATER, areas=[line])
    assert {org: row["projects"] for org, row in rows.items()} == plain
    shown = {project for _, project in areas.taking_part(facts, partners, chosen, line)}
    for org, row in rows.items():
        roles = {r["role"] for r in partners if r["org_id"] == org and r["project_id"] in shown}
        assert set(row["roles"]) == roles
        opened = fetch("projects/rows", as_of=LATER, areas=[line], org_id=org)
        assert opened["value"].sum() == row["projects"]


def test_a_card_names_the_area_in_each_strategy(facts: Facts) -> None:
    for line in {line_of(facts, row["area_id"]) for row in table("areas")}:
        plain = {row["area_id"]: row for row in table("areas") if line_of(facts, row["area_id"]) == line}
        rows = answer("areas/card", line_id=line)
        assert {row["area_id"] for row in rows} == set(plain)
        for row in rows:
            area = plain[row["area_id"]]
            assert (row["name_sv"], row["name_en"], row["kind"]) == (
                area["name_sv"],
                area["name_en"],
                area["kind"],
            )
            assert list(row["aliases"]) == [name for name in area["aliases"].split(";") if name]
        assert [row["valid_from"] for row in rows] == sorted(row["valid_from"] for row in rows)


def test_an_unknown_area_has_no_card() -> None:
    assert answer("areas/card", line_id="no such area") == []
    assert answer("areas/compare", areas=["no such area"]) == []
    assert answer("areas/axis", line_id="'; drop table areas; --") == []


def test_a_change_of_strategy_is_shown_from_its_day_on() -> None:
    assert answer("areas/changes", as_of=date(2022, 3, 7)) == []
    [change] = answer("areas/changes", as_of=date(2022, 3, 8))
    assert (change["strategy_id"], change["changed_on"]) == ("s3_2022", date(2022, 3, 8))


def test_the_projects_of_an_area_are_those_that_its_number_opens() -> None:
    for line in (FOREST, HEALTH, NEW_LINE, ENDED_LINE):
        rows = answer("areas/projects", line_id=line, as_of=LATER)
        opened = fetch("projects/rows", by="area", line_id=line, as_of=LATER)
        assert {row["project_id"] for row in rows} == set(opened["project_id"])
        assert {row["matches"] for row in rows} == {len(opened)}
    pages = [answer("areas/projects", line_id=FOREST, as_of=LATER, page=n, page_size=10) for n in (1, 2, 3)]
    together = [row["project_id"] for page in pages for row in page]
    assert together == [row["project_id"] for row in answer("areas/projects", line_id=FOREST, as_of=LATER)]


def test_the_mart_of_flows_loses_nothing() -> None:
    rows = fetch("areas/flow", as_of=LATER, scope="all")
    assert (rows["projects"].sum(), round(rows["granted_sek"].sum(), 2)) == (
        fetch("areas/flow_projects", as_of=LATER, scope="all")["value"].sum(),
        round(fetch("areas/flow_money", as_of=LATER, scope="all")["value"].sum(), 2),
    )


NAMED = ["choices/areas", "areas/compare", "areas/per_year", "milestones/verdicts"]


@pytest.mark.parametrize("as_of", [REVIEW, date(2022, 3, 7), date(2022, 3, 8), LATER], ids=str)
@pytest.mark.parametrize("strategy", ["", "s3_2015", "s3_2022"])
def test_an_area_is_called_as_on_the_day_or_in_the_strategy_chosen(
    facts: Facts, as_of: date, strategy: str
) -> None:
    asked: dict[str, Any] = {"as_of": as_of, "strategy": strategy}
    by_area: dict[str, dict[str, str]] = {
        "funding/by_group": {"by": "area"},
        "milestones/by_status": {"by": "area"},
    }
    for name in (*NAMED, *by_area, "projects/by_area"):
        for row in answer(name, **asked, **by_area.get(name, {})):
            line = str(row.get("line_id") or row.get("key"))
            if line not in ("all", "whole_strategy", "outside_areas"):
                assert row["name_sv"] == name_of(facts, line, as_of, strategy), name
    for row in answer("projects/list", page_size=500, **asked):
        if isinstance(row["line_ids"], list | np.ndarray):
            named = [
                name_of(facts, line, as_of, strategy)
                for line in row["line_ids"]
                if line not in ("whole_strategy", "outside_areas")
            ]
            assert list(row["area_names_sv"])[: len(named)] == named


def test_a_line_is_renamed_with_its_strategy() -> None:
    names = [keyed("choices/areas", "line_id", as_of=day)[HEALTH]["name_sv"] for day in (REVIEW, LATER)]
    assert names == ["Digitalisering av välfärdstjänster", "Digital hälsoinnovation"]
    [head] = answer("overview/headline", as_of=REVIEW)
    assert (
        head["top_name_sv"] == keyed("choices/areas", "line_id", as_of=REVIEW)[head["top_line_id"]]["name_sv"]
    )
