"""Loads what others send, reports on milestones, and takes publications back: `python -m data.load`."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb

from data.check.expected import default_language
from data.load import answers
from data.load.arguments import parser
from data.load.base.answered import Answer
from data.load.base.collecting import unsearched
from data.load.base.findings import Finding, Refused, grouped
from data.load.base.records import Mapping
from data.load.base.sentences import sentence
from data.load.base.steps import Steps
from data.load.changing.preview import preview
from data.load.changing.publication import base_of, publish
from data.load.changing.refusals import in_words
from data.load.changing.shapes import Shape
from data.load.changing.undoing import undo
from data.load.facts import reporting
from data.load.facts.ids import slug
from data.load.facts.journal import Entry
from data.load.facts.loading import Loading
from data.load.facts.partly import Unread
from data.load.facts.reporting import Report
from data.load.facts.settled import Choices
from data.load.facts.tables import Facts, read_facts
from data.load.reading.reading import read
from data.load.reading.sources import mapping_of
from data.load.writing.marking import write_marked
from data.load.writing.workbook import Filled, write_workbook
from data.publishing import editions, folders
from data.publishing.folders import default_facts

FAULTS, WAITING = 1, 2  # exit status; 0: nothing wrong


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line and returns the exit status. Whatever the system refuses is said in a sentence."""
    options = parser().parse_args(arguments)
    folder, root = options.facts or default_facts(), options.out or editions.default_root()
    lang = options.lang or default_language()
    steps = Steps(sys.stderr, lang, as_json=options.json)
    findings: Sequence[Finding] = ()
    try:
        with in_words(root):
            answer = _answer(options, folder, root, lang, steps)
            if options.marked and options.files and answer["state"] != "published":
                write_marked(options.marked, options.files, answer)
    except Refused as refusal:
        findings = refusal.findings
    except (duckdb.OutOfMemoryException, MemoryError):
        findings = (Finding("memory_full"),)
    if findings:  # said here, where what filled the memory is gone
        answer = answers.refused(findings, lang, options.base or None)
    _print(answer, as_json=options.json)
    return {"faults": FAULTS, "waiting": WAITING}.get(answer["state"], 0)


def _answer(options: argparse.Namespace, folder: Path, root: Path, lang: str, steps: Steps) -> Answer:
    if options.journal:
        return answers.of_journal(read_facts(folder), lang, base_of(root, options.base))
    if options.workbook:
        filled = Filled(options.table, options.owner, options.area, options.sheets, options.form)
        rows = write_workbook(options.workbook, read_facts(folder), filled, lang)
        return answers.of_workbook(options.workbook, rows, lang)
    if options.undo:
        done = undo(folder, root, why=options.reason, body=options.body, base=options.base, on_step=steps)
        return answers.of_publication(done, "undone", lang)
    if options.report:
        return _reported(options, folder, root, lang, steps)
    if not options.files:
        raise Refused(Finding("option_missing", {"option": "FILE"}))
    return _loaded(options, folder, root, lang, steps)


def _reported(options: argparse.Namespace, folder: Path, root: Path, lang: str, steps: Steps) -> Answer:
    report = _report(options)

    def make(folder: Path) -> tuple[Facts, Entry]:
        facts = read_facts(folder)
        return facts, reporting.apply(facts, report)

    if options.check:
        base_of(root, options.base)  # a colleague's publication comes before faults of the report
        seen = preview(folder, root, *make(folder), base=options.base, on_step=steps)
        lines = [seen.entry.what[lang], *answers.lines_of(seen, lang)]
        lines.append(sentence("only_checked", lang))
        answer = answers.empty("ready", seen.base) | answers.of_changes(seen.facts, lang)
        return answer | answers.headlines(seen, lang) | {"report": "\n".join(lines)}
    done = publish(folder, root, make, base=options.base, on_step=steps)
    return answers.of_publication(done, "published", lang)


class _OvertakenError(Exception):
    """Somebody has changed the facts since a delivery was settled into them."""


def _loaded(options: argparse.Namespace, folder: Path, root: Path, lang: str, steps: Steps) -> Answer:
    with unsearched():
        while True:
            try:
                return _loaded_once(options, folder, root, lang, steps)
            except _OvertakenError:
                continue


