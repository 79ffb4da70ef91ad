"""Organisations: lists, cards, ties and shares equal plain arithmetic over the facts, and open into rows that sum to them."""

import csv
from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from queries import fetch
from tests.queries.asking import answer, keyed
from tests.truth.plain import LATER, REVIEW, Facts, Selection, money, projects

FACTS = Path(__file__).parents[2] / "data" / "facts"
FOREST, HEALTH, SOLAR = "s1_forest_bioeconomy", "s1_digital_welfare", "s1_photovoltaics"
ASKED = [
    Selection(REVIEW),
    Selection(LATER, scope="all"),
    Selection(LATER, strategy="s3_2022", scope="all"),
    Selection(date(2016, 6, 15), scope="all", areas=(FOREST,)),
    Selection(LATER, areas=(FOREST, HEALTH)),
]
NOTHING = Selection(date(2008, 1, 1), areas=("s2_games",))
KINDS = ("name", "kind", "municipality")
NUMBERS = {
    "projects": "projects",
    "partners": "partners",
    "coordinated": "coordinated_sek",
    "given": "given_sek",
    "cofinanced": "cofinanced_sek",
    "received": "received_sek",
}


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table that the second computation does not read."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ORGANISATIONS = {row["org_id"]: row for row in table("organisations")}
NAMES = {
    name: org_id
    for org_id, row in ORGANISATIONS.items()
    for name in (row["name"], *row["aliases"].split(";"))
    if name
}
RECIPIENTS = {row["funding_id"]: row["org_id"] for row in table("funding_recipients")}


def values(chosen: Selection) -> dict[str, Any]:
    """A selection as the parameters of a question."""
    frame = {"as_of": chosen.as_of, "scope": chosen.scope, "strategy": chosen.strategy}
    return frame | {"areas": list(chosen.areas)}


def everywhere(chosen: Selection) -> Selection:
    """The same selection of projects that are not outside the county, as lists of projects have them."""
    return Selection(chosen.as_of, "granted", "all", chosen.scope, chosen.strategy, chosen.areas)


def shown(facts: Facts, chosen: Selection) -> set[str]:
    """The projects of a selection; 'all' places are wholly or partly in the county."""
    found = projects.states(facts, everywhere(chosen))
    return {one for one in found if facts.projects[one]["location"] != "outside"}


def named(facts: Facts, chosen: Selection) -> dict[str, dict[str, set[str]]]:
    """The organisations of each project of a selection, with their roles."""
    found: dict[str, dict[str, set[str]]] = {one: defaultdict(set) for one in shown(facts, chosen)}
    for row in table("project_partners"):
        if row["project_id"] in found:
            found[row["project_id"]][row["org_id"]].add(row["role"])
    return found


def amounts(facts: Facts, chosen: Selection) -> list[tuple[dict[str, str], Fraction]]:
    """The dated amounts of a selection, each with the part that counts."""
    return [
        (dict(cell.row.cells), cell.amount * min(sum(cell.lines.values(), Fraction(0)), Fraction(1)))
        for cell in money.cells(facts, chosen)
        if cell.row.dated is not None
    ]


def summed(pairs: list[tuple[str | None, Fraction]]) -> dict[str, float]:
    """Sums by organisation."""
    found: dict[str, Fraction] = {}
    for org_id, value in pairs:
        if org_id:
            found[org_id] = found.get(org_id, Fraction(0)) + value
    return {org_id: float(value) for org_id, value in found.items()}


def money_of(facts: Facts, chosen: Selection) -> dict[str, dict[str, float]]:
    """The money of each organisation, by column of the list."""
    granted = amounts(facts, chosen)
    own = Selection(chosen.as_of, "cofinancing", chosen.location, chosen.scope, chosen.strategy, chosen.areas)
    coordinators = {one: row["coordinator_org_id"] for one, row in facts.projects.items()}
    return {
        "coordinated_sek": summed([(coordinators.get(row["project_id"]), value) for row, value in granted]),
        "given_sek": summed([(NAMES.get(row["funder"]), value) for row, value in granted]),
        "cofinanced_sek": summed([(NAMES.get(row["funder"]), value) for row, value in amounts(facts, own)]),
        "received_sek": summed([(RECIPIENTS.get(row["funding_id"]), value) for row, value in granted]),
    }


