"""Selects what a view is about, once, into small tables that its questions read.

A view is a day, a strategy, areas, scope, modes and filters. Each file of `queries/selection/` makes one table,
`selected_<file>`, when the first question needs it. The tables are temporary and belong to one cursor, which all readers
of the view share, one at a time.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from data.check.contract import parsed, used_values
from data.check.header import Param, QueryHeader, read_header

from . import wide

FOLDER = Path(__file__).parent / "selection"
MOST_VIEWS = 200
MOST_ROWS = 1_000_000  # of all tables together; at some 200 bytes a row, 200 MB
# Tables that another one reads through: unless a question reads them too they stand in that one's statement, because a
# statement of their own and writing their rows take longer (200 000 projects: 288 ms for `counted`, 134 so).
READ_THROUGH = ("fits", "projects_unfiltered", "amounts", "sums", "all_money", "left_out")
# Tables that ready_<table> makes from cells, where a view has no filter (of the sums: none of projects) and one area at most.
OF_MONEY = ("money_totals", "money_sources", "left_out_sums")  # in nominal SEK, of all organisations
OF_ALL_AREAS = ("actors", "filter_counts", *OF_MONEY)
READY = ("sums", "project_sums", "project_places", "milestone_sums", *OF_ALL_AREAS)
OF_AMOUNTS = ("funder", "funder_group", "programme")
OF_PROJECTS = ("municipality", "organisation", "state", "amount_from", "amount_to", "text")
FILTERS = (*OF_AMOUNTS, *OF_PROJECTS[:-1], "year_from", "year_to", "text")


@cache
def header(part: str) -> QueryHeader:
    """The header of a file in `queries/selection/`."""
    return read_header(FOLDER / f"{part}.sql")


@cache
def parts(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """These tables and those that they read, each after the ones that it reads."""
    found: dict[str, None] = {}
    for part in wanted:
        found |= dict.fromkeys((*parts(header(part).selection), part))
    return tuple(found)


@cache
def all_parameters() -> tuple[Param, ...]:
    """All parameters of a view."""
    found = [param for path in sorted(FOLDER.glob("*.sql")) for param in header(path.stem).params]
    return tuple({param.name: param for param in found}.values())


@cache
def parameters(head: QueryHeader) -> tuple[Param, ...]:
    """The parameters of the tables that a question reads, without those that its header excludes."""
    named = {param.name: param for part in parts(head.selection) for param in header(part).params}
    order = [*(name for name in named if name not in FILTERS), *(name for name in FILTERS if name in named)]
    without = {*head.without, *(FILTERS if "filters" in head.without else ())}
    return tuple(named[name] for name in order if name not in without)


def flags(view: Mapping[str, Any]) -> dict[str, bool]:
    """Whether a view filters; bound as constants, so that the plan of a view without filters contains none."""
    of_projects = any(view[name] for name in OF_PROJECTS)
    of_amounts = any(view[name] for name in OF_AMOUNTS)
    return {"has_chosen": of_projects or of_amounts, "has_projects_chosen": of_projects}


def file_of(part: str, view: Mapping[str, Any]) -> str:
    """The file that makes a table of a view: a simpler one stands in where the view asks nothing of its projects."""
    asks = flags(view)
    if part == "chosen" and not asks["has_chosen"]:
        return "none_chosen"
    if part not in READY or len(view["areas"]) > 1:  # two areas may hold the same project
        return part
    fits = not asks["has_projects_chosen"] if part == "sums" else not any(view[name] for name in FILTERS)
    if part in OF_ALL_AREAS:
        fits = fits and not view["areas"]
    if part in OF_MONEY:
        fits = fits and not view["price_year"] and view["currency"] == "SEK" and not view["org_id"]
    return f"ready_{part}" if fits else part


class Selections:
    """The views of one edition that were used last."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._may_be_wide = wide.may_be(connection)
        self._views: OrderedDict[tuple[Any, ...], _View] = OrderedDict()
        self._lock = threading.Lock()

    @contextmanager
    def of(self, values: Mapping[str, Any], wanted: tuple[str, ...]) -> Iterator[duckdb.DuckDBPyConnection]:
        """The cursor that holds the wanted tables of a view, for the caller alone until it is done."""
        with self._lock:
            key = tuple((name, _frozen(value)) for name, value in sorted(values.items()))
            if key not in self._views:
                self._views[key] = _View(self._connection.cursor(), values, self._may_be_wide)
            self._views.move_to_end(key)
            view = self._views[key]
            view.readers += 1
        try:
            with view.lock:
                for part in wanted:
                    self._make(view, part)
                yield view.cursor
        finally:
            with self._lock:
                view.readers -= 1
                self._forget()

    def close(self) -> None:
        """Drops all tables. Nobody may be reading them."""
        with self._lock:
            for view in self._views.values():
                view.cursor.close()
            self._views.clear()

    def _make(self, view: "_View", part: str) -> None:
        """Makes a table of a view; where memory is full, once more without the tables that nobody reads."""
        try:
            view.make(part)
        except duckdb.OutOfMemoryException:
            with self._lock:
                self._forget_unread()
            view.make(part)

    def _forget_unread(self) -> None:
        for key in [key for key, view in self._views.items() if not view.readers]:
            self._views.pop(key).cursor.close()

    def _forget(self) -> None:
        """Drops the views used longest ago while there are too many rows or views."""
        rows = sum(view.rows for view in self._views.values())
        for key in list(self._views)[:-1]:
            if rows <= MOST_ROWS and len(self._views) <= MOST_VIEWS:
                return
            if not self._views[key].readers:
                view = self._views.pop(key)
                rows -= view.rows
                view.cursor.close()


