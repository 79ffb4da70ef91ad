"""The sockets of open pages: who waits for a place is told so at once, and gets the place of who is done."""

import asyncio
import logging
import random
import socket
from collections import defaultdict
from collections.abc import Callable

import pytest
import uvicorn
from prometheus_client import REGISTRY
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from pages.ui.frame import turns
from pages.ui.server import sockets


class Client:
    """A browser with one page open: it asks for one view, and later closes the page."""

    def __init__(self, address: str, asks: bytes) -> None:
        self.address, self.asks = address, asks
        self.got: list[ForwardMsg] = []
        self.closed = asyncio.Event()
        self._has_asked = False

    async def served(self, app: sockets.Sockets) -> None:
        """Until the page is closed."""
        await app.serve({"type": "websocket", "client": (self.address, 1)}, self._receive, self._send)

    def texts(self) -> list[str]:
        """What it was told."""
        return [message.delta.new_element.toast.body for message in self.got if message.HasField("delta")]

    async def _receive(self) -> Message:
        if self._has_asked:
            await self.closed.wait()
            return {"type": "websocket.disconnect"}
        self._has_asked = True
        return {"type": "websocket.receive", "bytes": self.asks}

    async def _send(self, message: Message) -> None:
        self.got.append(ForwardMsg.FromString(message["bytes"]))


def asks_for(query: str) -> bytes:
    """What a browser sends to ask for a view."""
    message = BackMsg()
    message.rerun_script.query_string = query
    return bytes(message.SerializeToString())


def ended(how: ForwardMsg.ScriptFinishedStatus.ValueType) -> Message:
    """What the server sends at the end of a run."""
    return {"type": "websocket.send", "bytes": ForwardMsg(script_finished=how).SerializeToString()}


async def until(true: Callable[[], object]) -> None:
    """Let everything else go on until a condition holds."""
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.001)


def test_what_many_sockets_ask_for_at_once_is_taken_one_by_one() -> None:
    handled = 0

    async def ask() -> int:
        async def open_(scope: Scope, receive: Receive, send: Send) -> None:
            nonlocal handled
            await receive()
            handled += 1

        app = sockets.Sockets(open_)
        opened = [asyncio.create_task(Client(f"192.0.2.{number}", b"").served(app)) for number in range(50)]
        most = 0
        while handled < len(opened):
            before = handled
            await asyncio.sleep(0)  # whatever else there is to do is done between
            most = max(most, handled - before)
        await asyncio.gather(*opened)
        return most

    assert asyncio.run(ask()) == 1


