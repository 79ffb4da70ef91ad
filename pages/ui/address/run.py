"""What the running page is of, throughout: one edition, one day, and how its words are made."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

import queries
from pages.ui.base import clock
from pages.ui.base.words import Words

_P = ParamSpec("_P")
_T = TypeVar("_T")
_edition: ContextVar[str] = ContextVar("_edition", default="")
_day: ContextVar[dt.date | None] = ContextVar("_day", default=None)
_words: ContextVar[Callable[[str], Words] | None] = ContextVar("_words", default=None)


def begin(edition: str, today: dt.date) -> None:
    """From here on the running page is of this edition and this day throughout, whatever is published meanwhile."""
    _edition.set(edition)
    _day.set(today)


def stand() -> str:
    """What the running page is of: `<edition>.<day>`."""
    return f"{edition()}.{today()}"


def of_one_edition(answer: Callable[_P, _T]) -> Callable[_P, _T]:
    """An answer of the edition that is in use when it begins, throughout; a page in the making has its own already."""

    @wraps(answer)
    def answered(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        before = _edition.set(edition())
        try:
            return answer(*args, **kwargs)
        finally:
            _edition.reset(before)

    return answered


def edition() -> str:
    """The edition of what is being made, else the one in use."""
    return _edition.get() or queries.current_edition()


def today() -> dt.date:
    """The day that the running page takes for today."""
    return _day.get() or clock.today()


@contextmanager
def worded(by: Callable[[str], Words]) -> Iterator[None]:
    """Views that are made meanwhile have the words that this gives for their language."""
    before = _words.set(by)
    try:
        yield
    finally:
        _words.reset(before)


def words(lang: str) -> Words:
    """The words of a language, made as `worded` says."""
    return (_words.get() or Words)(lang)
