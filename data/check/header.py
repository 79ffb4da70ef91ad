"""The header at the top of a SQL file: the question that it answers and what it promises."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.errors import HeaderError

TAGS = ("source", "grain", "index", "selection", "without", "param", "column", "check", "empty")


@dataclass(frozen=True)
class Param:
    """A named parameter with its type and an example, both as SQL."""

    name: str
    type: str
    example: str


@dataclass(frozen=True)
class Column:
    """A column of the answer, with its type and meaning."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class QueryHeader:
    """The header of a SQL file.

    `grain` names the columns that make a row unique; if it is empty, there is at most one row. `may_be_null` are the
    columns of the grain that may be null (written with a `?`). `empty` says why there may be no rows at all.
    `selection` names the tables of a view that the file reads, and `without` the parameters of the view that it leaves
    at their defaults. `index` names the columns of a mart that a question finds a few of its rows by.
    """

    question: str
    sources: tuple[str, ...]
    grain: tuple[str, ...]
    may_be_null: frozenset[str]
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    checks: tuple[str, ...]
    empty: str | None
    selection: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    index: tuple[str, ...] = ()


@cache
def parse_header(text: str, name: str) -> QueryHeader:
    """Parses the header of a SQL text; errors name the file as `name`. Raises HeaderError."""
    question, tags = _question_and_tags(text, name)
    if not question:
        raise HeaderError(f"{name}: the first line must be the question, as '-- How much ...?'")
    grain = _words(tags, "grain")
    if not grain and any(tag == "grain" for tag, _ in tags):
        raise HeaderError(f"{name}: @grain needs column names, or '-' where one row comes at most")
    columns = [] if grain == ["-"] else grain
    return QueryHeader(
        question=question,
        sources=tuple(_words(tags, "source")),
        grain=tuple(column.rstrip("?") for column in columns),
        may_be_null=frozenset(column.rstrip("?") for column in columns if column.endswith("?")),
        params=tuple(Param(*_three(rest, "param", name)) for tag, rest in tags if tag == "param"),
        columns=tuple(Column(*_three(rest, "column", name)) for tag, rest in tags if tag == "column"),
        checks=tuple(rest for tag, rest in tags if tag == "check"),
        empty=next((rest for tag, rest in tags if tag == "empty"), None),
        selection=tuple(_words(tags, "selection")),
        without=tuple(_words(tags, "without")),
        index=tuple(_words(tags, "index")),
    )


def read_header(path: Path) -> QueryHeader:
    """Reads the header of a SQL file. Raises HeaderError."""
    return parse_header(path.read_text(encoding="utf-8"), path.name)


def _question_and_tags(text: str, name: str) -> tuple[str, list[tuple[str, str]]]:
    """The first paragraph of the comment, and the tags; a line without a tag continues the tag above it."""
    question: list[str] = []
    tags: list[tuple[str, str]] = []
    in_question = True
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        words = line[2:].strip()
        if words.startswith("@"):
            tag, _, rest = words[1:].partition(" ")
            if tag not in TAGS:
                raise HeaderError(
                    f"{name}: @{tag} is not known; a header has {', '.join('@' + t for t in TAGS)}"
                )
            tags.append((tag, rest.strip()))
        elif words and tags:
            tags[-1] = (tags[-1][0], f"{tags[-1][1]} {words}")
        elif words and in_question:
            question.append(words)
        in_question = in_question and bool(words) and not tags
    return " ".join(question), tags


def _words(tags: list[tuple[str, str]], wanted: str) -> list[str]:
    return [word.strip() for tag, rest in tags if tag == wanted for word in rest.split(",") if word.strip()]


def _three(rest: str, tag: str, name: str) -> tuple[str, str, str]:
    parts = rest.split(maxsplit=2)
    if len(parts) < 3:
        what = "a name, a type and an example" if tag == "param" else "a name, a type and its meaning"
        raise HeaderError(f"{name}: '@{tag} {rest}' needs {what}")
    return parts[0], parts[1], parts[2]
