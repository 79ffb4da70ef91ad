"""Near spellings: proposed to a person, never taken by themselves."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

LEAST = 82  # of 100: 'Vinova' is 'Vinnova', 'Karlstads kommun' is not 'Kristinehamns kommun'
DIGITS = re.compile(r"\d+")


def nearest(name: str, names: Iterable[str]) -> str:
    """The name spelt most like `name`, '' where none is near; other numbers are another programme or period."""
    numbers = DIGITS.findall(name)
    alike = [other for other in names if DIGITS.findall(other) == numbers]
    found = process.extractOne(
        name, alike, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=LEAST
    )
    return str(found[0]) if found else ""


def shortened(name: str, names: Iterable[str]) -> str:
    """The one name that has every word of `name` and more, '' if none or several: a name cut short."""
    words = set(name.split())
    longer = [other for other in names if words and words < set(other.split())]
    return longer[0] if len(longer) == 1 else ""
