"""Ids of new rows: readable, of a-z, 0-9 and _, and the same for the same row of the same file."""

import re
import unicodedata
from itertools import filterfalse

from data.load.facts.tables import Facts

LONGEST = 60  # characters
OTHERS = re.compile("[^a-z0-9]+")


def slug(text: str) -> str:
    """A text as an id: 'Å, Ä & Ö' is 'a_a_o'."""
    letters = text.lower() if text.isascii() else _without_accents(text)
    words = OTHERS.sub("_", letters).strip("_")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("_")[0] or words[:LONGEST]
    return words or "rad"


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize(
        "NFKD", text.casefold().replace("ß", "ss").replace("ø", "o").replace("æ", "ae")
    )
    return "".join(filterfalse(unicodedata.combining, plain))


def free_id(facts: Facts, table: str, text: str) -> str:
    """The text as an id that no row of the table has: the second one gets _2."""
    taken, start = facts.by_id(table), slug(text)
    if start not in taken:
        return start
    # where the last one stopped: many rows may share a name
    number = facts.numbers.get((table, start), 1) + 1
    while (made := start if number == 1 else f"{start}_{number}") in taken:
        number += 1
    facts.numbers[table, start] = number
    return made
