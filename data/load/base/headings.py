"""What the sheets and columns of our own workbook are called: it is written and read by the same words."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from typing import Any

from data import FOLDER
from data.check.schema import fact_tables, load_schema

LANGUAGES = ("sv", "en")
PUNCTUATION = re.compile(r"[\W_]+")


def tables() -> tuple[str, ...]:
    """The fact tables that a file may hold, in the order of schema.toml; what we keep of our own doings is none of them."""
    return tuple(fact_tables())


def headings(table: str, language: str = "sv") -> dict[str, str]:
    """The headings of a fact table by column, in the order of schema.toml; no two of a table are equal."""
    words = _words()
    of_table = words["tables"][table].get("columns", {})
    columns = (column.name for column in load_schema()[table].columns)
    return {name: str(of_table.get(name, words["columns"].get(name))[language]) for name in columns}


def spoken(table: str, column: str) -> dict[str, str]:
    """What a column is called in each language; the column itself where it has no words (tables of our own doings)."""
    named = {language: headings(table, language) if table in tables() else {} for language in LANGUAGES}
    return {language: names.get(column, column) for language, names in named.items()}


def sheet_name(table: str, language: str = "sv") -> str:
    """The name of the sheet that holds a fact table."""
    return str(_words()["tables"][table][language])


@lru_cache(maxsize=100_000)
def plain(heading: str) -> str:
    """A heading without what people vary: case, spaces, punctuation, line breaks and how accents are stored."""
    text = heading if heading.isascii() else unicodedata.normalize("NFKC", heading)
    return PUNCTUATION.sub("", text.casefold())


@cache
def tables_by_name() -> dict[str, str]:
    """The fact tables by the plain form of every name a sheet or file of ours may have."""
    names = {plain(name): name for name in fact_tables()}
    return names | {
        plain(sheet_name(name, language)): name for name in fact_tables() for language in LANGUAGES
    }


@cache
def columns_by_heading(table: str) -> dict[str, str]:
    """The columns of a fact table by the plain form of their names and of their headings in each language.

    The name of a column comes before a heading that reads the same.
    """
    found = {plain(text): name for language in LANGUAGES for name, text in headings(table, language).items()}
    return found | {plain(column.name): column.name for column in load_schema()[table].columns}


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "load" / "base" / "headings.toml").read_text(encoding="utf-8"))
