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
    """Adds up amounts by their headings, since the beginning of a list and since its last row of sums."""

    def __init__(self) -> None:
        """Nothing is added up yet."""
        self._all: defaultdict[str, Decimal] = defaultdict(Decimal)
        self._since: defaultdict[str, Decimal] = defaultdict(Decimal)

    def add(self, amounts: Sequence[Amount]) -> None:
        """Adds the amounts of a row."""
        for amount in amounts:
            self._all[amount.heading] += Decimal(amount.amount)
            self._since[amount.heading] += Decimal(amount.amount)

    def differing(self, amounts: Sequence[Amount], place: Place) -> list[Problem]:
        """What a row of sums states otherwise than the rows above it, by more than half a unit of the file."""
        found = []
        for amount in amounts:
            half = Decimal("0.5").scaleb(power_and_currency(amount.unit)[0])
            sums = self._all[amount.heading], self._since[amount.heading]
            if all(abs(Decimal(amount.amount) - one) > half for one in sums):
                told = {"sum": as_written(str(sums[0]), amount.unit)}
                stated = as_written(amount.amount, amount.unit)
                found.append(Problem("sum_differs", place, amount.heading, stated, told, fatal=False))
        self._since.clear()
        return found
