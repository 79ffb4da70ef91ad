"""The dashboard needs no network: neither server nor browser asks for anything outside, in either language."""

import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium, places, rig, watched
from tests.browser.test_safety import ask

NO_NAMES = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
PAGES = places.PAGES | {"omrade": "/omrade?line_id=s1_forest_bioeconomy"}
FILES = [
    *(f"/api/v1/funding/per_year?format={kind}" for kind in ("json", "csv", "parquet", "xlsx")),
    *("/datasets/funding.csv", "/datasets/funding.parquet", "/api/v1/openapi.json", "/ready", "/embed.js"),
    "/embed/finansiering?figure=per_year_area",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("offline")


@pytest.fixture(scope="module")
def alone_url(edition_root: Path, folder: Path) -> Iterator[str]:
    """A server whose every way out is refused and written down; none may be there at the end."""
    hook = watched.hook(folder)
    with rig.serve(
        folder / "log.txt",
        FOLLOW_UP_EDITIONS=str(edition_root),
        PYTHONPATH=hook["PYTHONPATH"],
        WAYS_OUT=hook["WAYS_OUT"],
    ) as url:
        yield url
    assert (folder / "ways_out.txt").read_text(encoding="utf-8") == ""
    assert "Traceback" not in (folder / "log.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def alone(browser: Browser) -> Iterator[Browser]:
    """A Chromium for which no name but this machine's number leads anywhere."""
    opened = browser.browser_type.launch(
        executable_path=chromium.ensure(), args=[*rig.CHROMIUM_FLAGS, NO_NAMES]
    )
    yield opened
    opened.close()


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_every_page_is_drawn_without_a_network(alone: Browser, alone_url: str, path: str, lang: str) -> None:
    address = path + ("&" if "?" in path else "?") + "as_of=2020-12-31" + ("&lang=en" if lang == "en" else "")
    visit = rig.visit(rig.new_context(alone, 1280, 900, "light"), alone_url)
    visit.goto(address)
    page = visit.page
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("h1").inner_text()
    assert page.locator("figure, main section, .fu-list").count() > 0
    charts = page.locator("[data-chart]").count()
    assert page.locator("[data-chart] .main-svg:first-child").count() >= charts
    assert (visit.foreign_requests(), visit.faults) == ([], [])
    page.context.close()


@pytest.mark.parametrize("path", FILES)
def test_every_file_is_made_without_a_network(alone_url: str, path: str) -> None:
    status, _, body = ask(alone_url, path)
    assert status == 200
    assert body


def test_the_code_is_made_without_a_network(alone_url: str) -> None:
    with urllib.request.urlopen(f"{alone_url}/qr.svg?link={alone_url}/finansiering") as answer:
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
    assert (tmp_path / "ways_out.txt").read_text(encoding="utf-8")


def test_a_browser_without_a_network_reaches_nobody(alone: Browser) -> None:
    page = alone.new_page()
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.com")
    page.close()
