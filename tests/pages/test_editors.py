"""Who may edit: the person at the machine and nobody who only says so; where editors log in, those who are listed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from pages.ui.base import editors
from pages.ui.server.gate import Gate

OWN = {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"}
LISTED = "Anna@region.se, bo@region.se"
PUBLIC = {"host": "uppfoljning.example.se", "origin": "https://uppfoljning.example.se"}


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    """What is configured is read anew in each test."""
    for known in (editors.by_login, editors.by_machine):
        known.cache_clear()
    yield
    for known in (editors.by_login, editors.by_machine):
        known.cache_clear()


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server behind a proxy, where two editors log in."""
    file = tmp_path / "secrets.toml"
    file.write_text(
        '[auth]\nredirect_uri="https://uppfoljning.example.se/oauth2callback"\ncookie_secret="s"\n'
    )
    before = st.get_option("secrets.files")
    st.config.set_option("secrets.files", [str(file)])
    secrets_singleton._reset()
    monkeypatch.setenv(editors.EDITORS, LISTED)
    yield
    st.config.set_option("secrets.files", before)
    secrets_singleton._reset()


def scope(headers: dict[str, str], client: tuple[str, int] | None = ("127.0.0.1", 40000), **more: Any) -> Any:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "websocket",
        "headers": raw,
        "client": client,
        "server": ("127.0.0.1", 8501),
        "path": "/",
    } | more


def is_editor(
    headers: dict[str, str], client: tuple[str, int] | None = ("127.0.0.1", 40000), **more: Any
) -> bool:
    return editors.is_of_an_editor(editors.marked(scope(headers, client, **more)))


def cookie(origin: str = PUBLIC["origin"], **user: object) -> dict[str, str]:
    told = json.dumps({"origin": origin, "is_logged_in": True} | user)
    signed = create_signed_value(get_cookie_secret(), "_streamlit_user", told).decode()
    return {"cookie": f"other=1; _streamlit_user={signed}"}


def test_the_person_at_the_machine_is_an_editor() -> None:
    assert editors.possible()
    assert is_editor(OWN)
    assert is_editor({"host": "localhost:8501", "origin": "http://localhost:8501"})
    assert is_editor(
        {"host": "[::1]:8501", "origin": "http://[::1]:8501"}, ("::1", 40000), server=("::1", 8501)
    )


@pytest.mark.parametrize(
    ("headers", "more"),
    [
        (OWN, {"client": ("10.0.0.7", 40000)}),
        (OWN, {"client": None}),
        (OWN, {"client": ("127.0.0.1", 0)}),  # uvicorn took the address from a header
        (OWN, {"server": ("10.0.0.1", 8501)}),
        (OWN | {"x-forwarded-for": "127.0.0.1"}, {}),
        (OWN | {"forwarded": "for=127.0.0.1"}, {}),
        (OWN | {"X-Real-IP": "127.0.0.1"}, {}),
        (OWN | {"via": "1.1 proxy"}, {}),
        (OWN | {"origin": "https://evil.example"}, {}),
        (OWN | {"origin": "http://127.0.0.1:9999"}, {}),
        (OWN | {"origin": "https://127.0.0.1:8501"}, {}),
        (OWN | {"origin": "http://["}, {}),
        ({"host": "127.0.0.1:8501"}, {}),  # a socket that no page opened
        ({"host": "evil.example", "origin": "http://evil.example"}, {}),
        (
            {"host": "127.0.0.1@evil.example", "origin": "http://127.0.0.1@evil.example"},
            {"client": ("10.0.0.7", 1)},
        ),
    ],
)
def test_nobody_else_is_one_whatever_the_request_says(headers: dict[str, str], more: dict[str, Any]) -> None:
    assert not is_editor(headers, **more)


def test_a_mark_of_ones_own_is_dropped() -> None:
    far = {"client": ("10.0.0.7", 40000)}
    for name in ("x-follow-up-desk", "X-Follow-Up-Desk"):
        assert not is_editor(OWN | {name: editors._AT_THE_MACHINE}, **far)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("server.address", "0.0.0.0"),
        ("server.address", None),
        ("server.allowedHosts", []),
        ("server.allowedHosts", ["*"]),
        ("server.allowedHosts", ["localhost", "uppfoljning.example.se"]),
    ],
)
def test_a_server_that_answers_others_has_no_editor_until_they_log_in(option: str, value: object) -> None:
    before = st.get_option(option)
    st.config.set_option(option, value)
    try:
        assert not editors.possible()
        assert not is_editor(OWN)
    finally:
        st.config.set_option(option, before)


def test_behind_a_proxy_nobody_is_at_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(editors.PROXIES, "127.0.0.1")
    assert not editors.possible()
    assert not is_editor(OWN)


@pytest.mark.usefixtures("configured")
def test_who_has_logged_in_and_is_listed_is_an_editor_and_the_machine_is_none() -> None:
    assert editors.possible()
    assert is_editor(PUBLIC | cookie(email="anna@region.se"))
    assert is_editor(PUBLIC | cookie(email="Bo@Region.se", email_verified=True))
    assert not is_editor(OWN)


@pytest.mark.usefixtures("configured")
@pytest.mark.parametrize(
    "headers",
    [
        PUBLIC,
        PUBLIC | cookie(email="carl@region.se"),
        PUBLIC | cookie(email=""),
        PUBLIC | cookie(),
        PUBLIC | cookie(email="anna@region.se", email_verified=False),
        PUBLIC | cookie(email="anna@region.se", is_logged_in=False),
        PUBLIC | cookie("https://other.example.se", email="anna@region.se"),
        PUBLIC | {"origin": "https://evil.example"} | cookie(email="anna@region.se"),
        PUBLIC | {"cookie": '_streamlit_user="anna@region.se"'},
        PUBLIC | {"x-forwarded-email": "anna@region.se", "x-forwarded-user": "anna@region.se"},
    ],
)
def test_who_is_not_listed_or_did_not_log_in_here_is_none(headers: dict[str, str]) -> None:
    assert not is_editor(headers)


def test_no_file_is_taken_from_anybody_else() -> None:
    reached = []

    async def upload(request: Request) -> PlainTextResponse:
        reached.append(request.url.path)
        return PlainTextResponse("taken")

    inner = Starlette(routes=[Route("/_stcore/upload_file/{rest:path}", upload, methods=["PUT", "DELETE"])])
    path = "/_stcore/upload_file/session/file"
    for client, taken in ((("10.0.0.7", 40000), False), (("127.0.0.1", 40000), True)):
        asker = TestClient(Gate(inner), base_url="http://127.0.0.1:8501", client=client)
        # The test client says that it called the host of the address.
        answers = [asker.put(path, headers=OWN, content=b"x"), asker.delete(path, headers=OWN)]
        assert [answer.status_code for answer in answers] == [200 if taken else 403] * 2
    assert reached == [path, path]
