"""What an owner has to report, as a calendar to subscribe to (iCalendar, RFC 5545): `/att-rapportera.ics?org_id=…&lang=sv|en`.

What is still to come stands on its day, with a reminder two weeks before. What has fallen due stands on one event that comes
back on the first day of each month, for as long as anything waits.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from urllib.parse import parse_qsl

from icalendar import Alarm, Calendar, Event
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import queries
from pages.ui.address import notices, parameters, run, view
from pages.ui.address.view import View
from pages.ui.base.words import clean, of_language
from pages.ui.rows import query
from pages.ui.rows.query import Row
from pages.ui.server import api
from pages.ui.subjects.figures import to_report
from pages.ui.subjects.sentences import to_report as finding

TYPE = "text/calendar; charset=utf-8"
PATH = "att-rapportera"
_REMIND = dt.timedelta(days=-14)
_FRESH = dt.timedelta(hours=12)  # how often a calendar looks again
_TAKEN = {"org_id", "lang"}


def _event(here: View, name: str, day: dt.date, summary: str, url: str, text: str) -> Event:
    """An event of a whole day; its id stays, wherever the dashboard is served."""
    event = Event()
    event.add("uid", uuid.uuid5(uuid.NAMESPACE_URL, f"follow-up/to-report/{name}").urn)
    event.add(
        "dtstamp", dt.datetime.fromisoformat(queries.manifest(here.edition)["built_at"]).astimezone(dt.UTC)
    )
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    event.add("summary", clean(summary))
    event.add("description", clean(text))
    event.add("url", url)
    event.add("transp", "TRANSPARENT")  # it takes nobody's time on that day
    return event


def _coming(here: View, row: Row, base: str) -> Event:
    title, when = here.name(row, "title"), finding.when(here, row)
    url = to_report.report_url(here, row["item_id"]) or here.url()
    event = _event(here, row["item_id"], row["due_to"], title, base + url.lstrip("/"), when)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean(title))
    alarm.add("trigger", _REMIND)
    event.add_component(alarm)
    return event


def _waiting(here: View, owner: Row, rows: Sequence[Row], base: str) -> Event:
    first = (here.as_of.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    lines = "\n".join(f"– {here.name(row, 'title')}: {finding.when(here, row)}" for row in rows)
    summary = here.words("to_report.waiting", n=here.words.count(len(rows)))
    event = _event(
        here, f"waiting/{owner['owner_key']}", first, summary, base + here.url().lstrip("/"), lines
    )
    event.add("rrule", {"freq": "monthly"})
    return event


def _of(here: View, owners: Sequence[Row]) -> str:
    return f": {finding.owner(here, owners[0])}" if owners else ""


@run.of_one_edition
def calendar(here: View, base: str) -> bytes | None:
    """The calendar of one owner, empty while nothing is to be reported; None where there is none of that id.

    `base` is the address of the dashboard, ending in a slash.
    """
    if here["org_id"] not in (*parameters.codes("organisation"), "nobody", "keeper"):
        return None
    owners = query.rows("milestones/to_report_by_owner", here)
    rows = query.rows("milestones/to_report", here)
    made = Calendar()
    made.add("prodid", "-//follow-up//to report//")
    made.add("version", "2.0")
    name = here.words("page.att-rapportera.title") + _of(here, owners)
    made.add("x-wr-calname", clean(": ".join(filter(None, [notices.made_up(here, "frame.made_up"), name]))))
    made.add("refresh-interval", _FRESH, parameters={"value": "DURATION"})
    waiting = [row for row in rows if row["kind"] != "upcoming"]
    if waiting:
        made.add_component(_waiting(here, owners[0], waiting, base))
    for row in rows:
        if row["kind"] == "upcoming":
            made.add_component(_coming(here, row, base))
    return bytes(made.to_ical())


def _answer(pairs: list[tuple[str, str]], base: str) -> Response:
    words = of_language(dict(pairs).get("lang"))
    here = view.read(PATH, [pair for pair in pairs if pair[0] in _TAKEN])
    body = None if here.refused else calendar(here, base)
    if body is None:
        return PlainTextResponse(words("to_report.no_calendar"), status_code=404)
    return Response(body, media_type=TYPE, headers={"cache-control": "no-cache"})


async def serve(request: Request) -> Response:
    """Route `/att-rapportera.ics`."""
    if (refused := api.not_read(request)) is not None:
        return refused
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    return await run_in_threadpool(_answer, pairs, str(request.base_url))


ROUTES = [Route(f"/{PATH}.ics", serve, methods=api.METHODS)]
