"""Builds the facts into an edition and publishes it: `python -m data.build`."""

import argparse
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import corrections, editions, manifest, published, summary
from data.errors import DataError, EditionError, FactsError
from data.faults import report
from data.lock import publishing_lock
from data.pipeline import find_steps, make_plain_macros, run_steps
from data.validate import read_and_validate

HERE = Path(__file__).resolve().parent
FACTS = HERE / "facts"
MEMORY = "3GB"
BACK = (
    "These facts are those of the edition {edition}, which is there already. To go back to it as it was: "
    "python -m data.build --use {edition}"
)
NOT_PUBLISHED = "nothing is published, and the edition in use stays."
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
    registers = facts / "sources" if (facts / "sources").is_dir() else HERE / "sources"
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


def main(arguments: list[str] | None = None) -> int:
    """The command line; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description=__doc__)
    parser.add_argument("--facts", type=Path, default=FACTS, help="folder of the fact files")
    parser.add_argument("--out", type=Path, default=None, help="folder of the editions")
    parser.add_argument("--synthetic", action="store_true", help="mark the edition as made-up data")
    parser.add_argument("--memory", default=MEMORY, help=f"how much memory the build may use ({MEMORY})")
    parser.add_argument("--list", action="store_true", help="show the editions")
    parser.add_argument("--use", metavar="EDITION", help="go back (or forward) to a published edition")
    options = parser.parse_args(arguments)
    root = options.out or editions.default_root()
    try:
        if options.list:
            print(summary.list_of_editions(root))
        elif options.use:
            with publishing_lock(root):
                editions.use(root, options.use)
            print(f"The edition {options.use} is in use.")
        else:
            _build_aloud(options, root)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(f"{error.strerror or error}{where}: {NOT_PUBLISHED}", file=sys.stderr)
        return 1
    except duckdb.Error as error:
        print(f"The database could not be made: {error}\n{NOT_PUBLISHED}", file=sys.stderr)
        return 1
    return 0


def _build_aloud(options: argparse.Namespace, root: Path) -> None:
    started = time.perf_counter()
    tell = summary.Progress(sys.stdout)
    try:
        built = build(options.facts, root, synthetic=options.synthetic, memory=options.memory, tell=tell)
    finally:
        tell("")
    if not built.is_new:
        print(f"The edition {built.edition} is up to date: the facts have not changed.")
        return
    print(summary.what_came_out(editions.manifest_of(root, built.edition)))
    for words in built.said:
        print(words)
    print(f"The edition {built.edition} was built and published in {time.perf_counter() - started:.1f} s.")


if __name__ == "__main__":
    sys.exit(main())
