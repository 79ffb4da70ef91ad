"""Publishes changed facts: the facts and their edition together, or neither."""

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from data.build import place_edition
from data.build.manifest import edition_id
from data.errors import EditionError
from data.load.base.answered import NotCounted, Numbers
from data.load.base.findings import Finding, Refused
from data.load.changing import shapes
from data.load.changing.headline import compared
from data.load.changing.shapes import Moved, Shape
from data.load.facts import journal
from data.load.facts.journal import Entry
from data.load.facts.tables import Facts, write_beside
from data.publishing import backup, corrections, editions, folders, pending
from data.publishing.lock import publishing_lock

KEPT = backup.PUBLICATIONS
FACTS_BEFORE = "facts_before.zip"
WAIT_SECONDS = 30.0  # a page is waiting; a build takes under ten
Step = Callable[[str], None]
Make = Callable[[Path], tuple[Facts, Entry]]
Write = Callable[[Facts, Path, Path], None]


@dataclass(frozen=True)
class Published:
    """A publication that took effect: the editions before and after, the changed facts, the headline and what is not in it."""

    base: str
    edition: str
    facts: Facts
    entry: Entry
    journal_id: str
    before: Numbers
    after: Numbers
    not_counted: NotCounted


def publish(
    folder: Path,
    root: Path,
    make: Make,
    *,
    base: str = "",
    delivered: tuple[Path, ...] = (),
    write: Write = write_beside,
    compare: bool = True,
    shape: Shape | None = None,
    on_step: Step = lambda step: None,
) -> Published:
    """Changes the facts in `folder` by `make`, builds them and publishes both under the publishing lock.

    `make` returns the facts of the folder, changed in memory, and the entry of the journal. `base` is the edition that
    the change was previewed against, '' for the one in use; `delivered` are the files that are kept with the publication.
    `write` writes the new facts beside the folder. Without `compare`, values may change without a correction. `shape` is how
    files of a source are read, and changes with the facts. What is added to made-up data stays made up.

    Raises Refused if an older edition was the base, if the facts are not those of the edition in use, or if the build
    does not accept them, and errors of the system, the lock and the build; then facts and editions are as they were.
    """
    folder = folder.resolve()
    with publishing_lock(root, wait=WAIT_SECONDS):
        pending.settle(root)
        started = base_of(root, base)
        for left in folder.parent.glob(
            f".{folder.name}-p*"
        ):  # by a process that died before PENDING was written
            shutil.rmtree(left, ignore_errors=True)
        refuse_unbuilt(folder, root, started)
        facts, entry = make(folder)
        now = datetime.now(UTC)
        publication = journal.next_id(facts, now)
        beside = folder.with_name(f".{folder.name}-{publication}")
        try:
            write(facts, folder, beside)
            journal.write(facts, beside, entry, publication, started, now)
            moved = shapes.place(shape, folder, beside) if shape else None
            synthetic = is_synthetic(root, started)
            edition = _replace(
                folder, beside, root, publication, delivered, compare, moved, synthetic, on_step
            )
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        editions.tidy(root)
        tidy(root)
    before, after = (editions.path_of(root, one) / editions.DATABASE for one in (started, edition))
    return Published(started, edition, facts, entry, publication, *compared(before, after, date.today()))


def _replace(
    folder: Path,
    beside: Path,
    root: Path,
    publication: str,
    delivered: tuple[Path, ...],
    compare: bool,
    moved: Moved | None,
    synthetic: bool,
    on_step: Step,
) -> str:
    """Builds the facts in `beside`, puts them in the place of `folder` and uses their edition; returns its id."""
    kept = root / KEPT / publication
    with shapes.registers(beside, moved) as registers:
        edition = edition_id(beside, registers, synthetic)
        is_new = not editions.path_of(root, edition).exists()
        digests = folders.digest(folder), folders.digest(beside)
        with_it = (str(moved.path), moved.before, moved.after) if moved else ()
        pending.begin(
            root, pending.Pending(str(folder), str(beside), *digests, edition, is_new, str(kept), *with_it)
        )
        try:
            before = corrections.last_published(root)[0] if compare and not synthetic else None
            place_edition(
                beside, root, before=before, synthetic=synthetic, registers=registers, on_step=on_step
            )
            _keep(kept, folder, delivered, moved)
            folders.exchange(folder, beside)
            try:
                if moved:
                    pending.put_shape(str(moved.path), moved.after)
                editions.use(root, edition)
            except BaseException:
                folders.exchange(folder, beside)
                raise
        except BaseException:
            pending.settle(root)
            raise
    pending.end(root)
    return edition


def base_of(root: Path, base: str) -> str:
    """The edition in use. Raises Refused if there is none, or if it is not the `base` that was asked for."""
    try:
        current = editions.current_id(root)
        if current is None:
            raise Refused(Finding("no_edition"))
        built_at = str(editions.manifest_of(root, current)["built_at"])
    except EditionError as error:
        raise Refused(Finding("edition_damaged", {"reason": str(error)})) from error
    if base and base != current:
        when = datetime.fromisoformat(built_at).astimezone().strftime("%Y-%m-%d %H:%M")
        raise Refused(Finding("older_base", {"when": when, "now": current, "base": base}))
    return current


def is_synthetic(root: Path, edition: str) -> bool:
    """Whether an edition is of made-up data."""
    return bool(editions.manifest_of(root, edition)["synthetic"])


def refuse_unbuilt(folder: Path, root: Path, edition: str) -> None:
    """Raises Refused if a fact file is not as the edition was built from it: nobody has looked at that change yet."""
    built = {name: file["sha256"] for name, file in editions.manifest_of(root, edition)["facts"].items()}
    now = {path.stem: editions.sha256(path) for path in sorted(folder.glob("*.csv"))}
    differ = [name for name in sorted({*built, *now}) if built.get(name) != now.get(name)]
    if differ:
        values = {"folder": str(folder), "tables": ", ".join(f"{name}.csv" for name in differ)}
        raise Refused(Finding("facts_not_built", values))


def _keep(kept: Path, folder: Path, delivered: tuple[Path, ...], moved: Moved | None) -> None:
    """Keeps the delivered files and the facts from before, so that the publication can be looked at and taken back."""
    kept.mkdir(parents=True)
    with zipfile.ZipFile(kept / FACTS_BEFORE, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(folder).as_posix())
    if moved:
        moved.keep(kept)
    for number, path in enumerate(delivered, start=1):
        shutil.copyfile(path, kept / f"{number}_{path.name}")


def tidy(root: Path) -> None:
    """Keeps as many publications as there are editions."""
    kept = (
        sorted((root / KEPT).iterdir(), key=lambda path: path.stat().st_mtime)
        if (root / KEPT).exists()
        else []
    )
    for path in kept[: -editions.KEPT]:
        shutil.rmtree(path)
