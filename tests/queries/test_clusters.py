"""Clusters: phases, levels and answers of made-up rounds, reckoned again from the rows; money and projects from the real ones."""

import datetime as dt
from pathlib import Path

import pytest

from queries import rows as answer
from tests.data.made_up_clusters import ANSWERS, GIVEN, OTHER, QUESTION, publish
from tests.queries.asking import read

TODAY, REVIEW = dt.date(2026, 11, 29), dt.date(2018, 12, 31)


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with an edition of made-up clusters."""
    return publish(tmp_path_factory.mktemp("clusters"))


@pytest.fixture
def _made_up(made_up: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(made_up))


@pytest.mark.usefixtures("_made_up")
def test_the_latest_round_is_the_latest_known_by_the_day() -> None:
    def told(day: dt.date) -> list[tuple[str, str, int, int, bool]]:
        rows = answer("clusters/phases", as_of=day)
        return [(r["org_id"], r["round"], r["phase"], r["last_phase"], r["is_latest"]) for r in rows]

    assert told(TODAY) == [
        ("hives", "2019", 4, 4, True),
        ("hives", "2016", 2, 4, False),
        ("mills", "2019", 3, 3, True),
        ("mills", "2016", 3, 3, False),
        ("quiet", "2016", 1, 1, True),
    ]
    assert told(REVIEW) == [
        ("mills", "2016", 3, 3, True),
        ("hives", "2016", 2, 2, True),
        ("quiet", "2016", 1, 1, True),
    ]
    assert told(dt.date(2016, 10, 31)) == []


@pytest.mark.usefixtures("_made_up")
def test_criteria_are_the_assessments_of_clusters_alone() -> None:
    rows = answer("clusters/criteria", as_of=TODAY)
    told = [(r["item_id"], r["org_id"], r["round"], r["level"], r["is_latest"]) for r in rows]
    assert told == [
        ("leads", "mills", "2016", 3, True),
        ("leads", "hives", "2019", 5, True),
        ("leads", "hives", "2016", 2, False),
        ("opens", "hives", "2019", 4, True),
    ]
    early = answer("clusters/criteria", as_of=REVIEW)
    assert {(r["org_id"], r["level"], r["is_latest"]) for r in early} == {
        ("mills", 3, True),
        ("hives", 2, True),
    }


@pytest.mark.usefixtures("_made_up")
def test_answers_add_up_to_the_group_and_under_five_nothing_is_told() -> None:
    rows = answer("clusters/survey", as_of=TODAY)
    for group, given in GIVEN.items():
        own = [r for r in rows if (r["org_id"], r["round"], r["partner_group"]) == ("hives", "2019", group)]
        if sum(given) < 5:  # one row: rows of the answers given would tell which they were
            [few] = own
            assert (few["answer"], few["respondents"], few["answers"], few["answer_pct"]) == (None,) * 4
            assert few["is_few"]
            continue
        assert [r["answer"] for r in own] == list(ANSWERS)
        assert [r["respondents"] for r in own] == list(given)
        assert {(r["answers"], r["is_few"]) for r in own} == {(sum(given), False)}
        assert [r["answer_pct"] for r in own] == [pytest.approx(100 * n / sum(given)) for n in given]
    order = list(dict.fromkeys((r["question"], r["org_id"], r["round"], r["partner_group"]) for r in rows))
    groups = sorted(GIVEN)
    assert order == [
        *((QUESTION, "hives", "2019", group) for group in groups),
        *((QUESTION, "hives", "2016", group) for group in groups),
        *((OTHER, "mills", "2016", group) for group in groups),
    ]
    latest = {(r["org_id"], r["question"], r["round"]) for r in rows if r["is_latest"]}
    assert latest == {("hives", QUESTION, "2019"), ("mills", OTHER, "2016")}
    assert {r["round"] for r in answer("clusters/survey", as_of=REVIEW)} == {"2016"}


@pytest.mark.usefixtures("_made_up")
def test_a_number_of_a_cluster_is_one_that_names_it() -> None:
    [row] = answer("clusters/numbers", as_of=TODAY)
    assert (row["org_id"], row["indicator_id"], row["measured"]) == ("mills", "members", 12)


def test_of_the_real_facts_every_phase_is_told() -> None:
    told = {
        (row["org_id"], row["round"], str(row["phase"])) for row in answer("clusters/phases", as_of=TODAY)
    }
    assert told == {(row["org_id"], row["round"], row["phase"]) for row in read("cluster_phases")}


def test_the_list_of_clusters_is_that_of_organisations() -> None:
    every = answer("organisations/list", as_of=TODAY)
    clusters = answer("organisations/list", as_of=TODAY, kind="cluster")
    drop = {"matches"}
    assert [{k: v for k, v in r.items() if k not in drop} for r in clusters] == [
        {k: v for k, v in r.items() if k not in drop} for r in every if r["kind"] == "cluster"
    ]
    kinds = {row["org_id"]: row["kind"] for row in read("organisations")}
    assert {kinds[row["org_id"]] for row in clusters} == {"cluster"}
    owned = [row for row in read("milestones") if row["owner_org_id"] == "paper_province"]
    [paper] = [row for row in clusters if row["org_id"] == "paper_province"]
    done = {row["milestone_id"] for row in read("milestone_events") if row["event"] == "done"}
    assert paper["milestones_done"] == sum(row["milestone_id"] in done for row in owned)
