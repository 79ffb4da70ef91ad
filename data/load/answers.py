"""The answer of the command: one object that pages read, and the same as text for a terminal."""

import shlex
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path

from babel.numbers import format_decimal

from data.check import placed
from data.check.placed import SHOWN, Spot
from data.check.schema import load_schema
from data.load.base.answered import Answer, Cause, Read, RowChange, Where
from data.load.base.findings import Finding, grouped, of_problem
from data.load.base.headings import sheet_name, spoken
from data.load.base.records import Delivery, Match, Place
from data.load.base.sentences import messages, sentence
from data.load.changing.headline import in_words, not_counted_in_words
from data.load.changing.preview import Preview
from data.load.changing.publication import Published
from data.load.facts import journal
from data.load.facts.changes import Change, Row
from data.load.facts.settled import Settled
from data.load.facts.spelt import named
from data.load.facts.tables import SPELLINGS, Facts

ROWS_SHOWN = 200
FEW = 5  # places of what was mended or left out, in a terminal
MOST_WARNINGS = 1_000  # each waits for an answer, so none is left out before there are very many
KINDS = ("new", "changed", "learnt", "same", "gone", "doubtful")
# What a terminal is asked for by an option; the page has a field for it.
OPTIONS = {"source_of_file": "  --body", "change_needs_reason": "  --reason"}


def empty(state: str, base: str | None = None) -> Answer:
    """An answer with every key, and nothing in it."""
    return {
        "state": state,
        "file": "",
        "sha256": "",
        "taken_for": "",
        "title": "",
        "source_id": "",
        "base": base,
        "edition": None,
        "mapping": [],
        "rows_read": 0,
        "sums": {},
        "left_out": [],
        "notes": [],
        "counts": {},
        "rows": [],
        "rows_in_all": 0,
        "faults": [],
        "warnings": [],
        "proposals": [],
        "names": {},
        "headline": {},
        "not_counted": "",
        "report": "",
    }


def refused(findings: Sequence[Finding], lang: str, base: str | None = None) -> Answer:
    """The answer where faults stop everything."""
    faults = grouped(list(findings), lang)
    return empty("faults", base) | {
        "faults": faults,
        "report": "\n".join(_lines(faults, lang)),
    }


def of_changes(facts: Facts, lang: str) -> Answer:
    """The keys that tell which rows change."""
    counts: dict[str, dict[str, int]] = {}
    for table, kind, number in facts.counted():
        if _is_told(table):
            of_table = counts.setdefault(table, dict.fromkeys(KINDS, 0))
            of_table[_told(table, kind)] += number
    told = (change for change in facts.changes if _is_told(change.table))
    shown = [change._replace(kind=_told(change.table, change.kind)) for change in islice(told, ROWS_SHOWN)]
    new = {change.row_id for change in shown if (change.table, change.kind) == ("funding", "new")}
    amounts = {row["funding_id"]: row for row in facts.tables["funding"] if row["funding_id"] in new}
    return {
        "counts": counts,
        "rows": [_row(change, amounts, lang) for change in shown],
        "rows_in_all": sum(number for of_table in counts.values() for number in of_table.values()),
    }


def _is_told(table: str) -> bool:
    return load_schema()[table].compared or table == SPELLINGS


def _told(table: str, kind: str) -> str:
    """The kind of a change as a reader sees it: a spelling is another name of what it means."""
    return "learnt" if table == SPELLINGS else kind


def _amount(row: Row, lang: str) -> str:
    """A new amount as a person knows it again: how much, from whom, when."""
    number = format_decimal(Decimal(row["amount"]), locale=lang)
    return ", ".join(filter(None, (f"{number} {row['currency']}", row["funder"], row["decided"])))


def _row(change: Change, amounts: Mapping[str, Row], lang: str) -> RowChange:
    place = change.place
    return {
        "table": change.table,
        "row_id": change.row_id,
        "kind": change.kind,
        "place": {"file": place.file, "sheet": place.sheet, "row": place.row} if place else None,
        "title": change.title,
        "amount": _amount(amounts[change.row_id], lang) if change.row_id in amounts else "",
        "changes": [
            {"column": column, "heading": spoken(change.table, column)[lang], "was": was, "now": now}
            for column, (was, now) in change.cells.items()
        ],
    }


def headlines(done: Preview | Published, lang: str) -> Answer:
    """The headline numbers before and after, and which of the new amounts are not in them."""
    return {
        "headline": {"before": done.before, "after": done.after},
        "not_counted": not_counted_in_words(done.not_counted, lang),
    }


