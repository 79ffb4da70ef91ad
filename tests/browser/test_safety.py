"""What every answer of the server carries, what it refuses, and that Streamlit's shell is really rewritten."""

import base64
import hashlib
import http.client
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import streamlit
from playwright.sync_api import BrowserContext

from pages.ui.base import assets
from pages.ui.frame import shell
from tests.browser import rig

GoTo = Callable[..., rig.Visit]
ASSETS = [assets.url(name) for name in ("follow_up.js", "follow_up.css", "plotly-basic-4.1.1.min.js")]
FILES = [
    "/api/v1/funding/per_year?format=csv",
    "/api/v1/finns/inte",
    "/datasets/funding.csv",
    "/datasets/funding.parquet",
]
PATHS = ["/", "/finansiering?lang=en", "/finns-inte", "/ready", "/_stcore/health", *ASSETS, *FILES]


def ask(url: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """One request with exactly this path, which no client has tidied."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=20)
    connection.putrequest(method, path, skip_host="host" in headers, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    body = b"" if answer.status == 101 else answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_security_headers(app_url: str, path: str) -> None:
    _, headers, _ = ask(app_url, path, accept="*/*")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_nobody_around_a_page_may_tell_it_what_to_do(app_url: str) -> None:
    told = json.loads(ask(app_url, "/_stcore/host-config")[2])
    assert told["allowedOrigins"] == []  # each would also cost every message that a page sends a comparison


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_a_page_allows_only_its_own_origin_and_no_inline_script_but_the_known(
    app_url: str, accept: str
) -> None:
    _, headers, body = ask(app_url, "/milstolpar", accept=accept)
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    inline = re.findall(rb"<script>(.*?)</script>", body, re.DOTALL)
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in inline}
    assert set(policy["script-src"].split()) == {"'self'", "blob:"} | hashes
    assert policy["default-src"] == policy["connect-src"] == policy["base-uri"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["form-action"] == "'self'"
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert "etag" not in headers
    assert headers["cache-control"] == "no-cache"


def test_an_injected_script_does_not_run(known_browser: BrowserContext, app_url: str) -> None:
    visit = rig.visit(known_browser, app_url)
    visit.goto("/")
    visit.page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.harmed = 1';
            document.body.append(script);
            document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.harmed = 2">');
        }"""
    )
    visit.page.wait_for_timeout(300)
    assert visit.page.evaluate("window.harmed") is None
    assert [fault for fault in visit.faults if "Content Security Policy" in fault]
    visit.page.close()


@pytest.mark.parametrize("path", ASSETS)
def test_our_files_are_kept_for_ever_under_a_name_of_their_content(app_url: str, path: str) -> None:
    status, headers, body = ask(app_url, path)
    assert status == 200
    assert "immutable" in headers["cache-control"]
    assert hashlib.sha256(body).hexdigest()[:12] == path.split("/")[2]
    assert headers["content-type"].split(";")[0] in ("text/javascript", "text/css")
    other = path.replace(path.split("/")[2], "000000000000")
    assert ask(app_url, other)[0] == 404


def test_the_largest_files_are_sent_packed(app_url: str) -> None:
    for path in (ASSETS[-1], ASSETS[0]):
        _, headers, body = ask(app_url, path, accept_encoding="gzip")
        assert headers["content-encoding"] == "gzip"
        assert len(body) < len(ask(app_url, path)[2]) / 2


@pytest.mark.parametrize(
    "path",
    [
        "/ui/../../../app.py",
        "/ui/000000000000/..%2f..%2f..%2fapp.py",
        "/app/static/../../app.py",
        "/app/static/..%2f..%2frequirements.txt",
        "/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/static/..%5c..%5c..%5cetc/passwd",
        "/datasets/..%2f..%2f..%2frequirements.csv",
        "/datasets/..%2fmanifest.json",
        "/api/v1/..%2f..%2fqueries%2ffunding%2frows",
        "/component/../../app.py",
        "/media/../../../etc/passwd",
    ],
)
def test_no_path_leads_out_of_what_is_served(app_url: str, path: str) -> None:
    status, headers, body = ask(app_url, path)
    # What is no file is answered with the shell of the pages, which holds nothing.
    assert status in (400, 403, 404) or headers["content-type"].startswith("text/html"), (status, body[:80])
    for secret in (b"root:", b"st.App(", b"streamlit==", b'"edition"', b"-- @"):
        assert secret not in body


HANDSHAKE = {
    "connection": "Upgrade",
    "upgrade": "websocket",
    "sec_websocket_version": "13",
    "sec_websocket_key": "dGhlIHNhbXBsZSBub25jZQ==",
    "sec_websocket_protocol": "streamlit",
}


