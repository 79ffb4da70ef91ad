"""Builds the facts into an edition and publishes it: `python -m data.build`."""

import argparse
import sys
import time
from pathlib import Path

import duckdb

from data.build import MEMORY, build, summary
from data.check import doubts
from data.check.expected import default_language
from data.check.faults import report
from data.errors import DataError, DoubtsError, FactsError
from data.publishing import backup, editions
from data.publishing.lock import publishing_lock

NOT_PUBLISHED = "nothing is published, and the edition in use stays."


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line and returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description=__doc__)
    parser.add_argument("--facts", type=Path, default=None, help="folder of the fact files")
    parser.add_argument("--out", type=Path, default=None, help="folder of the editions")
    parser.add_argument("--synthetic", action="store_true", help="mark the edition as made-up data")
    parser.add_argument("--memory", default=MEMORY, help=f"how much memory the build may use ({MEMORY})")
    parser.add_argument("--list", action="store_true", help="show the editions")
    parser.add_argument("--use", metavar="EDITION", help="go back (or forward) to a published edition")
    parser.add_argument("--verify", action="store_true", help="check every kept edition against its manifest")
    parser.add_argument("--backup", metavar="FILE", type=Path, help="write all editions to one tar file")
    parser.add_argument("--restore", metavar="FILE", type=Path, help="restore a backup into an empty folder")
    parser.add_argument(
        "--take",
        metavar="FOLDER",
        type=Path,
        help="check and use what another host published (its CURRENT and edition)",
    )
    parser.add_argument(
        "--lang",
        choices=("sv", "en"),
        default=None,
        help="language of what is wrong or doubtful in the facts (default: that of the system)",
    )
    options = parser.parse_args(arguments)
    root = options.out or editions.default_root()
    try:
        if options.list:
            print(summary.list_of_editions(root))
        elif options.use:
            with publishing_lock(root):
                editions.use(root, options.use)
            print(f"The edition {options.use} is in use.")
        elif options.verify:
            return _verify(root)
        elif options.backup:
            _back_up(root, options.backup)
        elif options.restore:
            current = backup.restore(options.restore, root, summary.Progress(sys.stdout))
            print(f"Restored {len(editions.editions(root))} editions into {root}; {current} is in use.")
        elif options.take:
            for sentence in backup.take(options.take, root, summary.Progress(sys.stdout)):
                print(sentence)
            print(f"The edition {editions.current_id(root)} is in use.")
        else:
            _build(options, root)
    except FactsError as error:
        print(report(error.faults, options.lang or default_language()), file=sys.stderr)
        return 1
    except DoubtsError as error:
        print(doubts.report(error.doubts, options.lang or default_language()), file=sys.stderr)
        return 1
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


def _verify(root: Path) -> int:
    """Prints what is wrong with each edition; 1 if anything is."""
    found = backup.faults(root)
    for edition, wrong in found.items():
        print("\n".join(wrong) if wrong else f"{edition}: as it was built.")
    return int(any(found.values()))


def _back_up(root: Path, file: Path) -> None:
    """Writes a backup and prints which editions it leaves out."""
    left_out = backup.write(root, file, summary.Progress(sys.stdout))
    for sentence in left_out:
        print(f"Left out: {sentence}")
    print(f"The editions of {root} were backed up to {file} ({file.stat().st_size / 1e6:.1f} MB).")


def _build(options: argparse.Namespace, root: Path) -> None:
    """Builds, and prints the progress, the result and any remarks."""
    started = time.perf_counter()
    progress = summary.Progress(sys.stdout)
    try:
        built = build(
            options.facts, root, synthetic=options.synthetic, memory=options.memory, on_step=progress
        )
    finally:
        progress("")
    if not built.is_new:
        print(f"The edition {built.edition} is up to date: the facts have not changed.")
        return
    print(summary.contents(editions.manifest_of(root, built.edition)))
    for remark in built.remarks:
        print(remark)
    print(f"The edition {built.edition} was built and published in {time.perf_counter() - started:.1f} s.")


if __name__ == "__main__":
    sys.exit(main())
