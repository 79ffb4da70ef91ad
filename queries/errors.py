"""The errors of the query floor. `str()` of each is a sentence that a person can read."""


class QueryError(Exception):
    """Base class: a question cannot be answered."""


class UnknownQuestion(QueryError):
    """There is no file of that name under queries/."""


class WrongValue(QueryError):
    """A parameter is unknown or missing, or its value has the wrong type or no meaning."""


class TooMuch(QueryError):
    """The answer took too long or was too large, or too many questions came at once."""


class Busy(TooMuch):
    """Too many questions came at once; the same one may be answered in a moment."""


class NoEdition(QueryError):
    """No published edition can be read: there is none, or it does not match its manifest."""


class Damaged(NoEdition):
    """An edition does not match its manifest and is not used."""
