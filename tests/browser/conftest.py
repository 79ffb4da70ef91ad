"""Fixtures of the browser tests: one server and one Chromium for all, a clean browser for each visit."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser import chromium, places, rig

Scheme = Literal["light", "dark"]


@pytest.fixture(scope="session")
def app_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server says."""
    return tmp_path_factory.mktemp("server") / "log.txt"


@pytest.fixture(scope="session")
def app_url(edition_root: Path, app_log: Path) -> Iterator[str]:
    """The address of the real dashboard over the real facts; its log must hold no traceback at the end."""
    with rig.serve(app_log, FOLLOW_UP_EDITIONS=str(edition_root)) as url:
        yield url
    said = app_log.read_text(encoding="utf-8")
    assert "Traceback" not in said, said


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium.ensure(), args=rig.CHROMIUM_FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, app_url: str) -> Iterator[Callable[..., rig.Visit]]:
    """Open a path in a clean browser; afterwards no visit may have left the own origin or complained."""
    visits: list[rig.Visit] = []

    def open_path(
        path: str = "/", *, width: int = 1280, height: int = 900, scheme: str = "light", **options: object
    ) -> rig.Visit:
        visits.append(rig.visit(rig.new_context(browser, width, height, scheme, **options), app_url))
        visits[-1].goto(path)
        return visits[-1]

    yield open_path
    for seen in visits:
        seen.page.context.close()
    _nothing_wrong(visits)


@pytest.fixture(scope="session")
def known_browser(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has been here before: it has the files of the pages, and no state besides."""
    context = rig.new_context(browser, 1280, 900, "light")
    yield context
    context.close()


@pytest.fixture
def go_to(known_browser: BrowserContext, app_url: str) -> Iterator[Callable[..., rig.Visit]]:
    """Open a path in a new tab of the known browser, which is quicker; the same must hold afterwards."""
    visits: list[rig.Visit] = []

    def open_path(
        path: str = "/", *, width: int = 1280, height: int = 900, scheme: Scheme = "light"
    ) -> rig.Visit:
        visits.append(rig.visit(known_browser, app_url))
        visits[-1].page.set_viewport_size({"width": width, "height": height})
        visits[-1].page.emulate_media(color_scheme=scheme)
        visits[-1].goto(path)
        return visits[-1]

    yield open_path
    for seen in visits:
        seen.page.close()
    _nothing_wrong(visits)


@pytest.fixture(scope="session")
def _tabs() -> dict[str, rig.Visit]:
    return {}


@pytest.fixture
def still(
    known_browser: BrowserContext, app_url: str, _tabs: dict[str, rig.Visit]
) -> Iterator[Callable[[str], rig.Visit]]:
    """A page to look at and to leave as it is: opened once for all tests, with all unfolded."""
    visits: list[rig.Visit] = []

    def opened(path: str) -> rig.Visit:
        if path not in _tabs:
            _tabs[path] = rig.visit(known_browser, app_url)
            _tabs[path].goto(path)
            places.unfold(_tabs[path].page)
        visits.append(_tabs[path])
        return visits[-1]

    yield opened
    _nothing_wrong(visits)


def _nothing_wrong(visits: list[rig.Visit]) -> None:
    assert [url for seen in visits for url in seen.foreign_requests()] == []
    assert [fault for seen in visits for fault in seen.faults] == []
