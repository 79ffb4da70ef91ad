"""The server: Streamlit's pages inside our frame, our routes beside them. `streamlit run app.py` starts it."""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from pages.ui.base import assets, editors, faults
from pages.ui.editing import uploads
from pages.ui.frame.shell import Shell
from pages.ui.server import (
    api,
    calendar_feed,
    catalogue,
    datasets,
    day_route,
    embed,
    exports,
    feed,
    jobs,
    paper_route,
    parts,
    picture_route,
    qr,
    ready,
    slide_routes,
    slow_clients,
    undelayed,
    warming,
)
from pages.ui.server.budgets import Budgets
from pages.ui.server.gate import Gate
from pages.ui.server.packed import Packed
from pages.ui.server.watched import Watched, log_as_lines, serve_metrics

_AFTER_THE_START = 2.0  # seconds; whoever comes first is shown something first
_AFTER_THE_FIRST_READERS = 10.0  # seconds; the process that makes files takes a while to start


# seconds; Python's 5 ms, times the threads at work, are what a short answer would wait for at each of its questions
_LONGEST_TURN = 0.0005


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Before serving: what is loaded by now stays loaded, so the collector need not look at it again at each run."""
    log_as_lines()
    editors.tell_processes()
    end_metrics = serve_metrics()
    wait_for_slow_clients = slow_clients.end()
    delay_again = undelayed.start()
    sys.setswitchinterval(_LONGEST_TURN)
    gc.collect()
    gc.freeze()
    ahead = jobs.warm if warming.is_wanted() else lambda: None
    warm = asyncio.get_running_loop().call_later(_AFTER_THE_FIRST_READERS, ahead)
    front_pages = asyncio.create_task(warming.keep_warm(_AFTER_THE_START))
    yield
    warm.cancel()
    front_pages.cancel()
    jobs.stop()
    day_route.stop()
    uploads.stop()
    end_metrics()
    delay_again()
    wait_for_slow_clients()


app = st.App(
    "pages/ui/frame/frame.py",
    lifespan=lifespan,
    routes=[
        Route("/ui/{digest}/{name}", assets.serve),
        *api.ROUTES,
        *catalogue.ROUTES,
        *datasets.ROUTES,
        *day_route.ROUTES,
        *picture_route.ROUTES,
        *paper_route.ROUTES,
        *embed.ROUTES,
        *exports.ROUTES,
        *calendar_feed.ROUTES,
        *feed.ROUTES,
        *parts.ROUTES,
        *qr.ROUTES,
        *ready.ROUTES,
        *slide_routes.ROUTES,
    ],
    exception_handlers=faults.HANDLERS,
    middleware=[
        Middleware(Watched),
        Middleware(GZipMiddleware, minimum_size=1000),
        Middleware(Shell),
        Middleware(Gate),
        Middleware(Budgets),
        Middleware(Packed),
    ],
)
