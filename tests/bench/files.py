"""Files that take a while: how long and how large each is, and what other readers notice while one is made."""

import contextlib
import json
import statistics
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.bench import browser, pages
from tests.bench.running import Served, Tell, dashboard

DAY = "as_of=2020-12-31"
TEN = [
    ("/", ""),
    ("/", "area_years"),
    ("/finansiering", "per_year_area"),
    ("/finansiering", "by_group"),
    ("/projekt", "projects_by_area"),
    ("/projekt", "projects_per_year"),
    ("/milstolpar", "review"),
    ("/milstolpar", "milestones_axis"),
    ("/omraden", "areas_side_by_side"),
    ("/omraden", "areas_compared"),
]


def _slides(times: int = 1) -> str:
    return json.dumps([{"address": f"{path}?{DAY}", "figure": key} for path, key in TEN * times])


# What is ordered: its name in the table, its kind, its values, at most so many seconds. Others add a line.
ORDERS: list[tuple[str, str, dict[str, str], float]] = [
    ("deck, 10 slides", "deck", {"list": _slides(), "title": "Mätning"}, 2.0),
    ("paper, 12 pages", "paper", {"address": f"/milstolpar?{DAY}"}, 2.0),
    ("HTML file, 10 slides", "html", {"list": _slides()}, 2.0),
]
LONG = ("deck", {"list": _slides(6)})
SLOWER = 1.5  # other readers, at most so many times
TIMES = 5


class NotMade(Exception):
    """An order that ended with a sentence in place of a file."""


@dataclass(frozen=True)
class Made:
    """One kind of file at one size: the first (its process starts), the median of the next, how large."""

    what: str
    size: str
    first: float
    seconds: float | None
    most: float
    kilobytes: float
    refused: str = ""


@dataclass(frozen=True)
class Beside:
    """A reader's filter change in milliseconds, at rest and while a file is made."""

    size: str
    alone: float
    beside: float


def measure(editions: Path, work: Path, size: str, tell: Tell, changes: int) -> tuple[list[Made], Beside]:
    """Each file several times, on an edition of a size; then a reader who changes the day meanwhile."""
    with dashboard(work / f"files-{size}.log", editions) as served:
        made = [_made(served, size, *order, tell) for order in ORDERS]
        beside = _beside(served, size, changes)
    tell(f"filter change: {beside.alone:.0f} ms, while a file is made {beside.beside:.0f} ms")
    return made, beside


def _made(
    served: Served, size: str, what: str, kind: str, values: dict[str, str], most: float, tell: Tell
) -> Made:
    seconds, content = [], b""
    for _ in range(TIMES):
        began = time.perf_counter()
        try:
            content = ordered(served.url, kind, values)
        except NotMade as fault:
            tell(f"{what} at {size}: {fault}")
            return Made(what, size, 0, None, most, 0, str(fault))
        seconds.append(time.perf_counter() - began)
    next_ones = statistics.median(seconds[1:])
    found = Made(what, size, seconds[0], next_ones, most, len(content) / 1024)
    tell(f"{what} at {size}: {next_ones:.2f} s (the first {found.first:.2f}), {found.kilobytes:.0f} kB")
    return found


def ordered(url: str, kind: str, values: dict[str, str]) -> bytes:
    """Order a file, wait as the browser does, and fetch it."""
    job = _told(f"{url}/exports/{kind}", urlencode(values).encode())
    while job["state"] in ("waiting", "running"):
        time.sleep(0.1)  # more often would use up what one address may ask
        job = _told(url + job["here"])
    if job["state"] != "done":
        raise NotMade(job["text"])
    with urllib.request.urlopen(url + job["file"]) as answer:
        return bytes(answer.read())


def _told(url: str, body: bytes | None = None) -> dict[str, Any]:
    with urllib.request.urlopen(urllib.request.Request(url, body)) as answer:
        return dict(json.load(answer))


@contextmanager
def under_way(url: str) -> Iterator[None]:
    """Long files made one after the other for as long as this lasts."""
    ended = threading.Event()

    def go_on() -> None:
        while not ended.is_set():
            with contextlib.suppress(
                NotMade
            ):  # told where it is measured; it has loaded the machine all the same
                ordered(url, *LONG)

    worker = threading.Thread(target=go_on)
    worker.start()
    time.sleep(1)
    try:
        yield
    finally:
        ended.set()
        worker.join()


def _beside(served: Served, size: str, changes: int) -> Beside:
    path = pages.PAGES["finansiering"]
    with browser.chromium_open() as chromium, browser.reader(chromium) as context:
        page = browser.opened(context, served.url + path)

        def median(seed: int) -> float:
            urls = [f"{path}?as_of={day}" for day in pages.days(changes, seed)]
            return browser.series(page, pages.GO, urls).median().total

        median(1)  # the first changes after a start are not what is measured
        alone = median(2)
        with under_way(served.url):
            return Beside(size, alone, median(3))
