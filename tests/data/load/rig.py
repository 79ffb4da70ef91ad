"""A folder of tiny facts with an edition in use, and the command as its readers run it."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from data.load import answers
from data.load.__main__ import main
from data.load.base.answered import Cause
from data.load.base.findings import Finding, grouped
from tests.conftest import ROOT


@dataclass(frozen=True)
class Place:
    """Where facts and editions stand."""

    facts: Path
    root: Path

    def state(self) -> str:
        """All that a publication changes: every fact file, the names of the editions, and which one is in use."""
        files = [path for path in sorted(self.facts.rglob("*")) if path.is_file()]
        total = hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files))
        beside = sorted(path.name for path in self.facts.parent.iterdir())
        there = sorted(path.name for path in self.root.iterdir() if path.name != "publications")
        kept = sorted(path.name for path in self.root.glob("publications/*"))
        return f"{total.hexdigest()} {beside} {there} {kept} {self.current()}"

    def current(self) -> str:
        """The line of CURRENT."""
        return (self.root / "CURRENT").read_text(encoding="ascii")

    def arguments(self, *given: str) -> list[str]:
        """The arguments of the command for these folders."""
        return [*given, "--facts", str(self.facts), "--out", str(self.root)]

    def process(self, *given: str) -> subprocess.Popen[str]:
        """The command in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "data.load", *self.arguments(*given)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


def run(capsys: Any, place: Place, *given: str) -> tuple[int, dict[str, Any]]:
    """The command in this process: its exit status and its answer."""
    capsys.readouterr()
    status = main(place.arguments(*given, "--json"))
    return status, json.loads(capsys.readouterr().out)


def run_for_both(
    capsys: Any, place: Place, *given: str
) -> tuple[int, dict[str, Any], dict[str, Sequence[Cause]]]:
    """The command in Swedish, and what it says of all that it found in each language: to find takes most of the time."""
    found: list[Finding] = []

    def noted(findings: Sequence[Finding], lang: str, *most: int, **named: int) -> list[Cause]:
        found.extend(findings)
        return grouped(findings, lang, *most, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answers, "grouped", noted)
        status, answer = run(capsys, place, *given, "--lang", "sv")
    return status, answer, {"sv": [*answer["faults"], *answer["warnings"]], "en": grouped(found, "en")}
