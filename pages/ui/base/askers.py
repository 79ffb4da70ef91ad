"""Who has asked for anything lately. One address alone may take all that there is; beside others it takes its share."""

import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LATELY = 2.0  # seconds
LONGEST_PAUSE = 0.03  # seconds: a short answer takes some 20 ms
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
        self._at.pop(asker, None)
        self._at[asker] = now
        while next(iter(self._at.values())) < now - LATELY:
            self._at.popitem(last=False)

    def is_alone(self, asker: str) -> bool:
        """Whether nobody else has asked lately."""
        since = time.monotonic() - LATELY
        return all(other == asker or at < since for other, at in [*self._at.items()][-2:])

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

    def give_way(self, asker: str) -> None:
        """Let the short answers of others be made first."""
        if self._short.total() > self._short[asker]:
            self._none_short.wait(LONGEST_PAUSE)


ASKERS = Askers()
_long_for: ContextVar[str | None] = ContextVar("_long_for", default=None)


@contextmanager
def long(asker: str) -> Iterator[None]:
    """What takes longer is made meanwhile, for this asker."""
    before = _long_for.set(asker)
    try:
        yield
    finally:
        _long_for.reset(before)


def give_way() -> None:
    """Between the parts of what takes longer: let the short answers of others be made first, but wait for none for long."""
    if (asker := _long_for.get()) is not None:
        ASKERS.give_way(asker)
