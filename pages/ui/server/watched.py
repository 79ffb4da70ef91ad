"""Gives each request an id, one line in the log and its time in the metrics. The outermost of our middleware.

A line holds no client address and no query, which could reveal what someone searched for, unless the operator turns that
on (`FOLLOW_UP_LOG_ADDRESSES=yes`).
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TextIO

from prometheus_client import REGISTRY, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from pythonjsonlogger.json import JsonFormatter
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import queries
from pages.ui.base import metrics, trace
from pages.ui.base.sections import SECTIONS

ADDRESSES = "FOLLOW_UP_LOG_ADDRESSES"
PORT = "FOLLOW_UP_METRICS_PORT"
HOST = "FOLLOW_UP_METRICS_ADDRESS"
_REQUEST = logging.getLogger("follow_up.request")
_LOGGERS = ("follow_up", "queries")
_QUIET = (
    "/ui/",
    "/static/",
    "/_stcore/",
    "/component/",
    "/media/",
    "/ready",
)  # no line each: files and monitors
_ROUTES = (
    "/api/",
    "/tables/",
    "/datasets/",
    "/pictures/",
    "/embed/",
    "/parts/",
    "/exports",
    "/slides/",
    "/days/",
)
_REASONS = {403: "host or origin", 413: "too much", 429: "too often", 503: "busy or no data"}


class _WithId(logging.Filter):
    """Puts the id of the request or page run on each line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request = trace.now()
        return True


def log_as_lines(stream: TextIO = sys.stderr) -> None:
    """Write what the dashboard logs as one JSON object a line."""
    handler = logging.StreamHandler(stream)
    handler.addFilter(_WithId())
    named = {"levelname": "level", "asctime": "time", "name": "logger"}
    handler.setFormatter(
        JsonFormatter("%(asctime)s %(levelname)s %(name)s %(request)s %(message)s", rename_fields=named)
    )
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(logging.INFO if name == "follow_up" else logging.WARNING)


def serve_metrics() -> Callable[[], None]:
    """Serve the metrics where the operator asked for them, on a port that readers do not reach; returns what ends it."""
    port = os.environ.get(PORT)
    if not port:
        return lambda: None
    editions = _Editions()
    REGISTRY.register(editions)
    server, _ = start_http_server(int(port), os.environ.get(HOST, "127.0.0.1"))

    def stop() -> None:
        server.shutdown()
        server.server_close()
        REGISTRY.unregister(editions)

    return stop


class _Editions(Collector):
    """Reads which edition answers when a monitor asks for it."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        found = GaugeMetricFamily(
            "follow_up_edition", "1 for the edition that answers now", labels=["edition", "state"]
        )
        with suppress(queries.QueryError):  # none answers: there is no sample
            state = queries.state()
            found.add_metric([state.edition, "last good" if state.fault else "current"], 1)
        yield found


class Watched:
    """Middleware that times each request, gives it an id and writes its line."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or socket."""
        if scope["type"] == "websocket":
            with metrics.SESSIONS.track_inprogress():
                await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        request, began, status = trace.begin(), time.perf_counter(), 500

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = request
            await send(message)

        try:
            await self.app(scope, receive, sent)
        finally:
            self._log_request(scope, status, time.perf_counter() - began)

    def _log_request(self, scope: Scope, status: int, seconds: float) -> None:
        path = scope["path"]
        metrics.REQUESTS.labels(_route(path), str(status)).observe(seconds)
        if status in _REASONS:
            metrics.REFUSED.labels(_REASONS[status]).inc()
        if path.startswith(_QUIET) and status < 500:
            return
        line = {
            "method": scope["method"],
            "route": _route(path),
            "status": status,
            "ms": round(1000 * seconds, 1),
        }
        if os.environ.get(ADDRESSES) == "yes":
            client = scope["client"][0] if scope.get("client") else ""
            line |= {"client": client, "path": path, "query": scope["query_string"].decode("latin-1")}
        _REQUEST.info("%s %s", scope["method"], status, extra=line)


def _route(path: str) -> str:
    """The kind of a path: a name that anyone may type is no label and stands in no log."""
    if path.startswith("/api/v1/"):
        name = path.removeprefix("/api/v1/")
        return f"/api/v1/{name}" if name in queries.names() else "/api"
    for prefix in (*_ROUTES, *_QUIET):
        if path.startswith(prefix):
            return prefix.rstrip("/")
    known = {f"/{section.path}" for section in SECTIONS} | {
        *("/qr.svg", "/one-page.pdf", "/corrections.atom", "/att-rapportera.ics")
    }
    return path if path in known else "other"
