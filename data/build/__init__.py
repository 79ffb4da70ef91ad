"""Builds the facts into an edition and publishes it; `python -m data.build` is its command."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import FOLDER
from data.build import manifest
from data.build.pipeline import find_steps, make_plain_macros, run_steps
from data.check.faults import report
from data.check.validate import read_and_validate
from data.errors import EditionError, FactsError
from data.publishing import corrections, editions, published
from data.publishing.lock import publishing_lock

FACTS = FOLDER / "facts"
MEMORY = "3GB"
BACK = (
    "These facts are those of the edition {edition}, which is there already. To go back to it as it was: "
    "python -m data.build --use {edition}"
)
NEVER_SHOWN = (
    "If the edition in use was never shown to anyone, go back to the one before it first (--list, then --use); "
    "the next build is compared with that one."
)


@dataclass(frozen=True)
class Built:
    """How a build ended: the edition in use, whether it was made now, and what is to be said besides."""

    edition: str
    is_new: bool
    said: list[str]


def build(
    facts: Path = FACTS,
    root: Path | None = None,
    *,
    synthetic: bool = False,
    memory: str = MEMORY,
    tell: Callable[[str], None] = lambda words: None,
) -> Built:
    """Validates the facts, makes the marts and publishes them as the current edition.

    Facts that give an edition that is there already are not built again. A published value that changed without its
    line in corrections.csv is refused. Registers stand in the folder `sources` inside the facts, else in data/sources.
    """
    root = root or editions.default_root()
    if synthetic and root.resolve() in {editions.DEFAULT_ROOT.resolve(), editions.default_root().resolve()}:
        raise EditionError(
            "Synthetic data are never published where facts are: name another folder with --out."
        )
    registers = facts / "sources" if (facts / "sources").is_dir() else FOLDER / "sources"
    with publishing_lock(root):
        edition = manifest.edition_id(facts, registers, synthetic)
        was, said = (None, []) if synthetic else corrections.last_published(root)
        there = editions.path_of(root, edition)
        if there.is_dir() and not editions.verify(root, edition):
            if not synthetic and was != there / published.FILE:
                corrections.refuse_unexplained(was, there / published.FILE, BACK.format(edition=edition))
            editions.point_to(root, edition)
            return Built(edition, False, said)
        made = root / f".tmp-{edition}"
        shutil.rmtree(made, ignore_errors=True)  # left behind by a build that died
        made.mkdir()
        try:
            make_edition(
                made, facts, registers, edition, synthetic=synthetic, was=was, memory=memory, tell=tell
            )
            if manifest.edition_id(facts, registers, synthetic) != edition:
                raise EditionError(
                    "The facts changed while they were built; nothing is published. Build again."
                )
            tell("publishing")
            return Built(edition, True, [*said, *editions.publish(root, made, edition)])
        finally:
            shutil.rmtree(made, ignore_errors=True)  # it is there still only when something was refused


def make_edition(
    made: Path,
    facts: Path,
    registers: Path,
    edition: str,
    *,
    synthetic: bool,
    was: Path | None,
    memory: str,
    tell: Callable[[str], None],
) -> None:
    """Fills the folder `made` with the Parquet files, the database and the manifest of an edition.

    `was` is the file of the facts last published. Synthetic rows are no facts: they are not kept to be compared.
    """
    steps = find_steps()
    (made / "parquet").mkdir()
    spill = made / "spill"
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "temp_directory": spill.as_posix(),
        "autoinstall_known_extensions": False,  # nothing is fetched from anywhere
    }
    with duckdb.connect(str(made / editions.DATABASE), config=settings) as con:
        con.execute("attach ':memory:' as work")
        con.execute("set search_path = 'follow_up.main,work.main'")
        make_plain_macros(con, steps)
        tell("reading and validating the facts")
        faults = read_and_validate(con, facts, registers)
        if faults:
            raise FactsError(report(faults))
        if not synthetic:
            published.write_facts(con, made / published.FILE)
            corrections.refuse_unexplained(was, made / published.FILE, NEVER_SHOWN)
        run_steps(con, steps, made / "parquet", tell)
        came_out = manifest.what_came_out(con, [step.name for step in steps if step.kind == "marts"])
        con.execute("checkpoint follow_up")
    shutil.rmtree(spill, ignore_errors=True)
    manifest.write_manifest(made, edition, synthetic, facts, came_out)
