"""How often, how much at once and how slowly one client address may ask. Middleware for all routes and sockets.

Behind a proxy, the reader's own address is known only if the proxy is trusted (README).
"""

import asyncio
import os
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, MutableMapping
from contextlib import ExitStack, asynccontextmanager
from functools import cache
from urllib.parse import parse_qs

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.ui.base import askers
from pages.ui.base.askers import ASKERS
from pages.ui.base.words import of_language
from pages.ui.server.sockets import Sockets

SETTING = "FOLLOW_UP_REQUESTS_A_MINUTE"
USUAL = 300  # a person who clicks does a few a second; a programme that copies everything needs a few hundred in all
A_ROOM = 4  # times as much for what pages fetch themselves: whole rooms read from one address
AT_ONCE = 2  # requests of one asker under way; further ones wait. More at once would not be faster (turns.py)
ALL_AT_ONCE = 6
WAIT_SECONDS = 10.0
SLOWEST_READ = 15.0  # seconds for the next part of a body
SLOWEST_BODY = 60.0  # for all of it
SLOWEST_WRITE = 60.0  # seconds for a client to take the next part of an answer
HELD_SECONDS = 2.0  # before a request that came too often is refused
MOST_HELD = 100  # of one asker
_JSON = ("/api/", "/tables/", "/parts/", "/days/", "/exports")
_OWN = (
    *_JSON,
    "/datasets/",
    "/pictures/",
    "/embed",
    "/one-page.pdf",
    "/qr.svg",
    "/slides/",
    "/corrections.atom",
    "/att-rapportera.ics",
    "/catalog.",
    "/datapackage.json",
)
_SHORT = "/api/"
_BY_PAGES = ("/parts/", "/days/", "/exports/", "/slides/", "/qr.svg")  # fetched by the pages' own script


@cache
def rate(times: int = 1) -> RateLimitItem:
    """How many requests a minute one asker may make, `times` as many for what pages fetch."""
    setting = os.environ.get(SETTING, str(USUAL))
    if not setting.isdecimal() or not int(setting):
        raise ValueError(f"{SETTING} must be a whole number of requests, not {setting!r}.")
    return parse(f"{int(setting) * times}/minute")


class Budgets:
    """Middleware that refuses an asker's request that comes too often, and one that cannot be begun soon."""

    def __init__(self, app: ASGIApp) -> None:
        rate()  # a setting that is no number stops the start, not the first reader
        self.app = app
        self._calls = MovingWindowRateLimiter(MemoryStorage())
        self._of_asker: MutableMapping[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(AT_ONCE)
        )
        self._under_way: Counter[str] = Counter()  # waiting ones too
        self._all = asyncio.Semaphore(ALL_AT_ONCE)
        self._sockets = Sockets(app)
        self._held: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or socket, or say in a sentence why not."""
        if scope["type"] == "websocket":
            await self._sockets.serve(scope, receive, send)
        elif scope["type"] == "http" and (refusal := self._refusal(scope)):
            if refusal.status_code == 429:
                await self._hold(_asker(scope))
            await refusal(scope, receive, send)
        elif scope["type"] == "http" and scope["path"].startswith(_OWN):
            await self._in_turn(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _hold(self, asker: str) -> None:
        """Let who asks too often wait for the refusal: it would come again at once, and each refusal is work too."""
        if self._held[asker] >= MOST_HELD:
            return
        self._held[asker] += 1
        try:
            await asyncio.sleep(HELD_SECONDS)
        finally:
            self._held -= Counter((asker,))

    def _refusal(self, scope: Scope) -> Response | None:
        path, asker = scope["path"], _asker(scope)
        if path.startswith(_OWN):
            ASKERS.note(askers.name(asker))
            times = A_ROOM if path.startswith(_BY_PAGES) else 1
            if not self._calls.hit(rate(times), asker, str(times)):
                return _said(scope, 429, "download.too_often", 60)
        elif _is_page(scope) and self._sockets.are_full():
            full = _said(scope, 503, "frame.full", 10)
            full.headers["refresh"] = "10"
            return full
        return None

    async def _in_turn(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with self._place(_asker(scope)):
                await self._first(scope, _patient(receive), _patient_send(send))
        except TimeoutError:
            await _said(scope, 503, "frame.busy", 5)(scope, receive, send)

    async def _first(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request; pages give way to what programmes wait for until it is made, not until it is taken."""
        with ExitStack() as making:
            if scope["path"].startswith(_SHORT):
                making.enter_context(ASKERS.short(askers.name(_asker(scope))))

            async def sent(message: Message) -> None:
                making.close()
                await send(message)

            await self.app(scope, receive, sent)

    @asynccontextmanager
    async def _place(self, asker: str) -> AsyncIterator[None]:
        """A place among the requests under way. Raises TimeoutError if none is free in time."""
        own = self._of_asker[asker]
        self._under_way[asker] += 1
        try:
            await asyncio.wait_for(own.acquire(), WAIT_SECONDS)
            try:
                await asyncio.wait_for(self._all.acquire(), WAIT_SECONDS)
                try:
                    yield
                finally:
                    self._all.release()
            finally:
                own.release()
        finally:
            self._under_way[asker] -= 1
            if not self._under_way[asker]:
                del self._under_way[asker], self._of_asker[asker]


def _asker(scope: Scope) -> str:
    return scope["client"][0] if scope.get("client") else ""


def _is_page(scope: Scope) -> bool:
    """Whether a browser asks for a page, which will open a socket."""
    wants = dict(scope["headers"]).get(b"accept", b"")
    return scope["method"] == "GET" and b"text/html" in wants


def _said(scope: Scope, status: int, key: str, seconds: int) -> Response:
    lang = parse_qs(scope["query_string"].decode("latin-1")).get("lang", ["sv"])[-1]
    text, headers = of_language(lang)(key), {"retry-after": str(seconds)}
    if scope["path"].startswith(_JSON):
        return JSONResponse({"error": text}, status_code=status, headers=headers)
    return PlainTextResponse(text, status_code=status, headers=headers)


def _patient(receive: Receive) -> Receive:
    """Receive as it is, but a client that takes too long for its body or the next part of it counts as gone."""
    done, until = False, time.monotonic() + SLOWEST_BODY

    async def received() -> Message:
        nonlocal done
        if done:  # what comes after the body is that the client leaves: that may take as long as it likes
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), min(SLOWEST_READ, max(0.0, until - time.monotonic())))
        except TimeoutError:
            return {"type": "http.disconnect"}
        done = not message.get("more_body", False)
        return message

    return received


class TooSlow(ConnectionError):
    """A client that does not take its answer."""


def _patient_send(send: Send) -> Send:
    """Send as it is, but a client that does not take what is sent is given up."""

    async def sent(message: Message) -> None:
        try:
            await asyncio.wait_for(send(message), SLOWEST_WRITE)
        except TimeoutError:
            raise TooSlow("The client did not take its answer in time.") from None

    return sent
