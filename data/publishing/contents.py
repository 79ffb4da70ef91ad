"""What a manifest says of its edition: when and with which tools it was built, from which facts, and what it contains."""

from typing import TypedDict


class File(TypedDict):
    """A file of an edition."""

    bytes: int
    sha256: str


class Mart(File):
    """The file of a dataset, and its rows."""

    file: str
    rows: int


class FactTable(TypedDict):
    """A table of the facts that an edition was built from."""

    rows: int
    sha256: str


class Years(TypedDict):
    """The first and the last year of amounts; None where there are none."""

    first: int | None
    last: int | None


class Sums(TypedDict):
    """The amounts of a measure in SEK."""

    rows: int
    sek: float
    sek_wholly_in_varmland: float


class Register(TypedDict):
    """A register that rows were taken from, and the date of its state."""

    source_id: str
    name: str
    state_of: str


class Contents(TypedDict):
    """Rows of each dataset and table of facts, the years of amounts, sums by measure, registers."""

    rows: dict[str, int]
    facts: dict[str, int]
    years: Years
    sums: dict[str, Sums]
    registers: list[Register]


class Manifest(TypedDict):
    """A manifest. An edition from before the seals has no `seal`, the name of the file with its checksum."""

    edition: str
    built_at: str
    synthetic: bool
    tools: dict[str, str]
    database: str
    seal: str
    marts: dict[str, Mart]
    facts: dict[str, FactTable]
    registers: list[Register]
    years: Years
    sums: dict[str, Sums]
    files: dict[str, File]
