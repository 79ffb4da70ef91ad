"""What one asker may take: how often, how much at once, how slowly; and that the others are served meanwhile."""

import asyncio
import json
import re
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from pages.ui.base import askers
from pages.ui.frame import turns
from pages.ui.server import budgets, sockets

Answer = list[Message]
SERVER = Path(budgets.__file__).parent


def asked(path: str, asker: str = "192.0.2.1", **more: Any) -> Scope:
    headers = [(name.encode(), value.encode()) for name, value in more.pop("headers", {}).items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": headers}
    return {**scope, "client": (asker, 1), **more}


async def told(app: Callable[[Scope, Receive, Send], Awaitable[None]], scope: Scope) -> Answer:
    sent: Answer = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    await app(scope, receive, send)
    return sent


async def fine(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"fine"})


def test_too_many_requests_in_a_minute_are_refused_for_that_asker_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(budgets, "HELD_SECONDS", 0.01)
    app = budgets.Budgets(fine)

    async def ask() -> list[int]:
        mine = [
            (await told(app, asked("/datasets/funding.csv")))[0]["status"] for _ in range(budgets.USUAL + 1)
        ]
        other = (await told(app, asked("/datasets/funding.csv", "192.0.2.2")))[0]["status"]
        return [*mine, other]

    statuses = asyncio.run(ask())
    assert budgets.USUAL == 300, "as the README says: 300 times a minute"
    assert set(statuses[:-2]) == {200}
    assert statuses[-2:] == [429, 200]


@pytest.mark.parametrize(
    "path",
    ["/api/v1/funding/total", "/tables/a/b.csv", "/pictures/a.svg", "/embed/a", "/datasets/a.csv", "/one-page.pdf",
     "/qr.svg", "/parts/a", "/exports/deck", "/slides/change", "/corrections.atom"],
)  # fmt: skip
def test_every_route_has_a_budget_and_refuses_in_a_sentence(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(budgets.SETTING, "1")
    monkeypatch.setattr(budgets, "HELD_SECONDS", 0.0)
    budgets.rate.cache_clear()
    app = budgets.Budgets(fine)

    async def ask() -> Answer:
        for _ in range(budgets.A_ROOM):
            await told(app, asked(path))
        return await told(app, asked(path, query_string=b"lang=en"))

    try:
        start, body = asyncio.run(ask())
    finally:
        monkeypatch.undo()
        budgets.rate.cache_clear()
    assert start["status"] == 429
    assert dict(start["headers"])[b"retry-after"] == b"60"
    text = body["body"].decode()
    assert "minute" in (json.loads(text)["error"] if path.startswith(budgets._JSON) else text)


def test_a_refusal_is_held_back_so_that_who_asks_without_a_pause_gets_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(budgets.SETTING, "1")
    monkeypatch.setattr(budgets, "HELD_SECONDS", 60.0)
    monkeypatch.setattr(budgets, "MOST_HELD", 2)
    budgets.rate.cache_clear()
    app = budgets.Budgets(fine)

    async def ask() -> tuple[int, int, int]:
        await told(app, asked("/datasets/a.csv"))
        held = [asyncio.create_task(told(app, asked("/datasets/a.csv"))) for _ in range(2)]
        await asyncio.sleep(0.02)
        waiting = sum(not one.done() for one in held)
        beyond = (await told(app, asked("/datasets/a.csv")))[0]["status"]
        other = (await told(app, asked("/datasets/a.csv", "192.0.2.2")))[0]["status"]
        for one in held:
            one.cancel()
        await asyncio.gather(*held, return_exceptions=True)
        return waiting, beyond, other

    try:
        assert asyncio.run(ask()) == (2, 429, 200)
        assert not app._held
    finally:
        monkeypatch.undo()
        budgets.rate.cache_clear()


def test_no_route_of_ours_is_without_a_budget() -> None:
    free = {"/ready"}  # for monitors
    found = re.findall(r'Route\("([^"]+)"', "".join(file.read_text() for file in SERVER.glob("*.py")))
    assert len(found) > 10
    assert [path for path in found if not path.startswith(budgets._OWN) and path not in free] == []


def test_a_setting_that_is_no_number_is_said_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(budgets.SETTING, "many")
    budgets.rate.cache_clear()
    with pytest.raises(ValueError, match=r"FOLLOW_UP_REQUESTS_A_MINUTE.*'many'"):
        budgets.Budgets(fine)
    monkeypatch.undo()
    budgets.rate.cache_clear()


def test_who_asks_for_much_at_once_waits_and_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "WAIT_SECONDS", 0.2)

    async def ask() -> tuple[list[int], int]:
        free = asyncio.Event()

        async def slow(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["client"][0] == "192.0.2.1":
                await free.wait()
            await fine(scope, receive, send)

        app = budgets.Budgets(slow)
        mine = [asyncio.create_task(told(app, asked("/embed/a"))) for _ in range(budgets.AT_ONCE + 1)]
        await asyncio.sleep(0.05)
        other = (await told(app, asked("/embed/a", "192.0.2.2")))[0]["status"]
        await asyncio.sleep(0.3)
        free.set()
        return [(await one)[0]["status"] for one in mine], other

    mine, other = asyncio.run(ask())
    assert other == 200
    assert sorted(mine) == [*[200] * budgets.AT_ONCE, 503]


def test_a_body_that_does_not_come_and_an_answer_that_is_not_taken_end_the_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(budgets, "SLOWEST_READ", 0.05)
    monkeypatch.setattr(budgets, "SLOWEST_WRITE", 0.05)
    got: list[str] = []

    async def reads(scope: Scope, receive: Receive, send: Send) -> None:
        got.append((await receive())["type"])
        await send({"type": "http.response.start", "status": 413, "headers": []})

    async def never(*_: object) -> Any:
        await asyncio.sleep(60)

    with pytest.raises(budgets.TooSlow):
        asyncio.run(budgets.Budgets(reads)(asked("/exports/deck"), never, never))
    assert got == ["http.disconnect"]


def test_pages_give_way_to_an_answer_until_it_is_made_not_until_it_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = askers.Askers()
    monkeypatch.setattr(budgets, "ASKERS", seen)
    made: list[int] = []

    async def answers(scope: Scope, receive: Receive, send: Send) -> None:
        made.append(seen._short.total())
        await fine(scope, receive, send)

    async def taken(_: Message) -> None:
        made.append(seen._short.total())

    async def nothing() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    for path in ("/api/v1/funding/total", "/datasets/a.csv"):
        asyncio.run(budgets.Budgets(answers)(asked(path), nothing, taken))
    assert made == [1, 0, 0, 0, 0, 0]


def test_a_body_in_ever_so_many_small_parts_ends_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "SLOWEST_BODY", 0.2)
    got: list[str] = []

    async def reads(scope: Scope, receive: Receive, send: Send) -> None:
        while not got or got[-1] != "http.disconnect":
            got.append((await receive())["type"])

    async def drips() -> Message:
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"a", "more_body": True}

    async def nowhere(_: Message) -> None:
        pytest.fail("nothing is answered")

    asyncio.run(asyncio.wait_for(budgets.Budgets(reads)(asked("/exports/deck"), drips, nowhere), 30))
    assert got[0] == "http.request"


