"""A view on every day from 2013 to today, small enough for a browser to hold: dragging the day needs no server.

The page's own code runs for each day on which something in the facts changes, and the results are woven together
(pages/ui/base/weave.py). Text that names the day itself is left open, because between such days nothing else differs.
"""

import datetime as dt
import json
import re
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import pairwise
from typing import Any

import pandas as pd

import queries
from pages.ui.address import run, view
from pages.ui.address.view import View
from pages.ui.base import weave
from pages.ui.base.sections import PAGES, SECTIONS
from pages.ui.base.words import Words
from pages.ui.figure import capture, slides
from pages.ui.files import presenting
from pages.ui.forms import block
from pages.ui.rows import query
from pages.ui.rows.query import Row
from pages.ui.subjects.sentences import coverage

PATHS = ("", "milstolpar", "omraden")  # the pages whose day can be dragged, besides slides
REVIEW = dt.date(2020, 12, 31)
FIRST = dt.date(2013, 1, 1)
ONE_DAY = dt.timedelta(days=1)
AT_ONCE = 200  # days that are asked of together, which bounds the memory
# What stands in a text for what the browser writes there: letters that Unicode leaves to private use.
DAY, ISO, SINCE, SINCE_ISO, OF_YEAR = "\ue001\ue002\ue003\ue004\ue005"
AGO, AGO_END = "\ue006\ue007"  # around a day, as the days since 1 January of year 1
LATEST = "latest"  # the piece that is no block of the page: the latest event, which stands in the frame
_OF_YEAR = re.compile(r"(--now-day:)\d+")
Pieces = dict[str, str]
Draw = Callable[[View], Pieces]  # what is shown of a view, by key


class _Open(Words):
    """Words that leave open what differs between two days on which nothing happens."""

    def __init__(self, lang: str, day: dt.date, since: dt.date | None) -> None:
        super().__init__(lang)
        self._day, self._since = day, since

    def date(self, day: dt.date | None, precision: str | None = "day") -> str:
        if precision == "day" and day is not None and day in (self._day, self._since):
            return DAY if day == self._day else SINCE
        return super().date(day, precision)

    def ago(self, days: int) -> str:
        return f"{AGO}{self._day.toordinal() - days}{AGO_END}"


class _Answers:
    """The answers to what a page asks on some days, each question asked of all of them at once."""

    def __init__(self, edition: str, days: Sequence[dict[str, dt.date]], stack: ExitStack) -> None:
        self._edition, self._days = edition, days
        self._place = {day["as_of"]: number for number, day in enumerate(days)}
        self._of_day = stack.enter_context(queries.on_days(edition, [{"as_of": d["as_of"]} for d in days]))
        self._of_two = stack.enter_context(queries.on_days(edition, days))
        self._kept: dict[tuple[Any, ...], list[list[Row]]] = {}
        self.has_since = False

    def __call__(self, name: str, here: View, values: dict[str, Any]) -> list[Row] | None:
        place = self._place.get(values["as_of"])
        if place is None or here.edition != self._edition:
            return None  # of a slide that keeps to its own day or edition
        if values.get("since", self._days[place]["since"]) != self._days[place]["since"]:
            return None
        own = {key: value for key, value in values.items() if key not in ("as_of", "since")}
        key = (name, *((name, str(value)) for name, value in sorted(own.items())))
        self.has_since |= "since" in values
        if key not in self._kept:
            self._kept[key] = (self._of_two if "since" in values else self._of_day)(name, **own)
        return self._kept[key][place]


def spans(here: View, follows_since: bool) -> list[tuple[dt.date, dt.date]]:
    """The first and the last day of each time in which the view is the same but for the names of its days.

    With `follows_since` the view is also about the day a year before.
    """
    turns = set(queries.turning_days(here.edition))
    if follows_since:
        turns |= {_year_after(day) for day in turns}
    last = run.today()
    for year in range(FIRST.year, last.year + 1):
        turns |= {dt.date(year, 1, 1), dt.date(year, 12, 31)}  # a year is over on its last day
    starts = sorted({FIRST, *(day for day in turns if FIRST <= day <= last)})
    return [(first, after - ONE_DAY) for first, after in pairwise([*starts, last + ONE_DAY])]


