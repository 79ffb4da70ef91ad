"""Two editions beside each other: the facts of both, in a database in memory."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb

from data.publishing import published

from . import database
from .errors import NoEdition
from .opened import LOCKED_DOWN
from .shelf import Shelf

MOST_OPEN = 4  # each holds the facts of two editions in memory, some MB
IN_MEMORY = {
    name: value
    for name, value in LOCKED_DOWN.items()
    if name not in ("access_mode", "enable_external_access")
}
IN_MEMORY["lock_configuration"] = "false"  # until its rows are read
_open: Shelf[tuple[Path, Path | None], duckdb.DuckDBPyConnection] = Shelf(MOST_OPEN)


@contextmanager
def comparing(edition: str, earlier: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new cursor on the facts of an edition and of an earlier one; if `earlier` is '', there are no rows.

    A locked-down edition cannot attach another, so both are read into a database in memory, which is then locked down
    as well.
    """
    place, before = database.place_of(edition), database.place_of(earlier) if earlier else None
    with (
        database.placed(),
        database.used(place),
        database.used(before or place),
        _open.use((place, before), lambda: _compared(place, before)) as connection,
        closing(connection.cursor()) as own,
    ):
        yield own


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
    with database.used(place) as held:
        if published.FILE not in held.manifest["files"]:
            raise NoEdition(f"The edition {place.name} does not keep its facts; it cannot be compared.")
        return database.content(place.name, published.FILE)