def test_beyond_the_sockets_there_are_a_reader_is_told_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "IN_ALL", 1)

    async def ask() -> tuple[Answer, Answer, Answer]:
        free = asyncio.Event()

        async def open_(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "websocket":
                await free.wait()
            else:
                await fine(scope, receive, send)

        app = budgets.Budgets(open_)
        first = asyncio.create_task(told(app, asked("/_stcore/stream", type="websocket")))
        await asyncio.sleep(0.01)
        second = await told(app, asked("/_stcore/stream", "192.0.2.2", type="websocket"))
        page = await told(app, asked("/", "192.0.2.2", headers={"accept": "text/html"}))
        free.set()
        await first
        return second, page, await told(app, asked("/", "192.0.2.2", headers={"accept": "text/html"}))

    second, page, after = asyncio.run(ask())
    assert second == [{"type": "websocket.close", "code": 1013}]
    assert (page[0]["status"], dict(page[0]["headers"])[b"refresh"]) == (503, b"10")
    assert after[0]["status"] == 200


def test_turns_go_round_between_askers_and_who_waits_is_told_how_many_come_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "TOLD_AFTER", 0.3)  # all are there by then
    monkeypatch.setattr(turns, "TOLD_EVERY", 60)
    queue, order, before = turns.Turns(at_once=1, most_waiting=4), list[str](), dict[str, int]()
    first = threading.Event()

    def wait(asker: str, name: str) -> None:
        with queue.taken(asker, lambda n: before.update({name: n})):
            order.append(name)
            if name == "a1":
                first.wait(5)

    threads = []
    for name in ("a1", "a2", "a3", "a4", "b1"):
        threads.append(threading.Thread(target=wait, args=(name[0], name)))
        threads[-1].start()
        while queue.waiting() < len(threads) - 1:
            first.wait(0.001)
    with pytest.raises(turns.Full), queue.taken("c", lambda _: None):
        pass
    while len(before) < 4:
        first.wait(0.01)
    first.set()
    for thread in threads:
        thread.join(5)
    assert order == ["a1", "a2", "b1", "a3", "a4"]
    assert before == {"a2": 0, "b1": 1, "a3": 2, "a4": 3}
    with queue.taken("c", lambda _: None):
        assert queue.waiting() == 0


def test_who_gives_up_while_waiting_leaves_the_queue() -> None:
    queue = turns.Turns(at_once=1)
    monkey = pytest.MonkeyPatch()
    monkey.setattr(turns, "TOLD_AFTER", 0.01)

    def give_up(_: int) -> None:
        raise InterruptedError

    try:
        with queue.taken("a", lambda _: None):
            with pytest.raises(InterruptedError), queue.taken("b", give_up):
                pass
            assert queue.waiting() == 0
        with queue.taken("b", lambda _: None):
            pass
    finally:
        monkey.undo()
