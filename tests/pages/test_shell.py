"""What the frame does to answers of HTML: Streamlit's page becomes ours, and a file to be saved stays as it was made."""

import json
import re
import zlib

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.ui.address import run
from pages.ui.frame import kept_views
from pages.ui.frame.shell import Shell

MADE = (
    '<!doctype html><html lang="en"><head><title>Slides</title><script type="module" src="./x.js"></script>'
    '</head><body><a href="./x">x</a><div id="root"></div></body></html>'
)


async def page(_: Request) -> Response:
    return HTMLResponse(MADE)


async def file(_: Request) -> Response:
    return HTMLResponse(MADE, headers={"content-disposition": "attachment; filename=slides.html"})


CLIENT = TestClient(
    Shell(Starlette(routes=[Route("/exports/a/file", file), Route("/", page), Route("/nowhere", page)]))
)


def test_a_file_to_be_saved_is_handed_out_as_it_was_made() -> None:
    answer = CLIENT.get("/exports/a/file")
    assert (answer.status_code, answer.text) == (200, MADE)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_page_is_rewritten_and_an_unknown_one_is_not_found() -> None:
    answer = CLIENT.get("/")
    assert answer.status_code == 200
    assert "<title>Översikt" in answer.text
    assert "script-src" in answer.headers["content-security-policy"]
    assert CLIENT.get("/nowhere").status_code == 404


def first_view(address: str) -> list[dict[str, str]]:
    """The blocks that a document comes with."""
    found = re.findall(
        r'<script type="application/json" id="first-view">(.*?)</script>', CLIENT.get(address).text
    )
    return [block for view in found for block in json.loads(view)]


def keep(address: str, html: str) -> None:
    """A view that a reader has been shown."""
    data = zlib.compress(json.dumps({"key": "heading", "html": html}).encode())
    kept_views.VIEWS.keep(run.stand(), address, [("heading", data)])


def test_a_document_comes_with_its_view_where_that_is_kept() -> None:
    keep("?as_of=2019-05-06&lang=en", "<h1>Of that day</h1>")
    assert [block["html"] for block in first_view("/?as_of=2019-05-06&lang=en")] == ["<h1>Of that day</h1>"]
    assert first_view("/?as_of=2019-05-07&lang=en") == first_view("/nowhere?as_of=2019-05-06&lang=en") == []


def test_nothing_in_a_view_ends_its_element_or_may_run() -> None:
    hostile = "<!-- <script>alert(1)</script> </SCRIPT ><script>alert(2)</script>"
    keep("?as_of=2019-05-08", hostile)
    assert [block["html"] for block in first_view("/?as_of=2019-05-08")] == [hostile]
    answer, plain = CLIENT.get("/?as_of=2019-05-08"), CLIENT.get("/?as_of=2019-05-09")
    assert answer.text.count("<script") == plain.text.count("<script") + 1
    policy = "content-security-policy"
    assert answer.headers[policy] == plain.headers[policy]
