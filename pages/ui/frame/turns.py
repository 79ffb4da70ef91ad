"""Whose turn it is to have a page made. Few are made at once, and the addresses that wait are served in rotation.

More at once would not be faster, since Python runs one thread at a time; it would only make everyone wait for everyone,
and the server too slow to answer `/ready`. Rotation keeps one address with many sockets from taking all turns, and while
anybody else asks for anything, an address has one turn at a time.
"""

import threading
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pages.ui.base.askers import ASKERS

AT_ONCE = 2
MOST_WAITING = 200  # more would wait longer than a reader does
TOLD_AFTER = 1.0  # seconds; who waits less is told nothing
TOLD_EVERY = 2.0
# What needs no turn, a few ms each: hundreds at the same moment would leave the server no time to answer anything else.
FEW = threading.BoundedSemaphore(2)


class Full(Exception):
    """So many wait already that another one is turned away."""


class _Waiting:
    """Someone who waits: the event is set when it is their turn."""

    def __init__(self, wants: object) -> None:
        self.called, self.wants = threading.Event(), wants


class Turns:
    """A queue per asker, served in rotation; `at_once` turns are taken at any time."""

    def __init__(self, at_once: int = AT_ONCE, most_waiting: int = MOST_WAITING) -> None:
        self._at_once, self._free, self._most = at_once, at_once, most_waiting
        self._held: Counter[str] = Counter()
        self._queues: OrderedDict[str, deque[_Waiting]] = OrderedDict()  # in the order of their next turn
        self._lock = threading.Lock()

    @contextmanager
    def taken(
        self, asker: str, tell: Callable[[int], None], wants: object = None
    ) -> Iterator[Callable[[], list[object]]]:
        """Hold a turn. While waiting, `tell` is called with the number of those before; it may raise to give up.

        Gives what lists the `wants` of those who wait, whoever comes next first. Raises Full.
        """
        mine = self._queued(asker, wants)
        try:
            self._wait(mine, tell)
            yield self._wanted
        finally:
            self._left(asker, mine)

    def waiting(self) -> int:
        """How many wait."""
        with self._lock:
            return sum(map(len, self._queues.values()))

    def before(self, mine: _Waiting) -> int:
        """How many are served before this one, if nobody else comes."""
        with self._lock:
            for place, other in enumerate(self._in_order()):
                if other is mine:
                    return place
        return 0

    def _wanted(self) -> list[object]:
        with self._lock:
            return [other.wants for other in self._in_order()]

    def _in_order(self) -> Iterator[_Waiting]:
        """Those who wait in the order in which they will be served."""
        longest = max(map(len, self._queues.values()), default=0)
        for rank in range(longest):
            yield from (queue[rank] for queue in self._queues.values() if rank < len(queue))

    def _queued(self, asker: str, wants: object) -> _Waiting:
        mine = _Waiting(wants)
        with self._lock:
            ASKERS.note(asker)
            self._queues.setdefault(asker, deque()).append(mine)
            self._hand_out()
            if not mine.called.is_set() and sum(map(len, self._queues.values())) > self._most:
                self._take_out(asker, mine)
                raise Full
        return mine

    def _wait(self, mine: _Waiting, tell: Callable[[int], None]) -> None:
        until = time.monotonic() + TOLD_AFTER
        while not mine.called.wait(max(0.0, until - time.monotonic())):
            tell(self.before(mine))
            until = time.monotonic() + TOLD_EVERY

    def _left(self, asker: str, mine: _Waiting) -> None:
        """Hand the turn on, or leave the queue where it never came."""
        with self._lock:
            if not mine.called.is_set():
                self._take_out(asker, mine)
                return
            self._free += 1
            self._held -= Counter((asker,))
            self._hand_out()

    def _hand_out(self) -> None:
        """Give the free turns to those who come next and may have one more."""
        while self._free and (asker := next(filter(self._may_have_more, self._queues), None)) is not None:
            self._free -= 1
            self._held[asker] += 1
            queue = self._queues[asker]
            queue.popleft().called.set()
            if queue:
                self._queues.move_to_end(asker)
            else:
                del self._queues[asker]

    def _may_have_more(self, asker: str) -> bool:
        return self._held[asker] < (self._at_once if ASKERS.is_alone(asker) else 1)

    def _take_out(self, asker: str, mine: _Waiting) -> None:
        self._queues[asker].remove(mine)
        if not self._queues[asker]:
            del self._queues[asker]


TURNS = Turns()
