"""The rows of a question, of which only the page that is shown is asked for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, SupportsIndex, overload

from pages.ui.address.view import View, takes
from pages.ui.rows import query
from pages.ui.rows.query import Row


def _as_it_is(row: Row) -> Row:
    return row


@dataclass(frozen=True)
class Paged(Sequence[Row]):
    """Rows that come a page of `size` at a time; whoever goes through all of them asks for all.

    The question takes `page` and `page_rows` and says in each row how many there are (`matches`) and what a column adds
    up to on all pages (`total_<column>`). `change` is made with each row.
    """

    question: str
    view: View
    size: int
    change: Callable[[Row], Row] = _as_it_is

    def page(self, number: int) -> Sequence[Row]:
        """The rows of a page, from 1; none after the last. Raises queries.QueryError as `query.rows` does."""
        found = query.rows(self.question, self.view, page=number, page_rows=self.size)
        return [self.change(row) for row in found]

    def total(self, column: str) -> float | None:
        """What a column adds up to on all pages; None where the question does not say."""
        return self._first[0].get(f"total_{column}") if self._first else None

    @cached_property
    def _first(self) -> Sequence[Row]:
        return self.page(1)

    @cached_property
    def _all(self) -> Sequence[Row]:
        return [self.change(row) for row in query.rows(self.question, self.view, page=1, page_rows=0)]

    def __len__(self) -> int:
        return int(self._first[0]["matches"]) if self._first else 0

    def __iter__(self) -> Iterator[Row]:
        return iter(self._first if len(self) <= self.size else self._all)

    @overload
    def __getitem__(self, place: SupportsIndex) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: Any) -> Any:
        """A row, or some; those of one page are asked for by themselves."""
        wanted = range(len(self))[place]
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        if not wanted:
            return []
        number, start = divmod(wanted.start, self.size)
        if wanted.step != 1 or start + len(wanted) > self.size:
            return [*self][place]
        page = self.page(number + 1) if number else self._first
        return page[start : start + len(wanted)]


def rows(question: str, view: View, size: int) -> Sequence[Row]:
    """The rows of a question under a view: a page at a time where the question can give them so, else all of them."""
    return Paged(question, view, size) if "page_rows" in takes(question) else query.rows(question, view)


def changed(rows: Sequence[Row], change: Callable[[Row], Row]) -> Sequence[Row]:
    """The rows, each of them changed."""
    return replace(rows, change=change) if isinstance(rows, Paged) else [change(row) for row in rows]


def total(rows: Sequence[Row], column: str) -> float:
    """What a column adds up to."""
    known = rows.total(column) if isinstance(rows, Paged) else None
    return sum(row[column] for row in rows) if known is None else known