def listed(chosen: Selection, **more: Any) -> dict[str, Any]:
    """The list by organisation; a missing sum is nan."""
    return keyed("organisations/list", "org_id", **values(chosen), **more)


@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_projects_partners_and_roles_equal_plain_arithmetic(facts: Facts, chosen: Selection) -> None:
    members = named(facts, chosen)
    rows = listed(chosen)
    for org_id in ORGANISATIONS:
        mine = [bodies for bodies in members.values() if org_id in bodies]
        row = rows.get(org_id, {"projects": 0, "partners": 0, "roles": []})
        assert row["projects"] == len(mine), org_id
        assert row["partners"] == len(set().union(*mine) - {org_id}), org_id
        roles = set().union(*(bodies[org_id] for bodies in mine))
        assert set(row["roles"]) - {"funder", "owner"} == roles, org_id


@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_money_equals_plain_arithmetic(facts: Facts, chosen: Selection) -> None:
    rows = listed(chosen)
    for column, plain in money_of(facts, chosen).items():
        found = {org_id: row[column] for org_id, row in rows.items() if row[column] is not None}
        assert found == pytest.approx(plain, abs=0.01), column


@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_the_list_holds_exactly_what_the_selection_touches(facts: Facts, chosen: Selection) -> None:
    rows = listed(chosen)
    touched = {org_id for bodies in named(facts, chosen).values() for org_id in bodies}
    gave = {
        org_id for column in ("given_sek", "cofinanced_sek") for org_id in money_of(facts, chosen)[column]
    }
    owners = {org_id for org_id, row in rows.items() if row["milestones"]}
    assert set(rows) == touched | gave | owners
    assert {row["matches"] for row in rows.values()} == {len(rows)}
    for org_id, row in rows.items():
        assert ("funder" in row["roles"]) == (org_id in gave)
        assert ("owner" in row["roles"]) == (org_id in owners)


@pytest.mark.long
@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_every_number_of_the_list_opens_into_rows_that_sum_to_it(chosen: Selection) -> None:
    opened = {
        "coordinated_sek": {"body_as": "coordinator", "measure": "granted"},
        "given_sek": {"body_as": "funder", "measure": "granted"},
        "cofinanced_sek": {"body_as": "funder", "measure": "cofinancing"},
        "received_sek": {"body_as": "recipient", "measure": "granted"},
    }
    half = ASKED.index(chosen) % 2  # every second of the first, by turns
    for org_id, row in list(listed(chosen).items())[half:26:2]:
        for column, asked in opened.items():
            rows = fetch("funding/rows", by="total", org_id=org_id, **asked, **values(chosen))
            assert rows["value"].sum() == pytest.approx(row[column] or 0)
        assert len(answer("projects/rows", org_id=org_id, **values(chosen))) == row["projects"]
        assert len(answer("milestones/rows", org_id=org_id, **values(chosen))) == row["milestones"]


@pytest.mark.parametrize("text", ["HOGSKOLAN", "högskolan", "hogskolan", "HÖGSKOLAN  dalarna"])
def test_a_search_forgives_accents_and_case(text: str) -> None:
    assert "hogskolan_dalarna" in listed(Selection(LATER), find=text)


@pytest.mark.parametrize("text", ["høgskolen", "högskolen", "hogskolen innlandet"])
def test_a_search_forgives_norwegian_letters(text: str) -> None:
    assert set(listed(Selection(LATER), find=text)) == {"inland_university"}


def test_a_search_finds_by_other_names_and_seat_and_also_what_the_selection_does_not_touch() -> None:
    assert set(listed(Selection(REVIEW), find="TPP")) == {"paper_province"}
    assert {row["municipality"] for row in listed(Selection(REVIEW), find="arjang").values()} >= {"Årjäng"}
    assert "embracer" not in listed(Selection(REVIEW))
    assert listed(Selection(REVIEW), find="embracer")["embracer"]["projects"] == 0
    assert listed(Selection(REVIEW), find="%") == {}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", [*KINDS, *NUMBERS])
