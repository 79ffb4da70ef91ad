"""Editions: immutable folders of marts, each with a manifest and its seal; the file CURRENT names the one in use.

The manifest lists the checksum of every other file; the seal is the checksum of the manifest. The edition keeps its
seal in a file that `sha256sum --check` reads, for links that pin the edition; CURRENT repeats it for the edition in use.
An edition from before there were seals is used as long as its files match its manifest, but never replaces a damaged one.
"""

import hashlib
import json
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from data import FOLDER
from data.errors import EditionError
from data.publishing import pointer
from data.publishing.contents import File, Manifest
from data.publishing.pointer import Pointer, free_name, to_disk

DEFAULT_ROOT = FOLDER / "editions"
DATABASE = "follow_up.duckdb"
MANIFEST = "manifest.json"
SEAL = "manifest.sha256"
# Links may pin an edition, so old ones are kept. With the facts of 2026 one takes 3 MB, and a hundred 300 MB.
KEPT = 100
KEPT_SYNTHETIC = 4  # nobody links to made-up data, and such an edition may be large
_NAME = re.compile(r"[0-9a-f]{12}")
_KEYS = {"built_at", "synthetic", "marts", "files"}  # every manifest has these, and others


@dataclass(frozen=True)
class Edition:
    """A published edition as its manifest describes it. `rows` is the number of rows in all marts."""

    id: str
    built_at: str
    synthetic: bool
    rows: int
    is_current: bool
    is_sealed: bool


@dataclass(frozen=True)
class Checked:
    """The manifest of an edition, its SHA-256, and whether the edition has a seal."""

    manifest: Manifest
    digest: str
    is_sealed: bool


def default_root() -> Path:
    """The folder of the editions: the one that FOLLOW_UP_EDITIONS names, else data/editions."""
    return Path(os.environ.get("FOLLOW_UP_EDITIONS") or DEFAULT_ROOT)


def path_of(root: Path, edition: str) -> Path:
    """The folder of an edition. Raises EditionError if the name is not that of an edition."""
    if not _NAME.fullmatch(edition):
        raise EditionError(
            f"{edition!r} is no edition: the name of an edition is twelve characters of 0-9 and a-f."
        )
    return root / edition


def current_id(root: Path) -> str | None:
    """The id of the edition in use; None before the first build. Raises EditionError if CURRENT is damaged."""
    found = pointer.read(root)
    return found.edition if found else None


def manifest_of(root: Path, edition: str) -> Manifest:
    """The manifest of an edition. Raises EditionError if it is missing or does not match its seal."""
    return _read(path_of(root, edition)).manifest


def seal(folder: Path) -> None:
    """Writes the seal of a finished folder: the checksum of its manifest, in the format of `sha256sum`."""
    line = f"{sha256(folder / MANIFEST)}  {MANIFEST}\n"
    (folder / SEAL).write_bytes(line.encode("ascii"))


def _read(folder: Path) -> Checked:
    edition = folder.name
    try:
        content = (folder / MANIFEST).read_bytes()
        sealed = (folder / SEAL).read_bytes() if (folder / SEAL).exists() else b""
    except FileNotFoundError as error:
        raise EditionError(f"The edition {edition} has no {MANIFEST}.") from error
    except OSError as error:
        raise EditionError(
            f"The manifest of the edition {edition} cannot be read: {error.strerror}."
        ) from error
    digest = hashlib.sha256(content).hexdigest()
    if sealed and sealed != f"{digest}  {MANIFEST}\n".encode("ascii"):
        raise EditionError(
            f"The manifest of the edition {edition} is not as it was built (its checksum differs)."
        )
    return Checked(_parsed(edition, content, bool(sealed)), digest, bool(sealed))


def _parsed(edition: str, content: bytes, is_sealed: bool) -> Manifest:
    try:
        manifest = json.loads(content)
    except ValueError as error:
        raise EditionError(f"The manifest of the edition {edition} cannot be read: {error}") from error
    if not isinstance(manifest, dict) or manifest.get("edition") != edition or not manifest.keys() >= _KEYS:
        raise EditionError(f"The manifest of the edition {edition} is not its own.")
    if "seal" in manifest and not is_sealed:
        raise EditionError(f"{edition}: {SEAL} is missing.")
    return cast(Manifest, manifest)


def verify(root: Path, edition: str) -> list[str]:
    """The faults of the files of an edition, one sentence each; an empty list if all are as they were built."""
    try:
        return _faults(path_of(root, edition), manifest_of(root, edition)["files"])
    except EditionError as error:
        return [str(error)]


