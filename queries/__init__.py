"""The questions. `fetch` is the only way to the database.

Each file `<section>/<question>.sql` is one question. Its header states the question, its parameters and what its rows
mean (data/check/header.py); a test runs every file on the examples in its header.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import cache
from math import isnan
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data.check import contract
from data.publishing import published
from data.publishing.contents import Manifest
from data.publishing.editions import Edition

from . import comparisons, current, database, days, every_day, parameters, selections, values
from .current import State
from .errors import Busy, Damaged, NoEdition, QueryError, TooMuch, UnknownQuestion, WrongValue
from .selections import FILTERS

__all__ = [
    "FILTERS",
    "Busy",
    "Damaged",
    "Edition",
    "Manifest",
    "NoEdition",
    "QueryError",
    "Row",
    "State",
    "TooMuch",
    "UnknownQuestion",
    "WrongValue",
    "choices",
    "counts_days",
    "current_edition",
    "dataset",
    "default",
    "earlier_editions",
    "fetch",
    "has_edition",
    "header",
    "kept_editions",
    "manifest",
    "names",
    "on_days",
    "rows",
    "state",
    "swedish_order",
]

Row = dict[str, Any]
FOLDER = Path(__file__).parent
VECTOR = 2048  # rows that DuckDB hands out together
MOST_ROWS = 100 * VECTOR
# Threads add in any order, so the last digits of a sum differ from one answer to the next; they mean nothing.
DECIMALS = 6
INDEXED_YEARS = "select list(year order by year) from price_index"
IN_SWEDISH = "select list(text order by text collate sv, text) from (select unnest($texts) as text)"
default = parameters.default
choices = parameters.choices


@cache
def names() -> tuple[str, ...]:
    """The names of all questions, as `section/question`, sorted."""
    files = (path for path in FOLDER.rglob("*.sql") if path.parent != selections.FOLDER)
    return tuple(sorted(file.relative_to(FOLDER).with_suffix("").as_posix() for file in files))


@cache
def header(name: str) -> contract.QueryHeader:
    """The header of a question, with the parameters of its view before its own. Raises UnknownQuestion."""
    if name not in names():
        raise UnknownQuestion(f"There is no question {name!r}; `python -m queries` lists them.")
    head = contract.read_header(FOLDER / f"{name}.sql")
    return replace(head, params=(*selections.parameters(head), *head.params))


@cache
def _sql(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def rows(name: str, *, edition: str = "", **given: Any) -> list[Row]:
    """The rows that answer a question, as plain values: None where a cell is empty, sums to DECIMALS places.

    Asked of the current edition or the one named; parameters that are left out have their defaults (parameters.py).
    Raises a QueryError that says in one sentence what is wrong: an unknown question or parameter, a bad value, no
    edition, too much asked.
    """
    with _answering(name, edition, given) as cursor:
        columns = [column[0] for column in cursor.description or ()]
        found = cursor.fetchmany(MOST_ROWS + 1)
        _refuse_more(name, len(found))
        return [dict(zip(columns, map(_plain, row), strict=True)) for row in found]


def fetch(name: str, *, edition: str = "", **given: Any) -> pd.DataFrame:
    """The same as a frame with a type for each column, for files and for whoever reckons with columns."""
    with _answering(name, edition, given) as cursor:
        found = cursor.fetch_df_chunk(MOST_ROWS // VECTOR + 1)
        _refuse_more(name, len(found))
        for place, kind in enumerate(found.dtypes):
            if kind.kind == "f":  # these alone: DataFrame.round takes every column anew
                found.isetitem(place, found.iloc[:, place].to_numpy().round(DECIMALS))
        return found


@contextmanager
def on_days(edition: str, days: Sequence[every_day.Day]) -> Iterator[Callable[..., list[list[Row]]]]:
    """A function like `rows` that gives the rows of each of these days; what differs from day to day is in `days`.

    Asked of thirty days or more this is a small part of what asking day by day costs (every_day.py).
    """
    with every_day.of(edition, days) as asked:

        def answer(name: str, **given: Any) -> list[list[Row]]:
            head, sql = header(name), _sql(name)
            bound = values.complete(
                name, {param.name: param.type for param in head.params}, {**given, **days[0]}
            )
            view = view_defaults() | {param.name: bound[param.name] for param in selections.parameters(head)}
            found = asked.rows(sql, bound, head.selection, view)
            return [[{key: _plain(cell) for key, cell in row.items()} for row in rows] for rows in found]

        yield answer


@contextmanager
def _answering(name: str, edition: str, given: dict[str, Any]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor at the first row of an answer; faults of the database become sentences."""
    bound = values.complete(name, {param.name: param.type for param in header(name).params}, given)
    try:
        with _asked_of(edition or current.edition(), header(name), bound) as cursor:
            _refuse_unindexed(cursor, bound.get("price_year", 0))
            sql = _sql(name)
            yield cursor.execute(contract.parsed(sql), contract.used_values(sql, bound))
    except duckdb.InterruptException as fault:
        raise TooMuch(f"{name} took longer than five seconds; ask for less.") from fault
    except duckdb.OutOfMemoryException as fault:
        raise TooMuch(f"{name} needs more memory than it may have; ask for less.") from fault
    except duckdb.CatalogException as fault:
        lacking = str(fault).splitlines()[0].removeprefix("Catalog Error: ")
        raise QueryError(
            f"{name} reads something that the edition does not have: {lacking} "
            "If it is new in data/, python -m data.build makes an edition that has it."
        ) from fault
    except duckdb.Error as fault:
        raise QueryError(f"{name} cannot be answered: {fault}") from fault


