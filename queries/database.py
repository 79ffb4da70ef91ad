"""The published editions, each opened once, read-only and locked down.

Every call gets its own cursor, because threads that share one get each other's rows. A damaged edition is not used.
"""

import logging
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb

from data.errors import EditionError
from data.publishing import editions
from data.publishing.contents import Manifest

from . import opened
from .errors import Busy, Damaged, NoEdition, QueryError
from .opened import Opened
from .shelf import Shelf

KEPT_OPEN = 3  # besides the current edition: readers may still look at them, and links may pin them
AT_ONCE = 4
WAIT_SECONDS = 30
LOOK_AGAIN_SECONDS = 60  # before a refused edition is checked again
# DuckDB reports a block with a wrong checksum as a bare duckdb.Error; these errors may be its cause or come after it.
_OF_DAMAGE = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
)


_editions: Shelf[Path, Opened] = Shelf(KEPT_OPEN)
_refused: dict[Path, tuple[float, str]] = {}  # by edition: when it was refused, and why
_places = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def has(edition: str) -> bool:
    """Whether there is a published edition with this id that can be read; the id may be any text."""
    try:
        with used(place_of(edition)):
            return True
    except NoEdition as fault:
        _log.info("The edition %r was asked for: %s", edition, fault)
    return False


def published_editions() -> list[editions.Edition]:
    """The editions that are kept, the latest first."""
    try:
        return editions.editions(editions.default_root())
    except EditionError as fault:
        raise NoEdition(str(fault)) from fault


@contextmanager
def cursor(edition: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new cursor on an edition, as soon as a place is free. Raises Busy, NoEdition or Damaged."""
    with (
        placed(),
        used(place_of(edition)) as held,
        _suspected(held),
        closing(held.connection.cursor()) as own,
    ):
        yield own


@contextmanager
def lasting(edition: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new cursor that is kept between questions: each takes its place by itself (`placed`). Raises NoEdition or Damaged."""
    with used(place_of(edition)) as held, _suspected(held), closing(held.connection.cursor()) as own:
        yield own


@contextmanager
def selecting(
    edition: str, view: Mapping[str, Any], tables: tuple[str, ...]
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The cursor that holds the tables selected for a view; the readers of one view share it, one at a time."""
    with (
        placed(),
        used(place_of(edition)) as held,
        _suspected(held),
        held.selections.of(view, tables) as shared,
    ):
        yield shared


@contextmanager
def used(place: Path) -> Iterator[Opened]:
    """An open edition that has not changed since it was checked; it stays open while it is used."""
    _refuse(place)
    with _editions.use(place, lambda: _opened(place)) as held:
        if held.is_as_opened():
            yield held
            return
        _editions.drop(place, held)
    with _editions.use(place, lambda: _opened(place)) as held:
        yield held


@contextmanager
def placed() -> Iterator[None]:
    """Holds one of the places for questions; raises Busy if none is free in time."""
    if not _places.acquire(timeout=WAIT_SECONDS):
        raise Busy("Too many questions are asked at once; try again in a moment.")
    try:
        yield
    finally:
        _places.release()


def manifest(edition: str) -> Manifest:
    """The manifest of an edition. Raises NoEdition or Damaged."""
    place = place_of(edition)
    if not os.path.isdir(place):
        raise NoEdition(f"There is no edition {edition}.")
    try:
        return editions.manifest_of(place.parent, edition)
    except EditionError as fault:
        raise _refusal(place, str(fault)) from fault


def content(edition: str, name: str) -> bytes:
    """A file of an edition, checked against its manifest; its database is not opened. Raises NoEdition or Damaged."""
    place = place_of(edition)
    _refuse(place)
    try:
        return opened.content(place, manifest(edition), name)
    except EditionError as fault:
        raise _refusal(place, str(fault)) from fault


def place_of(edition: str) -> Path:
    """The folder of an edition. Raises NoEdition if the id is not that of an edition."""
    try:
        return editions.path_of(editions.default_root(), edition)
    except EditionError as fault:
        raise NoEdition(str(fault)) from fault


def keep_open(place: Path) -> None:
    """Keeps an edition open whatever else is opened: it is the one that answers."""
    _editions.stays = place


def _refuse(place: Path) -> None:
    """Raises NoEdition where there is no such edition, and Damaged where it was refused a short while ago."""
    if not os.path.isdir(place):  # anyone may type a name: it is neither remembered nor logged
        _editions.drop(place)
        raise NoEdition(f"There is no edition {place.name}.")
    since, why = _refused.get(place, (0.0, ""))
    if why and time.monotonic() - since < LOOK_AGAIN_SECONDS:
        raise Damaged(why)


def _opened(place: Path) -> Opened:
    try:
        held = opened.opened(place)
    except (EditionError, OSError, duckdb.Error) as fault:
        raise _refusal(place, str(fault)) from fault
    _refused.pop(place, None)
    return held


def _refusal(place: Path, why: str) -> Damaged:
    """Refuses the edition from now on; returns the error to raise."""
    why = f"The edition {place.name} is not as it was built: {why}"
    _refused[place] = (time.monotonic(), why)
    _editions.drop(place)
    _log.error("The edition %s cannot be used: %s", place.name, why)
    return Damaged(why)


@contextmanager
def _suspected(held: Opened) -> Iterator[None]:
    """If DuckDB reports damage, closes the edition, so that it is checked before anyone else gets it."""
    try:
        yield
    except (duckdb.Error, QueryError) as fault:
        cause = fault if isinstance(fault, duckdb.Error) else fault.__cause__
        if type(cause) is not duckdb.Error and not isinstance(cause, _OF_DAMAGE):
            raise
        _editions.drop(held.place, held)
        if faults := editions.verify(held.place.parent, held.place.name):
            raise _refusal(held.place, " ".join(faults)) from fault
        _log.exception("The database of the edition %s broke off; it is opened anew", held.place.name)
        raise Damaged(f"The database of the edition {held.place.name} broke off; ask again.") from fault
