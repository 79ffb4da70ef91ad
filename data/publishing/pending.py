"""A publication under way: what a process that dies in the middle leaves for the next one to complete or undo.

Facts and edition are two things on the disk, so they cannot change in one step. The file PENDING says which publication is
under way. Until the facts are replaced, the publication has not happened and its traces are removed; from then on it has,
and the edition follows.
"""

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from data.errors import EditionError
from data.publishing import editions, folders, pointer

FILE = "PENDING"


@dataclass(frozen=True)
class Pending:
    """The folder of the facts, the new facts beside it, the SHA-256 of both, the new edition, and what is kept with it.

    `shape`: a file outside the facts that changes with them, '' for none, and its text before and after (None: no file).
    """

    facts: str
    beside: str
    digest_before: str
    digest_after: str
    edition: str
    is_new: bool
    kept: str
    shape: str = ""
    shape_before: str | None = None
    shape_after: str | None = None


def put_shape(path: str, text: str | None) -> None:
    """Writes the file that changes with the facts, whole or not at all; removes it where there is to be none."""
    if not path:
        return
    file = Path(path)
    if text is None:
        file.unlink(missing_ok=True)
    elif not file.is_file() or file.read_bytes() != text.encode():
        waiting = file.with_name(f".{file.name}.tmp")
        waiting.write_bytes(text.encode())
        pointer.to_disk(waiting)
        os.replace(waiting, file)
    pointer.to_disk(file.parent)


def begin(root: Path, pending: Pending) -> None:
    """Writes PENDING before anything is replaced. The caller holds the publishing lock."""
    waiting = root / f"{FILE}.tmp"
    waiting.write_text(json.dumps(asdict(pending)), encoding="utf-8")
    pointer.to_disk(waiting)
    os.replace(waiting, root / FILE)
    pointer.to_disk(root)


def end(root: Path) -> None:
    """Removes PENDING after the publication, or after its traces are gone."""
    (root / FILE).unlink()


def settle(root: Path) -> str:
    """Completes or undoes a publication whose process died; returns a sentence, '' if there was none.

    The caller holds the publishing lock. Raises EditionError if PENDING cannot be read.
    """
    try:
        found = Pending(**json.loads((root / FILE).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return ""
    except (ValueError, TypeError) as error:
        raise EditionError(f"{root / FILE} cannot be read: {error}. Remove it, then build again.") from error
    _find_facts(found)
    took_effect = folders.digest(Path(found.facts)) == found.digest_after
    put_shape(found.shape, found.shape_after if took_effect else found.shape_before)
    if took_effect:
        if faults := editions.verify(root, found.edition):
            sentence = (
                f"A publication was broken off after its facts were in place; build them. {' '.join(faults)}"
            )
        else:
            editions.point_to(root, found.edition)
            sentence = f"A publication that was broken off has been completed: {found.edition}."
    else:
        undo(root, found)
        sentence = "A publication that was broken off before it took effect has been removed."
    shutil.rmtree(found.beside, ignore_errors=True)
    end(root)
    return sentence


def undo(root: Path, pending: Pending) -> None:
    """Removes the edition and the kept files of a publication that has not taken effect."""
    if pending.is_new and editions.current_id(root) != pending.edition:
        shutil.rmtree(editions.path_of(root, pending.edition), ignore_errors=True)
    shutil.rmtree(pending.kept, ignore_errors=True)


def _find_facts(pending: Pending) -> None:
    """Puts a folder back in place where the facts were being swapped in more than one step."""
    facts, beside = Path(pending.facts), Path(pending.beside)
    aside = beside.with_name(f"{beside.name}-was")
    if not facts.exists():
        (beside if beside.exists() else aside).rename(facts)
    shutil.rmtree(aside, ignore_errors=True)