def _loaded_once(options: argparse.Namespace, folder: Path, root: Path, lang: str, steps: Steps) -> Answer:
    """Reads and settles what was delivered; publishes it if nothing is wrong, nothing waits, and it is no check."""
    started = folders.digest(folder)
    choices = _choices(options, folder)
    source = slug(options.source) if options.source else None  # it names a file
    mapping = _mapping(options.mapping) if options.mapping else None
    delivery = read(options.files, source, steps, mapping=mapping, facts=folder)
    unread = Unread(delivery)
    if unread.is_some:  # a part of what is not read may be confirmed already
        choices = replace(choices, confirmed=frozenset())
    loading = Loading(delivery, choices, folder.resolve(), root, lang, steps)
    facts = read_facts(folder)
    entry, faults = _settled(loading, facts, unread)
    if entry is None:
        waiting = unread.without(loading.settled.waiting)
        return answers.of_faults(delivery, unread.without(faults), waiting, lang)
    about = answers.of_delivery(delivery, lang) | answers.of_settled(facts, loading.settled, lang)
    about["notes"] = [*about["notes"], *grouped(loading.settled.notes, lang)]
    waits = bool(loading.settled.waiting)
    if not facts.has_changed and not waits:
        code = "nothing_new" if loading.settled.same else "nothing_ours"
        report = "\n".join([sentence(code, lang), answers.report_of([], about, lang)])
        return about | {"base": base_of(root, options.base), "report": report}
    about["state"] = "waiting" if waits else "ready"
    if options.check:
        seen = preview(folder, root, facts, entry, base=options.base, on_step=steps)
        return answers.of_preview(seen, about, lang)
    if waits:
        about["base"] = base_of(root, options.base)
        return about | {"report": answers.report_of([], about, lang)}

    def make(folder: Path) -> tuple[Facts, Entry]:
        if folders.digest(folder) != started:
            raise _OvertakenError
        return facts, entry

    # Next month's file of the same shape needs no hand.
    shape = Shape(source, delivery.mapping) if mapping and source and delivery.mapping else None
    files = _files(options.files)
    done = publish(folder, root, make, base=options.base, delivered=files, shape=shape, on_step=steps)
    return answers.of_loading(answers.of_publication(done, "published", lang), about)


def _choices(options: argparse.Namespace, folder: Path) -> Choices:
    body = reporting.known_body(read_facts(folder), options.body)
    return Choices(frozenset(options.confirm), " ".join(options.reason.split()), body, date.today())


def _settled(loading: Loading, facts: Facts, unread: Unread) -> tuple[Entry | None, Sequence[Finding]]:
    """Settles the delivery into the facts: the entry of the journal, or None with the faults that stop it."""
    if unread.is_some and not unread.can_be_checked:
        return None, ()
    try:
        entry = loading(facts)
    except Refused as refusal:
        return None, refusal.findings
    return (None if unread.is_some else entry), ()


def _mapping(file: Path) -> Mapping:
    """The mapping of columns that a person has corrected. Raises Refused if the file is none."""
    try:
        return mapping_of(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise Refused(Finding("mapping_unreadable", {"file": file.name}, value=str(error))) from error


def _files(given: list[Path]) -> tuple[Path, ...]:
    """The files that were given; of a folder, those in it."""
    inside = (sorted(path.iterdir()) if path.is_dir() else [path] for path in given)
    return tuple(path for paths in inside for path in paths if path.is_file())


def _report(options: argparse.Namespace) -> Report:
    if not options.event:
        raise Refused(Finding("option_missing", {"option": "--event"}, column="--event"))
    return Report(
        milestone_id=options.report.strip(),
        event=options.event,
        day=options.date.strip(),
        reason=" ".join(options.reason.split()),
        source_url=options.source_url.strip(),
        source_title=" ".join(options.source_title.split()),
        body=" ".join(options.body.split()),
        today=date.today(),
    )


def _print(answer: Answer, as_json: bool) -> None:
    """Prints the answer: JSON on one line, or its report with the places of faults and warnings."""
    if as_json:
        print(json.dumps(answer, ensure_ascii=False))
        return
    plain = "".join(letter for letter in answer["report"] if letter.isprintable() or letter == "\n")
    print(plain)  # a cell may hold what a terminal would obey


if __name__ == "__main__":
    sys.exit(main())
