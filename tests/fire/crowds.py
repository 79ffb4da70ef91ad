"""More readers than the server has time for, and one reader who takes as much as a programme can."""

import asyncio
import http.client
import itertools
import statistics
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from pages.ui.server.sockets import IN_ALL
from tests.bench.sessions import Reader, connected
from tests.browser import rig
from tests.fire import monitor, setting
from tests.fire.setting import Result

GREEDY = 12  # sockets of one reader
READY_MS = 200
LONGEST = (8.0, 2.5)  # seconds until all are served: each another new day, all the same new one
AT_MOST = 1.5  # times as long for everyone else
TOLD = 3.0  # seconds until who cannot be served is told so
PINNED = 4
BEYOND = "503, retry after 10 s"
_FIRST_DAY = date(2013, 1, 1)
ONE_DAY = timedelta(days=1)


def crowd(
    root: Path,
    logs: Path,
    sessions: int,
    slowest_ms: float = READY_MS,
    longest: tuple[float, float] = LONGEST,
) -> Result:
    """So many readers ask at once, each for another day that nobody asked for before, then all for one such day.

    /ready is at most so slow, and nobody waits longer than that.
    """
    with (
        rig.serve(logs / "crowd.txt", FOLLOW_UP_EDITIONS=str(root)) as url,
        monitor.asking(url, "/ready", "127.0.0.1", 0.1) as looks,
    ):
        waits, same = asyncio.run(_crowd(url, sessions))
    figure = (
        f"{sessions} readers at once, each another new day: median {statistics.median(waits):.1f} s, the longest "
        f"{max(waits):.1f} s; all the same new day: the longest {max(same):.1f} s; no errors; /ready {len(looks)} times, "
        f"the slowest {max(looks):.0f} ms"
    )
    kept = max(looks) < slowest_ms and max(waits) <= longest[0] and max(same) <= longest[1]
    return Result("a crowd waits in order and not for long, and /ready answers", figure, kept)


