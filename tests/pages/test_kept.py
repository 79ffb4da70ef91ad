"""What is expensive is made once for all who ask for it at the same time, and kept while there is room."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from pages.ui.base.kept import Kept


def test_it_is_made_once_for_all_who_wait() -> None:
    kept, made, may_end = Kept[str](100), list[int](), threading.Event()

    def make() -> bytes:
        made.append(1)
        assert may_end.wait(10)
        return b"made"

    with ThreadPoolExecutor(8) as askers:
        waiting = [askers.submit(kept.of, "a", make) for _ in range(8)]
        may_end.set()
        assert {one.result(10) for one in waiting} == {b"made"}
    assert len(made) == 1


def test_who_waited_for_what_failed_tries_it_again() -> None:
    kept, tried, may_end = Kept[str](100), list[int](), threading.Event()

    def make() -> bytes:
        tried.append(1)
        assert may_end.wait(10)
        if len(tried) == 1:
            raise ValueError("the first fails")
        return b"made"

    with ThreadPoolExecutor(2) as askers:
        both = [askers.submit(kept.of, "a", make) for _ in range(2)]
        may_end.set()
        failed = [one.exception(10) for one in both]
    assert {type(fault) for fault in failed} == {type(None), ValueError}
    assert len(tried) == 2


def test_what_was_asked_for_longest_ago_goes_first_when_there_is_no_room() -> None:
    kept = Kept[str](10)
    for name in ("a", "b"):
        kept.of(name, lambda: b"12345")
    kept.of("a", lambda: pytest.fail("it is kept"))
    kept.of("c", lambda: b"1")
    assert (kept.has("a"), kept.has("b"), kept.has("c"), kept.bytes) == (True, False, True, 6)
