"""The browser's files, served under names that contain a digest of their content: cached for ever, never stale."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.ui.base import palette

_STATIC = Path(__file__).parents[1] / "frame" / "static"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}


@cache
def content(name: str) -> bytes:
    """A file in `pages/ui/frame/static/` as it is served."""
    body = (_STATIC / name).read_bytes()
    return palette.css().encode() + body if name.endswith(".css") else body


@cache
def url(name: str) -> str:
    """Address of a file in `pages/ui/frame/static/`, with the digest of its content."""
    return f"/ui/{hashlib.sha256(content(name)).hexdigest()[:12]}/{name}"


async def serve(request: Request) -> Response:
    """Route `/ui/{digest}/{name}`: the file, to be kept for a year; 404 for any other name."""
    name = request.path_params["name"]
    names = {path.name for path in _STATIC.iterdir()}
    if name not in names or request.url.path != url(name):
        return PlainTextResponse("Not found", status_code=404)
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(content(name), media_type=_TYPES.get(Path(name).suffix, "text/plain"), headers=kept)
