"""The answer of the command: one object that pages read, and the same as text for a terminal."""

from collections.abc import Sequence
from typing import Any

from data.check.schema import load_schema
from data.load.findings import Finding, grouped
from data.load.headline import Numbers, in_words
from data.load.publication import Published
from data.load.sentences import sentence
from data.load.tables import Change, Facts

ROWS_SHOWN = 200
KINDS = ("new", "changed", "same", "gone", "doubtful", "left_out")
Answer = dict[str, Any]


def empty(state: str, base: str | None = None) -> Answer:
    """An answer with every key, and nothing in it."""
    return {
        "state": state,
        "file": "",
        "sha256": "",
        "taken_for": "",
        "source_id": "",
        "base": base,
        "edition": None,
        "mapping": [],
        "counts": {},
        "rows": [],
        "rows_in_all": 0,
        "faults": [],
        "warnings": [],
        "proposals": [],
        "headline": {},
        "report": "",
    }


def refused(findings: Sequence[Finding], lang: str, base: str | None = None) -> Answer:
    """The answer where faults stop everything."""
    faults = grouped(list(findings), lang)
    return empty("faults", base) | {
        "faults": faults,
        "report": "\n".join(fault["sentence"] for fault in faults),
    }


def of_changes(facts: Facts) -> Answer:
    """The keys that tell which rows change."""
    schema = load_schema()
    told = [change for change in facts.changes if schema[change.table].compared]
    counts: dict[str, dict[str, int]] = {}
    for change in told:
        of_table = counts.setdefault(change.table, dict.fromkeys(KINDS, 0))
        of_table[change.kind] += 1
    return {
        "counts": counts,
        "rows": [_row(change) for change in told[:ROWS_SHOWN]],
        "rows_in_all": len(told),
    }


def _row(change: Change) -> dict[str, Any]:
    place = change.place
    return {
        "table": change.table,
        "row_id": change.row_id,
        "kind": change.kind,
        "place": {"file": place.file, "sheet": place.sheet, "row": place.row} if place else None,
        "title": change.title,
        "changes": [
            {"column": column, "was": was, "now": now} for column, (was, now) in change.cells.items()
        ],
    }


def headlines(before: Numbers, after: Numbers) -> Answer:
    """The headline numbers before and after."""
    return {"headline": {"before": before, "after": after}}


def of_publication(done: Published, state: str, lang: str) -> Answer:
    """The answer after a publication or an undoing."""
    told = sentence(state, lang, {"what": done.entry.what[lang], "edition": done.edition})
    lines = [told, *in_words(done.before, done.after, lang)]
    answer = empty(state, done.base) | of_changes(done.facts) | headlines(done.before, done.after)
    return answer | {"edition": done.edition, "journal_id": done.journal_id, "report": "\n".join(lines)}


def of_journal(facts: Facts, lang: str) -> Answer:
    """The publications, the latest first."""
    rows = facts.tables["journal"][::-1]
    lines = [f"{row['at'].replace('T', ' ')}  {row['journal_id']}  {row[f'what_{lang}']}" for row in rows]
    return empty("ready") | {"journal": rows, "report": "\n".join(lines) or sentence("journal_empty", lang)}
