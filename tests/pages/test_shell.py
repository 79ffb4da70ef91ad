"""What the frame does to answers of HTML: Streamlit's page becomes ours, and a file to be saved stays as it was made."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.ui.frame.shell import Shell

MADE = (
    '<!doctype html><html lang="en"><head><title>Slides</title></head><body><a href="./x">x</a></body></html>'
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
