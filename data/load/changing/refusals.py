"""What the system or the build refuses, as findings with a sentence in both languages."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from xlsxwriter.exceptions import FileCreateError

from data.errors import DataError, LockError
from data.load.base.findings import Finding, Refused

_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY)
_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def in_words(root: Path) -> Iterator[None]:
    """Turns errors of the system, the lock and the build into Refused, but not those of memory: a sentence takes some, too."""
    try:
        yield
    except (Refused, duckdb.OutOfMemoryException):
        raise
    except LockError as error:
        raise Refused(_of_lock(root, error)) from error
    except DataError as error:
        raise Refused(Finding("build_refused", {"reason": error.said})) from error
    except OSError as error:
        raise Refused(_of_system(root, error)) from error
    except FileCreateError as error:  # a workbook: the error of the system is in it
        raise Refused(_of_system(root, error.args[0])) from error
    except duckdb.Error as error:
        is_full = "No space left" in str(error)
        code, values = ("disk_full", {"path": root}) if is_full else ("build_refused", {"reason": error})
        raise Refused(Finding(code, {name: str(value) for name, value in values.items()})) from error


def _of_lock(root: Path, error: LockError) -> Finding:
    cause = error.__cause__
    if isinstance(cause, sqlite3.OperationalError) and cause.sqlite_errorcode == sqlite3.SQLITE_BUSY:
        return Finding("busy")
    return Finding("not_writable", {"path": str(root), "reason": str(cause)})


def _of_system(root: Path, error: OSError) -> Finding:
    values = {"path": str(error.filename or root), "reason": error.strerror or str(error)}
    if error.errno in _FULL:
        return Finding("disk_full", values)
    return Finding("not_writable" if error.errno in _NOT_ALLOWED else "system", values)
