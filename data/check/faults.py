"""A fault in the facts: where it is, what stands there and what was expected."""

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN = 60  # characters of a value that a message shows


@dataclass(frozen=True, order=True)
class Fault:
    """One fault. `row` is the row of the file with the header as row 1; 0 stands for the file as a whole."""

    file: str
    row: int
    column: str
    value: str
    expected: str

    def sentence(self) -> str:
        """The fault in words, on one line."""
        place = self.file
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column {self.column}"
        return f"{place}: {self._stands()}expected {self.expected}"

    def _stands(self) -> str:
        if not self.column and not self.value:
            return ""
        if not self.value:
            return "empty; "
        value = self.value if len(self.value) <= SHOWN else self.value[: SHOWN - 1] + "…"
        return f"{value!r}; "


def report(faults: Iterable[Fault]) -> str:
    """All faults in words, sorted by file and row."""
    lines = [fault.sentence() for fault in sorted(set(faults))]
    count = "1 fault" if len(lines) == 1 else f"{len(lines)} faults"
    return "\n".join([f"The facts hold {count}; nothing is published.", *(f"  {line}" for line in lines)])
