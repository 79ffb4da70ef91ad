"""Builds the facts into an edition and publishes it; `python -m data.build` is its command."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from data import FOLDER
from data.build import manifest
from data.build.pipeline import find_steps, make_plain_macros, run_steps
from data.check.doubts import find_doubts, new_doubts
from data.check.doubts import report as doubts_report
from data.check.faults import report
from data.check.sentences import LANGUAGES
from data.check.validate import read_and_validate
from data.connecting import Settings, connect
from data.errors import DoubtsError, EditionError, FactsError
from data.publishing import corrections, editions, pending, published
from data.publishing.changes import Told
from data.publishing.folders import default_facts, is_made_up
from data.publishing.lock import publishing_lock

MEMORY = "3GB"
SMALL = 4_000_000  # bytes of facts, eight times those of 2026
SMALL_BLOCKS = 16_384  # bytes, DuckDB's least: most columns of few facts fill no block, and the database is a seventh of its size


@dataclass(frozen=True)
class Built:
    """The result of a build: the edition now in use, whether this build made it, and remarks for the operator."""

    edition: str
    is_new: bool
    remarks: list[str]


def build(
    facts: Path | None = None,
    root: Path | None = None,
    *,
    memory: str = MEMORY,
    on_step: Callable[[str], None] = lambda step: None,
) -> Built:
    """Validates the facts, builds the marts and publishes them as the current edition.

    If an intact edition of these facts exists, it is put back in use without a new build. `facts` and `root` are
    data/facts and data/editions unless FOLLOW_UP_FACTS and FOLLOW_UP_EDITIONS name others. Facts that say of themselves that they
    are made up (`folders.MADE_UP`) give an edition that says so everywhere. `memory` is DuckDB's memory limit;
    `on_step` is called with the name of each step.

    Raises FactsError if the facts have faults, CorrectionsError if a published value changed without its line in
    corrections.csv, PromiseError if a SQL file breaks a promise, EditionError or LockError if nothing can be published.
    """
    facts, root = facts or default_facts(), root or editions.default_root()
    synthetic = is_made_up(facts)
    is_default = root.resolve() == editions.default_root().resolve() and facts != default_facts()
    if synthetic and (is_default or root.resolve() == editions.DEFAULT_ROOT.resolve()):
        raise EditionError(
            "Made-up data are never published where facts are: name another folder with --out."
        )
    with publishing_lock(root):
        remarks = [sentence for sentence in [pending.settle(root)] if sentence]
        before, more = (None, []) if synthetic else corrections.last_published(root)
        built = place_edition(facts, root, before=before, synthetic=synthetic, memory=memory, on_step=on_step)
        if built.is_new:
            editions.use(root, built.edition)
        else:
            editions.point_to(root, built.edition)  # its files were verified
        left = editions.tidy(root) if built.is_new else []
        return Built(built.edition, built.is_new, [*remarks, *more, *left])


def place_edition(
    facts: Path,
    root: Path,
    *,
    before: Path | None,
    synthetic: bool = False,
    memory: str = MEMORY,
    registers: Path | None = None,
    on_step: Callable[[str], None] = lambda step: None,
) -> Built:
    """Builds the facts and puts the edition among the others, without making it the current one.

    An intact edition of the same facts is not built again. The caller holds the publishing lock. `before` is the file of
    the facts that a change is measured against; None for no comparison. `registers` is their folder, where it is not yet
    in its place. Raises as `build` does.
    """
    registers = registers or registers_of(facts)
    edition = manifest.edition_id(facts, registers, synthetic)
    existing = editions.path_of(root, edition)
    if existing.is_dir() and not editions.verify(root, edition):
        if before and before != existing / published.FILE:
            advice = Told("to_go_back", {"edition": edition})
            corrections.refuse_unexplained(before, existing / published.FILE, advice)
        return Built(edition, False, [])
    folder = root / f".tmp-{edition}"
    shutil.rmtree(folder, ignore_errors=True)  # left behind by a build that died
    folder.mkdir()
    try:
        make_edition(
            *(folder, facts, registers, edition),
            synthetic=synthetic,
            before=before,
            memory=memory,
            on_step=on_step,
        )
        if manifest.edition_id(facts, registers, synthetic) != edition:
            raise EditionError("The facts changed while they were built; nothing is published. Build again.")
        on_step("publishing")
        editions.place(root, folder, edition)
        return Built(edition, True, [])
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # still there only if the edition was not placed


def registers_of(facts: Path) -> Path:
    """The folder of the registers: `sources` beside the facts if there is one, else data/sources."""
    return facts / "sources" if (facts / "sources").is_dir() else FOLDER / "sources"


def is_small(facts: Path) -> bool:
    """Whether DuckDB needs more time to plan statements about these facts than to run them.

    Then threads that wait for work cost a tenth of a build, and optimising its statements a fifth.
    """
    return sum(path.stat().st_size for path in facts.glob("*.csv")) < SMALL


def refuse_doubtful(con: duckdb.DuckDBPyConnection, before: Path | None) -> None:
    """Raises DoubtsError if a cell is doubtful that nobody has confirmed, and that was not published with that value.

    `before` is the file of the facts last published; without it nothing is refused, because a first edition has no one
    who has seen it.
    """
    if before is None:
        return
    if new := new_doubts(con, find_doubts(con, date.today()), before.read_bytes()):
        raise DoubtsError({lang: doubts_report(new, lang) for lang in LANGUAGES}, new)


def make_edition(
    folder: Path,
    facts: Path,
    registers: Path,
    edition: str,
    *,
    synthetic: bool,
    before: Path | None,
    memory: str,
    on_step: Callable[[str], None],
) -> None:
    """Fills `folder` with the Parquet files, the database and the manifest of an edition.

    `before` is the file of the facts last published. Synthetic rows are not facts, so they are not kept for comparison.
    """
    steps = find_steps()
    (folder / "parquet").mkdir()
    spill = folder / "spill"
    settings: Settings = {
        "memory_limit": memory,
        "temp_directory": spill.as_posix(),
        "autoinstall_known_extensions": False,  # a build needs no network
    }
    if is_small(facts):
        settings |= {"threads": 1, "enable_optimizer": False, "default_block_size": SMALL_BLOCKS}
    with connect(folder / editions.DATABASE, settings=settings) as con:
        con.execute("attach ':memory:' as work")
        con.execute("set search_path = 'follow_up.main,work.main'")
        plain = make_plain_macros(con, steps)
        on_step("reading and validating the facts")
        faults = read_and_validate(con, facts, registers)
        if faults:
            raise FactsError({lang: report(faults, lang) for lang in LANGUAGES}, faults)
        if not synthetic:
            published.write_facts(con, folder / published.FILE)
            refuse_doubtful(con, before)
            corrections.refuse_unexplained(before, folder / published.FILE, Told("if_never_shown", {}))
        run_steps(con, steps, folder / "parquet", on_step, made=plain)
        contents = manifest.contents(con, [step.name for step in steps if step.kind == "marts"])
        con.execute("checkpoint follow_up")
    shutil.rmtree(spill, ignore_errors=True)
    manifest.write_manifest(folder, edition, synthetic, facts, contents)
