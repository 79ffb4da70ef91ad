"""The answers that are there before anybody asks are those that would be given, on every day, and a page asks little besides."""

import asyncio
import datetime as dt
import logging
import signal
from collections.abc import Sequence
from typing import Any

import pytest

import queries
from pages.ui.address import view
from pages.ui.address.view import View
from pages.ui.base import clock
from pages.ui.base.kept import Kept
from pages.ui.frame import kept_views
from pages.ui.frame.kept_views import Sent, Views
from pages.ui.rows import query
from pages.ui.rows.ahead import Ahead, without_day
from pages.ui.server import every_day_ahead, warming
from tests.pages.conftest import TODAY

PATHS = [here.path for here in every_day_ahead.pages()]
STEP = 180  # each so many-th of the days on which something changes
LAST = dt.date(2014, 6, 30)
Question = tuple[str, dict[str, Any]]


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Ahead:
    """Answers of our own, none at first."""
    made = Ahead()
    monkeypatch.setattr(query, "AHEAD", made)
    monkeypatch.setattr(warming, "AHEAD", made)
    return made


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """What pages ask the database from here on."""
    noted: list[Question] = []
    ask = queries.rows

    def rows(name: str, **given: Any) -> list[query.Row]:
        noted.append((name, given))
        return ask(name, **given)

    monkeypatch.setattr(queries, "rows", rows)
    return noted


def sent_on(path: str, day: dt.date, monkeypatch: pytest.MonkeyPatch) -> Sent:
    """What a browser is sent for a page on a day, if nobody has been there before."""
    monkeypatch.setattr(kept_views, "VIEWS", Views())
    monkeypatch.setattr(query, "ANSWERS", Kept(query.MOST_BYTES))
    return warming.made(view.at(View(path, {}).url(as_of=day)))[1]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_the_same_with_answers_that_are_there_and_asks_for_none_of_them(
    path: str, store: Ahead, questions: list[Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = view.at(f"/{path}")
    wanted = every_day_ahead.asked(here)
    first_days = every_day_ahead.days(here)
    on = [*first_days[:2], *first_days[::STEP]]
    # as a day begins, and in between, where a day before stands for it
    days = [*on, *(day + dt.timedelta(days=1) for day in on if day + dt.timedelta(days=1) not in first_days)]
    before = [sent_on(path, day, monkeypatch) for day in days]
    asked_before = len(questions)
    for asked, answers in every_day_ahead.answers(wanted, on):
        assert store.keep(asked, answers)
    questions.clear()
    assert [sent_on(path, day, monkeypatch) for day in days] == before
    assert len(questions) < asked_before / 2
    for name, given in questions:
        values = tuple((key, tuple(v) if isinstance(v, list) else v) for key, v in sorted(given.items()))
        of = tuple(pair for pair in values if pair[0] != "edition")
        assert without_day(here.edition, name, of) not in wanted or given["as_of"] not in on


def test_a_process_answers_for_the_server(
    store: Ahead, questions: list[Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = queries.current_edition()
    monkeypatch.setattr(clock, "today", lambda: LAST)
    asyncio.run(warming._answered_ahead(edition, LAST.isoformat()))
    assert 0 < store.bytes < 1_000_000
    here = view.at("/finansiering?as_of=2014-03-05")
    there = query.rows("funding/total", here)
    assert questions == []
    monkeypatch.setattr(query, "AHEAD", Ahead())
    monkeypatch.setattr(query, "ANSWERS", Kept(query.MOST_BYTES))
    assert query.rows("funding/total", here) == there
    assert [name for name, _ in questions] == ["funding/total"]


@pytest.mark.parametrize(("most_bytes", "shown_next"), [(0, ""), (1_000_000, "another.2026-11-22")])
def test_its_process_ends_where_there_is_no_more_room_or_another_edition(
    store: Ahead, most_bytes: int, shown_next: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = queries.current_edition()
    begun: list[asyncio.subprocess.Process] = []
    begin = asyncio.create_subprocess_exec

    async def noted(*args: Any, **options: Any) -> asyncio.subprocess.Process:
        begun.append(await begin(*args, **options))
        return begun[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    monkeypatch.setattr(warming, "_stand", lambda: shown_next or f"{edition}.{TODAY}")
    monkeypatch.setattr(store, "most_bytes", most_bytes)
    asyncio.run(warming._answered_ahead(edition, TODAY.isoformat()))
    assert store.bytes == 0
    assert [process.returncode for process in begun] == [-signal.SIGKILL], "with most days still to come"


def test_fewer_days_are_asked_at_once_where_many_are_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    here = view.at("/projekt")
    wanted, on = every_day_ahead.asked(here), every_day_ahead.days(here)[:30]
    whole = list(every_day_ahead.answers(wanted, on))
    on_days = queries.on_days

    def limited(edition: str, days: Sequence[Any]) -> Any:
        if len(days) > 20:
            raise queries.TooMuch(f"{len(days)} days")
        return on_days(edition, days)

    monkeypatch.setattr(queries, "on_days", limited)
    parts: dict[Any, dict[dt.date, bytes]] = {}
    for asked, answers in every_day_ahead.answers(wanted, on):
        assert len(answers) <= 12
        parts[asked] = parts.get(asked, {}) | dict(answers)
    assert parts == {asked: dict(answers) for asked, answers in whole}


def test_what_takes_too_long_or_is_too_much_is_left_to_the_reader(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    here = view.at("/projekt")
    wanted, on = every_day_ahead.asked(here), every_day_ahead.days(here)[:3]
    caplog.set_level(logging.INFO)
    without = [(wanted[0][0], "projects/total", (("no_such_parameter", 1),))]
    assert list(every_day_ahead.answers(without, on)) == []
    assert f"Days up to {on[0]} are not answered before they are asked for" in caplog.text
    monkeypatch.setattr(every_day_ahead, "MOST_SECONDS", 0.0)
    assert list(every_day_ahead.answers(wanted, on)) == []


def test_answers_are_of_one_edition_and_take_the_room_that_they_have() -> None:
    answers, first, later = Ahead(most_bytes=10), dt.date(2015, 1, 1), dt.date(2016, 1, 1)
    asked, other = ("one", "a/b", (("by", "area"),)), ("two", "a/b", (("by", "area"),))
    same = b"123456"
    assert answers.keep(asked, {first: same, later: same}), "twice the same takes the room of one"
    assert answers.find("one", "a/b", (("as_of", later), ("by", "area"))) == same
    assert answers.find("one", "a/b", (("as_of", later), ("by", "funder"))) is None
    assert answers.find("two", "a/b", (("as_of", later), ("by", "area"))) is None
    assert not answers.keep(asked, {dt.date(2017, 1, 1): b"12345"})
    assert answers.find("one", "a/b", (("as_of", first), ("by", "area"))) == same
    assert answers.keep(other, {first: b"1234567890"})
    assert answers.find("one", "a/b", (("as_of", first), ("by", "area"))) is None
