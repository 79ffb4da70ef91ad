"""From a cell to the text of a fact: by the type that schema.toml gives its column."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache, lru_cache, partial

from data.check.schema import load_schema
from data.load.base.headings import plain
from data.load.opening.sheets import Cell
from data.load.reading.columns import value_words
from data.load.reading.written_dates import date, day_order
from data.load.reading.written_numbers import UNITS, decimal_sign, number

Reading = tuple[str, str, str]  # the text, the unit that the cell states, the code of a problem
Reader = Callable[[Cell], Reading]
NUMBERS = ("amount", "decimal", "integer", "share")
SEVERAL = (
    ("project_areas", "area_id"),
    ("project_partners", "org_id"),
)  # columns of a list whose cells hold several names
BETWEEN_NAMES = re.compile(r"[;|\r\n]|¤+")
BREAKS = re.compile(r"[\t\r\n\f\v\u2028\u2029]+")
ERRORS = (
    "#REF!",
    "#VALUE!",
    "#N/A",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#SAKNAS!",
    "#VÄRDEFEL!",
    "#REFERENS!",
)


@cache
def type_of(table: str, column: str) -> str:
    """The type of a column. Raises KeyError for a column that no table has."""
    return {known.name: known.type for known in load_schema()[table].columns}[column]


def reader(
    table: str, column: str, cells: Sequence[Cell], decimal: str = "", *, keep_spaces: bool = False
) -> Reader:
    """How the cells of a column are read; `cells` are some of them, which prove its decimal sign and order of days.

    `keep_spaces` keeps two spaces within a text: a name of ours may hold them because its source does.
    """
    if table == "made" or (table, column) == ("projects", "period"):
        return _text
    if (table, column) in SEVERAL or type_of(table, column) in ("refs", "list"):
        return partial(_several, keep_spaces=keep_spaces)
    kind = type_of(table, column)
    if kind in NUMBERS:
        proved = decimal_sign(cells)
        sign = decimal if proved in ("", "?") else proved
        return lambda cell: _share(_number(cell, sign)) if kind == "share" else _number(cell, sign)
    if kind in ("date", "year"):
        order = day_order(cells)
        return lambda cell: _date(cell, order)
    if kind == "enum":
        words = value_words(column)
        return lambda cell: (words.get(plain(text(cell)), text(cell)), "", "")
    if kind == "currency":
        return lambda cell: (UNITS.get(text(cell).casefold(), text(cell)).upper(), "", "")
    return _text_as_it_is if keep_spaces else _text


def _number(cell: Cell, decimal: str) -> Reading:
    found = number(cell, decimal)
    return found.text, found.unit, _error(cell) or found.fault


def _share(read: Reading) -> Reading:
    """A share as a part of one: 50 % is 0.5."""
    found, unit, fault = read
    return (f"{(Decimal(found) / 100).normalize():f}", "", fault) if found and unit == "%" else read


def _date(cell: Cell, order: str) -> Reading:
    made, fault = date(cell, order)
    return made, "", _error(cell) or fault


def _text_as_it_is(cell: Cell) -> Reading:
    return _text(cell, keep_spaces=True)


def _text(cell: Cell, *, keep_spaces: bool = False) -> Reading:
    made = text(cell, keep_spaces=keep_spaces)
    if made.startswith("=") and len(made) > 1:
        return "", "", "cell_is_formula"
    return ("", "", "cell_error") if made in ERRORS else (made, "", "")


def _several(cell: Cell, *, keep_spaces: bool) -> Reading:
    """Several names in a cell, divided by `;` whatever divided them."""
    if not isinstance(cell, str):
        return text(cell), "", ""
    pieces = (_one_line(piece, keep_spaces) for piece in BETWEEN_NAMES.split(cell))
    return _text(";".join(piece for piece in pieces if piece), keep_spaces=keep_spaces)


def _error(cell: Cell) -> str:
    return "cell_error" if isinstance(cell, str) and cell.strip() in ERRORS else ""


def text(cell: Cell, *, keep_spaces: bool = False) -> str:
    """A cell as text on one line; a number without its decimals where it has none, a date as 2024-05-17."""
    if isinstance(cell, str):
        return _one_line(cell, keep_spaces)
    if isinstance(cell, float):
        return str(int(cell)) if cell == int(cell) and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)


@lru_cache(maxsize=2_000)
def _one_line(cell: str, keep_spaces: bool) -> str:
    if cell.startswith('="') and cell.endswith('"'):
        cell = cell[2:-1]  # how Excel keeps the zeros of a number in a CSV file
    line = BREAKS.sub(" ", cell).strip() if keep_spaces else " ".join(cell.split())
    return unicodedata.normalize("NFC", line)
