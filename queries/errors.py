"""What can go wrong between a question and its rows, each with one sentence that a person can read."""


class QueryError(Exception):
    """A question that cannot be answered; `str()` is the sentence that says why."""


class UnknownQuestion(QueryError):
    """There is no file of that name under queries/."""


class WrongValue(QueryError):
    """A parameter is unknown, missing, of the wrong type or none of the values that have a meaning."""


class TooMuch(QueryError):
    """The answer took too long, was too large, or too many were asked for at once."""


class Busy(TooMuch):
    """Too many ask at once: the same question may be answered in a moment."""


class NoEdition(QueryError):
    """No published edition can be read: none is there, or it is not what its manifest says."""


class Damaged(NoEdition):
    """An edition is there and is not what its manifest says: it is not used."""
