"""Rows that a question gives a page at a time are those that it gives at once, with what they are altogether."""

from typing import Any

import pytest

import queries
from tests.truth.plain import LATER

PAGED = [
    name
    for name in queries.names()
    if any(param.name == "page_rows" for param in queries.header(name).params)
]
ASKED: tuple[dict[str, Any], ...] = (
    {},
    {"scope": "all"},
    {"areas": ["s1_forest_bioeconomy"], "scope": "all"},
)


def test_questions_of_many_rows_give_them_a_page_at_a_time() -> None:
    assert {"funding/rows", "projects/rows", "milestones/rows"} <= {*PAGED}


@pytest.mark.parametrize("name", PAGED)
@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_the_pages_of_a_question_are_its_rows(name: str, asked: dict[str, Any]) -> None:
    whole = queries.rows(name, as_of=LATER, **asked)
    size = max(2, len(whole) // 6)
    pages = [queries.rows(name, as_of=LATER, page_rows=size, page=number, **asked) for number in range(1, 10)]
    assert [row for page in pages for row in page] == whole
    assert len(pages[0]) == min(size, len(whole))
    assert {row["matches"] for row in whole} <= {len(whole)}
    if whole and "total_value" in whole[0]:
        assert whole[0]["total_value"] == pytest.approx(sum(row["value"] for row in whole), abs=1e-4)


@pytest.mark.parametrize("name", PAGED)
def test_without_a_size_all_rows_stand_on_every_page(name: str) -> None:
    assert queries.rows(name, as_of=LATER, page=3) == queries.rows(name, as_of=LATER)
