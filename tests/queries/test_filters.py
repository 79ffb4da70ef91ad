"""Filters: projects, money and milestones equal plain Python over the files, and each option keeps its promised count."""

import csv
import datetime as dt
from collections import defaultdict
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest

import queries
from tests.queries.asking import answer
from tests.truth import facts as files
from tests.truth import money, projects
from tests.truth.rows import dated_rows
from tests.truth.selection import Selection

pytestmark = pytest.mark.usefixtures("edition_root")

DAY = dt.date(2026, 6, 30)
FACTS = queries.FOLDER.parent / "data" / "facts"
FACTS_READ = files.load(FACTS)
Asked = dict[str, Any]

ASKED: tuple[Asked, ...] = (
    {"funder": "Vinnova"},
    {"funder": "EU: ERDF"},
    {"funder_group": "state"},
    {"programme": "Visionsdriven hälsa"},
    {"municipality": "Karlstad"},
    {"organisation": "kau"},
    {"state": "ended"},
    {"amount_from": 5_000_000},
    {"amount_to": 1_000_000},
)


def _rows(table: str) -> list[dict[str, str]]:
    with (FACTS / f"{table}.csv").open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def _granted() -> dict[str, Fraction]:
    """SEK granted to each project by the day or without a date, wholly or partly in the county."""
    found: dict[str, Fraction] = defaultdict(Fraction)
    for row in dated_rows(FACTS_READ):
        cells = row.cells
        counts = cells["measure"] == "granted" and cells["location"] in ("whole", "part")
        if counts and not row.left_out and (row.dated is None or row.dated.last <= DAY):
            found[cells["project_id"]] += row.amount_sek or 0
    return found


def _fits(cells: Any, asked: Asked) -> bool:
    names = ("funder", "funder_group", "programme")
    return all((cells[name] or "not_stated") == asked[name] for name in names if name in asked)


def _chosen(asked: Asked) -> set[str]:
    """The projects that the filters leave by plain Python over the files, whatever their scope."""
    kept = set(FACTS_READ.projects)
    if set(asked) & {"funder", "funder_group", "programme"}:
        kept &= {
            row.cells["project_id"]
            for row in dated_rows(FACTS_READ)
            if _fits(row.cells, asked)
            and not row.cells["same_money_as"]
            and (row.dated is None or row.dated.last <= DAY)
        }
    if "municipality" in asked:
        kept &= {p for p, row in FACTS_READ.projects.items() if row["municipality"] == asked["municipality"]}
    if "organisation" in asked:
        named = {r["project_id"] for r in _rows("project_partners") if r["org_id"] == asked["organisation"]}
        kept &= named | {
            p for p, row in FACTS_READ.projects.items() if row["coordinator_org_id"] == asked["organisation"]
        }
    if "state" in asked:
        kept &= {p for p in FACTS_READ.projects if projects.state(FACTS_READ, p, DAY) == asked["state"]}
    granted = _granted()
    if "amount_from" in asked:
        kept &= {p for p, sek in granted.items() if sek >= asked["amount_from"]}
    if "amount_to" in asked:
        kept &= {p for p, sek in granted.items() if sek <= asked["amount_to"]}
    return kept


COMBINED = [
    *ASKED,
    *({**a, **b} for a, b in combinations(ASKED[1:7:2] + ASKED[5:8], 2) if not set(a) & set(b)),
    {"funder": "EU: ERDF", "organisation": "kau", "state": "ended", "amount_from": 2_000_000},
]


@pytest.mark.long
@pytest.mark.parametrize("asked", COMBINED, ids=str)
def test_projects_and_money_equal_the_files(asked: Asked) -> None:
    kept = _chosen(asked)
    selection = Selection(DAY, location="all")
    expected = {p for p in projects.states(FACTS_READ, selection) if p in kept}
    assert {row["project_id"] for row in answer("projects/rows", as_of=DAY, **asked)} == expected

    of_project = set(asked) - {"funder", "funder_group", "programme"}
    sek = Fraction()
    for row in money.chosen_rows(FACTS_READ, Selection(DAY)):
        if row.left_out or row.dated is None or not _fits(row.cells, asked):
            continue
        if not of_project or row.cells["project_id"] in kept:
            sek += row.amount_sek or 0
    [total] = answer("funding/total", as_of=DAY, **asked)
    assert total["value"] == pytest.approx(float(sek), abs=0.5)
    for by in ("area", "funder", "total"):
        years = answer("funding/per_year", as_of=DAY, by=by, **asked)
        assert sum(r["value"] for r in years if r["year_key"]) == pytest.approx(float(sek), abs=0.5)
        opened = answer("funding/rows", as_of=DAY, by=by, **asked)
        assert sum(row["value"] for row in opened) == pytest.approx(float(sek), abs=0.5)


