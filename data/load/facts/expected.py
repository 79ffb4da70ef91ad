"""What the checks of the facts expected of a cell, in both languages, with the place of the cell in the delivered file."""

from collections.abc import Iterable

from data.check.expected import in_swedish
from data.check.faults import LONGEST_VALUE, Fault
from data.load.base.findings import Finding
from data.load.facts.tables import Facts


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
        "column": facts.spoken(table, row_id, fault.column) or fault.file,
        "sv": in_swedish(fault.expected),
        "en": fault.expected,
        "table": table,
    }
    code = "cell_empty" if fault.column and not fault.value else "cell"
    return Finding(code, values, facts.place(table, row_id), column, value)
