"""Fixtures of the browser tests: one server and one Chromium for all, a clean browser for each visit."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from data.publishing.folders import FACTS
from tests.browser import chromium, places, rig
from tests.browser.tabs import Tabs, Walker

expect.set_options(timeout=30_000)  # ms: other tests may have the processors


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
def own(edition_root: Path, tmp_path: Path) -> dict[str, str]:
    """The real facts and their edition as a test's own, as a server is told of them."""
    shutil.copytree(FACTS, tmp_path / "facts")
    shutil.copytree(edition_root, tmp_path / "editions")
    return {"FOLLOW_UP_FACTS": str(tmp_path / "facts"), "FOLLOW_UP_EDITIONS": str(tmp_path / "editions")}


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
    rig.nothing_wrong(visits)


@pytest.fixture(scope="session")
def known_browser(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has been here before: it has the files of the pages, and no state besides."""
    context = rig.new_context(browser, 1280, 900, "light")
    yield context
    context.close()


@pytest.fixture(scope="session")
def tabs(known_browser: BrowserContext) -> Tabs:
    """The tabs of the known browser."""
    return Tabs(known_browser)


@pytest.fixture
def go_to(tabs: Tabs, app_url: str) -> Iterator[Callable[..., rig.Visit]]:
    """Open a path in a tab of the known browser, which takes a third of the time; the same must hold afterwards."""
    with tabs.lent(app_url) as take:

        def open_path(path: str = "/", **screen: Any) -> rig.Visit:
            seen = take(**screen)
            seen.goto(path)
            return seen

        yield open_path


@pytest.fixture(scope="session")
def _walker(known_browser: BrowserContext, app_url: str) -> Iterator[Walker]:
    walker = Walker(known_browser, app_url)
    yield walker
    walker.close()


@pytest.fixture
def come_to(_walker: Walker) -> Iterator[Callable[..., rig.Visit]]:
    """Come to a path from the page before, which takes half the time of opening it; the same must hold afterwards."""
    with _walker.met() as come:
        yield come


@pytest.fixture(scope="session")
def _left_open() -> dict[str, rig.Visit]:
    return {}


@pytest.fixture
def still(
    known_browser: BrowserContext, app_url: str, _left_open: dict[str, rig.Visit]
) -> Iterator[Callable[[str], rig.Visit]]:
    """A page to look at and to leave as it is: opened once for all tests, with all unfolded."""
    visits: list[rig.Visit] = []

    def opened(path: str) -> rig.Visit:
        if path not in _left_open:
            _left_open[path] = rig.visit(known_browser, app_url)
            _left_open[path].goto(path)
            places.unfold(_left_open[path].page)
        visits.append(_left_open[path])
        return visits[-1]

    yield opened
    rig.nothing_wrong(visits)
