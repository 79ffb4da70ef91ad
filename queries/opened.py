"""An open edition, checked against its manifest when it is opened and whenever one of its files is read."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from data.errors import EditionError
from data.publishing import editions
from data.publishing.contents import Manifest

from .selections import Selections

# Steps of DuckDB's optimiser that take longer than they save, as questions are small and planned each time: without them those
# of a page take a tenth to a seventh less of the processor, and 200 000 projects are read as fast. The first turns a count of
# distinct things into a join of a dozen operators. `join_order` stays: without it areas/compare takes a fifth more.
LEFT_OUT = ("distinct_aggregate_rewrite", "common_subplan", "statistics_propagation")
SMALL = 64_000_000  # bytes of a database: three times that of 2 000 projects
LOCKED_DOWN: dict[str, Any] = {
    "access_mode": "READ_ONLY",
    "threads": "2",  # of a small edition one: see `_threads`
    "memory_limit": "512MB",  # of a large edition more: see `_memory`
    "temp_directory": "",  # fail at the limit rather than fill the disk
    "max_execution_time": "5000",  # milliseconds
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
    "disabled_optimizers": ",".join(LEFT_OUT),
    "lock_configuration": "true",
}
Stamp = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, eq=False)
class Opened:
    """An open edition. `stamp` shows whether its files have changed since they were checked."""

    place: Path
    connection: duckdb.DuckDBPyConnection
    manifest: Manifest
    seal: str  # SHA-256 of the manifest
    is_sealed: bool  # whether the edition's own folder has this checksum
    stamp: Stamp
    selections: Selections

    def close(self) -> None:
        """Closes the connection; none of its cursors may be in use."""
        self.selections.close()
        self.connection.close()

    def is_as_opened(self) -> bool:
        """Whether database and manifest look unchanged since they were checked, by inode, size and time."""
        try:
            return _stamp(self.place) == self.stamp
        except OSError:
            return False


def content(place: Path, manifest: Manifest, name: str) -> bytes:
    """The bytes of a file of the edition at a place. Raises EditionError if they do not match its manifest."""
    try:
        read = (place / name).read_bytes()
    except OSError as fault:
        raise EditionError(f"{place.name}: {name} cannot be read: {fault.strerror}.") from fault
    if hashlib.sha256(read).hexdigest() != manifest["files"][name]["sha256"]:
        raise EditionError(f"{place.name}: {name} is not as it was built (its checksum differs).")
    return read


def opened(place: Path) -> Opened:
    """Opens an edition after checking its files against its manifest. Raises EditionError, OSError or duckdb.Error."""
    stamp = _stamp(place)
    found = editions.checked(place.parent, place.name)
    database = place / editions.DATABASE
    fitted = {"memory_limit": _memory(database), "threads": _threads(database)}
    connection = duckdb.connect(str(database), config=LOCKED_DOWN | fitted)
    return Opened(
        place, connection, found.manifest, found.digest, found.is_sealed, stamp, Selections(connection)
    )


def _memory(database: Path) -> str:
    """What questions of an edition may take together: half the size of its database where that is more than 512 MB.

    At two million projects that is under 2 GB: a count of a project's amounts keeps an entry for each of them.
    """
    half = database.stat().st_size // 2
    return f"{half}B" if half > 512_000_000 else str(LOCKED_DOWN["memory_limit"])


def _threads(database: Path) -> str:
    """How many threads answer a question: one where there is little to read.

    To share out a few thousand rows takes longer than to read them: the questions of a page cost a fifth to a quarter less.
    """
    return "1" if database.stat().st_size < SMALL else str(LOCKED_DOWN["threads"])


def _stamp(place: Path) -> Stamp:
    found = [(place / name).stat() for name in (editions.MANIFEST, editions.DATABASE)]
    return tuple((file.st_ino, file.st_size, file.st_mtime_ns) for file in found)
