"""What a page fetches later names the edition and the day of the page: `of=<edition>.<day>`, so that the two cannot differ."""

import datetime as dt

import queries
from pages.ui.base import clock
from queries.parameters import FIRST_DAY


class Refused(Exception):
    """Nothing is at this address: a status, and the key of the sentence that says so."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(key)
        self.status, self.key, self.values = status, key, values


def edition_and_day(of: str) -> tuple[str, dt.date]:
    """The edition and the day that `of` names. Raises Refused if it is no day, or nothing is kept of them."""
    edition, _, day = of.partition(".")
    try:
        today = dt.date.fromisoformat(day)
    except ValueError:
        raise Refused(404, "download.unknown") from None
    if str(today) != day or not FIRST_DAY <= today <= clock.today() or not queries.has_edition(edition):
        raise Refused(404, "download.no_edition")
    return edition, today