def lines_of(done: Preview | Published, lang: str) -> list[str]:
    """The same in sentences, one a line."""
    beside_it = not_counted_in_words(done.not_counted, lang)
    return [*in_words(done.before, done.after, lang), *filter(None, [beside_it])]


def of_publication(done: Published, state: str, lang: str) -> Answer:
    """The answer after a publication or when one was taken back."""
    published = sentence(state, lang, {"what": done.entry.what[lang], "edition": done.edition})
    lines = [published, *lines_of(done, lang)]
    answer = empty(state, done.base) | of_changes(done.facts, lang) | headlines(done, lang)
    return answer | {"edition": done.edition, "journal_id": done.journal_id, "report": "\n".join(lines)}


def of_loading(done: Answer, about: Answer) -> Answer:
    """The answer after a publication, with what was known of the delivery before it."""
    return done | {
        "file": about["file"],
        "sha256": about["sha256"],
        "taken_for": about["taken_for"],
        "title": about["title"],
        "source_id": about["source_id"],
        "mapping": about["mapping"],
        "rows_read": about["rows_read"],
        "sums": about["sums"],
        "left_out": about["left_out"],
        "notes": about["notes"],
        "counts": about["counts"],
    }


def of_delivery(delivery: Delivery, lang: str) -> Answer:
    """What the file was taken for, how its columns were read, what was left out, and what was wrong or mended in it."""
    problems = [problem for problem in delivery.problems if problem.fatal]
    mended = [problem for problem in delivery.problems if not (problem.fatal or problem.asks)]
    return empty("ready") | {
        "file": delivery.file,
        "sha256": delivery.sha256,
        "taken_for": delivery.taken_for,
        "title": delivery.title,
        "source_id": delivery.source_id,
        "mapping": [_match(match, lang) for match in delivery.matches],
        "rows_read": delivery.rows_read,
        "sums": {name: str(total) for name, total in delivery.sums.items()},
        "left_out": _left_out(delivery, lang),
        "faults": grouped([of_problem(problem) for problem in problems], lang),
        "notes": grouped([of_problem(problem) for problem in mended], lang),
    }


def of_faults(delivery: Delivery, faults: Sequence[Finding], waiting: Sequence[Finding], lang: str) -> Answer:
    """The answer where cells cannot be read or rows cannot be published: all of it at once, with what will be asked then."""
    answer = of_delivery(delivery, lang)
    answer["faults"] = [*answer["faults"], *grouped(faults, lang)]
    answer["warnings"] = grouped(waiting, lang)
    lines = _lines(answer["faults"], lang)
    if waiting:
        lines += [sentence("asked_after", lang), *_lines(answer["warnings"], lang)]
    return answer | {"state": "faults", "report": "\n".join(lines)}


def _left_out(delivery: Delivery, lang: str) -> list[Cause]:
    """The rows that are not taken in, by the reason."""
    reasons: dict[str, list[Place]] = {}
    for place, code in delivery.left_out:
        reasons.setdefault(code, []).append(place)
    causes = []
    for code, places in reasons.items():
        [cause] = grouped([Finding(code, place=place) for place in places[:SHOWN]], lang)
        causes.append(cause | {"count": len(places)})
    return causes


def _match(match: Match, lang: str) -> Read:
    return {
        "heading": match.heading,
        "column": match.column,
        "words": spoken(*match.column.split(".")[:2])[lang] if match.column else "",
        "how": match.how,
        "sample": list(match.sample),
        "unit": match.unit,
    }


def of_settled(facts: Facts, settled: Settled, lang: str) -> Answer:
    """Which rows are new, changed, the same or doubtful, what waits for a person, and which names are near."""
    answer = of_changes(facts, lang)
    for table, number in settled.same.items():
        answer["counts"].setdefault(table, dict.fromkeys(KINDS, 0))["same"] = number
    if settled.gone:
        answer["counts"].setdefault("projects", dict.fromkeys(KINDS, 0))["gone"] = len(settled.gone)
        gone = [_row(Change("projects", row_id, "gone", title), {}, lang) for row_id, title in settled.gone]
        answer["rows"] = [*answer["rows"], *gone][:ROWS_SHOWN]
    skipped = [
        _row(Change("", "", "skipped", title, place=place), {}, lang) for title, place in settled.skipped
    ]
    answer["rows"] = [*skipped, *answer["rows"]][:ROWS_SHOWN]
    answer["rows_in_all"] += len(skipped)
    picked = {finding.pick[0] for finding in (*settled.waiting, *settled.notes)} - {""}
    for finding in settled.waiting:
        table = finding.confirm.partition(":")[2].partition("/")[0] if finding.code == "doubt" else ""
        if table in answer["counts"]:
            answer["counts"][table]["doubtful"] += 1
    return answer | {
        "warnings": grouped(settled.waiting, lang, most=MOST_WARNINGS),
        "proposals": list(settled.proposals.values()),
        "names": {kind: named(facts, kind) for kind in sorted(picked)},
    }


