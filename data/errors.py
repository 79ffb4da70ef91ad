"""The errors of the data floor. `str()` of each is a sentence that a person can act on."""


class DataError(Exception):
    """Base class of the errors that the data floor raises on purpose."""


class HeaderError(DataError):
    """A SQL file has no valid header."""


class PromiseError(DataError):
    """A SQL file breaks a promise of its header."""


class FactsError(DataError):
    """The facts have faults; nothing is published."""


class CorrectionsError(DataError):
    """A published value changed without its line in corrections.csv; nothing is published."""


class EditionError(DataError):
    """An edition is missing, damaged or cannot be published."""


class LockError(DataError):
    """The publishing lock cannot be taken: another build holds it, or the folder is not writable."""
