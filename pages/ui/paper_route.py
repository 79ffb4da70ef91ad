"""Paper at its own address: `/paper/<page>.pdf` is a whole view, `/one-page.pdf?line_id=…` an area on one page."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import queries
from pages.ui import api, paper, query
from pages.ui.picture_route import FRONT, asked, fault, tag
from pages.ui.view import View

_AREA = "omrade"


def url(here: View) -> str:
    """Address of a view as a board paper; its day is named."""
    path, _, query = here.url(exact=True).lstrip("/").partition("?")
    return f"/paper/{path or FRONT}.pdf" + (f"?{query}" if query else "")


def one_page_url(here: View) -> str:
    """Address of an area on one page; none where the view is not of one area."""
    if here.path != _AREA or not here["line_id"]:
        return ""
    return f"/one-page.pdf?{here.url(exact=True).partition('?')[2]}"


def answer(path: str, pairs: api.Pairs, base_url: str, unless: str, one: bool) -> Response:
    """The PDF of one address; `unless` is the tag of the one that the asker already has."""
    here = asked(path, pairs, ())
    if isinstance(here, Response):
        return here
    if one and not query.rows("areas/card", here):
        return fault(400, here.words("paper.which_area"))
    headers = {
        "etag": tag(queries.current_edition(), "paper", str(one), base_url, here.url(exact=True)),
        "cache-control": "no-cache",
    }
    if unless == headers["etag"]:
        return Response(status_code=304, headers=headers)
    name = f"{here['line_id'] if one else path}-{here.as_of}.pdf"
    headers["content-disposition"] = f'attachment; filename="{name}"'
    if one:
        body = paper.one_page(here, base_url)
    else:
        shown = paper.whole(here)
        body = paper.make(shown, here.words, base_url, shown[0].page.title)
    return Response(body, media_type="application/pdf", headers=headers)


async def _served(request: Request, path: str, one: bool) -> Response:
    if (busy := api.too_often(request)) is not None:
        return busy
    pairs = request.query_params.multi_items()
    base, had = str(request.base_url).rstrip("/"), request.headers.get("if-none-match", "")
    return await run_in_threadpool(answer, path, pairs, base, had, one)


async def whole(request: Request) -> Response:
    """Route `/paper/{page}.pdf`: all figures of a view."""
    return await _served(request, request.path_params["page"], False)


async def one_page(request: Request) -> Response:
    """Route `/one-page.pdf`: an area on one page."""
    return await _served(request, _AREA, True)


ROUTES = [Route("/paper/{page}.pdf", whole), Route("/one-page.pdf", one_page)]
