"""Keeps things that are expensive to open and that many share: opened once for all who wait, closed by their last user."""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar


class Closable(Protocol):
    """What a shelf can keep."""

    def close(self) -> None:
        """Frees its resources; nobody uses it any more."""


K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Closable)


@dataclass(eq=False)
class _Place(Generic[V]):
    opening: threading.Lock = field(default_factory=threading.Lock)
    value: V | None = None
    users: int = 0


class Shelf(Generic[K, V]):
    """Keeps the few values used last. A value dropped while in use stays open until its last user is done."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.stays: K | None = None  # never dropped for room, and not counted in `most`
        self._places: dict[K, _Place[V]] = {}  # in order of use, the latest last
        self._lock = threading.Lock()

    @contextmanager
    def use(self, key: K, open_: Callable[[], V]) -> Iterator[V]:
        """The value of a key, opened if need be; only callers with the same key wait while it opens."""
        place = self._enter(key)
        try:
            with place.opening:
                if place.value is None:
                    place.value = open_()
            yield place.value
        finally:
            self._leave(key, place)

    def drop(self, key: K, only: V | None = None) -> None:
        """Gives the value of a key to nobody new; with `only`, does so only if that is its value."""
        with self._lock:
            place = self._places.get(key)
            if place is not None and (only is None or place.value is only):
                self._put_out(key)

    def clear(self) -> None:
        """Drops every value."""
        with self._lock:
            for key in list(self._places):
                self._put_out(key)

    def __len__(self) -> int:
        """The number of values kept."""
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
            is_kept = self._places.get(key) is place
            if place.users or (is_kept and place.value is not None):
                return
            if is_kept:  # it could not be opened
                del self._places[key]
            elif place.value is not None:
                place.value.close()

    def _put_out(self, key: K) -> None:
        place = self._places.pop(key)
        if not place.users and place.value is not None:
            place.value.close()
