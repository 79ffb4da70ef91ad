"""Loads what others send, reports on milestones, and takes publications back: `python -m data.load`."""

import argparse
import json
import locale
import sys
from datetime import date
from pathlib import Path
from typing import Any

from data.load import answers, reporting
from data.load.findings import Finding, Refused
from data.load.headline import in_words
from data.load.preview import preview
from data.load.publication import publish
from data.load.reporting import Report
from data.load.sentences import LANGUAGES
from data.load.steps import Steps
from data.load.tables import read_facts
from data.load.undoing import undo
from data.publishing import editions
from data.publishing.folders import default_facts

FAULTS, WAITING = 1, 2  # exit status; 0: nothing wrong


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line and returns the exit status."""
    options = _parser().parse_args(arguments)
    folder, root = options.facts or default_facts(), options.out or editions.default_root()
    lang = options.lang or _language()
    steps = Steps(sys.stderr, lang, as_json=options.json)
    try:
        answer = _answer(options, folder, root, lang, steps)
    except Refused as refusal:
        answer = answers.refused(refusal.findings, lang, options.base or None)
    _print(answer, as_json=options.json)
    return {"faults": FAULTS, "waiting": WAITING}.get(answer["state"], 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.load", description=__doc__)
    does = parser.add_mutually_exclusive_group(required=True)
    does.add_argument("--report", metavar="MILESTONE_ID", help="report an event of a milestone")
    does.add_argument("--undo", action="store_true", help="take back the last publication: facts and edition")
    does.add_argument("--journal", action="store_true", help="list what was published, and why")
    parser.add_argument("--event", choices=sorted(reporting.EVENTS), help="what happened to the milestone")
    parser.add_argument("--date", default="", help="when, as 2026, 2026-Q2, 2026-06 or 2026-06-30")
    parser.add_argument("--reason", default="", help="why")
    parser.add_argument("--source-url", default="", help="the page that says so")
    parser.add_argument("--source-title", default="", help="its title, where it is a new source")
    parser.add_argument(
        "--body", default="", help="the organisation that says so itself, or publishes; no person"
    )
    parser.add_argument("--check", action="store_true", help="say everything and change nothing")
    parser.add_argument(
        "--base", default="", metavar="EDITION", help="the edition that was previewed against"
    )
    parser.add_argument(
        "--json", action="store_true", help="answer with one JSON object; progress goes to stderr"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=None, help="language of the sentences")
    parser.add_argument("--facts", type=Path, default=None, help="folder of the fact files")
    parser.add_argument("--out", type=Path, default=None, help="folder of the editions")
    return parser


def _answer(options: argparse.Namespace, folder: Path, root: Path, lang: str, steps: Steps) -> dict[str, Any]:
    if options.journal:
        return answers.of_journal(read_facts(folder), lang)
    if options.undo:
        done = undo(folder, root, why=options.reason, body=options.body, base=options.base, on_step=steps)
        return answers.of_publication(done, "undone", lang)
    report = _report(options)
    if options.check:
        seen = preview(
            folder, root, lambda facts: reporting.apply(facts, report), base=options.base, on_step=steps
        )
        lines = [seen.entry.what[lang], *in_words(seen.before, seen.after, lang)]
        answer = answers.empty("ready", seen.base) | answers.of_changes(seen.facts)
        return answer | answers.headlines(seen.before, seen.after) | {"report": "\n".join(lines)}
    done = publish(
        folder, root, lambda facts: reporting.apply(facts, report), base=options.base, on_step=steps
    )
    return answers.of_publication(done, "published", lang)


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


def _language() -> str:
    """Swedish where the system is Swedish, else English."""
    name = locale.setlocale(locale.LC_ALL, "") if locale.getlocale()[0] is None else locale.getlocale()[0]
    return "sv" if (name or "").lower().startswith("sv") else "en"


def _print(answer: dict[str, Any], as_json: bool) -> None:
    """Prints the answer: JSON on one line, or its report with the places of faults and warnings."""
    if as_json:
        print(json.dumps(answer, ensure_ascii=False))
        return
    print(answer["report"])


if __name__ == "__main__":
    sys.exit(main())
