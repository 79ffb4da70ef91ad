"""What the columns of a file are taken for: by its source, by their names, by near spellings and by their cells."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from babel.numbers import list_currencies
from rapidfuzz import fuzz, process

from data import FOLDER
from data.load.base.headings import plain
from data.load.base.records import Match
from data.load.opening.sheets import Cell
from data.load.reading.written_dates import date
from data.load.reading.written_numbers import UNITS, number, unit_in

NEAR = 90  # per cent of two names that must agree; under that the column is left for a person
SAMPLES = 3
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
PHONE = re.compile(r"(\+46|0046|07\d|0\d{1,3}-)[\d\s-]{6,}")
BORN = re.compile(r"(?:19|20)?(\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[-+]?\d{4})")


def matches(headings: Sequence[str], columns: Sequence[Sequence[Cell]], subject: str) -> list[Match]:
    """What each column of a list is taken for. `columns` holds the first cells of each column."""
    names = vocabulary(subject)
    found: list[Match] = []
    for heading, cells in zip(headings, columns, strict=True):
        sample = tuple(str(cell) for cell in cells if str(cell).strip())[:SAMPLES]
        if names_persons(heading, cells):
            found.append(Match(heading, "", "dropped"))
            continue
        column, how = _by_name(heading, names)
        if not column and subject == "indicator_values" and date(heading)[0]:
            column, how = f"indicator_values.value.{date(heading)[0]}", "name"  # a column a year
        if not column:
            column, how = _by_cells(heading, cells)
        if not column and subject == "projects" and _holds_money(heading, cells):
            column, how = "funding.amount", "content"  # which measure, a person says
        unit = unit_in(heading) if column.startswith("funding.amount") else ""
        found.append(Match(heading, column, how, sample, unit))
    return _once_each(found)


def _by_name(heading: str, names: dict[str, str]) -> tuple[str, str]:
    for form in _forms(heading):
        if form in names:
            return names[form], "name"
    for form in _forms(heading):
        near = (
            process.extractOne(form, list(names), scorer=fuzz.ratio, score_cutoff=NEAR)
            if len(form) > 4
            else None
        )
        if near:
            return names[near[0]], "near"
    return "", "none"


@lru_cache(maxsize=10_000)
def _forms(heading: str) -> list[str]:
    """A heading in the forms that its name may have: whole, without a bracket or unit at its end, each half of two languages."""
    bare = re.sub(r"[(\[].*?[)\]]", " ", heading)
    without = bare
    for unit in sorted(UNITS, key=len, reverse=True):
        without = re.sub(rf"(?i)(?<!\w)(i\s+)?{re.escape(unit)}(?!\w)", " ", without)
    halves = re.split(r"\s*/\s*|\n", bare) if "/" in bare or "\n" in bare else []
    forms = [plain(text) for text in (heading, bare, without, *reversed(halves))]
    return [form for form in dict.fromkeys(forms) if form]


def _by_cells(heading: str, cells: Sequence[Cell]) -> tuple[str, str]:
    """A column whose heading says nothing: only what its cells prove, and no amount, whose measure they cannot prove."""
    filled = [str(cell).strip() for cell in cells if str(cell).strip()]
    if len(filled) < 2:
        return "", "none"
    if all(re.fullmatch(r"\d{4}-\d{5}|\d{8}", cell) for cell in filled) and not all(
        date(cell)[0] for cell in filled
    ):
        return "projects.register_id", "content"
    if all(cell.upper() in _currencies() for cell in filled):
        return "funding.currency", "content"
    if plain(heading) and all(plain(cell) in _municipalities() for cell in filled):
        return "projects.municipality", "content"
    return "", "none"


def _holds_money(heading: str, cells: Sequence[Cell]) -> bool:
    """Whether a column of no known name holds amounts: its cells are numbers, and its heading has a unit or a word of money."""
    filled = [cell for cell in cells if str(cell).strip()]
    if not filled or any(number(cell, ",").fault for cell in filled):
        return False
    money = [name.casefold() for name in _words()["projects"]["funding.amount"] if len(name) > 3]
    said = re.findall(r"\w+", heading.casefold())
    return unit_in(heading) not in ("", "%") or any(word.endswith(tuple(money)) for word in said)


def _once_each(found: list[Match]) -> list[Match]:
    """Two columns cannot be the same thing, save amounts, areas and partners: the one with the surer name keeps it."""
    surest = ("saved", "person", "name", "near", "content")
    taken: dict[str, int] = {}
    for index in sorted(
        range(len(found)), key=lambda index: surest.index(found[index].how) if found[index].column else 9
    ):
        column = found[index].column
        many = column.startswith(("funding.amount", "project_areas.", "project_partners.")) or not column
        if not many and column in taken:
            found[index] = Match(found[index].heading, "", "none", found[index].sample)
        taken.setdefault(column, index)
    return found


def names_persons(heading: str, cells: Sequence[Cell]) -> bool:
    """Whether a column names persons or how to reach them, by its heading or by its cells."""
    if any(form in _persons() for form in _forms(heading)):
        return True
    filled = [str(cell) for cell in cells if str(cell).strip()]
    telling = sum(
        1 for cell in filled if MAIL.search(cell) or _is_birth_number(cell) or PHONE.fullmatch(cell.strip())
    )
    return bool(filled) and telling * 2 > len(filled)


def _is_birth_number(cell: str) -> bool:
    match = BORN.fullmatch(cell.strip())
    if not match:
        return False
    digits = [int(sign) for sign in match[1] if sign.isdigit()]
    doubled = [digit * 2 if index % 2 == 0 else digit for index, digit in enumerate(digits)]
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0


def count_known(headings: Sequence[str], others: frozenset[str]) -> int:
    """How many headings are known: in the lists of any subject, as naming persons, or among the others."""
    ours = _all_names()
    return sum(any(form in ours or form in others for form in _forms(heading)) for heading in headings)


@cache
def _all_names() -> frozenset[str]:
    lists = (vocabulary(subject) for subject in ("projects", *_words()["subjects"]))
    return frozenset(_persons().union(*lists))


def subject_of(headings: Sequence[str]) -> str:
    """What a list is about: milestones, indicator_values or projects."""
    forms = {form for heading in headings for form in _forms(heading)}
    for subject, names in _words()["subjects"].items():
        if forms & {plain(name) for name in names}:
            return str(subject)
    return "projects"


@cache
def vocabulary(subject: str) -> dict[str, str]:
    """The plain names of columns of a list about a subject, and what each is."""
    return {plain(name): column for column, names in _words()[subject].items() for name in (*names, column)}


@cache
def value_words(column: str) -> dict[str, str]:
    """The words for the values of a column of choices, in plain form."""
    words = _words()["words"].get(column, {})
    return {plain(word): value for value, known in words.items() for word in (*known, value)}


def spoken_value(column: str, value: str) -> str:
    """The first of the words for a value of a column of choices, as our own workbook offers it; else the value itself."""
    words = _words()["words"].get(column, {}).get(value, [])
    return str(words[0]) if words else value


@cache
def _persons() -> set[str]:
    return {plain(name) for name in _words()["persons"]["headings"]}


@cache
def _currencies() -> set[str]:
    return set(list_currencies())


@cache
def _municipalities() -> set[str]:
    lines = (FOLDER / "facts" / "municipalities.csv").read_text(encoding="utf-8").splitlines()
    return {plain(line.split(",")[1]) for line in lines[1:]}


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "load" / "reading" / "columns.toml").read_text(encoding="utf-8"))
