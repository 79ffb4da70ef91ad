"""Many readers at once, by Streamlit's own messages over websockets: browsers would take the cores themselves."""

import asyncio
import statistics
import time
from collections.abc import Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from pages.ui.base.words import Words
from tests.bench.running import Served, Tell

PAGE = "finansiering"
LIMIT_SECONDS = 60
WAITING = (
    Words("sv")("frame.waiting_next").partition(";")[0].encode()
)  # how every sentence to who waits begins
FULL = Words("sv")("frame.full").encode()


@dataclass(frozen=True)
class Crowd:
    """How many sessions, what each holds in the server, and how long they waited."""

    sessions: int
    mb_a_session: float
    new: "Waits"
    again: "Waits"


@dataclass(frozen=True)
class Waits:
    """Milliseconds of readers who asked at once, and the processor's milliseconds for one of them."""

    median: float
    longest: float
    cpu: float


class Reader:
    """One session: asks for a view as a browser does and waits for the end of its run."""

    def __init__(self, socket: ClientConnection, url: str) -> None:
        self.socket, self.url = socket, url
        self.known: set[str] = set()  # messages that a browser would keep and not be sent again
        # of what it asked for last: the milliseconds until it was told to wait, and whether it was turned away
        self.told: float | None = None
        self.turned_away = False

    async def ask(self, query: str) -> float:
        """The milliseconds from asking for a view until the server has sent all of it."""
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_name = query, PAGE
        state.cached_message_hashes.extend(self.known)
        state.context_info.url = f"{self.url}/{PAGE}"
        state.context_info.timezone, state.context_info.locale = "Europe/Stockholm", "sv-SE"
        self.told, self.turned_away = None, False
        began = time.perf_counter()
        async with asyncio.timeout(LIMIT_SECONDS):
            await self.socket.send(asked.SerializeToString())
            await self._finished(began)
        return 1000 * (time.perf_counter() - began)

    async def _finished(self, began: float) -> None:
        while True:
            data = await self.socket.recv()
            assert isinstance(data, bytes)
            message = ForwardMsg.FromString(data)
            self.turned_away = self.turned_away or FULL in data
            if self.told is None and (WAITING in data or FULL in data):
                self.told = 1000 * (time.perf_counter() - began)
            if message.metadata.cacheable and message.hash:
                self.known.add(message.hash)
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise RuntimeError(f"A run ended with {message.script_finished}.")
                return


def crowd(server: Served, sessions: int, days: list[str], tell: Tell) -> Crowd:
    """Opens sessions and lets all change the day at once, to new days and then to days asked for before."""
    return asyncio.run(_crowd(server, sessions, days, tell))


async def _crowd(server: Served, sessions: int, days: list[str], tell: Tell) -> Crowd:
    async with AsyncExitStack() as opened:
        first = await _open(opened, server.url)
        await first.ask("")
        before = server.memory_mb()
        readers = []
        for _ in range(sessions):
            readers.append(await _open(opened, server.url))
            await readers[-1].ask("")
        each = (server.memory_mb() - before) / sessions
        tell(f"{sessions} sessions are open, {each:.2f} MB each")
        queries = [f"as_of={days[number % len(days)]}" for number in range(sessions)]
        new = await _all_at_once(server, readers, queries)
        again = await _all_at_once(server, readers, [*queries[1:], queries[0]])
        tell(f"all changed the day at once: median {new.median:.0f} ms, asked before {again.median:.0f} ms")
        return Crowd(sessions, each, new, again)


def connected(url: str, **options: Any) -> connect:
    """A socket to a server as a browser's page opens it; the options are those of `websockets`."""
    address = url.replace("http", "ws") + "/_stcore/stream"
    return connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, **options)


async def _open(opened: AsyncExitStack, url: str) -> Reader:
    return Reader(await opened.enter_async_context(connected(url)), url)


async def _all_at_once(server: Served, readers: list[Reader], queries: Iterable[str]) -> Waits:
    before = server.cpu_seconds()
    asked = [reader.ask(query) for reader, query in zip(readers, queries, strict=True)]
    waits = await asyncio.gather(*asked)
    cpu = 1000 * (server.cpu_seconds() - before) / len(readers)
    return Waits(statistics.median(waits), max(waits), cpu)
