"""The command line of the bench: makes facts up, builds, asks, looks, and writes the table."""

import argparse
import contextlib
import os
import tempfile
import time
from pathlib import Path

from data.publishing.folders import FACTS
from tests.bench import builds, face, files, loads, pages, questions, report
from tests.bench.builds import Built
from tests.bench.questions import Asked
from tests.bench.report import Written
from tests.bench.running import Tell

RESULTS = Path(__file__).parent / "results.md"
FULL = {"1x": 1, "100x": 100, "1000x": 1000}
QUICK = {"1x": 1, "100x": 100}
FILES = ("facts", "1x", "100x")
PARTS = ("data", "pages", "files", "face", "load")


def main(arguments: list[str] | None = None) -> None:
    """Measures what is asked for; a full run writes tests/bench/results.md."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1x and 100x alone, fewer repeats")
    parser.add_argument(
        "--only",
        choices=PARTS,
        help="one part: build and questions, pages, files that are made, the face of each page, files that are read",
    )
    parser.add_argument("--out", type=Path, help=f"where to write the table (a full run: {RESULTS.name})")
    parser.add_argument("--keep", type=Path, help="work in this new folder and leave the editions there")
    options = parser.parse_args(arguments)
    load = os.getloadavg()[0]
    tell = Progress()
    with contextlib.ExitStack() as at_end:
        work = options.keep or Path(at_end.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        work.mkdir(exist_ok=True)
        if options.only == "face":
            show(face.report(look(work, tell)), options.out, tell)
            return
        if options.only == "load":
            show(loads.report(loads.measure(work, tell)), options.out, tell)
            return
        built: list[Built] = []
        asked: dict[str, Asked] = {}
        written, seen = Written(), None
        try:
            measure_data(options, work, built, asked, written, tell)
            if options.only in (None, "pages"):
                repeats = quick_pages() if options.quick else pages.Repeats()
                seen = pages.measure(work / "editions-facts", work, repeats, tell)
        finally:  # where a part breaks off, the others have taken half an hour
            text = report.write(built, asked, seen, written, (load, os.getloadavg()[0]))
            show(text, options.out or (None if options.quick or options.only else RESULTS), tell)


def show(text: str, out: Path | None, tell: Tell) -> None:
    """Prints a table, and writes it where it is to be kept."""
    print(f"\n{text}")
    if out:
        out.write_text(text, encoding="utf-8")
        tell(f"written to {out}")


def look(work: Path, tell: Tell) -> dict[str, list[face.Face]]:
    """Builds the facts and looks at every page."""
    tell("building the facts")
    builds.build("facts", FACTS, work / "editions-facts", tell)
    return face.measure(work / "editions-facts", work, tell)


def measure_data(
    options: argparse.Namespace,
    work: Path,
    built: list[Built],
    asked: dict[str, Asked],
    written: Written,
    tell: Tell,
) -> None:
    """Builds the facts, and builds and asks made-up ones of each size; one size after the other on the disk."""
    tell("building the facts")
    built.append(builds.build("facts", FACTS, work / "editions-facts", tell))
    measure_files(options, work / "editions-facts", "facts", written, tell)
    sizes = {} if options.only == "pages" else QUICK if options.quick or options.only == "files" else FULL
    for size, times in sizes.items():
        facts, editions = work / f"facts-{size}", work / f"editions-{size}"
        tell(f"making facts up: {size}")
        builds.make_facts(times, facts, tell)
        tell(f"building {size}")
        built.append(builds.build(size, facts, editions, tell))
        builds.remove(facts)
        if not built[-1].fault:
            measure_files(options, editions, size, written, tell)
        if not built[-1].fault and options.only != "files":
            tell(f"asking at {size}")
            asked[size] = questions.ask_all(editions, 5 if options.quick else 9, tell)
        if not options.keep:
            builds.remove(editions)


def measure_files(
    options: argparse.Namespace, editions: Path, size: str, written: Written, tell: Tell
) -> None:
    """Makes files at the sizes that they are meant for."""
    if options.only in (None, "files") and size in FILES:
        tell(f"making files at {size}")
        made, beside = files.measure(editions, editions.parent, size, tell, 8 if options.quick else 20)
        written.made += made
        written.beside.append(beside)


def quick_pages() -> pages.Repeats:
    """Two pages, few repeats."""
    return pages.Repeats(loads=2, changes=6, crowds=(50,), pages=("finansiering", "projekt"))


class Progress:
    """Says what is done now, and when since the start."""

    def __init__(self) -> None:
        self.began = time.perf_counter()

    def __call__(self, words: str) -> None:
        """One line."""
        print(f"{time.perf_counter() - self.began:7.1f} s  {words}", flush=True)


if __name__ == "__main__":
    main()