class Runs:
    """An app with one place, whose runs begin when they are asked for and end, in these ways, when they are told to."""

    def __init__(self, *how: int) -> None:
        self.begun: list[str] = []
        self.ends: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)  # of an address
        self.clients: list[Client] = []
        self._how, self._app = how, sockets.Sockets(self._run)
        self._served: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> "Runs":
        return self

    async def __aexit__(self, *broken: object) -> None:
        for client in self.clients:
            self.ends[client.address].set()
            client.closed.set()
        await asyncio.gather(*self._served)

    def open(self, address: str, query: str = "") -> Client:
        """A page is opened, and asks for its view."""
        self.clients.append(Client(address, asks_for(query)))
        self._served.append(asyncio.create_task(self.clients[-1].served(self._app)))
        return self.clients[-1]

    async def _run(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        self.begun.append(scope["client"][0])
        await self.ends[scope["client"][0]].wait()
        for way in self._how:
            await send(ended(ForwardMsg.ScriptFinishedStatus.ValueType(way)))
        await receive()


ONE, TWO, THREE = "192.0.2.1", "192.0.2.2", "192.0.2.3"


@pytest.fixture
def one_place(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(sockets, "RUNS", 1)
    return monkeypatch


def test_who_waits_for_a_place_is_told_so_in_its_language_and_gets_that_of_who_is_done(
    one_place: pytest.MonkeyPatch,
) -> None:
    one_place.setattr(turns, "TOLD_AFTER", 0.01)

    async def ask() -> None:
        async with Runs(ForwardMsg.FINISHED_SUCCESSFULLY) as runs:
            for address, query in ((ONE, ""), (TWO, "as_of=2020-12-31"), (THREE, "lang=en&as_of=2020-12-31")):
                runs.open(address, query)
                await asyncio.sleep(0)
            _, second, third = runs.clients
            await until(lambda: second.got and third.got)
            assert runs.begun == [ONE]
            assert REGISTRY.get_sample_value("follow_up_pages_waiting") == 2
            for number, address in enumerate((ONE, TWO, THREE), start=1):
                runs.ends[address].set()
                await until(lambda: len(runs.begun) > min(number, 2))  # noqa: B023
        assert runs.begun == [ONE, TWO, THREE]
        assert second.texts()[:1] == ["Många läser just nu; sidan visas om några sekunder. Den står på tur."]
        assert third.texts()[:1] == [
            "Many are reading right now; the page appears in a few seconds. 1\N{NO-BREAK SPACE}other comes before it."
        ]

    asyncio.run(ask())


@pytest.mark.parametrize(
    ("how", "closes"), [([], True), ([ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY], False)]
)
@pytest.mark.usefixtures("one_place")
def test_a_place_is_free_again_after_any_end(how: list[int], closes: bool) -> None:
    async def ask() -> None:
        async with Runs(*how) as runs:
            first, _ = runs.open(ONE), runs.open(TWO)
            await until(lambda: runs.begun)
            runs.ends[ONE].set()
            if closes:
                first.closed.set()
            await until(lambda: len(runs.begun) == 2)

    asyncio.run(ask())


def test_a_run_that_is_broken_off_for_another_keeps_its_place_and_one_that_never_ends_loses_it(
    one_place: pytest.MonkeyPatch,
) -> None:
    one_place.setattr(sockets, "HELD_SECONDS", 0.3)

    async def ask() -> None:
        async with Runs(ForwardMsg.FINISHED_EARLY_FOR_RERUN) as runs:
            first = runs.open(ONE)
            await until(lambda: runs.begun)
            runs.ends[ONE].set()
            await until(lambda: first.got)
            runs.open(TWO)
            await asyncio.sleep(0.05)
            assert runs.begun == [ONE], "the run that follows is under way"
            await until(lambda: len(runs.begun) == 2)

    asyncio.run(ask())


def test_who_waits_longer_than_a_place_is_held_gets_one_all_the_same(one_place: pytest.MonkeyPatch) -> None:
    one_place.setattr(sockets, "HELD_SECONDS", 0.2)

    async def ask() -> None:
        async with Runs() as runs:
            for _ in range(3):
                runs.open(ONE)
            await asyncio.sleep(0.1)  # who comes later, from elsewhere, comes before the third
            runs.open(TWO)
            await until(lambda: len(runs.begun) == 4)

    asyncio.run(ask())


@pytest.mark.parametrize(
    "sent",
    [
        random.Random(1).randbytes(300),
        random.Random(2).randbytes(2**20),
        bytes(2**20),
        asks_for("lang=sv")[:-1],
        "text",
        "",
    ],
    ids=["random", "a megabyte", "zeros", "cut", "text", "no text"],
)
def test_what_no_page_sends_closes_its_socket_with_one_line(
    sent: bytes | str, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[str] = []

    async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
        assert (await receive())["type"] == "websocket.connect"
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] != "websocket.disconnect":
            heard.append("message")
            await send({"type": "websocket.send", "bytes": message["bytes"]})
        heard.append("closed")

    async def ask() -> int:
        listening = socket.create_server(("127.0.0.1", 0))
        serving = uvicorn.Server(
            uvicorn.Config(sockets.Sockets(streamlit).serve, lifespan="off", interface="asgi3")
        )
        served = asyncio.create_task(serving.serve([listening]))
        try:
            async with connect(f"ws://127.0.0.1:{listening.getsockname()[1]}/", proxy=None) as opened:
                await opened.send(b"")  # a message without content is one
                assert await opened.recv() == b""
                await opened.send(sent)
                with pytest.raises(ConnectionClosed):
                    await opened.recv()
                return int(opened.close_code or 0)
        finally:
            serving.should_exit = True
            await served

    with caplog.at_level(logging.WARNING):
        assert asyncio.run(ask()) == sockets.NOT_UNDERSTOOD
    assert heard == ["message", "closed"]
    [line] = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert line.exc_info is None
