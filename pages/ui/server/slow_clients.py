"""Ends connections whose headers do not arrive or cannot be read. budgets.py ends slow bodies and answers.

uvicorn (0.54) waits for headers for ever, and Streamlit gives no way to pass it another protocol, so a clock is added to its
own. It also leaves a socket open without a word when the head that asks for it is longer than its library for sockets reads.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

SLOWEST_HEADERS = 20.0  # seconds for all of them


def end(seconds: float = SLOWEST_HEADERS) -> Callable[[], None]:
    """From now on, end connections that take longer for the headers of a request; returns what undoes it."""
    protocol: Any = AutoHTTPProtocol
    made, received = protocol.connection_made, protocol.data_received
    clocks: dict[Any, asyncio.TimerHandle] = {}  # of connections whose headers are awaited

    def waits(connection: Any) -> bool:
        is_ours = connection.transport.get_protocol() is connection  # not a websocket's by now
        return is_ours and (connection.cycle is None or connection.cycle.response_complete)

    def stop(connection: Any) -> None:
        if clock := clocks.pop(connection, None):
            clock.cancel()

    def too_late(connection: Any) -> None:
        del clocks[connection]
        if waits(connection):
            connection.transport.close()

    def start(connection: Any) -> None:
        if connection not in clocks:
            clocks[connection] = connection.loop.call_later(seconds, too_late, connection)

    def connection_made(self: Any, transport: asyncio.Transport) -> None:
        made(self, transport)
        start(self)

    def data_received(self: Any, data: bytes) -> None:
        received(self, data)
        if getattr(self.transport.get_protocol(), "handshake_initiated", True) is False:
            self.send_400_response("The head of the request is too long for a socket.")
        (start if waits(self) else stop)(self)

    protocol.connection_made, protocol.data_received = connection_made, data_received

    def undo() -> None:
        protocol.connection_made, protocol.data_received = made, received
        for connection in list(clocks):
            stop(connection)

    return undo
