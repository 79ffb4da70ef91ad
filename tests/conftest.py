"""Fixtures of all tests: the real facts, built once by the real build."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow tests last, so that a broken rule or number shows at once."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(scope="session")
def edition_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder with an edition of the real facts, used by all that runs in this session from here on."""
    root = tmp_path_factory.mktemp("editions")
    build = subprocess.run(
        [sys.executable, "-m", "data.build"],
        cwd=ROOT,
        env=os.environ | {"FOLLOW_UP_EDITIONS": str(root)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert build.returncode == 0, build.stdout + build.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOLLOW_UP_EDITIONS", str(root))
        yield root
