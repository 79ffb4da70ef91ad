"""Routes of the list of slides: a change returns the new code of the list; the list as a small file.

Nothing is kept: the request holds a list and what to do with it, and the answer goes into the address.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from pages.ui.address import slide_list, view
from pages.ui.address.slide_list import BadList, Slide
from pages.ui.base.words import Words, of_language


async def change(request: Request) -> Response:
    """Route `POST /slides/change`: the code of the changed list, or the sentence that says why it cannot be changed."""
    words = of_language(request.query_params.get("lang"))
    try:
        body = await _body(request)
        listed, text = await run_in_threadpool(_changed, body, words)
    except BadList as fault:
        return JSONResponse({"fault": sentence_of(fault, words)}, status_code=422)
    except ClientDisconnect:
        return Response(status_code=400)
    return JSONResponse({"slides": listed, "text": text}, headers={"cache-control": "no-store"})


def sentence_of(fault: BadList, words: Words) -> str:
    """What is wrong with a list, in a sentence that says where."""
    sentence = words(f"present.fault.{fault.key}", **fault.values)
    return words("present.fault_of", n=fault.slide, fault=sentence) if fault.slide else sentence


async def _body(request: Request) -> Any:
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > 2 * slide_list.MOST_FILE:
            raise BadList("file_large")
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise BadList("order") from fault


def _changed(order: Any, words: Words) -> tuple[str, str]:
    """The code after a change, and what to say of it."""
    if not isinstance(order, dict) or not all(isinstance(text, str | int) for text in order.values()):
        raise BadList("order")
    if "file" in order:
        slides = slide_list.from_file(str(order["file"]).encode("utf-8", "replace"))
        return slide_list.code(slides), words("present.loaded", n=words.count(len(slides)))
    slides = slide_list.read(str(order.get("slides", "")))
    if "address" in order:
        there = view.at(str(order["address"])).url(lang=None, slides=None)
        slides = (*slides, Slide(there, str(order.get("figure", ""))))
        return slide_list.code(slides), words("present.added", n=len(slides))
    return slide_list.code(_changed_field(slides, order)), words("present.kept")


def _changed_field(slides: Sequence[Slide], order: dict[str, Any]) -> list[Slide]:
    """The slides with another title or other notes of one."""
    number, field = order.get("number"), order.get("field")
    if not isinstance(number, int) or not 1 <= number <= len(slides) or field not in ("title", "notes"):
        raise BadList("order")
    changes = {str(field): str(order.get("text", "")).strip()}
    return [replace(s, **changes) if n == number else s for n, s in enumerate(slides, start=1)]


def _file(request: Request) -> Response:
    """Route `/slides/file`: the list of a code as a file."""
    try:
        slides = slide_list.read(request.query_params.get("slides", ""))
    except BadList as fault:
        words = of_language(request.query_params.get("lang"))
        return PlainTextResponse(sentence_of(fault, words), status_code=422)
    named = {"content-disposition": 'attachment; filename="bildlista.json"'}
    return Response(slide_list.as_file(slides), media_type="application/json", headers=named)


ROUTES = [Route("/slides/change", change, methods=["POST"]), Route("/slides/file", _file)]
