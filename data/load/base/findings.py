"""What stops a publication: faults with their places, and the sentence of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.errors import DataError
from data.load.base.records import Place
from data.load.base.sentences import sentence

SHOWN = 50  # places and causes in one answer


@dataclass(frozen=True)
class Finding:
    """A fault or a warning: its code in messages.toml, what fills the sentence, and one place where it stands.

    `confirm` is what a person passes to `--confirm` to let a warning through.
    """

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    place: Place | None = None
    column: str = ""
    value: str = ""
    confirm: str = ""
    rule: str = ""


class Refused(DataError):
    """Nothing is published, for the reasons found."""

    def __init__(self, *findings: Finding) -> None:
        """Keeps the findings; `str()` is their sentences in English."""
        super().__init__("\n".join(sentence(f.code, "en", f.values) for f in findings))
        self.findings = findings


def grouped(findings: list[Finding], lang: str) -> list[dict[str, Any]]:
    """One entry a cause, with how often it occurs and at most fifty of its places; at most fifty causes."""
    causes: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        words = sentence(finding.code, lang, finding.values)
        causes.setdefault((finding.code, words), []).append(finding)
    return [
        {
            "code": code,
            "count": len(found),
            "sentence": words,
            "places": [_place(finding) for finding in found[:SHOWN]],
            "rule": found[0].rule or code,
            "confirm": [finding.confirm for finding in found if finding.confirm],
        }
        for (code, words), found in list(causes.items())[:SHOWN]
    ]


def _place(finding: Finding) -> dict[str, Any]:
    place = finding.place or Place("", 0)
    return {
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "column": finding.column,
        "value": finding.value,
    }
