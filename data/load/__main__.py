"""Loads what others send, reports on milestones, and takes publications back: `python -m data.load`."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from data.check.expected import default_language
from data.load import answers
from data.load.arguments import parser
from data.load.base.answered import Answer
from data.load.base.collecting import unsearched
from data.load.base.findings import Finding, Refused, grouped
from data.load.base.records import Mapping
from data.load.base.sentences import sentence
from data.load.base.steps import Steps
from data.load.changing.headline import in_words
from data.load.changing.preview import preview
from data.load.changing.publication import base_of, publish
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
    """Runs the command line and returns the exit status."""
    options = parser().parse_args(arguments)
    folder, root = options.facts or default_facts(), options.out or editions.default_root()
    lang = options.lang or default_language()
    steps = Steps(sys.stderr, lang, as_json=options.json)
    try:
        answer = _answer(options, folder, root, lang, steps)
    except Refused as refusal:
        answer = answers.refused(refusal.findings, lang, options.base or None)
    if options.marked and options.files:
        write_marked(options.marked, options.files, answer)
    _print(answer, as_json=options.json)
    return {"faults": FAULTS, "waiting": WAITING}.get(answer["state"], 0)


def _answer(options: argparse.Namespace, folder: Path, root: Path, lang: str, steps: Steps) -> Answer:
    if options.journal:
        return answers.of_journal(read_facts(folder), lang)
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
        lines = [seen.entry.what[lang], *in_words(seen.before, seen.after, lang)]
        lines.append(sentence("only_checked", lang))
        answer = answers.empty("ready", seen.base) | answers.of_changes(seen.facts, lang)
        return answer | answers.headlines(seen.before, seen.after) | {"report": "\n".join(lines)}
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
    started = folders.digest(folder)
    body = reporting.known_body(read_facts(folder), options.body)
    choices = Choices(frozenset(options.confirm), " ".join(options.reason.split()), body, date.today())
    mapping = _mapping(options.mapping) if options.mapping else None
    source = slug(options.source) if options.source else None  # it names a file
    delivery = read(options.files, source, steps, mapping=mapping, facts=folder)
    unread = Unread(delivery)
    if unread.is_some:
        choices = replace(
            choices, confirmed=frozenset()
        )  # of what is not read, a part may be confirmed already
    loading = Loading(delivery, choices, folder.resolve(), root, lang)
    facts = read_facts(folder)
    faults: Sequence[Finding] = ()
    entry = None
    if not unread.is_some or unread.can_be_checked:
        try:
            entry = loading(facts)
        except Refused as refusal:
            faults = refusal.findings
    if unread.is_some or entry is None:
        waiting = unread.without(loading.settled.waiting)
        return answers.of_faults(delivery, unread.without(faults), waiting, lang)
    about = answers.of_delivery(delivery, lang) | answers.of_settled(facts, loading.settled, lang)
    about["notes"] = [*about["notes"], *grouped(loading.settled.notes, lang)]
    if not facts.has_changed and not loading.settled.waiting:
        code = "nothing_new" if loading.settled.same else "nothing_ours"
        report = "\n".join([sentence(code, lang), answers.report_of([], about, lang)])
        return about | {"base": base_of(root, options.base), "report": report}
    state = "waiting" if loading.settled.waiting else "ready"
    if options.check:
        seen = preview(folder, root, facts, entry, base=options.base, on_step=steps)
        answer = about | answers.headlines(seen.before, seen.after) | {"base": seen.base, "state": state}
        lines = in_words(seen.before, seen.after, lang)
        told = [answers.report_of(lines, answer, lang), sentence("only_checked", lang)]
        return answer | {"report": "\n".join(told)}
    if loading.settled.waiting:
        answer = about | {"base": base_of(root, options.base), "state": state}
        return answer | {"report": answers.report_of([], answer, lang)}
    shape = Shape(source, delivery.mapping) if mapping and source and delivery.mapping else None

    def make(folder: Path) -> tuple[Facts, Entry]:
        if folders.digest(folder) != started:
            raise _OvertakenError
        return facts, entry

    done = publish(
        folder,
        root,
        make,
        base=options.base,
        delivered=_delivered(options.files),
        shape=shape,  # next month's file needs no hand
        on_step=steps,
    )
    return answers.of_loading(answers.of_publication(done, "published", lang), about)


def _mapping(file: Path) -> Mapping:
    """The mapping of columns that a person has corrected. Raises Refused if the file is none."""
    try:
        return mapping_of(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise Refused(Finding("mapping_unreadable", {"file": file.name}, value=str(error))) from error


def _delivered(given: list[Path]) -> tuple[Path, ...]:
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
