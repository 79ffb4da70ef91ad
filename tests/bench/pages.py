"""The dashboard in Chromium beside a static page of the same figures: loads, changes, sessions."""

import os
import statistics
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

import queries
from tests.bench import browser, sessions, static
from tests.bench.browser import Change, Load, Series
from tests.bench.running import Served, Tell, dashboard, static_files

# Pages with a chart of Plotly's: what is drawn as HTML alone is painted with the block that it comes in.
PAGES = {"finansiering": "/finansiering", "projekt": "/projekt", "omraden": "/omraden"}
GO = "url => bench.change(() => followUp.go(url))"
MOVE = "url => bench.move(() => followUp.go(url))"
SHOW = "shown => bench.change(() => show(shown))"
SERVED = """() => ({
    "follow_up.css": document.querySelector('link[href*="follow_up.css"]').href,
    "plotly.js": document.querySelector('script[src*="plotly"]').src,
})"""


@dataclass(frozen=True)
class Compared:
    """One kind of change: asked for the first time, asked for before, and on the static page."""

    new: Change
    again: Change
    static: Change


@dataclass
class Measured:
    """All that was measured in pages."""

    starts: tuple[float, float] = (0, 0)
    loads: dict[str, tuple[Load, Load, Load, Load]] = field(default_factory=dict)
    changes: dict[str, Compared] = field(default_factory=dict)
    crowds: list[sessions.Crowd] = field(default_factory=list)
    idle_mb: float = 0


@dataclass(frozen=True)
class Repeats:
    """How often each thing is measured."""

    loads: int = 5
    changes: int = 20
    crowds: tuple[int, ...] = (50, 200)
    pages: tuple[str, ...] = tuple(PAGES)


def measure(editions: Path, work: Path, repeats: Repeats, tell: Tell) -> Measured:
    """Measures everything in one run, in one browser, on the edition of a folder."""
    measured = Measured()
    os.environ["FOLLOW_UP_EDITIONS"] = str(editions)  # for what is asked here, too
    with dashboard(work / "dashboard.log", editions) as served:
        tell("waiting until the server has made what it makes after its start")
        served.rest(still=20)  # it looks for something to make each quarter of a minute
        measured.idle_mb = served.memory_mb()
        with browser.chromium_open() as chromium:
            compare(chromium, served, work, repeats, measured, tell)
        for number in repeats.crowds:  # without the browser, which would take the cores
            measured.crowds.append(sessions.crowd(served, number, days(number, number), tell))
    return measured


def compare(
    chromium: Browser, served: Served, work: Path, repeats: Repeats, measured: Measured, tell: Tell
) -> None:
    """What one reader meets, on the dashboard and on the static page."""
    warm_up(chromium, served.url, repeats)
    kept = changes_of_the_dashboard(chromium, served.url, repeats, tell)
    site = work / "static"
    write_static(chromium, served.url, site, repeats)
    with static_files(work / "static.log", site) as plain:
        measured.starts = (served.start_seconds, plain.start_seconds)
        compare_loads(chromium, served, plain, repeats, measured, tell)
        compare_changes(chromium, plain.url, kept, measured, tell)
        compare_moves(chromium, served.url, plain.url, repeats, measured, tell)


def days(number: int, seed: int = 0) -> list[str]:
    """Days in the middle of months from 2015 on, when every page has its chart, each another one; another seed gives others."""
    return [f"{2015 + n % 11}-{1 + n // 11 % 12:02}-{11 + (seed + n // 132) % 16:02}" for n in range(number)]


def warm_up(chromium: Browser, url: str, repeats: Repeats) -> None:
    """Loads each page once, so that the first reader after a start is not what is measured."""
    for name in repeats.pages:
        browser.first_and_repeat(chromium, url + PAGES[name])


def area_sets(number: int) -> list[str]:
    """Sets of areas that differ in the money they hold: the largest area with one or two others."""
    rows = queries.fetch("funding/by_group", by="area")
    lines = [str(line) for line in rows["line_id"].dropna().unique()]
    first, others = lines[0], lines[1:]
    sets = [",".join([first, *more]) for size in (1, 2) for more in combinations(others, size)]
    return sets[:number]


