"""The published editions, each opened once, read-only and locked down.

Every call gets a cursor of its own: a connection shared by threads hands out other callers' rows. An edition
is checked against its manifest when it is opened. Where the current one is not as its manifest says, the last
good one that is open goes on answering.
"""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from data import editions
from data.errors import EditionError

from .errors import NoEdition, TooMuch

KEPT_OPEN = 3  # the current edition, and two that readers may still be looking at
AT_ONCE = 4
WAIT_SECONDS = 30
LOOK_AGAIN_SECONDS = 60  # before a refused edition is checked anew
LOCKED_DOWN: dict[str, Any] = {
    "access_mode": "READ_ONLY",
    "threads": "2",
    "memory_limit": "512MB",
    "temp_directory": "",  # fail at the limit rather than fill the disk
    "max_execution_time": "5000",  # milliseconds
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
    "lock_configuration": "true",
}

_open: dict[Path, duckdb.DuckDBPyConnection] = {}  # the last used is the last
_refused: dict[Path, tuple[float, str]] = {}  # when, and why
_opening = threading.RLock()
_places = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def current() -> str:
    """The id of the edition that answers now: the current one, else the last good one that is open."""
    root = editions.default_root()
    with _opening:
        good = [place.name for place in _open if place.parent == root]
        try:
            edition = _current_id(root)
            _connection(root / edition)
        except NoEdition:  # told in the log when it was refused
            if not good:
                raise
            return good[-1]
        return edition


@contextmanager
def cursor(edition: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of its own on an edition, as soon as one of the places is free."""
    with _opening:
        own = _connection(place_of(edition)).cursor()
    try:
        if not _places.acquire(timeout=WAIT_SECONDS):
            raise TooMuch("Too many questions are asked at once; try again in a moment.")
        try:
            yield own
        finally:
            _places.release()
    finally:
        own.close()


def manifest(edition: str) -> dict[str, Any]:
    """What an edition says of itself."""
    try:
        return editions.manifest_of(editions.default_root(), edition)
    except EditionError as fault:
        raise NoEdition(str(fault)) from fault


def _current_id(root: Path) -> str:
    try:
        edition = editions.current_id(root)
    except EditionError as fault:
        raise NoEdition(str(fault)) from fault
    if edition is None:
        raise NoEdition("No edition of the data has been published; `make data` makes one.")
    return edition


def place_of(edition: str) -> Path:
    """The folder of an edition."""
    try:
        return editions.path_of(editions.default_root(), edition)
    except EditionError as fault:
        raise NoEdition(str(fault)) from fault


def _connection(place: Path) -> duckdb.DuckDBPyConnection:
    """The one connection of an edition; opened when its files are as built."""
    _open[place] = _open.pop(place) if place in _open else _opened(place)
    while len(_open) > KEPT_OPEN:
        _open.pop(next(iter(_open))).close()  # its cursors in use end their call first
    return _open[place]


def _opened(place: Path) -> duckdb.DuckDBPyConnection:
    """A new connection to an edition whose files are the ones that its manifest lists."""
    since, why = _refused.get(place, (0.0, ""))
    if why and time.monotonic() - since < LOOK_AGAIN_SECONDS:
        raise NoEdition(why)
    try:
        if faults := editions.verify(place.parent, place.name):
            raise NoEdition(f"The edition {place.name} is not as it was built: {' '.join(faults)}")
        connection = duckdb.connect(str(place / editions.DATABASE), config=LOCKED_DOWN)
    except (NoEdition, OSError, duckdb.Error) as fault:
        _refused[place] = (time.monotonic(), str(fault))
        _log.error("The edition %s cannot be used: %s", place.name, fault)
        raise NoEdition(str(fault)) from fault
    _refused.pop(place, None)
    return connection