def of_preview(seen: Preview, about: Answer, lang: str) -> Answer:
    """The answer of a check: what is known of the delivery, with the headline numbers before and after."""
    answer = about | headlines(seen, lang) | {"base": seen.base}
    report = report_of(lines_of(seen, lang), answer, lang)
    return answer | {"report": f"{report}\n{sentence('only_checked', lang)}"}


def report_of(lines: list[str], answer: Answer, lang: str) -> str:
    """What a check says in a terminal: what the file is, what would change, what was mended, and what waits for a person."""
    kind = f"kind_{answer['taken_for']}"
    taken = sentence(kind, lang) if kind in messages() else answer["title"] or answer["taken_for"]
    values = {"file": answer["file"], "taken": taken, "rows": answer["rows_read"]}
    report = [sentence("taken_for", lang, values)]
    report += [
        _in_words(table, counts, lang) for table, counts in answer["counts"].items() if any(counts.values())
    ]
    report += lines
    notes = [note | {"places": note["places"][:FEW]} for note in [*answer["left_out"], *answer["notes"]]]
    report += [*_lines(notes, lang), *_lines(answer["warnings"], lang)]
    if answer["warnings"]:
        waiting = sum(warning["count"] for warning in answer["warnings"])
        report.append(sentence("waiting", lang, {"n": waiting}))
    return "\n".join(report)


def _in_words(table: str, counts: dict[str, int], lang: str) -> str:
    """How many rows of a table are new, changed and so on."""
    parts = [sentence(f"count_{kind}", lang, {"n": n}) for kind, n in counts.items() if n]
    return f"  {sheet_name(table, lang)}: {', '.join(parts)}"


def _lines(causes: Sequence[Cause], lang: str) -> list[str]:
    """Each cause with its places, as a terminal shows it, and what would confirm it."""
    return [line for cause in causes for line in (_asked if cause["questions"] else _placed)(cause, lang)]


def _placed(cause: Cause, lang: str) -> list[str]:
    spots = [_spot(place) for place in cause["places"]]
    first, *rows = placed.lines(cause["sentence"], spots, cause["count"], lang)
    confirm = "  --confirm " + shlex.join(cause["confirm"]) if cause["confirm"] else ""
    option = OPTIONS.get(cause["code"], "")
    skips = [
        sentence("skip_instead", lang, {"option": shlex.quote(code)}) for code in set(cause["skip"].values())
    ]
    return [first + confirm + option, *rows, *(f"    {skip}" for skip in sorted(skips))]


def _asked(cause: Cause, lang: str) -> list[str]:
    """A cause that asks: each question where it stands, with the answers to choose from."""
    lines = []
    for question in cause["questions"]:
        lines += placed.lines(cause["sentence"], [_spot(cause["places"][question["place"]])], 1, lang)
        lines += [f"    {cell['column']}: {cell['file']} | {cell['facts']}" for cell in question["beside"]]
        lines += [
            f"    --confirm {shlex.quote(one['confirm'])}  {one['words']}" for one in question["choices"]
        ]
        if pick := question["pick"]:
            lines.append(f"    --confirm {shlex.quote(pick['confirm'] + 'ID')}  {pick['words']}")
    if cause["all_as"]:
        lines += [f"    --confirm {shlex.quote(one['confirm'])}  {one['words']}" for one in cause["all_as"]]
    return lines


def _spot(place: Where) -> Spot:
    return Spot(place["file"], place["sheet"], place["row"], placed.short(place["value"]))


def of_journal(facts: Facts, lang: str, base: str | None) -> Answer:
    """The publications, the latest first; `undoable` is the one that `--undo` would take back, empty where there is none."""
    rows = facts.tables["journal"][::-1]
    lines = [f"{row['at'].replace('T', ' ')}  {row['journal_id']}  {row[f'what_{lang}']}" for row in rows]
    report = "\n".join(lines) or sentence("journal_empty", lang)
    undoable = journal.last_undoable(facts) or {}
    return empty("ready", base) | {"journal": rows, "undoable": undoable, "report": report}


def of_workbook(file: Path, rows: dict[str, int], lang: str) -> Answer:
    """Where the workbook was written, and how many rows it has of each table."""
    values = {"file": file.name, "rows": sum(rows.values()), "tables": len(rows)}
    return empty("ready") | {
        "file": str(file),
        "rows_in_all": sum(rows.values()),
        "report": sentence("workbook_written", lang, values),
    }
