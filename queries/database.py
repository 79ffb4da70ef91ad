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

from data import editions, published
from data.errors import EditionError

from .errors import NoEdition, TooMuch

KEPT_OPEN = 3  # the current edition, and two that readers may still be looking at
COMPARISONS_OPEN = 4  # each holds the facts of two editions in memory, some MB
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

IN_MEMORY = {
    name: value
    for name, value in LOCKED_DOWN.items()
    if name not in ("access_mode", "enable_external_access")
}
IN_MEMORY["lock_configuration"] = "false"  # until its rows are read

_open: dict[Path, duckdb.DuckDBPyConnection] = {}  # the last used is the last
_comparisons: dict[tuple[Path, Path | None], duckdb.DuckDBPyConnection] = {}
_last_good: dict[Path, str] = {}  # by folder, the edition that answered last as the current one
_refused: dict[Path, tuple[float, str]] = {}  # when, and why
_opening = threading.RLock()
_places = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def current() -> str:
    """The id of the edition that answers now: the current one, else the one that was so last and is good."""
    root = editions.default_root()
    with _opening:
        try:
            edition = _current_id(root)
            _connection(root / edition)
        except NoEdition:  # told in the log when it was refused
            if root not in _last_good:
                raise
            edition = _last_good[root]
            _connection(root / edition)
        _last_good[root] = edition
        return edition


def has(edition: str) -> bool:
    """Whether there is a published edition of that name that can be read, whatever the name may hold."""
    try:
        with _opening:
            place = place_of(edition)
            if place.is_dir():  # a name that anyone may type is neither remembered nor told in the log
                _connection(place)
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
    """A cursor of its own on an edition, as soon as one of the places is free."""
    with _opening:
        own = _connection(place_of(edition)).cursor()
    with _placed(own):
        yield own


@contextmanager
def comparing(edition: str, earlier: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of its own on the facts of an edition and of an earlier one; with no earlier one there are no rows.

    A locked-down edition cannot attach another, so the facts of both are read into a database in memory, which is then
    locked down as well.
    """
    with _opening:
        own = _comparison(place_of(edition), place_of(earlier) if earlier else None).cursor()
    with _placed(own):
        yield own


@contextmanager
def _placed(own: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Waits for one of the few places, and closes the cursor afterwards."""
    try:
        if not _places.acquire(timeout=WAIT_SECONDS):
            raise TooMuch("Too many questions are asked at once; try again in a moment.")
        try:
            yield
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


def _comparison(place: Path, earlier: Path | None) -> duckdb.DuckDBPyConnection:
    """The one connection on the facts of two editions."""
    key = (place, earlier)
    _comparisons[key] = _comparisons.pop(key) if key in _comparisons else _compared(place, earlier)
    while len(_comparisons) > COMPARISONS_OPEN:
        _comparisons.pop(next(iter(_comparisons))).close()  # its cursors in use end their call first
    return _comparisons[key]


def _compared(place: Path, earlier: Path | None) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config=IN_MEMORY)
    try:
        both = (_facts_of(earlier), _facts_of(place)) if earlier else (None, None)
        published.compare(connection, *both)
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    except (NoEdition, OSError, duckdb.Error) as fault:
        connection.close()
        raise NoEdition(f"The editions cannot be compared: {fault}") from fault
    return connection


def _facts_of(place: Path) -> Path:
    """The file of an edition's facts, checked as a part of the whole edition."""
    _connection(place)
    if not (place / published.FILE).is_file():
        raise NoEdition(f"the edition {place.name} does not keep its facts.")
    return place / published.FILE
