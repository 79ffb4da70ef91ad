"""The table of a view's days: `/days/<page>?<the view's own parameters>&of=<edition>.<day>`; 202 while it is being made.

A process of its own makes tables, one at a time, and gives way to the server a little (`nice`). It starts with the first
order and ends when none has come for a while. A table is of every day, so the day of the view makes no difference to it.
"""

import asyncio
import base64
import datetime as dt
import gzip
import json
import logging
import signal
import sys
from collections import OrderedDict
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pages.ui.address import run, view
from pages.ui.base.sections import SECTIONS
from pages.ui.base.words import of_language
from pages.ui.figure import slides
from pages.ui.files import day_table
from pages.ui.server import api, aside
from pages.ui.server.pinned import Refused, edition_and_day

PATHS = {section.key: section.path for section in SECTIONS if section.path in (*day_table.PATHS, slides.PATH)}
MOST_KEPT_BYTES = 16_000_000  # some five hundred tables
MOST_WAITING = 20
ENDS_AFTER = 60.0  # seconds without an order
MOST_SECONDS = 300.0  # for one table
_NICENESS = 5  # a reader waits for the table: at 19 it got none of two busy cores in four minutes
_LONGEST_LINE = 8_000_000  # bytes of one table
_ROOT = Path(__file__).parents[3]
_log = logging.getLogger("follow_up")

Key = tuple[str, str]  # the page and its parameters with `of`, without the day
_kept: "OrderedDict[Key, bytes]" = OrderedDict()  # gzipped; empty where it cannot be made
_waiting: list[Key] = []
_making: list["asyncio.Task[None]"] = []


def key_of(page: str, query: str) -> Key:
    """What an address asks for, written in one way. Raises Refused."""
    pairs = parse_qsl(query, keep_blank_values=True)
    of = dict(pairs).get("of", "")
    if page not in PATHS:
        raise Refused(404, "download.unknown")
    edition_and_day(of)
    here = view.read(PATHS[page], [pair for pair in pairs if pair[0] not in ("of", "as_of", "live_as_of")])
    if here.refused:
        raise Refused(400, "download.refused", names=", ".join(here.refused))
    if here.path == slides.PATH and not (here["slide"] and slides.listed(here)):
        raise Refused(404, "download.unknown")
    own = parse_qsl(here.url().partition("?")[2])
    return page, urlencode([*own, ("of", of)])


def made(key: Key) -> bytes:
    """The table, gzipped."""
    page, query = key
    pairs = dict(parse_qsl(query, keep_blank_values=True))
    edition, _, day = pairs.pop("of").partition(".")
    run.begin(edition, dt.date.fromisoformat(day))
    table = day_table.table(view.read(PATHS[page], pairs.items()))
    return gzip.compress(json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode())


async def serve(request: Request) -> Response:
    """Route `/days/{page}`: the table, or 202 until there is one."""
    if (refused := api.not_read(request)) is not None:
        return refused
    words = of_language(request.query_params.get("lang"))
    try:
        wanted = await asyncio.to_thread(key_of, request.path_params["page"], request.url.query)
    except Refused as fault:
        return JSONResponse({"error": words(fault.key, **fault.values)}, status_code=fault.status)
    if (table := _kept.get(wanted)) is None:
        if not order(wanted):
            return JSONResponse({"error": words("day.too_many")}, status_code=503)
        return JSONResponse({"state": "making"}, status_code=202, headers={"retry-after": "1"})
    _kept.move_to_end(wanted)
    if not table:
        return JSONResponse({"error": words("day.too_much")}, status_code=413)
    headers = {"cache-control": "private, max-age=3600", "vary": "accept-encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(table), media_type="application/json", headers=headers)
    return Response(table, media_type="application/json", headers={**headers, "content-encoding": "gzip"})


def order(wanted: Key) -> bool:
    """Have a table made, unless it is already; False where too many wait."""
    if wanted in _kept:
        return True
    if wanted not in _waiting:
        if len(_waiting) >= MOST_WAITING:
            return False
        _waiting.append(wanted)
    if not _making or _making[0].done():
        _making[:] = [asyncio.create_task(_make())]
    return True


def stop() -> None:
    """Make no more: the server ends."""
    _waiting.clear()
    for task in _making:
        task.cancel()


async def _make() -> None:
    """Have what waits made by a process, until nothing has waited for a while."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "pages.ui.server.day_route"),
        cwd=_ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=_LONGEST_LINE,
    )
    idle = 0.0
    try:
        while idle < ENDS_AFTER and process.returncode is None:
            if _waiting:
                idle = 0.0
                _keep(_waiting[0], await asyncio.wait_for(_answer(process, _waiting[0]), MOST_SECONDS))
                _waiting.pop(0)
            else:
                await asyncio.sleep(0.2)
                idle += 0.2
    except TimeoutError:
        _log.error("The table of days at %s took too long", _waiting[0])
    finally:
        if process.returncode is None:
            process.kill()
        if _waiting and not idle:
            _keep(_waiting.pop(0), b"")  # whatever came in its way would come again


async def _answer(process: asyncio.subprocess.Process, wanted: Key) -> bytes:
    """What the process makes of an order; nothing where it failed, which its log tells."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(wanted).encode() + b"\n")
    await process.stdin.drain()
    return base64.b64decode(await process.stdout.readline())


def _keep(wanted: Key, table: bytes) -> None:
    _kept[wanted] = table
    while sum(map(len, _kept.values())) > MOST_KEPT_BYTES:
        _kept.popitem(last=False)


def main() -> None:
    """Make tables, one an order, until there are no more orders."""
    orders, answers = sys.stdin, aside.begin(_NICENESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which closes our input
    for line in orders:
        page, query = json.loads(line)
        table = b""
        try:
            table = made((page, query))
        except Exception:
            _log.exception("The table of days at %s?%s could not be made", page, query)
        print(base64.b64encode(table).decode(), file=answers, flush=True)


ROUTES = [Route("/days/{page}", serve, methods=api.METHODS)]

if __name__ == "__main__":
    main()
