"""One build at a time. The lock is one that the operating system lets go of when a build dies."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from data.errors import LockError

WAIT_SECONDS = 600.0


@contextmanager
def publishing_lock(root: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Holds the lock on a folder of editions, after waiting for another build to finish.

    SQLite's file lock works alike on Linux, macOS and Windows, and no stale lock can stay behind.
    """
    root.mkdir(parents=True, exist_ok=True)
    with closing(_connected(root, wait)) as con:
        try:
            con.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise _unwritable(root, error) from error
            raise LockError(
                f"Another build has been publishing to {root} for more than {wait:g} seconds. "
                "Wait until it has finished, then try again."
            ) from error
        yield


def _connected(root: Path, wait: float) -> sqlite3.Connection:
    try:
        return sqlite3.connect(root / ".lock", timeout=wait, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise _unwritable(root, error) from error


def _unwritable(root: Path, error: sqlite3.Error) -> LockError:
    return LockError(f"Nothing can be written in the folder {root} ({error}); nothing is published.")