def _refuse_more(name: str, count: int) -> None:
    if count > MOST_ROWS:
        raise TooMuch(f"{name} has more than {MOST_ROWS} rows; ask for less.")


def _plain(cell: Any) -> Any:
    """A cell as pages read it."""
    if isinstance(cell, float):
        return None if isnan(cell) else round(cell, DECIMALS)
    return cell


def _asked_of(
    edition: str, head: contract.QueryHeader, bound: dict[str, Any]
) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
    """Where a question is asked: the edition, what a view selects of it, or its facts beside those of an earlier one."""
    if "earlier" in bound:
        return comparisons.comparing(edition, bound["earlier"])
    if head.selection:
        chosen = {param.name: bound[param.name] for param in selections.parameters(head)}
        if (
            "as_of" in chosen
        ):  # no table of a selection counts days, so those of one day serve the days after it
            chosen["as_of"] = days.turned(edition, chosen["as_of"])
        return database.selecting(edition, view_defaults() | chosen, head.selection)
    return database.cursor(edition)


@cache
def view_defaults() -> dict[str, Any]:
    """The parameters of a view with their defaults, for those that a question does not take."""
    return {param.name: parameters.default("", param.name) for param in selections.all_parameters()}


def _refuse_unindexed(cursor: duckdb.DuckDBPyConnection, price_year: int) -> None:
    """Raises WrongValue for fixed prices of a year without a price index; an index is never estimated."""
    if not price_year:
        return
    row = cursor.execute(INDEXED_YEARS).fetchone()
    years = row[0] if row and row[0] else []
    if price_year not in years:
        span = f"there are years from {years[0]} to {years[-1]}" if years else "there are none"
        raise WrongValue(f"There is no price index for {price_year}; {span}.")


def standing_for(name: str, edition: str, day: dt.date) -> dt.date:
    """The earliest day on which the question has the same answer as on `day`, because nothing in the facts changes between."""
    return days.standing_for(header(name), edition, day)


def counts_days(name: str) -> bool:
    """Whether the answer to a question contains a number of days, so that it is another one on every day."""
    return days.counts_days(header(name))


def turning_days(edition: str) -> tuple[dt.date, ...]:
    """The days on which some date in the datasets is reached or has just passed: between two of them, and the ends of
    years, every answer is the same, but for numbers of days."""
    return days.turning_days(edition)


def current_edition() -> str:
    """The id of the edition that answers now."""
    return current.edition()


def state() -> State:
    """The edition that answers now, and why it is not the current one, if it is not."""
    return current.state()


def has_edition(edition: str) -> bool:
    """Whether an edition with this id is published and can be read."""
    return database.has(edition)


def earlier_editions(edition: str = "") -> list[Edition]:
    """The editions that an edition can be compared with: built before it and with their facts kept; the latest first."""
    edition = edition or current.edition()
    if published.FILE not in database.manifest(edition)["files"]:
        return []
    found = database.published_editions()
    own = next((each for each in found if each.id == edition), None)
    return [
        each
        for each in found
        if own and each.built_at < own.built_at and published.FILE in database.manifest(each.id)["files"]
    ]


def kept_editions() -> list[Edition]:
    """All editions that are kept, the latest first."""
    return database.published_editions()


def dataset(mart: str, edition: str = "") -> bytes:
    """The Parquet file of a dataset of the edition (the current one if ''), checked against the manifest."""
    edition = edition or current.edition()
    if mart not in database.manifest(edition)["marts"]:
        raise UnknownQuestion(f"There is no dataset {mart!r}; sources/marts lists them.")
    return database.content(edition, f"parquet/{mart}.parquet")


def manifest(edition: str = "") -> Manifest:
    """The manifest of the edition (the current one if ''): rows, registers with dates, time of the build, versions."""
    return database.manifest(edition or current.edition())


def swedish_order(texts: Iterable[str]) -> dict[str, int]:
    """The rank of each text in Swedish alphabetical order: Å, Ä and Ö after Z, upper and lower case together."""
    found = sorted(set(texts))
    if not found:
        return {}
    with database.cursor(current.edition()) as cursor:
        [[ordered]] = cursor.execute(IN_SWEDISH, {"texts": found}).fetchall()
    return {text: place for place, text in enumerate(ordered)}
