"""The amounts of the rows of a list, and whether its rows of sums state what they add up to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.load.base.records import Place, Problem
from data.load.reading.written_numbers import as_written, power_and_currency


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of a row, in whole units of its currency."""

    measure: str
    currency: str
    amount: str
    heading: str
    unit: str  # how the file writes it: tSEK
    funder: str | None = None


class Totals:
    """Adds up amounts by their headings, and compares them with what the rows of sums of a list state."""

    def __init__(self) -> None:
        """Nothing is added up yet."""
        self._sums: defaultdict[str, Decimal] = defaultdict(Decimal)
        self._at_last: dict[str, Decimal] = {}  # the same at the last row of sums

    def add(self, heading: str, value: Decimal) -> None:
        """Adds an amount of a row."""
        self._sums[heading] += value

    def differing(self, amounts: Sequence[Amount], place: Place) -> list[Problem]:
        """What a row of sums states otherwise than all rows above it or those since the last, by over half a unit."""
        found = []
        for amount in amounts:
            half = Decimal("0.5").scaleb(power_and_currency(amount.unit)[0])
            whole = self._sums[amount.heading]
            sums = whole, whole - self._at_last.get(amount.heading, Decimal())
            if all(abs(Decimal(amount.amount) - one) > half for one in sums):
                values = {"sum": as_written(str(whole), amount.unit)}
                stated = as_written(amount.amount, amount.unit)
                found.append(
                    Problem("sum_differs", place, amount.heading, stated, values, fatal=False, asks=True)
                )
        self._at_last = dict(self._sums)
        return found
