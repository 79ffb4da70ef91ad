"""Numbers as people and registers write them, read into plain decimals; what can mean two things is not guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from data.load.opening.sheets import Cell

NOT_STATED = {
    "",
    "-",
    "–",
    "—",
    "na",
    "n/a",
    "n.a.",
    "null",
    "none",
    "nan",
    "uppgift saknas",
    "saknas",
    ":",
    "..",
    ".",
}
SPACES = re.compile("[\\s\u00a0\u2007\u2009\u202f\u2060'’]")
MINUS = str.maketrans("−–‒", "---")
BODY = re.compile(r"-?\d[\d.,]*")
EXPONENT = re.compile(r"-?\d+([.,]\d+)?e\+?\d+$", re.IGNORECASE)
AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}$")  # 1.250: a thousand or one and a quarter
GROUPED = re.compile(r"-?\d{1,3}([.,])\d{3}(\1\d{3})*$")
UNITS = {
    "kr": "SEK", "sek": "SEK", "kronor": "SEK", "skr": "SEK", ":-": "SEK", "kr.": "SEK",
    "tkr": "tSEK", "tsek": "tSEK", "ksek": "tSEK", "tusen kr": "tSEK", "tusen kronor": "tSEK", "kkr": "tSEK", "1000 kr": "tSEK",
    "000 kr": "tSEK", "tusentals kronor": "tSEK", "tusentals kr": "tSEK", "tusental kronor": "tSEK",
    "sek thousand": "tSEK", "thousand sek": "tSEK",
    "mkr": "MSEK", "mnkr": "MSEK", "msek": "MSEK", "miljoner kr": "MSEK", "miljoner kronor": "MSEK", "miljoner": "M",
    "milj kr": "MSEK", "milj. kr": "MSEK", "mn sek": "MSEK", "million sek": "MSEK", "sek million": "MSEK",
    "mdkr": "GSEK", "mdr kr": "GSEK", "miljarder kr": "GSEK", "miljarder kronor": "GSEK",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "keur": "tEUR", "teur": "tEUR", "k€": "tEUR", "tusen euro": "tEUR",
    "meur": "MEUR", "m€": "MEUR", "miljoner euro": "MEUR", "million euro": "MEUR",
    "nok": "NOK", "dkk": "DKK", "usd": "USD", "gbp": "GBP", "%": "%", "procent": "%", "percent": "%", "per cent": "%",
}  # fmt: skip
# Words of thousands and millions: a heading with one of them and no unit known here does not mean whole kronor.
MANY = re.compile(r"\b(tus\w*|thous\w*|1?[ .]?000|milj\w*|million\w*|mn|mdr\w*|mrd\w*|billion\w*)\b")
POWERS = {"": 0, "t": 3, "M": 6, "G": 9}


@dataclass(frozen=True)
class Number:
    """A number as it was written. `fault`: '', or the code of a problem; `unit`: a value of UNITS, or '' if not stated."""

    text: str
    unit: str = ""
    fault: str = ""


@lru_cache
def power_and_currency(unit: str) -> tuple[int, str]:
    """The power of ten and the currency of a unit: `tSEK` is (3, 'SEK')."""
    match = re.fullmatch("([tMG]?)([A-Z]{3}|%)?", unit)
    return (POWERS[match[1]], match[2] or "") if match else (0, "")


def decimal_sign(cells: Iterable[Cell]) -> str:
    """The decimal sign that a column's cells prove: `,` or `.`; '' where they prove neither, '?' where both."""
    proved = set()
    for cell in cells:
        if isinstance(cell, str) and (sign := _proved_by(cell)):
            proved.add(sign)
    return proved.pop() if len(proved) == 1 else "?" if proved else ""


@lru_cache(maxsize=100_000)
def _proved_by(cell: str) -> str:
    body = BODY.search(SPACES.sub("", cell))
    if not body or not re.search("[.,]", body[0]):
        return ""
    text = body[0].rstrip(".,")
    if text.count(".") > 1 or text.count(",") > 1:
        return "," if text.count(".") > 1 else "."  # what is repeated divides thousands
    if "." in text and "," in text:
        return max(".,", key=text.rindex)
    if GROUPED.fullmatch(text) and AMBIGUOUS.fullmatch(text):
        return ""
    return "," if "," in text else "." if "." in text else ""


def number(cell: Cell, decimal: str = "") -> Number:
    """Reads a cell. `decimal` is the column's decimal sign, where it is known."""
    if isinstance(cell, bool):
        return Number("", fault="cell_no_number")
    if isinstance(cell, int):
        return Number(str(cell))
    if isinstance(cell, float):
        return Number(_plain(Decimal(repr(cell)))) if cell == cell else Number("")
    return _of_text(cell, decimal) if isinstance(cell, str) else Number("", fault="cell_is_date")


