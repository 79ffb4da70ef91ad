"""Near spellings: proposed to a person, never taken by themselves."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

LEAST = 82  # of 100: 'Vinova' is 'Vinnova', 'Karlstads kommun' is not 'Kristinehamns kommun'


def nearest(name: str, names: Iterable[str]) -> str:
    """The name spelt most like `name`, '' where none is near."""
    found = process.extractOne(
        name, list(names), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=LEAST
    )
    return str(found[0]) if found else ""
