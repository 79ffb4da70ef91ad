"""The server: Streamlit's pages inside our frame, our routes beside them. `streamlit run app.py` starts it."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from pages.ui import api, assets, paper_route, picture_route
from pages.ui.shell import Shell


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Before serving: what is loaded by now stays loaded, so the collector need not look at it again at each run."""
    gc.collect()
    gc.freeze()
    yield


app = st.App(
    "pages/ui/frame.py",
    lifespan=lifespan,
    routes=[
        Route("/ui/{digest}/{name}", assets.serve),
        *api.ROUTES,
        *picture_route.ROUTES,
        *paper_route.ROUTES,
    ],
    middleware=[Middleware(GZipMiddleware, minimum_size=1000), Middleware(Shell)],
)
