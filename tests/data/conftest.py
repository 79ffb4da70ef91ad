"""Editions that the tests of the data floor share: each is built once."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from data.build import build
from data.publishing.editions import DATABASE
from data.publishing.folders import FACTS
from tests.data.facts_factory import write_facts

Con = duckdb.DuckDBPyConnection


@contextmanager
def opened(root: Path, facts: Path, beside: Path) -> Iterator[Con]:
    """A connection to a copy of the database, because a process cannot open one file in two modes."""
    edition = build(facts, root).edition
    copied = shutil.copy(root / edition / DATABASE, beside / DATABASE)
    with duckdb.connect(str(copied), read_only=True) as con:
        yield con


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """The database of the tiny, nasty facts."""
    folder = tmp_path_factory.mktemp("tiny")
    with opened(folder / "editions", write_facts(folder / "facts"), folder) as con:
        yield con


@pytest.fixture(scope="session")
def real(edition_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """The database of the facts in git."""
    beside = tmp_path_factory.mktemp("real")
    with opened(edition_root, FACTS, beside) as con:  # built already: the same facts are not built twice
        yield con
