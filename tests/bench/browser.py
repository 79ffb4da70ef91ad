"""Drives Chromium: first and repeated loads, changes of a filter and of the page."""

import base64
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from tests.browser import chromium, rig

IN_PAGE = (Path(__file__).parent / "in_page.js").read_text(encoding="utf-8")
REST_MS = 400  # between two changes: the server ends its run, the page what it does when idle


@dataclass
class Bytes:
    """What came over the line: files as they were sent, and the websocket's messages."""

    files: float = 0
    messages: float = 0
    requests: int = 0

    @property
    def all(self) -> float:
        """Both together."""
        return self.files + self.messages


@dataclass(frozen=True)
class Load:
    """One load of a page: milliseconds until all figures were painted, and what was transferred for it."""

    ms: float
    bytes: Bytes


@dataclass(frozen=True)
class Change:
    """A change in milliseconds: all, the browser before it asks, the server, the browser until painted; its messages."""

    total: float
    before: float
    server: float
    after: float
    bytes: float = 0


@dataclass
class Series:
    """Changes of one kind. `shown` holds what the page showed after each, where that was asked for."""

    changes: list[Change] = field(default_factory=list)
    shown: list[dict[str, Any]] = field(default_factory=list)

    def median(self) -> Change:
        """The median of each part."""
        parts = ("total", "before", "server", "after", "bytes")
        return Change(
            *(statistics.median(getattr(change, part) for change in self.changes) for part in parts)
        )


@contextmanager
def chromium_open() -> Iterator[Browser]:
    """One Chromium for everything that is compared."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=rig.CHROMIUM_FLAGS)
        yield browser
        browser.close()


@contextmanager
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who has never been here: nothing kept, a screen of 1280 by 900."""
    context = rig.new_context(browser, 1280, 900, "light")
    context.add_init_script(IN_PAGE)
    yield context
    context.close()


def first_and_repeat(browser: Browser, url: str) -> tuple[Load, Load]:
    """A load in a clean browser, and another one in the same browser."""
    with reader(browser) as context:
        return load(context, url), load(context, url)


def load(context: BrowserContext, url: str) -> Load:
    """Opens an address in a new tab and waits until all is painted, and all is quiet."""
    page = context.new_page()
    counted = Bytes()
    _count(context.new_cdp_session(page), counted)
    page.goto(url, wait_until="commit")
    ms = page.evaluate("bench.first")
    page.wait_for_timeout(1500)
    page.close()
    return Load(ms, counted)


def _count(session: CDPSession, into: Bytes) -> None:
    def finished(event: dict[str, Any]) -> None:
        into.files += event["encodedDataLength"]
        into.requests += event["encodedDataLength"] > 0

    def received(event: dict[str, Any]) -> None:
        payload, is_binary = event["response"]["payloadData"], event["response"]["opcode"] == 2
        into.messages += len(base64.b64decode(payload) if is_binary else payload.encode())

    session.on("Network.loadingFinished", finished)
    session.on("Network.webSocketFrameReceived", received)
    session.send("Network.enable")


def opened(context: BrowserContext, url: str) -> Page:
    """A page that is painted and at rest."""
    page = context.new_page()
    page.goto(url, wait_until="commit")
    page.evaluate("bench.first")
    page.wait_for_timeout(REST_MS)
    return page


def series(
    page: Page,
    script: str,
    arguments: list[Any],
    *,
    keep: bool = False,
    told: Callable[[Change], None] = lambda _: None,
) -> Series:
    """Runs `script` for each argument; it gives the parts of one change."""
    done = Series()
    for argument in arguments:
        done.changes.append(Change(**page.evaluate(script, argument)))
        told(done.changes[-1])
        page.wait_for_timeout(REST_MS)
        if keep:
            done.shown.append(page.evaluate("bench.figures()"))
    return done
