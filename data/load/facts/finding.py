"""Which row of the facts a name, a number or a proposed row means."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache

from data.load.facts.changes import Row
from data.load.facts.numbers import organisation_number
from data.load.facts.tables import Facts

Key = tuple[str, ...]
PUNCTUATION = re.compile(r"[\W_]+")


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """A text without what people vary in it: case, accents stored in another way, punctuation, spaces."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return PUNCTUATION.sub(" ", plain.casefold()).strip()


def _names_of_organisation(row: Row) -> list[str]:
    names = [row["name"], *row["aliases"].split(";")]
    return [organisation_number(name) or name for name in names]


def _names_of_area(row: Row) -> list[str]:
    return [row["name_sv"], row["name_en"], *row["aliases"].split(";")]


def _titles(row: Row) -> list[str]:
    return [row["title_sv"], row["title_en"]]


# What a reference to a table may hold instead of an id.
NAMES: dict[str, Callable[[Row], list[str]]] = {
    "organisations": _names_of_organisation,
    "areas": _names_of_area,
    "projects": lambda row: [*_titles(row), row["register_id"]],
    "milestones": _titles,
    "sources": lambda row: [row["title"], row["url"]],
    "strategies": lambda row: [row["name_sv"], row["name_en"]],
    "indicators": lambda row: [row["name_sv"], row["name_en"]],
    "framework_items": lambda row: [row["name_sv"], row["name_en"]],
    "project_registers": lambda row: [row["name_sv"], row["name_en"]],
}


def _keys_of_project(row: Row) -> Iterator[Key]:
    if row.get("register") and row.get("register_id"):
        yield "register", row["register"], folded(row["register_id"])
    if title := folded(
        row.get("title_sv", "")
    ):  # what has no title is not the same as all else that has none
        yield "title", title, row.get("coordinator_org_id", ""), row.get("start", "")


def _keys_of_funding(row: Row) -> Iterator[Key]:
    date = row.get("decided") or row.get("period_start") or ""
    money = row.get("measure", ""), row.get("currency", ""), plain_amount(row.get("amount", ""))
    yield "money", row.get("project_id", ""), *money, folded(row.get("funder", "")), date


def plain_amount(amount: str) -> str:
    """An amount as it compares: 526927.50 is 526927.5."""
    return amount.rstrip("0").removesuffix(".") if "." in amount else amount


# By what else than its id the same row is known again: the first key that a row of the facts has.
KEYS: dict[str, Callable[[Row], Iterator[Key]]] = {
    "projects": _keys_of_project,
    "funding": _keys_of_funding,
    "organisations": lambda row: iter([("name", folded(row.get("name", "")))]),
    "sources": lambda row: iter([("title", row.get("url", ""), folded(row.get("title", "")))]),
    "milestones": lambda row: iter([("title", row.get("project_id", ""), folded(row.get("title_sv", "")))]),
    "claims": lambda row: iter([("text", row.get("source_id", ""), folded(row.get("statement_sv", "")))]),
    "indicators": lambda row: iter([("name", folded(row.get("name_sv", "")), row.get("unit", ""))]),
}


class Index:
    """Rows of the facts by their names and keys; rows that are added are found from then on."""

    def __init__(self, facts: Facts) -> None:
        """Makes the index of each table when it is first asked for."""
        self._facts = facts
        self._met: Counter[Key] = Counter()  # how many rows of a delivery had a key of the facts
        self._names: dict[str, dict[str, list[str]]] = {}
        self._keys: dict[str, dict[Key, str]] = {}
        self._spelt: dict[str, list[str]] = {}

    def named(self, table: str, name: str) -> list[str]:
        """The ids of the rows of that name, other name or title."""
        if table not in self._names:
            self._names[table] = defaultdict(list)
            for row_id, row in self._facts.by_id(table).items():
                self._add_names(table, row_id, row)
        return self._names[table].get(folded(name), [])

    def names(self, table: str) -> list[str]:
        """Every name that a table had at first, in its plain form; what a delivery adds is not held against itself."""
        if table not in self._spelt:
            self.named(table, "")
            self._spelt[table] = list(self._names[table])
        return self._spelt[table]

    def same(self, table: str, row: Row) -> str:
        """The id of the row of the facts that is the same thing, '' if there is none."""
        if table not in KEYS:
            return ""
        if table not in self._keys:
            self._keys[table] = {}
            for row_id, known in self._facts.by_id(table).items():
                self._add_keys(table, row_id, known)
        for key in KEYS[table](row):
            found = self._keys[table].get(_nth(key, self._met.get(key, 0)), "")
            if found and not self._is_another(table, found, row):
                self._met[key] += table == "funding"  # two participants of a project may have the same amount
                return found
        return ""

    def _is_another(self, table: str, known: str, row: Row) -> bool:
        """Whether a register gives the known project another id, so that it is another one with the same title."""
        if table != "projects" or not row.get("register_id"):
            return False
        before = self._facts.by_id(table)[known]
        return before["register"] == row.get("register") and before["register_id"] not in (
            "",
            row["register_id"],
        )

    def added(self, table: str, row_id: str) -> None:
        """Takes a new row into the index."""
        if table not in self._names and table not in self._keys:
            return
        row = self._facts.by_id(table)[row_id]
        if table in self._names:
            self._add_names(table, row_id, row)
        # A second amount like this one in the same delivery is another one, which is then doubted.
        if table in self._keys and table != "funding":
            self._add_keys(table, row_id, row)

    def _add_names(self, table: str, row_id: str, row: Row) -> None:
        for name in {folded(name) for name in NAMES[table](row)} - {""}:
            self._names[table][name].append(row_id)

    def _add_keys(self, table: str, row_id: str, row: Row) -> None:
        for key in KEYS[table](row):
            number = 0
            while self._keys[table].setdefault(_nth(key, number), row_id) != row_id and table == "funding":
                number += 1


def _nth(key: Key, number: int) -> Key:
    """The key of the row of that number among those that have the same one."""
    return (*key, str(number)) if number else key