def changes_of_the_dashboard(
    chromium: Browser, url: str, repeats: Repeats, tell: Tell
) -> dict[str, tuple[Series, Series]]:
    """Each kind of change on the dashboard, first new and then asked before; what was shown is kept."""
    kinds = {f"as-of day, {name}": (name, "as_of", days(repeats.changes)) for name in repeats.pages}
    # answers for other days are made ahead where nothing is chosen, and nowhere else
    chosen = f"areas={area_sets(1)[0]}&as_of"
    kinds["as-of day of two areas, finansiering"] = ("finansiering", chosen, days(repeats.changes))
    kinds["areas, finansiering"] = ("finansiering", "areas", area_sets(repeats.changes))
    found = {}
    for what, (name, parameter, values) in kinds.items():
        path = PAGES[name]
        urls = [f"{path}?{parameter}={value}" for value in values]
        with browser.reader(chromium) as context:
            page = browser.opened(context, url + path)
            new = browser.series(page, GO, urls, keep=True)
            again = browser.series(page, GO, urls)
        tell(f"{what}: {new.median().total:.0f} ms new, {again.median().total:.0f} ms asked before")
        found[what] = (new, again)
    return found


def write_static(chromium: Browser, url: str, site: Path, repeats: Repeats) -> None:
    """Makes the static page from what the dashboard shows."""
    shown: dict[str, dict[str, Any]] = {}
    with browser.reader(chromium) as context:
        for name in repeats.pages:
            page = browser.opened(context, url + PAGES[name])
            shown[name] = page.evaluate("bench.figures()")
            served = page.evaluate(SERVED)
    static.write_site(site, served, shown)


def compare_loads(
    chromium: Browser, served: Served, plain: Served, repeats: Repeats, measured: Measured, tell: Tell
) -> None:
    """First and repeated loads of both, one after the other so that both meet the same machine."""
    for name in repeats.pages:
        found: list[list[Load]] = [[], [], [], []]
        for _ in range(repeats.loads):
            ours = browser.first_and_repeat(chromium, served.url + PAGES[name])
            theirs = browser.first_and_repeat(chromium, f"{plain.url}/{name}.html")
            for place, load in zip(found, (*ours, *theirs), strict=True):
                place.append(load)
        first, repeat, static_first, static_repeat = map(_median, found)
        measured.loads[name] = (first, repeat, static_first, static_repeat)
        tell(f"first load, {name}: {first.ms:.0f} ms, on the static page {static_first.ms:.0f} ms")


def _median(loads: list[Load]) -> Load:
    """The load in the middle; its time is the median."""
    ms = statistics.median(load.ms for load in loads)
    middle = sorted(loads, key=lambda load: load.bytes.all)[len(loads) // 2]
    return Load(ms, middle.bytes)


def compare_changes(
    chromium: Browser, url: str, kept: dict[str, tuple[Series, Series]], measured: Measured, tell: Tell
) -> None:
    """The same changes on the static page."""
    for what, (new, again) in kept.items():
        with browser.reader(chromium) as context:
            page = browser.opened(context, f"{url}/{what.split(', ')[1]}.html")
            plain = browser.series(page, SHOW, new.shown)
        measured.changes[what] = Compared(new.median(), again.median(), plain.median())
        tell(f"{what}: {plain.median().total:.0f} ms on the static page")


def compare_moves(
    chromium: Browser, url: str, plain_url: str, repeats: Repeats, measured: Measured, tell: Tell
) -> None:
    """From page to page: the dashboard changes the address, the static page is another file."""
    rounds = max(2, repeats.changes // len(repeats.pages))
    asked = [
        f"{PAGES[name]}?as_of={day}"
        for day in days(rounds, 3)
        for name in (*repeats.pages[1:], repeats.pages[0])
    ]
    with browser.reader(chromium) as context:
        page = browser.opened(context, url + PAGES[repeats.pages[0]])
        new, again = browser.series(page, MOVE, asked), browser.series(page, MOVE, asked)
    totals = []
    with browser.reader(chromium) as context:
        page = browser.opened(context, f"{plain_url}/{repeats.pages[0]}.html")
        for number in range(len(asked)):
            page.goto(
                f"{plain_url}/{repeats.pages[(number + 1) % len(repeats.pages)]}.html", wait_until="commit"
            )
            totals.append(page.evaluate("bench.first"))
            page.wait_for_timeout(browser.REST_MS)
    static_ms = statistics.median(totals)
    measured.changes["page"] = Compared(new.median(), again.median(), Change(static_ms, 0, 0, static_ms))
    tell(f"page change: {new.median().total:.0f} ms, static {static_ms:.0f} ms")
