"""Read the project's own files as trees of syntax, so that a rule about the code is a function over them."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

Check = Callable[[ast.Module], Iterator[tuple[int, str]]]


def files(*patterns: str) -> list[Path]:
    """List the project's files of these patterns, such as `pages/**/*.py`."""
    return sorted({path for pattern in patterns for path in ROOT.glob(pattern)})


def section_pages() -> list[Path]:
    """List the pages: the Python files in pages/<section>/, which pages/ui/ is not."""
    return [path for path in files("pages/*/*.py") if path.parent.name != "ui" and path.name != "__init__.py"]


def parsed(path: Path) -> ast.Module:
    """Read a Python file as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def faults(check: Check, paths: Iterable[Path]) -> list[str]:
    """Run a check over files, and say each fault with its place."""
    return [
        f"{path.relative_to(ROOT)}:{line}: {sentence}"
        for path in paths
        for line, sentence in check(parsed(path))
    ]


def found(check: Check, source: str) -> list[str]:
    """Run a check over a piece of source, for the test of the check itself."""
    return [sentence for _, sentence in check(ast.parse(source))]


def texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """List the string constants, parts of f-strings too, without docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str, str]]:
    """List the calls: the node, what is called, and its last name (`rows.merge`, `merge`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            yield node, called, called.rsplit(".", 1)[-1]


def sql_without_comments(source: str) -> str:
    """Blank out the comments of a piece of SQL, so that words in them are not taken for code."""
    return re.sub(r"--[^\n]*|/\*.*?\*/", "", source, flags=re.DOTALL)
