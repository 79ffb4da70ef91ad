"""Files that take a while: `POST /exports/<kind>` starts one, `/exports/<id>` reports progress, `/exports/<id>/file` is the file.

The order is a form, in the body or in the address, so that a link can hold all of it: `data-export="/exports/deck?…"`.
"""

import dataclasses
from urllib.parse import parse_qsl, quote, urlsplit

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from pages.ui.base.words import of_language
from pages.ui.files import orders
from pages.ui.files.kinds import KINDS, CannotMake, Order
from pages.ui.server import jobs
from pages.ui.server.jobs import Job

RATE = parse("30/minute")
MOST_BYTES = 200_000  # sixty slides with long notes are a fifth of this
_calls = MovingWindowRateLimiter(MemoryStorage())


def _fault(status: int, sentence: str) -> Response:
    return JSONResponse({"error": sentence}, status_code=status)


async def _order(request: Request) -> dict[str, str] | None:
    """The values of an order; None when it is larger than any order is."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    form = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=200)
    return {**dict(request.query_params), **dict(form)}


def _origin(request: Request) -> str:
    """The address under which the reader sees the dashboard, as the browser says it."""
    said = request.headers.get("origin", "")
    return said if urlsplit(said).scheme in ("http", "https") else str(request.base_url).rstrip("/")


async def begin(request: Request) -> Response:
    """Route `POST /exports/{kind}`: 202 with the state of the job, or the sentence that says why there is none."""
    words, kind = of_language(request.query_params.get("lang")), request.path_params["kind"]
    if kind not in KINDS:
        return _fault(404, words("export.unknown"))
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return _fault(
            403, words("export.elsewhere")
        )  # another site's page may not set a reader's server to work
    asker = request.client.host if request.client else ""
    if not _calls.hit(RATE, asker):
        return _fault(429, words("download.too_often"))
    try:
        values = await _order(request)
    except (ValueError, ClientDisconnect):
        values = None
    if values is None:
        return _fault(413, words("export.too_large"))
    try:
        if kind == "deck":
            orders.checked(Order(values, _origin(request)))
        job = jobs.start(kind, values, _origin(request), asker)
    except CannotMake as fault:
        return _fault(400, str(fault))
    except jobs.Refused as key:
        return _fault(429, of_language(values.get("lang"))(str(key)))
    return JSONResponse(_state(job), status_code=202)


def _state(job: Job) -> dict[str, object]:
    """The state of a job as its reader sees it."""
    job = dataclasses.replace(job)  # as it is at one moment
    words, here = job.order.words, f"/exports/{job.id}"
    text, before = job.text, jobs.before(job.id)
    if job.state == "waiting" and before:
        text = words("export.waiting", n=words.count(before))
    elif job.unfinished and not text:
        text = words("export.begun")
    elif job.state == "done":
        text = words("export.done", name=job.name)
    elif job.state == "cancelled":
        text = words("export.cancelled")
    file = f"{here}/file" if job.state == "done" else ""
    progress = {"id": job.id, "state": job.state, "done": job.done, "total": job.total, "text": text}
    return progress | {"here": here, "file": file, "name": job.name}


def _found(request: Request) -> Job | None:
    return jobs.find(request.path_params["id"])


async def progress(request: Request) -> Response:
    """Route `/exports/{id}`: how far it is; DELETE stops it. A kind has none: it is what one posts to."""
    job, words = _found(request), of_language(request.query_params.get("lang"))
    if request.path_params["id"] in KINDS:
        return JSONResponse({"error": words("export.post")}, status_code=405, headers={"allow": "POST"})
    if job is None:
        return _fault(404, words("export.gone"))
    if request.method == "DELETE":
        jobs.cancel(job)
    return JSONResponse(_state(job), headers={"cache-control": "no-store"})


async def file(request: Request) -> Response:
    """Route `/exports/{id}/file`: the file that was made."""
    job = _found(request)
    if job is None or job.state != "done" or not job.file.exists():
        return _fault(404, of_language(request.query_params.get("lang"))("export.gone"))
    named = f"attachment; filename*=UTF-8''{quote(job.name)}"
    kept = {"content-disposition": named, "cache-control": "no-store"}
    return FileResponse(job.file, media_type=job.type, headers=kept)


ROUTES = [
    Route("/exports/{kind}", begin, methods=["POST"]),
    Route("/exports/{id}", progress, methods=["GET", "DELETE"]),
    Route("/exports/{id}/file", file),
]
