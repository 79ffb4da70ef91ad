"""Keeps the files that every page loads as they are sent: read and packed once, not again for each reader.

A page of Streamlit's loads some eighty of them. Read by threads and packed anew each, they took a quarter of a second of the
server for a reader who comes for the first time, who waited for it.
"""

import gzip
import pickle
from asyncio import to_thread

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.ui.base.kept import Kept

MOST_BYTES = 16_000_000  # all files of Streamlit and ours take less, packed
SMALLEST = 1000  # bytes; fewer are sent as they are
_FILES = ("/static/", "/ui/")
_ASKS_FOR_LESS = ("range", "if-none-match", "if-modified-since")  # than the whole file
_IS_PACKED = ("font/", "image/")


class Packed:
    """Middleware that answers for files that never change; whatever may change passes through."""

    def __init__(self, app: ASGIApp, most_bytes: int = MOST_BYTES) -> None:
        self.app = app
        self.kept: Kept[str] = Kept(most_bytes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if not _wants_a_file(scope):
            await self.app(scope, receive, send)
            return
        answer = self.kept.find(scope["path"])
        if answer is None:
            made = await self._made(scope, receive)
            if _stays(made):
                answer = await to_thread(_pack, made)
                self.kept.keep(scope["path"], answer)
        for message in made if answer is None else pickle.loads(answer):
            await send(message)

    async def _made(self, scope: Scope, receive: Receive) -> list[Message]:
        """What the server answers, whole."""
        made: list[Message] = []

        async def collect(message: Message) -> None:
            made.append(message)

        await self.app(scope, receive, collect)
        return made


def _wants_a_file(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(_FILES):
        return False
    headers = Headers(scope=scope)
    return "gzip" in headers.get("accept-encoding", "") and not any(
        name in headers for name in _ASKS_FOR_LESS
    )


def _stays(made: list[Message]) -> bool:
    """Whether an answer is that of a file whose name holds what is in it."""
    start = made[0]
    return start["status"] == 200 and "immutable" in Headers(scope=start).get("cache-control", "")


def _pack(made: list[Message]) -> bytes:
    start, *parts = made
    body = b"".join(part.get("body", b"") for part in parts)
    headers = MutableHeaders(scope=start)
    is_packed = "content-encoding" in headers or headers["content-type"].startswith(_IS_PACKED)
    if len(body) >= SMALLEST and not is_packed:
        body = gzip.compress(body, mtime=0)
        headers["content-encoding"] = "gzip"
        headers.add_vary_header("accept-encoding")
    headers["content-length"] = str(len(body))
    return pickle.dumps((start, {"type": "http.response.body", "body": body}))
