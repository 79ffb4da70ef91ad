"""Builds the facts into an edition and publishes it: `python -m data.build`."""

import argparse
import sys
import time
from pathlib import Path

import duckdb

from data.build import MEMORY, build, summary
from data.build.summary import say
from data.check.expected import default_language
from data.check.sentences import LANGUAGES
from data.errors import DataError
from data.publishing import backup, editions
from data.publishing.lock import publishing_lock


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line and returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description=__doc__)
    parser.add_argument("--facts", type=Path, default=None, help="folder of the fact files")
    parser.add_argument("--out", type=Path, default=None, help="folder of the editions")
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
        choices=LANGUAGES,
        default=None,
        help="language of the sentences (default: that of the system)",
    )
    options = parser.parse_args(arguments)
    root, lang = options.out or editions.default_root(), options.lang or default_language()
    try:
        return _run(options, root, lang)
    except DataError as error:
        print(error.said[lang], file=sys.stderr)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(say("system", lang, what=f"{error.strerror or error}{where}"), file=sys.stderr)
    except duckdb.Error as error:
        print(say("database", lang, what=error), file=sys.stderr)
    return 1


def _run(options: argparse.Namespace, root: Path, lang: str) -> int:
    """Does what the options ask for; returns the exit code."""
    progress = summary.Progress(sys.stdout)
    if options.list:
        print(summary.list_of_editions(root, lang))
    elif options.use:
        with publishing_lock(root):
            editions.use(root, options.use)
        print(say("in_use", lang, edition=options.use))
    elif options.verify:
        return _verify(root, lang)
    elif options.backup:
        _back_up(root, options.backup, lang)
    elif options.restore:
        current = backup.restore(options.restore, root, progress)
        print(say("restored", lang, n=len(editions.editions(root)), root=root, edition=current))
    elif options.take:
        for sentence in backup.take(options.take, root, progress):
            print(sentence)
        print(say("in_use", lang, edition=editions.current_id(root)))
    else:
        _build(options, root, lang)
    return 0


def _verify(root: Path, lang: str) -> int:
    """Prints what is wrong with each edition; 1 if anything is."""
    found = backup.faults(root)
    for edition, wrong in found.items():
        print("\n".join(wrong) if wrong else say("as_built", lang, edition=edition))
    return int(any(found.values()))


def _back_up(root: Path, file: Path, lang: str) -> None:
    """Writes a backup and prints which editions it leaves out."""
    for what in backup.write(root, file, summary.Progress(sys.stdout)):
        print(say("left_out", lang, what=what))
    print(say("backed_up", lang, root=root, file=file, size=f"{file.stat().st_size / 1e6:.1f}"))


def _build(options: argparse.Namespace, root: Path, lang: str) -> None:
    """Builds, and prints the progress, the result and any remarks."""
    started = time.perf_counter()
    progress = summary.Progress(sys.stdout)
    try:
        built = build(options.facts, root, memory=options.memory, on_step=progress)
    finally:
        progress("")
    if not built.is_new:
        print(say("up_to_date", lang, edition=built.edition))
        return
    print(summary.contents(editions.manifest_of(root, built.edition), lang))
    for remark in built.remarks:
        print(remark)
    print(say("built", lang, edition=built.edition, seconds=f"{time.perf_counter() - started:.1f}"))


if __name__ == "__main__":
    sys.exit(main())