@lru_cache(maxsize=100_000)
def _of_text(cell: str, decimal: str) -> Number:
    if cell.isascii() and cell.isdigit() and (cell[0] != "0" or cell == "0"):
        return Number(cell)  # most cells of a register, and not worth a grammar
    text = cell.strip().translate(MINUS)
    if text.casefold() in NOT_STATED:
        return Number("")
    if text.startswith("(") and text.endswith(")"):
        text = "-" + text[1:-1]
    if set(text) == {"#"}:
        return Number("", fault="cell_hidden")
    digits, unit = _split(text)
    if unit is None or not digits:
        return Number("", fault="cell_no_number")
    if EXPONENT.fullmatch(digits):
        return Number("", unit, "cell_shortened")
    return _grammar(digits, unit, decimal)


def _split(text: str) -> tuple[str, str | None]:
    """The digits of a text and its unit, before or after them; None where there is something else beside the digits."""
    match = re.fullmatch(
        r"([^\d(-]*)(-?[\d][\d.,\s\u00a0\u2007\u2009\u202f'’]*(?:[eE]\+?\d+)?)(.*)", text, re.DOTALL
    )
    if not match:
        return "", None
    words = " ".join((match[1] + " " + match[3]).split()).casefold().strip()
    digits = match[2].strip()
    if digits.endswith((",-", ",–")) or (words == "-" and digits.endswith(",")):
        words, digits = "kr", digits.rstrip(",-–")
    groups = SPACES.split(digits)
    if len(groups) > 1 and not _are_groups(groups):
        return "", None
    if not words:
        return "".join(groups), ""
    return "".join(groups), UNITS.get(words)


def _are_groups(groups: list[str]) -> bool:
    whole = [group for group in groups if group]
    last = re.split("[.,]", whole[-1])[0]
    return len(whole[0].lstrip("-")) <= 3 and all(len(group) == 3 for group in [*whole[1:-1], last])


def _grammar(digits: str, unit: str, decimal: str) -> Number:
    digits = digits.rstrip(".,")
    signs = [sign for sign in ".," if sign in digits]
    if len(signs) == 2:
        point = max(signs, key=digits.rindex)
    elif not signs or digits.count(signs[0]) > 1:
        point = ""
    elif AMBIGUOUS.fullmatch(digits):
        if decimal not in (".", ","):
            return Number("", unit, "cell_number_ambiguous")
        point = signs[0] if signs[0] == decimal else ""
    else:
        point = signs[0]
    whole, _, part = digits.rpartition(point) if point else (digits, "", "")
    if not _is_whole(whole or digits if not point else whole):
        return Number("", unit, "cell_no_number")
    try:
        return Number(_plain(Decimal(re.sub("[.,]", "", whole) + ("." + part if part else ""))), unit)
    except InvalidOperation:
        return Number("", unit, "cell_no_number")


def _is_whole(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d+", text) or GROUPED.fullmatch(text))


def _plain(value: Decimal) -> str:
    """A decimal without exponent, with the decimals it was written with, unless all of them are zeros."""
    text = format(value, "f")
    whole, _, part = text.partition(".")
    return text if part.strip("0") else whole


@lru_cache(maxsize=10_000)
def scaled(text: str, power: int) -> str:
    """A plain number times a power of ten, still plain."""
    return _plain(Decimal(text).scaleb(power)) if power and text else text


def unit_in_words(unit: str) -> str:
    """A unit as people write it: `tkr` for tSEK."""
    return {"SEK": "kr", "tSEK": "tkr", "MSEK": "mkr", "GSEK": "mdkr"}.get(unit, unit)


def as_written(amount: str, unit: str) -> str:
    """An amount in whole units as a file writes it, with what it means: `−20 tkr (−20 000 kr)`."""
    power, currency = power_and_currency(unit)
    if not power:
        return amount
    whole = Decimal(amount)
    in_file, whole_text = (f"{number.normalize():,f}" for number in (whole.scaleb(-power), whole))
    meant = f"{whole_text} {unit_in_words(currency)}".strip()
    text = f"{in_file} {unit_in_words(unit)} ({meant})"
    return text.replace(",", " ").replace(".", ",").replace("-", "\N{MINUS SIGN}")


def unit_in(heading: str) -> str:
    """The unit that a heading or a title states: `Belopp (tkr)`, `Grant, EUR`; '' if none or several."""
    text = " ".join(heading.replace("\u00a0", " ").casefold().split())
    found: dict[str, tuple[int, int]] = {}
    for words in sorted(UNITS, key=len, reverse=True):
        pattern = rf"(?<![\w€%]){re.escape(words)}(?![\w€%])"
        match = re.search(pattern, text)
        if match and not any(start <= match.start() < end for start, end in found.values()):
            found[UNITS[words]] = match.span()
    units = [unit for unit in found if unit != "M"]
    unsure = len(units) != 1 or (not power_and_currency(units[0])[0] and MANY.search(text))
    return "" if unsure else units[0]
