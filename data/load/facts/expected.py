"""What the checks of the facts expected of a cell, in both languages, with the place of the cell in the delivered file."""

from collections.abc import Sequence

from data.check.expected import in_swedish
from data.check.faults import Fault
from data.check.placed import short
from data.check.schema import load_schema
from data.load.base.findings import Finding
from data.load.base.records import Place
from data.load.facts.tables import Facts
from data.load.reading.columns import spoken_value


def findings_of(faults: Sequence[Fault], facts: Facts) -> list[Finding]:
    """The faults as findings; those of rows that a file delivered stand at their place in that file."""
    ids = {name: list(facts.by_id(name)) for name in {_table(fault) for fault in faults} & set(facts.tables)}
    return [_finding(fault, facts, ids.get(_table(fault), [])) for fault in faults]


def _table(fault: Fault) -> str:
    return fault.file.removesuffix(".csv")


def _finding(fault: Fault, facts: Facts, row_ids: list[str]) -> Finding:
    table = _table(fault)
    row_id = row_ids[fault.row - 2] if 2 <= fault.row < len(row_ids) + 2 else ""
    values = {
        "column": facts.spoken(table, row_id, fault.column),
        "expected": _expected(fault, table),
        "table": table,
    }
    column = facts.heading(table, row_id, fault.column)
    place = facts.place(table, row_id) or Place("", fault.row, fault.file)
    value = facts.written(table, row_id, fault.column, short(fault.value))
    return Finding(fault.code, values, place, column, value)


def _expected(fault: Fault, table: str) -> dict[str, str]:
    """What was expected in both languages; of a column of choices the words that our workbook offers."""
    known = load_schema()[table].columns if table in load_schema() else ()
    words = next((column.words for column in known if column.name == fault.column and column.words), ())
    if words and fault.expected == f"one of {', '.join(words)}":
        offered = ", ".join(spoken_value(fault.column, word) for word in words)
        return {"sv": in_swedish(f"one of {offered}"), "en": fault.expected}
    return {"sv": in_swedish(fault.expected), "en": fault.expected}