def test_the_list_is_sorted_and_what_is_not_stated_comes_last(sort: str, descending: bool) -> None:
    rows = answer(
        "organisations/list", **values(Selection(LATER, scope="all")), sort=sort, descending=descending
    )
    column = NUMBERS.get(sort, sort)
    stated = [row[column] for row in rows if row[column] is not None]
    assert [row[column] for row in rows[: len(stated)]] == stated
    if sort in NUMBERS:
        assert stated == sorted(stated, reverse=descending)
    firsts = [str(word)[0].casefold() for word in stated]
    if sort in KINDS and not descending:
        swedish = [max(0, "åäöø".find(first) + 1) for first in firsts]
        assert swedish == sorted(swedish)


def test_pages_of_the_list_follow_each_other() -> None:
    whole = answer("organisations/list", **values(ASKED[0]))
    parts = [
        row for page in (1, 2, 3, 4, 5)
        for row in answer("organisations/list", **values(ASKED[0]), page=page, page_size=20)
    ]  # fmt: skip
    assert [row["org_id"] for row in parts] == [row["org_id"] for row in whole]


@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_ties_equal_plain_arithmetic(facts: Facts, chosen: Selection) -> None:
    plain = Counter(
        frozenset(pair) for bodies in named(facts, chosen).values() for pair in combinations(bodies, 2)
    )
    rows = answer("organisations/ties", **values(chosen), page_size=5000)
    assert {frozenset((row["org_id"], row["with_org_id"])): row["projects"] for row in rows} == dict(plain)
    partners = Counter(org_id for pair in plain for org_id in pair)
    for row in rows:
        assert (row["partners"], row["with_partners"]) == (
            partners[row["org_id"]],
            partners[row["with_org_id"]],
        )
        assert (row["ties"], row["bodies"]) == (len(plain), len(partners))
    assert [row["projects"] for row in rows] == sorted((row["projects"] for row in rows), reverse=True)


@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_the_matrix_of_ties_has_the_ten_with_the_strongest_ties_and_all_that_they_share(
    facts: Facts, chosen: Selection
) -> None:
    plain = Counter(
        frozenset(pair) for bodies in named(facts, chosen).values() for pair in combinations(bodies, 2)
    )
    strength = {
        org_id: sorted((n for pair, n in plain.items() if org_id in pair), reverse=True)
        for org_id in {org_id for pair in plain for org_id in pair}
    }
    rows = answer("organisations/tie_matrix", **values(chosen))
    ten = {
        row[end]: row[place]
        for row in rows
        for end, place in (("org_id", "place"), ("with_org_id", "with_place"))
    }
    assert sorted(ten.values()) == list(range(1, min(len(strength), 10) + 1))
    order = [
        (-strength[org_id][0], -sum(strength[org_id]))
        for org_id in sorted(ten, key=lambda org_id: ten[org_id])
    ]
    assert order == sorted((-own[0], -sum(own)) for own in strength.values())[: len(ten)]
    shared = {frozenset((row["org_id"], row["with_org_id"])): row["projects"] for row in rows}
    assert shared == {pair: n for pair, n in plain.items() if pair <= set(ten)}


@pytest.mark.parametrize("chosen", [*ASKED, Selection(LATER, areas=(SOLAR,))], ids=str)
def test_ties_are_drawn_down_to_the_strength_that_thirty_organisations_share(chosen: Selection) -> None:
    rows = answer("organisations/ties", **values(chosen), page_size=5000)
    drawn = [row for row in rows if row["is_drawn"]]
    bodies = {row[end] for row in drawn for end in ("org_id", "with_org_id")}
    least = rows[0]["least"]
    assert 0 < len(bodies) <= 30
    assert drawn == [row for row in rows if row["projects"] >= least]
    weaker = [row["projects"] for row in rows if not row["is_drawn"]]
    if weaker:
        more = {
            row[end] for row in rows if row["projects"] >= max(weaker) for end in ("org_id", "with_org_id")
        }
        assert len(more) > 30


