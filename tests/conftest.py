"""Fixtures of all tests: the real facts, built once by the real build, for all processes that run tests."""

import asyncio
import gc
import os
import subprocess
import sys
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SECONDS: defaultdict[str, float] = defaultdict(float)  # by folder of tests


def pytest_configure() -> None:
    """Look for garbage seldom: what is made for many tests is kept, and would be searched again and again."""
    gc.set_threshold(50_000, 20, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests of one view beside each other, and those in a browser last, or first in half of several processes.

    A view is made once for them all; otherwise each process that runs tests would make it. A browser waits for half of its
    time: meanwhile the other tests have the processors, and a broken rule or number shows at once.
    """
    first: dict[str, int] = {}
    places = {item: first.setdefault(_view(item) or item.nodeid, number) for number, item in enumerate(items)}
    ordered = sorted(items, key=places.__getitem__)
    others = deque(item for item in ordered if "browser" not in item.path.parts)
    browser = [item for item in ordered if "browser" in item.path.parts]
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if processes == 1:
        items[:] = [*others, *browser]
        return
    left, items[:] = len(items), []
    first_in_browser = processes // 2
    for process in range(processes):
        size = left // (processes - process)  # as the tests are dealt out
        left -= size
        begins = process - first_in_browser
        dealt = _share(browser, begins, processes - first_in_browser) if begins >= 0 else []
        items += dealt + [others.popleft() for _ in range(min(max(size - len(dealt), 0), len(others)))]
    items += others


def _share(tests: list[pytest.Item], number: int, shares: int) -> list[pytest.Item]:
    """One of several shares of the tests in a browser: of the longest file each so many-th test, else whole files."""
    longest = [item for item in tests if item.path.name == "test_every_page.py"]
    rest = [item for item in tests if item.path.name != "test_every_page.py"]
    begin, end = (len(rest) * edge // shares for edge in (number, number + 1))
    return [*longest[number::shares], *rest[begin:end]]


def _view(item: pytest.Item) -> str:
    """The address of the view that a test of a page is about; empty where it is about none."""
    if (
        "pages" not in item.path.parts
        or not isinstance(item, pytest.Function)
        or not hasattr(item, "callspec")
    ):
        return ""
    return str(item.callspec.params.get("address", ""))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Set a test up without the loop of an open browser."""
    with _no_loop_of_a_browser(item):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Run a test without the loop of an open browser."""
    with _no_loop_of_a_browser(item):
        yield


@contextmanager
def _no_loop_of_a_browser(item: pytest.Item) -> Iterator[None]:
    """Take the event loop away that a browser of earlier tests keeps running in this thread: other tests run their own."""
    running = asyncio._get_running_loop()
    if running is None or "browser" in item.path.parts:
        yield
        return
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(running)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up what each folder of tests takes; a look inside a test is in the time of its test."""
    if not isinstance(report, pytest.SubtestReport):
        SECONDS["/".join(report.nodeid.split("/")[:2])] += report.duration


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say where the time went."""
    terminalreporter.section("seconds of work by folder")
    for folder, seconds in sorted(SECONDS.items(), key=lambda item: -item[1]):
        terminalreporter.line(f"{seconds:7.0f} s  {folder}")


@pytest.fixture(scope="session")
def edition_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder with an edition of the real facts, used by all that runs in this session from here on."""
    folder = tmp_path_factory.getbasetemp()
    # A process of several stands one folder further down. Each builds; all but the first find the edition there.
    root = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "editions"
    build = subprocess.run(
        [sys.executable, "-m", "data.build", "--out", str(root)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert build.returncode == 0, build.stdout + build.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOLLOW_UP_EDITIONS", str(root))
        yield root
