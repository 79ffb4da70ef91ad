"""Who sends the headers of a request too slowly is not waited for; whoever is served slowly is left alone."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from pages.ui.server import slow_clients

SECONDS = 0.5


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server that ends slow clients; what it answers at /slow takes longer than headers may."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["path"] == "/slow":
            await asyncio.sleep(3 * SECONDS)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
        await send({"type": "http.response.body", "body": b"fine"})

    undo = slow_clients.end(SECONDS)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="warning", timeout_keep_alive=60))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)
        undo()


def opened(port: int) -> closing[socket.socket]:
    return closing(socket.create_connection(("127.0.0.1", port), timeout=30))


def asked(connection: socket.socket, path: str) -> bytes:
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    answer = b""
    while not answer.endswith(b"fine"):
        part = connection.recv(1000)
        assert part, "the server ended the connection"
        answer += part
    return answer


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: a"])
def test_headers_that_do_not_come_end_the_connection(port: int, begun: bytes) -> None:
    with opened(port) as connection:
        connection.sendall(begun)
        assert connection.recv(1) == b""


def test_a_byte_now_and_then_is_no_progress(port: int) -> None:
    with opened(port) as connection:

        def drip() -> None:
            for letter in b"GET /" + b"a" * 400:
                connection.sendall(bytes([letter]))
                time.sleep(SECONDS / 10)

        with pytest.raises(ConnectionError):
            drip()


def test_the_second_request_of_a_connection_has_its_time_too(port: int) -> None:
    with opened(port) as connection:
        asked(connection, "/")
        time.sleep(2 * SECONDS)
        asked(connection, "/")
        connection.sendall(b"GET / HT")
        assert connection.recv(1) == b""


@pytest.mark.parametrize("long", [b"?" + b"a" * 60_000, b""])
def test_a_head_too_long_for_a_socket_is_answered(port: int, long: bytes) -> None:
    with opened(port) as connection:
        fields = (
            b"Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        )
        fields += b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        fields += b"" if long else b"Cookie: " + b"a=b; " * 3000 + b"\r\n"
        connection.sendall(b"GET /" + long + b" HTTP/1.1\r\n" + fields + b"\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 400 ")


def test_an_answer_may_take_longer_than_headers(port: int) -> None:
    with opened(port) as connection:
        assert asked(connection, "/slow").startswith(b"HTTP/1.1 200")
        assert asked(connection, "/").startswith(b"HTTP/1.1 200")
