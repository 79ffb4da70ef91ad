"""Answers what the pages of the bar ask with nothing chosen, on every day, before the first reader asks.

Run beside the server as a process that gives way to it. Each line that it prints holds the answers to one question on some days.
"""

import base64
import datetime as dt
import logging
import pickle
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import queries
from pages.ui.address import run, view
from pages.ui.address.view import View
from pages.ui.base.sections import SECTIONS
from pages.ui.files import day_table
from pages.ui.rows import ahead, query
from pages.ui.rows.ahead import Asked
from pages.ui.server import aside, warming

MOST_SECONDS = 60.0  # of the processor: what a large edition takes longer for is asked when a reader asks
FEWEST = 12  # days, of which asking at once still gains
_log = logging.getLogger("follow_up")
Answers = Mapping[dt.date, bytes]


def pages() -> Iterator[View]:
    """The pages of the bar, with nothing chosen."""
    return (view.at(f"/{section.path}") for section in SECTIONS if section.menu == "bar")


def days(here: View) -> list[dt.date]:
    """The first days of all times in which nothing in the facts changes, the latest first."""
    return [first for first, _ in reversed(day_table.spans(here, follows_since=False))]


def asked(here: View) -> list[Asked]:
    """What a page and its frame ask of the day alone, whose answers stand for more than one day."""
    found: dict[Asked, None] = {}

    def noted(name: str, of: View, given: dict[str, Any]) -> None:
        if "since" not in given and not queries.counts_days(name):
            found[ahead.without_day(*query.key_of(name, of, given))] = None

    with query.answered_by(noted):
        warming.made(here)
    return list(found)


def answers(wanted: Sequence[Asked], on: Sequence[dt.date]) -> Iterator[tuple[Asked, Answers]]:
    """The answers to all that is wanted on these days, as many days at a time as memory allows.

    Ends where a few days are too much, or after `MOST_SECONDS`.
    """
    at_once, until = day_table.AT_ONCE, time.process_time() + MOST_SECONDS
    while on and time.process_time() < until:
        try:
            found = list(_of_some(wanted, on[:at_once]))
        except queries.QueryError as fault:
            if at_once <= FEWEST:
                _log.info("Days up to %s are not answered before they are asked for: %s", on[0], fault)
                return
            at_once //= 2
            continue
        yield from found
        on = on[at_once:]


def _of_some(wanted: Sequence[Asked], days: Sequence[dt.date]) -> Iterator[tuple[Asked, Answers]]:
    with queries.on_days(wanted[0][0], [{"as_of": day} for day in days]) as answered:
        for edition, name, values in wanted:
            same: dict[bytes, bytes] = {}  # kept once, and written once
            packed = [pickle.dumps(rows) for rows in answered(name, **dict(values))]
            answers = {day: same.setdefault(each, each) for day, each in zip(days, packed, strict=True)}
            yield (edition, name, values), answers


def main(edition: str, day: str) -> None:
    """Answer for an edition up to a day, a line for each question and some days."""
    output = aside.begin(warming.NICENESS)
    run.begin(edition, dt.date.fromisoformat(day))
    wanted = list(dict.fromkeys(each for here in pages() for each in asked(here)))
    for each in answers(wanted, days(view.at("/"))):
        line = base64.b64encode(pickle.dumps(each)).decode()
        if len(line) < warming.LONGEST_LINE:
            print(line, file=output, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
