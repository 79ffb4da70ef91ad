"""What is installed is said in full: every package with its version, and no place to get it from."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.test_imports import FLOORS, imported
from tests.architecture.tree import ROOT, files, parsed

PINNED = re.compile(r"[\w.-]+==[\w.!+]+( ; [^#]+)?")
RUNNING = ROOT / "requirements.txt"
TESTING = ROOT / "tests" / "requirements.txt"
RUNNING_LOCK = ROOT / "deploy" / "requirements.lock"
TESTING_LOCK = ROOT / "tests" / "requirements.lock"


def lines(path: Path) -> list[str]:
    """Read the lines of a file of requirements, without comments and blank lines."""
    stripped = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in stripped if line]


def loose(required: Iterable[str]) -> list[str]:
    """List the lines that do not name one version of one package."""
    return [line for line in required if not PINNED.fullmatch(line)]


def differing(required: Iterable[str], lock: str) -> list[str]:
    """List what is required and not locked, and what has no hash; other systems may need more than is required."""
    blocks = re.findall(r"^(\S+==[^\s;\\]+)[^\n]*((?:\n +--hash=\S+[^\n]*)*)", lock, re.MULTILINE)
    locked = {_named(line): hashes for line, hashes in blocks}
    wanted = {_named(line.split(" ; ")[0]) for line in required}
    without = [f"{name} (no hash)" for name, hashes in locked.items() if not hashes]
    return sorted([*(wanted - locked.keys()), *without])


def _named(line: str) -> str:
    name, _, version = line.strip().partition("==")
    return f"{canonicalize_name(name)}=={version}"


def forgotten(required: Iterable[str], needs: Callable[[str], list[str] | None]) -> list[str]:
    """List the packages that a pinned package needs here and that are not pinned themselves."""
    pinned = {canonicalize_name(Requirement(line).name) for line in required}
    needed = (
        Requirement(need)
        for line in required
        if is_for_here(Requirement(line))
        for need in needs(Requirement(line).name) or []
    )
    return sorted(
        {need.name for need in needed if is_for_here(need) and canonicalize_name(need.name) not in pinned}
    )


def is_for_here(need: Requirement) -> bool:
    """Tell whether a requirement holds on this system, without extras."""
    return need.marker is None or need.marker.evaluate({"extra": ""})


def undeclared(
    modules: Iterable[str], required: Iterable[str], packages: Mapping[str, list[str]]
) -> list[str]:
    """List the imported modules that no required package holds: they are here, but perhaps not elsewhere."""
    declared = {canonicalize_name(Requirement(line).name) for line in required}
    foreign = set(modules) - set(sys.stdlib_module_names) - FLOORS
    return sorted(
        name for name in foreign if declared.isdisjoint(map(canonicalize_name, packages.get(name, [])))
    )


def modules_of_the_product() -> Iterator[str]:
    """List the top names of all modules that the product imports."""
    for path in files("app.py", "data/**/*.py", "queries/**/*.py", "pages/**/*.py"):
        yield from (name.split(".")[0] for _, name in imported(parsed(path), path.relative_to(ROOT)))


def test_running_needs_only_pinned_packages() -> None:
    assert loose(lines(RUNNING)) == []
    assert forgotten(lines(RUNNING), requires) == []


def test_the_product_imports_only_what_running_needs() -> None:
    assert undeclared(modules_of_the_product(), lines(RUNNING), packages_distributions()) == []


def test_testing_needs_only_pinned_packages() -> None:
    first, *rest = lines(TESTING)
    assert first == "-r ../requirements.txt"
    assert loose(rest) == []
    assert forgotten([*lines(RUNNING), *rest], requires) == []


def test_no_package_is_named_twice() -> None:
    names = [canonicalize_name(Requirement(line).name) for line in [*lines(RUNNING), *lines(TESTING)[1:]]]
    assert sorted(names) == sorted(set(names))


def test_loose_requirements_are_found() -> None:
    bad = ["pandas", "pandas>=3", "a==1.*", "git+https://host/a", "--index-url https://host"]
    assert loose(bad) == bad
    assert loose(["a==1.2.0", 'b-c==2026.1 ; sys_platform == "win32"']) == []
    needs = {"a": ["B_c>=1", "d", 'e; extra == "x"'], "b-c": None}
    assert forgotten(["a==1", "b-c==1"], needs.get) == ["d"]
    assert undeclared(["yaml", "ast", "data", "bs4"], ["Beautiful.Soup==4"], {"bs4": ["beautiful-soup"]}) == [
        "yaml"
    ]


@pytest.mark.parametrize(("required", "lock"), [(RUNNING, RUNNING_LOCK), (TESTING, TESTING_LOCK)])
def test_the_lock_holds_what_is_required_with_hashes(required: Path, lock: Path) -> None:
    wanted = {*lines(RUNNING), *lines(required)} - {f"-r ../{RUNNING.name}"}
    assert differing(wanted, lock.read_text(encoding="utf-8")) == [], "make lock writes it anew"


def test_a_lock_that_lags_behind_is_found() -> None:
    lock = "one==1.0 \\\n    --hash=sha256:00\ntwo==2.0\n"
    assert differing(["one==1.0", "Two==2.1"], lock) == ["two==2.0 (no hash)", "two==2.1"]
