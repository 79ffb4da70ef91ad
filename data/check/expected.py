"""What the checks expect of a cell, in Swedish: patterns over their English words (expected.toml)."""

import locale
import re
import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("expected.toml")


def in_swedish(expected: str) -> str:
    """What was expected, in Swedish; in English where expected.toml does not know the words."""
    for pattern, words in _patterns():
        if match := pattern.fullmatch(expected):
            return match.expand(words)
    return expected


def default_language() -> str:
    """Swedish where the system is Swedish, else English."""
    name = locale.setlocale(locale.LC_ALL, "") if locale.getlocale()[0] is None else locale.getlocale()[0]
    return "sv" if (name or "").lower().startswith("sv") else "en"


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    pairs = tomllib.loads(FILE.read_text(encoding="utf-8"))["expected"]
    return [(re.compile(pair["en"]), pair["sv"]) for pair in pairs]
