"""Milestones: counts equal plain arithmetic, figures open into their rows, periods and moves are as told."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from queries import fetch
from tests.queries.asking import answer, keyed
from tests.truth.lines import project_scope
from tests.truth.plain import LATER, REVIEW, Facts, milestones

FOREST, HEALTH = "s1_forest_bioeconomy", "s1_digital_welfare"
DAYS = [date(2010, 12, 15), date(2016, 6, 30), date(2018, 12, 5), REVIEW, date(2022, 3, 8), LATER]
LEVELS = ["", "strategy", "area", "project"]


def counted(**asked: Any) -> dict[str, dict[str, int]]:
    """milestones/by_status as the plain computation writes it: counts by status, by key."""
    found: dict[str, dict[str, int]] = {}
    for row in answer("milestones/by_status", **asked):
        found.setdefault(row["key"], dict.fromkeys(milestones.STATUSES, 0))[row["status"]] = row["milestones"]
    return found


def ids(name: str, **asked: Any) -> list[str]:
    """The milestones that a question lists."""
    return list(fetch(f"milestones/{name}", **asked)["milestone_id"])


def test_the_known_counts_of_the_review(facts: Facts) -> None:
    [total] = answer("milestones/total")
    names = ("done", "overdue", "unreported", "upcoming", "cancelled", "milestones", "due")
    assert [total[name] for name in names] == [43, 1, 26, 6, 0, 76, 33]
    assert [total[name] for name in ("late", "on_time", "done_unplanned")] == [1, 5, 37]
    assert total["done_of_due_pct"] == pytest.approx(100 * 6 / 33)
    [everything] = answer("milestones/total", scope="all")
    assert [everything[name] for name in names] == [54, 1, 31, 8, 0, 94, 40]
    assert len(facts.milestones) - everything["milestones"] == 48


def test_the_known_counts_of_today() -> None:
    [total] = answer("milestones/total", as_of=date(2026, 11, 28))
    names = ("done", "overdue", "unreported", "upcoming", "due_done", "due")
    assert [total[name] for name in names] == [77, 1, 38, 6, 9, 48]


def test_milestones_of_context_projects_are_shown_with_scope_all_alone() -> None:
    """Whatever asks: totals, rows, statuses, axis, review, verdicts, areas, what changed and what needs attention."""
    scopes: dict[str, dict[str, int]] = {}
    for scope in ("strategy", "all"):
        asked: dict[str, Any] = {"as_of": LATER, "scope": scope}
        [total] = answer("milestones/total", **asked)
        [head] = answer("overview/headline", **asked)
        verdicts = keyed("milestones/verdicts", "line_id", **asked)
        by_level = answer("milestones/by_status", **asked)
        lines = keyed("areas/compare", "line_id", **asked)
        outside = lines["outside_areas"]["milestones"] if "outside_areas" in lines else 0
        scopes[scope] = {
            "total": total["milestones"],
            "headline": head["milestones"],
            "rows": len(ids("rows", **asked)),
            "axis": len(ids("timeline", **asked)),
            "by_status": sum(row["milestones"] for row in by_level),
        }
        assert len(set(scopes[scope].values())) == 1
        assert (verdicts["all"]["planned"], verdicts["all"]["due"]) == (
            total["due"] + total["upcoming"],
            total["due"],
        )
        assert bool(outside) == ("outside_areas" in verdicts) == (scope == "all")
    assert scopes["strategy"]["total"] < scopes["all"]["total"]


def test_a_card_tells_all_of_its_project(facts: Facts) -> None:
    """Also of a context project, whatever scope is chosen."""
    context = {
        row["project_id"]
        for key, row in facts.milestones.items()
        if milestones.status(facts, key, LATER) and project_scope(facts, row["project_id"]) == "context"
    }
    assert context
    for project_id in context:
        shown = [
            row["milestone_id"]
            for row in answer("projects/card_milestones", as_of=LATER, project_id=project_id)
        ]
        own = {key for key, row in facts.milestones.items() if row["project_id"] == project_id}
        assert set(shown) == {key for key in own if milestones.status(facts, key, LATER)}


@pytest.mark.parametrize("as_of", DAYS, ids=str)
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("scope", ["strategy", "all"])
def test_totals_equal_plain_arithmetic(facts: Facts, as_of: date, level: str, scope: str) -> None:
    shown = milestones.statuses(facts, as_of, level=level, scope=scope)
    [total] = answer("milestones/total", as_of=as_of, level=level, scope=scope)
    assert {status: total[status] for status in milestones.STATUSES} == milestones.counts(shown)
    assert total["late"] == sum(now.is_late for now in shown.values())
    assert total["done_unplanned"] == sum(now.status == "done" and now.plan is None for now in shown.values())
    assert total["moved"] == sum(now.moves > 0 for now in shown.values())


@pytest.mark.parametrize("as_of", DAYS, ids=str)
@pytest.mark.parametrize("areas", [(), (FOREST,), (HEALTH, "whole_strategy")])
def test_areas_and_levels_equal_plain_arithmetic(facts: Facts, as_of: date, areas: tuple[str, ...]) -> None:
    shown = milestones.statuses(facts, as_of, areas=areas)
    by_level = {
        key: counts for key, counts in milestones.by_level(facts, shown).items() if any(counts.values())
    }
    by_area = milestones.by_area(facts, shown)
    asked: dict[str, Any] = {"as_of": as_of, "areas": list(areas)}
    assert counted(by="level", **asked) == by_level
    assert counted(by="area", **asked) == {
        line: by_area[line] for line in by_area if line in (areas or by_area)
    }


@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_years_equal_plain_arithmetic(facts: Facts, as_of: date) -> None:
    plain: dict[str, dict[str, int]] = {}
    for now in milestones.statuses(facts, as_of).values():
        year = plain.setdefault(str(now.shown_at.first.year), dict.fromkeys(milestones.STATUSES, 0))
        year[now.status] += 1
    assert counted(by="year", as_of=as_of) == plain


@pytest.mark.parametrize("as_of", [date(2018, 12, 5), REVIEW, LATER], ids=str)
def test_the_axis_equal_plain_arithmetic(facts: Facts, as_of: date) -> None:
    plain = {
        key: (now.status, now.moves, now.is_late, now.shown_at.first)
        for key, now in milestones.statuses(facts, as_of).items()
    }
    rows = answer("milestones/timeline", as_of=as_of)
    assert {
        row["milestone_id"]: (row["status"], row["moves"], row["is_late"], row["sort_date"]) for row in rows
    } == plain
    assert [row["sort_date"] for row in rows] == sorted(row["sort_date"] for row in rows)


@pytest.mark.parametrize("by", ["level", "area", "year"])
@pytest.mark.parametrize("areas", [[], [FOREST, "outside_areas"]])
def test_figures_open_into_their_rows(by: str, areas: list[str]) -> None:
    for cell in fetch("milestones/by_status", by=by, areas=areas).itertuples():
        rows = fetch("milestones/rows", by=by, key=cell.key, status=cell.status, areas=areas)
        assert len(rows) == cell.milestones
        assert rows["is_late"].sum() == cell.late
        assert rows.loc[rows["status"] == "done", "first_plan_from"].isna().sum() == cell.unplanned
        assert set(rows["status"]) == {cell.status}


def test_groups_across_the_statuses_open_into_their_rows() -> None:
    [total] = answer("milestones/total")
    for group in ("late", "on_time", "done_unplanned", "moved", "due", "due_done", *milestones.STATUSES):
        assert len(answer("milestones/rows", status=group)) == total[group]
        assert ids("timeline", status=group) == ids("rows", status=group)
    assert len(answer("milestones/rows")) == total["milestones"]


def test_rows_lead_to_the_source_that_told_last() -> None:
    rows = fetch("milestones/rows", as_of=LATER).set_index("milestone_id")
    assert rows["publisher"].notna().all()
    assert rows.loc["bsr_stars_finalised", "source_id"] == "interreg_no_bsr"
    earlier = fetch("milestones/rows", as_of=date(2018, 3, 1)).set_index("milestone_id")
    assert earlier.loc["bsr_stars_finalised", "source_id"] == "bsr_half_2018"


def test_one_milestone_opens_alone() -> None:
    assert ids("rows", milestone_id="fflam_kickoff") == ["fflam_kickoff"]
    assert ids("rows", milestone_id="' or 1=1 --") == []


def test_the_review_stands_on_both_bases(facts: Facts) -> None:
    rows = answer("milestones/review")
    first, last = date(2015, 1, 1), date(2020, 12, 31)
    known = milestones.statuses(facts, REVIEW, period=(first, last))
    plain = milestones.counts({key: now for key, now in known.items() if now.plan is not None})
    assert plain == {"done": 5, "overdue": 1, "unreported": 24, "upcoming": 0, "cancelled": 0}
    for base in ("fixed", "present"):
        own = {row["status"]: row for row in rows if (row["period"], row["base"]) == ("review", base)}
        assert {status: row["milestones"] for status, row in own.items()} == {
            s: n for s, n in plain.items() if n
        }
        assert own["done"]["share_pct"] == pytest.approx(100 * 5 / 30)
        assert sum(row["share_pct"] for row in own.values()) == pytest.approx(100)
    apart = [row for row in rows if (row["period"], row["base"]) == ("review", "unplanned")]
    unplanned = [now.status for now in known.values() if now.plan is None]
    assert [(row["status"], row["milestones"]) for row in apart] == [("done", len(unplanned))]
    assert set(unplanned) == {"done"}


@pytest.mark.parametrize("as_of", [REVIEW, LATER], ids=str)
def test_review_figures_open_into_their_rows(as_of: date) -> None:
    for cell in answer("milestones/review", as_of=as_of):
        asked = {"period": cell["period"], "base": cell["base"], "as_of": as_of}
        assert len(answer("milestones/rows", status=cell["status"], **asked)) == cell["milestones"]
        assert len(answer("milestones/rows", **asked)) == cell["base_total"]


def test_periods_of_the_axis_hold_what_was_planned_and_what_was_not() -> None:
    for period in ("review", "onward"):
        rows = fetch("milestones/rows", period=period, as_of=LATER)
        assert ids("timeline", period=period, as_of=LATER) == list(rows["milestone_id"])
        parts = [set(ids("rows", period=period, base=base, as_of=LATER)) for base in ("fixed", "unplanned")]
        assert parts[0] & parts[1] == set()
        assert parts[0] | parts[1] == set(rows["milestone_id"])
    assert len(ids("timeline", as_of=LATER)) > len(ids("timeline", period="review", as_of=LATER)) > 0


@pytest.mark.usefixtures("tiny")
def test_a_move_changes_the_present_base_alone() -> None:
    """'over' is moved from 2020 to 2021; 'called_off' is in the fixed base only."""
    fixed = set(ids("rows", period="review", base="fixed"))
    present = set(ids("rows", period="review", base="present"))
    assert fixed - present == {"over", "called_off"}
    assert present <= fixed
    assert ids("rows", period="onward", base="present") == ["over"]
    assert ids("rows", period="onward") == []
    rows = fetch("milestones/review").set_index(["period", "base", "status"])["base_total"]
    assert (rows["review", "fixed", "cancelled"], rows["onward", "present", "upcoming"]) == (5, 1)
    assert ("review", "present", "cancelled") not in rows.index


@pytest.mark.usefixtures("tiny")
def test_what_is_done_between_two_plans_is_late_by_the_first() -> None:
    """'between' was planned for January 2022, moved to June, and done on 15 March: late, whatever the last plan said."""
    row = keyed("milestones/rows", "milestone_id", as_of=LATER)["between"]
    assert (row["status"], row["is_late"], row["slip_days"]) == ("done", True, 43)
    assert "between" in ids("rows", status="late", as_of=LATER)
    assert "between" not in ids("rows", status="on_time", as_of=LATER)
    overdue = keyed("milestones/rows", "milestone_id", as_of=date(2022, 3, 14))["between"]
    assert (overdue["status"], overdue["is_late"]) == ("upcoming", False)


@pytest.mark.usefixtures("tiny")
def test_a_move_is_told_with_its_reason() -> None:
    row = keyed("milestones/by_line", "milestone_id", as_of=date(2020, 12, 31), level="strategy")["over"]
    assert (row["moves"], row["reason"]) == (2, "pandemin")  # no source tells why it was moved again
    assert (str(row["first_plan_from"])[:10], str(row["plan_from"])[:10]) == ("2020-11-01", "2021-06-01")
    moved = ids("by_line", as_of=date(2020, 11, 30), level="strategy", status="moved")
    assert sorted(moved) == ["moved_open", "over"]


@pytest.mark.parametrize("as_of", [REVIEW, LATER])
def test_lines_hold_what_their_verdicts_count(as_of: date) -> None:
    verdicts = keyed("milestones/verdicts", "line_id", as_of=as_of)
    rows = fetch("milestones/by_line", as_of=as_of)
    each = [*zip(rows["line_id"], rows["outcome"], strict=True)]
    once = rows.drop_duplicates("milestone_id")["outcome"]
    counts = Counter(each) + Counter(("all", outcome) for outcome in once)
    assert {line for line, _ in counts} <= set(verdicts)
    for line, verdict in verdicts.items():
        for name in ("late", "overdue", "unreported", "upcoming", "done_unplanned"):
            assert counts[line, name] == verdict[name]
        assert counts[line, "late"] + counts[line, "on_time"] == verdict["due_done"]


def test_the_move_of_the_cluster_strategy() -> None:
    """Planned 2017, moved on 2018-06-20 to 2019, and no source tells more: overdue by the end of 2020."""
    assert "cluster_strategy_update" not in ids("by_line", as_of=date(2018, 6, 19), status="moved")
    row = keyed("milestones/by_line", "milestone_id", as_of=date(2018, 6, 20))["cluster_strategy_update"]
    assert (row["first_plan_precision"], row["plan_precision"]) == ("year", "year")
    assert (row["first_year"], row["shown_year"], row["moves"]) == (2017, 2019, 1)
    assert row["reason"] == "update postponed to await the industrial transition pilot"
    assert row["source_id"] == "rv_2018_06"
    assert ids("rows", status="overdue") == ["cluster_strategy_update"]


def test_slips_equal_plain_arithmetic(facts: Facts) -> None:
    for as_of in (REVIEW, LATER):
        plain = {
            key: now.slip_days
            for key, now in milestones.statuses(facts, as_of).items()
            if now.slip_days is not None
        }
        rows = fetch("milestones/timeline", as_of=as_of, status="done")
        assert rows.set_index("milestone_id")["slip_days"].dropna().to_dict() == plain
    [worst] = answer("milestones/timeline", status="late")
    assert (worst["milestone_id"], worst["slip_days"]) == ("eu_programmes_2014_2020_ready", 321)


def test_strategies_divide_the_milestones() -> None:
    """Each milestone is of the first strategy, of the second, or lies before both."""
    everything = set(ids("rows", as_of=LATER))
    first = set(ids("rows", as_of=LATER, strategy="s3_2015"))
    second = set(ids("rows", as_of=LATER, strategy="s3_2022"))
    assert not first & second
    assert {
        "lixea_plant_in_place",
        "solkluster_end",
        "six_year_report",
        "fflam_kickoff",
    } <= first  # by area, by date
    assert {"visitor_strategy_begun", "pri_launched", "vs2040_power_bi"} <= second
    before = (
        fetch("milestones/timeline", as_of=LATER)
        .set_index("milestone_id")
        .loc[sorted(everything - first - second)]
    )
    assert (before["sort_date"].dt.year < 2015).all()
    assert (before["line_ids"].map(list).isin([["whole_strategy"], ["outside_areas"]])).all()


def test_a_date_across_two_strategies_belongs_to_the_later() -> None:
    """The year 2022 has certainly come only when it is over, under the second strategy."""
    assert "vs2040_dialogue" in ids("rows", as_of=LATER, strategy="s3_2022")


@pytest.mark.usefixtures("tiny")
def test_a_milestone_of_two_areas_counts_in_both() -> None:
    assert counted(by="area", as_of=LATER)["one_forest"]["done"] == 1
    assert counted(by="area", as_of=LATER)["one_health"]["done"] == 1
    assert set(counted(by="area", as_of=LATER, areas=["one_health"])) == {"one_health"}
    assert ids("rows", by="area", key="one_forest", status="done") == ["moved_done"]
    assert ids("rows", strategy="two") == ["silent", "over"]


@pytest.mark.parametrize("text", ["%", "' or 1=1 --", ";--"])
def test_hostile_values_open_nothing(text: str) -> None:
    assert ids("rows", key=text) == []
    assert ids("rows", strategy=text) == []
    assert ids("timeline", areas=[text]) == []
    assert fetch("milestones/total", areas=[text])["milestones"].tolist() == [0]
    assert fetch("milestones/total", areas=[text])["done_of_due_pct"].isna().all()


@pytest.mark.parametrize("as_of", [*DAYS, date(2026, 11, 28)], ids=str)
@pytest.mark.parametrize("areas", [(), (FOREST, HEALTH)])
def test_verdicts_equal_plain_arithmetic(facts: Facts, as_of: date, areas: tuple[str, ...]) -> None:
    rows = keyed("milestones/verdicts", "line_id", as_of=as_of, areas=list(areas))
    shown = milestones.statuses(facts, as_of, areas=areas)
    groups = {
        line: {k: s for k, s in shown.items() if line in ("all", *milestones.lines_of(facts, k))}
        for line in rows
    }
    for line, row in rows.items():
        own = milestones.planned(groups[line])
        counts = milestones.counts(own)
        assert row["verdict"] == milestones.verdict(groups[line])
        assert [row[name] for name in ("planned", "due_done", "overdue", "unreported", "upcoming")] == [
            len(own),
            *(counts[name] for name in ("done", "overdue", "unreported", "upcoming")),
        ]
        assert row["due"] == len(own) - counts["upcoming"]
        assert row["done_unplanned"] == sum(
            s.status == "done" and s.plan is None for s in groups[line].values()
        )
    assert rows["all"]["planned"] <= sum(row["planned"] for line, row in rows.items() if line != "all")
    assert (
        set(rows) - {"all"} <= set(areas)
        if areas
        else {line for key in shown for line in milestones.lines_of(facts, key)} <= set(rows)
    )


def test_a_verdict_says_who_can_answer(facts: Facts) -> None:
    """Whose milestones are overdue or unreported, most first; what has no owner is counted apart."""
    for row in answer("milestones/verdicts", as_of=LATER):
        shown = milestones.statuses(facts, LATER)
        own = [
            facts.milestones[key]["owner_org_id"]
            for key, now in shown.items()
            if now.status in ("overdue", "unreported")
            and row["line_id"] in ("all", *milestones.lines_of(facts, key))
        ]
        found = dict(zip(row["answering_org_ids"], row["answering_for"], strict=True))
        assert found == {org: own.count(org) for org in own if org}
        assert list(found.values()) == sorted(found.values(), reverse=True)
        assert row["nobody_answers_for"] == own.count("")
        assert len(row["answering"]) == len(found)


def test_what_a_verdict_counts_opens_into_its_rows() -> None:
    groups = {"planned": "planned", "due": "due", "due_done": "due_done", "done_unplanned": "done_unplanned"}
    for row in answer("milestones/verdicts", as_of=LATER):
        of_line = {} if row["line_id"] == "all" else {"by": "area", "key": row["line_id"]}
        for column, status in groups.items():
            assert len(ids("rows", status=status, as_of=LATER, **of_line)) == row[column]
        unanswered = len(ids("rows", status="unanswered", as_of=LATER, **of_line))
        assert unanswered == row["overdue"] + row["unreported"]


def test_an_area_of_a_strategy_in_force_has_a_verdict_without_milestones() -> None:
    """Games came with the second strategy; nobody knew of it in 2020."""
    assert "s2_games" not in keyed("milestones/verdicts", "line_id", as_of=REVIEW)
    row = keyed("milestones/verdicts", "line_id", as_of=LATER, strategy="s3_2022")["s2_games"]
    assert (row["verdict"], row["planned"]) == ("no_plan", 0)
