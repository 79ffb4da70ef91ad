"""Editions from elsewhere: a backup (all editions, and what was published), and what another host published."""

import io
import os
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from data.errors import EditionError
from data.publishing import editions, pointer
from data.publishing.lock import publishing_lock

Step = Callable[[str], None]
PUBLICATIONS = "publications"  # in the folder of the editions: delivered files, and the facts from before each publication
SUMS = "publications.sha256"  # in a backup: the checksum of each of their files, as sha256sum writes it


def faults(root: Path) -> dict[str, list[str]]:
    """The faults of every kept edition by its id, the latest first; an empty list for an edition that is as it was built.

    A folder whose manifest cannot be read comes last, with that as its fault.
    """
    known = [edition.id for edition in editions.editions(root)]
    others = [path.name for path in editions.folders(root) if path.name not in known]
    return {edition: editions.verify(root, edition) for edition in [*known, *sorted(others)]}


def write(root: Path, file: Path, on_step: Step = lambda step: None) -> list[str]:
    """Writes the backup, replacing `file` only when it is complete. Returns a sentence for each edition left out as damaged.

    Raises EditionError if there is no edition, or if the one in use is damaged.
    """
    with publishing_lock(root):
        current = editions.current_id(root)
        if current is None:
            raise EditionError(f"There are no editions in {root} to back up.")
        found = faults(root)
        if damaged := found.get(current, [f"The edition in use, {current}, is missing."]):
            raise EditionError("\n".join(["The edition in use is damaged; no backup is made.", *damaged]))
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-", delete=False) as waiting:
            try:
                with tarfile.open(fileobj=waiting, mode="w") as tar:
                    for edition in [edition for edition, wrong in found.items() if not wrong]:
                        on_step(f"adding {edition}")
                        tar.add(editions.path_of(root, edition), arcname=edition)
                    tar.add(root / pointer.FILE, arcname=pointer.FILE)
                    if (root / PUBLICATIONS).is_dir():
                        on_step("adding what was published")
                        _add_publications(tar, root)
                waiting.flush()
                os.fsync(waiting.fileno())
                os.replace(waiting.name, file)
            except BaseException:
                os.unlink(waiting.name)
                raise
    return [sentence for wrong in found.values() for sentence in wrong]


def _add_publications(tar: tarfile.TarFile, root: Path) -> None:
    """Adds what was kept of each publication, by which it can be taken back, with the checksums of its files."""
    sums = _sums(root / PUBLICATIONS).encode()
    about = tarfile.TarInfo(SUMS)
    about.size, about.mtime = len(sums), int(time.time())
    tar.addfile(about, io.BytesIO(sums))
    tar.add(root / PUBLICATIONS, arcname=PUBLICATIONS)


def _sums(folder: Path) -> str:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return "".join(
        f"{editions.sha256(path)}  {PUBLICATIONS}/{path.relative_to(folder).as_posix()}\n" for path in paths
    )


def restore(file: Path, root: Path, on_step: Step = lambda step: None) -> str:
    """Restores a backup into a folder without editions; returns the id of the edition in use.

    Everything is unpacked and checked beside its place first: after an error the folder is as it was. Raises EditionError
    if there are editions already, or if the file is no backup or holds anything that is not as it was built.
    """
    with publishing_lock(root):
        if editions.folders(root) or (root / pointer.FILE).exists() or (root / PUBLICATIONS).exists():
            raise EditionError(f"There are editions in {root} already: restore into an empty folder.")
        with tempfile.TemporaryDirectory(dir=root, prefix=".tmp-restore-") as folder:
            unpacked = Path(folder)
            on_step("unpacking")
            _unpack(file, unpacked)
            _compare_publications(unpacked)
            current = _checked(unpacked, on_step, also=(PUBLICATIONS, SUMS))
            kept = [unpacked / PUBLICATIONS] if (unpacked / PUBLICATIONS).exists() else []
            for path in [*kept, *editions.folders(unpacked)]:
                for part in [*path.rglob("*"), path]:
                    pointer.to_disk(part)
                path.rename(root / path.name)
        editions.point_to(root, current)  # all were checked above
    return current


def _compare_publications(folder: Path) -> None:
    """Raises EditionError if what is kept of publications is not as the backup says."""
    sums = folder / SUMS
    stated = sums.read_text(encoding="utf-8") if sums.is_file() else ""
    if _sums(folder / PUBLICATIONS) != stated:
        raise EditionError(
            "What the backup holds of publications is not as it was written; nothing is restored."
        )


def take(folder: Path, root: Path, on_step: Step = lambda step: None) -> list[str]:
    """Takes over what another host published: `folder` has its CURRENT and that edition, and lies on the disk of `root`.

    The edition is checked, moved among the others and used. Returns a sentence for each old folder that was due to go and
    stays. Raises EditionError, and changes nothing, if anything in the folder is not as it was built.
    """
    with publishing_lock(root):
        current = _checked(folder, on_step)
        if current in {path.name for path in editions.folders(root)} and not editions.verify(root, current):
            editions.point_to(root, current)
            return editions.tidy(root)
        return editions.publish(root, folder / current, current)


def _unpack(file: Path, folder: Path) -> None:
    """Unpacks a tar file; the filter refuses what would lie outside the folder, links and devices."""
    try:
        with tarfile.open(file) as tar:
            tar.extractall(folder, filter="data")
    except (tarfile.TarError, EOFError) as error:
        raise EditionError(f"{file} is no backup: {error}") from error


def _checked(folder: Path, on_step: Step, also: tuple[str, ...] = ()) -> str:
    """The edition in use of what has come, after checking each of its editions."""
    found = pointer.read(folder)
    known = {path.name for path in editions.folders(folder)}
    if found is None or found.edition not in known:
        raise EditionError("This is no copy of editions: it does not say which of its editions is in use.")
    if strange := sorted(
        path.name for path in folder.iterdir() if path.name not in {*known, pointer.FILE, *also}
    ):
        raise EditionError(f"This is no copy of editions: it holds {strange[0]!r}, which is no edition.")
    wrong = []
    for edition in sorted(known):
        on_step(f"checking {edition}")
        wrong += editions.verify(folder, edition)
    if not wrong and found.seal and editions.sha256(folder / found.edition / editions.MANIFEST) != found.seal:
        wrong = [f"{found.edition}: the manifest is not the one that {pointer.FILE} names."]
    if wrong:
        raise EditionError("\n".join(["What has come is damaged; nothing of it is used.", *wrong]))
    return found.edition
