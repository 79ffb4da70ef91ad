"""The journal of publications: one line each in journal.csv, published with the facts that it is about."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.load.facts.changes import Row
from data.load.facts.tables import Facts, write_table
from data.publishing import folders

TABLE = "journal"


@dataclass(frozen=True)
class Entry:
    """What somebody did, before it has an id: `what` by language, `why` in their own words, the file and its SHA-256.

    `rows` are the new, changed and gone rows where the changes of the facts do not tell.
    """

    kind: str  # loaded, reported, undone
    what: dict[str, str]
    why: str = ""
    body: str = ""
    file: str = ""
    sha256: str = ""
    undoes: str = ""
    rows: tuple[int, int, int] | None = None


def next_id(facts: Facts, now: datetime) -> str:
    """A readable id: the day, and the number of the publication on that day."""
    day = now.strftime("p%Y_%m_%d")
    return f"{day}_{1 + sum(row['journal_id'].startswith(day) for row in facts.tables[TABLE])}"


def write(facts: Facts, folder: Path, entry: Entry, journal_id: str, base: str, now: datetime) -> None:
    """Adds the line of a publication to the facts and to the written folder of them."""
    new, changed, gone = entry.rows or [facts.count(kind) for kind in ("new", "changed", "gone")]
    row = {
        "journal_id": journal_id,
        "at": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "kind": entry.kind,
        "body": entry.body,
        "file": entry.file,
        "sha256": entry.sha256,
        "rows_new": str(new),
        "rows_changed": str(changed),
        "rows_gone": str(gone),
        "what_sv": entry.what["sv"],
        "what_en": entry.what["en"],
        "why": entry.why,
        "base_edition": base,
        "undoes": entry.undoes,
        "facts_after": digest(folder),
    }
    facts.add(TABLE, row)
    write_table(folder, facts, TABLE)


def digest(folder: Path) -> str:
    """SHA-256 of the facts without the journal itself."""
    return folders.digest(folder, without=(TABLE,))


def last_undoable(facts: Facts) -> Row | None:
    """The last publication that is not taken back, and is no taking back itself."""
    taken_back = {row["undoes"] for row in facts.tables[TABLE]}
    rows = [
        row for row in facts.tables[TABLE] if row["kind"] != "undone" and row["journal_id"] not in taken_back
    ]
    return rows[-1] if rows else None