@pytest.mark.long
@pytest.mark.usefixtures("tiny_network")
def test_of_too_many_strongest_ties_those_with_most_partners_are_drawn() -> None:
    rows = answer("organisations/ties", as_of=LATER)
    assert {row["ties"] for row in rows} == {39 * 40 // 2}
    drawn = [row for row in rows if row["is_drawn"]]
    bodies = {row[end] for row in drawn for end in ("org_id", "with_org_id")}
    assert rows[: len(drawn)] == drawn
    assert (len(bodies), len(drawn)) == (30, 29 * 30 // 2)


@pytest.mark.parametrize("chosen", ASKED[:2], ids=str)
def test_a_tie_opens_into_the_projects_that_name_both(chosen: Selection) -> None:
    for row in answer("organisations/ties", **values(chosen))[:25]:
        pair = {"org_id": row["org_id"], "with_org_id": row["with_org_id"]}
        assert len(answer("projects/rows", **pair, **values(chosen))) == row["projects"]
        sources = fetch("projects/sources", **pair, **values(chosen))
        assert sources["rows"].sum() == row["projects"]


@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_shares_equal_plain_arithmetic_and_add_up(facts: Facts, chosen: Selection) -> None:
    rows = answer("organisations/concentration", **values(chosen))
    granted = amounts(facts, chosen)
    total = float(sum(value for _, value in granted))
    coordinators = {one: row["coordinator_org_id"] for one, row in facts.projects.items()}
    plain = {
        "funder": summed([(row["funder"] or "not_stated", value) for row, value in granted]),
        "coordinator": summed(
            [(coordinators.get(row["project_id"]) or "not_stated", value) for row, value in granted]
        ),
    }
    for side, sums in plain.items():
        mine = [row for row in rows if row["by"] == side]
        assert {row["key"]: row["value"] for row in mine} == pytest.approx(sums, abs=0.01)
        assert sum(row["share_pct"] for row in mine) == pytest.approx(100)
        assert sum(row["value"] for row in mine) == pytest.approx(total)
        stated = [row for row in mine if row["key"] != "not_stated"]
        assert [row["place"] for row in stated] == list(range(1, len(stated) + 1))
        assert [row["value"] for row in stated] == sorted((row["value"] for row in stated), reverse=True)


def test_every_share_opens_into_rows_that_sum_to_it() -> None:
    for row in answer("organisations/concentration", **values(ASKED[0])):
        asked = {"by": "funder", "group_key": row["key"]}
        if row["by"] == "coordinator":
            asked = {"by": "total", "body_as": "coordinator", "org_id": row["key"]}
        rows = fetch("funding/rows", **asked, **values(ASKED[0]))
        assert rows["value"].sum() == pytest.approx(row["value"])
        assert len(rows) == row["rows"]


def test_a_funder_is_an_organisation_only_by_exactly_one_of_its_names(facts: Facts) -> None:
    rows = keyed("organisations/funders", "funder")
    stated = Counter(row["funder"] for row in facts.rows("funding") if row["funder"])
    assert {funder: row["rows"] for funder, row in rows.items()} == stated
    for funder, row in rows.items():
        org_id = NAMES.get(str(funder))
        assert row["org_id"] == org_id
        by = None if org_id is None else "name" if ORGANISATIONS[org_id]["name"] == funder else "alias"
        assert row["matched_by"] == by


def test_each_recipient_holds_the_share_that_the_register_states() -> None:
    [total] = answer("organisations/total", **values(Selection(LATER, scope="all")))
    rows = fetch("funding/rows", by="total", currency="EUR", scope="all", as_of=LATER)
    mine = rows[rows["funding_id"].isin(list(RECIPIENTS))]
    assert len(RECIPIENTS) == len(mine) == 24
    assert mine["amount"].sum() == pytest.approx(7_411_957.53)  # all that the register holds of Horizon 2020
    assert total["received_bodies"] == len(set(RECIPIENTS.values())) == 5


@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_the_totals_equal_plain_arithmetic(facts: Facts, chosen: Selection) -> None:
    [total] = answer("organisations/total", **values(chosen))
    members = named(facts, chosen)
    sizes = Counter(len(bodies) for bodies in members.values())
    assert total["projects"] == len(members)
    assert (total["projects_alone"], total["projects_silent"]) == (sizes[1], sizes[0])
    assert total["bodies"] == len({org_id for bodies in members.values() for org_id in bodies})
    received = money_of(facts, chosen)["received_sek"]
    assert total["received_sek"] == pytest.approx(sum(received.values()))
    assert total["received_bodies"] == len(received)


@pytest.mark.long
@pytest.mark.parametrize(
    "org_id", ["region_varmland", "kau", "paper_province", "vinnova", "oecd", "embracer"]
)
@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_a_card_says_what_the_list_and_the_ties_say(chosen: Selection, org_id: str) -> None:
    asked = {"org_id": org_id} | values(chosen)
    [card] = answer("organisations/card", **asked)
    row = listed(chosen, find=ORGANISATIONS[org_id]["name"])[org_id]
    assert (card["projects"], card["partners"], card["milestones"]) == (
        row["projects"], row["partners"], row["milestones"],
    )  # fmt: skip
    mine = answer("organisations/card_projects", **asked)
    assert len({one["project_id"] for one in mine}) == card["projects"]
    assert len({one["project_id"] for one in mine if one["role"] == "coordinator"}) == card["coordinates"]
    met = {one["org_id"]: one["projects"] for one in answer("organisations/card_partners", **asked)}
    tied = {
        (one["with_org_id"] if one["org_id"] == org_id else one["org_id"]): one["projects"]
        for one in answer("organisations/ties", **values(chosen), page_size=5000)
        if org_id in (one["org_id"], one["with_org_id"])
    }
    assert met == tied
    assert len(answer("organisations/card_milestones", **asked)) == card["milestones"]


@pytest.mark.parametrize("org_id", ["region_varmland", "kau", "innlandet", "landstinget_varmland"])
def test_the_money_of_a_card_opens_into_rows_that_sum_to_it(org_id: str) -> None:
    asked = {"org_id": org_id} | values(Selection(LATER, scope="all"))
    rows = answer("organisations/card_money", **asked)
    assert rows
    for row in rows:
        side = {"body_as": row["body_as"], "measure": row["measure"], "location": row["location"]}
        year = 0 if row["is_undated"] else -1
        opened = fetch("funding/rows", by="total", year_key=year, **side, **asked)
        assert opened["value"].sum() == pytest.approx(row["value"])
        assert len(opened) == row["rows"]


def test_unknown_organisations_and_empty_selections_have_no_rows() -> None:
    assert answer("organisations/card", org_id="ingen") == []
    for question in ("card_projects", "card_partners", "card_money", "card_milestones"):
        assert answer(f"organisations/{question}", org_id="ingen") == []
    assert answer("organisations/ties", **values(NOTHING)) == []
    assert answer("organisations/tie_matrix", **values(NOTHING)) == []
    assert answer("organisations/concentration", **values(NOTHING)) == []
    [total] = answer("organisations/total", **values(NOTHING))
    assert (total["projects"], total["bodies"], total["received_sek"]) == (0, 0, 0)


@pytest.mark.usefixtures("tiny")
def test_a_tiny_edition_knows_funders_by_name_and_alias_and_one_recipient() -> None:
    rows = keyed("organisations/funders", "funder")
    assert {funder: row["matched_by"] for funder, row in rows.items() if row["org_id"]} == {
        "Region Ärla": "name",
        "O'Hjalmar": "alias",
    }
    bakery = keyed("organisations/list", "org_id", as_of=LATER, scope="all")["bakery"]
    assert list(bakery["roles"]) == ["partner", "funder"]
    assert bakery["given_sek"] == pytest.approx(0.01)
    assert bakery["received_sek"] == pytest.approx(1000.50)
