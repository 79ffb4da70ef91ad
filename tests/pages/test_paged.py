"""Of rows that may be many a page asks for those that it shows; its sums and files are of all."""

from dataclasses import replace

import pytest

from pages.ui.address import view
from pages.ui.figure import arranged, figure
from pages.ui.rows import query, rowsets
from pages.ui.rows.paged import Paged
from tests.pages import rig

KINDS = ("funding", "projects", "milestones", "flow_money", "flow_projects")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", [1, 2, 99_999])
def test_a_page_asks_for_the_rows_that_it_shows(kind: str, page: int) -> None:
    shown = rig.run(view.at(f"/rader?rows={kind}&scope=all&page={page}"))
    answers = [answer.rows for answer in shown.answers if answer.question == rowsets.QUESTION[kind]]
    assert 0 < max(map(len, answers)) <= arranged.PAGE_SIZE
    found = shown.figure("rows")
    whole = replace(found, rows=list(found.rows))
    assert len(whole.rows) == len(found.rows) > arranged.PAGE_SIZE
    assert figure.table_html(shown.view, found, bare=False) == figure.table_html(
        shown.view, whole, bare=False
    )


@pytest.mark.parametrize("how", ["rows:::-counted", "rows:::project", "rows::funder"])
def test_rows_in_an_order_of_the_readers_own_are_all_asked_for(how: str) -> None:
    shown = rig.run(view.at(f"/rader?rows=funding&scope=all&table={how}"))
    found = shown.figure("rows")
    whole = replace(found, rows=query.rows("funding/rows", shown.view))
    assert figure.table_html(shown.view, found, bare=False) == figure.table_html(
        shown.view, whole, bare=False
    )


def test_some_of_the_rows_are_as_of_a_list() -> None:
    paged = Paged("funding/rows", view.at("/rader?rows=funding&scope=all"), 10)
    whole = list(paged)
    assert len(whole) == len(paged) > 40
    for part in (
        slice(0, 10),
        slice(20, 30),
        slice(22, 27),
        slice(5, 15),
        slice(-3, None),
        slice(None, None, 7),
    ):
        assert list(paged[part]) == whole[part]
    assert list(paged[len(whole) :]) == []
    assert (paged[0], paged[33], paged[-1]) == (whole[0], whole[33], whole[-1])
    with pytest.raises(IndexError):
        paged[len(whole)]
    assert paged.total("value") == pytest.approx(sum(row["value"] for row in whole))


def test_the_page_of_another_table_does_not_follow_into_the_rows() -> None:
    assert "page" not in rowsets.url(view.at("/projekt?page=3"), "projects")