def _year_after(day: dt.date) -> dt.date:
    """The first day whose day a year before is this one or later."""
    return dt.date(day.year + 1, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def on(here: View, day: dt.date) -> View:
    """The view on another day; slides are on it where their own day is changed while presenting."""
    return View(here.path, {**here.values, "live_as_of" if here.path == slides.PATH else "as_of": day})


def pieces(here: View, day: dt.date, draw: Draw, since: dt.date | None = None) -> Pieces:
    """What is shown of a view on a day, by the key of each block, with its days left open; charts as JSON.

    Where the view is also about the day a year before, that is `since`. A chart's key is `<key of its block> <its own>`.
    """
    with run.worded(lambda lang: _Open(lang, day, since)):
        found = draw(on(here, day))
    return {key: _opened(text, day, since) for key, text in found.items()}


def _blocks(here: View) -> Pieces:
    if here.path == slides.PATH:
        return _slide(here)
    section = next(section for section in SECTIONS if section.path == here.path)
    with view.given(here), block.recorded(shown=False) as sent:
        capture.execute(PAGES / section.file)
    found = {LATEST: coverage.latest(here)}
    for key, data in sent:
        sent_block = json.loads(zlib.decompress(data))
        found |= {key: sent_block["html"], **_charts(key, sent_block["charts"])}
    return found


def _slide(here: View) -> Pieces:
    """The one slide that the address names."""
    listed = slides.of(here)
    number = min(here["slide"], len(listed))
    return sheet(slides.one(listed[number - 1], {}), number, len(listed))


def sheet(one: slides.Shown, number: int, count: int, banner: str = "") -> Pieces:
    """The pieces of one slide, as `presenting.sheet` draws it without its rows beside it."""
    html, charts = presenting.sheet(one, number, count, banner, beside=False)
    key = f"slide-{number}"
    return {key: str(html), **_charts(key, charts)}


def _charts(key: str, charts: Mapping[str, Any]) -> Pieces:
    return {
        f"{key} {name}": json.dumps(spec, ensure_ascii=False, separators=(",", ":"))
        for name, spec in charts.items()
    }


def _opened(text: str, day: dt.date, since: dt.date | None) -> str:
    text = _OF_YEAR.sub(rf"\g<1>{OF_YEAR}", text.replace(str(day), ISO))
    return text.replace(str(since), SINCE_ISO) if since else text


def shown(here: View, draw: Draw) -> Iterator[tuple[dt.date, Pieces]]:
    """The first day of each span with what is shown of the view in it."""
    today = run.today()
    with ExitStack() as stack:
        probe = _Answers(here.edition, [_of_day(here, today)], stack)
        with query.answered_by(probe):
            pieces(here, today, draw)
    follows_since = probe.has_since and "since" not in here.values
    every = spans(here, follows_since)
    for some in (every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE)):
        # The last day of a span stands for it: no date of the facts is that day, unless the span is one day.
        days = [_of_day(here, last) for _, last in some]
        with ExitStack() as stack, query.answered_by(_Answers(here.edition, days, stack)):
            for (first, last), day in zip(some, days, strict=True):
                yield first, pieces(here, last, draw, day["since"] if follows_since else None)


def _of_day(here: View, day: dt.date) -> dict[str, dt.date]:
    return {"as_of": day, "since": View("", {**here.values, "as_of": day}).since}


