"""Sentences in Swedish and English, by their codes in a TOML file."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("sv", "en")
Sentences = dict[str, dict[str, str]]


@cache
def read_sentences(*files: Path) -> Sentences:
    """Every sentence of the files by its code, in each language, with `{names}` for what is filled in."""
    found: Sentences = {}
    for file in files:
        found |= tomllib.loads(file.read_text(encoding="utf-8"))
    return found


def fill(sentences: Sentences, code: str, lang: str, values: Mapping[str, object] | None = None) -> str:
    """The sentence of a code, filled in. Raises KeyError if there is no such code, or a value is missing.

    A value that differs between the languages is a dict of them.
    """
    said = {name: value[lang] if isinstance(value, dict) else value for name, value in (values or {}).items()}
    return sentences[code][lang].format_map(said)
