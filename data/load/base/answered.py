"""The answer of the command as pages read it: one JSON object. `Answer` has the keys that belong to what was asked for."""

from typing import TypedDict

Numbers = dict[str, float]  # headline numbers by their names
NotCounted = dict[
    str, tuple[int, float]
]  # amounts that are not in the headline, and their SEK, by the reason


class Where(TypedDict):
    """A place in a delivered file; `row` 0 is the sheet or file as a whole, `column` the heading in the file."""

    file: str
    sheet: str
    row: int
    column: str
    value: str


class Option(TypedDict):
    """One answer to a question: what is passed to `--confirm`, and its words."""

    confirm: str
    words: str


class Compared(TypedDict):
    """A cell as the file and as the facts have it."""

    column: str
    file: str
    facts: str


class Pick(TypedDict):
    """Another answer: any of the `names` of a kind; its id after `confirm` is what is passed to `--confirm`."""

    kind: str
    confirm: str
    words: str


class Question(TypedDict):
    """What one of the `choices`, or a name that is picked, must answer; `place` is the number of its place in its cause."""

    place: int
    choices: list[Option]
    beside: list[Compared]
    pick: Pick | None


class Cause(TypedDict):
    """A fault, warning or note once, with how often it occurs and the first fifty of its places.

    `skip`: what confirms a place -> what leaves its row out instead.
    """

    code: str
    count: int
    sentence: str
    places: list[Where]
    rule: str
    confirm: list[str]
    questions: list[Question]
    all_as: list[Option]
    skip: dict[str, str]


class Read(TypedDict):
    """A column of the file and what it is read as."""

    heading: str
    column: str
    words: str
    how: str
    sample: list[str]
    unit: str


class CellChange(TypedDict):
    """A cell of a row that changes."""

    column: str
    heading: str
    was: str
    now: str


class RowPlace(TypedDict):
    """Where a row stands in the delivered file."""

    file: str
    sheet: str
    row: int


class RowChange(TypedDict):
    """A row that is new, changed or gone; `amount` says what a new amount is."""

    table: str
    row_id: str
    kind: str
    place: RowPlace | None
    title: str
    amount: str
    changes: list[CellChange]


class Near(TypedDict):
    """A known name that a written one is near to."""

    id: str
    name: str
    confirm: str


class Named(TypedDict):
    """Something that can be picked, by its id and name."""

    id: str
    name: str


class Proposal(TypedDict):
    """A name that the facts do not have, with those that are near; `new`: what is passed to `--confirm` if it is another."""

    name: str
    kind: str
    near: list[Near]
    new: str


class Answer(TypedDict, total=False):
    """What the command answers. `state`: ready, waiting, faults, published or undone."""

    state: str
    file: str
    sha256: str
    taken_for: str
    title: str
    source_id: str
    base: str | None
    edition: str | None
    mapping: list[Read]
    counts: dict[str, dict[str, int]]
    rows: list[RowChange]
    rows_in_all: int
    rows_read: int
    sums: dict[str, str]
    left_out: list[Cause]
    faults: list[Cause]
    warnings: list[Cause]
    notes: list[Cause]
    proposals: list[Proposal]
    names: dict[str, list[Named]]
    headline: dict[str, Numbers]
    not_counted: str
    journal: list[dict[str, str]]
    undoable: dict[str, str]
    journal_id: str
    report: str
