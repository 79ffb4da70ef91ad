"""The API: each question at `/api/v1/<question>?…&format=json|csv|parquet|xlsx`, read-only, described by `/api/v1/openapi.json`.

The same code reads the parameters here and in the pages' addresses, so an answer here is the answer on screen.
"""

import datetime as dt
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import queries
from pages.ui.address import notices, parameters
from pages.ui.address.run import of_one_edition
from pages.ui.address.view import View, read
from pages.ui.base import clock
from pages.ui.base.sections import SECTIONS
from pages.ui.base.words import Words, of_language
from pages.ui.figure import downloads
from pages.ui.files import sheets
from pages.ui.rows import query
from pages.ui.server import etags, openapi
from queries.parameters import ALL as PARAMETERS
from queries.parameters import FIRST_DAY

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]  # those that write are refused in words
Pairs = Sequence[tuple[str, str]]

_OF_EVERY_QUESTION = {"lang", "edition", "format", "limit", "offset"}


def _fault(status: int, sentence: str, **headers: str) -> Response:
    return JSONResponse({"error": sentence}, status_code=status, headers=headers)


def _read(question: str, pairs: Pairs, words: Words) -> View | Response:
    """The view that the address asks for, or the sentence that says what is wrong with it."""
    known = {param.name for param in queries.header(question).params} | _OF_EVERY_QUESTION
    if strange := sorted({name for name, _ in pairs} - known):
        return _fault(400, words("download.no_parameter", question=question, names=", ".join(strange)))
    address = parameters.read(pairs)
    if "edition" in address.refused:
        return _fault(404, words("download.no_edition"))
    if address.refused:
        named = [_with_allowed(question, name, words) for name in address.refused]
        given = dict(pairs)
        is_missing = all(_is_missing(name, given) for name in address.refused)
        return _fault(404 if is_missing else 400, words("download.refused", names=", ".join(named)))
    return View("", address.values)


def _is_missing(name: str, given: Mapping[str, str]) -> bool:
    """Whether a refused value is one that could be, but is not held here: a day, an edition, prices of other money."""
    if name == "price_year":
        return given[name] in parameters.codes(name)
    if name == "earlier":
        return re.fullmatch(parameters.EDITION, given[name]) is not None
    return name in PARAMETERS and PARAMETERS[name].type == "date" and _is_day(given[name])


def _is_day(text: str) -> bool:
    try:
        return str(dt.date.fromisoformat(text)) == text
    except ValueError:
        return False


def _with_allowed(question: str, name: str, words: Words) -> str:
    """A parameter and, where that can be listed, what it may be."""
    schema = openapi.schema(question, name)
    if "enum" in schema:
        return words(
            "download.allowed", name=name, allowed=words.list([str(code) for code in schema["enum"]])
        )
    if schema.get("format") == "date":
        first, last = FIRST_DAY, clock.today()
        return words("download.allowed_between", name=name, low=str(first), high=str(last))
    if "minimum" in schema:
        return words("download.allowed_between", name=name, low=schema["minimum"], high=schema["maximum"])
    return name


def _json(question: str, view: View, edition: str, frame: pd.DataFrame, page: pd.DataFrame) -> bytes:
    body = {
        "question": queries.header(question).question,
        "edition": edition,
        "parameters": {name: str(value) for name, value in view.values_for(question).items()},
        "total_rows": len(frame),
        "limit": view["limit"],
        "offset": view["offset"],
        "rows": query.plain(page),
        "notes": [{"about": about, "text": text} for about, text in downloads.noted(question, view, frame)],
    }
    return json.dumps(body, ensure_ascii=False, default=str, allow_nan=False).encode()


def _kept(edition: str, name: str, view: View) -> dict[str, str]:
    """What every answer says of itself, so that it need not be sent twice and what is made up is known as such."""
    made_up = {"x-made-up": "yes"} if notices.made_up(view) else {}
    values = sorted((key, str(value)) for key, value in {**view.values, "as_of": view.as_of}.items())
    return {
        "etag": etags.tag(edition, name, values),
        "cache-control": "no-cache",
        "x-edition": edition,
        **made_up,
    }


