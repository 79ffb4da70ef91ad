"""What READMEs name is there: files, names in the code, commands with their options, links."""

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

FILE = re.compile(
    r"(?!/)[\w@.<>*/-]*\.(py|sql|toml|csv|md|js|typ|sh|yaml|conf|service|lock|txt)|[\w@.<>*-][\w@.<>*/-]*/"
)
NAME = re.compile(r"@?[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
PARAMETERS = re.compile(r"\(.*\)|=.*|\[.*\]")
OF_OTHERS = {"st", "sys"}  # packages that are not ours
CODE = {".py", ".sql", ".toml", ".js", ".html", ".css", ".typ", ".sh", ".conf", ".yaml", ".service", ""}
COMMAND = re.compile(r"(?:^|`)(?:\S*\bpython3? (?:-m ([\w.]+)|([\w/]+\.py))((?: [^#`]*)?)|make ([a-z]+))")
OPTION = re.compile(r"(?<!\S)\"?(--[a-z][\w-]*)")
INSTALLED = {"mypy", "pip", "playwright", "pytest", "streamlit", "venv"}


@cache
def places() -> tuple[str, ...]:
    """Every file and folder in git, as `/pages/ui/` and `/pages/ui/README.md`; folders that are made are not among them."""
    found = ["/.streamlit/"]
    for here, folders, names in os.walk(ROOT):
        folders[:] = [
            name for name in folders if name[0] not in "._" and Path(here, name) != ROOT / "data/editions"
        ]
        at = "/" + "".join(f"{part}/" for part in Path(here).relative_to(ROOT).parts)
        found += [at, *(at + name for name in names)]
    return tuple(found)


@cache
def code() -> str:
    """All that is neither prose nor a fact."""
    ours = [ROOT / place[1:] for place in places() if place[-1] != "/" and Path(place).suffix in CODE]
    return "\n".join(path.read_text(encoding="utf-8") for path in ours if path != Path(__file__))


@cache
def words() -> frozenset[str]:
    """Every word of the code."""
    return frozenset(re.findall(r"@?\w+", code()))


def documents() -> list[str]:
    """Every README, by its place."""
    return [place[1:] for place in places() if place.endswith("/README.md")]


def is_there(path: str, folder: str) -> bool:
    """Whether a file or folder, or one of this pattern, is at the root or anywhere below the folder above a README's.

    So are documents that the code writes.
    """
    wanted = re.sub(r"<[^>]+>", "*", path.removeprefix("../").removeprefix("../"))
    above = folder.rpartition("/")[0]
    name = wanted.rstrip("/").rpartition("/")[2]
    is_made = name[-3:] != ".py" and f'"{name}"' in code()
    return is_made or any(
        fnmatch(place, f"/{wanted}") or fnmatch(place, f"/{above}*/{wanted}") for place in places()
    )


def unknown_names(text: str) -> Iterator[str]:
    """The names in a span of code that the code does not have; `module.name` is looked for in its module."""
    name = PARAMETERS.sub("", text)
    if not NAME.fullmatch(name) or name.split(".")[0] in OF_OTHERS:
        return
    *module, last = name.split(".")
    if last not in words():
        yield f"`{text}`: nothing in the code is called {last}"
    elif module and not any(place.endswith((f"/{module[-1]}.py", f"/{module[-1]}/")) for place in places()):
        yield f"`{text}`: there is no module {module[-1]}"


def wrong_commands(text: str) -> Iterator[str]:
    """What is wrong with the commands of a line: a module, a target or an option that is not there."""
    for module, script, rest, target in COMMAND.findall(text):
        if target:
            if f"\n{target}:" not in (ROOT / "Makefile").read_text(encoding="utf-8"):
                yield f"there is no `make {target}`"
            continue
        place = (script or module.replace(".", "/")).removesuffix(".py")
        if module.split(".")[0] in INSTALLED:
            continue
        sources = [ROOT / f"{place}.py", *sorted((ROOT / place).glob("*.py"))]
        said = "\n".join(path.read_text(encoding="utf-8") for path in sources if path.exists())
        if not said:
            yield f"there is nothing to run at {place}"
        yield from (
            f"{place} has no {option}" for option in OPTION.findall(rest) if f'"{option}"' not in said
        )


def dead_links(text: str, folder: Path) -> Iterator[str]:
    """Links to files that are not there, or to headings that they do not have."""
    for aim in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, heading = aim.partition("#")
        if "://" in path:
            continue
        there = folder / path
        if not there.exists():
            yield f"there is no {aim}"
        elif heading and heading not in headings((there / "README.md") if there.is_dir() else there):
            yield f"there is no heading {aim}"


def headings(path: Path) -> set[str]:
    """The headings of a document as links name them."""
    found = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


def faults(text: str, document: str) -> list[str]:
    """Everything that a document names and that is not there."""
    folder = document.rpartition("/")[0]
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", prose)
    found = [
        f"`{span}`: there is no such file"
        for span in spans
        if FILE.fullmatch(span) and not is_there(span, folder)
    ]
    found += [why for span in spans if not FILE.fullmatch(span) for why in unknown_names(span)]
    found += [why for line in text.splitlines() for why in wrong_commands(line)]
    return found + list(dead_links(prose, ROOT / folder))


@pytest.mark.parametrize("document", documents())
def test_what_a_readme_names_is_there(document: str) -> None:
    assert faults((ROOT / document).read_text(encoding="utf-8"), document) == []


def test_every_setting_stands_in_the_readme() -> None:
    settings = set(re.findall(r"\"(FOLLOW_UP_[A-Z_]+)\"", code()))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {setting for setting in settings if f"`{setting}`" not in readme} == set()


@pytest.mark.parametrize(
    "text",
    [
        "`pages/ui/deck/orders.py`",
        "`no_such_folder/`",
        "`figure.shew`",
        "`nowhere.show`",
        "`python -m data.bild`",
        "`python -m data.build --lust`",
        "```sh\nmake tset\n```",
        "[here](nowhere/README.md)",
        "[here](README.md#nowhere)",
    ],
)
def test_what_is_not_there_is_found(text: str) -> None:
    assert len(faults(text, "README.md")) == 1
