"""The answer of the command: one object that pages read, and the same as text for a terminal."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data.check.schema import load_schema
from data.load.base.findings import Finding, grouped
from data.load.base.headings import spoken
from data.load.base.records import Delivery, Match, Problem
from data.load.base.sentences import sentence
from data.load.changing.headline import Numbers, in_words
from data.load.changing.publication import Published
from data.load.facts.settled import Settled
from data.load.facts.tables import Change, Facts

ROWS_SHOWN = 200
MOST_WARNINGS = 1_000  # each waits for an answer, so none is left out before there are very many
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
        "report": "\n".join(_with_places(fault, lang) for fault in faults),
    }


def of_changes(facts: Facts, lang: str) -> Answer:
    """The keys that tell which rows change."""
    schema = load_schema()
    told = [change for change in facts.changes if schema[change.table].compared]
    counts: dict[str, dict[str, int]] = {}
    for change in told:
        of_table = counts.setdefault(change.table, dict.fromkeys(KINDS, 0))
        of_table[change.kind] += 1
    return {
        "counts": counts,
        "rows": [_row(change, lang) for change in told[:ROWS_SHOWN]],
        "rows_in_all": len(told),
    }


def _row(change: Change, lang: str) -> dict[str, Any]:
    place = change.place
    return {
        "table": change.table,
        "row_id": change.row_id,
        "kind": change.kind,
        "place": {"file": place.file, "sheet": place.sheet, "row": place.row} if place else None,
        "title": change.title,
        "changes": [
            {"column": column, "heading": spoken(change.table, column)[lang], "was": was, "now": now}
            for column, (was, now) in change.cells.items()
        ],
    }


def headlines(before: Numbers, after: Numbers) -> Answer:
    """The headline numbers before and after."""
    return {"headline": {"before": before, "after": after}}


def of_publication(done: Published, state: str, lang: str) -> Answer:
    """The answer after a publication or when one was taken back."""
    told = sentence(state, lang, {"what": done.entry.what[lang], "edition": done.edition})
    lines = [told, *in_words(done.before, done.after, lang)]
    answer = empty(state, done.base) | of_changes(done.facts, lang) | headlines(done.before, done.after)
    return answer | {"edition": done.edition, "journal_id": done.journal_id, "report": "\n".join(lines)}


def of_delivery(delivery: Delivery, lang: str) -> Answer:
    """What the file was taken for, how its columns were read, what was left out, and what was wrong or mended in it."""
    problems = [problem for problem in delivery.problems if problem.fatal]
    mended = [problem for problem in delivery.problems if not problem.fatal]
    faults = _told(problems, lang)
    return empty("ready") | {
        "file": delivery.file,
        "sha256": delivery.sha256,
        "taken_for": delivery.taken_for,
        "source_id": delivery.source_id,
        "mapping": [_match(match, lang) for match in (delivery.mapping.matches if delivery.mapping else ())],
        "rows_read": delivery.rows_read,
        "sums": {name: str(total) for name, total in delivery.sums.items()},
        "left_out": len(delivery.left_out),
        "faults": faults,
        "notes": _told(mended, lang),
        "report": "\n".join(_with_places(fault, lang) for fault in faults),
    }


def _match(match: Match, lang: str) -> dict[str, Any]:
    return {
        "heading": match.heading,
        "column": match.column,
        "words": spoken(*match.column.split(".")[:2])[lang] if match.column else "",
        "how": match.how,
        "sample": list(match.sample),
        "unit": match.unit,
    }


def _told(problems: Sequence[Problem], lang: str) -> list[dict[str, Any]]:
    found = [
        Finding(
            problem.code,
            {
                "file": problem.place.file if problem.place else "",
                "column": problem.column,
                "value": problem.value,
                **problem.values,
            },
            problem.place,
            problem.column,
            problem.value,
        )
        for problem in problems
    ]
    return grouped(found, lang)


def of_settled(facts: Facts, settled: Settled, lang: str) -> Answer:
    """Which rows are new, changed, the same or doubtful, what waits for a person, and which names are near."""
    answer = of_changes(facts, lang)
    for table, number in settled.same.items():
        answer["counts"].setdefault(table, dict.fromkeys(KINDS, 0))["same"] = number
    if settled.gone:
        answer["counts"].setdefault("projects", dict.fromkeys(KINDS, 0))["gone"] = len(settled.gone)
        gone = [_row(Change("projects", row_id, "gone", title), lang) for row_id, title in settled.gone]
        answer["rows"] = [*answer["rows"], *gone][:ROWS_SHOWN]
    for finding in settled.waiting:
        table = finding.confirm.partition(":")[2].partition("/")[0] if finding.code == "doubt" else ""
        if table in answer["counts"]:
            answer["counts"][table]["doubtful"] += 1
    return answer | {
        "warnings": grouped(settled.waiting, lang, most=MOST_WARNINGS),
        "proposals": list(settled.proposals.values()),
    }


def report_of(lines: list[str], answer: Answer, lang: str) -> str:
    """What a check says in a terminal: what would change, and what waits for a person."""
    told = [*lines, *(_with_places(warning, lang) for warning in answer["warnings"])]
    if answer["warnings"]:
        waiting = sum(warning["count"] for warning in answer["warnings"])
        told.append(sentence("waiting", lang, {"n": waiting}))
    return "\n".join(told)


def _with_places(told: dict[str, Any], lang: str) -> str:
    """A sentence with the first of its places, as a terminal shows it, and what would confirm it."""
    place = told["places"][0]
    names = {"sv": ("rad", "gånger"), "en": ("row", "times")}[lang]
    where = ", ".join(
        part
        for part in (place["file"], place["sheet"], f"{names[0]} {place['row']}" if place["row"] else "")
        if part
    )
    more = f" ({told['count']} {names[1]})" if told["count"] > 1 else ""
    confirm = "" if told["questions"] else "  --confirm " + shlex.join(told["confirm"])
    lines = [f"{where}: {told['sentence']}" if where else told["sentence"]]
    lines[0] += more + (confirm if told["confirm"] else "")
    for question in told["questions"]:
        lines += [
            "    "
            + "; ".join(f"{cell['column']}: {cell['file']} | {cell['facts']}" for cell in question["beside"])
        ] * bool(question["beside"])
        lines += [
            f"    --confirm {shlex.quote(one['confirm'])}  {one['words']}" for one in question["choices"]
        ]
    return "\n".join(lines)


def of_journal(facts: Facts, lang: str) -> Answer:
    """The publications, the latest first."""
    rows = facts.tables["journal"][::-1]
    lines = [f"{row['at'].replace('T', ' ')}  {row['journal_id']}  {row[f'what_{lang}']}" for row in rows]
    return empty("ready") | {"journal": rows, "report": "\n".join(lines) or sentence("journal_empty", lang)}


def of_workbook(file: Path, rows: dict[str, int], lang: str) -> Answer:
    """Where the workbook was written, and how many rows it has of each table."""
    values = {"file": file.name, "rows": sum(rows.values()), "tables": len(rows)}
    return empty("ready") | {
        "file": str(file),
        "rows_in_all": sum(rows.values()),
        "report": sentence("workbook_written", lang, values),
    }