def checked(root: Path, edition: str) -> Checked:
    """Reads an edition after checking its files against its manifest. Raises EditionError with every fault."""
    found = _read(path_of(root, edition))
    if faults := _faults(path_of(root, edition), found.manifest["files"]):
        raise EditionError(" ".join(faults))
    return found


def _faults(folder: Path, files: dict[str, File]) -> list[str]:
    edition = folder.name
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    there -= {MANIFEST, SEAL}
    faults = [f"{edition}: {name} is missing." for name in sorted(files.keys() - there)]
    faults += [f"{edition}: {name} does not belong to the edition." for name in sorted(there - files.keys())]
    for name in sorted(files.keys() & there):
        try:
            is_as_built = sha256(folder / name) == files[name]["sha256"]
        except OSError as error:
            faults.append(f"{edition}: {name} cannot be read: {error.strerror}.")
            continue
        if not is_as_built:
            faults.append(f"{edition}: {name} is not as it was built (its checksum differs).")
    return faults


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def publish(root: Path, made: Path, edition: str) -> list[str]:
    """Makes the finished folder `made` the current edition. Returns a sentence for each folder that stays but was due to go.

    The caller holds the publishing lock. All files are on the disk before CURRENT is switched, which readers see at once.
    """
    place(root, made, edition)
    use(root, edition)
    return tidy(root)


def place(root: Path, made: Path, edition: str) -> None:
    """Puts the finished folder `made` among the editions, on the disk; CURRENT stays. The caller holds the publishing lock."""
    target = path_of(root, edition)
    for path in [*made.rglob("*"), made]:
        to_disk(path)
    if target.exists():  # it must be damaged: an intact one would have been used
        target.rename(free_name(root, f".broken-{edition}"))
    made.rename(target)
    to_disk(root)


def use(root: Path, edition: str) -> None:
    """Makes a published edition the current one. Raises EditionError if it is missing or damaged."""
    if not path_of(root, edition).is_dir():
        raise EditionError(f"There is no edition {edition}. `--list` shows those that there are.")
    faults = verify(root, edition)
    if faults:
        raise EditionError("\n".join([f"The edition {edition} is damaged and is not used.", *faults]))
    point_to(root, edition)


def point_to(root: Path, edition: str) -> None:
    """Switches CURRENT to an edition, atomically. The caller has verified the edition and holds the publishing lock."""
    pointer.write(root, Pointer(edition, _read(path_of(root, edition)).digest))


def editions(root: Path) -> list[Edition]:
    """The published editions, the latest first, without those whose manifest cannot be read."""
    try:
        current = current_id(root)
    except EditionError:  # CURRENT is damaged: the editions are listed, and none is the current one
        current = None
    found = []
    for folder in folders(root):
        try:
            found.append(_edition(_read(folder), current))
        except EditionError:
            continue
    return sorted(found, key=lambda edition: (edition.built_at, edition.id), reverse=True)


def folders(root: Path) -> list[Path]:
    """The folders of editions, readable or not. Raises EditionError if `root` cannot be read."""
    try:
        return [path for path in root.iterdir() if path.is_dir() and _NAME.fullmatch(path.name)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise EditionError(f"The folder {root} cannot be read: {error.strerror}.") from error


def _edition(found: Checked, current: str | None) -> Edition:
    manifest = found.manifest
    return Edition(
        id=manifest["edition"],
        built_at=manifest["built_at"],
        synthetic=manifest["synthetic"],
        rows=sum(mart["rows"] for mart in manifest["marts"].values()),
        is_current=manifest["edition"] == current,
        is_sealed=found.is_sealed,
    )


def tidy(root: Path) -> list[str]:
    """Removes all but the last editions (never the current one), and what broken builds left behind.

    An edition whose manifest is damaged stays, because nothing tells how old it is or what its files should be.
    Returns one sentence for each folder that was due to go and stays.
    """
    found = editions(root)
    kept = {edition.id for edition in [e for e in found if not e.synthetic][:KEPT]}
    kept |= {edition.id for edition in [e for e in found if e.synthetic][:KEPT_SYNTHETIC]}
    kept.add(current_id(root) or "")
    known = {edition.id for edition in found}
    old = [path for path in root.iterdir() if path.is_dir() and re.fullmatch(r"\.(tmp|broken)-.*", path.name)]
    old += [folder for folder in folders(root) if folder.name in known - kept]
    left = [
        f"{folder.name} has a damaged manifest and stays: look at it, then remove it by hand."
        for folder in folders(root)
        if folder.name not in known | kept
    ]
    for path in old:
        try:
            shutil.rmtree(path)
        except OSError as error:  # Windows does not delete a file that a reader has open
            left.append(f"{path.name} could not be removed and stays: {error}")
    return left
