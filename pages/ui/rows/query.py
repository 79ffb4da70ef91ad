"""Answers for pages: rows as plain dictionaries, remembered per edition."""

import datetime as dt
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import numpy as np
import pandas as pd

import queries
from pages.ui.address.view import View
from pages.ui.base import askers, metrics
from pages.ui.base.kept import Kept
from pages.ui.rows import together
from pages.ui.rows.ahead import AHEAD

Row = queries.Row
Key = tuple[str, str, tuple[tuple[str, Any], ...]]  # edition, question, values
MOST_BYTES = 64_000_000
# Pickled: whoever gets an answer may change it.
ANSWERS: Kept[Key] = Kept(MOST_BYTES)
# To a question, under a view and these values; None where it is to be asked as usual.
Answer = Callable[[str, View, dict[str, Any]], list[Row] | None]
_beforehand: ContextVar[Answer | None] = ContextVar("_beforehand", default=None)


@contextmanager
def answered_by(answer: Answer) -> Iterator[None]:
    """What is asked of a day meanwhile is answered by this, which has asked for many days at once."""
    before = _beforehand.set(answer)
    try:
        yield
    finally:
        _beforehand.reset(before)


def rows(name: str, view: View, **values: Any) -> list[Row]:
    """The answer to a question under the view's values and these; empty cells are None.

    Parameters that neither gives have the question's defaults. Raises queries.QueryError as `queries.fetch` does.
    """
    askers.give_way()
    given = view.values_for(name) | values
    if (answer := _beforehand.get()) and "as_of" in given and "earlier" not in given:
        found = answer(name, view, given)
        if found is not None:
            return found
    key = key_of(name, view, given)
    if (made := AHEAD.find(*key)) is not None:
        return list(pickle.loads(made))
    if (run := together.now()) and not ANSWERS.has(key):
        _ask_together(run, name, view, values)
    return list(pickle.loads(ANSWERS.of(key, lambda: _answered(key))))


def row(name: str, view: View, **values: Any) -> Row:
    """The one row of a question that answers with one row."""
    [only] = rows(name, view, **values)
    return only


def key_of(name: str, view: View, given: dict[str, Any]) -> Key:
    """What an answer is kept by; the day is the earliest one with the same answer."""
    frozen: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in given.items()}
    # of one day, not of what is between two
    if "as_of" in frozen and not {"since", "earlier"} & frozen.keys():
        frozen["as_of"] = queries.standing_for(name, view.edition, frozen["as_of"])
    return view.edition, name, tuple(sorted(frozen.items()))


def _answered(key: Key) -> bytes:
    edition, name, frozen = key
    given = {n: list(v) if isinstance(v, tuple) else v for n, v in frozen}
    with metrics.QUESTIONS.labels(name).time():
        return pickle.dumps(queries.rows(name, edition=edition, **given))


def _ask_together(run: together.Together, name: str, view: View, values: dict[str, Any]) -> None:
    """Keep the answers of all days that a run is about, if enough of them are not kept."""
    own = view.values_for(name) | values
    if "as_of" not in own or {"since", "earlier"} & own.keys() or "as_of" in (values | dict(view.fixed)):
        return  # it is not the day of the address alone that decides
    run.join()  # not while an answer is being made here for others: who is waited for may ask for the same
    keys = [key_of(name, view, own | {"as_of": day}) for day in run.days]
    if sum(not (ANSWERS.has(key) or AHEAD.find(*key)) for key in {*keys}) < together.FEWEST:
        return
    del own["as_of"]
    with metrics.QUESTIONS.labels(name).time():
        found = run.rows(name, view.edition, own)
    for key, answer in zip(keys, found or (), strict=False):
        ANSWERS.keep(key, pickle.dumps(answer))


def plain(frame: pd.DataFrame) -> list[Row]:
    """A frame as dictionaries of plain Python values, None where a cell is empty."""
    columns = {column: _column(frame[column]) for column in frame.columns}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _column(series: "pd.Series[Any]") -> list[Any]:
    return [_cell(cell) for cell in series.tolist()]


def _cell(cell: Any) -> Any:
    if isinstance(cell, np.ndarray):
        return cell.tolist()
    if isinstance(cell, list):
        return cell
    if pd.isna(cell):
        return None
    return cell.date() if isinstance(cell, dt.datetime) else cell