def test_the_websocket_answers_its_own_host_and_origin_alone(app_url: str) -> None:
    own = urlsplit(app_url).netloc
    assert ask(app_url, "/_stcore/stream", origin=app_url, **HANDSHAKE)[0] == 101
    assert (
        ask(app_url, "/_stcore/stream", host="evil.example", origin="http://evil.example", **HANDSHAKE)[0]
        == 403
    )
    for origin in ("http://evil.example", "http://127.0.0.1:9", "http://127.0.0.1", "http://[", "null"):
        assert ask(app_url, "/_stcore/stream", host=own, origin=origin, **HANDSHAKE)[0] == 403, origin


@pytest.mark.parametrize("path", ["/", "/corrections.atom", "/api/v1/funding/per_year", "/ready", "/qr.svg"])
def test_no_route_answers_to_a_name_that_is_not_its_own(app_url: str, path: str) -> None:
    status, _, body = ask(app_url, path, host="evil.example")
    assert status == 403
    assert body.decode().startswith("Uppföljningen svarar inte under det namnet.")
    assert b"evil.example" not in body


@pytest.mark.parametrize("path", ["/exports/deck", "/ready", "/api/v1/funding/per_year"])
def test_a_malformed_origin_gets_a_sentence(app_url: str, path: str) -> None:
    status, _, body = ask(
        app_url, f"{path}?lang=en", "POST" if "exports" in path else "GET", origin="http://["
    )
    assert status == 400
    assert body == b"The address that the question is said to come from cannot be read."


@pytest.mark.parametrize("path", ["/finns-inte", "/finansiering/finns-inte", "/_stcore/metrics", "/.env"])
def test_what_is_not_there_is_not_found(app_url: str, path: str) -> None:
    assert ask(app_url, path)[0] == 404
    assert ask(app_url, "/finansiering")[0] == 200


def test_nobody_passes_for_another_by_a_header(edition_root: Path, tmp_path: Path) -> None:
    """On a server of its own, or the tests after this one would be refused."""
    with rig.serve(tmp_path / "log.txt", FOLLOW_UP_EDITIONS=str(edition_root)) as url:
        told = (f"10.0.{n // 250}.{n % 250}" for n in range(302))
        assert 429 in (ask(url, "/api/v1/none/none", x_forwarded_for=asker)[0] for asker in told)


@pytest.mark.parametrize("path", ["/api/v1/funding/per_year", "/datasets/funding.csv", "/ui/x/follow_up.js"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_is_written_through_the_routes(app_url: str, path: str, method: str) -> None:
    assert ask(app_url, path, method)[0] == 405


@pytest.mark.parametrize(
    "path", ["/api/v1/funding/per_year?as_of=x", "/api/v1/funding/per_year?okant=1&lang=en"]
)
def test_a_file_that_is_asked_for_wrongly_is_refused_in_a_sentence(app_url: str, path: str) -> None:
    status, headers, body = ask(app_url, path)
    assert status == 400
    assert not headers["content-type"].startswith("text/html")
    assert b"Traceback" not in body
    assert (b"as_of" if "as_of" in path else b"okant") in body


def test_streamlits_shell_is_still_the_one_that_is_rewritten() -> None:
    """Fails when a new Streamlit changes its index.html so that a part of ours is no longer put in."""
    original = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    assert original.count(b'<html lang="en">') == 1
    assert len(re.findall(rb"<title>.*?</title>", original)) == 1
    assert len(re.findall(rb"<noscript>.*?</noscript>", original, re.DOTALL)) == 1
    assert original.count(b'<script type="module"') == original.count(b'<div id="root">') == 1
    assert b'src="./static/' in original
    for lang in ("sv", "en"):
        ours, policy = shell.rewritten(original, "/projekt", f"lang={lang}")
        assert re.findall(rb"<html[^>]*>", ours) == [f'<html lang="{lang}">'.encode()]
        assert b"Streamlit</title>" not in ours
        assert b'="./' not in ours
        assert ours.count(ASSETS[0].encode()) == ours.count(ASSETS[1].encode()) == 1
        assert policy.count("'sha256-") == len(re.findall(rb"<script>", ours))


def test_the_shell_trusts_no_part_of_the_address(app_url: str) -> None:
    _, _, body = ask(
        app_url, "/%22%3E%3Cscript%3Ealert(1)%3C/script%3E?lang=%22%3E%3Cscript%3Ealert(2)%3C/script%3E"
    )
    assert b"alert(" not in body
    assert b'<html lang="sv">' in body
