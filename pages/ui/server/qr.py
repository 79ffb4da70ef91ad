"""QR codes of views: the link to a view of this dashboard, and nothing else, as a picture that a camera reads."""

import io
import re
from urllib.parse import parse_qs, urlsplit

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.ui.address import view
from pages.ui.base.sections import SECTIONS
from pages.ui.base.words import of_language

LONGEST = 1200  # characters; a longer one makes squares too small for a camera
_FIGURE = re.compile(r"[A-Za-z][\w-]{0,99}", re.ASCII)


def is_own(link: str, host: str) -> bool:
    """Whether a link leads to a view of the dashboard at this host, with nothing in it that a view does not know."""
    if not link.isascii() or not link.isprintable() or " " in link:
        return False
    try:
        parts = urlsplit(link)
    except ValueError:  # half an address of six parts, say
        return False
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != host.lower() or "@" in parts.netloc:
        return False
    if parts.fragment and not _FIGURE.fullmatch(parts.fragment):
        return False
    path = parts.path.removeprefix("/")
    return path in {section.path for section in SECTIONS} and not view.at(f"/{path}?{parts.query}").refused


def svg(link: str) -> bytes:
    """The code of a link: dark on light in either theme, with the margin that a camera needs."""
    out = io.BytesIO()
    code = segno.make_qr(link, error="m")
    code.save(out, kind="svg", border=4, dark="#000000", light="#ffffff", omitsize=True, xmldecl=False)
    return out.getvalue()


def answer(query: str, host: str) -> Response:
    """The code that an address asks for, or the sentence that says why there is none."""
    given = parse_qs(query)
    words = of_language(given.get("lang", [""])[-1])
    link = given.get("link", [""])[-1]
    if not is_own(link, host):
        return PlainTextResponse(words("share.not_own"), status_code=400)
    if len(link) > LONGEST:
        return PlainTextResponse(words("share.too_long"), status_code=413)
    return Response(svg(link), media_type="image/svg+xml", headers={"cache-control": "private, max-age=3600"})


async def serve(request: Request) -> Response:
    """Route `/qr.svg?link=…`: the link must be one of this dashboard, at the name by which the reader reached it."""
    return await run_in_threadpool(answer, request.url.query, request.headers.get("host", ""))


ROUTES = [Route("/qr.svg", serve)]
