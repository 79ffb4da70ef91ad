"""What can go wrong on the data floor, each as a sentence that a person can act on."""


class DataError(Exception):
    """Base of everything that the data floor refuses, said in words."""


class HeaderError(DataError):
    """A SQL file does not introduce itself as the contract asks."""


class PromiseError(DataError):
    """A SQL file does not keep what its header promises."""


class FactsError(DataError):
    """The facts hold faults; nothing is published."""


class CorrectionsError(DataError):
    """Something that was published changed without its line in corrections.csv; nothing is published."""


class EditionError(DataError):
    """An edition is missing, damaged or cannot be published."""


class LockError(DataError):
    """Another build has been publishing for too long."""
