"""Files that take a while: a real process makes them; they can be watched, stopped and fetched, and there are limits."""

import io
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from pptx import Presentation
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.ui.base.words import Words
from pages.ui.figure.slides import Slide
from pages.ui.files import orders
from pages.ui.server import exports, jobs

ONE = {"list": orders.write([Slide("/finansiering?as_of=2020-12-31", "by_group")])}
LONG = {"list": orders.write([Slide("/milstolpar?as_of=2020-12-31", "milestones_axis")] * 60)}


@pytest.fixture(autouse=True)
def _own_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "_calls", MovingWindowRateLimiter(MemoryStorage()))


@pytest.fixture(scope="module")
def _ended() -> Iterator[None]:
    yield
    jobs.stop()


@pytest.fixture
def client(edition_root: Path, _ended: None) -> Iterator[TestClient]:
    yield TestClient(Starlette(routes=exports.ROUTES), raise_server_exceptions=False)
    for job in list(jobs._jobs.values()):
        jobs.cancel(job)


def begun(client: TestClient, values: dict[str, str] = ONE, status: int = 202) -> Any:
    answer = client.post("/exports/deck", data=values)
    assert answer.status_code == status, answer.text
    return answer.json()


def until(client: TestClient, job: Any, *states: str, seconds: float = 60) -> Any:
    """Ask until the job is in one of the states."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        told = client.get(job["here"]).json()
        if told["state"] in states:
            return told
        time.sleep(0.05)
    raise AssertionError(f"{told}")


def workers() -> list[int]:
    return [process.pid for process in jobs._processes.values() if process.poll() is None]


def test_a_file_is_made_beside_the_server_and_fetched(client: TestClient) -> None:
    job = begun(client)
    told = until(client, job, "done", "failed")
    assert told["text"] == "Klart: funding-by_group-2020-12-31.pptx är sparad bland dina hämtade filer."
    assert told["done"] == told["total"] > 0
    answer = client.get(told["file"])
    assert "funding-by_group-2020-12-31.pptx" in answer.headers["content-disposition"]
    [slide] = Presentation(io.BytesIO(answer.content)).slides
    assert any(shape.has_chart for shape in slide.shapes)
    assert os.getpid() not in workers()
    assert client.delete(job["here"]).status_code == 200
    assert client.get(job["here"]).status_code == client.get(told["file"]).status_code == 404


def test_a_job_says_how_far_it_is_and_stops_at_once(client: TestClient) -> None:
    job = begun(client, LONG)
    told = until(client, job, "running")
    seen: list[int] = []
    while told["state"] == "running" and len(seen) < 3:
        told = client.get(job["here"]).json()
        if told["total"] and told["done"] not in seen:
            seen.append(told["done"])
    assert seen == sorted(seen)
    assert len(seen) == 3
    [pid] = workers()[:1]
    start = time.monotonic()
    assert client.delete(job["here"]).json()["state"] == "cancelled"
    assert time.monotonic() - start < 5
    assert client.get(job["here"]).json()["text"] == "Avbrutet. Ingen fil gjordes."
    assert client.get(f"{job['here']}/file").status_code == 404
    assert until(client, begun(client), "done")["name"]  # the next one gets a process of its own
    assert pid not in workers()


def test_a_job_that_waits_knows_how_many_are_before_it_and_can_be_stopped(client: TestClient) -> None:
    running = [begun(client, LONG) for _ in range(jobs.AT_ONCE)]
    for job in running:
        until(client, job, "running")
    first, second = begun(client), begun(client)
    assert client.get(second["here"]).json()["text"] == "Väntar på sin tur, 1\u00a0fil före."
    client.delete(first["here"])
    for job in running:
        client.delete(job["here"])
    assert until(client, second, "done", "failed")["state"] == "done"
    assert client.get(first["here"]).json()["state"] == "cancelled"


def test_a_process_that_dies_is_one_sentence_and_the_next_job_works(client: TestClient) -> None:
    job = begun(client, LONG)
    until(client, job, "running")
    [pid] = workers()[:1]
    os.kill(pid, signal.SIGKILL)
    told = until(client, job, "failed", "done")
    assert told["text"] == "Arbetet bröts innan filen var klar. Be om färre bilder eller försök igen."
    assert until(client, begun(client), "done")["state"] == "done"


def test_what_takes_too_long_is_ended(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    until(client, begun(client), "done")
    monkeypatch.setattr(jobs, "MOST_SECONDS", 0.3)
    told = until(client, begun(client, LONG), "failed", "done")
    assert told["state"] == "failed"


def test_a_process_that_hangs_does_not_hold_up_the_next_job(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    until(client, begun(client), "done")
    monkeypatch.setattr(jobs, "SILENT_SECONDS", 1.0)
    [pid] = workers()[:1]
    os.kill(pid, signal.SIGSTOP)
    told = until(client, begun(client), "failed", "done")
    assert told["text"] == "Arbetet bröts innan filen var klar. Be om färre bilder eller försök igen."
    monkeypatch.setattr(jobs, "SILENT_SECONDS", 60.0)
    assert until(client, begun(client), "done", "failed")["state"] == "done"


def test_a_process_that_cannot_start_is_one_sentence_and_the_next_job_works(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs.stop()
    with monkeypatch.context() as broken:
        broken.setattr(sys, "executable", "/nowhere/python")
        told = until(client, begun(client), "failed", "done")
    assert told["text"] == Words("sv")("export.failed")
    assert until(client, begun(client), "done", "failed")["state"] == "done"


def test_files_are_made_again_after_their_folder_was_cleaned_away(client: TestClient) -> None:
    old = until(client, begun(client), "done")
    shutil.rmtree(jobs._folder())
    assert client.get(old["file"]).status_code == 404
    new = until(client, begun(client), "done", "failed")
    assert client.get(new["file"]).status_code == 200


def test_an_order_that_cannot_be_carried_out_is_said_in_the_readers_language(client: TestClient) -> None:
    nothing = {"list": "[]", "title": "Underlag"}
    started = client.post("/exports/paper", data=nothing | {"lang": "en"}).json()
    told = until(client, started, "failed", "done")
    assert (told["state"], told["text"]) == ("failed", Words("en")("paper.no_view"))


@pytest.mark.parametrize("values", [{}, {"list": "nonsense"}, {"list": "[]"}])
def test_a_deck_without_slides_is_refused_at_once(client: TestClient, values: dict[str, str]) -> None:
    assert begun(client, values, 400)["error"].endswith(".")
    unread = begun(client, {"list": "nonsense", "lang": "en"}, 400)["error"]
    assert unread == "The list of slides cannot be read. Make it anew on the page."


def test_who_gets_what_is_posted_is_told_so(client: TestClient) -> None:
    answer = client.get("/exports/deck?lang=en")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert answer.json()["error"] == "A file is ordered by POST to this address."


def test_a_broken_template_is_one_sentence(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mall.pptx").write_bytes(b"broken")
    jobs.stop()  # the processes take their settings from where they start
    monkeypatch.setenv("FOLLOW_UP_TEMPLATE", str(tmp_path / "mall.pptx"))
    told = until(client, begun(client), "failed", "done")
    jobs.stop()
    assert told["text"] == "Mallen mall.pptx går inte att läsa som en PowerPoint-fil."


def test_files_are_forgotten(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    old = until(client, begun(client), "done")
    new = until(client, begun(client), "done")
    place = jobs._jobs[old["id"]].file
    assert place.exists()
    monkeypatch.setattr(jobs, "MOST_KEPT_BYTES", jobs._jobs[new["id"]].file.stat().st_size)
    assert client.get(old["file"]).status_code == 404
    assert client.get(new["file"]).status_code == 200
    assert not place.exists()
    monkeypatch.setattr(jobs, "KEPT_SECONDS", 0.0)
    assert client.get(new["file"]).json()["error"] == "Filen finns inte längre. Be om den på nytt."


def test_anyone_gets_the_workbook_of_a_table_that_is_to_be_filled(client: TestClient) -> None:
    job = client.post("/exports/workbook", data={"sheets": "clusters", "lang": "sv"}).json()
    told = until(client, job, "done", "failed")
    assert told["state"] == "done"
    book = openpyxl.load_workbook(io.BytesIO(client.get(told["file"]).content))
    assert {"Klustrens faser", "Klusterenkät", "Självvärderingar", "Källor"} <= set(book.sheetnames)
    assert book["Klusterenkät"].max_row == 1, "what few have answered is given to nobody"
    job = client.post("/exports/workbook", data={"sheets": "funding", "lang": "en"}).json()
    assert until(client, job, "done", "failed")["state"] == "failed"


def test_there_are_limits(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(jobs.MOST_OF_ONE):
        begun(client, LONG)
    assert "flera filer på gång" in begun(client, status=429)["error"]
    monkeypatch.setattr(jobs, "MOST_WAITING", 2)
    assert "så många filer" in begun(client, status=429)["error"]
    assert "för stor" in begun(client, {"list": "x" * (exports.MOST_BYTES + 1)}, 413)["error"]
    assert client.post("/exports/deck", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/exports/no-such").status_code == 404
    monkeypatch.setattr(exports, "RATE", parse("1/minute"))
    monkeypatch.setattr(exports, "_calls", MovingWindowRateLimiter(MemoryStorage()))
    client.post("/exports/deck")
    assert client.post("/exports/deck").status_code == 429
