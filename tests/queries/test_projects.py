"""Projects: counts equal plain arithmetic, figures open into their rows, the list finds and sorts."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest

from queries import fetch
from tests.queries.asking import answer, keyed
from tests.truth.plain import LATER, REVIEW, Facts, Selection, projects
from tests.truth.rows import dated_rows

FOREST, HEALTH = "s1_forest_bioeconomy", "s1_digital_welfare"
STATES = ["planned", "ongoing", "ended", "not_stated"]
ASKED = [
    Selection(as_of, scope=scope, location=location)
    for as_of, scope, location in product(
        (date(2016, 6, 30), REVIEW, LATER), ("strategy", "all"), ("whole", "part", "all")
    )
] + [
    Selection(REVIEW, location="all", strategy="s3_2015"),
    Selection(LATER, scope="all", location="all", strategy="s3_2022"),
    Selection(REVIEW, scope="all", location="all", areas=(FOREST,)),
    Selection(LATER, location="all", areas=(FOREST, HEALTH, "whole_strategy")),
]
CARD = ["card", "card_areas", "card_money", "card_partners", "card_milestones", "card_sources"]
HOSTILE = ["%", "__", "'", "\"'; drop table projects; --", ";--", "\\", "\x00", ".*", "$text", "%' or 1=1 --"]


def values(chosen: Selection) -> dict[str, Any]:
    """A selection as the parameters of a question."""
    return {
        "as_of": chosen.as_of,
        "scope": chosen.scope,
        "location": chosen.location,
        "strategy": chosen.strategy,
        "areas": list(chosen.areas),
    }


@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_counts_equal_plain_arithmetic(facts: Facts, chosen: Selection) -> None:
    [total] = answer("projects/total", **values(chosen))
    whole = projects.by_area(facts, replace(chosen, area_mode="whole"))
    assert total["projects"] == projects.count(facts, chosen)
    assert {state: total[state] for state in STATES} == projects.by_state(facts, chosen)
    assert total["with_money"] == projects.with_money(facts, chosen)
    assert total["memberships"] == sum(whole.values())
    assert total["overlap"] == sum(whole.values()) - total["projects"]


@pytest.mark.parametrize("chosen", ASKED, ids=str)
@pytest.mark.parametrize("mode", ["whole", "split", "main"])
def test_areas_equal_plain_arithmetic(facts: Facts, chosen: Selection, mode: str) -> None:
    rows = fetch("projects/by_area", area_mode=mode, **values(chosen))
    found = rows.groupby("line_id")["projects"].sum().to_dict()
    plain = projects.by_area(facts, replace(chosen, area_mode=mode))
    assert found == pytest.approx({line: float(count) for line, count in plain.items()})


@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_years_equal_plain_arithmetic(facts: Facts, chosen: Selection) -> None:
    rows = fetch("projects/per_year", **values(chosen))
    found = rows.set_index(["year_key", "state"])["projects"].to_dict()
    plain = {
        (year or 0, state): count
        for year, counts in projects.by_year(facts, chosen).items()
        for state, count in counts.items()
        if count
    }
    assert found == plain


@pytest.mark.parametrize("chosen", ASKED, ids=str)
def test_municipalities_equal_plain_arithmetic(facts: Facts, chosen: Selection) -> None:
    rows = fetch("projects/by_municipality", **values(chosen)).set_index("municipality")
    plain = projects.by_municipality(facts, chosen)
    assert len(rows[rows["code"].notna()]) == 16
    assert rows["projects"].sum() == projects.count(facts, chosen)
    assert rows.loc["not_stated", "projects"] == plain.pop(None, 0)
    assert rows.loc["outside", "projects"] == plain.pop("Örnsköldsvik", 0)
    assert rows.loc["whole_county", "projects"] == 0
    assert rows["projects"].filter(items=list(plain)).to_dict() == plain


def test_the_review_counts_57_projects() -> None:
    """By hand: 85 projects of the strategy, 2 that nothing dates and 26 not known by 2020; three stand in two areas."""
    [total] = answer("projects/total")
    assert [total[name] for name in ("projects", "memberships", "overlap", *STATES)] == [
        57,
        60,
        3,
        0,
        13,
        24,
        20,
    ]


def test_a_project_in_two_areas_counts_by_the_mode() -> None:
    def counts(mode: str) -> dict[str, float]:
        return dict(
            fetch("projects/by_area", area_mode=mode, text="S3-piloten").set_index("line_id")["projects"]
        )

    assert counts("whole") == {FOREST: 1, HEALTH: 1}
    assert counts("split") == {FOREST: 0.5, HEALTH: 0.5}
    assert counts("main") == {FOREST: 1}


def test_an_empty_selection_is_a_row_of_zeros() -> None:
    [total] = answer("projects/total", text="no such project")
    assert [total[name] for name in ("projects", "memberships", "overlap", *STATES)] == [0] * 7


@pytest.mark.parametrize("mode", ["whole", "split", "main"])
@pytest.mark.parametrize("areas", [[], [FOREST, HEALTH]])
def test_area_figures_open_into_their_rows(mode: str, areas: list[str]) -> None:
    asked: dict[str, Any] = {"as_of": LATER, "scope": "all", "areas": areas, "area_mode": mode}
    for cell in fetch("projects/by_area", **asked).itertuples():
        rows = fetch("projects/rows", by="area", line_id=cell.line_id, state=cell.state, **asked)
        assert rows["value"].sum() == pytest.approx(cell.projects)
    total = fetch("projects/by_area", **asked)["projects"].sum()
    assert fetch("projects/rows", by="area", **asked)["value"].sum() == pytest.approx(total)


def test_year_figures_open_into_their_rows() -> None:
    for cell in fetch("projects/per_year", scope="all").itertuples():
        rows = fetch("projects/rows", by="year", year_key=cell.year_key, state=cell.state, scope="all")
        assert rows["value"].sum() == cell.projects == len(rows)


def test_municipality_figures_open_into_their_rows() -> None:
    for cell in fetch("projects/by_municipality", as_of=LATER, scope="all").itertuples():
        rows = fetch(
            "projects/rows", by="municipality", municipality=cell.municipality, as_of=LATER, scope="all"
        )
        assert rows["value"].sum() == cell.projects == len(rows)


def test_state_figures_open_into_their_rows() -> None:
    [total] = answer("projects/total")
    for state in STATES:
        rows = fetch("projects/rows", state=state)
        assert rows["value"].sum() == total[state]
        assert set(rows["state"]) <= {state}
    assert fetch("projects/rows")["value"].sum() == total["projects"]


def test_rows_lead_to_a_source() -> None:
    rows = fetch("projects/rows", scope="all", as_of=LATER)
    assert rows["source_id"].notna().all()
    assert rows["publisher"].notna().all()
    assert set(rows["basis"]) == {"stated", "editorial"}


def test_money_of_a_municipality_is_the_money_of_its_projects() -> None:
    """Wholly in the county: what is partly there is never added."""
    tiles = fetch("projects/by_municipality").set_index("municipality")["value_sek"]
    listed = fetch("projects/list", municipality="Karlstad", page_size=500)
    assert fetch("projects/list", page_size=500)["granted_part_sek"].sum() > 0
    assert 0 < tiles["Karlstad"] == pytest.approx(listed["granted_sek"].sum())
    assert (
        tiles["Kristinehamn"] == 10_000_000
    )  # LignoCity 2.0, dated by its milestone; the Lixea plant comes in 2021


def test_pages_of_the_list_hold_every_project_once() -> None:
    pages = [fetch("projects/list", page=number, page_size=10, scope="all") for number in range(1, 30)]
    ids = [key for page in pages for key in page["project_id"]]
    [total] = answer("projects/total", scope="all")
    assert len(ids) == len(set(ids)) == total["projects"]
    assert {count for page in pages for count in page["matches"]} == {total["projects"]}
    assert pages[-1].empty
    assert ids == list(fetch("projects/list", page_size=500, scope="all")["project_id"])


@pytest.mark.usefixtures("tiny")
def test_titles_sort_as_in_swedish() -> None:
    titles = list(fetch("projects/list", as_of=LATER)["title_sv"])
    named = ["100 % O'Hara; --_", "apa", "Hela vägen", "Två områden", "Zebra", "Ån", "Äpple", "Öar"]
    assert [title for title in titles if title in named] == named
    assert list(fetch("projects/list", as_of=LATER, descending=True)["title_sv"]) == titles[::-1]
    seats = fetch("projects/list", as_of=LATER, sort="municipality")["municipality"].dropna()
    assert list(seats) == ["Karlstad", "Årjäng", "Årjäng", "Örnsköldsvik"]


@pytest.mark.usefixtures("tiny")
def test_titles_divide_what_is_otherwise_equal() -> None:
    pages = [fetch("projects/list", sort="state", state="not_stated", page=n, page_size=3) for n in (1, 2)]
    titles = [list(page["title_sv"]) for page in pages]
    assert titles == [["100 % O'Hara; --_", "apa", "Zebra"], ["Ån", "Äpple", "Öar"]]


@pytest.mark.usefixtures("tiny")
def test_english_titles_sort_by_themselves() -> None:
    titles = list(fetch("projects/list", as_of=LATER, sort="title_en")["title_en"])
    assert titles == sorted(titles, key=str.lower)


@pytest.mark.parametrize(
    ("sort", "column"),
    [("start", "start_from"), ("granted", "granted_sek"), ("municipality", "municipality")],
)
def test_what_is_not_stated_comes_last_in_both_directions(sort: str, column: str) -> None:
    up = fetch("projects/list", sort=sort, page_size=500)[column]
    down = fetch("projects/list", sort=sort, descending=True, page_size=500)[column]
    known = up.notna().sum()
    assert 0 < known < len(up)
    assert up[:known].notna().all()
    assert down[:known].notna().all()
    assert list(down[:known]) == list(up[:known])[::-1]


def test_states_sort_by_the_life_of_a_project() -> None:
    listed = fetch("projects/list", sort="state", as_of=date(2015, 12, 20), scope="all", page_size=500)
    assert list(listed["state"].drop_duplicates()) == STATES


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", ["title", "title_en", "start", "granted", "state", "municipality"])
def test_pages_go_on_where_the_last_one_ended(sort: str, descending: bool) -> None:
    asked: dict[str, Any] = {"sort": sort, "descending": descending}
    pages = [fetch("projects/list", page=number, page_size=25, **asked) for number in (1, 2, 3)]
    ids = [key for page in pages for key in page["project_id"]]
    assert ids == list(fetch("projects/list", page_size=500, **asked)["project_id"])


def test_granted_sorts_by_amount() -> None:
    listed = fetch("projects/list", sort="granted", descending=True, page_size=3)
    assert listed["granted_sek"].iloc[0] == 50_000_000  # the Academy, by hand
    assert listed["project_id"].iloc[0] == "academy_2016"


@pytest.mark.parametrize("text", ["varmland", "VÄRMLAND", "  värmland ", "va\u0308rmland"])
def test_search_forgives_accents_and_case(text: str) -> None:
    expected = fetch("projects/list", text="Värmland", page_size=500)
    assert len(expected) > 5
    assert list(fetch("projects/list", text=text, page_size=500)["project_id"]) == list(
        expected["project_id"]
    )


def test_every_word_must_occur() -> None:
    both = set(fetch("projects/list", text="lignin kristinehamn", scope="all", page_size=500)["project_id"])
    one = set(fetch("projects/list", text="lignin", scope="all", page_size=500)["project_id"])
    assert set(fetch("projects/list", text="LignoCity 2.0")["project_id"]) == {"lignocity_20"}
    assert set(fetch("projects/list", text="2.0 lignocity")["project_id"]) == {"lignocity_20"}
    assert both <= one


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    """None of these is in the real facts; read as a pattern or as SQL, some would match everything."""
    assert fetch("projects/list", text=text, scope="all", as_of=LATER).empty
    assert fetch("projects/total", text=text, scope="all", as_of=LATER)["projects"].tolist() == [0]


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("text", ["%", "100 %", "o'hara;", "; --", "--_", "_ %"])
def test_punctuation_is_found(text: str) -> None:
    assert list(fetch("projects/list", text=text)["project_id"]) == ["hostile"]


@pytest.mark.usefixtures("tiny")
def test_a_seat_elsewhere_is_outside() -> None:
    tiles = fetch("projects/by_municipality").set_index("municipality")["projects"]
    assert dict(tiles) == {
        "Årjäng": 2,
        "Karlstad": 1,
        "not_stated": 4,
        "outside": 1,
        "whole_county": 0,
    }
    assert list(fetch("projects/rows", municipality="outside")["project_id"]) == ["apple"]


@pytest.mark.usefixtures("tiny")
def test_two_areas_of_unequal_shares() -> None:
    """A third in forest and two thirds in health."""

    def counts(mode: str) -> dict[str, float]:
        rows = fetch("projects/by_area", area_mode=mode, as_of=LATER, text="two areas")
        return dict(rows.set_index("line_id")["projects"])

    assert counts("split") == pytest.approx({"one_forest": 0.333, "one_health": 0.667})
    assert counts("main") == {"one_health": 1}
    assert fetch("projects/total", text="two areas", areas=["one_forest"])["memberships"].iloc[0] == 1


@pytest.mark.parametrize("project_id", ["", "no_such", "' or 1=1 --", "%"])
@pytest.mark.parametrize("name", CARD)
def test_an_unknown_project_has_no_rows(name: str, project_id: str) -> None:
    assert fetch(f"projects/{name}", project_id=project_id).empty


def test_a_card_has_the_state_of_the_day() -> None:
    def state(as_of: date) -> str:
        [card] = answer("projects/card", project_id="fflam_testbed", as_of=as_of)
        return str(card["state"])

    assert state(date(2017, 1, 1)) == "not_yet"
    assert state(date(2020, 12, 31)) == "ongoing"
    assert state(date(2021, 10, 1)) == "ended"


def test_a_card_counts_its_days() -> None:
    """FFLAM: October 2018 to September 2021, 1096 days; 823 of them to the end of 2020."""
    [card] = answer("projects/card", project_id="fflam_testbed")
    assert (card["days"], card["days_gone"]) == (1096, 823)
    assert (card["scope_basis_kind"], card["scope_basis"]) == ("editorial", "theme of the project")
    assert fetch("projects/card", project_id="digitalwell_arena")["days"].isna().all()


def test_a_card_counts_the_activities_of_its_plan(facts: Facts) -> None:
    planned = [row["project_id"] for row in facts.rows("activities")]
    for project_id in {*planned, "fflam_testbed"}:
        [card] = answer("projects/card", project_id=project_id)
        assert card["activities"] == planned.count(project_id)


def test_the_money_of_a_card_says_what_counts() -> None:
    for project_id in ("lignocity_20", "academy_2016", "pb_20200514", "green_drive_region", "ecoinside"):
        card = fetch("projects/card", project_id=project_id).iloc[0]
        money = fetch("projects/card_money", project_id=project_id)
        counted = money[money["reason"].isna() & (money["measure"] == "granted")]
        for location, column in (("whole", "granted_sek"), ("part", "granted_part_sek")):
            rows = counted[counted["location"] == location]
            assert rows["amount_sek"].sum(min_count=1) == pytest.approx(card[column], nan_ok=True)


def test_the_money_of_a_card_holds_every_row(facts: Facts) -> None:
    for project_id, rows in facts.project_funding.items():
        if project_id:
            money = fetch("projects/card_money", project_id=project_id, as_of=LATER)
            assert set(money["funding_id"]) == {row["funding_id"] for row in rows}
            held = {row["funding_id"] for row in rows if row["same_money_as"]}
            assert set(money.loc[money["reason"] == "same_money", "funding_id"]) == held


@pytest.mark.usefixtures("tiny")
def test_money_of_a_later_day_does_not_count_yet() -> None:
    """Money that another row holds is never counted, whatever the day."""
    asked: dict[str, Any] = {"project_id": "two_areas", "as_of": date(2010, 1, 1)}
    reasons = {key: row["reason"] for key, row in keyed("projects/card_money", "funding_id", **asked).items()}
    assert reasons == {"split": "not_yet", "split_again": "same_money", "split_in_euro": "same_money"}


def test_a_card_shows_areas_partners_milestones_and_sources() -> None:
    areas = fetch("projects/card_areas", project_id="s3_cluster_pilot")
    assert list(areas["share"]) == [0.5, 0.5]
    assert list(areas["is_main"]) == [True, False]
    assert fetch("projects/card_areas", project_id="academy_2016")["area_id"].tolist() == ["whole_strategy"]
    partners = fetch("projects/card_partners", project_id="academy_2016")
    assert partners["role"].tolist() == ["coordinator", "partner"]
    milestones = fetch("projects/card_milestones", project_id="fflam_testbed")
    assert dict(zip(milestones["milestone_id"], milestones["status"], strict=True)) == {
        "fflam_kickoff": "done",
        "fflam_completed": "upcoming",
    }
    sources = keyed("projects/card_sources", "source_id", project_id="fflam_testbed")
    assert {"vinnova_p_fflam", "gg_blog"} <= set(sources)
    assert list(sources["gg_blog"]["tells"]) == ["milestone_events", "milestones"]


@pytest.mark.parametrize(("location", "undated"), [("whole", "undated"), ("part", "undated_part")])
def test_undated_money_is_shown_with_its_project_and_is_in_no_dated_sum(
    facts: Facts, location: str, undated: str
) -> None:
    expected: dict[str, dict[str, Fraction]] = {}
    for row in dated_rows(facts):
        cells = row.cells
        stated = cells["measure"] == "granted" and cells["location"] == location and cells["project_id"]
        if stated and row.dated is None and not cells["same_money_as"]:
            sums = expected.setdefault(cells["project_id"], {})
            sums[cells["currency"]] = sums.get(cells["currency"], Fraction(0)) + Fraction(cells["amount"])
    assert expected
    listed = fetch("projects/list", as_of=LATER, scope="all", page_size=500).set_index("project_id")
    found = {
        project: dict(
            zip(row[f"{undated}_currencies"], map(Fraction, row[f"{undated}_amounts"]), strict=True)
        )
        for project, row in listed.iterrows()
        if isinstance(row[f"{undated}_amounts"], np.ndarray)
    }
    assert found == {project: sums for project, sums in expected.items() if project in listed.index}
    assert found


@pytest.mark.usefixtures("tiny_network")
def test_three_thirds_that_a_source_rounds_are_a_whole() -> None:
    """Stated as 0.333 each: no thousandth of the project is lost."""
    rows = fetch("projects/card_areas", project_id="two_areas")
    assert rows["share"].tolist() == pytest.approx([1 / 3] * 3, abs=1e-6)
    assert rows["share"].sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("scope", ["strategy", "all"])
def test_what_nothing_dates_is_listed_and_in_no_figure(facts: Facts, scope: str) -> None:
    plain = {
        key
        for key, row in facts.projects.items()
        if projects.known_from(facts, key) is None and scope in ("all", row["scope"])
    }
    assert set(fetch("projects/undated", scope=scope)["project_id"]) == plain != set()
    shown = set(fetch("projects/rows", as_of=date(2026, 11, 28), scope=scope)["project_id"])
    assert not shown & plain
    for project_id in plain:
        [card] = answer("projects/card", project_id=project_id)
        assert card["state"] == "undated"


@pytest.mark.parametrize(
    ("project_id", "day"),
    [
        ("s3_nms_2", date(2022, 4, 8)),  # the publication of its source
        ("lignocity_20", date(2018, 6, 1)),  # that, before the decision
        ("innoservit", date(2018, 6, 22)),  # the day of a note about it
        ("nordic_food_waste_mapping", date(2024, 6, 30)),  # its end, and its milestone
    ],
)
def test_a_project_without_a_start_is_known_from_what_shows_it_first(project_id: str, day: date) -> None:
    def known(as_of: date) -> bool:
        return project_id in set(fetch("projects/rows", as_of=as_of)["project_id"])

    assert [known(day - timedelta(days=1)), known(day)] == [False, True]


def test_a_project_known_before_it_has_begun_has_no_year_yet() -> None:
    """LignoCity 2.0 is told of on 1 June 2018 and granted within that month."""
    years = [
        fetch("projects/rows", as_of=day, by="year", year_key=2018)["project_id"]
        for day in (date(2018, 6, 29), date(2018, 6, 30))
    ]
    assert ["lignocity_20" in set(ids) for ids in years] == [False, True]
