"""A piece of a page: HTML from a template (every value escaped) with Plotly charts in it, one Streamlit element each."""

import json
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import streamlit as st
from markupsafe import Markup

from pages.ui.address import sink
from pages.ui.base import askers

_TEMPLATES = Path(__file__).parents[1] / "frame" / "templates"
_BURST = 0.06  # seconds
_sent: ContextVar[list[tuple[str, bytes]] | None] = ContextVar("_sent", default=None)
_is_shown: ContextVar[bool] = ContextVar("_is_shown", default=True)
_held: ContextVar["_Held | None"] = ContextVar("_held", default=None)
# The browser's part is served as /ui/follow_up.js; this line only hands the element over to it.
_SCRIPT = "export default (component) => window.followUp.block(component)"


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(_TEMPLATES)
    return jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def render(template: str, **values: Any) -> Markup:
    """The HTML of a template in `pages/ui/frame/templates/`; values are escaped unless they are Markup themselves."""
    askers.give_way()
    return Markup(_environment().get_template(template).render(**values))


def show(key: str, html: Markup, charts: dict[str, Any] | None = None, **page: str) -> None:
    """Put HTML on the page. `charts` maps the id of a `<div data-chart>` in it to a Plotly specification.

    `page` sets the document: `title` and `lang`.
    """
    if (caught := sink.now()) is not None:
        if key in sink.CARDS:
            caught.cards.append(html)
        return  # controls and the like have no place outside the browser
    send(key, packed({"key": key, "html": str(html), "charts": charts or {}, "page": page}))


def packed(data: dict[str, Any]) -> bytes:
    """JSON as it is sent: UTF-8, deflated, a fifth of what it is as text."""
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def send(key: str, data: bytes) -> None:
    """Put what `packed` made on the page."""
    if (sent := _sent.get()) is not None:
        sent.append((key, data))
    if not _is_shown.get():
        return
    if (held := _held.get()) is None:
        _put(key, data)
        return
    held.blocks.append((key, data))
    if time.monotonic() - held.since > _BURST:
        held.put()


def _put(key: str, data: bytes) -> None:
    component = st.components.v2.component("follow_up_block", js=_SCRIPT, isolate_styles=False)
    component(key=key, data=data)


@dataclass
class _Held:
    """Blocks that are put on the page together, and when the ones before were."""

    since: float
    blocks: list[tuple[str, bytes]] = field(default_factory=list)

    def put(self) -> None:
        """Put them on the page."""
        blocks, self.blocks, self.since = self.blocks, [], time.monotonic()
        for key, data in blocks:
            _put(key, data)


@contextmanager
def in_bursts() -> Iterator[None]:
    """What is sent meanwhile is put on the page together with what follows within a moment.

    A browser lays out and paints the page anew for each block that comes alone. Only blocks may be put on it meanwhile.
    """
    held = _Held(time.monotonic())
    before = _held.set(held)
    try:
        yield
    except Exception:
        held.put()  # what was made before the fault
        raise
    else:
        held.put()
    finally:
        _held.reset(before)


@contextmanager
def recorded(shown: bool = True) -> Iterator[list[tuple[str, bytes]]]:
    """All that is sent meanwhile, in its order; not `shown` where there is no browser to show it to."""
    sent: list[tuple[str, bytes]] = []
    before = _sent.set(sent), _is_shown.set(shown)
    try:
        yield sent
    finally:
        _sent.reset(before[0])
        _is_shown.reset(before[1])
