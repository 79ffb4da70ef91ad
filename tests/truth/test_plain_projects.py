"""Counts of projects agree with each other."""

from datetime import date
from itertools import product

from .plain import LATER, REVIEW, Facts, Selection, projects


def test_areas_filter_by_mode(facts: Facts) -> None:
    """One line of two gets its half in split, all in whole, and all or nothing in main."""
    project = "s1_digital_welfare"
    sums = {
        mode: projects.by_area(facts, Selection(LATER, location="all", area_mode=mode, areas=(project,)))
        for mode in ("split", "whole", "main")
    }
    assert sums["split"][project] < sums["whole"][project]
    assert sums["main"][project] < sums["whole"][project]
    assert all(set(found) == {project} for found in sums.values())


def test_projects_count_once(facts: Facts) -> None:
    """States, years and municipalities add up to the count; areas in whole mode exceed it by the overlap."""
    for as_of, scope, location in product((REVIEW, LATER), ("strategy", "all"), ("whole", "part", "all")):
        chosen = Selection(as_of, scope=scope, location=location, area_mode="whole")
        count = projects.count(facts, chosen)
        assert sum(projects.by_state(facts, chosen).values()) == count
        assert sum(projects.by_municipality(facts, chosen).values()) == count
        assert sum(sum(row.values()) for row in projects.by_year(facts, chosen).values()) == count
        assert sum(projects.by_area(facts, chosen).values()) >= count
        split = Selection(as_of, scope=scope, location=location)
        assert sum(projects.by_area(facts, split).values()) == count
    dated = [key for key in facts.projects if projects.known_from(facts, key)]
    assert projects.count(facts, Selection(LATER, scope="all", location="all")) == len(dated)


def test_state_moves_with_the_day(facts: Facts) -> None:
    """Decided on 2015-12-16, from 2016-01-01 to 2018-07-31: unseen, planned, ongoing, ended."""
    expected = {
        date(2015, 12, 15): None,
        date(2015, 12, 16): "planned",
        date(2016, 1, 1): "ongoing",
        date(2018, 7, 31): "ongoing",
        date(2018, 8, 1): "ended",
    }
    assert {day: projects.state(facts, "pb_20200514", day) for day in expected} == expected
