"""Folded parts are made when they are opened: `/parts/<page>?<the view's own parameters>&of=<edition>.<day>&part=<key>`.

The page's own code runs for it, so that a part cannot differ from the page. `of` names the edition and the day of the
page: the part has the same, even if another edition was published or midnight passed in between.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import queries
from pages.ui.address import run, view
from pages.ui.address.view import View
from pages.ui.base import faults
from pages.ui.base.sections import SECTIONS
from pages.ui.base.words import of_language
from pages.ui.figure import capture, filters, share
from pages.ui.server import api, etags
from pages.ui.server.pinned import Refused, edition_and_day

FRAME: dict[str, Callable[[View], Markup]] = {"f-filter": filters.panel, "share": share.parts}
# A part is put into a page by our script; opened by itself it is bare text that loads, runs and frames nothing.
_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
Folds = dict[str, Callable[[], Markup]]
MOST_VIEWS = 8  # whose folds are at hand; a reader opens several of one view, a print opens them all
_views: OrderedDict[tuple[str, str], Future[Folds]] = OrderedDict()
_alone = threading.Lock()
_KEPT = "private, max-age=3600"  # the address says of which edition, day and language it is
_log = logging.getLogger("follow_up")


def _asked(page: str, query: str) -> tuple[View, str, str]:
    """The view and the key of the part that an address asks for, and what all parts of the view share of their addresses.

    The run is of the edition and the day that the address names.
    """
    pairs = parse_qsl(query, keep_blank_values=True)
    own = dict(pair for pair in pairs if pair[0] in ("of", "part"))
    paths = {section.key: section.path for section in SECTIONS}
    if page not in paths or not own.get("part"):
        raise Refused(404, "download.unknown")
    edition, today = edition_and_day(own.get("of", ""))
    run.begin(edition, today)
    here = view.read(paths[page], [pair for pair in pairs if pair[0] not in own])
    if here.refused:
        raise Refused(400, "download.refused", names=", ".join(here.refused))
    return here, own["part"], urlencode([pair for pair in pairs if pair[0] != "part"])


@lru_cache(maxsize=128)
def _kept_html(page: str, query: str) -> str:
    """The HTML of a part, the same for as long as its edition is kept; made in a run of its own."""
    return copy_context().run(_made, page, query)


def _made(page: str, query: str) -> str:
    here, key, shared = _asked(page, query)
    if key in FRAME:
        return str(FRAME[key](here))
    make = _folds(here, (page, shared)).get(key)
    if make is None:
        raise Refused(404, "download.unknown")
    return str(make())


def _folds(here: View, of: tuple[str, str]) -> Folds:
    """What makes each fold of a view: its page runs once for all of them, whoever asks at the same time."""
    with _alone:
        asked = _views.get(of)
        if asked is None:
            mine = _views[of] = Future()
        _views.move_to_end(of)
        while len(_views) > MOST_VIEWS:
            _views.popitem(last=False)
    if asked is not None:
        return asked.result()
    try:
        mine.set_result(capture.run(here, folded=True).folds or {})
    except BaseException as fault:
        mine.set_exception(fault)
        with _alone:
            if _views.get(of) is mine:  # who comes later tries it again
                del _views[of]
        raise
    return mine.result()


def answer(page: str, query: str, unless: str = "") -> Response:
    """The answer to one address; `unless` is the tag of the answer that the asker already has."""
    words = of_language(dict(parse_qsl(query)).get("lang"))
    try:
        html = _kept_html(page, query)
    except Refused as fault:
        return JSONResponse({"error": words(fault.key, **fault.values)}, status_code=fault.status)
    except queries.TooMuch as fault:
        return JSONResponse({"error": words("download.too_much", why=str(fault))}, status_code=413)
    except queries.QueryError:
        raise  # the server says it in a sentence (faults.py)
    except Exception:
        # A reader gets a sentence; the log gets what went wrong.
        _log.exception("The part failed at /parts/%s?%s", page, query)
        return JSONResponse({"error": faults.failed(words, "fold.failed")}, status_code=500)
    headers = {"content-security-policy": _POLICY, "cache-control": _KEPT, "etag": etags.tag(html)}
    if etags.is_held(unless, headers["etag"]):
        return Response(status_code=304, headers=headers)
    return Response(html, media_type="text/html", headers=headers)


async def serve(request: Request) -> Response:
    """Route `/parts/{page}`: what is in a fold of the page, as HTML."""
    if (refused := api.not_read(request)) is not None:
        return refused
    unless = request.headers.get("if-none-match", "")
    return await run_in_threadpool(answer, request.path_params["page"], request.url.query, unless)


ROUTES = [Route("/parts/{page}", serve, methods=api.METHODS)]
