"""Makes the front pages that most readers open before the first of them comes: at the start, and after each publication.

A separate process makes them and gives way to the server (`nice`), so that no reader waits for them.
"""

import asyncio
import base64
import datetime as dt
import json
import logging
import os
import pickle
import sys
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import queries
from pages.ui.address import run, view
from pages.ui.address.view import View
from pages.ui.base import clock
from pages.ui.base.sections import PAGES, SECTIONS
from pages.ui.figure import capture
from pages.ui.files import day_table
from pages.ui.forms import block
from pages.ui.frame import context, framed, kept_views
from pages.ui.rows import query
from pages.ui.rows.ahead import AHEAD
from pages.ui.server import aside, day_route
from queries.parameters import FIRST_DAY

LOOK_AGAIN_SECONDS = 15.0  # how long a new edition, or a new day, may go unseen by this
NICENESS = 19
LONGEST_LINE = 4_000_000  # bytes of one view, or of the answers to one question
_ROOT = Path(__file__).parents[3]
_log = logging.getLogger("follow_up")


def front_pages() -> Iterator[View]:
    """Today and the review, the other pages of the bar today, the end of each year, the latest first, and the pages of the bar
    for each area; in both languages.
    """
    today = view.at("/")
    years = [int(row["year"]) for row in query.rows("choices/years", today)]
    ends = [dt.date(year, 12, 31) for year in reversed(years)]
    known = [end for end in ends if FIRST_DAY <= end < today.as_of and end != context.REVIEW]
    bar = [section.path for section in SECTIONS if section.menu == "bar"]
    areas = [str(row["line_id"]) for row in query.rows("choices/areas", today)]
    front: list[tuple[str, dict[str, Any]]] = [("", {}), ("", {"as_of": context.REVIEW})]
    front += [*((path, {}) for path in bar if path), *(("", {"as_of": end}) for end in known)]
    front += [(path, {"areas": (area,)}) for area in areas for path in bar]
    for path, chosen in front:
        for lang in ("sv", "en"):
            yield view.at(View(path, {}).url(**chosen, lang=lang))


def front_tables(stand: str) -> list[day_route.Key]:
    """The tables of the days of the pages that have a slider, in both languages, with nothing else chosen."""
    keys = [section.key for section in SECTIONS if section.path in day_table.PATHS]
    return [day_route.key_of(key, f"lang={lang}&of={stand}") for key in keys for lang in ("sv", "en")]


def made(here: View) -> tuple[str, kept_views.Sent]:
    """The address of a view and what a browser is sent for it; nothing where the page failed."""
    section = next(section for section in SECTIONS if section.path == here.path)
    given = dict(parse_qsl(here.url().partition("?")[2]))
    address = kept_views.address(here.path, given)
    with view.given(here), block.recorded(shown=False) as sent:
        whole = framed.run(here, section, lambda: capture.execute(PAGES / section.file), address)
    return address, tuple(sent) if whole else ()


def main(edition: str, day: str) -> None:
    """Make the front pages of an edition on a day, one a line."""
    answers = aside.begin(NICENESS)
    run.begin(edition, dt.date.fromisoformat(day))
    for here in front_pages():
        address, sent = made(here)
        line = {"address": address, "sent": [(key, base64.b64encode(data).decode()) for key, data in sent]}
        print(json.dumps(line), file=answers, flush=True)


def is_wanted() -> bool:
    """Whether anything is made or started before a reader asks for it: not with `FOLLOW_UP_WARM=no`, for a machine that has
    better things to do.
    """
    return os.environ.get("FOLLOW_UP_WARM") != "no"


async def keep_warm(first: float) -> None:
    """Have the front pages made `first` seconds from now, and again whenever there is another edition or another day."""
    if not is_wanted():
        return
    await asyncio.sleep(first)
    warm = answered = ""
    while True:
        if (stand := await asyncio.to_thread(_stand)) not in ("", warm):
            warm = stand  # once: what failed is in the log, and is made when a reader asks for it
            try:
                await _warmed(stand)
                for wanted in await asyncio.to_thread(front_tables, stand):
                    day_route.order(wanted)  # one after the other, by a process that gives way to all others
                edition, _, day = stand.partition(".")
                if edition != answered:  # tomorrow's answer stands there already, unless something falls due
                    answered = edition
                    await _answered_ahead(edition, day)
            except Exception:
                _log.exception("The front pages of %s were not made", stand)
        await asyncio.sleep(LOOK_AGAIN_SECONDS)


def _stand() -> str:
    """What is shown now, `<edition>.<day>`; nothing while there is no edition."""
    try:
        return f"{queries.current_edition()}.{clock.today()}"
    except queries.QueryError as fault:
        _log.info("There is no edition to make front pages of: %s", fault)
        return ""


async def _warmed(stand: str) -> None:
    """Keep the front pages that a process makes."""
    async with aclosing(_lines("pages.ui.server.warming", *stand.split("."))) as lines:
        async for line in lines:
            view_made = json.loads(line)
            sent = [(key, base64.b64decode(data)) for key, data in view_made["sent"]]
            if sent:
                kept_views.VIEWS.keep(stand, view_made["address"], sent)


async def _answered_ahead(edition: str, day: str) -> None:
    """Keep the answers on every day that a process makes, until there is no more room or another edition."""
    async with aclosing(_lines("pages.ui.server.every_day_ahead", edition, day)) as lines:
        async for line in lines:
            asked, answers = pickle.loads(base64.b64decode(line))
            shown = (await asyncio.to_thread(_stand)).partition(".")[0]
            if shown != edition or not AHEAD.keep(asked, answers):
                return


async def _lines(module: str, edition: str, day: str) -> AsyncGenerator[bytes]:
    """What a process prints that makes something of an edition and a day; it ends with whoever reads it."""
    making = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", module, edition, day),
        cwd=_ROOT,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        limit=LONGEST_LINE,
    )
    assert making.stdout is not None
    try:
        async for line in making.stdout:
            yield line
        if code := await making.wait():
            _log.error("The process of %s ended with %s", module, code)
    finally:
        if making.returncode is None:
            making.kill()
            await making.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
