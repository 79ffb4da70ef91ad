"""What pages share lies in rooms; a room imports only rooms below it, and no modules import each other in a circle."""

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.test_imports import imported
from tests.architecture.tree import ROOT, files, parsed

UI = "pages.ui"
ROOMS = ("server", "frame", "editing", "files", "subjects", "figure", "forms", "rows", "address", "base")


def room(module: str) -> str:
    """The room that a module of pages/ui lies in; empty for any other module."""
    found = re.match(rf"{re.escape(UI)}\.(\w+)", module)
    return found[1] if found else ""


def runs_up(tree: ast.Module, path: Path) -> list[str]:
    """The imports of a file that lead to a room above its own, type-only imports included."""
    own = ROOMS.index(path.parts[2])
    return [
        f"{path}:{line}: {name} lies above {ROOMS[own]}"
        for line, name in imported(tree, path)
        if room(name) and ROOMS.index(room(name)) < own
    ]


def modules(folder: str) -> dict[str, Path]:
    """Every module below a folder by its full name."""
    found = {}
    for path in files(f"{folder}/**/*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def graph(folder: str) -> dict[str, set[str]]:
    """Which modules of a floor each of them imports, type-only imports included."""
    known = modules(folder)
    found: dict[str, set[str]] = {}
    for module, path in known.items():
        names = {name for _, name in imported(parsed(path), path.relative_to(ROOT))}
        aims = {name if name in known else name.rpartition(".")[0] for name in names}
        found[module] = (aims & known.keys()) - {module}
    return found


def circle(imports: dict[str, set[str]]) -> list[str]:
    """Modules that import each other in a circle, in its order; empty where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as fault:
        return [str(module) for module in fault.args[1]]
    return []


def test_every_file_lies_in_a_room() -> None:
    places = {path.relative_to(ROOT).parts[2] for path in files("pages/ui/**/*.*")}
    assert places - {"README.md"} == set(ROOMS)


def test_rooms_import_only_what_lies_below() -> None:
    found = [runs_up(parsed(path), path.relative_to(ROOT)) for path in files("pages/ui/*/**/*.py")]
    assert [line for lines in found for line in lines] == []


@pytest.mark.parametrize("floor", ["pages", "queries", "data"])
def test_no_modules_import_each_other_in_a_circle(floor: str) -> None:
    assert circle(graph(floor)) == []


def test_a_way_up_and_a_circle_are_found() -> None:
    above = ast.parse("def late():\n    from pages.ui.server import api")
    assert len(runs_up(above, Path("pages/ui/figure/share.py"))) == 1
    assert runs_up(above, Path("pages/ui/server/parts.py")) == []
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) != []
    assert circle({"a": {"b"}, "b": set()}) == []
