"""The errors of the data floor. `str()` of each is a sentence that a person can act on."""

from collections.abc import Mapping, Sequence
from typing import Any


class DataError(Exception):
    """Base class of the errors that the data floor raises on purpose. `said`: its sentence in Swedish and in English."""

    def __init__(self, said: str | Mapping[str, str] = "") -> None:
        """Takes the sentence in each language, or one that is English in both; `str()` is the English one."""
        super().__init__(said if isinstance(said, str) else said["en"])
        self.said = dict.fromkeys(("sv", "en"), said) if isinstance(said, str) else dict(said)


class HeaderError(DataError):
    """A SQL file has no valid header."""


class PromiseError(DataError):
    """A SQL file breaks a promise of its header."""


class FactsError(DataError):
    """The facts have faults; nothing is published. `faults` are those of data/check/faults.py."""

    def __init__(self, said: Mapping[str, str], faults: Sequence[Any]) -> None:
        """Keeps the faults beside the sentences."""
        super().__init__(said)
        self.faults = faults


class DoubtsError(DataError):
    """Doubtful cells that nobody has confirmed; nothing is published. `doubts` are those of data/check/doubts.py."""

    def __init__(self, said: Mapping[str, str], doubts: Sequence[Any]) -> None:
        """Keeps the doubts beside the sentences."""
        super().__init__(said)
        self.doubts = doubts


class CorrectionsError(DataError):
    """A published value changed without its line in corrections.csv; nothing is published."""


class EditionError(DataError):
    """An edition is missing, damaged or cannot be published."""


class LockError(DataError):
    """The publishing lock cannot be taken: another build holds it, or the folder is not writable."""
