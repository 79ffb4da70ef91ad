"""What a page will ask is asked ahead of it: the questions of its day before, with the answers it would have got itself."""

import datetime as dt
import pickle
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

import queries
from pages.ui.address import view
from pages.ui.base.kept import Kept
from pages.ui.figure import capture
from pages.ui.rows import ahead, query

FIRST, NEXT = dt.date(2017, 5, 11), dt.date(2019, 6, 12)


@pytest.fixture(autouse=True)
def _nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "ANSWERS", Kept[query.Key](query.MOST_BYTES))
    ahead._last.clear()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Each question that is asked, and whether the page asked it itself."""
    found: list[tuple[str, bool]] = []
    rows, own = queries.rows, threading.get_ident()

    def noted(name: str, **given: Any) -> list[queries.Row]:
        found.append((name, threading.get_ident() == own))
        return rows(name, **given)

    monkeypatch.setattr(queries, "rows", noted)
    return found


@contextmanager
def page(path: str, day: dt.date, is_free: bool = True) -> Iterator[None]:
    """The page of a reader who looks at a day; what it draws is run meanwhile."""
    with query.asking_ahead(path, queries.current_edition(), day, is_free):
        yield


def run(path: str, day: dt.date) -> None:
    capture.run(view.at(f"/{path}?as_of={day}"))


def of_the_view(asked: list[tuple[str, bool]]) -> list[str]:
    """The questions that read tables of the view, in the order in which they were asked."""
    return [name for name, _ in asked if queries.header(name).selection]


def wait_for(count: int) -> None:
    """Until so many answers are kept."""
    until = time.monotonic() + 30
    while len(query.ANSWERS._kept) < count and time.monotonic() < until:
        time.sleep(0.01)


@pytest.mark.parametrize("path", ["", "finansiering", "projekt", "milstolpar"])
def test_the_next_day_finds_the_answers_that_it_would_have_got_itself(
    path: str, asked: list[tuple[str, bool]]
) -> None:
    with page(path, FIRST):
        run(path, FIRST)
    assert all(by_page for _, by_page in asked)
    before = of_the_view(asked)
    assert len(before) > 3
    asked.clear()
    query.ANSWERS = Kept(query.MOST_BYTES)
    with page(path, NEXT):
        wait_for(len(before))
        assert [name for name, _ in asked] == before
        assert not any(by_page for _, by_page in asked)
        for (edition, name, frozen), kept in [*query.ANSWERS._kept.items()]:
            values = {n: list(v) if isinstance(v, tuple) else v for n, v in frozen}
            assert pickle.loads(kept) == queries.rows(name, edition=edition, **values), (name, values)
        asked.clear()
        run(path, NEXT)
    assert of_the_view(asked) == [], "the page asked what had been asked ahead of it"


def test_nothing_is_asked_ahead_while_no_processor_is_free(asked: list[tuple[str, bool]]) -> None:
    for day in (FIRST, NEXT):
        with page("finansiering", day, is_free=False):
            run("finansiering", day)
    assert len(asked) > 10
    assert all(by_page for _, by_page in asked)


def test_another_page_is_not_asked_for(asked: list[tuple[str, bool]]) -> None:
    with page("finansiering", FIRST):
        run("finansiering", FIRST)
    asked.clear()
    with page("projekt", NEXT):
        time.sleep(0.2)
    assert asked == []


def test_what_is_of_two_days_of_another_edition_or_of_no_view_is_left_to_the_page() -> None:
    run = ahead.Run("this", FIRST)
    run.note("funding/total", "this", {"as_of": FIRST, "areas": ["s2_food"]})
    run.note("funding/total", "other", {"as_of": FIRST})
    run.note("funding/total", "this", {"as_of": NEXT})
    run.note("changes/by_area", "this", {"as_of": FIRST, "since": NEXT})
    run.note("notes/list", "this", {"as_of": FIRST})
    assert [*run.asked] == [("funding/total", (("areas", ("s2_food",)),))]


def test_a_question_that_fails_ahead_of_its_page_is_asked_by_the_page() -> None:
    tried: list[str] = []

    def refused(name: str, given: dict[str, Any]) -> None:
        tried.append(name)
        raise queries.TooMuch("It took longer than five seconds.")

    with ahead.asking("page", "this", FIRST, refused, True):
        for name in ("funding/total", "funding/by_group"):
            ahead.now().note(name, "this", {"as_of": FIRST})  # type: ignore[union-attr]
    with ahead.asking("page", "this", NEXT, refused, True):
        time.sleep(0.2)
    assert tried == ["funding/total"]


def test_the_pages_asked_for_longest_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "MOST_PAGES", 3)
    for number in range(5):
        with ahead.asking(number, "this", FIRST, lambda name, given: None, False):
            pass
    assert [*ahead._last] == [2, 3, 4]
