"""Answers that are there before anybody asks: on every day, to what the pages of the bar ask with nothing chosen.

They are made beside the server (pages/ui/server/every_day_ahead.py). An answer stands for all days until something in the facts
changes, and is often the same again after that: those of seven hundred days take as much room as those of a hundred.
"""

import datetime as dt
import threading
from collections.abc import Mapping
from typing import Any

MOST_BYTES = 48_000_000
Values = tuple[tuple[str, Any], ...]
Asked = tuple[str, str, Values]  # edition, question, values without the day


def without_day(edition: str, name: str, values: Values) -> Asked:
    """What is asked, whatever the day."""
    return edition, name, tuple(pair for pair in values if pair[0] != "as_of")


class Ahead:
    """Answers of one edition, by what is asked and the first day that they stand for."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes, self.bytes = most_bytes, 0
        self._edition = ""
        self._days: dict[Asked, dict[dt.date, bytes]] = {}
        self._alone = threading.Lock()

    def find(self, edition: str, name: str, values: Values) -> bytes | None:
        """The answer that is there for a question and its values, the day among them."""
        days = self._days.get(without_day(edition, name, values))
        return days.get(dict(values)["as_of"]) if days else None

    def keep(self, asked: Asked, answers: Mapping[dt.date, bytes]) -> bool:
        """Keep the answers of some days, while there is room. Those of another edition make room for them."""
        new = sum(map(len, {*answers.values()}))  # equal ones are one object
        with self._alone:
            if asked[0] != self._edition:
                self._edition, self._days, self.bytes = asked[0], {}, 0
            if self.bytes + new > self.most_bytes:
                return False
            self.bytes += new
            self._days[asked] = self._days.get(asked, {}) | dict(answers)
            return True


AHEAD = Ahead()
