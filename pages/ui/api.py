"""The open door: each question at `/api/v1/<question>?…&format=json|csv|parquet|xlsx`, read-only, told by `/api/v1/openapi.json`.

The parameters are those of the pages' addresses and read by the same code, so an answer here is the answer on screen.
"""

import hashlib
import json
from collections.abc import Sequence

import pandas as pd
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import queries
from pages.ui import downloads, parameters, query
from pages.ui.openapi import description
from pages.ui.view import View
from pages.ui.words import Words

Pairs = Sequence[tuple[str, str]]

# A person who clicks does a few a second; a programme that copies everything needs a few hundred in all.
RATE = parse("300/minute")
_calls = MovingWindowRateLimiter(MemoryStorage())
_OF_EVERY_QUESTION = {"lang", "format", "limit", "offset"}


def _fault(status: int, sentence: str, **headers: str) -> Response:
    return JSONResponse({"error": sentence}, status_code=status, headers=headers)


def _read(question: str, pairs: Pairs, words: Words) -> View | Response:
    """The view that the address asks for, or the sentence that says what is wrong with it."""
    known = {param.name for param in queries.header(question).params} | _OF_EVERY_QUESTION
    if strange := sorted({name for name, _ in pairs} - known):
        return _fault(400, words("download.no_parameter", question=question, names=", ".join(strange)))
    address = parameters.read(pairs)
    if address.refused:
        return _fault(400, words("download.refused", names=", ".join(address.refused)))
    return View("", address.values)


def _tag(edition: str, question: str, view: View) -> str:
    """A tag that changes with the edition, the question, the day and every other value."""
    values = {**view.values, "as_of": view.as_of}
    asked = json.dumps([edition, question, sorted((name, str(value)) for name, value in values.items())])
    return f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:20]}"'


def _json(question: str, view: View, edition: str, frame: pd.DataFrame, page: pd.DataFrame) -> bytes:
    body = {
        "question": queries.header(question).question,
        "edition": edition,
        "parameters": {name: str(value) for name, value in view.asked(question).items()},
        "total_rows": len(frame),
        "limit": view["limit"],
        "offset": view["offset"],
        "rows": query.plain(page),
    }
    return json.dumps(body, ensure_ascii=False, default=str, allow_nan=False).encode()


def answer(question: str, pairs: Pairs, unless: str = "") -> Response:
    """The answer to one address; `unless` is the tag of the answer that the asker already has."""
    words = Words("en" if ("lang", "en") in pairs else "sv")
    if question not in queries.names():
        return _fault(404, words("download.unknown"))
    view = _read(question, pairs, words)
    if isinstance(view, Response):
        return view
    edition = queries.current_edition()
    headers = {"etag": _tag(edition, question, view), "cache-control": "no-cache", "x-edition": edition}
    if unless == headers["etag"]:
        return Response(status_code=304, headers=headers)
    try:
        frame = queries.fetch(question, edition=edition, **view.asked(question))
    except queries.WrongValue as fault:
        return _fault(400, words("download.wrong_value", why=str(fault)))
    except queries.TooMuch as fault:
        return _fault(413, words("download.too_much", why=str(fault)))
    page = frame.iloc[view["offset"] : view["offset"] + view["limit"]]
    kind = str(view["format"])
    body = (
        _json(question, view, edition, frame, page)
        if kind == "json"
        else downloads.as_file(kind, question, view, page)
    )
    if kind != "json":
        headers["content-disposition"] = f'attachment; filename="{downloads.name_of(question, view, kind)}"'
    return Response(body, media_type=downloads.TYPES[kind], headers=headers)


def too_often(request: Request) -> Response | None:
    """The sentence for one who asks too often; None for all others."""
    words = Words("en" if request.query_params.get("lang") == "en" else "sv")
    asker = request.client.host if request.client else ""
    if _calls.hit(RATE, asker):
        return None
    return _fault(429, words("download.too_often"), **{"retry-after": "60"})


async def serve(request: Request) -> Response:
    """Route `/api/v1/{question:path}`."""
    if (busy := too_often(request)) is not None:
        return busy
    pairs = request.query_params.multi_items()
    return await run_in_threadpool(
        answer, request.path_params["question"], pairs, request.headers.get("if-none-match", "")
    )


async def described(_: Request) -> Response:
    """Route `/api/v1/openapi.json`: what can be asked, made from the headers of the questions."""
    return JSONResponse(await run_in_threadpool(description))


async def ready(_: Request) -> Response:
    """Route `/ready`: 200 with the edition when data is open and verified, else 503 with what is wrong."""
    try:
        return JSONResponse({"edition": await run_in_threadpool(queries.current_edition)})
    except queries.QueryError as error:
        return _fault(503, str(error))


ROUTES = [
    Route("/api/v1/openapi.json", described),
    Route("/api/v1/{question:path}", serve),
    Route("/datasets/{name}", downloads.dataset),
    Route("/ready", ready),
]
