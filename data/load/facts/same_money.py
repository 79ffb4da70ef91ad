"""Which row of the facts may hold the money of a new amount already."""

from collections import defaultdict
from collections.abc import Iterator

from data.load.facts.changes import Row
from data.load.facts.finding import Key, folded, plain_amount
from data.load.facts.tables import Facts

SHOWN = ("project_id", "funder", "programme", "amount", "currency", "decided", "period_start", "source_id")


class SameMoney:
    """The amounts of the facts as they were before a delivery, by what two statements of the same money share."""

    def __init__(self, facts: Facts) -> None:
        """Takes every amount that is not itself a second statement; a row that is one leads to the money that it restates."""
        self._facts = facts
        self._rows: dict[Key, list[str]] = defaultdict(list)
        self._amounts: set[Key] = set()
        self._projects: set[str] = set()
        for row_id, row in facts.by_id("funding").items():
            self._amounts.add(_amount(row))
            self._projects.add(row["project_id"])
            for key in self._keys(row):
                self._rows[key].append(row["same_money_as"] or row_id)

    def of(self, row: Row) -> str:
        """The id of the row that may hold the money of this one; '' if there is none.

        The funder, amount and day are the same; else the project, by its id or title, and the amount; else the project,
        the funder and the day, when the amount may have changed.
        """
        if _amount(row) not in self._amounts and row.get("project_id", "") not in self._projects:
            return ""  # no key of it can be there
        for key in self._keys(row):
            for found in self._rows.get(key, ()):
                known = self._facts.row("funding", found)
                if known and known["measure"] == row.get("measure"):
                    return found
        return ""

    def beside(self, row: Row, known: str) -> tuple[tuple[str, str, str], ...]:
        """Column, what the file says and what the facts say, for a person to compare."""
        there = self._facts.by_id("funding")[known]
        return tuple(
            (name, self._in_words(name, row.get(name, "")), self._in_words(name, there[name]))
            for name in SHOWN
            if row.get(name) or there[name]
        )

    def _in_words(self, column: str, value: str) -> str:
        table = {"project_id": "projects", "source_id": "sources"}.get(column)
        row = self._facts.row(table, value) if table and value else None
        return self._facts.title(row) if row else value

    def _keys(self, row: Row) -> Iterator[Key]:
        measure, funder = row.get("measure", ""), folded(row.get("funder", ""))
        money = _amount(row)
        day = row.get("decided") or row.get("period_start") or ""
        if funder and day:
            yield "funder and day", *money, funder, day
        project = row.get("project_id", "")
        if project:
            yield "project", *money, project
            about = self._facts.row("projects", project)
            if about:
                yield "title", *money, folded(about["title_sv"])
            if funder and row.get("decided"):
                yield "changed", measure, project, funder, row["decided"], folded(row.get("programme", ""))


def _amount(row: Row) -> Key:
    return row.get("measure", ""), plain_amount(row.get("amount", "")), row.get("currency", "")
