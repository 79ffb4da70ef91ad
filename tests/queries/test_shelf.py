"""A shelf opens a value once for all who wait, and never closes one that is in use."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from queries.shelf import Shelf


class Thing:
    """Something that counts how often it was closed."""

    def __init__(self) -> None:
        self.closed = 0

    def close(self) -> None:
        self.closed += 1


def test_a_dropped_value_is_closed_by_its_last_user() -> None:
    shelf: Shelf[int, Thing] = Shelf(1)
    with shelf.use(1, Thing) as first, shelf.use(1, Thing) as same:
        assert first is same
        with shelf.use(2, Thing) as second:
            assert len(shelf) == 1
            assert first.closed == 0
        with shelf.use(1, Thing) as another:
            assert another is not first
            assert second.closed == 1
    assert (first.closed, another.closed) == (1, 0)


def test_what_stays_is_not_counted_and_never_dropped() -> None:
    shelf: Shelf[int, Thing] = Shelf(1)
    shelf.stays = 0
    with shelf.use(0, Thing) as stays:
        pass
    for key in range(1, 6):
        with shelf.use(key, Thing):
            pass
    assert stays.closed == 0
    assert len(shelf) == 2


def test_a_dropped_value_is_given_to_nobody_new() -> None:
    shelf: Shelf[int, Thing] = Shelf(3)
    with shelf.use(1, Thing) as old:
        shelf.drop(1)
        with shelf.use(1, Thing) as new:
            shelf.drop(1, only=old)
            with shelf.use(1, Thing) as same:
                assert same is new is not old
        assert (old.closed, new.closed) == (0, 0)
    assert (old.closed, new.closed) == (1, 0)


def test_callers_of_one_key_share_one_opening_and_others_do_not_wait() -> None:
    shelf: Shelf[int, Thing] = Shelf(3)
    begun, go_on, opened = threading.Event(), threading.Event(), []

    def slow() -> Thing:
        begun.set()
        assert go_on.wait(10)
        opened.append(1)
        return Thing()

    def use(_: int) -> Thing:
        with shelf.use(1, slow) as thing:
            return thing

    with ThreadPoolExecutor(8) as threads:
        things = [threads.submit(use, n) for n in range(8)]
        assert begun.wait(10)
        with shelf.use(2, Thing):
            pass
        go_on.set()
        assert len({thing.result() for thing in things}) == 1
    assert opened == [1]


def test_what_cannot_be_opened_leaves_nothing_behind() -> None:
    shelf: Shelf[int, Thing] = Shelf(3)

    def fails() -> Thing:
        raise OSError("not today")

    with ExitStack() as stack, pytest.raises(OSError, match="not today"):
        stack.enter_context(shelf.use(1, fails))
    assert len(shelf) == 0
    with shelf.use(1, Thing) as thing:
        assert thing.closed == 0
