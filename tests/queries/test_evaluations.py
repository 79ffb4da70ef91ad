"""Evaluations, applications and programmes, counted again from the files in plain Python."""

import datetime as dt

import pytest

from queries import rows as answer
from tests.queries.asking import read

TODAY, REVIEW, SUMMER = dt.date(2026, 11, 29), dt.date(2020, 12, 31), dt.date(2018, 9, 1)


def test_silence_in_the_file_is_silence_in_the_register() -> None:
    listed = {row["evaluation_id"]: row for row in answer("evaluations/list", as_of=TODAY)}
    files = {row["evaluation_id"]: row for row in read("evaluations")}
    assert set(listed) == set(files)
    for key, row in files.items():
        for column in ("evaluator_sv", "conclusion_en", "recommendation_sv", "follow_up_en"):
            assert (listed[key][column] or "") == row[column]
    stated = [
        sum(bool(row[f"{part}_sv"]) for row in files.values()) for part in ("conclusion", "recommendation")
    ]
    assert (len(files), *stated) == (8, 3, 2)


def test_an_evaluation_is_known_from_its_day_and_one_without_a_day_always() -> None:
    early = {row["evaluation_id"] for row in answer("evaluations/list", as_of=dt.date(2015, 1, 1))}
    assert early == {"growth_programme_book", "open_days", "region_university", "universities_oecd"}
    assert "six_years" not in {row["evaluation_id"] for row in answer("evaluations/list", as_of=REVIEW)}
    assert "academy_oecd" in {row["evaluation_id"] for row in answer("evaluations/list", as_of=REVIEW)}


def test_what_is_tied_to_an_evaluation_is_what_the_file_ties() -> None:
    tied = {(row["evaluation_id"], row["row_id"]) for row in answer("evaluations/since", as_of=TODAY)}
    named = {
        (row["evaluation_id"], key)
        for row in read("evaluations")
        for key in f"{row['milestone_ids']};{row['note_ids']}".split(";")
        if key
    }
    assert tied == named


def test_a_rate_is_there_only_where_both_numbers_are() -> None:
    rounds = {row["round_id"]: row for row in answer("evaluations/rounds", as_of=TODAY)}
    both = {row["round_id"] for row in read("application_rounds") if row["granted"] and row["applications"]}
    assert (
        {key for key, row in rounds.items() if row["rate_pct"] is not None}
        == both
        == {"vision_driven_health_1"}
    )
    assert rounds["vision_driven_health_1"]["rate_pct"] == pytest.approx(100 * 15 / 71)


def test_a_decision_is_not_told_before_its_day() -> None:
    rounds = {row["round_id"]: row for row in answer("evaluations/rounds", as_of=SUMMER)}
    assert "vision_driven_health_1" not in rounds
    assert (rounds["vinnvaxt_2018"]["day_from"], rounds["s3_pilot_2018"]["approved"]) == (None, 2)


def test_programmes_are_the_statements_of_that_kind() -> None:
    kinds = ("pilot", "good_practice", "programme")
    listed = {row["statement_id"] for row in answer("evaluations/programmes", as_of=TODAY)}
    assert listed == {row["statement_id"] for row in read("statements") if row["kind"] in kinds}
