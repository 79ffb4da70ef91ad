"""The arguments of the command."""

import argparse
from pathlib import Path

from data.load.base.sentences import LANGUAGES
from data.load.facts.reporting import EVENTS


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m data.load",
        description="Loads what others send, reports on milestones, and takes publications back.",
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="what was delivered: files that belong together"
    )
    parser.add_argument(
        "--as",
        dest="source",
        default=None,
        metavar="SOURCE",
        help="what it is taken for, where the columns do not tell",
    )
    parser.add_argument(
        "--confirm",
        nargs="+",
        action="extend",
        default=[],
        metavar="RULE:ROW",
        help="warnings to let through, as the check prints them",
    )
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--report", metavar="MILESTONE_ID", help="report an event of a milestone")
    does.add_argument("--undo", action="store_true", help="take back the last publication: facts and edition")
    does.add_argument("--journal", action="store_true", help="list what was published, and why")
    does.add_argument(
        "--workbook", type=Path, metavar="FILE.xlsx", help="write our own workbook, to be filled in"
    )
    parser.add_argument("--table", default="", help="fill the workbook with the rows of a table")
    parser.add_argument(
        "--sheets", nargs="+", default=[], metavar="TABLE", help="write empty sheets of just these tables"
    )
    parser.add_argument(
        "--form", default="", metavar="METHOD", help="fill it with the items of a method to assess"
    )
    parser.add_argument("--owner", default="", help="fill it with the milestones of an organisation")
    parser.add_argument("--area", default="", help="fill it with the projects of an area")
    parser.add_argument("--event", choices=sorted(EVENTS), help="what happened to the milestone")
    parser.add_argument("--date", default="", help="when, as 2026, 2026-Q2, 2026-06 or 2026-06-30")
    parser.add_argument("--reason", default="", help="why")
    parser.add_argument("--source-url", default="", help="the page that says so")
    parser.add_argument("--source-title", default="", help="its title, where it is a new source")
    parser.add_argument(
        "--body", default="", help="the organisation that says so itself, or publishes; no person"
    )
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE.json",
        help="how the columns are to be read, as a person corrected it",
    )
    parser.add_argument(
        "--marked",
        type=Path,
        metavar="FILE.xlsx",
        help="write a copy with what is wrong marked in its cells, unless it is published",
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
