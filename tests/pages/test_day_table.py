"""The table of a view's days holds the server's own page of every day, letter by letter, and is small."""

import asyncio
import datetime as dt
import gzip
import json
import random
import time
import zlib
from contextlib import ExitStack
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import queries
from pages.ui.address import run, view
from pages.ui.base.sections import PAGES, SECTIONS
from pages.ui.base.weave import Weave, text_of
from pages.ui.base.words import Words
from pages.ui.figure import capture, slides
from pages.ui.files import day_table, presenting
from pages.ui.forms import block
from pages.ui.rows import query
from pages.ui.server import day_route, pinned
from pages.ui.subjects.sentences import coverage
from tests.pages.conftest import TODAY

# Together three hundred days; a table is made for each view, so these are few.
VIEWS = {
    "/": 120,
    "/milstolpar?lang=en&scope=all": 90,
    "/omraden?strategy=s3_2022&areas=s1_forest_bioeconomy,s2_food": 90,
}
MOST_BYTES = 40_000


@cache
def made(address: str) -> dict[str, Any]:
    """The table of a view as the browser gets it; that of Översikt made beside the server, as all are there."""
    run.begin(queries.current_edition(), TODAY)
    here = view.at(address)
    assert here.refused == ()
    table: dict[str, Any] = fetched() if address == "/" else json.loads(json.dumps(day_table.table(here)))
    return table


def fetched() -> Any:
    address = f"/days/oversikt?of={queries.current_edition()}.{TODAY}"
    with TestClient(Starlette(routes=day_route.ROUTES)) as client:
        first = client.get(address)
        assert (first.status_code, first.headers["retry-after"]) == (202, "1")
        until = time.monotonic() + 240
        while (got := client.get(f"{address}&as_of=2015-05-05")).status_code == 202:
            assert time.monotonic() < until, "no table came"
            time.sleep(0.5)
        assert (got.status_code, got.headers["content-encoding"]) == (200, "gzip")
        assert client.get("/days/oversikt?of=x&lang=en").json()["error"]
        day_route.stop()
        return got.json()


def served(address: str, day: dt.date) -> dict[str, str]:
    """The blocks that the server sends of a view on a day, with its charts, by key."""
    run.begin(queries.current_edition(), TODAY)
    here = day_table.on(view.at(address), day)
    [file] = [section.file for section in SECTIONS if section.path == here.path]
    with view.given(here), block.recorded(shown=False) as sent:
        capture.execute(PAGES / file)
    found = {"latest": coverage.latest(here)}
    for key, data in sent:
        told = json.loads(zlib.decompress(data))
        found[key] = told["html"]
        for chart, spec in told["charts"].items():
            found[f"{key} {chart}"] = json.dumps(spec, ensure_ascii=False, separators=(",", ":"))
    return found


