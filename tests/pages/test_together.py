"""Readers who wait for other days of a view are asked for together; what they get is what they would have got alone."""

import datetime as dt
import pickle
import threading
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pytest

import queries
from pages.ui.address import view
from pages.ui.base.kept import Kept
from pages.ui.figure import capture
from pages.ui.rows import query, together
from pages.ui.rows.together import Wish

DAYS = [dt.date(2013, 1, 1) + dt.timedelta(days=487 * number) for number in range(together.FEWEST)]


@pytest.fixture(autouse=True)
def _nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "ANSWERS", Kept[query.Key](query.MOST_BYTES))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Each question of a day that is asked: how, and which."""
    found: list[tuple[str, str]] = []
    rows, on_days = queries.rows, queries.on_days

    def alone(name: str, **given: Any) -> list[queries.Row]:
        found.extend([("alone", name)] if "as_of" in given else [])
        return rows(name, **given)

    class Counting:
        def __init__(self, *given: Any) -> None:
            self.opened = on_days(*given)

        def __enter__(self) -> Callable[..., Any]:
            answer = self.opened.__enter__()

            def counted(name: str, **own: Any) -> list[list[queries.Row]]:
                found.append(("together", name))
                return answer(name, **own)

            return counted

        def __exit__(self, *fault: Any) -> None:
            self.opened.__exit__(*fault)

    monkeypatch.setattr(queries, "rows", alone)
    monkeypatch.setattr(queries, "on_days", Counting)
    return found


def run(path: str, day: dt.date, waiting: Sequence[dt.date] = ()) -> None:
    """The page of a reader, while these days are waited for."""
    with together.asking(Wish(path, day), lambda: [None, *(Wish(path, each) for each in waiting)]):
        capture.run(view.at(f"/{path}?as_of={day}"))


@pytest.mark.parametrize("path", ["", "finansiering", "projekt", "milstolpar", "omraden", "indikatorer"])
def test_what_is_asked_together_is_the_same_as_asked_alone(path: str, asked: list[tuple[str, str]]) -> None:
    run(path, DAYS[0], DAYS)
    assert {how for how, _ in asked} >= {"together"}
    for (edition, name, frozen), kept in query.ANSWERS._kept.items():
        values = {n: list(v) if isinstance(v, tuple) else v for n, v in frozen}
        assert pickle.loads(kept) == queries.rows(name, edition=edition, **values), (name, values)


def test_who_waited_finds_the_answers(asked: list[tuple[str, str]]) -> None:
    run("finansiering", DAYS[0], DAYS[1:])
    assert ("together", "funding/by_group") in asked
    asked.clear()
    for day in DAYS[1:]:
        run("finansiering", day)
    assert asked == []


def test_a_few_days_are_asked_one_by_one(asked: list[tuple[str, str]]) -> None:
    run("finansiering", DAYS[0], [*DAYS[1:-1], DAYS[0]])
    assert {how for how, _ in asked} == {"alone"}


def test_those_of_another_view_are_not_asked_for(asked: list[tuple[str, str]]) -> None:
    others = [Wish("projekt", day) for day in DAYS[1:]]
    with together.asking(Wish("finansiering", DAYS[0]), lambda: others):
        capture.run(view.at(f"/finansiering?as_of={DAYS[0]}"))
    assert {how for how, _ in asked} == {"alone"}


def test_what_is_too_much_together_is_asked_alone(
    asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_much(*_: Any) -> Any:
        raise queries.TooMuch("too many days")

    monkeypatch.setattr(queries, "on_days", too_much)
    run("finansiering", DAYS[0], DAYS)
    assert ("alone", "funding/by_group") in asked


def test_two_pages_that_ask_for_each_others_days_do_not_wait_for_each_other(
    asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both days have the same answers: what one makes the other would wait for, while it is waited for itself."""
    monkeypatch.setattr(together, "_PATIENCE", 60.0)
    edition, days = queries.current_edition(), [DAYS[0] + dt.timedelta(days=number) for number in range(60)]
    day, near = next(
        two
        for two in pairwise(days)
        if len({queries.standing_for("funding/total", edition, each) for each in two}) == 1
    )
    pages = [
        threading.Thread(target=run, args=("finansiering", each, [day, near, *DAYS]), daemon=True)
        for each in (day, near)
    ]
    for page in pages:
        page.start()
    for page in pages:
        page.join(30)
    assert not any(page.is_alive() for page in pages)
    assert [name for how, name in asked if how == "together"].count("funding/total") == 1
