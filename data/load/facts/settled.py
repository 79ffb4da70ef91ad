"""What a person decides before records are settled, and what became of the records afterwards."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from data.load.base.answered import Proposal
from data.load.base.findings import Finding
from data.load.base.records import Place


@dataclass(frozen=True)
class Choices:
    """What a person has decided: confirmations as RULE:ROW, why values change, which body delivers, and the day."""

    confirmed: frozenset[str] = frozenset()
    reason: str = ""
    body: str = ""
    today: date = date.max


@dataclass
class Settled:
    """What became of the records: rows that were the same, what is wrong, what waits for a person, what is noted, what is near.

    `confirmed` are the confirmations that were about one of them; `gone` the ids and titles of projects that a register
    no longer holds; `other_money` the amounts of which a person has said that no other row holds them; `skipped` the rows that
    a person has left out, by title and place.
    """

    same: Counter[str] = field(default_factory=Counter)
    faults: list[Finding] = field(default_factory=list)
    waiting: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    gone: list[tuple[str, str]] = field(default_factory=list)
    other_money: set[str] = field(default_factory=set)
    skipped: list[tuple[str, Place]] = field(default_factory=list)
