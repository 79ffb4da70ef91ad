"""One line in the log a request, an id that a reader's sentence shows too, and metrics on a port of their own."""

import io
import json
import logging
import socket
import urllib.request
from collections.abc import Iterator

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

import queries
from pages.ui.base import faults, trace
from pages.ui.server import watched


async def fine(_: Request) -> Response:
    return PlainTextResponse(trace.now())


async def broken(_: Request) -> Response:
    raise queries.QueryError("the database is upset")


async def unforeseen(_: Request) -> Response:
    raise TypeError("nobody thought of this")


@pytest.fixture
def log() -> io.StringIO:
    """What is logged."""
    return io.StringIO()


@pytest.fixture
def client(log: io.StringIO) -> Iterator[TestClient]:
    """A small server whose log is written as the dashboard's is, and put back afterwards."""
    loggers = [logging.getLogger(name) for name in watched._LOGGERS]
    before = [(logger.handlers, logger.propagate, logger.level) for logger in loggers]
    watched.log_as_lines(log)
    routes = [
        Route("/datasets/{name}", fine),
        Route("/embed/{name}", broken),
        Route("/pictures/{name}", unforeseen),
    ]
    app = Starlette(
        routes=routes, exception_handlers=faults.HANDLERS, middleware=[Middleware(watched.Watched)]
    )
    yield TestClient(app, raise_server_exceptions=False)
    for logger, (handlers, propagate, level) in zip(loggers, before, strict=True):
        logger.handlers, logger.propagate, logger.level = handlers, propagate, level


def lines(log: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_a_request_is_one_line_without_what_was_asked_or_by_whom(
    client: TestClient, log: io.StringIO
) -> None:
    answer = client.get("/datasets/funding.csv?text=Anna%20Andersson")
    [line] = lines(log)
    assert line["request"] == answer.headers["x-request-id"] == answer.text
    assert (line["route"], line["status"], line["level"]) == ("/datasets", 200, "INFO")
    assert "Anna" not in json.dumps(line)
    assert "testclient" not in json.dumps(line)


def test_addresses_are_logged_where_the_operator_turns_that_on(
    client: TestClient, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(watched.ADDRESSES, "yes")
    client.get("/datasets/funding.csv?text=Anna")
    [line] = lines(log)
    assert (line["client"], line["path"], line["query"]) == (
        "testclient",
        "/datasets/funding.csv",
        "text=Anna",
    )


@pytest.mark.parametrize(("query", "word"), [("", "Ärende"), ("?lang=en", "Reference")])
@pytest.mark.parametrize(
    ("path", "says"),
    [("/embed/milstolpar", "upset"), ("/pictures/finansiering.svg", "TypeError: nobody")],
    ids=["said", "unforeseen"],
)
def test_the_sentence_of_an_error_names_the_line_of_the_log_that_says_what_happened(
    client: TestClient, log: io.StringIO, path: str, says: str, query: str, word: str
) -> None:
    answer = client.get(path + query)
    assert answer.status_code == 500
    id_ = answer.headers["x-request-id"]
    assert f"{word} {id_}." in answer.text
    assert [line["request"] for line in lines(log) if says in str(line["message"])] == [id_]


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/api/v1/funding/total", "/api/v1/funding/total"),
        ("/api/v1/made/up", "/api"),
        ("/milstolpar", "/milstolpar"),
        ("/", "/"),
        ("/../../etc/passwd", "other"),
        ("/parts/overview", "/parts"),
        ("/qr.svg", "/qr.svg"),
    ],
)
def test_a_name_that_anyone_may_type_is_no_label(path: str, route: str) -> None:
    assert watched._route(path) == route


def test_metrics_stand_on_a_port_of_their_own(
    client: TestClient, edition_root: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv(watched.PORT, str(port))
    client.get("/datasets/funding.csv")
    stop = watched.serve_metrics()
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}/metrics", headers={"accept": "application/openmetrics-text"}
    )
    try:
        with urllib.request.urlopen(asked) as answer:
            families = {
                family.name: family
                for family in text_string_to_metric_families(  # type: ignore[no-untyped-call]
                    answer.read().decode()
                )
            }
    finally:
        stop()
    [edition] = families["follow_up_edition"].samples
    assert edition.labels == {"edition": queries.current_edition(), "state": "current"}
    counted = [s for s in families["follow_up_request_seconds"].samples if s.name.endswith("_count")]
    assert any(s.labels["route"] == "/datasets" and s.labels["status"] == "200" for s in counted)
    assert client.get("/metrics").status_code == 404, "readers do not reach it"
