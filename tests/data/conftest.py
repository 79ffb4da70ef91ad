"""Editions that the tests of the data floor share: each is built once."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data.build import FACTS, build
from data.editions import DATABASE
from tests.data.facts_factory import write_facts

Con = duckdb.DuckDBPyConnection


def _open(root: Path, facts: Path) -> Iterator[Con]:
    edition = build(facts, root).edition
    with duckdb.connect(str(root / edition / DATABASE), read_only=True) as con:
        yield con


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """The database of the tiny, nasty facts."""
    folder = tmp_path_factory.mktemp("tiny")
    yield from _open(folder / "editions", write_facts(folder / "facts"))


@pytest.fixture(scope="session")
def real(edition_root: Path) -> Iterator[Con]:
    """The database of the facts in git."""
    yield from _open(edition_root, FACTS)  # there already: a build of the same facts is not made twice
