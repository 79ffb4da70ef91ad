"""One build at a time. The operating system releases the lock if a build dies."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from data.errors import LockError

WAIT_SECONDS = 600.0


@contextmanager
def publishing_lock(root: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Holds the lock on a folder of editions; waits up to `wait` seconds for another build. Raises LockError.

    SQLite's file lock works the same on Linux, macOS and Windows and leaves no stale lock behind.
    """
    root.mkdir(parents=True, exist_ok=True)
    with closing(_connected(root, wait)) as con:
        try:
            con.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise _unwritable(root, error) from error
            raise LockError(
                {
                    "sv": f"Ett annat bygge har publicerat i {root} i mer än {wait:g} sekunder. "
                    "Vänta tills det är klart och försök igen.",
                    "en": f"Another build has been publishing to {root} for more than {wait:g} seconds. "
                    "Wait until it has finished, then try again.",
                }
            ) from error
        yield


def _connected(root: Path, wait: float) -> sqlite3.Connection:
    try:
        return sqlite3.connect(root / ".lock", timeout=wait, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise _unwritable(root, error) from error


def _unwritable(root: Path, error: sqlite3.Error) -> LockError:
    return LockError(
        {
            "sv": f"Det går inte att skriva i mappen {root} ({error}); inget är publicerat.",
            "en": f"Nothing can be written in the folder {root} ({error}); nothing is published.",
        }
    )
