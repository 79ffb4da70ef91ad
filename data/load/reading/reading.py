"""Reads what somebody sends: files of any of the known shapes, or a list of their own, into a `Delivery`."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from data import FOLDER
from data.load.base.headings import plain
from data.load.base.records import LIST, OWN, Delivery, Mapping, Problem
from data.load.base.sentences import LANGUAGES, sentence
from data.load.base.steps import OnStep
from data.load.opening.files import Part, parts_of
from data.load.reading.cells import text
from data.load.reading.joining import joined
from data.load.reading.lists import Known, Lists
from data.load.reading.names import Names, known_names
from data.load.reading.plans import Plan, list_plan
from data.load.reading.recognising import plans_of, tables_of
from data.load.reading.rows import Sink, rows_of
from data.load.reading.series import add_series, is_series
from data.load.reading.sources import Source, known_sources

BESIDE = {sentence(code, lang) for code in ("sheet_guide", "sheet_choices") for lang in LANGUAGES}


def read(
    path: Path | Sequence[Path],
    source: str | None = None,
    on_step: OnStep = lambda step, done, of: None,
    *,
    mapping: Mapping | None = None,
    facts: Path = FOLDER / "facts",
    sources: Path = FOLDER / "sources",
) -> Delivery:
    """Reads a file, a folder, or several files that belong together.

    `source` names the source whose shape the files have, or what a list of somebody's own is to be called; without it
    files are recognised by their headings. `mapping` is a person's correction of how a list was read. Nothing is raised
    for what a file holds: it is in `problems`.
    """
    paths = [path] if isinstance(path, Path) else list(path)
    sink = Sink()
    on_step("open", 0, len(paths))
    parts = parts_of(paths, sink.problems)
    known = known_sources(sources, facts / "sources")  # its own come before those of the project
    digest = _digest(paths, parts)
    tables = joined(tables_of(parts, known, sink.problems), known, sink.problems)
    series = [table for table in tables if is_series(table)]
    taken = [add_series(table, known, mapping, sink) for table in series]
    rest = [table for table in tables if table not in series]
    plans = plans_of(rest, known, source, mapping, sink.problems) if rest else []
    if plans and all(plan.own for plan in plans):
        sink.problems = [problem for problem in sink.problems if not _is_beside(problem)]
    _read_plans(plans, sink, on_step, known_names(facts))
    is_list = any(not plan.own and not plan.source for plan in plans)
    if (
        source
        and not is_list
        and source not in {name for found in known for name in (found.name, found.source_id)}
    ):
        sink.problems.append(Problem("shape_unknown", None, value=source, values={"source": source}))
    if not plans and not series and not any(problem.fatal for problem in sink.problems):
        names = ", ".join(path.name for path in paths)
        sink.problems.append(Problem("nothing_read", None, values={"file": names}))
    offered = list_plan(rest[0], None).mapping if rest and not plans else None  # for a person to correct
    delivery = _delivery(paths, digest, plans, [found for found in taken if found], sink, offered)
    return replace(delivery, source_id=source) if source and is_list else delivery


def _is_beside(problem: Problem) -> bool:
    """Whether a problem tells that a sheet is not read which our own workbook has beside its tables."""
    return problem.code == "sheet_left_out" and problem.values.get("sheet") in BESIDE


def _read_plans(plans: Sequence[Plan], sink: Sink, on_step: OnStep, names: Names) -> None:
    known = Known()  # the sheets of a delivery are about the same projects
    for plan in plans:
        _tell_of_letters(plan, sink)
        lists = Lists(plan, sink, names, known)
        for row in rows_of(
            plan, sink, names, partial(on_step, plan.table.sheet.name or plan.table.sheet.file)
        ):
            lists.add(row)


def _tell_of_letters(plan: Plan, sink: Sink) -> None:
    """Tells of mended letters and broken cells in the columns that are read; the others are not kept."""
    sheet, used = plan.table.sheet, {column.index: column.heading for column in plan.columns}
    for (row, column), before in sheet.mended.items():
        if column in used and row >= plan.table.start:
            whole = {"whole": text(sheet.rows[row][column])}
            sink.problems.append(
                Problem("letters_mended", sheet.place(row), used[column], before, whole, fatal=False)
            )
    for (row, column), (code, value) in sheet.broken.items():
        if column in used and row >= plan.table.start:
            sink.problems.append(Problem(code, sheet.place(row), used[column], value))


def _delivery(
    paths: Sequence[Path],
    digest: str,
    plans: Sequence[Plan],
    series: Sequence[Source],
    sink: Sink,
    offered: Mapping | None,
) -> Delivery:
    taken = [plan.source.name if plan.source else OWN if plan.own else LIST for plan in plans] + [
        source.name for source in series
    ]
    sources = [*(plan.source for plan in plans if plan.source), *series]
    by_id = {source.source_id: source for source in sources}
    only = sources[0] if len(by_id) == 1 else None
    mappings = [plan.mapping for plan in plans if not plan.own]
    mapping = mappings[0] if mappings else offered
    first = {plain(match.heading) for match in mapping.matches} if mapping else set()
    others = {plain(match.heading): match for other in mappings[1:] for match in other.matches}
    return Delivery(
        file=", ".join(path.name for path in paths),
        sha256=digest,
        taken_for=", ".join(dict.fromkeys(taken)),
        source_id=only.source_id if only else "",
        records=sink.records,
        problems=sink.problems,
        left_out=sink.left_out,
        mapping=mapping,
        further=tuple(match for heading, match in others.items() if heading not in first),
        rows_read=sink.rows_read,
        sums=sink.sums,
        title=", ".join(dict.fromkeys(source.title for source in sources)),
        publisher=only.publisher if only else "",
        url=only.url if only else "",
    )


def _digest(paths: Sequence[Path], parts: Sequence[Part]) -> str:
    """The SHA-256 of the file; of several, that of their own in the order of their names."""
    if len(paths) == 1 and paths[0].is_file():
        with paths[0].open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    digests = sorted(f"{part.file} {hashlib.sha256(part.data).hexdigest()}" for part in parts)
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()
