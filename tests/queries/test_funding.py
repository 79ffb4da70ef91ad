"""Money: figures equal plain arithmetic, open into rows that sum to them, and list what is left out."""

from collections import Counter
from datetime import date, timedelta
from itertools import product
from typing import Any

import pandas as pd
import pytest

from queries import WrongValue, fetch
from tests.queries.asking import answer
from tests.truth.plain import LATER, REVIEW, Facts, Selection, money

FOREST, HEALTH = "s1_forest_bioeconomy", "s1_digital_welfare"
BY = ("total", "area", "funder", "funder_group", "programme", "location")
MODES = ("split", "whole", "main")
TIMES = ("decided", "spread")
MEASURES = ("granted", "cofinancing", "total_budget")
LOCATIONS = ("whole", "part", "outside")
AREAS = ((), (FOREST,), (FOREST, HEALTH, "whole_strategy"))
DAYS = (REVIEW, date(2019, 6, 15), LATER)
SCOPES = ("strategy", "all")
STRATEGIES = ("", "s3_2015", "s3_2022")
SPANS = ((0, 0), (2015, 2020), (2016, 0))


def selections(of: int = 1, first: int = 0, **fixed: Any) -> list[dict[str, Any]]:
    """Each measure, location, time mode and price year, with the other parameters taken in turn.

    With `of` only one of so many, starting at `first`: a test of many variants shares them out.
    """
    every = enumerate(product(MEASURES, LOCATIONS, TIMES, (0, 2020)))
    return [
        {
            "measure": measure, "location": location, "time_mode": time_mode, "price_year": price_year,
            "as_of": in_turn(DAYS, number),
            "scope": in_turn(SCOPES, number // 3),
            "strategy": in_turn(STRATEGIES, number // 2),
            "areas": list(in_turn(AREAS, number // 5)),
            "year_from": in_turn(SPANS, number // 4)[0],
            "year_to": in_turn(SPANS, number // 4)[1],
            **fixed,
        }
        for number, (measure, location, time_mode, price_year) in every
        if number % of == first % of
    ]  # fmt: skip


def in_turn(choices: tuple[Any, ...], number: int) -> Any:
    """Cycles through the choices."""
    return choices[number % len(choices)]


def grouped(rows: pd.DataFrame, *keys: str) -> dict[Any, float]:
    """Sums of value by one or more columns."""
    return {key: float(value) for key, value in rows.groupby(list(keys))["value"].sum().items()}


def plain(chosen: dict[str, Any]) -> Selection:
    """The parameters of a question as a selection of the second computation."""
    return Selection(**{**chosen, "areas": tuple(chosen["areas"])})


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("by", ["total", "area", "funder"])
def test_figures_equal_plain_arithmetic(facts: Facts, by: str, mode: str) -> None:
    keys = ["year"] if by == "total" else ["year", by]
    for chosen in selections(of=5, first=MODES.index(mode), area_mode=mode):
        found = grouped(fetch("funding/per_year", by=by, **chosen), "year_key", "group_key")
        wanted = {
            (year or 0, (rest or ["total"])[0] or "not_stated"): float(value)
            for (year, *rest), value in money.sums(facts, plain(chosen), *keys).items()
            if value
        }
        assert found == pytest.approx(wanted, abs=0.01), chosen


@pytest.mark.parametrize("currency", ["EUR", "NOK"])
def test_amounts_in_their_own_currency_equal_plain_arithmetic(facts: Facts, currency: str) -> None:
    for chosen in selections(of=5, area_mode="whole", currency=currency, price_year=0):
        found = grouped(fetch("funding/per_year", **chosen), "year_key", "group_key")
        wanted = money.sums(facts, plain(chosen), "year", "area")
        assert found == pytest.approx({(y or 0, g): float(v) for (y, g), v in wanted.items()}, abs=0.01), (
            chosen
        )


@pytest.mark.long
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("by", BY)
def test_every_figure_opens_into_rows_that_sum_to_it(by: str, mode: str) -> None:
    seen = 0
    first = BY.index(by) + MODES.index(
        mode
    )  # each grouping has every selection, each mode has it for two of them
    for chosen in selections(of=3, first=first, area_mode=mode, by=by):
        bars = fetch("funding/per_year", **chosen).set_index(["year_key", "group_key"])
        rows = fetch("funding/rows", **chosen)
        if 0 in bars.index.get_level_values(
            "year_key"
        ):  # undated money is in no sum, only in a bar of its own
            rows = pd.concat([rows[rows["year_key"] > 0], fetch("funding/rows", year_key=0, **chosen)])
        rows["group_key"] = group_of(rows, by)
        opened = rows.groupby(["year_key", "group_key"])
        assert opened["value"].sum().to_dict() == pytest.approx(bars["value"].to_dict(), abs=0.01), chosen
        assert opened["funding_id"].nunique().to_dict() == bars["rows"].to_dict(), chosen
        seen += len(rows)
    assert seen > 50


@pytest.mark.parametrize("by", BY)
def test_groups_are_the_sums_of_their_rows(by: str) -> None:
    for chosen in selections(of=5, first=BY.index(by), by=by, area_mode="whole"):
        rows = fetch("funding/rows", **chosen)
        groups = fetch("funding/by_group", **chosen).set_index("group_key")
        opened = rows.groupby(group_of(rows, by))
        assert opened["value"].sum().to_dict() == pytest.approx(groups["value"].to_dict(), abs=0.01), chosen
        assert opened["funding_id"].nunique().to_dict() == groups["rows"].to_dict()
        assert opened["project_id"].nunique().to_dict() == groups["projects"].to_dict()
        assert groups.empty or groups["share_pct"].sum() == pytest.approx(100)


def group_of(rows: pd.DataFrame, by: str) -> pd.Series:
    """The key of the group of a row, from its columns."""
    if by == "total":
        return pd.Series("total", index=rows.index)
    return rows["line_id" if by == "area" else by].fillna("not_stated")


@pytest.mark.long
@pytest.mark.parametrize("by", BY)
def test_one_bar_opens_into_its_own_rows(by: str) -> None:
    chosen: dict[str, Any] = {
        "as_of": LATER,
        "scope": "all",
        "by": by,
        "time_mode": "spread",
        "location": "all",
    }
    for bar in fetch("funding/per_year", **chosen)[::4].head(20).to_dict("records"):
        rows = fetch("funding/rows", year_key=bar["year_key"], group_key=bar["group_key"], **chosen)
        assert rows["value"].sum() == pytest.approx(bar["value"], abs=0.01)
        assert rows["funding_id"].nunique() == bar["rows"]


@pytest.mark.parametrize("mode", MODES)
def test_what_counts_and_what_is_left_out_are_all_there_is(facts: Facts, mode: str) -> None:
    every = {row["funding_id"] for row in facts.rows("funding")}
    for chosen in selections(of=5, first=MODES.index(mode), area_mode=mode):
        counted = set(fetch("funding/rows", by="total", **chosen)["funding_id"])
        out = fetch("funding/left_out", **chosen)
        both = counted & set(out["funding_id"])
        assert counted | set(out["funding_id"]) == every
        # an amount spread over years of which only some have a price index counts with the others
        assert not both or chosen["time_mode"] == "spread"
        assert set(out[out["funding_id"].isin(both)]["reason"]) <= {"no_index"}
        summary = fetch("funding/left_out_summary", **chosen)
        assert summary.groupby("reason")["rows"].sum().to_dict() == out["reason"].value_counts().to_dict()
        [total] = answer("funding/total", **chosen)
        assert (total["rows"], total["left_out_rows"]) == (len(counted), len(out))


@pytest.mark.parametrize(
    ("asked", "reasons"),
    [
        ({}, {"same_money", "other_measure", "outside_strategy", "other_location", "not_yet"}),
        ({"strategy": "s3_2022", "areas": [FOREST]}, {"other_strategy", "other_area"}),
        ({"measure": "total_budget", "scope": "all", "as_of": LATER, "location": "all"}, {"no_currency"}),
        ({"measure": "granted", "scope": "all", "as_of": LATER, "location": "part"}, {"no_rate"}),
        ({"currency": "EUR"}, {"other_currency"}),
        ({"price_year": 2020, "scope": "all", "as_of": LATER}, {"no_index"}),
        ({"year_from": 2016}, {"undated", "other_years"}),
    ],
)
def test_each_reason_is_given_where_it_applies(asked: dict[str, Any], reasons: set[str]) -> None:
    assert set(fetch("funding/left_out", **asked)["reason"]) >= reasons


def test_reasons_equal_plain_arithmetic(facts: Facts) -> None:
    for chosen in selections(areas=[], year_from=0, year_to=0):
        out = fetch("funding/left_out", **chosen)
        wanted = money.left_out(facts, plain(chosen))
        for reason in ("no_currency", "no_rate", "no_index"):
            assert set(out[out["reason"] == reason]["funding_id"]) == set(wanted.get(reason, ())), chosen


@pytest.mark.parametrize("by", BY)
def test_the_running_sum_ends_at_the_sum_of_the_years(by: str) -> None:
    for chosen in selections(of=5, first=BY.index(by), by=by, area_mode="whole"):
        yearly = fetch("funding/per_year", **chosen)
        running = fetch("funding/cumulative", **chosen)
        assert grouped(running.groupby("group_key").tail(1), "group_key") == pytest.approx(
            grouped(yearly[yearly["year_key"] > 0], "group_key"), abs=0.01
        )
        steps = running.sort_values("year_key").groupby("group_key")
        assert (steps["value"].diff().fillna(0) > -0.01).all()
        assert set(steps["year_key"].diff().dropna()) <= {1}
        assert running.groupby("year_key").size().nunique() <= 1


@pytest.mark.parametrize("mode", MODES)
def test_the_total_is_the_sum_of_its_parts(facts: Facts, mode: str) -> None:
    for chosen in selections(of=5, first=MODES.index(mode), area_mode=mode):
        [total] = answer("funding/total", **chosen)
        once = fetch("funding/per_year", by="total", **chosen)
        assert total["value"] == pytest.approx(once["value"].sum() - total["undated_value"], abs=0.01)
        assert total["value"] == pytest.approx(float(money.total(facts, plain(chosen))), abs=0.01)
        assert total["value"] == pytest.approx(
            fetch("funding/rows", **chosen)["value"].sum() - total["overlap"]
        )
        assert total["overlap"] == pytest.approx(float(money.overlap(facts, plain(chosen))), abs=0.02)
        undated = money.undated(facts, plain({**chosen, "time_mode": "decided"}))
        assert total["undated_value"] == pytest.approx(float(undated), abs=0.01)
        years = once[once["year_key"] > 0]["year_key"]
        assert pd.isna(total["first_year"]) if years.empty else total["first_year"] == years.min()
        assert pd.isna(total["last_year"]) if years.empty else total["last_year"] == years.max()


def test_the_total_says_what_dates_its_amounts_and_names_the_two_largest(facts: Facts) -> None:
    for chosen in selections(of=3):
        [total] = answer("funding/total", **chosen)
        amounts = money.by_amount(facts, plain(chosen)).values()
        for kind in ("decided", "milestone", "period", "project"):
            assert total[f"{kind}_rows"] == sum(dated_by == kind for dated_by, _ in amounts)
        largest = sorted(float(value) for _, value in amounts)[-2:]
        if len(amounts) > 2:
            assert total["largest_two"] == pytest.approx(sum(largest), abs=0.01)
        else:
            assert pd.isna(total["largest_two"])


def test_an_amount_in_two_chosen_areas_counts_once_in_a_total() -> None:
    chosen: dict[str, Any] = {"as_of": LATER, "scope": "all", "location": "all", "area_mode": "whole"}
    both = {**chosen, "areas": [FOREST, HEALTH]}
    [total] = answer("funding/total", **both)
    apart = [
        fetch("funding/total", **{**chosen, "areas": [line]})["value"].iloc[0] for line in (FOREST, HEALTH)
    ]
    assert total["overlap"] > 0
    assert total["value"] == pytest.approx(sum(apart) - total["overlap"])


def test_spreading_changes_no_total() -> None:
    for chosen in selections(of=5, price_year=0, year_from=0, year_to=0):
        values = [fetch("funding/total", **{**chosen, "time_mode": mode})["value"].iloc[0] for mode in TIMES]
        assert values[0] == pytest.approx(values[1], abs=0.01)


def test_the_locations_stand_apart() -> None:
    for chosen in selections(of=5, area_mode="main"):
        del chosen["location"]
        rows = fetch("funding/by_location", **chosen)
        assert list(rows["location"]) == ["whole", "part", "outside"]
        for row in rows.to_dict("records"):
            [total] = answer("funding/total", location=row["location"], **chosen)
            assert row["value"] == pytest.approx(total["value"], abs=0.01)
            assert (row["rows"], row["projects"]) == (total["rows"], total["projects"])


@pytest.mark.parametrize("location", [*LOCATIONS, "all"])
def test_sources_and_the_parts_of_the_strategy_hold_to_the_place(location: str) -> None:
    """What is selected serves every place, so each question says for itself which it is of."""
    asked: dict[str, Any] = {"as_of": LATER, "scope": "all", "location": location}
    [total] = answer("funding/total", **asked)
    rows = fetch("funding/rows", by="total", **asked)
    sources = fetch("funding/sources", **asked).set_index("source_id")["rows"]
    assert sources.to_dict() == rows.groupby("source_id")["funding_id"].nunique().to_dict()
    assert sources.sum() == total["rows"] > 0
    parts = fetch("funding/strategy_and_areas", **asked)
    assert parts["value"].sum() == pytest.approx(total["value"] + total["undated_value"], abs=0.01)


def test_all_is_wholly_and_partly_in_the_county_and_never_outside() -> None:
    for time_mode in TIMES:
        asked: dict[str, Any] = {"as_of": LATER, "scope": "all", "time_mode": time_mode}
        values = {
            p: fetch("funding/total", location=p, **asked)["value"].iloc[0] for p in (*LOCATIONS, "all")
        }
        assert values["outside"] > 0
        assert values["all"] == pytest.approx(values["whole"] + values["part"])
    out = fetch("funding/left_out", location="all", scope="all", as_of=LATER)
    assert (out["reason"] == "other_location").any()


@pytest.mark.parametrize("span", [{"year_from": 2007}, {"year_to": 2024}])
def test_a_period_leaves_out_what_has_no_year(span: dict[str, Any]) -> None:
    assert fetch("funding/total")["undated_rows"].iloc[0] == 1
    assert len(answer("funding/rows", year_key=0, by="total")) == 1
    assert fetch("funding/total", **span)["undated_rows"].iloc[0] == 0
    assert fetch("funding/rows", year_key=0, by="total", **span).empty
    assert (fetch("funding/left_out", **span)["reason"] == "undated").sum() == 1


def test_a_grant_counts_from_the_day_of_its_decision() -> None:
    day = date(2016, 3, 17)  # fifty million to the Academy
    before, on = (
        (
            set(fetch("funding/rows", as_of=as_of, by="total")["funding_id"]),
            fetch("funding/left_out", as_of=as_of),
        )
        for as_of in (day - timedelta(days=1), day)
    )
    [new] = on[0] - before[0]
    assert before[1].set_index("funding_id").loc[new, "reason"] == "not_yet"
    assert new not in set(on[1]["funding_id"])


def test_known_sums() -> None:
    [total] = answer("funding/total", strategy="s3_2015", year_from=2015, year_to=2020)
    assert (round(total["value"]), total["rows"]) == (106_292_372, 20)
    [total] = answer("funding/total", year_from=2015, year_to=2020)
    assert (round(total["value"]), total["rows"]) == (106_292_372, 20)


@pytest.mark.parametrize(
    ("source", "location", "amount", "count", "held_elsewhere"),
    [
        ("projektbanken_2014_2020", "whole", 152_758_207, 27, 0),
        ("projektbanken_2014_2020", "part", 585_471_305, 26, 2),  # two of them restate dated decisions
        ("projektbanken_2007_2013", "whole", 532_803_889, 74, 0),
        ("cordis_h2020_2020_12", "whole", 7_411_957.53, 24, 0),
    ],
)
def test_the_registers_add_up(
    source: str, location: str, amount: float, count: int, held_elsewhere: int
) -> None:
    asked: dict[str, Any] = {"as_of": LATER, "scope": "all", "location": location}
    rows = fetch("funding/rows", by="total", **asked)
    rows = rows[rows["source_id"] == source]
    out = fetch("funding/left_out", **asked)
    out = out[(out["source_id"] == source) & (out["reason"] == "same_money")].head(held_elsewhere)
    assert rows["amount"].sum() + out["amount"].sum() == pytest.approx(amount, abs=0.01)
    assert len(rows) + len(out) == count


def test_a_year_that_is_not_over_is_marked() -> None:
    early = fetch("funding/per_year", by="total", as_of=date(2020, 12, 30), scope="all", time_mode="spread")
    assert list(early[early["is_partial"]]["year"]) == [2020]
    assert early[early["is_after"]]["year"].min() == 2021
    assert not early[early["year_key"] == 0][["is_partial", "is_after"]].any(axis=None)
    over = fetch("funding/per_year", by="total", scope="all", time_mode="spread")
    assert not over["is_partial"].any()
    assert fetch("funding/total", as_of=date(2020, 12, 30))["partial_year"].iloc[0] == 2020
    assert pd.isna(fetch("funding/total")["partial_year"].iloc[0])
    assert pd.isna(fetch("funding/total", as_of=date(2020, 12, 30), year_to=2019)["partial_year"].iloc[0])


def test_the_largest_group_comes_first_and_what_is_no_group_last() -> None:
    rows = fetch("funding/per_year", as_of=LATER, scope="all")
    order = list(dict.fromkeys(rows["group_key"]))
    sums = grouped(rows[rows["year_key"] > 0], "group_key")
    rest = {"whole_strategy", "outside_areas"}
    assert set(order[-2:]) == rest
    assert order[:-2] == sorted(set(order) - rest, key=lambda key: -sums[key])
    funders = fetch("funding/by_group", by="programme", as_of=LATER, scope="all", measure="total_budget")
    assert list(funders["group_key"]).index("not_stated") == len(funders) - 1


def test_the_currencies_offered_are_those_of_the_facts_the_commonest_first(facts: Facts) -> None:
    stated = Counter(row["currency"] for row in facts.rows("funding"))
    others = [code for code, _ in stated.most_common() if code not in ("", "SEK")]
    assert list(fetch("choices/currencies")["currency"]) == ["SEK", *others]


def test_a_base_year_without_an_index_is_refused() -> None:
    assert fetch("choices/price_years")["year"].max() == 2023
    with pytest.raises(WrongValue, match="no price index for 2024"):
        fetch("funding/rows", price_year=2024)


def test_a_claim_is_judged_only_against_its_like() -> None:
    claims = {row["claim_id"]: row for row in answer("funding/claims", as_of=LATER)}
    assert claims["s3_turnover_1bn"]["verdict"] == "not_comparable"
    for claim, reason in {
        "s3_turnover_1bn": "measure_differs",
        "board_extra_2022_7_2m": "no_rows",
        "erdf_nms_147meur": "frame_not_money",
        "sfp_round_2015_06": "period_not_stated",
    }.items():
        assert reason in list(claims[claim]["why"])
    judged = [row for row in claims.values() if row["verdict"] != "not_comparable"]
    assert {row["measure"] for row in judged} <= set(MEASURES)
    assert all((row["rows_sek"] >= row["amount_sek"]) == (row["verdict"] == "covered") for row in judged)


def test_the_rows_beside_a_claim_are_those_of_its_period() -> None:
    for as_of in (REVIEW, LATER):
        claims = fetch("funding/claims", as_of=as_of)
        for claim in claims[claims["period_from_year"].notna()].to_dict("records"):
            last = as_of.year if pd.isna(claim["period_to_year"]) else int(claim["period_to_year"])
            by = next(
                (name for name in ("funder", "programme") if isinstance(claim[f"subject_{name}"], str)),
                "total",
            )
            rows = fetch(
                "funding/rows", as_of=as_of, scope="all", measure=claim["compared_measure"],
                year_from=int(claim["period_from_year"]), year_to=last,
                by=by, group_key="total" if by == "total" else claim[f"subject_{by}"],
            )  # fmt: skip
            assert (claim["rows_sek"], claim["rows"]) == (pytest.approx(rows["value"].sum()), len(rows))


def test_rows_that_hold_more_than_a_claim_speaks_of_never_cover_it() -> None:
    """All grants of a year do not cover what one organisation says it received."""
    claims = fetch("funding/claims", as_of=LATER).set_index("claim_id")
    call = claims.loc["test_nodes_call_2m"]
    assert call["rows_sek"] > call["amount_sek"]
    assert call["verdict"] == "not_comparable"
    covered = claims[claims["verdict"] == "covered"]
    assert not {"more", "other"} & set(covered["rows_hold"])
    held_more = claims[claims["rows_hold"] == "more"]
    assert len(held_more) > 3
    assert "covered" not in set(held_more["verdict"])


def test_a_claim_is_known_from_the_day_it_was_said() -> None:
    ids = set(fetch("funding/claims", as_of=date(2015, 12, 15))["claim_id"])
    assert "sfp_round_2015_06" in ids
    assert not ids & {"sfp_round_2015_12", "projects_2023_294m"}
    during = fetch("funding/claims", as_of=date(2023, 6, 30)).set_index("claim_id")
    unfinished = during.loc["projects_2023_294m"]
    assert unfinished["verdict"] == "not_comparable"
    assert "period_not_over" in unfinished["why"]


def test_events_have_happened_and_concern_the_areas() -> None:
    every = fetch("funding/events", as_of=LATER)
    assert (fetch("funding/events")["date_from"] <= pd.Timestamp(2020, 12, 31)).all()
    ours = set(fetch("funding/events", as_of=LATER, areas=[HEALTH])["event_id"])
    assert "ev_dwa_vinnvaxt" in ours
    assert "ev_pandemic" in ours
    assert "ev_pp20_ends" not in ours
    assert ours < set(every["event_id"])


def test_choices_come_from_the_data() -> None:
    areas = fetch("choices/areas")
    assert list(areas["line_id"])[-2:] == ["whole_strategy", "outside_areas"]
    assert list(areas["position"]) == sorted(areas["position"])
    first = fetch("choices/areas", strategy="s3_2015")
    assert "s2_food" in set(areas["line_id"]) - set(first["line_id"])
    assert list(fetch("choices/years", as_of=date(2019, 1, 1))["year"])[-1] == 2019
    assert list(fetch("choices/strategies")["strategy_id"]) == ["s3_2015", "s3_2022"]


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize(
    ("mode", "forest", "care"), [("split", 350, 350), ("whole", 700, 700), ("main", 700, 0)]
)
def test_a_grant_in_two_equal_areas(mode: str, forest: float, care: float) -> None:
    chosen: dict[str, Any] = {"as_of": LATER, "area_mode": mode, "year_from": 2021}
    found = grouped(fetch("funding/by_group", **chosen), "group_key")
    assert found == {
        line: value
        for line, value in (("one_forest", forest), ("two_care", care), ("whole_strategy", 600))
        if value
    }
    [total] = answer("funding/total", areas=["one_forest", "two_care"], **chosen)
    assert (total["value"], total["rows"], total["overlap"]) == (700, 1, 700 if mode == "whole" else 0)


@pytest.mark.usefixtures("tiny")
def test_what_the_tiny_edition_leaves_out() -> None:
    asked: dict[str, Any] = {"as_of": LATER, "scope": "all"}
    rows = answer("funding/left_out", location="all", **asked)
    out = {row["funding_id"]: row for row in rows}
    assert (out["split_again"]["reason"], out["split_again"]["held_by"]) == ("same_money", "split")
    assert out["kroner"]["reason"] == "other_measure"
    rows = answer("funding/left_out", location="outside", measure="cofinancing", **asked)
    assert {row["funding_id"]: row["reason"] for row in rows}["kroner"] == "no_rate"
