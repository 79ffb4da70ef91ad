"""What the checks expect of a cell, in Swedish: patterns over their English words (expected.toml)."""

import locale
import os
import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("expected.toml")


@lru_cache
def in_swedish(expected: str) -> str:
    """What was expected, in Swedish; in English where expected.toml does not know the words."""
    for pattern, words in _patterns():
        if match := pattern.fullmatch(expected):
            return match.expand(words)
    return expected


def default_language() -> str:
    """Swedish where the system is Swedish, else English. What the environment names need not be installed."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, named), None) or locale.getlocale()[0] or ""
    return "sv" if name.lower().startswith(("sv", "swedish")) else "en"


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    pairs = tomllib.loads(FILE.read_text(encoding="utf-8"))["expected"]
    return [(re.compile(pair["en"]), pair["sv"]) for pair in pairs]
