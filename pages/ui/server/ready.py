"""Route `/ready`, for monitors: whether the dashboard can answer, and with which edition.

A look at the data waits for nobody's page or file: it has a thread of its own. If it takes longer than a moment all the same,
the answer is that of the last look, with its age.
"""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import queries

PATIENCE = 0.15  # seconds
FIRST_PATIENCE = 10.0  # after a start the edition is opened first, and there is no last look
_thread = ThreadPoolExecutor(1, "ready")


@dataclass(frozen=True)
class _Look:
    """What was found, as it is answered, and when."""

    status: int
    found: dict[str, object]
    at: float


_last: list[_Look] = []
_under_way: list["asyncio.Future[_Look]"] = []


def _look() -> _Look:
    try:
        state = queries.state()
    except queries.QueryError as fault:
        return _Look(503, {"error": str(fault)}, time.monotonic())
    found: dict[str, object] = {"edition": state.edition, "sealed": state.is_sealed, "state": "current"}
    if state.fault:
        found |= {"state": "last good", "fault": state.fault}
    return _Look(200, found, time.monotonic())


async def ready(_: Request) -> Response:
    """200 with the edition that answers, and with what is wrong when it is not the current one; else 503."""
    if not _under_way or _under_way[0].done():
        _under_way[:] = [asyncio.get_running_loop().run_in_executor(_thread, _look)]
    done, _waiting = await asyncio.wait(_under_way, timeout=PATIENCE if _last else FIRST_PATIENCE)
    if done:
        _last[:] = [done.pop().result()]
        return _response(_last[0], {})
    if not _last:
        return _response(_Look(503, {"error": "The edition is being opened."}, 0), {})
    return _response(_last[0], {"seconds_old": round(time.monotonic() - _last[0].at, 1)})


def _response(look: _Look, more: dict[str, object]) -> Response:
    return JSONResponse(look.found | more, status_code=look.status, headers={"cache-control": "no-store"})


ROUTES = [Route("/ready", ready)]
