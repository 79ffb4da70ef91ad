"""The sockets of open pages: how many there may be, and how many runs are under way at once.

A run takes a thread and some milliseconds before it gets in line for its turn: hundreds that begin in the same moment hold up
even the first of them. Requests beyond the limit wait here, before any work is done for them, and see their place in the line.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from urllib.parse import parse_qs

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.RootContainer_pb2 import RootContainer

from pages.ui.base import askers, metrics
from pages.ui.base.words import Words, of_language
from pages.ui.frame import turns

OF_ONE = 250
IN_ALL = 400  # whoever opens one more page is asked to wait
# Runs under way at once. With fewer a crowd would wait longer, since what many wait for is asked together (rows/together.py):
# 200 readers 23 s in place of 12 with 60 places, on a busy machine.
RUNS = 200
HELD_SECONDS = 30.0  # by a run of which no end is heard
SMALL = 200  # bytes; the message that ends a run is smaller
NOT_UNDERSTOOD = 1002  # a socket's own code for a breach of its protocol
_log = logging.getLogger("follow_up")


class Sockets:
    """Serves the sockets, each run when there is a place for it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.places = turns.Turns(RUNS, IN_ALL, max(1, RUNS // 2))
        self._open: Counter[str] = Counter()
        self._one_message = asyncio.Lock()
        metrics.WAITING.set_function(lambda: self.places.waiting() + turns.TURNS.waiting())

    def are_full(self) -> bool:
        """Whether no further page may be opened."""
        return self._open.total() >= IN_ALL

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one socket until it closes."""
        asker = scope["client"][0] if scope.get("client") else ""
        if self._open[asker] >= OF_ONE or self.are_full():
            await send({"type": "websocket.close", "code": 1013})  # try again later
            return
        self._open[asker] += 1
        socket = _Socket(self.places, askers.name(asker), send)
        try:
            await self.app(scope, self._one_by_one(receive, socket), socket.send)
            if socket.is_refused:
                await send({"type": "websocket.close", "code": NOT_UNDERSTOOD})
        finally:
            socket.run_ended()
            self._open[asker] -= 1
            if not self._open[asker]:
                del self._open[asker]

    def _one_by_one(self, receive: Receive, socket: "_Socket") -> Receive:
        """Receive as it is, but what begins a run when it has a place, one at a time, with others served between."""

        async def received() -> Message:
            message = await receive()
            try:
                query = _asked_for(message)
            except DecodeError as fault:  # Streamlit would write a trace for each
                _log.warning("A socket is closed: what it sent is no message of a page (%s).", fault)
                socket.is_refused = True
                return {"type": "websocket.disconnect", "code": NOT_UNDERSTOOD}
            if query is not None:
                await socket.begin_run(_words(query))
            async with self._one_message:
                await asyncio.sleep(0)
            return message

        return received


class _Socket:
    """One socket, and the place of its run."""

    def __init__(self, places: turns.Turns, asker: str, send: Send) -> None:
        self._places, self._asker, self._send = places, asker, send
        self._release: Callable[[], None] | None = None
        self.is_refused = False

    async def begin_run(self, words: Words) -> None:
        """Wait for a place, and tell the reader how many come before. A run that is under way already keeps its place."""
        if self._release:
            return
        called = asyncio.Event()
        mine = self._places.join(self._asker, called.set)

        def release() -> None:
            self._release = None
            self._places.leave(self._asker, mine)

        self._release = release
        seconds = turns.TOLD_AFTER
        while not await _is_set(called, seconds):
            await self._tell(words, self._places.before(mine) + turns.TURNS.waiting())
            seconds = turns.TOLD_EVERY
        # from now on, not from when it joined: who waited for long would lose the place before it came
        asyncio.get_running_loop().call_later(HELD_SECONDS, self._give_up, release)

    def _give_up(self, release: Callable[[], None]) -> None:
        """Give a place back that is still held by the same run."""
        if self._release is release:
            release()

    def run_ended(self) -> None:
        """Give the place back."""
        if self._release:
            self._release()

    async def send(self, message: Message) -> None:
        """Send a message of the server; the end of a run gives its place to the next."""
        await self._send(message)
        data = message.get("bytes") or b""
        if len(data) < SMALL and self._release and _ends_a_run(data):
            self._release()

    async def _tell(self, words: Words, before: int) -> None:
        """Show what `st.toast` shows, as there is no run yet that could call it."""
        message = ForwardMsg()
        message.metadata.delta_path.extend((RootContainer.EVENT, 0))
        element = message.delta.new_element
        element.has_one_shot_effect = True
        element.toast.body, element.toast.icon, element.toast.duration = turns.notice(words, before)
        await self._send({"type": "websocket.send", "bytes": message.SerializeToString()})


async def _is_set(event: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True


def _asked_for(message: Message) -> str | None:
    """The view that a message of a browser asks for, as the query of its address; None if it asks for no run.

    Raises DecodeError for text and for bytes that no page sends.
    """
    if message.get("text") is not None:
        raise DecodeError("text in place of bytes")
    asked = BackMsg.FromString(message.get("bytes") or b"")
    return asked.rerun_script.query_string if asked.WhichOneof("type") == "rerun_script" else None


def _ends_a_run(data: bytes) -> bool:
    message = ForwardMsg.FromString(data)
    if message.WhichOneof("type") != "script_finished":
        return False
    return bool(message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN)


def _words(query: str) -> Words:
    return of_language(parse_qs(query).get("lang", [""])[-1])
