"""What has changed between two days, computed a second way from the facts by plain Python."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from pandas import isna

from queries import fetch
from tests.queries.asking import answer
from tests.truth.dates import Span, parse
from tests.truth.plain import Facts, Selection, milestones, money, projects

SPANS = [
    (date(2018, 6, 30), date(2020, 12, 31)),
    (date(2015, 12, 31), date(2016, 12, 31)),
    (date(2012, 1, 15), date(2026, 6, 30)),
    (date(2020, 12, 31), date(2020, 12, 31)),
]


def rows(name: str, since: date, as_of: date, **values: Any) -> list[dict[str, Any]]:
    return answer(f"changes/{name}", since=since, as_of=as_of, **values)


def pairs(found: list[dict[str, Any]], key: str) -> set[tuple[str, str]]:
    return {(row[key], row["change"]) for row in found}


@pytest.mark.parametrize(("since", "as_of"), SPANS)
@pytest.mark.parametrize("scope", ["strategy", "all"])
def test_projects_change_as_in_the_facts(facts: Facts, since: date, as_of: date, scope: str) -> None:
    before = projects.states(facts, Selection(since, location="all", scope=scope))
    now = projects.states(facts, Selection(as_of, location="all", scope=scope))
    expected = {(name, "new") for name in now if name not in before}
    expected |= {
        (name, "started")
        for name in now
        if before.get(name) == "planned" and now[name] in ("ongoing", "ended")
    }
    expected |= {(name, "ended") for name in now if now[name] == "ended" and before.get(name) != "ended"}
    assert pairs(rows("projects", since, as_of, scope=scope), "project_id") == expected


@pytest.mark.parametrize(("since", "as_of"), SPANS)
def test_milestones_change_as_in_the_facts(facts: Facts, since: date, as_of: date) -> None:
    before, now = milestones.statuses(facts, since), milestones.statuses(facts, as_of)
    expected = set()
    for name, status in now.items():
        was = before.get(name)
        if status.status == "done" and (was is None or was.status != "done"):
            expected.add((name, "reached"))
        if was is not None and status.moves > was.moves:
            expected.add((name, "moved"))
        fell = ("overdue", "unreported")
        if status.status in fell and (was is None or was.status not in fell):
            expected.add((name, status.status))
    assert pairs(rows("milestones", since, as_of), "milestone_id") == expected


@pytest.mark.parametrize(("since", "as_of"), SPANS)
@pytest.mark.parametrize("location", ["whole", "part", "outside"])
def test_money_added_is_what_the_later_day_has_more(
    facts: Facts, since: date, as_of: date, location: str
) -> None:
    sums = [money.total(facts, Selection(day, location=location)) for day in (since, as_of)]
    found = [row["value"] for row in rows("money", since, as_of) if row["location"] == location]
    assert sum(found) == pytest.approx(float(sums[1] - sums[0]), abs=0.01)


@pytest.mark.parametrize(("since", "as_of"), SPANS)
def test_the_summary_counts_the_lines(since: date, as_of: date) -> None:
    [summary] = rows("summary", since, as_of)
    for kind, key in (
        ("projects", ("new", "started", "ended")),
        ("milestones", ("reached", "moved", "overdue", "unreported")),
    ):
        lines = rows(kind, since, as_of)
        assert {name: summary[name] for name in key} == {
            name: sum(r["change"] == name for r in lines) for name in key
        }
    added = rows("money", since, as_of)
    for location in ("whole", "part"):
        values = [row["value"] for row in added if row["location"] == location]
        assert (summary[f"{location}_rows"], summary[f"{location}_sek"]) == (
            len(values),
            pytest.approx(sum(values)),
        )


@pytest.mark.parametrize(("since", "as_of"), SPANS[1:])
@pytest.mark.parametrize("areas", [[], ["s1_forest_bioeconomy"]])
def test_the_last_change_is_that_of_the_last_lines(since: date, as_of: date, areas: list[str]) -> None:
    [summary] = rows("summary", since, as_of, areas=areas)
    latest = summary.pop("latest")
    assert latest <= as_of
    [after] = rows("summary", latest, as_of, areas=areas)
    assert not any(after[name] for name in after if name != "latest")
    [on_the_day] = rows("summary", latest - timedelta(days=1), as_of, areas=areas)
    assert any(on_the_day[name] for name in on_the_day if name != "latest")


def test_where_nothing_ever_happened_there_is_no_last_change() -> None:
    [summary] = rows("summary", date(1995, 1, 1), date(1996, 1, 1))
    assert isna(summary["latest"])


@pytest.mark.parametrize("as_of", [date(2016, 6, 15), date(2020, 12, 31), date(2026, 11, 27)])
def test_the_latest_event_has_happened(facts: Facts, as_of: date) -> None:
    """The chip of the frame says how far the sources reach: what was decided, what became of a milestone, what was told of one.

    The end of a project and the date of a milestone are plans, also when the day has passed.
    """
    [found] = answer("choices/latest_event", as_of=as_of)
    known = [span for span in _events(facts) if span.last <= as_of]
    assert found["latest"] == max(span.first for span in known)
    shortest = min(span.days for span in known if span.first == found["latest"])
    assert (found["latest_precision"] == "day") == (shortest == 1)


def _events(facts: Facts) -> Iterator[Span]:
    outcomes = ("done", "cancelled", "under_way")
    for row in facts.rows("funding"):
        if row["decided"]:
            yield span_of(row["decided"])
        elif row["milestone_id"]:  # the decision is a milestone
            events = facts.milestone_events[row["milestone_id"]]
            yield from (span_of(event["date"]) for event in events if event["event"] == "done")
    for row in facts.rows("milestone_events"):
        known = parse(row["known_on"])
        if row["event"] in outcomes:  # on its own day, whenever it was told of
            day = span_of(row["date"])
            yield Span(day.first, max(day.last, known.last) if known else day.last)
        elif known:
            yield known


def span_of(text: str) -> Span:
    found = parse(text)
    assert found, text
    return found


@pytest.mark.parametrize(
    ("since", "as_of"), [(date(2015, 12, 31), date(2020, 12, 31)), (date(2022, 3, 8), date(2026, 9, 30))]
)
def test_areas_change_as_the_whole_does(since: date, as_of: date) -> None:
    """Money is split, so that it adds up; what belongs to two areas stands in both, and in none is more than in all."""
    rows = fetch("changes/by_area", since=since, as_of=as_of)
    whole = fetch("changes/summary", since=since, as_of=as_of).iloc[0]
    assert rows["granted_sek"].sum() == pytest.approx(whole["whole_sek"])
    for name in ("new", "started", "ended", "reached", "overdue", "unreported"):
        assert rows[name].max() <= whole[name] <= rows[name].sum()
    things = fetch("changes/told", since=since, as_of=as_of)
    for row in rows.to_dict("records"):
        own = things[things["line_id"] == row["line_id"]]
        assert own[own["change"] == "whole"]["value"].sum() == pytest.approx(row["granted_sek"])
        for name in ("new", "started", "ended", "reached", "overdue", "unreported"):
            assert (own["change"] == name).sum() == row[name]
    for kind, name in (("money", "funding_id"), ("projects", "project_id"), ("milestones", "milestone_id")):
        listed = fetch(f"changes/{kind}", since=since, as_of=as_of)
        column = "location" if kind == "money" else "change"
        inside = listed[listed[column] != "outside"]
        told = things[things["kind"] == kind.removesuffix("s")]
        assert set(zip(told["thing_id"], told["change"], strict=True)) <= set(
            zip(inside[name], inside[column], strict=True)
        )
        if kind != "projects":  # a project outside the county stands in the list alone
            assert set(told["thing_id"]) == set(inside[name])
    changed = fetch("changes/by_area", since=since, as_of=as_of, areas=["s1_forest_bioeconomy"])
    assert changed.to_dict("records") == rows[rows["line_id"] == "s1_forest_bioeconomy"].to_dict("records")
