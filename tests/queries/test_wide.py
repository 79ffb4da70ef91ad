"""What is too wide to be written is read through, in the memory that an edition has, and changes no answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import queries
from data.publishing import editions
from queries import database, opened, wide
from tests.queries.answers import difference
from tests.queries.test_planning import answers, as_served

TABLES = "select table_name from duckdb_tables() where temporary"
VIEWS = "select view_name from duckdb_views() where temporary and not internal"


@pytest.fixture
def nothing_by_row_is_written(edition_root: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The edition as if it were large: opened anew before and after, as it counts its rows when it is opened."""
    place = database.place_of(queries.current_edition())
    monkeypatch.setattr(wide, "MOST_WRITTEN", 0)
    database._editions.drop(place)
    yield
    database._editions.drop(place)


def written(parts: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """The tables and the views that hold these parts of a view."""
    with database.selecting(queries.current_edition(), queries.view_defaults(), parts) as cursor:
        tables, views = ({str(name) for (name,) in cursor.execute(sql).fetchall()} for sql in (TABLES, VIEWS))
    return tables, views


@pytest.mark.long
def test_every_question_says_the_same_of_what_is_not_written(request: pytest.FixtureRequest) -> None:
    served = as_served()
    request.getfixturevalue("nothing_by_row_is_written")
    faults = [
        (name, fault)
        for (name, rows), (_, read) in zip(served, answers(), strict=True)
        if (fault := difference(rows, read))
    ]
    assert faults == []
    assert sum(len(rows) for _, rows in served) > 1000


@pytest.mark.usefixtures("nothing_by_row_is_written")
def test_what_has_a_row_for_each_amount_is_not_written_and_sums_are() -> None:
    tables, views = written(("counted", "counted_sums", "projects", "milestones", "lines"))
    assert views == {"selected_counted", "selected_projects", "selected_milestones"}
    assert tables == {"selected_chosen", "selected_counted_sums", "selected_lines"}


@pytest.mark.usefixtures("edition_root")
def test_an_edition_of_thousands_of_rows_is_written() -> None:
    tables, views = written(("counted", "projects"))
    assert {
        "selected_chosen",
        "selected_counted",
        "selected_projects",
    } <= tables  # and what else was asked of the view
    assert views == set()


@pytest.mark.usefixtures("edition_root")
def test_questions_of_a_large_edition_may_take_half_the_size_of_its_database_and_two_threads(
    tmp_path: Path,
) -> None:
    large = tmp_path / "large.duckdb"
    with large.open("wb") as file:
        file.truncate(3_000_000_000)  # a hole: it takes no room on the disk
    small = database.place_of(queries.current_edition()) / editions.DATABASE
    assert (opened._memory(large), opened._threads(large)) == ("1500000000B", "2")
    assert (opened._memory(small), opened._threads(small)) == ("512MB", "1")
