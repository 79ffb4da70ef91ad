"""Answers as plain rows, for tests that look at single cells."""

from typing import Any

from queries import fetch

Row = dict[Any, Any]


def answer(name: str, **asked: Any) -> list[Row]:
    """The rows that answer a question, each a dictionary."""
    return fetch(name, **asked).to_dict("records")


def keyed(name: str, *keys: str, **asked: Any) -> dict[Any, Row]:
    """The same by the value of one column, or by the values of several."""
    rows = answer(name, **asked)
    return {row[keys[0]] if len(keys) == 1 else tuple(row[key] for key in keys): row for row in rows}
