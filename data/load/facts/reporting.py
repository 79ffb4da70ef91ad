"""An event of a milestone, reported by hand: what it does to the facts, and what is refused."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from data.load.base.findings import Finding, Refused
from data.load.base.sentences import LANGUAGES, sentence
from data.load.facts.changes import Row
from data.load.facts.dates import days
from data.load.facts.ids import free_id
from data.load.facts.journal import Entry
from data.load.facts.near import nearest
from data.load.facts.tables import Facts

# What a person may report, and the event of the facts: a report of 'unreported' says that the work goes on.
EVENTS = {
    "done": "done",
    "moved": "moved",
    "cancelled": "cancelled",
    "unreported": "under_way",
    "under_way": "under_way",
}
NEEDS_REASON = ("moved", "cancelled")
OWN_STATEMENT = "statement"  # the kind of its source
HIDDEN = {
    "Cc",
    "Cf",
    "Co",
    "Cs",
    "Zl",
    "Zp",
}  # Unicode: control, format, private, surrogate, separators of lines
PLACEHOLDER = re.compile(r"[‹<][^‹›<>]*[›>]|[.…?xX-]+|todo|tbd", re.IGNORECASE)


@dataclass(frozen=True)
class Report:
    """What was reported, as it was written; '' where nothing was."""

    milestone_id: str
    event: str
    day: str
    reason: str = ""
    source_url: str = ""
    source_title: str = ""
    body: str = ""
    today: date = date.max


def apply(facts: Facts, report: Report) -> Entry:
    """Adds the event, and its source where that is new. Raises Refused with every fault of the report."""
    milestone = facts.row("milestones", report.milestone_id)
    faults = [] if milestone else [_unknown_milestone(facts, report)]
    faults += _faults_of_date(report) + _faults_of_texts(report) + _faults_of_source(facts, report)
    faults += _faults_of_state(facts, report)
    if faults or milestone is None:
        raise Refused(*faults)
    kind = EVENTS[report.event]
    event = {
        "milestone_id": report.milestone_id,
        "event": kind,
        "date": report.day,
        "known_on": report.today.isoformat(),
        "reason": report.reason,
        "source_id": _source(facts, report),
    }
    facts.add("milestone_events", event)
    what = {
        lang: sentence(
            f"what_reported_{kind}", lang, {"title": milestone[f"title_{lang}"], "date": report.day}
        )
        for lang in LANGUAGES
    }
    return Entry("reported", what, why=report.reason, body=_body(facts, report.body))


def _unknown_milestone(facts: Facts, report: Report) -> Finding:
    near = nearest(report.milestone_id, [row["milestone_id"] for row in facts.tables["milestones"]])
    code = "milestone_unknown_near" if near else "milestone_unknown"
    values = {"value": report.milestone_id, "near": near}
    return Finding(code, values, column="--report", value=report.milestone_id)


def _faults_of_date(report: Report) -> list[Finding]:
    if not report.day:
        return [Finding("date_missing", column="--date")]
    found = days(report.day)
    if found is None:
        return [Finding("date_unreadable", {"value": report.day}, column="--date", value=report.day)]
    if report.event != "moved" and found[0] > report.today:
        values = {"value": report.day, "today": report.today.isoformat()}
        return [Finding("date_ahead", values, column="--date", value=report.day)]
    return []


def _faults_of_texts(report: Report) -> list[Finding]:
    texts = {"--reason": report.reason, "--source-title": report.source_title, "--body": report.body}
    faults = [
        Finding(code, {"value": text}, column=option, value=text)
        for option, text in texts.items()
        if (code := unfit(text))
    ]
    if report.event in NEEDS_REASON and not report.reason:
        faults.append(Finding("reason_missing", column="--reason"))
    return faults


def unfit(text: str) -> str:
    """The code of what keeps a text from being published: `placeholder`, `hidden_characters`, or '' if nothing does."""
    if PLACEHOLDER.fullmatch(text.strip()):
        return "placeholder"
    return "hidden_characters" if any(unicodedata.category(letter) in HIDDEN for letter in text) else ""


def _faults_of_source(facts: Facts, report: Report) -> list[Finding]:
    url, title = report.source_url, report.source_title
    faults = _faults_of_body(facts, report.body)
    if not url:
        return faults if report.body else [Finding("source_missing", column="--source-url")]
    if not re.fullmatch(r"https?://\S+", url) or not urlsplit(url).hostname:
        faults.append(Finding("url_unreadable", {"value": url}, column="--source-url", value=url))
    elif not title and not _source_at(facts, url):
        faults.append(Finding("source_title_missing", {"value": url}, column="--source-title"))
    return faults


def _faults_of_body(facts: Facts, body: str) -> list[Finding]:
    if not body or _organisation(facts, body):
        return []
    near = nearest(body, [row["name"] for row in facts.tables["organisations"]])
    values = {"value": body, "near": near}
    return [Finding("body_unknown_near" if near else "body_unknown", values, column="--body", value=body)]


def _organisation(facts: Facts, body: str) -> Row | None:
    """The organisation of that id, name or other name, without regard to case."""
    wanted = body.casefold().strip()
    for row in facts.tables["organisations"]:
        names = [row["org_id"], row["name"], *row["aliases"].split(";")]
        if wanted in [name.casefold() for name in names if name]:
            return row
    return None


def known_body(facts: Facts, body: str) -> str:
    """The name of a body as the facts write it, '' for none. Raises Refused if the facts have no such organisation."""
    if faults := _faults_of_body(facts, body):
        raise Refused(*faults)
    return _body(facts, body)


def _body(facts: Facts, body: str) -> str:
    found = _organisation(facts, body) if body else None
    return found["name"] if found else ""


def _faults_of_state(facts: Facts, report: Report) -> list[Finding]:
    """What the milestone's earlier events make impossible."""
    events = [row for row in facts.tables["milestone_events"] if row["milestone_id"] == report.milestone_id]
    last = {row["event"]: row["date"] for row in events}
    if not events:
        return []
    if "done" in last:
        return [Finding("already_done", {"date": last["done"]}, column="--event", value=report.event)]
    if "cancelled" in last and report.event != "done":
        return [
            Finding("already_cancelled", {"date": last["cancelled"]}, column="--event", value=report.event)
        ]
    kind = EVENTS[report.event]
    if any((row["event"], row["date"]) == (kind, report.day) for row in events if kind != "moved"):
        return [Finding("already_reported", column="--date", value=report.day)]
    plans = [row["date"] for row in events if row["event"] in ("planned", "moved")]
    if report.event == "moved" and not plans:
        return [Finding("no_plan_to_move", column="--event", value=report.event)]
    if report.event == "moved" and plans[-1] == report.day:
        return [Finding("moved_nowhere", {"value": report.day}, column="--date", value=report.day)]
    return []


