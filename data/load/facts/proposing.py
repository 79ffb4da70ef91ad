"""What only a person can say of a row: what a name means, what area a project is of, whether two amounts are the same money."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from data.check.schema import Column
from data.load.base.findings import Choice, Finding, of_problem
from data.load.base.records import Problem, Record
from data.load.facts.numbers import is_right
from data.load.facts.settled import Choices, Settled
from data.load.facts.skipping import code_of, spot
from data.load.reading.written_numbers import as_written

Known = tuple[str, str] | None  # an id and a name
IsKnown = Callable[[str], bool]
NONE = ""  # what a name means that is none of those that are known
WHOLE, UNKNOWN = "whole", "unknown"  # instead of an area: the strategy as a whole, and that nobody knows
# What a list often leaves out, and the values that a person may give to all its new rows.
OF_ALL = {"scope": ("strategy", "context", "unknown"), "location": ("whole", "part", "outside", "unknown")}


@dataclass
class Proposals:
    """Asks what a person has not said yet, and takes account of what they have said."""

    choices: Choices
    result: Settled
    # What was said of names and areas: what is confirmed up to the sign of equality -> the ids after it.
    _ids: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    _of_all: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sorts the confirmations that end with an id."""
        for code in self.choices.confirmed:
            start, _, row_id = code.rpartition("=")
            self._ids[start].append(row_id)

    def meant(
        self, kind: str, name: str, near: Known, record: Record, column: Column, is_known: IsKnown
    ) -> str | None:
        """The id of what a name means, `NONE` if it is none of what is known; None while it waits for a person.

        `near` is the id and name of what is spelt almost like it, if anything is; a person may name any other that `is_known`.
        """
        start, new = f"near_name:{kind}/{name}", f"new_name:{kind}/{name}"
        picked = [row_id for row_id in self._ids.get(start, ()) if is_known(row_id)]
        said = [*(f"{start}={row_id}" for row_id in picked), *self._among((new,))]
        self.result.confirmed.update(said)
        if len(said) == 1:
            return picked[0] if picked else NONE
        heading = record.headings.get(column.name, column.name)
        same = f"{start}={near[0]}" if near else ""
        none = "choice_no_area" if kind == "areas" else "choice_new"
        self.result.waiting.append(
            Finding(
                f"near_{kind}" if near else f"unknown_{kind}",
                {"value": name, "near": near[1] if near else ""},
                record.place,
                heading,
                name,
                same,
                choices=(*([Choice(same, "choice_near")] if near else []), Choice(new, none)),
                pick=(kind, f"{start}="),
            )
        )
        if near:
            self.result.proposals[f"{kind}/{name}"] = {
                "name": name,
                "kind": kind,
                "near": [{"id": near[0], "name": near[1], "confirm": same}],
                "new": new,
            }
        return None

    def area_of(self, record: Record, title: str, heading: str, is_known: IsKnown, *, asks: bool) -> str:
        """The area of a project whose cell is empty: its id, `WHOLE` or `UNKNOWN`; '' while nobody has said it."""
        row = spot(record.place)
        for key in (row, "*"):
            start = f"area:{key}"
            if said := [one for one in self._ids.get(start, ()) if one in (WHOLE, UNKNOWN) or is_known(one)]:
                self.result.confirmed.update(f"{start}={one}" for one in said)
                return said[0] if len(said) == 1 else ""
        if not asks:
            return ""
        answers = {
            key: tuple(Choice(f"area:{key}={one}", f"choice_area_{one}") for one in (WHOLE, UNKNOWN))
            for key in (row, "*")
        }
        self.result.notes.append(
            Finding(
                "area_missing",
                {},
                record.place,
                heading,
                title,
                choices=answers[row],
                all_as=answers["*"],
                pick=("areas", f"area:{row}="),
            )
        )
        return ""

    def _among(self, codes: tuple[str, ...]) -> list[str]:
        return [code for code in codes if code in self.choices.confirmed]

    def of_all(self, what: str) -> str:
        """What a person has said of all new rows of a file that state no `what` (a key of `OF_ALL`); '' if nothing."""
        if what not in self._of_all:
            self._of_all[what] = self._said(tuple(f"{what}:{value}" for value in OF_ALL[what])).partition(
                ":"
            )[2]
        return self._of_all[what]

    def asked_of_all(self, what: str) -> tuple[Choice, ...]:
        """The answers to choose from for all new rows of a file that state no `what`; none once a person has answered."""
        if self.of_all(what):
            return ()
        return tuple(Choice(f"{what}:{value}", f"choice_{what}_{value}") for value in OF_ALL[what])

    def is_wrong_number(self, number: str, record: Record, column: Column) -> bool:
        """Whether the check digit of an organisation number is wrong, and waits for a person to say that it is its number."""
        if is_right(number) or self._said((f"wrong_number:{number}",)):
            return False
        heading = record.headings.get(f"{column.name}.number", record.headings.get(column.name, column.name))
        confirm = f"wrong_number:{number}"
        self.result.waiting.append(
            Finding(
                *("wrong_number", {"value": number}, record.place, heading, number, confirm),
                skip=code_of(record.place),
            )
        )
        return True

    def ask(self, problem: Problem) -> None:
        """Asks whether a file is right in what reading doubts of it, unless a person has said so."""
        finding = of_problem(problem)
        confirm = (
            f"{problem.code}:{finding.place.sheet}:{finding.place.row}" if finding.place else problem.code
        )
        if not self._said((confirm,)):
            self.result.waiting.append(replace(finding, confirm=confirm))

    def same_money(self, record: Record, known: str, beside: tuple[tuple[str, str, str], ...]) -> str:
        """What an amount is to a row of the facts: same, changed, second, other; '' while it waits for a person."""
        row = f"{record.key}={known}"
        codes = {what: f"{what}_money:{row}" for what in ("same", "changed", "second", "other")}
        said = self._said(tuple(codes.values())) or self._said_of_all(codes)
        if said:
            return said.partition("_")[0]
        options = tuple(Choice(code, f"choice_{what}_money") for what, code in codes.items())
        self.result.waiting.append(
            Finding(
                "same_money",
                {},
                record.place,
                record.headings.get("amount", "amount"),
                as_written(record.values.get("amount", ""), record.headings.get("amount.unit", "")),
                codes["second"],
                choices=options,
                beside=beside,
                all_as=tuple(Choice(f"{what}_money:*", f"choice_{what}_money") for what in codes),
            )
        )
        return ""

    def _said(self, codes: tuple[str, ...]) -> str:
        said = self._among(codes)
        self.result.confirmed.update(said)
        return said[0] if len(said) == 1 else ""

    def _said_of_all(self, codes: dict[str, str]) -> str:
        """What a person has said of every amount that may be there already."""
        return self._said(tuple(f"{what}_money:*" for what in codes))
