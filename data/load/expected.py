"""What the checks of the facts expected of a cell, in both languages, with the place of the cell in the delivered file."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from data.check.faults import LONGEST_VALUE, Fault
from data.load.findings import Finding
from data.load.tables import Facts

FILE = Path(__file__).with_name("expected.toml")


def findings_of(faults: Iterable[Fault], facts: Facts) -> list[Finding]:
    """The faults as findings; those of rows that a file delivered stand at their place in that file."""
    return [_finding(fault, facts) for fault in faults]


def _finding(fault: Fault, facts: Facts) -> Finding:
    table = fault.file.removesuffix(".csv")
    row_ids = list(facts.by_id(table)) if table in facts.tables else []
    row_id = row_ids[fault.row - 2] if 2 <= fault.row < len(row_ids) + 2 else ""
    value = fault.value if len(fault.value) <= LONGEST_VALUE else fault.value[: LONGEST_VALUE - 1] + "…"
    column = facts.heading(table, row_id, fault.column)
    values = {
        "column": column or fault.file,
        "sv": in_swedish(fault.expected),
        "en": fault.expected,
        "table": table,
    }
    code = "cell_empty" if fault.column and not fault.value else "cell"
    return Finding(code, values, facts.place(table, row_id), column, value)


def in_swedish(expected: str) -> str:
    """What was expected, in Swedish; in English where expected.toml does not know the words."""
    for pattern, words in _patterns():
        if match := pattern.fullmatch(expected):
            return match.expand(words)
    return expected


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    pairs = tomllib.loads(FILE.read_text(encoding="utf-8"))["expected"]
    return [(re.compile(pair["en"]), pair["sv"]) for pair in pairs]
