"""The front pages that are made beforehand are what a reader would have been sent."""

import asyncio
import datetime as dt
from urllib.parse import parse_qsl

import pytest

import queries
from pages.ui.address import run, view
from pages.ui.base import clock
from pages.ui.files import day_table
from pages.ui.frame import kept_views
from pages.ui.frame.kept_views import VIEWS, Views
from pages.ui.server import day_route, warming
from tests.pages.conftest import TODAY
from tests.pages.test_kept_views import seen, unpacked


def test_today_the_bar_the_review_each_years_end_and_each_area_are_front_pages_in_both_languages() -> None:
    found = list(warming.front_pages())
    assert len(set(found_at := [here.url() for here in found])) == len(found)
    assert found_at[:4] == ["/", "/?lang=en", "/?as_of=2020-12-31", "/?lang=en&as_of=2020-12-31"]
    bar = ["finansiering", "projekt", "milstolpar", "omraden"]
    assert found_at[4:12] == [f"/{path}{lang}" for path in bar for lang in ("", "?lang=en")]
    assert {dt.date(year, 12, 31) for year in range(2010, 2026)} <= {here.as_of for here in found}
    for path in ("", *bar):
        assert {f"/{path}?areas=s2_food", f"/{path}?lang=en&areas=s2_food"} <= {*found_at}
    assert all(here.refused == () and here.path in ("", *bar) and here.as_of <= TODAY for here in found)


@pytest.mark.parametrize("address", ["/?as_of=2014-12-31", "/?lang=en&as_of=2014-12-31"])
def test_what_is_made_beforehand_is_what_a_reader_gets(address: str) -> None:
    here = view.at(address)
    at, sent = warming.made(here)
    assert at == address.removeprefix("/")
    assert [unpacked(data) for _, data in sent] == seen(**dict(parse_qsl(at[1:])))
    assert VIEWS.find(run.stand(), at) == sent, "and it is kept under the address that the browser asks for"


def test_a_process_makes_them_for_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    views = Views()
    monkeypatch.setattr(kept_views, "VIEWS", views)
    stand = f"{queries.current_edition()}.2009-06-30"
    asyncio.run(warming._warmed(stand))
    kept = [at for at in ("?", "?lang=en", "?as_of=2008-12-31") if views.find(stand, at)]
    assert kept == ["?", "?lang=en", "?as_of=2008-12-31"]
    monkeypatch.setattr(clock, "today", lambda: dt.date(2009, 6, 30))
    today = [unpacked(data) for _, data in views.find(stand, "?")]
    views = Views()
    monkeypatch.setattr(kept_views, "VIEWS", views)
    assert today == seen()


def test_the_tables_of_days_are_those_that_the_sliders_ask_for() -> None:
    run.begin(queries.current_edition(), clock.today())
    tables = warming.front_tables(run.stand())
    for path in day_table.PATHS:
        for lang in ("sv", "en"):
            address = day_table.slider(view.at(f"/{path}?lang={lang}&as_of=2020-12-31"))["address"]
            page, _, query = address.removeprefix("/days/").partition("?")
            assert day_route.key_of(page, query) in tables
    assert len(tables) == 2 * len(day_table.PATHS)


def test_they_are_made_once_for_an_edition_and_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stands = iter(["", "a.1", "a.1", "b.1", "b.2"])
    warmed: list[str] = []
    answered_for: list[tuple[str, str]] = []

    async def noted(stand: str) -> None:
        warmed.append(stand)
        if stand == "a.1":
            raise RuntimeError("broken for this test")

    def following() -> str:
        try:
            return next(stands)
        except StopIteration:
            raise asyncio.CancelledError from None

    async def answered(edition: str, day: str) -> None:
        answered_for.append((edition, day))

    monkeypatch.setattr(warming, "_warmed", noted)
    monkeypatch.setattr(warming, "front_tables", lambda stand: [])
    monkeypatch.setattr(warming, "_answered_ahead", answered)
    monkeypatch.setattr(warming, "_stand", following)
    monkeypatch.setattr(warming, "LOOK_AGAIN_SECONDS", 0)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(warming.keep_warm(0))
    assert warmed == ["a.1", "b.1", "b.2"]
    assert answered_for == [("b", "1")], "once for an edition"


def test_an_operator_can_turn_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> str:
        raise AssertionError("nothing is to be looked for")

    monkeypatch.setattr(warming, "_stand", asked)
    monkeypatch.setenv("FOLLOW_UP_WARM", "no")
    asyncio.run(warming.keep_warm(0))
    monkeypatch.setenv("FOLLOW_UP_WARM", "yes")
    with pytest.raises(AssertionError, match="looked for"):
        asyncio.run(warming.keep_warm(0))
