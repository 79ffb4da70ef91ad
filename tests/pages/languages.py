"""What the interface says in one language alone: found on a page of the other, it is a text that nobody has translated."""

import re
from functools import cache

from pages.ui.base.words import texts


def other(lang: str) -> str:
    """The other language."""
    return "en" if lang == "sv" else "sv"


@cache
def only_in(lang: str) -> re.Pattern[str]:
    """What the interface says in one language alone; a number, a name or a date may stand in its gaps."""
    own, others = texts(lang), texts(other(lang))
    said = {text for key, text in own.items() if key != "frame.other_language"} - set(others.values())
    return re.compile("|".join(filled(text) for text in sorted(said) if told_from_data(text)))


def told_from_data(text: str) -> bool:
    """Whether a text has enough words of its own: '{sum} projects' may be the end of a title as well."""
    return "{" not in text or "|" in text or len(re.findall(r"\w\w+", re.sub(r"\{[^}]*\}", "", text))) > 1


def filled(text: str) -> str:
    """A pattern of a text with anything in its gaps, but a number with one of two words where it has a choice."""
    return "".join(
        rf"[\d\s.,]+({part[1:-1].partition(':')[2]})"
        if "|" in part
        else ".+"
        if part.startswith("{")
        else re.escape(part)
        for part in re.split(r"(\{[^}]*\})", text)
    )
