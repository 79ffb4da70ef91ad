"""What only a person can say of a row: whether two spellings are one name, whether two amounts are the same money."""

from dataclasses import dataclass, replace

from data.check.schema import Column
from data.load.base.findings import Choice, Finding, of_problem
from data.load.base.records import Problem, Record
from data.load.facts.numbers import is_right
from data.load.facts.settled import Choices, Settled
from data.load.reading.written_numbers import as_written

# What a list often leaves out, and the values that a person may give to all its new rows.
OF_ALL = {"scope": ("strategy", "context", "unknown"), "location": ("whole", "part", "outside", "unknown")}


@dataclass
class Proposals:
    """Asks what a person has not said yet, and takes account of what they have said."""

    choices: Choices
    result: Settled

    def is_same_name(
        self,
        kind: str,
        name: str,
        known: tuple[str, str],
        record: Record,
        column: Column,
        *,
        may_be_new: bool,
    ) -> bool | None:
        """Whether a name means the known one (its id and how it is written); None while it waits for a person."""
        known_id, near = known
        same, new = f"near_name:{kind}/{name}={known_id}", f"new_name:{kind}/{name}"
        said = self._said((same, new) if may_be_new else (same,))
        if said:
            return said == same
        heading, values = record.headings.get(column.name, column.name), {"value": name, "near": near}
        options = [Choice(same, "choice_near"), *([Choice(new, "choice_new")] if may_be_new else [])]
        self.result.waiting.append(
            Finding(f"near_{kind}", values, record.place, heading, name, same, choices=tuple(options))
        )
        self.result.proposals[f"{kind}/{name}"] = {
            "name": name,
            "kind": kind,
            "near": [{"id": known_id, "name": near, "confirm": same}],
            "new": new if may_be_new else "",
        }
        return None

    def of_all(self, what: str) -> str:
        """What a person has said of all new rows of a file that state no `what` (a key of `OF_ALL`); '' if nothing."""
        return self._said(tuple(f"{what}:{value}" for value in OF_ALL[what])).partition(":")[2]

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
            Finding("wrong_number", {"value": number}, record.place, heading, number, confirm)
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
        said = [code for code in codes if code in self.choices.confirmed]
        self.result.confirmed.update(said)
        return said[0] if len(said) == 1 else ""

    def _said_of_all(self, codes: dict[str, str]) -> str:
        """What a person has said of every amount that may be there already."""
        return self._said(tuple(f"{what}_money:*" for what in codes))
