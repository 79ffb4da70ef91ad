"""A number of things as two texts: the number, which may be bold or a link, and the word for the things."""

from collections.abc import Mapping
from typing import TypeVar

from pages.ui.base.words import NBSP, Words

Key = TypeVar("Key")


def counted(words: Words, key: str, number: float) -> tuple[str, str]:
    """('3', 'projekt'), ('1', 'project'), ('inga', 'projekt'): the text of `key` must be '{n:one|many}'.

    A part of a thing takes the many.
    """
    whole = number == round(number)
    text = words(key, n=words.count(number if whole else 2))
    shown = words.number(number, 0 if whole else 1) if number else words("common.no_things")
    return shown, text.split(NBSP)[-1]


def together(words: Words, key: str, number: float) -> str:
    """The same as one text."""
    return NBSP.join(counted(words, key, number))


def leading(counts: Mapping[Key, float]) -> list[Key]:
    """The keys of the largest number, in the order given: several where they are tied, none where there are none."""
    most = max(counts.values(), default=0)
    return [key for key, number in counts.items() if number == most]
