"""How a reader has arranged a table: its columns in order, what it is grouped by, its sort, its page.

All of it stands in the address, `table=<figure>:<columns>:<group>:<sort>:<page>`, one such part for each table that is not as it
comes: a link shows the table as it was arranged, and the files hold it so.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pages.ui.view import View

_KEY = "[a-z][a-z0-9_]{0,59}"
_FORM = re.compile(rf"({_KEY}):((?:{_KEY}(?:\.{_KEY})*)?):((?:{_KEY})?):(-?)((?:{_KEY})?):(\d{{0,5}})")
MOST_TABLES, MOST_LETTERS = 12, 1000
# What the tables of a page have made of their arrangements: the frame tells a reader which could not be used.
met: ContextVar[dict[str, bool] | None] = ContextVar("met", default=None)


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
    found = [_read(part) for part in text.split(",")]
    figures = {one.figure for one in found}
    if len(text) > MOST_LETTERS or len(found) > MOST_TABLES or len(figures) < len(found):
        raise ValueError(text)
    if ",".join(str(one) for one in found) != text:
        raise ValueError(text)  # another way to say the same would be another address
    return tuple(text.split(","))


def _read(part: str) -> Arrangement:
    match = _FORM.fullmatch(part + ":" * (4 - part.count(":")))
    if match is None:
        raise ValueError(part)
    figure, columns, group, minus, sort, page = match.groups()
    shown = tuple(columns.split(".")) if columns else ()
    return Arrangement(figure, shown, group, sort, bool(minus), int(page or 1))


def first_pages(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The same arrangements, each at its first page: another selection has other pages."""
    return tuple(filter(None, (str(replace(_read(part), page=1)) for part in parts)))


def only(parts: tuple[str, ...], figure: str) -> tuple[str, ...]:
    """What the address says of one figure's table, at its first page."""
    return first_pages(tuple(part for part in parts if _read(part).figure == figure))


def of(view: View, figure: str, keys: Collection[str]) -> Arrangement:
    """The arrangement that the view asks for of a figure's table; one that its columns do not allow is as it comes."""
    asked = next((one for one in map(_read, view["table"]) if one.figure == figure), None)
    usable = asked is None or asked.fits(keys)
    if (noted := met.get()) is not None:
        noted[figure] = usable
    return asked if asked is not None and usable else Arrangement(figure, page=view["page"])


def unusable(view: View) -> bool:
    """Whether the view asks for an arrangement that no table of the page has used."""
    noted = met.get() or {}
    return not all(noted.get(_read(part).figure, False) for part in view["table"])


class Urls:
    """Addresses of one table arranged otherwise; the view's address is made once and the arrangement put into it."""

    _PLACE = "0table0"

    def __init__(self, view: View, here: Arrangement) -> None:
        self.view, self.here = view, here
        self.others = tuple(part for part in view["table"] if _read(part).figure != here.figure)
        self._with = view.url(table=(*self.others, self._PLACE), page=None)
        self._without = view.url(table=self.others or None, page=None)

    def to(self, **changes: object) -> str:
        """The address with the table arranged so; the first page unless one is named."""
        text = str(replace(self.here, **{"page": 1, **changes}))  # type: ignore[arg-type]
        return self._with.replace(self._PLACE, text) if text else self._without

    def plain(self) -> str:
        """The address with the table as it comes."""
        return self._without

    def sorted_by_question(self, sort: str, descending: bool) -> str:
        """The address with the rows in an order of the question itself."""
        rest = str(replace(self.here, sort="", descending=False, page=1))
        table = (*self.others, *filter(None, [rest]))
        return self.view.url(table=table or None, sort=sort, descending=descending, page=None)
