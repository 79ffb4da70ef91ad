"""A fault in the facts: its place, the value found and what was expected instead."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.check.expected import in_swedish

WORDS = {
    "sv": {
        "row": "rad",
        "column": "kolumn",
        "empty": "tom",
        "expected": "förväntade",
        "one": "Uppgifterna har ett fel; inget är publicerat.",
        "many": "Uppgifterna har {n} fel; inget är publicerat.",
        "more": "    … och {n} till av samma slag",
        "causes": "  … och {n} slags fel till",
    },
    "en": {
        "row": "row",
        "column": "column",
        "empty": "empty",
        "expected": "expected",
        "one": "The facts hold 1 fault; nothing is published.",
        "many": "The facts hold {n} faults; nothing is published.",
        "more": "    … and {n} more of the same kind",
        "causes": "  … and {n} more kinds of fault",
    },
}
LONGEST_VALUE = 60  # characters; a message cuts a longer value
SHOWN = 50  # places of a cause, and causes


@dataclass(frozen=True, order=True)
class Fault:
    """One fault. `row` counts from the header, which is row 1; row 0 is the file as a whole."""

    file: str
    row: int
    column: str
    value: str
    expected: str

    def sentence(self, lang: str = "en") -> str:
        """The fault as one line of text, in Swedish or English."""
        words = WORDS[lang]
        place = self.file
        if self.row:
            place += f", {words['row']} {self.row}"
        if self.column:
            place += f", {words['column']} {self.column}"
        expected = in_swedish(self.expected) if lang == "sv" else self.expected
        return f"{place}: {self._found(words['empty'])}{words['expected']} {expected}"

    def _found(self, empty: str) -> str:
        if not self.column and not self.value:
            return ""
        if not self.value:
            return f"{empty}; "
        value = self.value
        if len(value) > LONGEST_VALUE:
            value = value[: LONGEST_VALUE - 1] + "…"
        return f"{value!r}; "


def report(faults: Iterable[Fault], lang: str = "en") -> str:
    """The faults as text, those of one cause together, sorted by file and row; at most fifty of a cause and fifty causes."""
    found, words = sorted(set(faults)), WORDS[lang]
    causes: dict[tuple[str, str, str], list[Fault]] = {}
    for fault in found:
        causes.setdefault((fault.file, fault.column, fault.expected), []).append(fault)
    lines = [words["one"] if len(found) == 1 else words["many"].format(n=len(found))]
    for alike in list(causes.values())[:SHOWN]:
        lines += [f"  {fault.sentence(lang)}" for fault in alike[:SHOWN]]
        lines += [words["more"].format(n=len(alike) - SHOWN)] if len(alike) > SHOWN else []
    return "\n".join(
        [*lines, *([words["causes"].format(n=len(causes) - SHOWN)] if len(causes) > SHOWN else [])]
    )
