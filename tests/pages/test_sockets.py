"""The sockets of open pages: who waits for a place is told so at once, and gets the place of who is done."""

import asyncio
import logging
import random
import socket
from collections.abc import Callable

import pytest
import uvicorn
from prometheus_client import REGISTRY
from starlette.types import ASGIApp, Message, Receive, Scope, Send
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


def runs_in(begun: list[str], ends: dict[str, asyncio.Event], how: list[int]) -> ASGIApp:
    """An app whose runs begin when they are asked for, and end when they are told to, in each of these ways."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        begun.append(scope["client"][0])
        await ends[scope["client"][0]].wait()
        for way in how:
            await send(ended(ForwardMsg.ScriptFinishedStatus.ValueType(way)))
        await receive()

    return app


def test_who_waits_for_a_place_is_told_so_in_its_language_and_gets_that_of_who_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sockets, "RUNS", 1)
    monkeypatch.setattr(turns, "TOLD_AFTER", 0.01)

    async def ask() -> tuple[list[str], list[str], list[str]]:
        begun: list[str] = []
        ends = {address: asyncio.Event() for address in ("192.0.2.1", "192.0.2.2", "192.0.2.3")}
        app = sockets.Sockets(runs_in(begun, ends, [ForwardMsg.FINISHED_SUCCESSFULLY]))
        clients = [
            Client(address, asks_for(query))
            for address, query in zip(ends, ("", "as_of=2020-12-31", "lang=en&as_of=2020-12-31"), strict=True)
        ]
        served = []
        for client in clients:
            served.append(asyncio.create_task(client.served(app)))
            await asyncio.sleep(0)
        await until(lambda: clients[1].got and clients[2].got)
        assert begun == ["192.0.2.1"]
        assert REGISTRY.get_sample_value("follow_up_pages_waiting") == 2
        for number, end in enumerate(ends.values(), start=1):
            end.set()
            await until(lambda: len(begun) > min(number, 2))  # noqa: B023
        for client in clients:
            client.closed.set()
        await asyncio.gather(*served)
        return begun, clients[1].texts()[:1], clients[2].texts()[:1]

    begun, second, third = asyncio.run(ask())
    assert begun == ["192.0.2.1", "192.0.2.2", "192.0.2.3"]
    assert second == ["Många läser just nu; sidan visas om några sekunder. Den står på tur."]
    assert third == [
        "Many are reading right now; the page appears in a few seconds. 1\N{NO-BREAK SPACE}other comes before it."
    ]


@pytest.mark.parametrize(
    ("how", "closes"), [([], True), ([ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY], False)]
)
def test_a_place_is_free_again_after_any_end(
    how: list[int], closes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets, "RUNS", 1)

    async def ask() -> None:
        begun: list[str] = []
        ends = {address: asyncio.Event() for address in ("192.0.2.1", "192.0.2.2")}
        app = sockets.Sockets(runs_in(begun, ends, how))
        first, second = (Client(address, asks_for("")) for address in ends)
        served = [asyncio.create_task(client.served(app)) for client in (first, second)]
        await until(lambda: begun)
        ends["192.0.2.1"].set()
        if closes:
            first.closed.set()
        await until(lambda: len(begun) == 2)
        ends["192.0.2.2"].set()
        first.closed.set()
        second.closed.set()
        await asyncio.gather(*served)

    asyncio.run(ask())


def test_a_run_that_is_broken_off_for_another_keeps_its_place_and_one_that_never_ends_loses_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sockets, "RUNS", 1)
    monkeypatch.setattr(sockets, "HELD_SECONDS", 0.3)

    async def ask() -> None:
        begun: list[str] = []
        ends = {address: asyncio.Event() for address in ("192.0.2.1", "192.0.2.2")}
        app = sockets.Sockets(runs_in(begun, ends, [ForwardMsg.FINISHED_EARLY_FOR_RERUN]))
        first, second = (Client(address, asks_for("")) for address in ends)
        served = [asyncio.create_task(first.served(app))]
        await until(lambda: begun)
        ends["192.0.2.1"].set()
        await until(lambda: first.got)
        served.append(asyncio.create_task(second.served(app)))
        await asyncio.sleep(0.05)
        assert begun == ["192.0.2.1"], "the run that follows is under way"
        await until(lambda: len(begun) == 2)
        ends["192.0.2.2"].set()
        first.closed.set()
        second.closed.set()
        await asyncio.gather(*served)

    asyncio.run(ask())


def test_who_waits_longer_than_a_place_is_held_gets_one_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "RUNS", 1)
    monkeypatch.setattr(sockets, "HELD_SECONDS", 0.2)

    async def ask() -> None:
        begun: list[str] = []
        ends = {address: asyncio.Event() for address in ("192.0.2.1", "192.0.2.2")}
        app = sockets.Sockets(runs_in(begun, ends, []))
        clients = [Client(address, asks_for("")) for address in ("192.0.2.1",) * 3 + ("192.0.2.2",)]
        served = [asyncio.create_task(client.served(app)) for client in clients[:3]]
        await asyncio.sleep(0.1)  # who comes later, from elsewhere, comes before the third
        served.append(asyncio.create_task(clients[3].served(app)))
        await until(lambda: len(begun) == 4)
        for end in ends.values():
            end.set()
        for client in clients:
            client.closed.set()
        await asyncio.gather(*served)

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
