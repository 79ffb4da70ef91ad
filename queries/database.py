"""The published editions, each opened once, read-only and locked down.

Every call gets its own cursor, because threads that share one get each other's rows. A damaged edition is not used; if
it is the current one, the last good edition answers in its place.
"""

import logging
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from data.errors import EditionError
from data.publishing import editions, pointer, published

from . import opened
from .errors import Busy, Damaged, NoEdition, QueryError
from .opened import LOCKED_DOWN, Opened
from .shelf import Shelf

KEPT_OPEN = 3  # besides the current edition: readers may still look at them, and links may pin them
COMPARISONS_OPEN = 4  # each holds the facts of two editions in memory, some MB
AT_ONCE = 4
WAIT_SECONDS = 30
LOOK_AGAIN_SECONDS = 60  # before a refused edition is checked again
IN_MEMORY = {
    name: value
    for name, value in LOCKED_DOWN.items()
    if name not in ("access_mode", "enable_external_access")
}
IN_MEMORY["lock_configuration"] = "false"  # until its rows are read
# DuckDB reports a block with a wrong checksum as a bare duckdb.Error; these errors may be its cause or come after it.
_OF_DAMAGE = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
)


@dataclass(frozen=True)
class State:
    """The edition that answers as the current one; `fault` says why it is not the one in use, or is ''."""

    edition: str
    is_sealed: bool
    fault: str


_editions: Shelf[Path, Opened] = Shelf(KEPT_OPEN)
_comparisons: Shelf[tuple[Path, Path | None], duckdb.DuckDBPyConnection] = Shelf(COMPARISONS_OPEN)
_last_good: dict[Path, str] = {}  # by folder: the edition that last answered as the current one
_refused: dict[Path, tuple[float, str]] = {}  # by edition: when it was refused, and why
_logged: dict[Path, str] = {}  # by folder: the fault that was logged last
_places = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def current() -> str:
    """The id of the edition that answers now."""
    return state().edition


def state() -> State:
    """The edition that answers now: the current one, else the one that answered last, else the newest intact one."""
    root = editions.default_root()
    fault = ""
    for find in (_pointed_to, _good_before, _newest):
        try:
            held = find(root)
        except NoEdition as why:
            fault = fault or str(why)
            continue
        edition = held.place.name
        _editions.stays = held.place
        _last_good[root] = edition
        _log_change(root, edition, fault)
        return State(edition, held.is_sealed, fault)
    _log_change(root, "", fault)
    raise NoEdition(fault)


def has(edition: str) -> bool:
    """Whether there is a published edition with this id that can be read; the id may be any text."""
    try:
        with _used(place_of(edition)):
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
        _used(place_of(edition)) as held,
        _suspected(held),
        closing(held.connection.cursor()) as own,
    ):
        yield own


@contextmanager
def lasting(edition: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new cursor that is kept between questions: each takes its place by itself (`placed`). Raises NoEdition or Damaged."""
    with _used(place_of(edition)) as held, _suspected(held), closing(held.connection.cursor()) as own:
        yield own


@contextmanager
def selecting(
    edition: str, view: Mapping[str, Any], tables: tuple[str, ...]
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The cursor that holds the tables selected for a view; the readers of one view share it, one at a time."""
    with (
        placed(),
        _used(place_of(edition)) as held,
        _suspected(held),
        held.selections.of(view, tables) as shared,
    ):
        yield shared


@contextmanager
def comparing(edition: str, earlier: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new cursor on the facts of an edition and of an earlier one; if `earlier` is '', there are no rows.

    A locked-down edition cannot attach another, so both are read into a database in memory, which is then locked down
    as well.
    """
    place, before = place_of(edition), place_of(earlier) if earlier else None
    with (
        placed(),
        _used(place),
        _used(before or place),
        _comparisons.use((place, before), lambda: _compared(place, before)) as connection,
        closing(connection.cursor()) as own,
    ):
        yield own


@contextmanager
def placed() -> Iterator[None]:
    """Holds one of the places for questions; raises Busy if none is free in time."""
    if not _places.acquire(timeout=WAIT_SECONDS):
        raise Busy("Too many questions are asked at once; try again in a moment.")
    try:
        yield
    finally:
        _places.release()


def manifest(edition: str) -> dict[str, Any]:
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
    return _content(place, manifest(edition), name)


def place_of(edition: str) -> Path:
    """The folder of an edition. Raises NoEdition if the id is not that of an edition."""
    try:
        return editions.path_of(editions.default_root(), edition)
    except EditionError as fault:
        raise NoEdition(str(fault)) from fault


def _pointed_to(root: Path) -> Opened:
    """The edition that CURRENT names, if its manifest has the checksum that CURRENT gives."""
    try:
        found = pointer.read(root)
    except EditionError as fault:
        raise NoEdition(str(fault)) from fault
    if found is None:
        raise NoEdition(
            f"There is no {pointer.FILE}: no edition of the data has been published; `make data` makes one."
        )
    with _used(root / found.edition) as held:
        if found.seal not in ("", held.seal):
            raise NoEdition(
                f"{pointer.FILE} names another manifest than that of the edition {found.edition}."
            )
        return held


def _good_before(root: Path) -> Opened:
    """The edition that answered last."""
    if root not in _last_good:
        raise NoEdition("No edition has answered yet.")
    with _used(root / _last_good[root]) as held:
        return held


def _newest(root: Path) -> Opened:
    """The newest intact edition with a seal; a synthetic one only if there is no edition of facts."""
    for edition in sorted(published_editions(), key=lambda edition: edition.synthetic):
        if edition.is_sealed and has(edition.id):
            with _used(root / edition.id) as held:
                return held
    raise NoEdition(f"There is no edition in {root} that can be used.")


def _log_change(root: Path, edition: str, fault: str) -> None:
    """Logs once that the current edition is at fault, and once that it answers again."""
    if _logged.get(root, "") == fault:
        return
    _logged[root] = fault
    if fault and edition:
        _log.error("The current edition cannot be used, and %s answers in its place: %s", edition, fault)
    elif fault:
        _log.error("No edition can be used: %s", fault)
    else:
        _log.warning("The current edition, %s, answers again.", edition)


@contextmanager
def _used(place: Path) -> Iterator[Opened]:
    """An open edition that has not changed since it was checked; it stays open while it is used."""
    _refuse(place)
    with _editions.use(place, lambda: _opened(place)) as held:
        if held.is_as_opened():
            yield held
            return
        _editions.drop(place, held)
    with _editions.use(place, lambda: _opened(place)) as held:
        yield held


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


def _content(place: Path, manifest: dict[str, Any], name: str) -> bytes:
    try:
        return opened.content(place, manifest, name)
    except EditionError as fault:
        raise _refusal(place, str(fault)) from fault


def _compared(place: Path, earlier: Path | None) -> duckdb.DuckDBPyConnection:
    both = (_facts_of(earlier), _facts_of(place)) if earlier else (None, None)
    connection = duckdb.connect(":memory:", config=IN_MEMORY)
    try:
        published.compare(connection, *both)
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    except (OSError, duckdb.Error) as fault:
        connection.close()
        raise NoEdition(f"The editions cannot be compared: {fault}") from fault
    return connection


def _facts_of(place: Path) -> bytes:
    """The file of an edition's facts."""
    with _used(place) as held:
        if published.FILE not in held.manifest["files"]:
            raise NoEdition(f"The edition {place.name} does not keep its facts; it cannot be compared.")
        return _content(place, held.manifest, published.FILE)
