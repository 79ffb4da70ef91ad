"""What was measured, as one Markdown file of tables."""

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from tests.bench import targets
from tests.bench.before import before_table
from tests.bench.builds import Built
from tests.bench.files import SLOWER, Beside, Made
from tests.bench.markdown import table
from tests.bench.pages import Measured
from tests.bench.profiles import Profile
from tests.bench.questions import AS_OF, EVERY_ROW, Answer, Asked
from tests.bench.report_pages import page_tables

Questions = dict[str, dict[str, Answer]]  # by size, then by question
LEAST_MS = 1.0  # below this a ratio tells of the clock, not of the question


@dataclass
class Written:
    """The files that were made, and what other readers noticed."""

    made: list[Made] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)


def write(
    builds: Sequence[Built],
    asked: Mapping[str, Asked],
    pages: Measured | None,
    files: Written,
    loads: tuple[float, float],
) -> str:
    """The whole file."""
    questions = {size: found.answers for size, found in asked.items()}
    tables = (
        before_table(questions, pages),
        build_table(builds),
        question_table(questions),
        profile_table(asked),
        file_table(files),
        beside_table(files),
    )
    parts = [head(loads), *(table for table in tables if table)]
    return "\n\n".join([*parts, *(page_tables(pages) if pages else [])]) + "\n"


def head(loads: tuple[float, float]) -> str:
    """What was run with what. The load tells how far the absolute times can be trusted."""
    tools = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "streamlit", "pandas"))
    cores = os.cpu_count() or 1
    busy = " (other work ran beside it: times are too long)" if max(loads) > 1.5 * cores else ""
    return f"""# What was measured

Written by `make bench`, never by hand. Made-up facts at 1x: 2 000 projects and 10 000 amounts; at 1000x: 2 million and
10 million. Ratios hold elsewhere too, absolute times do not.

Python {platform.python_version()}, {tools}; {cores} cores; load average at the start {loads[0]:.1f}, at the end
{loads[1]:.1f}{busy}."""


def build_table(builds: Sequence[Built]) -> str:
    """Table 1."""
    rows = [
        [
            built.size,
            f"{built.seconds:.1f}",
            targets.BUILD_SECONDS.get(built.size, targets.NONE).verdict(
                None if built.fault else built.seconds
            ),
            f"{built.peak_mb:.0f}",
            targets.BUILD_MB.verdict(built.peak_mb),
            f"{built.disk_mb:.0f}",
            built.fault or "; ".join(f"{step} {seconds:.0f} s" for step, seconds in slowest(built)),
        ]
        for built in builds
    ]
    titles = ["Size", "Seconds", "Target", "Peak MB", "Target", "Edition MB", "Where the time goes"]
    return table("1. Build", titles, rows, "rlrlrl") if rows else ""


def file_table(files: Written) -> str:
    """The table of files that take a while."""
    rows = [
        [
            f"{made.what}, {made.size}",
            f"{made.first:.2f}",
            "-" if made.seconds is None else f"{made.seconds:.2f}",
            made.refused
            or (targets.Target(made.most, None).verdict(made.seconds) if made.size != "100x" else ""),
            f"{made.kilobytes:.0f}",
        ]
        for made in files.made
    ]
    titles = ["File", "The first, s", "Next, s", "Target", "kB"]
    return table("Files, from the order until all of it has come", titles, rows, "rrlr") if rows else ""


def beside_table(files: Written) -> str:
    """What a reader notices of a file that another one has ordered."""
    rows = [
        [
            each.size,
            f"{each.alone:.0f}",
            f"{each.beside:.0f}",
            f"{each.beside / each.alone:.2f}",
            targets.Target(SLOWER, None).verdict(each.beside / each.alone),
        ]
        for each in files.beside
    ]
    titles = ["Size", "At rest, ms", "While a file is made, ms", "Times", "Target"]
    return table("A change of the day on Finansiering", titles, rows, "rrrl") if rows else ""


def slowest(built: Built) -> list[tuple[str, float]]:
    """The five steps that took longest."""
    return sorted(built.slow, key=lambda step: -step[1])[:5]


def question_table(questions: Questions) -> str:
    """Table 2, the worst growth first."""
    if not questions:
        return ""
    smallest, largest = next(iter(questions)), list(questions)[-1]
    labels = sorted(questions[largest], key=lambda label: -order(questions, label))
    rows = [
        [label, *(shown(answers[label]) for answers in questions.values()), *judged(questions, label)]
        for label in labels
    ]
    titles = ["Question", *(f"{size}, ms" for size in questions), f"{largest} : {smallest}", "Target"]
    title = f"2. Questions, with their defaults as of {AS_OF.isoformat()}, warm, as a page asks them"
    return table(title, titles, rows, "r" * (len(questions) + 1) + "l")


def profile_table(asked: Mapping[str, Asked]) -> str:
    """Where DuckDB spends the time of the slowest questions of each size."""
    rows = [profiled(size, each) for size, found in asked.items() for each in found.profiles]
    titles = [
        "Question",
        "Binding, ms",
        "Optimising, ms",
        "Execution, ms",
        "Operators",
        "The slowest of them",
    ]
    title = "DuckDB's profile of the slowest questions; execution is of all threads together"
    return table(title, titles, rows, "rrrrl") if rows else ""


def profiled(size: str, of: Profile) -> list[str]:
    """A row of that table."""
    stages = (of.binding, of.optimising, of.execution)
    return [f"{of.label}, {size}", *(f"{ms:.1f}" for ms in stages), str(of.operators), of.slowest]


def growth(questions: Questions, label: str) -> float | None:
    """How many times longer a question takes at the largest size."""
    first, *_, last = [answers[label].ms for answers in questions.values()]
    return None if first is None or last is None else last / max(first, LEAST_MS)


def order(questions: Questions, label: str) -> float:
    """Those without an answer first."""
    grown = growth(questions, label)
    return float("inf") if grown is None else grown


def judged(questions: Questions, label: str) -> list[str]:
    """The growth and what the target says of it."""
    grown = growth(questions, label)
    if "text search" in label:
        last = list(questions.values())[-1][label].ms
        verdict = targets.TEXT_SEARCH_MS.verdict(last)
    elif label in EVERY_ROW:
        verdict = "gives every row, so it grows with them"
    else:
        verdict = targets.GROWTH.verdict(grown)
    return ["" if grown is None else f"{grown:.1f}", verdict]


def shown(answer: Answer) -> str:
    """A time, or why there is none."""
    if answer.ms is not None:
        return f"{answer.ms:.1f}"
    short = {"took longer": "over 5 s", "more than": "too many rows", "more memory": "too much memory"}
    return next((words for part, words in short.items() if part in answer.refused), answer.refused)
