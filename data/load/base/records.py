"""What a file that somebody sends holds, once it is read: proposed rows of the fact tables, and what is wrong with it."""

from collections.abc import Mapping as Values
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

OWN = "own"  # what a delivery of our own tables is taken for
LIST = "list"  # and a list of somebody's own; any other is a register


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: `sheet` is '' outside workbooks, `row` 1 is the first row and 0 the sheet as a whole.

    `file` is the file's name, also where it lies in a zip.
    """

    sheet: str
    row: int
    file: str = ""


class Record(NamedTuple):
    """A proposed row of a fact table.

    `values`: column -> text in the normal form of the facts (dates `2024`, `2024-05`, `2024-Q2`, `2024-05-17`; amounts
    as plain decimals in whole units; '' where nothing is stated). A column that the file does not have is not in it.
    References hold a name or number as the file writes it, an id of ours, or `@key` for another record of the delivery.
    `key` is the id that the file gives, else a key made of its place; it is unique among the records of its table.
    `headings`: column -> the heading in the file, for messages; `amount.unit` -> how the file writes the amount (`tSEK`).
    """

    table: str
    key: str
    values: dict[str, str]
    headings: dict[str, str]
    place: Place


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that cannot be read. Its sentence stands in messages.toml under `code` and is filled from `values`.

    `column` is the heading in the file, '' for a row, sheet or file as a whole; `value` is the cell as it was written.
    `fatal` problems leave rows out or ask a question, so nothing may be published; `asks` marks what waits until a person
    says that it is right; the others tell what was mended.
    """

    code: str
    place: Place | None
    column: str = ""
    value: str = ""
    values: Values[str, str] = field(default_factory=dict)
    fatal: bool = True
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A column of a file and what it is taken for.

    `column`: `table.column`, with the measure of an amount where the column says it (`funding.amount.granted`); ''
    where it is left out. `how`: `saved`, `name`, `near`, `content`, `person`, `dropped` (it names persons) or `none`.
    `unit`: how amounts are written (`SEK`, `tSEK`, `MSEK`, `EUR`, ..., `%`), '' where the cells say it or none is needed.
    """

    heading: str
    column: str
    how: str
    sample: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class Mapping:
    """The columns of a file of one shape. `constants`: `table.column` -> the value that holds for every row."""

    matches: tuple[Match, ...]
    constants: dict[str, str] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True)
class Delivery:
    """What one file, or several that belong together, hold.

    `mapping` is how the first list is read, `further` the columns of other lists among its sheets under headings of their own.
    `taken_for` names the source or shape ('' where it was not understood), `title` is what a reader knows the source by;
    `publisher` and `url` say whose it is, where its shape does. `rows_read` counts the rows below the
    headings, those left out included; `sums` adds up their amounts by measure and currency ('granted SEK').
    """

    file: str
    sha256: str
    taken_for: str
    source_id: str
    records: list[Record]
    problems: list[Problem]
    left_out: list[tuple[Place, str]]
    mapping: Mapping | None = None
    further: tuple[Match, ...] = ()
    rows_read: int = 0
    sums: dict[str, Decimal] = field(default_factory=dict)
    title: str = ""
    publisher: str = ""
    url: str = ""

    @property
    def matches(self) -> tuple[Match, ...]:
        """Every column of its lists, once a heading, for a person to correct."""
        return (*(self.mapping.matches if self.mapping else ()), *self.further)