def _source_at(facts: Facts, url: str) -> str:
    """The id of the source at an address, '' if there is none."""
    return next((row["source_id"] for row in facts.tables["sources"] if row["url"] == url), "")


def _source(facts: Facts, report: Report) -> str:
    """The id of the source of a report; a source that is not among the facts is added."""
    if report.source_url and (found := _source_at(facts, report.source_url)):
        return found
    if report.source_url:
        row = {
            "source_id": free_id(facts, "sources", f"{_host(report.source_url)} {report.source_title}"),
            "publisher": _publisher(facts, report.source_url),
            "title": report.source_title,
            "url": report.source_url,
            "kind": "page",
        }
        return facts.add("sources", row)
    body, today = _body(facts, report.body), report.today.isoformat()
    title = sentence("own_statement", "sv", {"body": body, "date": today})
    for row in facts.tables["sources"]:
        if (row["kind"], row["title"]) == (OWN_STATEMENT, title):
            return row["source_id"]
    row = {
        "source_id": free_id(facts, "sources", f"{body} {today}"),
        "publisher": body,
        "title": title,
        "published": today,
        "kind": OWN_STATEMENT,
    }
    return facts.add("sources", row)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _publisher(facts: Facts, url: str) -> str:
    """Who publishes at an address, as most sources of the same site say; else the name of the site."""
    host = _host(url)
    said = [row["publisher"] for row in facts.tables["sources"] if _host(row["url"]) == host]
    return max(said, key=said.count) if said else host