def beyond(
    root: Path, logs: Path, sessions: int = IN_ALL, longest: float = LONGEST[0], told: float = TOLD
) -> Result:
    """As many pages as may be open ask at once, each for another new day, and one more is opened.

    The half that comes first waits no longer than a crowd of that size; whoever has no page by then was told soon that it comes.
    """
    with (
        rig.serve(logs / "beyond.txt", FOLLOW_UP_EDITIONS=str(root)) as url,
        monitor.asking(url, "/ready", "127.0.0.1", 0.1) as looks,
    ):
        waits, words, door = asyncio.run(_beyond(url, sessions))
    first = sorted(waits)[: sessions // 2]
    figure = (
        f"{sessions} readers at once, each another new day: the first half within {max(first):.1f} s, all within "
        f"{max(waits):.1f} s; told or served after {max(words):.1f} s at the latest, median {statistics.median(words):.1f}; "
        f"one more page: {door}; no errors; /ready {len(looks)} times, the slowest {max(looks):.0f} ms"
    )
    kept = max(first) <= longest and max(words) <= told and door == BEYOND and max(looks) < READY_MS
    return Result("above capacity those let in are no slower, and the others are told", figure, kept)


def greedy(root: Path, source: Path, logs: Path, seconds: float) -> Result:
    """One address with twelve sockets and twelve connections asks without a pause; another reader asks the API."""
    pinned = [setting.published(root, source, number) for number in range(1, PINNED + 1)]
    with rig.serve(logs / "greedy.txt", FOLLOW_UP_EDITIONS=str(root)) as url:
        _of_reader(url, 2)
        before = _of_reader(url, seconds)
        with _taking_all(url, pinned) as answers:
            during = _of_reader(url, seconds)
    times = during / before
    figure = (
        f"the API's median for another reader {before:.1f} ms, {during:.1f} ms while one address asked {len(answers)} "
        f"times by {GREEDY} sockets and {GREEDY} connections: {times:.2f} times (at most {AT_MOST})"
    )
    return Result("nobody takes the server from the others", figure, times <= AT_MOST)


async def _crowd(url: str, sessions: int) -> tuple[list[float], list[float]]:
    """The seconds that each waited for a day of its own, and for a day of all; fails if a run does not end well."""
    async with AsyncExitStack() as opened:
        readers = [await _reader(opened, url, _address(number)) for number in range(sessions)]
        days = [_FIRST_DAY + timedelta(days=17 * number) for number in range(sessions)]
        waits = await asyncio.gather(
            *(reader.ask(f"as_of={day}") for reader, day in zip(readers, days, strict=True))
        )
        same = await asyncio.gather(*(reader.ask(f"as_of={days[-1] + ONE_DAY}") for reader in readers))
    return [wait / 1000 for wait in waits], [wait / 1000 for wait in same]


def _address(number: int) -> str:
    """An address of the loopback for each reader: to the server they are as many clients."""
    return f"127.9.{number // 250}.{number % 250 + 1}"


async def _beyond(url: str, sessions: int) -> tuple[list[float], list[float], str]:
    """The seconds until each had its page, and until each had it or was told to wait; and what one more page is told."""
    async with AsyncExitStack() as opened:
        readers = [await _reader(opened, url, _address(number)) for number in range(sessions)]
        door = await asyncio.to_thread(_one_more, url)
        days = [_FIRST_DAY + 9 * ONE_DAY * number for number in range(sessions)]
        waits = await asyncio.gather(
            *(reader.ask(f"as_of={day}") for reader, day in zip(readers, days, strict=True))
        )
        words = [min(wait, reader.told or wait) for wait, reader in zip(waits, readers, strict=True)]
        away = [number for number, reader in enumerate(readers) if reader.turned_away]
        while away:  # turned away in words: their pages ask again
            again = await asyncio.gather(*(readers[number].ask(f"as_of={days[number]}") for number in away))
            for number, wait in zip(away, again, strict=True):
                waits[number] += wait
            away = [number for number in away if readers[number].turned_away]
    return [wait / 1000 for wait in waits], [word / 1000 for word in words], door


def _one_more(url: str) -> str:
    """Status and retry-after of a page that is opened when as many are open as may be."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60, source_address=("127.8.0.1", 0))
    try:
        connection.request("GET", "/", headers={"Host": "localhost", "Accept": "text/html"})
        answer = connection.getresponse()
        return f"{answer.status}, retry after {answer.getheader('retry-after')} s"
    finally:
        connection.close()


async def _reader(opened: AsyncExitStack, url: str, address: str) -> Reader:
    return Reader(await opened.enter_async_context(connected(url, local_addr=(address, 0))), url)


@contextmanager
def _taking_all(url: str, pinned: list[str]) -> Iterator[list[int]]:
    """One address asks for pages and pinned datasets as fast as it is answered; gives the statuses that it got."""
    answers: list[int] = []
    done = threading.Event()

    def cycle(number: int) -> None:
        for turn in itertools.count(number):
            if done.is_set():
                return
            mart = ("funding.csv", "projects.parquet", "milestones.csv")[turn % 3]
            answers.append(
                monitor.ask(url, f"/datasets/{mart}?edition={pinned[turn % PINNED]}", "127.7.0.1")[0]
            )

    async def click() -> None:
        async with AsyncExitStack() as opened:
            readers = [await _reader(opened, url, "127.7.0.1") for _ in range(GREEDY)]
            days = (_FIRST_DAY + timedelta(days=number % 5000) for number in itertools.count())

            async def keep_clicking(reader: Reader) -> None:
                while not done.is_set():
                    await reader.ask(f"as_of={next(days)}")
                    answers.append(200)

            await asyncio.gather(*map(keep_clicking, readers))

    with ThreadPoolExecutor(GREEDY + 1) as takers:
        taking = [takers.submit(cycle, number) for number in range(GREEDY)]
        taking.append(takers.submit(lambda: asyncio.run(click())))
        try:
            yield answers
        finally:
            done.set()
            for one in taking:
                one.result()


def _of_reader(url: str, seconds: float) -> float:
    """The median milliseconds of a question that a reader asks four times a second, never the same twice."""
    with monitor.asking(url, "/api/v1/funding/per_year?as_of={day}", "127.6.0.1", 0.25) as took:
        time.sleep(seconds)
    return statistics.median(took)
