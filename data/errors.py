"""The errors of the data floor. `str()` of each is a sentence that a person can act on."""

from collections.abc import Sequence
from typing import Any


class DataError(Exception):
    """Base class of the errors that the data floor raises on purpose."""


class HeaderError(DataError):
    """A SQL file has no valid header."""


class PromiseError(DataError):
    """A SQL file breaks a promise of its header."""


class FactsError(DataError):
    """The facts have faults; nothing is published. `faults` are those of data/check/faults.py."""

    def __init__(self, message: str, faults: Sequence[Any] = ()) -> None:
        """Keeps the faults beside the message."""
        super().__init__(message)
        self.faults = faults


class DoubtsError(DataError):
    """Doubtful cells that nobody has confirmed; nothing is published. `doubts` are those of data/check/doubts.py."""

    def __init__(self, message: str, doubts: Sequence[Any] = ()) -> None:
        """Keeps the doubts beside the message."""
        super().__init__(message)
        self.doubts = doubts


class CorrectionsError(DataError):
    """A published value changed without its line in corrections.csv; nothing is published."""


class EditionError(DataError):
    """An edition is missing, damaged or cannot be published."""


class LockError(DataError):
    """The publishing lock cannot be taken: another build holds it, or the folder is not writable."""
