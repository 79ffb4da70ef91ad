"""Code lies in rooms; a room imports only rooms below it, and no modules import each other in a circle."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.test_imports import imported
from tests.architecture.tree import ROOT, files, parsed

# The rooms of a house, from the top; what lies in none of them is above them all.
HOUSES = {
    "pages/ui": (
        "server",
        "frame",
        "editing",
        "files",
        "subjects",
        "figure",
        "forms",
        "rows",
        "address",
        "base",
    ),
    "data/load": ("writing", "changing", "facts", "reading", "opening", "base"),
}


def runs_up(tree: ast.Module, path: Path) -> list[str]:
    """The imports of a file that lead to a room above its own, type-only imports included."""
    house, own = "/".join(path.parts[:2]), path.parts[2]
    start = house.replace("/", ".") + "."
    allowed = HOUSES[house][HOUSES[house].index(own) :]
    return [
        f"{path}:{line}: {name} lies above {own}"
        for line, name in imported(tree, path)
        if name.startswith(start) and name.removeprefix(start).split(".")[0] not in allowed
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


@pytest.mark.parametrize(
    ("house", "above"),
    [
        ("pages/ui", {"README.md"}),
        ("data/load", {"README.md", "__init__.py", "__main__.py", "answers.py", "arguments.py"}),
    ],
)
def test_every_file_lies_in_a_room(house: str, above: set[str]) -> None:
    places = {path.relative_to(ROOT).parts[2] for path in files(f"{house}/**/*.*")}
    assert places - above - {"__pycache__"} == set(HOUSES[house])


@pytest.mark.parametrize("house", HOUSES)
def test_rooms_import_only_what_lies_below(house: str) -> None:
    found = [runs_up(parsed(path), path.relative_to(ROOT)) for path in files(f"{house}/*/**/*.py")]
    assert [line for lines in found for line in lines] == []


@pytest.mark.parametrize("floor", ["pages", "queries", "data"])
def test_no_modules_import_each_other_in_a_circle(floor: str) -> None:
    assert circle(graph(floor)) == []


def test_a_way_up_and_a_circle_are_found() -> None:
    above = ast.parse("def late():\n    from pages.ui.server import api")
    assert len(runs_up(above, Path("pages/ui/figure/share.py"))) == 1
    assert runs_up(above, Path("pages/ui/server/parts.py")) == []
    command = ast.parse("from data.load.answers import answer")
    assert len(runs_up(command, Path("data/load/writing/marking.py"))) == 1
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) != []
    assert circle({"a": {"b"}, "b": set()}) == []