class _View:
    """The tables of one view that questions have needed so far."""

    def __init__(
        self, cursor: duckdb.DuckDBPyConnection, values: Mapping[str, Any], may_be_wide: bool
    ) -> None:
        self.cursor = cursor
        self.lock = threading.Lock()
        self.readers = 0
        self.rows = 0
        self._values = {**values, **flags(values)}
        self._made: set[str] = set()
        self._may_be_wide = may_be_wide
        if may_be_wide:
            wide.bind(cursor, self._values)

    def make(self, part: str) -> None:
        """Makes a table and those that it reads, unless they exist."""
        if part in self._made:
            return
        within = self._within(part)
        rows = _rows(self._file(part), within)
        if self._may_be_wide and part in wide.BY_ROW and wide.is_wide(self.cursor, rows, self._values):
            self.cursor.execute(wide.as_view(f"selected_{part}", rows))
        else:
            sql = f"create temp table selected_{part} as {rows}"
            self.cursor.execute(parsed(sql), used_values(sql, self._values))
            made = self.cursor.fetchone()
            self.rows += made[0] if made else 0
        self._made.add(part)

    def _file(self, part: str) -> str:
        """The file that makes a table of the view: amounts that are selected already are added up where no cells have sums."""
        if part == "counted_sums" and "counted" in self._made and file_of("sums", self._values) == "sums":
            return "summed_counted"
        return file_of(part, self._values)

    def _within(self, part: str) -> tuple[tuple[str, str], ...]:
        """What stands in the statement of a table, because it is not made, each with its file; all else that it reads is made."""
        within: list[tuple[str, str]] = []
        for needed in header(self._file(part)).selection:
            if needed in READ_THROUGH and needed not in self._made:
                within += [*self._within(needed), (needed, self._file(needed))]
            else:
                self.make(needed)
        return tuple(within)


@cache
def _rows(file: str, within: tuple[tuple[str, str], ...]) -> str:
    """The select that gives the rows of a file's table; its values are bound, not part of it."""
    parts = ", ".join(f"selected_{needed} as (\n{_sql(made_by)}\n)" for needed, made_by in within)
    return f"with {parts} select * from (\n{_sql(file)}\n)" if within else _sql(file)


def _sql(file: str) -> str:
    return (FOLDER / f"{file}.sql").read_text(encoding="utf-8")


def _frozen(value: object) -> object:
    return tuple(sorted(set(value))) if isinstance(value, list) else value
