"""What the checks of the facts expected of a cell, in both languages, with the place of the cell in the delivered file."""

from collections.abc import Sequence

from data.check.expected import in_swedish
from data.check.faults import LONGEST_VALUE, Fault
from data.load.base.findings import Finding
from data.load.facts.tables import Facts


def findings_of(faults: Sequence[Fault], facts: Facts) -> list[Finding]:
    """The faults as findings; those of rows that a file delivered stand at their place in that file."""
    ids = {name: list(facts.by_id(name)) for name in {_table(fault) for fault in faults} & set(facts.tables)}
    return [_finding(fault, facts, ids.get(_table(fault), [])) for fault in faults]


def _table(fault: Fault) -> str:
    return fault.file.removesuffix(".csv")


def _finding(fault: Fault, facts: Facts, row_ids: list[str]) -> Finding:
    table = _table(fault)
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