def days(address: str, count: int) -> list[dt.date]:
    """Days at which pages are most likely to be wrong, with last days before a change; as many at random."""
    edges = [dt.date(2013, 1, 1), dt.date(2016, 2, 29), dt.date(2017, 3, 1), dt.date(2020, 12, 30), TODAY]
    edges += [dt.date(2020, 12, 31), dt.date(2021, 1, 1), dt.date(2022, 9, 1)]
    draw = random.Random(address)
    lasts = [last for _, last in day_table.spans(view.at(address), follows_since=True)]
    edges += draw.sample(lasts, count // 2 - len(edges))
    span = (TODAY - day_table.FIRST).days
    return edges + [day_table.FIRST + dt.timedelta(draw.randint(0, span)) for _ in range(count - len(edges))]


@pytest.mark.parametrize("address", VIEWS)
def test_on_every_day_the_table_says_what_the_server_says(address: str) -> None:
    table, every = made(address), days(address, VIEWS[address])
    alone, together = every[: len(every) // 2], every[len(every) // 2 :]
    for day in alone:
        assert_same(table, served(address, day), day)
    # To ask takes most of the time: of the days at random the page is made from answers that are asked for together.
    here = view.at(address)
    with ExitStack() as stack:
        asked = [day_table._of_day(here, day) for day in together]
        stack.enter_context(query.answered_by(day_table._Answers(here.edition, asked, stack)))
        for day in together:
            assert_same(table, served(address, day), day)


def assert_same(table: dict[str, Any], shown: dict[str, str], day: dt.date) -> None:
    """The table says of a day what the page shows, and holds every piece of it."""
    for key in table["pieces"]:
        assert day_table.text_on(table, key, day) == shown.get(key, ""), (day, key)
    assert shown.keys() <= table["pieces"].keys()


def test_a_slide_is_the_servers_own_of_every_day(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "/presentera?story=2015-2020&slide=9"
    run.begin(queries.current_edition(), TODAY)
    tried, every = days(address, 20), day_table.spans

    def some(here: view.View, follows_since: bool) -> list[tuple[dt.date, dt.date]]:
        return [
            span for span in every(here, follows_since) if any(span[0] <= day <= span[1] for day in tried)
        ]

    monkeypatch.setattr(day_table, "spans", some)  # of these days alone, as all take a while
    table = made(address)
    assert [*table["pieces"]] == ["slide-9"]
    for day in tried:
        listed = slides.of(day_table.on(view.at(address), day))
        html, _ = presenting.sheet(slides.one(listed[8], {}), 9, len(listed))
        assert day_table.text_on(table, "slide-9", day) == str(html), day


@pytest.mark.parametrize("address", VIEWS)
def test_a_table_is_small(address: str) -> None:
    text = json.dumps(made(address), ensure_ascii=False, separators=(",", ":"))
    assert len(gzip.compress(text.encode())) <= MOST_BYTES
    assert len(made(address)["starts"]) > 40, "a view that never changes shows nothing"


def test_a_year_after_the_leap_day_comes_on_the_first_of_march() -> None:
    here = view.at("/omraden")
    follows = {first for first, _ in day_table.spans(here, follows_since=True)}
    assert {day for day, _ in day_table.spans(here, follows_since=False)} < follows
    for day in (dt.date(2015, 6, 1), dt.date(2016, 2, 29), dt.date(2019, 12, 31)):
        after = day_table._year_after(day)
        before = day_table.on(here, after - day_table.ONE_DAY).since
        assert before < day <= day_table.on(here, after).since


def test_spans_follow_each_other_to_today() -> None:
    spans = day_table.spans(view.at("/"), follows_since=False)
    assert (spans[0][0], spans[-1][1]) == (day_table.FIRST, TODAY)
    assert all(end + day_table.ONE_DAY == start for (_, end), (start, _) in pairwise(spans))
    assert (dt.date(2020, 12, 31), dt.date(2020, 12, 31)) in spans, "a year is over on its last day"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_days_and_how_long_ago_are_said_as_everywhere(lang: str) -> None:
    words = Words(lang)
    months = day_table.months(words)
    for month in range(1, 13):
        day = dt.date(2019, month, 7)
        assert f"{day.day}{months[month - 1]}{day.year}" == words.date(day)
    ago = dict(day_table.ago(words))
    said = ""
    for days_ago in range(4000):
        said = ago.get(days_ago, said)
        assert said == words.ago(days_ago)


def test_what_is_woven_in_comes_out_the_same() -> None:
    draw = random.Random(11)
    for _ in range(60):
        woven, versions = Weave(), []
        tags = ["<p>", "</p>", '<a href="x" class="y">', "</a>", "<i>", "ord ", "1 234", "<br>", ""]
        text = draw.choices(tags, k=draw.randint(0, 40))
        for _ in range(draw.randint(1, 12)):
            for _ in range(draw.randint(0, 5)):
                at = draw.randint(0, len(text))
                text[at : at + draw.randint(0, 3)] = draw.choices(tags, k=draw.randint(0, 4))
            versions.append("".join(text))
            woven.add(versions[-1])
        packed = woven.packed()
        assert [text_of(packed, number) for number in range(len(versions))] == versions


def test_one_change_costs_a_piece() -> None:
    woven = Weave()
    for number in range(50):
        woven.add(f'<ul><li><b class="n">{number}</b> av 50</li><li>och annat, som står kvar</li></ul>')
    packed = woven.packed()
    assert len(packed) == 52
    assert sum(isinstance(run, str) for run in packed) == 2


@pytest.mark.parametrize(
    ("page", "query", "status"),
    [
        ("finansiering", "of={of}", 404),
        ("oversikt", "", 404),
        ("oversikt", "of={edition}.2999-01-01", 404),
        ("oversikt", "of={edition}.20200101", 404),
        ("oversikt", "of=../../etc.2020-01-01", 404),
        ("oversikt", "of={of}&okant=1", 400),
        ("presentera", "of={of}&slide=1", 404),
        ("presentera", "of={of}&story=idag", 404),
    ],
)
def test_what_is_no_view_has_no_table(page: str, query: str, status: int) -> None:
    edition = queries.current_edition()
    with pytest.raises(pinned.Refused) as refused:
        day_route.key_of(page, query.format(of=f"{edition}.{TODAY}", edition=edition))
    assert refused.value.status == status


def test_all_days_of_a_view_have_one_table() -> None:
    of = f"of={queries.current_edition()}.{TODAY}"
    one = day_route.key_of("oversikt", f"as_of=2020-12-31&areas=s2_food&{of}")
    assert one == day_route.key_of("oversikt", f"{of}&areas=s2_food")
    assert one != day_route.key_of("oversikt", of)


def test_an_order_that_nobody_makes_is_taken_up_again() -> None:
    """Where the process ended just as an order came, the next who asks has it made."""
    wanted = day_route.key_of("oversikt", f"areas=s2_food&of={queries.current_edition()}.{TODAY}")

    async def asked_again() -> bool:
        day_route._waiting.append(wanted)
        try:
            return day_route.order(wanted) and not day_route._making[0].done()
        finally:
            day_route.stop()

    day_route._making.clear()
    assert asyncio.run(asked_again())
