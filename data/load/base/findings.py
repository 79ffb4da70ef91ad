"""What stops a publication: faults with their places, and the sentence of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.check.placed import SHOWN
from data.errors import DataError
from data.load.base.answered import Cause, Option, Question, Where
from data.load.base.headings import spoken
from data.load.base.records import Place, Problem
from data.load.base.sentences import LANGUAGES, sentence


@dataclass(frozen=True)
class Choice:
    """One of the answers to a warning: what a person passes to `--confirm`, and the code of its sentence."""

    confirm: str
    code: str


@dataclass(frozen=True)
class Finding:
    """A fault or a warning: its code in messages.toml, what fills the sentence, and one place where it stands.

    `confirm` is what a person passes to `--confirm` to let a warning through. A warning that asks has `choices` instead,
    of which one is to be passed, and `all_as`, which answer for all warnings of its kind. `beside`: column, what the file
    says, what the facts say. `pick`: a kind of names, any of which may be the answer instead, and how what is passed then
    begins: an id ends it. `skip` is what leaves the row of the file out that a warning is about.
    """

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    place: Place | None = None
    column: str = ""
    value: str = ""
    confirm: str = ""
    rule: str = ""
    choices: tuple[Choice, ...] = ()
    beside: tuple[tuple[str, str, str], ...] = ()
    all_as: tuple[Choice, ...] = ()
    pick: tuple[str, str] = ("", "")
    skip: str = ""


def of_problem(problem: Problem) -> Finding:
    """What reading says of a problem; the same for every place with the same cause, so that they are grouped."""
    values = {
        "file": problem.place.file if problem.place else "",
        "column": problem.column,
        "value": problem.value,
        **problem.values,
    }
    return Finding(problem.code, values, problem.place, problem.column, problem.value)


class Refused(DataError):
    """Nothing is published, for the reasons found."""

    def __init__(self, *findings: Finding) -> None:
        """Keeps the findings; `str()` is their sentences in English."""
        super().__init__(
            {lang: "\n".join(sentence(f.code, lang, f.values) for f in findings) for lang in LANGUAGES}
        )
        self.findings = findings


def grouped(findings: Sequence[Finding], lang: str, most: int = SHOWN) -> list[Cause]:
    """One entry a cause, with how often it occurs and at most fifty of its places; at most `most` causes.

    A warning that asks has its questions, one for each answer that is needed, with the number of their place.
    """
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
            "confirm": list(dict.fromkeys(finding.confirm for finding in found if finding.confirm)),
            "questions": _questions(found[:SHOWN], lang),
            "all_as": _choices(found[0].all_as, found[0], lang) if len(found) > 1 else [],
            "skip": {finding.confirm: finding.skip for finding in found if finding.skip},
        }
        for (code, words), found in list(causes.items())[:most]
    ]


def _questions(found: Sequence[Finding], lang: str) -> list[Question]:
    asked = {
        (finding.choices, finding.pick): number
        for number, finding in reversed(list(enumerate(found)))
        if finding.choices
    }
    return [
        {
            "place": number,
            "choices": _choices(choices, found[number], lang),
            "beside": [
                {"column": spoken("funding", column)[lang], "file": file, "facts": facts}
                for column, file, facts in found[number].beside
            ],
            "pick": {"kind": pick[0], "confirm": pick[1], "words": sentence(f"pick_{pick[0]}", lang)}
            if pick[0]
            else None,
        }
        for (choices, pick), number in sorted(asked.items(), key=lambda item: item[1])
    ]


def _choices(choices: Sequence[Choice], finding: Finding, lang: str) -> list[Option]:
    return [
        {"confirm": choice.confirm, "words": sentence(choice.code, lang, finding.values)}
        for choice in choices
    ]


def _place(finding: Finding) -> Where:
    place = finding.place or Place("", 0)
    return {
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "column": finding.column,
        "value": finding.value,
    }
