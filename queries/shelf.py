"""Things that are dear to open and that many share: opened once for all who wait, closed by the last who uses them."""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar


class Closable(Protocol):
    """What can stand on a shelf."""

    def close(self) -> None:
        """Let go of what it holds; nobody uses it any more."""


K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Closable)


@dataclass(eq=False)
class _Place(Generic[V]):
    opening: threading.Lock = field(default_factory=threading.Lock)
    value: V | None = None
    users: int = 0


class Shelf(Generic[K, V]):
    """Keeps the last used few. What is pushed out or dropped while it is in use goes on until its last user leaves."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.stays: K | None = None  # never pushed out, and takes nobody's place
        self._places: dict[K, _Place[V]] = {}  # the last used is the last
        self._lock = threading.Lock()

    @contextmanager
    def use(self, key: K, open_: Callable[[], V]) -> Iterator[V]:
        """What stands at a key, opened if it is not there; others wait for the opening of the same key alone."""
        place = self._enter(key)
        try:
            with place.opening:
                if place.value is None:
                    place.value = open_()
            yield place.value
        finally:
            self._leave(key, place)

    def drop(self, key: K, only: V | None = None) -> None:
        """Nobody new gets what stands at a key, or this one if it is what stands there."""
        with self._lock:
            place = self._places.get(key)
            if place is not None and (only is None or place.value is only):
                self._put_out(key)

    def clear(self) -> None:
        """Drop all that stands here."""
        with self._lock:
            for key in list(self._places):
                self._put_out(key)

    def __len__(self) -> int:
        """How many stand here."""
        return len(self._places)

    def _enter(self, key: K) -> _Place[V]:
        with self._lock:
            place = self._places.pop(key) if key in self._places else _Place[V]()
            self._places[key] = place
            place.users += 1
            guests = [other for other in self._places if other != self.stays]
            for other in guests[: max(0, len(guests) - self.most)]:
                self._put_out(other)
            return place

    def _leave(self, key: K, place: _Place[V]) -> None:
        with self._lock:
            place.users -= 1
            stands_here = self._places.get(key) is place
            if place.users or (stands_here and place.value is not None):
                return
            if stands_here:  # it could not be opened
                del self._places[key]
            elif place.value is not None:
                place.value.close()

    def _put_out(self, key: K) -> None:
        place = self._places.pop(key)
        if not place.users and place.value is not None:
            place.value.close()
