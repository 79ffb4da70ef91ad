"""Keeps what is expensive to make: made once for everyone who asks at the same time, kept while there is room."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Kept(Generic[K]):
    """Bytes by key, up to so many; what was asked for longest ago goes first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes, self.bytes = most_bytes, 0
        self._kept: OrderedDict[K, bytes] = OrderedDict()
        self._making: dict[K, threading.Event] = {}
        self._alone = threading.Lock()

    def of(self, key: K, make: Callable[[], bytes]) -> bytes:
        """What is kept for a key, made if need be. Raises what `make` raises; whoever waited then tries it again."""
        while True:
            with self._alone:
                if (kept := self._latest(key)) is not None:
                    return kept
                by_another = self._making.get(key)
                if by_another is None:
                    mine = self._making[key] = threading.Event()
                    break
            by_another.wait()
        try:
            made = make()
            self.keep(key, made)
            return made
        finally:
            with self._alone:
                del self._making[key]
            mine.set()

    def find(self, key: K) -> bytes | None:
        """What is kept for a key, if anything is."""
        with self._alone:
            return self._latest(key)

    def _latest(self, key: K) -> bytes | None:
        """What is kept for a key, which goes last from now on; whoever asks holds the lock."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def has(self, key: K) -> bool:
        """Whether something is kept for a key."""
        return key in self._kept

    def keep(self, key: K, made: bytes) -> None:
        """Keep this for a key, in place of what was kept there."""
        with self._alone:
            self.bytes += len(made) - len(self._kept.pop(key, b""))
            self._kept[key] = made
            while self.bytes > self.most_bytes:
                self.bytes -= len(self._kept.popitem(last=False)[1])
