"""Runs the macros, staging tables and marts, each after the files that it reads."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import duckdb

from data import FOLDER
from data.check.contract import broken_promises, example_values, parsed
from data.check.header import QueryHeader, parse_header
from data.check.reading import load_rows
from data.errors import PromiseError

KINDS = ("macros", "staging", "marts")


@dataclass(frozen=True)
class Step:
    """One SQL file. The macro or table that it makes has the name of the file."""

    name: str
    kind: str
    path: Path
    sql: str
    header: QueryHeader

    @staticmethod
    def of_file(kind: str, path: Path) -> "Step":
        """The step of a file, which is read once. Raises HeaderError."""
        sql = path.read_text(encoding="utf-8")
        return Step(path.stem, kind, path, sql, parse_header(sql, path.name))


def find_steps(folder: Path = FOLDER) -> list[Step]:
    """Every SQL file, each after its sources. Raises PromiseError if files are each other's sources."""
    files = [Step.of_file(kind, path) for kind in KINDS for path in sorted((folder / kind).glob("*.sql"))]
    steps = {step.name: step for step in files}
    graph = {name: [s for s in step.header.sources if s in steps] for name, step in steps.items()}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise PromiseError(f"these files are each other's sources: {' -> '.join(error.args[1])}") from error
    return [steps[name] for name in order]


def make_plain_macros(con: duckdb.DuckDBPyConnection, steps: list[Step]) -> set[str]:
    """Makes the macros that need no table, and returns their names: reading and validating the facts use them too."""
    plain: set[str] = set()
    for step in steps:
        if step.kind == "macros" and set(step.header.sources) <= plain:
            con.execute(parsed(step.sql))
            plain.add(step.name)
    return plain


def run_steps(
    con: duckdb.DuckDBPyConnection,
    steps: list[Step],
    parquet: Path,
    on_step: Callable[[str], None],
    made: Collection[str] = (),
) -> None:
    """Runs every step but the macros that are `made`. Marts are written to `parquet` and read back as tables.

    So both hold the same rows. Raises PromiseError with every broken promise, after the last step.
    """
    _make_dictionary(con, steps)
    broken: list[str] = []
    for step in steps:
        on_step(f"{step.kind.removesuffix('s')} {step.name}")
        if step.name in made:
            continue
        with _naming(step):
            broken += _run(con, step, parquet)
    broken += _broken_macros(con, [step for step in steps if step.kind == "macros"])
    if broken:
        raise PromiseError("\n".join(["The data break promises; nothing is published.", *broken]))


@contextmanager
def _naming(step: Step) -> Iterator[None]:
    """Adds the file that ran to what DuckDB refuses."""
    try:
        yield
    except duckdb.Error as error:
        raise PromiseError(f"{step.path.name}: cannot be run: {error}") from error


def _run(con: duckdb.DuckDBPyConnection, step: Step, parquet: Path) -> list[str]:
    if step.kind == "macros":
        con.execute(parsed(step.sql))
        return []
    if step.kind == "staging":
        con.execute(parsed(f"create table work.{step.name} as {step.sql}"))
        return broken_promises(con, step.path, made=step.name, ordered=False)
    file = {"file": str(parquet / f"{step.name}.parquet")}
    con.execute(parsed(f"copy ({step.sql}) to $file (format parquet, compression zstd)"), file)
    con.execute(parsed(f"create table {step.name} as select * from read_parquet($file)"), file)
    for column in step.header.index:
        con.execute(f"create index {step.name}_{column} on {step.name} ({column})")
    return broken_promises(con, step.path, made=step.name)


def _broken_macros(con: duckdb.DuckDBPyConnection, macros: list[Step]) -> list[str]:
    """Checks that macros take the parameters that their headers declare, and runs them on their examples."""
    # One list of them all: DuckDB makes it anew each time, with all its own functions, which takes 20 ms.
    listed = con.execute("select function_name, function_type, parameters from duckdb_functions()").fetchall()
    made = {name: (kind, parameters) for name, kind, parameters in listed}
    broken: list[str] = []
    for step in macros:
        with _naming(step):
            broken += _broken_macro(con, step, *made.get(step.name, ("", [])))
    return broken


def _broken_macro(con: duckdb.DuckDBPyConnection, step: Step, kind: str, takes: list[str]) -> list[str]:
    declared = [param.name for param in step.header.params]
    if takes != declared or not kind:
        taken = ", ".join(takes) if kind else "nothing: no macro has the name of the file"
        return [f"{step.path.name}: declares the parameters {', '.join(declared)}, but takes {taken}"]
    values = example_values(con, step.header.params)
    call = f"{step.name}({', '.join(f'${name}' for name in declared)})"
    con.execute(
        parsed(f"select * from {call} limit 1" if kind == "table_macro" else f"select {call}"), values
    )
    return []


def _make_dictionary(con: duckdb.DuckDBPyConnection, steps: list[Step]) -> None:
    """Loads the headers of the marts as rows, one per column, for the mart data_dictionary."""
    rows = [
        {
            "mart": step.name,
            "question": step.header.question,
            "grain": ", ".join(step.header.grain) or "one row",
            "column_name": column.name,
            "column_type": column.type,
            "description": column.meaning,
            "column_number": str(number),
        }
        for step in steps
        if step.kind == "marts"
        for number, column in enumerate(step.header.columns, start=1)
    ]
    load_rows(con, "raw_dictionary", rows)
