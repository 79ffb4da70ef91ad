"""While a page is drawn, what it will ask is asked already: what it asked on the day before, in the same order.

DuckDB plans and answers without Python's lock, so a second processor that is free asks while the first one draws. The answers
are kept as all others are (query.py), and the page waits for those that are being made. What reads no table of the view is left
to the page: it can be asked beside the others.
"""

import datetime as dt
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from dataclasses import dataclass, field
from typing import Any

import queries

MOST_PAGES = 500  # each with the names and values of some fifteen questions
Asked = tuple[str, tuple[tuple[str, Any], ...]]  # a question and its values but for the day
Ask = Callable[[str, dict[str, Any]], object]
_log = logging.getLogger("follow_up")


@dataclass
class Run:
    """The run of one page on a day of an edition, and what it has asked so far."""

    edition: str
    day: dt.date
    asked: dict[Asked, None] = field(default_factory=dict)

    def note(self, name: str, edition: str, given: Mapping[str, Any]) -> None:
        """The page asks this. Of another day or edition than its own, or of two days, it says nothing about the next day."""
        if edition != self.edition or given.get("as_of") != self.day or {"since", "earlier"} & given.keys():
            return
        if queries.header(name).selection:
            frozen = {n: tuple(v) if isinstance(v, list) else v for n, v in given.items() if n != "as_of"}
            self.asked[name, tuple(sorted(frozen.items()))] = None


_now: ContextVar[Run | None] = ContextVar("_now", default=None)
_last: OrderedDict[Hashable, tuple[Asked, ...]] = OrderedDict()  # by page: what it asked, whatever the day
_alone = threading.Lock()


def now() -> Run | None:
    """The run that is under way, if what it asks is noted."""
    return _now.get()


@contextmanager
def asking(page: Hashable, edition: str, day: dt.date, ask: Ask, is_free: bool) -> Iterator[None]:
    """Note what a page asks meanwhile, for its next day; where a processor `is_free`, have `ask` ask ahead of it in a thread.

    `page` is all that the page is of but its day. `ask` is given a question and all its values.
    """
    run, over = Run(edition, day), threading.Event()
    with _alone:
        before = _last.get(page, ())
    if is_free and before:
        threading.Thread(target=copy_context().run, args=(_ask, before, day, ask, over), daemon=True).start()
    token = _now.set(run)
    try:
        yield
    finally:
        over.set()
        _now.reset(token)
        _keep(page, tuple(run.asked))


def _keep(page: Hashable, asked: tuple[Asked, ...]) -> None:
    with _alone:
        _last[page] = asked
        _last.move_to_end(page)
        while len(_last) > MOST_PAGES:
            _last.popitem(last=False)


def _ask(questions: tuple[Asked, ...], day: dt.date, ask: Ask, over: threading.Event) -> None:
    """Ask one after the other until the page is over."""
    for name, frozen in questions:
        if over.is_set():
            return
        given = {n: list(v) if isinstance(v, tuple) else v for n, v in frozen}
        try:
            ask(name, given | {"as_of": day})
        except queries.QueryError as fault:  # the page asks it itself, and says what is wrong
            _log.info("%s was not asked ahead of its page: %s", name, fault)
            return
