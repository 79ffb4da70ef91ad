"""An area on one page at its own address, `/one-page.pdf?line_id=…`; whole papers are ordered (exports.py)."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pages.ui.address.run import of_one_edition
from pages.ui.files import paper
from pages.ui.rows import query
from pages.ui.server import api, etags
from pages.ui.server.picture_route import fault, view_of

_AREA = "omrade"


@of_one_edition
def answer(pairs: api.Pairs, base_url: str, unless: str = "") -> Response:
    """The PDF of one address; `unless` is the tag of the one that the asker already has."""
    here = view_of(_AREA, pairs, ())
    if isinstance(here, Response):
        return here
    if not query.rows("areas/card", here):
        return fault(400, here.words("paper.which_area"))
    headers = {
        "etag": etags.tag(here.edition, "one page", base_url, here.url(exact=True)),
        "cache-control": "no-cache",
    }
    if etags.is_held(unless, headers["etag"]):
        return Response(status_code=304, headers=headers)
    headers["content-disposition"] = f'attachment; filename="{here["line_id"]}-{here.as_of}.pdf"'
    return Response(paper.one_page(here, base_url), media_type="application/pdf", headers=headers)


async def one_page(request: Request) -> Response:
    """Route `/one-page.pdf`: an area on one page."""
    pairs = request.query_params.multi_items()
    base, had = str(request.base_url).rstrip("/"), request.headers.get("if-none-match", "")
    return await run_in_threadpool(answer, pairs, base, had)


ROUTES = [Route("/one-page.pdf", one_page)]
