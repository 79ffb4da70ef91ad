"""Sends each message as soon as it is written.

TCP holds a small message back until the one before is confirmed, which may take the other side 40 ms (Nagle's algorithm and
delayed confirmations, RFC 9293). asyncio turns that off only for sockets that name their protocol; Streamlit listens on one
that does not.
"""

import asyncio
import socket
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol


def start() -> Callable[[], None]:
    """From now on, new connections send without delay; returns what undoes it."""
    protocol: Any = AutoHTTPProtocol
    made = protocol.connection_made

    def connection_made(self: Any, transport: asyncio.Transport) -> None:
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made(self, transport)

    protocol.connection_made = connection_made

    def undo() -> None:
        protocol.connection_made = made

    return undo
