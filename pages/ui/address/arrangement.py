"""How a reader has arranged a table: its columns in order, what it is grouped by, its sort, its page.

All of it stands in the address, `table=<figure>:<columns>:<group>:<sort>:<page>`, one such part for each table that is not as it
comes: a link shows the table as it was arranged, and the files hold it so.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

_KEY = "[a-z][a-z0-9_]{0,59}"
_FORM = re.compile(rf"({_KEY}):((?:{_KEY}(?:\.{_KEY})*)?):((?:{_KEY})?):(-?)((?:{_KEY})?):(\d{{0,5}})")
MOST_TABLES, MOST_LETTERS = 12, 1000


@dataclass(frozen=True)
class Arrangement:
    """One table as it was arranged; empty parts are as the table comes."""

    figure: str
    columns: tuple[str, ...] = ()
    group: str = ""
    sort: str = ""
    descending: bool = False
    page: int = 1

    def __str__(self) -> str:
        """The part of the address that says so; empty for a table as it comes."""
        sort = f"{'-' if self.descending and self.sort else ''}{self.sort}"
        parts = [".".join(self.columns), self.group, sort, str(self.page) if self.page > 1 else ""]
        return f"{self.figure}:{':'.join(parts)}".rstrip(":") if any(parts) else ""

    def fits(self, keys: Collection[str]) -> bool:
        """Whether a table with these columns can be arranged so."""
        named = {*self.columns, *filter(None, (self.group, self.sort))}
        return named <= set(keys) and len(set(self.columns)) == len(self.columns)


def read(text: str) -> tuple[str, ...]:
    """The parts of an address's `table`, one for each table; ValueError for what no page writes."""
    found = [one(part) for part in text.split(",")]
    figures = {arrangement.figure for arrangement in found}
    if len(text) > MOST_LETTERS or len(found) > MOST_TABLES or len(figures) < len(found):
        raise ValueError(text)
    if ",".join(map(str, found)) != text:
        raise ValueError(text)  # another way to say the same would be another address
    return tuple(text.split(","))


def one(part: str) -> Arrangement:
    """One part of an address's `table`; ValueError for what no page writes."""
    match = _FORM.fullmatch(part + ":" * (4 - part.count(":")))
    if match is None:
        raise ValueError(part)
    figure, columns, group, minus, sort, page = match.groups()
    shown = tuple(columns.split(".")) if columns else ()
    return Arrangement(figure, shown, group, sort, bool(minus), int(page or 1))


def first_pages(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The same arrangements, each at its first page: another selection has other pages."""
    return tuple(filter(None, (str(replace(one(part), page=1)) for part in parts)))


def only(parts: tuple[str, ...], figure: str) -> tuple[str, ...]:
    """What the address says of one figure's table, at its first page."""
    return first_pages(tuple(part for part in parts if one(part).figure == figure))
