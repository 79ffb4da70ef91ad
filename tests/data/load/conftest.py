"""Tiny facts with an edition of them, built once and copied for each test."""

import shutil
from pathlib import Path

import pytest

from data.build import build
from tests.data.facts_factory import write_facts
from tests.data.load.rig import Place


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("load")
    place = Place(write_facts(folder / "facts"), folder / "editions")
    build(place.facts, place.root)
    return place


@pytest.fixture
def place(built: Place, tmp_path: Path) -> Place:
    shutil.copytree(built.facts, tmp_path / "facts")
    shutil.copytree(built.root, tmp_path / "editions")
    return Place(tmp_path / "facts", tmp_path / "editions")