@pytest.mark.long
@pytest.mark.parametrize("asked", COMBINED, ids=str)
def test_pages_agree_and_open_into_their_rows(asked: Asked) -> None:
    [head] = answer("overview/headline", as_of=DAY, **asked)
    [total] = answer("funding/total", as_of=DAY, **asked)
    assert head["granted_whole_sek"] == pytest.approx(total["value"], abs=0.01)
    assert head["projects"] == len(answer("projects/rows", as_of=DAY, **asked))
    lines = answer("areas/compare", as_of=DAY, **asked)
    assert sum(line["granted_sek"] for line in lines) == pytest.approx(total["value"], abs=0.01)
    opened = answer("milestones/rows", as_of=DAY, **asked)
    assert head["milestones"] == len(opened)
    assert {row["project_id"] for row in opened} <= _chosen(asked)
    flow = sum(way["granted_sek"] for way in answer("areas/flow", as_of=DAY, **asked))
    rows = sum(row["value"] for row in answer("areas/flow_money", as_of=DAY, **asked))
    assert flow == pytest.approx(rows, abs=0.01)
    [bodies] = answer("organisations/total", as_of=DAY, **asked)
    assert bodies["projects"] == head["projects"]
    left_out = {row["funding_id"] for row in answer("funding/left_out", as_of=DAY, **asked)}
    counted = {row["funding_id"] for row in answer("funding/rows", as_of=DAY, by="total", **asked)}
    assert not left_out & counted


@pytest.mark.long
@pytest.mark.parametrize(
    "others", [{}, {"funder": "EU: ERDF"}, {"municipality": "Karlstad", "text": "skog"}], ids=str
)
def test_an_option_leaves_as_many_projects_as_it_says(others: Asked) -> None:
    options = answer("choices/filters", as_of=DAY, **others)
    assert {row["filter"] for row in options} == {
        "funder",
        "funder_group",
        "programme",
        "municipality",
        "organisation",
        "state",
        "year_from",
        "year_to",
    }
    for row in options:
        code = int(row["code"]) if row["filter"].startswith("year") else row["code"]
        asked = {**others, row["filter"]: code}
        [total] = answer("projects/total", as_of=DAY, **asked)
        assert total["projects"] == row["projects"], row


def test_a_period_is_when_projects_began_and_milestones_were_planned() -> None:
    began = answer("projects/rows", as_of=DAY, year_from=2016, year_to=2017)
    assert {row["first_date"].year for row in began} == {2016, 2017}
    planned = answer("milestones/timeline", as_of=DAY, year_from=2016, year_to=2017)
    assert {row["sort_date"].year for row in planned} == {2016, 2017}


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("VÄRMLAND", "varmland"),  # neither case nor accents matter
        ("universitt", "universitet"),  # one letter missing
        ("univresitet", "universitet"),  # two swapped
        ("bioekonomj", "bioekonomi"),
        ("skoglig bioekonomi", "bioekonomi skoglig"),  # nor the order of words
    ],
)
def test_a_search_forgives(typed: str, right: str) -> None:
    found = [row["project_id"] for row in answer("projects/rows", as_of=DAY, text=typed)]
    assert found
    assert found == [row["project_id"] for row in answer("projects/rows", as_of=DAY, text=right)]


def test_a_search_guesses_no_short_word_and_no_pattern() -> None:
    assert answer("projects/rows", as_of=DAY, text="xyzq") == []
    assert answer("projects/rows", as_of=DAY, text="%") == answer("projects/rows", as_of=DAY, text="% %")
    assert len(answer("projects/rows", as_of=DAY, text="%")) < len(answer("projects/rows", as_of=DAY))


def test_an_area_is_found_under_its_old_and_new_name_in_both_languages() -> None:
    lines: dict[str, set[str]] = defaultdict(set)
    for line in answer("choices/areas", as_of=DAY):
        if len(line["strategy_ids"]) < 2:
            continue
        for area in answer("areas/card", line_id=line["line_id"]):
            lines[line["line_id"]] |= {area["name_sv"], area["name_en"]}
    assert lines
    for line_id, names in lines.items():
        own = {row["project_id"] for row in answer("projects/rows", as_of=DAY, areas=[line_id])}
        for name in names:
            assert own <= {row["project_id"] for row in answer("projects/rows", as_of=DAY, text=name)}, name


@pytest.mark.parametrize(
    ("typed", "org_id"),
    [
        ("kau", "kau"),
        ("karlstads universitet", "kau"),
        ("KARLSTADS UNIVERSITET", "kau"),
        ("universitet", None),
        ("", None),
    ],
)
def test_an_organisation_is_known_by_what_it_is_called(typed: str, org_id: str | None) -> None:
    assert [row["org_id"] for row in answer("choices/organisation", find=typed)] == (
        [org_id] if org_id else []
    )
