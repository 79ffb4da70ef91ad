"""Answers as plain rows, for tests that look at single cells, and the files that they are held against."""

import csv
from pathlib import Path
from typing import Any

import queries

Row = dict[Any, Any]
FACTS = Path(__file__).parents[2] / "data" / "facts"


def answer(name: str, **asked: Any) -> list[Row]:
    """The rows that answer a question, each a dictionary."""
    return queries.rows(name, **asked)


def keyed(name: str, *keys: str, **asked: Any) -> dict[Any, Row]:
    """The same by the value of one column, or by the values of several."""
    rows = answer(name, **asked)
    return {row[keys[0]] if len(keys) == 1 else tuple(row[key] for key in keys): row for row in rows}


def read(table: str) -> list[dict[str, str]]:
    """The rows of a fact table, as in the file."""
    with (FACTS / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, strict=True))
