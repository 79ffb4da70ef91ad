"""The files of pages are read and packed once; what may change, and who asks for less than a file, is answered as ever."""

import gzip
import re

import pytest
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from app import app
from pages.ui.base import assets
from pages.ui.frame import shell
from pages.ui.server.packed import Packed

TEXT = "let a = 1;\n" * 1000
FOR_EVER = {"cache-control": "public, immutable, max-age=31536000"}
GZIP = {"accept-encoding": "gzip"}


class Files:
    """A server of files that counts how often it is asked for each."""

    def __init__(self, most_bytes: int = 10**6) -> None:
        self.asked: list[str] = []
        app = Starlette(routes=[Route("/{kind}/{name}", self.serve)])
        self.client = TestClient(GZipMiddleware(Packed(app, most_bytes)), headers=GZIP)

    async def serve(self, request: Request) -> Response:
        """`packed.js` is packed by the server itself, `moving.js` may change, `gone.js` is not there, all others stay."""
        name = request.path_params["name"]
        self.asked.append(name)
        if name == "packed.js":
            return Response(
                gzip.compress(TEXT.encode()),
                headers=FOR_EVER | {"content-encoding": "gzip"},
                media_type="text/javascript",
            )
        kept = {} if name == "moving.js" else FOR_EVER
        return Response(TEXT, 404 if name == "gone.js" else 200, kept, media_type="text/javascript")


@pytest.mark.parametrize("path", ["/static/a.js", "/ui/b.js", "/static/packed.js"])
def test_a_file_that_stays_is_read_and_packed_once(path: str) -> None:
    files = Files()
    first, second = files.client.get(path), files.client.get(path)
    assert first.text == second.text == TEXT
    assert first.headers == second.headers
    assert second.headers["content-encoding"] == "gzip"
    assert second.headers["cache-control"] == FOR_EVER["cache-control"]
    assert int(second.headers["content-length"]) < len(TEXT) / 10
    assert len(files.asked) == 1


@pytest.mark.parametrize("path", ["/static/moving.js", "/static/gone.js", "/api/a.js"])
def test_what_may_change_is_asked_for_again(path: str) -> None:
    files = Files()
    assert [files.client.get(path).text for _ in range(2)] == [TEXT, TEXT]
    assert len(files.asked) == 2


@pytest.mark.parametrize(
    "asks", [{"range": "bytes=0-9"}, {"if-none-match": '"a"'}, {"accept-encoding": "identity"}], ids=str
)
def test_who_asks_for_less_than_the_packed_file_asks_the_server(asks: dict[str, str]) -> None:
    files = Files()
    files.client.get("/static/a.js")
    files.client.get("/static/a.js", headers=asks)
    files.client.head("/static/a.js")
    assert len(files.asked) == 3


def test_no_more_is_kept_than_there_is_room_for() -> None:
    files = Files(most_bytes=1000)
    for name in ("a.js", "b.js", "c.js", "a.js"):
        files.client.get(f"/static/{name}")
    assert files.asked == ["a.js", "b.js", "c.js", "a.js"]


@pytest.mark.parametrize("name", ["follow_up.js", "follow_up.css", "plotly-basic-4.1.1.min.js"])
def test_our_files_arrive_whole(name: str) -> None:
    client = TestClient(app, "http://127.0.0.1", headers=GZIP)
    assert [client.get(assets.url(name)).content for _ in range(2)] == [assets.content(name)] * 2


def test_what_shows_blocks_is_fetched_before_the_first_block_comes() -> None:
    fetched = re.findall(r'href="/static/js/([^"]+)"', shell._early())
    assert fetched[0].startswith("BidiComponent.")
    known = (shell._SCRIPTS.parents[1] / "index.html").read_text(encoding="utf-8")
    for name in fetched:
        assert name not in known, "Streamlit fetches it by itself"
        for read in shell._READS.findall((shell._SCRIPTS / name).read_text(encoding="utf-8")):
            assert read in known or read in fetched
