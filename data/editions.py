"""Editions: immutable folders of marts with a manifest, and the pointer CURRENT to the one in use."""

import hashlib
import json
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.errors import EditionError

DEFAULT_ROOT = Path(__file__).resolve().parent / "editions"
DATABASE = "follow_up.duckdb"
MANIFEST = "manifest.json"
# A link may pin an edition, so editions stay: one of the facts of 2026 takes 9 MB, a hundred of them less than 1 GB.
KEPT = 100
KEPT_SYNTHETIC = 4  # nobody links to made-up data, and an edition of them may be large


@dataclass(frozen=True)
class Edition:
    """A published edition, as its manifest tells."""

    id: str
    built_at: str
    synthetic: bool
    rows: int
    is_current: bool


def default_root() -> Path:
    """Where editions live: the folder that FOLLOW_UP_EDITIONS names, else data/editions."""
    return Path(os.environ.get("FOLLOW_UP_EDITIONS") or DEFAULT_ROOT)


def path_of(root: Path, edition: str) -> Path:
    """The folder of an edition."""
    if not re.fullmatch(r"[0-9a-f]{12}", edition):
        raise EditionError(
            f"{edition!r} is no edition: an edition is called by twelve characters of 0-9 and a-f."
        )
    return root / edition


def current_id(root: Path) -> str | None:
    """The edition in use, or None before the first build."""
    try:
        edition = (root / "CURRENT").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    path_of(root, edition)
    return edition


def manifest_of(root: Path, edition: str) -> dict[str, Any]:
    """What the manifest of an edition says."""
    file = path_of(root, edition) / MANIFEST
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise EditionError(f"The edition {edition} has no {MANIFEST}.") from error
    except ValueError as error:
        raise EditionError(f"The manifest of the edition {edition} cannot be read: {error}") from error
    if not isinstance(content, dict) or content.get("edition") != edition or "files" not in content:
        raise EditionError(f"The manifest of the edition {edition} is not its own.")
    return content


def verify(root: Path, edition: str) -> list[str]:
    """What is wrong with the files of an edition, in sentences; an empty list when all are as built."""
    try:
        return _faults(path_of(root, edition), manifest_of(root, edition)["files"])
    except (EditionError, OSError) as error:
        return [str(error)]


def checked(root: Path, edition: str) -> dict[str, Any]:
    """The manifest of an edition whose files are those that it lists; raises EditionError with all that is wrong."""
    manifest = manifest_of(root, edition)
    if faults := _faults(path_of(root, edition), manifest["files"]):
        raise EditionError(" ".join(faults))
    return manifest


def _faults(folder: Path, files: dict[str, dict[str, Any]]) -> list[str]:
    edition = folder.name
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {MANIFEST}
    faults = [f"{edition}: {name} is missing." for name in sorted(files.keys() - there)]
    faults += [f"{edition}: {name} does not belong to the edition." for name in sorted(there - files.keys())]
    for name in sorted(files.keys() & there):
        if sha256(folder / name) != files[name]["sha256"]:
            faults.append(f"{edition}: {name} is not as it was built (its checksum differs).")
    return faults


def sha256(path: Path) -> str:
    """The checksum of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def publish(root: Path, made: Path, edition: str) -> list[str]:
    """Makes the finished folder `made` the current edition. Gives what could not be tidied away, in words.

    The caller holds the publishing lock. Every file reaches the disk before the one switch that readers see.
    """
    target = path_of(root, edition)
    for path in [*made.rglob("*"), made]:
        _to_disk(path)
    if target.exists():  # damaged, or it would have been used as it is
        target.rename(_free_name(root, f".broken-{edition}"))
    made.rename(target)
    _to_disk(root)
    use(root, edition)
    return _tidy(root)


def use(root: Path, edition: str) -> None:
    """Makes a published edition the current one, after checking it."""
    if not path_of(root, edition).is_dir():
        raise EditionError(f"There is no edition {edition}. `--list` shows those that there are.")
    faults = verify(root, edition)
    if faults:
        raise EditionError("\n".join([f"The edition {edition} is damaged and is not used.", *faults]))
    point_to(root, edition)


def point_to(root: Path, edition: str) -> None:
    """The one atomic switch that readers see. The edition must have been verified."""
    waiting = root / "CURRENT.tmp"
    waiting.write_text(f"{edition}\n", encoding="ascii")
    _to_disk(waiting)
    os.replace(waiting, root / "CURRENT")
    _to_disk(root)


def editions(root: Path) -> list[Edition]:
    """The published editions, the latest first. One whose manifest cannot be read is not listed."""
    current = current_id(root)
    found = []
    for folder in root.iterdir() if root.is_dir() else []:
        if folder.is_dir() and re.fullmatch(r"[0-9a-f]{12}", folder.name):
            try:
                manifest = manifest_of(root, folder.name)
            except EditionError:
                continue
            found.append(_edition(manifest, current))
    return sorted(found, key=lambda edition: (edition.built_at, edition.id), reverse=True)


def _edition(manifest: dict[str, Any], current: str | None) -> Edition:
    return Edition(
        id=manifest["edition"],
        built_at=manifest["built_at"],
        synthetic=manifest["synthetic"],
        rows=sum(mart["rows"] for mart in manifest["marts"].values()),
        is_current=manifest["edition"] == current,
    )


def _tidy(root: Path) -> list[str]:
    """Removes all but the last editions (never the current one), and what broken builds left behind."""
    found = editions(root)
    kept = {edition.id for edition in [e for e in found if not e.synthetic][:KEPT]}
    kept |= {edition.id for edition in [e for e in found if e.synthetic][:KEPT_SYNTHETIC]}
    kept.add(current_id(root) or "")
    old = [
        path
        for path in root.iterdir()
        if path.is_dir()
        and path.name not in kept
        and re.fullmatch(r"[0-9a-f]{12}|\.(tmp|broken)-.*", path.name)
    ]
    left = []
    for path in old:
        try:
            shutil.rmtree(path)
        except OSError as error:  # Windows keeps a file that a reader has open
            left.append(f"{path.name} could not be removed and stays: {error}")
    return left


def _free_name(root: Path, name: str) -> Path:
    number = 1
    while (root / f"{name}-{number}").exists():
        number += 1
    return root / f"{name}-{number}"


def _to_disk(path: Path) -> None:
    """Waits until a file or folder is on the disk; Windows cannot do so for folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
