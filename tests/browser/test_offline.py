"""The dashboard needs no network: neither server nor browser asks for anything outside.

The server and the browser of all browser tests have none (rig.py, watched.py): here is what shows that the wall stands, and
what no page asks for.
"""

import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import watched
from tests.browser.test_safety import ask

FILES = [
    *(f"/api/v1/funding/per_year?format={kind}" for kind in ("json", "csv", "parquet", "xlsx")),
    *("/datasets/funding.csv", "/datasets/funding.parquet", "/api/v1/openapi.json", "/ready", "/embed.js"),
    "/embed/finansiering?figure=per_year_area",
]


@pytest.mark.parametrize("path", FILES)
def test_every_file_is_made_without_a_network(app_url: str, path: str) -> None:
    status, _, body = ask(app_url, path)
    assert status == 200
    assert body


def test_the_code_is_made_without_a_network(app_url: str) -> None:
    with urllib.request.urlopen(f"{app_url}/qr.svg?link={app_url}/finansiering") as answer:
        assert b"<svg" in answer.read()


@pytest.mark.parametrize(
    "code",
    [
        "import urllib.request as u; u.urlopen('http://example.com')",
        "import socket; socket.socket().connect(('192.0.2.1', 80))",
        "import socket; socket.getaddrinfo('example.com', 80)",
    ],
)
def test_a_way_out_is_found_and_refused(tmp_path: Path, code: str) -> None:
    environment = watched.hook(tmp_path)
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert ran.returncode
    assert "Network is unreachable" in ran.stderr
    assert (tmp_path / watched.WAYS_OUT).read_text(encoding="utf-8")


def test_a_browser_without_a_network_reaches_nobody(browser: Browser) -> None:
    page = browser.new_page()
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.com")
    page.close()
