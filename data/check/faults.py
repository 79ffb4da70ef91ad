"""A fault in the facts: its place, the value found and what was expected instead."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.check import placed
from data.check.expected import in_swedish
from data.check.placed import SHOWN, Spot


@dataclass(frozen=True, order=True)
class Fault:
    """One fault. `row` counts from the header, which is row 1; row 0 is the file as a whole."""

    file: str
    row: int
    column: str
    value: str
    expected: str

    @property
    def code(self) -> str:
        """The code of its sentence in faults.toml."""
        if not self.column:
            return "row_or_file"
        return "cell" if self.value else "cell_empty"

    def sentence(self, lang: str = "en") -> str:
        """What is wrong, in Swedish or English; the same for every place with the same cause."""
        expected = in_swedish(self.expected) if lang == "sv" else self.expected
        return placed.say(self.code, lang, column=self.column, expected=expected)


def report(faults: Iterable[Fault], lang: str = "en") -> str:
    """The faults as text, those of one cause together, sorted by file and row; at most fifty of a cause and fifty causes."""
    found = sorted(set(faults))
    causes: dict[tuple[str, str], list[Fault]] = {}
    for fault in found:
        causes.setdefault((fault.file, fault.sentence(lang)), []).append(fault)
    text = [
        placed.say("one_fault", lang) if len(found) == 1 else placed.say("many_faults", lang, n=len(found))
    ]
    for (file, words), alike in list(causes.items())[:SHOWN]:
        spots = [Spot(file, "", fault.row, placed.short(fault.value)) for fault in alike]
        text += [f"  {line}" for line in placed.lines(words, spots, len(alike), lang)]
    if len(causes) > SHOWN:
        text.append("  " + placed.say("more_causes", lang, n=len(causes) - SHOWN))
    return "\n".join(text)