def _next(question: str, view: View, rows: int) -> dict[str, str]:
    """How many rows there are, and where those after this page are."""
    headers, after = {"x-total-rows": str(rows)}, view["offset"] + view["limit"]
    if after >= rows:
        return headers
    following: dict[str, Any] = {**view.values, "offset": after}
    address = View("", following).url(f"api/v1/{question}", **following)
    return headers | {"link": f'<{address}>; rel="next"'}


@of_one_edition
def _told_in_words(
    made: Callable[[str, Pairs, str, Words], Response], name: str, pairs: Pairs, unless: str
) -> Response:
    """What is made of an address, or what is wrong with it in the language that it asks for."""
    words = of_language(dict(pairs).get("lang"))
    try:
        return made(name, pairs, unless, words)
    except queries.WrongValue as fault:
        return _fault(400, words("download.wrong_value", why=str(fault)))
    except queries.Busy:
        raise  # the server says it in a sentence (faults.py)
    except queries.TooMuch as fault:
        return _fault(413, words("download.too_much", why=str(fault)))


def answer(question: str, pairs: Pairs, unless: str = "") -> Response:
    """The answer to one address; `unless` is the tag of the answer that the asker already has."""
    return _told_in_words(_answer, question, pairs, unless)


def _answer(question: str, pairs: Pairs, unless: str, words: Words) -> Response:
    if question not in queries.names():
        return _fault(404, words("download.no_question"))
    view = _read(question, pairs, words)
    if isinstance(view, Response):
        return view
    edition = view.edition
    headers = _kept(edition, question, view)
    if etags.is_held(unless, headers["etag"]):
        return Response(status_code=304, headers=headers)
    frame = queries.fetch(question, edition=edition, **view.values_for(question))
    headers |= _next(question, view, len(frame))
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


def table(name: str, pairs: Pairs, unless: str = "") -> Response:
    """The table of a page's figure as it is shown: `<page>/<figure>.<csv|xlsx|json>`."""
    return _told_in_words(_table, name, pairs, unless)


def _table(name: str, pairs: Pairs, unless: str, words: Words) -> Response:
    page, _, rest = name.partition("/")
    figure, _, kind = rest.rpartition(".")
    paths = {section.key: section.path for section in SECTIONS}
    if page not in paths or kind not in sheets.KINDS:
        return _fault(404, words("download.unknown"))
    here = read(paths[page], pairs)
    if here.refused:
        return _fault(400, words("download.refused", names=", ".join(here.refused)))
    edition = here.edition
    headers = _kept(edition, f"tables/{name}", here)
    if etags.is_held(unless, headers["etag"]):
        return Response(status_code=304, headers=headers)
    try:
        body = sheets.serve(here, figure, kind)
    except ValueError:
        return _fault(400, words("download.refused", names="table"))
    if body is None:
        return _fault(404, words("download.unknown"))
    if kind == "json":
        return JSONResponse(body, headers=headers)
    name = f"{notices.made_up(here, 'frame.made_up_file')}{page}-{figure}-{here.as_of}.{kind}"
    headers["content-disposition"] = f'attachment; filename="{name}"'
    return Response(body, media_type=downloads.TYPES[kind], headers=headers)


def not_read(request: Request) -> Response | None:
    """The sentence for one who would do more than read; None for all others."""
    words = of_language(request.query_params.get("lang"))
    if request.method not in ("GET", "HEAD"):
        return _fault(405, words("download.read_only"), allow="GET, HEAD")
    return None


def _asked(answers: Callable[[str, Pairs, str], Response]) -> Callable[[Request], Awaitable[Response]]:
    """A route that answers by this function, for reading only."""

    async def serve(request: Request) -> Response:
        if (refused := not_read(request)) is not None:
            return refused
        pairs = request.query_params.multi_items()
        unless = request.headers.get("if-none-match", "")
        return await run_in_threadpool(answers, request.path_params["name"], pairs, unless)

    return serve


async def described(_: Request) -> Response:
    """Route `/api/v1/openapi.json`: what can be asked, made from the headers of the questions."""
    return JSONResponse(await run_in_threadpool(openapi.description))


ROUTES = [
    Route("/api/v1/openapi.json", described),
    Route("/api/v1/{name:path}", _asked(answer), methods=METHODS),
    Route("/tables/{name:path}", _asked(table), methods=METHODS),
]
