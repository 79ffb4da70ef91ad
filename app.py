"""The server: Streamlit's pages inside our frame, our routes beside them. `streamlit run app.py` starts it."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from pages.ui.base import assets, faults
from pages.ui.frame.shell import Shell
from pages.ui.server import (
    api,
    datasets,
    embed,
    exports,
    feed,
    jobs,
    paper_route,
    parts,
    picture_route,
    qr,
    slide_routes,
    warming,
)
from pages.ui.server.gate import Gate

_AFTER_THE_START = 2.0  # seconds; whoever comes first is shown something first
_AFTER_THE_FIRST_READERS = 10.0  # seconds; the process that makes files takes a while to start


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Before serving: what is loaded by now stays loaded, so the collector need not look at it again at each run."""
    gc.collect()
    gc.freeze()
    warm = asyncio.get_running_loop().call_later(_AFTER_THE_FIRST_READERS, jobs.warm)
    front_pages = asyncio.create_task(warming.keep_warm(_AFTER_THE_START))
    yield
    warm.cancel()
    front_pages.cancel()
    jobs.stop()


app = st.App(
    "pages/ui/frame/frame.py",
    lifespan=lifespan,
    routes=[
        Route("/ui/{digest}/{name}", assets.serve),
        *api.ROUTES,
        *datasets.ROUTES,
        *picture_route.ROUTES,
        *paper_route.ROUTES,
        *embed.ROUTES,
        *exports.ROUTES,
        *feed.ROUTES,
        *parts.ROUTES,
        *qr.ROUTES,
        *slide_routes.ROUTES,
    ],
    exception_handlers=faults.HANDLERS,
    middleware=[Middleware(GZipMiddleware, minimum_size=1000), Middleware(Shell), Middleware(Gate)],
)
