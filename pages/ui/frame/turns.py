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
from pages.ui.base.words import Words

AT_ONCE = 2
MOST_WAITING = 200  # more would wait longer than a reader does
TOLD_AFTER = 1.0  # seconds; shorter waits go unannounced
TOLD_EVERY = 2.0
# What needs no turn, a few ms each: hundreds at the same moment would leave the server no time to answer anything else.
FEW = threading.BoundedSemaphore(2)


class Full(Exception):
    """So many wait already that another one is turned away."""


class Waiting:
    """Someone who waits: `call` is called once, when it is their turn."""

    def __init__(self, call: Callable[[], object], wants: object) -> None:
        self.call, self.wants, self.is_called = call, wants, False


class Turns:
    """A queue per asker, served in rotation; `at_once` turns are taken at any time, `share` of them by one beside others."""

    def __init__(self, at_once: int = AT_ONCE, most_waiting: int = MOST_WAITING, share: int = 1) -> None:
        self._at_once, self._free, self._most, self._share = at_once, at_once, most_waiting, share
        self._held: Counter[str] = Counter()
        self._queues: OrderedDict[str, deque[Waiting]] = OrderedDict()  # in the order of their next turn
        self._lock = threading.Lock()

    @contextmanager
    def taken(
        self, asker: str, tell: Callable[[int], None], wants: object = None
    ) -> Iterator[Callable[[], list[object]]]:
        """Hold a turn. While waiting, `tell` is called with the number of those before; it may raise to give up.

        Gives what lists the `wants` of those who wait, whoever comes next first. Raises Full.
        """
        called = threading.Event()
        mine = self.join(asker, called.set, wants)
        try:
            self._wait(mine, called, tell)
            yield self._wanted
        finally:
            self.leave(asker, mine)

    def waiting(self) -> int:
        """How many wait."""
        with self._lock:
            return sum(map(len, self._queues.values()))

    def before(self, mine: Waiting) -> int:
        """How many are served before this one, if nobody else comes."""
        with self._lock:
            for place, other in enumerate(self._in_order()):
                if other is mine:
                    return place
        return 0

    def _wanted(self) -> list[object]:
        with self._lock:
            return [other.wants for other in self._in_order()]

    def _in_order(self) -> Iterator[Waiting]:
        """Those who wait in the order in which they will be served."""
        longest = max(map(len, self._queues.values()), default=0)
        for rank in range(longest):
            yield from (queue[rank] for queue in self._queues.values() if rank < len(queue))

    def join(self, asker: str, call: Callable[[], object], wants: object = None) -> Waiting:
        """Get in line: `call` is called when the turn has come, perhaps at once, by whoever hands it out. Raises Full."""
        mine = Waiting(call, wants)
        with self._lock:
            ASKERS.note(asker)
            self._queues.setdefault(asker, deque()).append(mine)
            self._hand_out()
            if not mine.is_called and sum(map(len, self._queues.values())) > self._most:
                self._take_out(asker, mine)
                raise Full
        return mine

    def _wait(self, mine: Waiting, called: threading.Event, tell: Callable[[int], None]) -> None:
        until = time.monotonic() + TOLD_AFTER
        while not called.wait(max(0.0, until - time.monotonic())):
            tell(self.before(mine))
            until = time.monotonic() + TOLD_EVERY

    def leave(self, asker: str, mine: Waiting) -> None:
        """Hand the turn on, or leave the queue where it never came."""
        with self._lock:
            if not mine.is_called:
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
            called = queue.popleft()
            called.is_called = True
            called.call()
            if queue:
                self._queues.move_to_end(asker)
            else:
                del self._queues[asker]

    def _may_have_more(self, asker: str) -> bool:
        return self._held[asker] < (self._at_once if ASKERS.is_alone(asker) else self._share)

    def _take_out(self, asker: str, mine: Waiting) -> None:
        self._queues[asker].remove(mine)
        if not self._queues[asker]:
            del self._queues[asker]


def notice(words: Words, before: int) -> tuple[str, str, int]:
    """What a reader in the line sees while `before` others come first: text, icon, and for how many seconds."""
    text = words("frame.waiting", n=words.count(before)) if before else words("frame.waiting_next")
    return text, "spinner", int(TOLD_EVERY) + 1


TURNS = Turns()
