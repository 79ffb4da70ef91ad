"""The id of a request: it is in the log, in the headers of the answer and in any error message."""

import secrets
from contextvars import ContextVar

_id: ContextVar[str] = ContextVar("_id", default="")


def begin() -> str:
    """Start a new request or page run; returns its id, eight hexadecimal digits."""
    _id.set(made := secrets.token_hex(4))
    return made


def now() -> str:
    """The id of what this thread or task serves; '' outside of requests and page runs."""
    return _id.get()
