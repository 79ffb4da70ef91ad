"""Connections send without delay, where asyncio leaves Nagle's algorithm on: the listening socket names no protocol."""

import socket
import threading
import time
from contextlib import closing

import pytest
import uvicorn
from starlette.responses import PlainTextResponse

from pages.ui.server import undelayed


def delay_is_off() -> bool:
    """Whether a connection to a server that listens as Streamlit's does sends small messages at once."""
    listening = socket.socket(family=socket.AF_INET)
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(PlainTextResponse("fine"), lifespan="off", log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        with closing(socket.create_connection(listening.getsockname(), timeout=30)) as browser:
            browser.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert browser.recv(1000)
            [connection] = server.server_state.connections
            served = connection.transport.get_extra_info("socket")
            return bool(served.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.mark.parametrize("starts", [True, False])
def test_a_connection_sends_small_messages_at_once(starts: bool) -> None:
    """Without it they wait; once they no longer do, `undelayed` can go."""
    undo = undelayed.start() if starts else lambda: None
    try:
        assert delay_is_off() == starts
    finally:
        undo()
