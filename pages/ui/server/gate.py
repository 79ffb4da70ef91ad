"""The hosts and origins under which the dashboard may be called, on every route and on Streamlit's own socket.

A request that reaches a page carries the mark of the person at the machine or none (base/editors.py), whatever it says itself.
"""

import os
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from pages.ui.base import editors
from pages.ui.base.words import Words

_THIS_MACHINE = "127.0.0.1"
# Streamlit tells sessions and caches to whoever asks; who runs the server has the log and /ready.
_CLOSED = {"/_stcore/metrics"}
_UPLOADS = "/_stcore/upload_file/"  # Streamlit takes a file from every reader


class Gate:
    """Middleware that refuses a foreign host, a malformed or foreign origin, and what is nobody's business."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or socket, or say in a sentence why not."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        marked = editors.marked(scope)
        if not (refusal := _refusal(marked)):
            await self.app(_as_it_came(marked), receive, send)
            return
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        status, key = refusal
        words = Words("en" if b"lang=en" in scope["query_string"].split(b"&") else "sv")
        await PlainTextResponse(words(key), status_code=status)(scope, receive, send)


def _as_it_came(scope: Scope) -> Scope:
    """The request without what it says of who asks, unless the operator named a proxy.

    Where none is named uvicorn believes this machine, and leaves a port of 0, which no socket has.
    """
    if editors.PROXIES in os.environ or not scope.get("client") or scope["client"][1] != 0:
        return scope
    return {**scope, "client": (_THIS_MACHINE, 0)}


def _refusal(scope: Scope) -> tuple[int, str] | None:
    """Status and key of the sentence of what is refused."""
    headers = Headers(scope=scope)
    host, origin = headers.get("host"), headers.get("origin")
    if not is_host_allowed(host):
        return 403, "gate.host"
    if origin is not None:
        try:
            own = urlsplit(origin).netloc
        except ValueError:  # half an address of six parts, say
            return 400, "gate.origin"
        # Streamlit compares names alone: a page at another port of this machine would be let in.
        if scope["type"] == "websocket" and own != host:
            return 403, "gate.origin"
    if scope["path"].startswith(_UPLOADS) and not editors.is_of_an_editor(scope):
        return 403, "gate.editors"
    return (404, "download.unknown") if scope["path"].rstrip("/") in _CLOSED else None
