"""How files of a source are read, kept with the publication that taught it: data/sources/<source>.toml changes with the facts.

Facts that lie elsewhere have a folder `sources` of their own, which is replaced with them.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from data import FOLDER
from data.build import registers_of
from data.load.base.findings import Finding, Refused
from data.load.base.records import Mapping
from data.load.reading.sources import with_mapping
from data.publishing.folders import FACTS

KEPT = "shape.json"


@dataclass(frozen=True)
class Shape:
    """How files of a source are to be read: its name, and a corrected mapping or the text of its file (None: no file)."""

    source: str
    mapping: Mapping | None = None
    text: str | None = None

    def after(self, before: str | None) -> str | None:
        """The text of the file, which had the text `before`."""
        return with_mapping(before or "", self.mapping) if self.mapping else self.text


@dataclass(frozen=True)
class Moved:
    """A file outside the folder of the facts that changes with them; None is no file."""

    path: Path
    before: str | None
    after: str | None

    def keep(self, folder: Path) -> None:
        """Keeps what the file was and became with the publication."""
        (folder / KEPT).write_text(json.dumps(asdict(self) | {"path": self.path.stem}), encoding="utf-8")


def place(shape: Shape, folder: Path, beside: Path) -> Moved | None:
    """Puts the file among the new facts; where their sources lie outside them, returns what is to change there."""
    outside = folder == FACTS.resolve() and not (folder / "sources").is_dir()
    at = registers_of(folder) if outside else beside / "sources"
    if not at.is_dir():
        shutil.copytree(registers_of(folder), at)
    path = at / f"{shape.source}.toml"
    before = path.read_text(encoding="utf-8") if path.is_file() else None
    after = shape.after(before)
    if outside:
        return Moved(path, before, after)
    if after is not None:
        path.write_text(after, encoding="utf-8")
    return None


@contextmanager
def registers(beside: Path, moved: Moved | None) -> Iterator[Path]:
    """The folder of the registers as it will be once the new facts are in their place."""
    if moved is None:
        yield registers_of(beside)
        return
    with tempfile.TemporaryDirectory(prefix="follow-up-") as folder:
        copy = Path(folder) / moved.path.parent.name
        shutil.copytree(moved.path.parent, copy)
        (copy / moved.path.name).unlink(missing_ok=True)
        if moved.after is not None:
            (copy / moved.path.name).write_text(moved.after, encoding="utf-8")
        yield copy


def taken_back(kept: Path, journal_id: str) -> Shape | None:
    """The shape as it was before a publication, None if it changed none outside the facts. Raises Refused if it changed since."""
    if not (kept / KEPT).is_file():
        return None
    about = json.loads((kept / KEPT).read_text(encoding="utf-8"))
    path = FOLDER / "sources" / f"{about['path']}.toml"
    if (path.read_text(encoding="utf-8") if path.is_file() else None) != about["after"]:
        raise Refused(Finding("undo_changed_since", {"journal_id": journal_id}))
    return Shape(about["path"], text=about["before"])