def table(here: View, draw: Draw = _blocks) -> dict[str, Any]:
    """What the browser's script `drag.js` shows a view's days from. Raises queries.QueryError as `queries.fetch` does.

    `draw` says what is shown of the view on its day: the blocks of its page, unless a file shows something else.
    `starts` are the first days of the versions of `pieces`, counted from `first`, each until the next.
    """
    starts: list[int] = []
    latest: Pieces = {}
    woven: dict[str, weave.Weave] = {}
    for day, found in shown(here, draw):
        if starts and found == latest:
            continue
        for key in found:  # in the order of the page, so that a table is the same whenever it is made
            if key not in woven:
                woven[key] = weave.Weave(len(starts))
        starts.append((day - FIRST).days)
        latest = found
        for key, versions in woven.items():
            versions.add(found.get(key, ""))
    return {
        "first": str(FIRST),
        "last": str(run.today()),
        "starts": starts,
        "pieces": {key: versions.packed() for key, versions in woven.items()},
        "months": months(here.words),
        "ago": ago(here.words),
    }


def slider(here: View) -> dict[str, Any]:
    """The slider of the day: where the table of its days is, and where the days with a name lie; empty where there is none.

    On the stage the browser puts the number of the slide that is seen into the address of the table.
    """
    if here.is_of_old_edition:
        return {}
    is_stage = here.path == slides.PATH
    section = next(section for section in SECTIONS if section.path == here.path)
    address = (here.url(live_as_of=None) if is_stage else here.url(as_of=None)).partition("?")[2]
    day = here["live_as_of"] or run.today() if is_stage else here.as_of
    return {
        "address": f"/days/{section.key}?{address + '&' if address else ''}of={run.stand()}",
        "param": "live_as_of" if is_stage else "as_of",
        "field": "stage-day" if is_stage else "f-as_of",
        "default": "" if is_stage else run.today(),
        **track(here.words, day),
    }


def track(words: Words, day: dt.date) -> dict[str, Any]:
    """What a slider runs over, where it stands on a day, and where the days with a name lie on it."""
    today = run.today()
    most = (today - FIRST).days
    named = {"frame.mark_review": REVIEW, "frame.mark_today": today}
    return {
        "first": FIRST,
        "last": today,
        "most": most,
        "value": max((day - FIRST).days, 0),
        "text": words.date(day),
        "months": months(words),
        "marks": [
            {"at": round((mark - FIRST).days / most, 4), "text": words(key)}
            for key, mark in named.items()
            if FIRST <= mark <= today
        ],
    }


def months(words: Words) -> list[str]:
    """What stands between the day and the year of a date, January first."""
    texts = [words.date(dt.date(2222, month, 11)) for month in range(1, 13)]
    return [text.removeprefix("11").removesuffix("2222") for text in texts]


def ago(words: Words) -> list[tuple[int, str]]:
    """How long ago is said, each from so many days on."""
    every = [(days, words.ago(days)) for days in range((run.today() - dt.date(2000, 1, 1)).days)]
    return [one for before, one in pairwise([(0, ""), *every]) if before[1] != one[1]]


def text_on(table: dict[str, Any], key: str, day: dt.date) -> str:
    """What a piece of a table is on a day: what the browser's script makes of it, for whoever has no browser."""
    first = dt.date.fromisoformat(table["first"])
    number = bisect_right(table["starts"], (day - first).days) - 1
    since = (pd.Timestamp(day) - pd.DateOffset(years=1)).date()

    def named(one: dt.date) -> str:
        return f"{one.day}{table['months'][one.month - 1]}{one.year}"

    def filled(found: re.Match[str]) -> str:
        if found[1]:
            days = day.toordinal() - int(found[1])
            return str(table["ago"][bisect_right(table["ago"], days, key=lambda each: each[0]) - 1][1])
        whole = {DAY: named(day), ISO: str(day), SINCE: named(since), SINCE_ISO: str(since)}
        return (whole | {OF_YEAR: str(day.timetuple().tm_yday - 1)})[found[0]]

    text = weave.text_of(table["pieces"][key], number)
    return re.sub(f"{AGO}(\\d+){AGO_END}|[{DAY}-{OF_YEAR}]", filled, text)
