"""Who asks beside whom, and who gives way to whom."""

import threading
import time

import pytest

from pages.ui.base import askers
from pages.ui.base.askers import Askers
from pages.ui.frame.turns import Turns


def test_an_asker_is_alone_until_another_asks_and_again_when_that_one_has_been_quiet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    seen = Askers()
    seen.note("a")
    assert seen.is_alone("a")
    assert not seen.is_alone("b")
    seen.note("b")
    seen.note("a")
    assert not seen.is_alone("a")
    now += askers.LATELY + 0.1
    assert seen.is_alone("a")
    seen.note("a")
    assert len(seen._at) == 1, "who has been quiet is forgotten"


def test_this_machine_is_one_asker_for_pages_and_routes() -> None:
    assert askers.name(None) == askers.name("127.0.0.1") == askers.name("::1") == ""
    assert askers.name("192.0.2.1") == "192.0.2.1"


def test_what_is_long_waits_for_short_answers_of_others_but_not_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen, order, waits = Askers(), list[str](), threading.Event()
    monkeypatch.setattr(askers, "ASKERS", seen)
    monkeypatch.setattr(askers, "LONGEST_PAUSE", 10.0)
    monkeypatch.setattr(askers, "LONGEST_IN_ALL", 10.0)

    def make_a_page() -> None:
        with askers.long("greedy"):
            waits.set()
            askers.give_way()
            order.append("page")

    with seen.short("greedy"):
        page = threading.Thread(target=make_a_page)
        page.start()
        page.join(5)
        assert order == ["page"], "nobody waits for an answer of one's own"
    with seen.short("other"):
        waits.clear()
        page = threading.Thread(target=make_a_page)
        page.start()
        assert waits.wait(5)
        page.join(0.05)
        order.append("answer")
    page.join(5)
    assert order == ["page", "answer", "page"]
    monkeypatch.setattr(askers, "LONGEST_IN_ALL", 0.05)
    began = time.monotonic()
    with seen.short("other"), askers.long("greedy"):
        for _ in range(1_000_000):
            askers.give_way()
    assert time.monotonic() - began >= 0.05, "all that a page waits for others, however often it is asked to"


def test_one_address_has_all_turns_when_alone_and_one_beside_others(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Askers()
    monkeypatch.setattr("pages.ui.frame.turns.ASKERS", seen)
    monkeypatch.setattr(askers, "LATELY", 60.0)
    turns, may_end = Turns(at_once=2), threading.Event()
    at_work: list[str] = []

    def take(asker: str) -> None:
        with turns.taken(asker, lambda _: None):
            at_work.append(asker)
            assert may_end.wait(10)

    def started(asker: str) -> threading.Thread:
        thread = threading.Thread(target=take, args=(asker,))
        thread.start()
        return thread

    def until(count: int, waiting: int) -> None:
        for _ in range(1000):
            if len(at_work) == count and turns.waiting() == waiting:
                return
            time.sleep(0.005)
        pytest.fail(f"{at_work} at work, {turns.waiting()} wait")

    threads = [started("greedy"), started("greedy")]
    until(2, 0)
    may_end.set()
    for thread in threads:
        thread.join(10)
    may_end.clear()
    at_work.clear()
    seen.note("other")  # asks a route
    threads = [started("greedy"), started("greedy")]
    until(1, 1)
    threads.append(started("other"))
    until(2, 1)
    assert sorted(at_work) == ["greedy", "other"]
    may_end.set()
    for thread in threads:
        thread.join(10)
    assert at_work.count("greedy") == 2
