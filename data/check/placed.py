"""The lines that say what is wrong or doubtful and where, the same whether facts are built or a file is loaded."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from data.check.sentences import fill, read_sentences

FILE = Path(__file__).with_name("faults.toml")
LONGEST_VALUE = 60  # characters; a line cuts a longer value
SHOWN = 50  # places of a cause, and causes


class Spot(NamedTuple):
    """Where something stands: a file, a sheet of it ('' where it has none), a row (0: all of it), and the value there."""

    file: str
    sheet: str
    row: int
    value: str


def say(code: str, lang: str, **values: object) -> str:
    """A sentence of faults.toml."""
    return fill(read_sentences(FILE), code, lang, values)


def lines(sentence: str, spots: Sequence[Spot], count: int, lang: str, label: str = "found") -> list[str]:
    """A sentence with its place, or once with the rows where it holds below it: `count` of them, of which `spots` are shown.

    `label` is the code of what stands before the value of a single place.
    """
    shown = [spot if spot.value not in sentence else spot._replace(value="") for spot in spots[:SHOWN]]
    if count == 1:
        [spot] = shown
        value = f" {say(label, lang, value=spot.value)}" if spot.value else ""
        return [_joined(where(spot, lang), sentence) + value]
    files = {(spot.file, spot.sheet) for spot in shown}
    common = Spot(*files.pop(), 0, "") if len(files) == 1 else Spot("", "", 0, "")
    rows = [
        _joined(where(spot._replace(file="", sheet="") if common.file else spot, lang), spot.value)
        for spot in shown
    ]
    found = [f"{_joined(where(common, lang), sentence)} ({say('times', lang, n=count)})"]
    found += [f"    {row}" for row in rows if row]
    more = count - len(shown)
    return found + ([f"    {say('more', lang, n=more)}"] if more else [])


def where(spot: Spot, lang: str) -> str:
    """A place in words: its file, sheet and row, as far as they are known."""
    row = say("row", lang, row=spot.row) if spot.row else ""
    return ", ".join(part for part in (spot.file, spot.sheet, row) if part)


def _joined(place: str, words: str) -> str:
    return ": ".join(part for part in (place, words) if part)


def short(value: str) -> str:
    """A value on one line, without what a terminal would obey, and not longer than a line can show."""
    plain = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in value)
    return plain if len(plain) <= LONGEST_VALUE else plain[: LONGEST_VALUE - 1] + "…"
