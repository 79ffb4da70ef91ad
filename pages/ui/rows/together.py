"""When readers wait, each for another day of the same view, the questions of the first page are asked for all their days at once.

Planning is most of a question's time (queries/every_day.py): a hundred days together cost as much as six asked one by one.
The answers are kept, and the pages of the other readers find them.
"""

import datetime as dt
import logging
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import queries

FEWEST = 6  # days; fewer are asked one by one
MOST = 100  # days, which bounds what the first of them waits for the others
_PATIENCE = 10.0  # seconds to wait for what another page asks
_log = logging.getLogger("follow_up")


@dataclass(frozen=True)
class Wish:
    """The day that a reader waits for, and of which view: all that the address holds besides."""

    view: Hashable
    day: dt.date


class Together:
    """The run of one page, and the days of those who wait for the same view."""

    def __init__(self, wish: Wish, waiting: Callable[[], Sequence[object]]) -> None:
        self.days: tuple[dt.date, ...] = ()  # that are asked about; none until the page asks what is not kept
        self._wish, self._waiting = wish, waiting
        self._asked = threading.Event()  # all that the page asks
        self._open = ExitStack()
        self._of: dict[str, Callable[..., list[list[queries.Row]]]] = {}

    def join(self) -> None:
        """Before something is asked: find those who wait, or wait for the page that asks about this day already."""
        if self.days:
            return
        with _alone:
            other = _under_way.get(self._wish.view)
            if other is None:
                self.days = self._wanted()
                if self.days:
                    _under_way[self._wish.view] = self
        if other is not None and self._wish.day in other.days:
            other._asked.wait(_PATIENCE)

    def _wanted(self) -> tuple[dt.date, ...]:
        same = [w.day for w in self._waiting() if isinstance(w, Wish) and w.view == self._wish.view]
        days = tuple(dict.fromkeys([self._wish.day, *same]))[:MOST]
        return days if len(days) >= FEWEST else ()

    def rows(self, name: str, edition: str, own: dict[str, Any]) -> list[list[queries.Row]] | None:
        """The rows of each of the days under these other values; None where that is too much to ask at once."""
        try:
            if edition not in self._of:
                days = [{"as_of": day} for day in self.days]
                self._of[edition] = self._open.enter_context(queries.on_days(edition, days))
            return self._of[edition](name, **own)
        except queries.QueryError as fault:
            _log.warning("%s was not asked of %s days together: %s", name, len(self.days), fault)
            return None

    def close(self) -> None:
        """Let those go on who wait for the answers."""
        with _alone:
            if self.days:
                del _under_way[self._wish.view]
        self._asked.set()
        self._open.close()


_under_way: dict[Hashable, Together] = {}  # by view
_alone = threading.Lock()
_of_run: ContextVar[Together | None] = ContextVar("_of_run", default=None)


def now() -> Together | None:
    """The run that may ask about the days of others besides its own, if this is one."""
    return _of_run.get()


@contextmanager
def asking(wish: Wish, waiting: Callable[[], Sequence[object]]) -> Iterator[None]:
    """What is asked meanwhile is asked for those who wait for other days of the view as well."""
    run = Together(wish, waiting)
    before = _of_run.set(run)
    try:
        yield
    finally:
        _of_run.reset(before)
        run.close()
