"""The sentences of messages.toml, in Swedish and English."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

MESSAGES = Path(__file__).with_name("messages.toml")
LANGUAGES = ("sv", "en")


@cache
def messages() -> dict[str, dict[str, str]]:
    """Every message by its code: its sentence in each language, with `{names}` for what is filled in."""
    return tomllib.loads(MESSAGES.read_text(encoding="utf-8"))


def sentence(code: str, lang: str, values: Mapping[str, object] | None = None) -> str:
    """The sentence of a code, filled in. Raises KeyError if there is no such code, or a value is missing.

    A value that is said in another way in each language is a dict of them.
    """
    said = {name: value[lang] if isinstance(value, dict) else value for name, value in (values or {}).items()}
    return messages()[code][lang].format_map(said)
