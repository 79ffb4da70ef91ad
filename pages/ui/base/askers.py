"""Which addresses have sent requests lately. One alone may take everything; beside others it takes its share."""

import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import islice

LATELY = 2.0  # seconds
LONGEST_PAUSE = 0.03  # seconds: a short answer takes some 20 ms
LONGEST_IN_ALL = 0.3  # seconds that a page is made to wait, whoever asks for short answers and how often
_THIS_MACHINE = ("127.0.0.1", "::1")  # Streamlit gives no address for them


def name(address: str | None) -> str:
    """What an asker is called, whether Streamlit or a route tells the address."""
    return "" if address is None or address in _THIS_MACHINE else address


class Askers:
    """The askers of the last seconds."""

    def __init__(self) -> None:
        self._at: OrderedDict[str, float] = OrderedDict()  # the latest last
        self._short: Counter[str] = Counter()  # short answers that are being made
        self._none_short = threading.Event()
        self._alone = threading.Lock()

    def note(self, asker: str) -> None:
        """This one asks now."""
        now = time.monotonic()
        with self._alone:
            self._at.pop(asker, None)
            self._at[asker] = now
            while next(iter(self._at.values())) < now - LATELY:
                self._at.popitem(last=False)

    def is_alone(self, asker: str) -> bool:
        """Whether nobody else has asked lately."""
        since = time.monotonic() - LATELY
        with self._alone:
            return all(other == asker or at < since for other, at in islice(reversed(self._at.items()), 2))

    @contextmanager
    def short(self, asker: str) -> Iterator[None]:
        """A short answer is being made, to which what takes longer gives way."""
        with self._alone:
            self._short[asker] += 1
            self._none_short.clear()
        try:
            yield
        finally:
            with self._alone:
                self._short -= Counter((asker,))
                if not self._short:
                    self._none_short.set()

    def give_way(self, asker: str, seconds: float) -> float:
        """Let the short answers of others be made first, for so long at most; gives how long that took."""
        if seconds <= 0 or self._short.total() <= self._short[asker]:
            return 0.0
        began = time.monotonic()
        self._none_short.wait(seconds)
        return time.monotonic() - began


ASKERS = Askers()
_long: ContextVar["_Long | None"] = ContextVar("_long", default=None)


@dataclass
class _Long:
    """What takes longer: for whom it is made, and for how many seconds more it may be made to wait."""

    asker: str
    patience: float


@contextmanager
def long(asker: str) -> Iterator[None]:
    """What takes longer is made meanwhile, for this asker."""
    before = _long.set(_Long(asker, LONGEST_IN_ALL))
    try:
        yield
    finally:
        _long.reset(before)


def give_way() -> None:
    """Between the parts of what takes longer: let the short answers of others be made first, but wait for none for long."""
    if (mine := _long.get()) is not None:
        mine.patience -= ASKERS.give_way(mine.asker, min(LONGEST_PAUSE, mine.patience))
