"""What a route says when the data cannot answer: the same sentence on every route, and a line in the log."""

import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

import queries
from pages.ui.base import trace
from pages.ui.base.words import Words, of_language

_log = logging.getLogger("follow_up")


def sentence(fault: queries.QueryError, words: Words) -> tuple[int, str]:
    """Status and sentence of a question that was not answered."""
    if isinstance(fault, queries.Busy):
        return 503, words("frame.busy")
    if isinstance(fault, queries.Damaged):
        return 503, words("frame.damaged")
    if isinstance(fault, queries.NoEdition):
        return 503, words("frame.no_data")
    return 500, failed(words)


def failed(words: Words, key: str = "frame.failed") -> str:
    """That something went wrong, with the id under which the log says what."""
    return f"{words(key)} {words('frame.request', id=trace.now())}"


def handle(request: Request, fault: Exception) -> Response:
    """What the server answers where a route let a question's fault through."""
    assert isinstance(fault, queries.QueryError)
    words = of_language(request.query_params.get("lang"))
    status, text = sentence(fault, words)
    _log.error("%s could not be answered: %s", request.url.path, fault)
    seconds = "5" if isinstance(fault, queries.Busy) else "60"
    headers = {"retry-after": seconds} if status == 503 else {}
    return _said(request, status, text, headers)


def broken(request: Request, fault: Exception) -> Response:
    """What the server answers where a route fails in a way that nobody foresaw; the server logs the fault itself."""
    words = of_language(request.query_params.get("lang"))
    _log.error("%s broke off: %s: %s", request.url.path, type(fault).__name__, fault)
    return _said(request, 500, failed(words, "fold.failed"), {"x-request-id": trace.now()})


def _said(request: Request, status: int, text: str, headers: dict[str, str]) -> Response:
    if request.url.path.startswith(("/api/", "/parts/", "/tables/")):
        return JSONResponse({"error": text}, status_code=status, headers=headers)
    return PlainTextResponse(text, status_code=status, headers=headers)


HANDLERS = {queries.QueryError: handle, Exception: broken}
