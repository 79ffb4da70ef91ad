"""The source line under a figure."""

from collections.abc import Sequence
from typing import Any

import queries
from pages.ui.address import sink
from pages.ui.address.view import View
from pages.ui.rows import query
from pages.ui.rows.query import Row

_SECTIONS = {
    "overview": "milestones",
    "organisations": "projects",
    "changes": "projects",
    "claims": "funding",
    "choices": "",
    "notes": "",  # each note names its own, and so does each row of what a document says
    "evaluations": "",
    "clusters": "",
    "plans": "",
    "monitoring": "",
    "resilience": "",
    "sources": "",
}
_OWN = {
    "areas/compare": "areas",
    "areas/per_year": "areas",
    "areas/flow": "funding",
    "areas/flow_money": "funding",
    "areas/axis": "funding",
    "changes/money": "funding",
    "changes/milestones": "milestones",
}


def question(of: str) -> str:
    """The question that tells on which sources the rows of a question rest; empty where its rows are sources or words."""
    if of.startswith(("areas/indicators", "indicators/")):
        return "areas/indicator_sources"
    section = of.split("/")[0]
    own = _OWN.get(of, "projects" if section == "areas" else _SECTIONS.get(section, section))
    return f"{own}/sources" if own else ""


def addresses(view: View, of: str, **values: Any) -> list[str]:
    """Each source of a question's rows: publisher, title, date and address."""
    named = question(of)
    if not named:
        return []
    known = {param.name for param in queries.header(named).params}
    urls = {row["source_id"]: row["url"] for row in query.rows("sources/list", view, find="", kind="")}
    return [
        " · ".join(
            part
            for part in (
                view.words.titled(row["publisher"], row["title"]),
                view.words.date(row["published_from"], row["published_precision"]),
                urls.get(row["source_id"]) or "",
            )
            if part
        )
        for row in query.rows(named, view, **{n: v for n, v in values.items() if n in known})
    ]


def left_out(view: View, of: str) -> list[str]:
    """How many amounts the sums of money leave out, by reason and measure; only money leaves rows out."""
    if of.split("/")[0] != "funding":
        return []
    words = view.words
    return [
        f"{words('reason.' + row['reason'])} · {words('measure.' + row['measure'])}: {words.number(row['rows'])}"
        for row in query.rows("funding/left_out_summary", view)
    ]


def left_out_by_reason(view: View) -> str:
    """How many amounts the sums of money leave out for each reason, in one sentence; empty where none is left out."""
    words = view.words
    reasons: dict[str, int] = {}
    for row in query.rows("funding/left_out_summary", view):
        reasons[row["reason"]] = reasons.get(row["reason"], 0) + row["rows"]
    named = [
        words("left_out.reason", reason=words(f"reason.{code}"), n=words.number(n))
        for code, n in reasons.items()
    ]
    return words("left_out.all", listed=words.list(named)) if named else ""


def line(view: View, question: str, **values: Any) -> str:
    """'Källa: Tillväxtverket (oktober 2016), … och 12 till': the publishers that most rows of the figure rest on."""
    rows = query.rows(question, view, **values)
    if (caught := sink.now()) is not None:
        caught.sources += rows
    first = {row["publisher"]: row for row in reversed(rows)}
    publishers = [row["publisher"] for row in rows]
    named = [_named(view, first[publisher]) for publisher in dict.fromkeys(publishers)][:3]
    if len(first) > 3:
        named.append(view.words("source.more", n=view.words.count(len(first) - 3)))
    return _said(view, named)


def of_rows(view: View, rows: Sequence[Row]) -> str:
    """'Källa: Eurostat och SCB': the publishers that the rows of a figure name themselves."""
    return _said(view, list(dict.fromkeys(view.words.source(row["publisher"]) for row in rows)))


def _said(view: View, named: list[str]) -> str:
    return view.words("source.line", sources=view.words.list(named)) if named else view.words("source.none")


def _named(view: View, row: dict[str, Any]) -> str:
    if row["published_from"] is None or row["kind"] != "register":
        return view.words.source(row["publisher"])
    return f"{view.words.source(row['publisher'])} ({view.words.date(row['published_from'], row['published_precision'])})"
