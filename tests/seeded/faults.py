"""The list of seeded faults, read from faults.toml: each a small change to the text of one file."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).with_name("faults.toml")


@dataclass(frozen=True)
class Fault:
    """One fault: the text that it takes away and puts in, and the tests that are expected to see it."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def does_not_apply(self, tree: Path) -> str:
        """Why it cannot be put into a tree: the text must stand there exactly once. Empty when it can."""
        if not (tree / self.file).is_file():
            return f"there is no {self.file}"
        there = (tree / self.file).read_text(encoding="utf-8").count(self.old)
        return "" if there == 1 else f"{self.file} holds the text {there} times"

    def put_into(self, tree: Path) -> str:
        """Change the file in a tree; give what it held before."""
        file = tree / self.file
        before = file.read_text(encoding="utf-8")
        file.write_text(before.replace(self.old, self.new), encoding="utf-8")
        return before


def read() -> list[Fault]:
    """All faults, in the order of the file."""
    content = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return [Fault(**{**entry, "tests": tuple(entry["tests"])}) for entry in content["fault"]]
