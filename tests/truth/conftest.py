"""The facts that the tests ask about."""

from pathlib import Path

import pytest

from .plain import Facts, load


@pytest.fixture(scope="session", name="facts")
def _facts() -> Facts:
    """The facts of the project, read once."""
    return load(Path(__file__).resolve().parents[2] / "data" / "facts")
