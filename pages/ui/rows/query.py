"""Answers for pages: rows as plain dictionaries, remembered per edition."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

import queries
from pages.ui.address.view import View
from pages.ui.base import askers, metrics

Row = queries.Row
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
    asked = view.asked(name) | values
    if (answer := _beforehand.get()) and "as_of" in asked and "earlier" not in asked:
        found = answer(name, view, asked)
        if found is not None:
            return found
    if "as_of" in asked and not {"since", "earlier"} & asked.keys():  # of one day, not of what is between two
        asked["as_of"] = queries.standing_for(name, view.edition, asked["as_of"])
    frozen = tuple((n, tuple(v) if isinstance(v, list) else v) for n, v in asked.items())
    return _remembered(view.edition, name, frozen)


def row(name: str, view: View, **values: Any) -> Row:
    """The one row of a question that answers with one row."""
    [only] = rows(name, view, **values)
    return only


@st.cache_data(max_entries=5000, show_spinner=False)
def _remembered(edition: str, name: str, values: tuple[tuple[str, Any], ...]) -> list[Row]:
    asked = {n: list(v) if isinstance(v, tuple) else v for n, v in values}
    with metrics.QUESTIONS.labels(name).time():
        return queries.rows(name, edition=edition, **asked)


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
