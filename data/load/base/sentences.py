"""The sentences of messages.toml, and those that a build says too, in Swedish and English."""

from collections.abc import Mapping
from pathlib import Path

from data.check import placed
from data.check.sentences import LANGUAGES, Sentences, fill, read_sentences

__all__ = ["LANGUAGES", "MESSAGES", "messages", "sentence"]
MESSAGES = Path(__file__).with_name("messages.toml")


def messages() -> Sentences:
    """Every message by its code: its sentence in each language, with `{names}` for what is filled in."""
    return read_sentences(placed.FILE, MESSAGES)


def sentence(code: str, lang: str, values: Mapping[str, object] | None = None) -> str:
    """The sentence of a code, filled in. Raises KeyError if there is no such code, or a value is missing.

    A value that is said in another way in each language is a dict of them.
    """
    return fill(messages(), code, lang, values)
