"""A fault in the facts: its place, the value found and what was expected instead."""

from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_VALUE = 60  # characters; a message cuts a longer value


@dataclass(frozen=True, order=True)
class Fault:
    """One fault. `row` counts from the header, which is row 1; row 0 is the file as a whole."""

    file: str
    row: int
    column: str
    value: str
    expected: str

    def sentence(self) -> str:
        """The fault as one line of text."""
        place = self.file
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column {self.column}"
        return f"{place}: {self._found()}expected {self.expected}"

    def _found(self) -> str:
        if not self.column and not self.value:
            return ""
        if not self.value:
            return "empty; "
        value = self.value
        if len(value) > LONGEST_VALUE:
            value = value[: LONGEST_VALUE - 1] + "…"
        return f"{value!r}; "


def report(faults: Iterable[Fault]) -> str:
    """All faults as text, one line each, sorted by file and row."""
    lines = [fault.sentence() for fault in sorted(set(faults))]
    count = "1 fault" if len(lines) == 1 else f"{len(lines)} faults"
    return "\n".join([f"The facts hold {count}; nothing is published.", *(f"  {line}" for line in lines)])
