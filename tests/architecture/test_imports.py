"""Imports go one step up: pages ask queries, queries read what data has made, and never the other way."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, files, parsed, section_pages

FLOORS = {"app", "data", "queries", "pages", "tests"}
OF_DATA = ("data",)
# Each room of data/ and what it may import: what a fact must be, then what is published, then the build that uses both.
EVERY_ROOM = ("data.FOLDER", "data.connecting", "data.errors")
ROOMS_OF_DATA = {
    "check": ("data.check", *EVERY_ROOM),
    "publishing": ("data.publishing", "data.check", *EVERY_ROOM),
    "build": ("data.build", "data.publishing", "data.check", *EVERY_ROOM),
    "load": ("data.load", "data.build", "data.publishing", "data.check", *EVERY_ROOM),
}
OF_QUERIES = ("queries", "data.check", "data.publishing", "data.errors")  # a question starts no build
OF_UI = ("pages.ui", "queries")
OF_A_PAGE = ("pages.ui", "streamlit")


def imported(tree: ast.Module, path: Path) -> Iterator[tuple[int, str]]:
    """List what a file imports, by full name; `from pages import ui` is pages.ui."""
    folders = path.parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = folders[: len(folders) - node.level + 1] if node.level else ()
            start = ".".join([*above, *filter(None, [node.module])])
            yield from ((node.lineno, f"{start}.{name.name}") for name in node.names)


def shortcuts(
    tree: ast.Module, path: Path, allowed: tuple[str, ...], *, nothing_else: bool = False
) -> list[str]:
    """List the imports of the project's own parts that are not allowed; with nothing_else, all others."""
    return [
        f"{path}:{line}: imports {name}, and may import only {', '.join(allowed)}"
        for line, name in imported(tree, path)
        if nothing_else or name.split(".")[0] in FLOORS
        if not any(f"{name}.".startswith(f"{start}.") for start in allowed)
    ]


def shortcuts_in(paths: list[Path], allowed: tuple[str, ...], *, nothing_else: bool = False) -> list[str]:
    """List the shortcuts of several files."""
    return [
        shortcut
        for path in paths
        for shortcut in shortcuts(parsed(path), path.relative_to(ROOT), allowed, nothing_else=nothing_else)
    ]


def test_data_knows_no_other_floor() -> None:
    assert shortcuts_in(files("data/**/*.py"), OF_DATA) == []


def test_a_room_of_data_knows_only_the_rooms_below_it() -> None:
    assert {path.parent.name for path in files("data/*/*.py")} == set(ROOMS_OF_DATA)
    for room, allowed in ROOMS_OF_DATA.items():
        assert shortcuts_in(files(f"data/{room}/**/*.py"), allowed) == []


def test_queries_know_only_what_is_checked_and_published() -> None:
    assert shortcuts_in(files("queries/**/*.py"), OF_QUERIES) == []


def test_what_pages_share_knows_queries_and_no_page() -> None:
    assert shortcuts_in(files("pages/ui/**/*.py"), OF_UI) == []


def test_a_page_knows_only_what_pages_share() -> None:
    assert shortcuts_in(section_pages(), OF_A_PAGE, nothing_else=True) == []


def test_the_server_knows_the_frame_and_the_door() -> None:
    assert shortcuts_in(files("app.py"), OF_UI) == []


@pytest.mark.parametrize(
    ("path", "allowed", "source"),
    [
        ("data/build/pipeline.py", OF_DATA, "import queries"),
        ("data/build/pipeline.py", OF_DATA, "def late():\n    from pages.ui import text"),
        ("data/check/schema.py", ROOMS_OF_DATA["check"], "from data.publishing import editions"),
        ("data/check/schema.py", ROOMS_OF_DATA["check"], "if TYPE_CHECKING:\n    from data import build"),
        ("data/publishing/lock.py", ROOMS_OF_DATA["publishing"], "from ..build import pipeline"),
        ("queries/database.py", OF_QUERIES, "from data.build import build"),
        ("queries/database.py", OF_QUERIES, "from pages import ui"),
        ("queries/database.py", OF_QUERIES, "from ..pages import ui"),
        ("pages/ui/rows/query.py", OF_UI, "import data.publishing.editions"),
        ("pages/ui/rows/query.py", OF_UI, "from pages.funding import per_year"),
        ("pages/ui/rows/query.py", OF_UI, "from ...funding import per_year"),
        ("pages/funding/funding.py", OF_A_PAGE, "from queries import fetch"),
        ("pages/funding/funding.py", OF_A_PAGE, "from pages.projects import card"),
        ("pages/funding/funding.py", OF_A_PAGE, "from . import other"),
        ("pages/funding/funding.py", OF_A_PAGE, "from pages import uikit"),
        ("pages/funding/funding.py", OF_A_PAGE, "import pandas as pd"),
    ],
)
def test_a_shortcut_is_found(path: str, allowed: tuple[str, ...], source: str) -> None:
    assert len(shortcuts(ast.parse(source), Path(path), allowed, nothing_else=allowed is OF_A_PAGE)) == 1


@pytest.mark.parametrize(
    ("path", "allowed", "source"),
    [
        (
            "data/build/pipeline.py",
            OF_DATA,
            "import duckdb\nfrom data.check import contract\nfrom . import manifest\nimport database",
        ),
        (
            "queries/__init__.py",
            OF_QUERIES,
            "from . import values\nfrom .errors import QueryError\nfrom data.check import header",
        ),
        (
            "pages/ui/rows/query.py",
            OF_UI,
            "from queries import fetch\nfrom ..address import view\nimport streamlit",
        ),
        (
            "pages/funding/funding.py",
            OF_A_PAGE,
            "import streamlit as st\nfrom pages.ui import text\nfrom ..ui import query",
        ),
    ],
)
def test_a_step_is_no_shortcut(path: str, allowed: tuple[str, ...], source: str) -> None:
    assert shortcuts(ast.parse(source), Path(path), allowed, nothing_else=allowed is OF_A_PAGE) == []
