"""A view that was sent is sent again as it was: nothing is asked anew, nothing failed or half done is kept."""

import datetime as dt
import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import queries
from pages.ui.base import clock
from pages.ui.figure import figure
from pages.ui.frame.kept_views import VIEWS, Views

FRAME = Path(__file__).parents[2] / "pages" / "ui" / "frame" / "frame.py"


def unpacked(data: bytes) -> dict[str, Any]:
    """A block as it was sent."""
    found: dict[str, Any] = json.loads(zlib.decompress(data))
    return found


def elements(**parameters: str) -> list[Any]:
    """The elements that a new reader of the front page gets."""
    reader = AppTest.from_file(str(FRAME), default_timeout=60)
    for name, value in parameters.items():
        reader.query_params[name] = value
    reader.run()
    assert not reader.exception
    protos = [child.proto for child in reader.main.children.values()]
    return [proto for proto in protos if hasattr(proto, "bytes")]


def seen(**parameters: str) -> list[dict[str, Any]]:
    """What stands in them, block by block."""
    return [unpacked(proto.bytes) for proto in elements(**parameters)]


def html(blocks: list[dict[str, Any]]) -> str:
    return "".join(block["html"] for block in blocks)


def test_the_second_reader_of_a_view_gets_what_the_first_got_and_nothing_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []
    draw = figure.draw

    def noted(where: Any, what: figure.Figure, columns: int) -> None:
        drawn.append(what.key)
        draw(where, what, columns)

    monkeypatch.setattr(figure, "draw", noted)
    first = seen(as_of="2018-03-04")
    assert len(first) > len(drawn) > 1
    drawn.clear()
    assert seen(as_of="2018-03-04") == first
    assert drawn == []
    assert seen(as_of="2018-03-04", lang="en") != first
    assert seen(as_of="2018-03-05") != first


def test_a_view_sent_again_is_the_same_elements_so_that_the_browser_changes_them_in_place() -> None:
    first, again = ([proto.id for proto in elements(as_of="2018-03-08")] for _ in range(2))
    assert len(set(first)) > 5
    assert first == again


def test_a_view_of_today_is_made_anew_on_the_next_day(monkeypatch: pytest.MonkeyPatch) -> None:
    today = seen(scope="all")
    monkeypatch.setattr(clock, "today", lambda: dt.date(2019, 6, 7))
    assert "7\xa0juni\xa02019" in html(seen(scope="all"))
    assert "7\xa0juni\xa02019" not in html(today)


def test_a_page_that_fails_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("broken for this test")

    with monkeypatch.context() as patch:
        patch.setattr(figure, "show", broken)
        assert 'role="alert"' in html(seen(as_of="2018-03-06"))
    assert 'role="alert"' not in html(seen(as_of="2018-03-06"))


def test_a_view_with_an_arranged_table_is_made_each_time() -> None:
    seen(as_of="2018-03-07", table="attention:nonsense")
    assert not VIEWS.find(
        f"{queries.current_edition()}.{clock.today()}", "?as_of=2018-03-07&table=attention%3Anonsense"
    )


def test_no_more_is_kept_than_there_is_room_for() -> None:
    views = Views(most_bytes=1000)
    for number in range(30):
        views.keep("edition.day", f"{number:010}", [("frame", b"x" * 90)])
        views.find("edition.day", "0000000000")
    assert views.bytes == 1000
    kept = [number for number in range(30) if views.find("edition.day", f"{number:010}")]
    assert kept == [0, *range(21, 30)], "what was looked at last stays"
    views.keep("edition.day", "0000000000", [("frame", b"y" * 90)])
    assert views.bytes == 1000
    assert views.find("another.day", "0000000000") == ()
