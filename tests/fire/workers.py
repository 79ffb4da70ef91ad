"""Several processes behind nginx, one of them killed: `deploy/serve.py` as `make run WORKERS=2` runs it.

Readers hold sockets and ask the API meanwhile; each must be served by another process within seconds, and rightly.
"""

import asyncio
import http.client
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.bench.running import children
from tests.bench.sessions import Reader, connected
from tests.browser import chromium, rig
from tests.fire import setting
from tests.fire.setting import Result

WITHIN_SECONDS = 5.0
_QUESTION = f"/api/v1/funding/per_year?as_of={setting.DAY}&format=csv"
_DEPLOY = rig.ROOT / "deploy" / "serve.py"


@dataclass
class _Seen:
    """What the readers met: answers of the API, and how long each that lost its process was without one."""

    answers: list[tuple[int, bytes]] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    views: int = 0


def trial(root: Path, logs: Path, readers: int, seconds: float) -> Result:
    """So many readers for so long; in the middle one of two processes is killed."""
    seen, done = _Seen(), threading.Event()
    with _served(root, logs) as (url, supervisor):
        with ThreadPoolExecutor(2) as crowd:
            clicking = crowd.submit(lambda: asyncio.run(_click(url, readers, done, seen)))
            asking = crowd.submit(_ask, url, done, seen)
            time.sleep(seconds / 2)
            os.kill(max(_workers(supervisor), key=_sockets), signal.SIGKILL)  # all readers may be on one
            time.sleep(seconds / 2)
            done.set()
            clicking.result()
            asking.result()
        again = len(_workers(supervisor))
    failed = [status for status, _ in seen.answers if status != 200]
    different = len({body for status, body in seen.answers if status == 200})
    longest = max(seen.gaps, default=0.0)
    figure = (
        f"{readers} readers, {seen.views} views and {len(seen.answers)} questions while one of two processes was killed: "
        f"{len(failed)} errors, {different - 1} wrong, {len(seen.gaps)} readers lost their process and had another after at "
        f"most {longest:.1f} s; {again} processes afterwards"
    )
    kept = not failed and different == 1 and bool(seen.gaps) and longest < WITHIN_SECONDS and again == 2
    return Result("the readers of a killed process are on another within five seconds", figure, kept)


@contextmanager
def _served(root: Path, logs: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Two processes behind one address; ends them all."""
    port = rig.free_port()
    environment = os.environ | {"FOLLOW_UP_EDITIONS": str(root), "FOLLOW_UP_WARM": "no"}
    with (logs / "workers.txt").open("wb") as out:
        supervisor = subprocess.Popen(
            [sys.executable, str(_DEPLOY), "--workers", "2", "--port", str(port)],
            env=environment, stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
    try:
        _wait(f"127.0.0.1:{port}", supervisor, logs / "workers.txt")
        yield f"http://127.0.0.1:{port}", supervisor
    finally:
        rig.stop(supervisor)


def _wait(netloc: str, supervisor: "subprocess.Popen[bytes]", log: Path, seconds: float = 60) -> None:
    """Until both processes answer: each address of the loopback is a client that one of them serves."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and supervisor.poll() is None:
        if all(_get(netloc, "/ready", f"127.5.0.{number}")[0] == 200 for number in range(1, 12)):
            return
        time.sleep(0.2)
    raise AssertionError(f"The processes did not come up. They said:\n{log.read_text(encoding='utf-8')}")


def _workers(supervisor: "subprocess.Popen[bytes]") -> list[int]:
    """The ids of the processes of the dashboard."""
    found = []
    for process in children(supervisor.pid):
        with suppress(OSError):  # it ended meanwhile
            if b"streamlit" in Path(f"/proc/{process}/cmdline").read_bytes():
                found.append(process)
    return found


def _sockets(process: int) -> int:
    """How many sockets a process holds, those of its readers among them."""
    files = 0
    for file in Path(f"/proc/{process}/fd").iterdir():
        with suppress(OSError):  # closed meanwhile
            files += os.readlink(file).startswith("socket:")
    return files


def _ask(url: str, done: threading.Event, seen: _Seen) -> None:
    """The API, from another address of the loopback each time."""
    number = 0
    while not done.wait(0.02):
        number += 1
        seen.answers.append(_get(url.removeprefix("http://"), _QUESTION, f"127.5.{number % 200}.9"))


def _get(netloc: str, path: str, address: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(netloc, timeout=30, source_address=(address, 0))
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (ConnectionError, http.client.HTTPException) as fault:
        return 0, str(fault).encode()
    finally:
        connection.close()


async def _click(url: str, readers: int, done: threading.Event, seen: _Seen) -> None:
    await asyncio.gather(*(_reader(url, number, done, seen) for number in range(readers)))


async def _reader(url: str, number: int, done: threading.Event, seen: _Seen) -> None:
    """One browser: it keeps its cookie, and connects anew when its socket is gone, as Streamlit's page does."""
    lost = 0.0
    while not done.is_set():
        async with AsyncExitStack() as opened:
            try:
                cookie = {"Cookie": f"follow_up_process=reader{number}"}
                socket = await opened.enter_async_context(connected(url, additional_headers=cookie))
                reader = Reader(socket, url)
                while not done.is_set():
                    await reader.ask(f"as_of={setting.DAY}")
                    seen.views += 1
                    if lost:
                        seen.gaps.append(time.monotonic() - lost)
                        lost = 0.0
                    await asyncio.sleep(0.3)
            except (ConnectionClosed, ConnectionError, InvalidStatus, TimeoutError):
                lost = lost or time.monotonic()
                await asyncio.sleep(0.2)


if __name__ == "__main__":
    if not shutil.which("nginx"):
        chromium.say("No nginx here: installing the system's package.")
        chromium.install("nginx-light")
