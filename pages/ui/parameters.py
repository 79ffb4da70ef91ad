"""Every parameter that an address may carry: its type, its default, what it may be.

The address is the only state of the dashboard: a link is exactly a view. Values are codes, the same in every language.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from pages.ui import arrangement, clock, slide_list
from pages.ui.sections import SECTIONS
from pages.ui.stories import STORIES
from queries import QueryError, current_edition, earlier_editions, fetch, has_edition

FIRST_DAY = dt.date(2007, 1, 1)  # the oldest register begins with the programme period 2007-2013
MAX_TEXT = 200
MOST_ROWS = 10_000
EDITION = "^[0-9a-f]{12}$"
MOST_SEK = 2_000_000_000
FORMATS = ("json", "csv", "parquet", "xlsx")

_pinned = ContextVar("_pinned", default="")  # the edition of the address that is being read

Value = str | int | bool | dt.date | tuple[str, ...]


@dataclass(frozen=True)
class Parameter:
    """One parameter: how its text is read, what it is when absent, and whether it follows from page to page.

    What is `carried` follows too, but is long: the browser carries it (follow_up.js), so that not every link must.

    Parameters of questions have their defaults in `queries/values.py`; the others have them here.
    """

    name: str
    read: Callable[[str], Value]
    default: Value | None = None
    travels: bool = False
    carried: bool = False
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string", "maxLength": MAX_TEXT})


def _day(text: str) -> dt.date:
    day = dt.date.fromisoformat(text)
    if (
        text != str(day) or not FIRST_DAY <= day <= clock.today()
    ):  # '20201231' would be a second way to say it
        raise ValueError(text)
    return day


def _choice(*codes: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in codes:
            raise ValueError(text)
        return text

    return read


@lru_cache(maxsize=32)
def _answers(edition: str, question: str, column: str) -> tuple[str, ...]:
    """What a question of `queries/choices/` answers; asked once an edition, as every address is checked against it."""
    return tuple(str(value) for value in fetch(question, edition=edition)[column])


def _known(question: str, column: str) -> Callable[[str], str]:
    """Read a code that must be among the answers to a question of `queries/choices/`."""

    def read(text: str) -> str:
        if text not in _answers(_pinned.get() or current_edition(), question, column):
            raise ValueError(text)
        return text

    return read


@lru_cache(maxsize=64)
def _codes(edition: str, name: str) -> frozenset[str]:
    """What a filter may be; asked once an edition."""
    held = fetch("choices/filter_codes", edition=edition)
    return frozenset(held.loc[held["filter"] == name, "code"])


def _filter(name: str) -> Callable[[str], str]:
    """Read a value of a filter that the data holds."""

    def read(text: str) -> str:
        if text not in _codes(_pinned.get() or current_edition(), name):
            raise ValueError(text)
        return text

    return read


def _organisation(text: str) -> str:
    """An organisation by its id or by what it is called, as far as that tells one."""
    found = fetch("choices/organisation", edition=_pinned.get(), find=_text(text))
    if found.empty:
        raise ValueError(text)
    return str(found["org_id"][0])


def _areas(text: str) -> tuple[str, ...]:
    asked = [part for part in text.split(",") if part]
    known = _answers(_pinned.get() or current_edition(), "choices/areas", "line_id")
    if not asked or set(asked) - set(known):
        raise ValueError(text)
    return tuple(line for line in known if line in asked)


def _edition(text: str) -> str:
    """An edition that is kept, can be read, and answers what the frame of every page asks."""
    try:
        if not has_edition(text):
            raise ValueError(text)
        for question in ("choices/areas", "choices/strategies"):
            fetch(question, edition=text)
    except QueryError as fault:
        raise ValueError(text) from fault
    return text


def _earlier(text: str) -> str:
    if text not in [edition.id for edition in earlier_editions(_pinned.get())]:
        raise ValueError(text)
    return text


def _number(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text)
        if text != str(number) or not low <= number <= high:  # '+3' and '03' would be other ways to say it
            raise ValueError(text)
        return number

    return read


def _whole(low: int, high: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": low, "maximum": high}


def _price_year(text: str) -> int:
    return int(_known("choices/price_years", "year")(text))


def _text(text: str) -> str:
    if len(text) > MAX_TEXT or not text.isprintable():
        raise ValueError(text)
    return text.strip()


def _slides(text: str) -> str:
    slide_list.read(text)
    return text


def _areas_or_all(text: str) -> tuple[str, ...]:
    return ("all",) if text == "all" else _areas(text)


def _flag(text: str) -> bool:
    return _choice("0", "1")(text) == "1"


@cache
def all_parameters() -> Mapping[str, Parameter]:
    """All parameters by name. Those that travel stand in the frame and follow from page to page."""
    year, sek = _number(2000, 2100), _number(0, MOST_SEK)
    found = [
        Parameter(
            "lang", _choice("sv", "en"), "sv", travels=True, schema={"type": "string", "enum": ["sv", "en"]}
        ),
        Parameter("edition", _edition, "", travels=True, schema={"type": "string", "pattern": EDITION}),
        Parameter("as_of", _day, travels=True, schema={"type": "string", "format": "date"}),
        Parameter("strategy", _known("choices/strategies", "strategy_id"), travels=True),
        Parameter("areas", _areas, travels=True),
        Parameter("scope", _choice("strategy", "all"), travels=True),
        Parameter("location", _choice("whole", "part", "outside", "all")),
        Parameter("measure", _choice("granted", "cofinancing", "total_budget")),
        Parameter("area_mode", _choice("split", "whole", "main")),
        Parameter("time_mode", _choice("decided", "spread")),
        Parameter("shape", _choice("annual", "cumulative"), "annual"),
        Parameter(
            "by",
            _choice(
                "area",
                "funder_group",
                "funder",
                "programme",
                "total",
                "location",
                "level",
                "year",
                "state",
                "municipality",
            ),
        ),
        Parameter("price_year", _price_year, schema={"type": "integer"}),
        Parameter("currency", _choice("SEK", "EUR", "NOK")),
        Parameter("year_from", year, travels=True, schema=_whole(0, 2100)),
        Parameter("year_to", year, travels=True, schema=_whole(0, 2100)),
        Parameter("year_key", _number(-1, 2100), schema=_whole(-1, 2100)),
        Parameter("since", _day, schema={"type": "string", "format": "date"}),
        Parameter("earlier", _earlier, schema={"type": "string", "pattern": EDITION}),
        Parameter("funder", _filter("funder"), travels=True),
        Parameter("funder_group", _filter("funder_group"), travels=True),
        Parameter("programme", _filter("programme"), travels=True),
        Parameter("municipality", _filter("municipality"), travels=True),
        Parameter("organisation", _organisation, travels=True),
        Parameter("state", _choice("planned", "ongoing", "ended", "not_stated"), travels=True),
        Parameter("amount_from", sek, travels=True, schema=_whole(0, MOST_SEK)),
        Parameter("amount_to", sek, travels=True, schema=_whole(0, MOST_SEK)),
        Parameter("text", _text, travels=True),
        Parameter("find", _text),
        Parameter(
            "sort",
            _choice(
                *("title", "start", "granted", "state", "municipality"),
                *("name", "kind", "projects", "partners", "coordinated", "given", "cofinanced", "received"),
            ),
        ),
        Parameter("descending", _flag, schema={"type": "string", "enum": ["1"]}),
        Parameter("page", _number(1, 100_000), schema=_whole(1, 100_000)),
        Parameter("level", _choice("strategy", "area", "project")),
        Parameter(
            "status",
            _choice(
                "done", "late", "overdue", "unreported", "upcoming", "cancelled", "moved", "due", "due_done"
            ),
        ),
        Parameter("period", _choice("all", "review", "onward")),
        Parameter("kind", _text),
        Parameter("group_key", _text),
        Parameter("line_id", _text),
        Parameter("key", _text),
        Parameter("base", _choice("all", "fixed", "present", "unplanned")),
        Parameter("project_id", _text),
        Parameter("source_id", _text),
        Parameter("milestone_id", _text),
        Parameter("claim_id", _text),
        Parameter("org_id", _text),
        Parameter("with_org_id", _text),
        Parameter("role", _choice("coordinator", "partner", "participant", "cofinancier")),
        Parameter("body_as", _choice("coordinator", "funder", "recipient")),
        Parameter("format", _choice(*FORMATS), "json", schema={"type": "string", "enum": list(FORMATS)}),
        Parameter("limit", _number(1, MOST_ROWS), MOST_ROWS, schema=_whole(1, MOST_ROWS)),
        Parameter("offset", _number(0, 10_000_000), 0, schema=_whole(0, 10_000_000)),
        Parameter("unit", _known("choices/units", "unit"), "absolute"),
        Parameter("flow", _choice("money", "projects"), "money"),
        Parameter(
            "rows",
            _choice(
                *("funding", "projects", "milestones"),
                *("flow_money", "flow_projects", "actors", "indicators"),
            ),
            "funding",
        ),
        Parameter("page_size", _number(1, MOST_ROWS), schema=_whole(1, MOST_ROWS)),
        Parameter("table", arrangement.read, ()),
        Parameter("shown", _choice(*(section.key for section in SECTIONS)), "oversikt"),
        Parameter("slides", _slides, "", carried=True),
        Parameter("story", _choice(*STORIES), ""),
        Parameter("slide", _number(1, slide_list.MOST_SLIDES), 0),
        Parameter("presenter", _flag, False),
        Parameter("live_as_of", _day, ""),
        Parameter("live_areas", _areas_or_all, ()),
    ]
    return {parameter.name: parameter for parameter in found}


@cache
def places() -> Mapping[str, int]:
    """In which place each parameter comes in an address."""
    return {name: place for place, name in enumerate(all_parameters())}


@dataclass(frozen=True)
class Address:
    """What an address asks for: the values read, and the names of those that could not be used."""

    values: Mapping[str, Value]
    refused: tuple[str, ...] = field(default=())


def read(query: Iterable[tuple[str, str]]) -> Address:
    """Read a query string's pairs; a name or a value that is not known is refused by name, never passed on.

    What an address may choose is what the edition that it pins has.
    """
    pairs = list(query)
    edition = [text for name, text in pairs if name == "edition"][-1:]
    token = _pinned.set("")
    try:
        found = _read([("edition", text) for text in edition])
        _pinned.set(str(found.values.get("edition", "")))
        others = _read([pair for pair in pairs if pair[0] != "edition"])
    finally:
        _pinned.reset(token)
    return _ordered({**found.values, **others.values}, (*found.refused, *others.refused))


def _ordered(values: dict[str, Value], refused: tuple[str, ...]) -> Address:
    """Without an earlier day that is later than the day itself."""
    since, day = values.get("since"), values.get("as_of", clock.today())
    if isinstance(since, dt.date) and isinstance(day, dt.date) and since > day:
        del values["since"]
        refused = (*refused, "since")
    return Address(values, refused)


def _read(query: Sequence[tuple[str, str]]) -> Address:
    known = all_parameters()
    values: dict[str, Value] = {}
    refused: list[str] = []
    for name, text in query:
        if name not in known:
            refused.append(name)
            continue
        try:
            values[name] = known[name].read(text)
        except ValueError:
            refused.append(name)
    if values.get("currency", "SEK") != "SEK" and values.get("price_year"):
        del values["price_year"]
        refused.append("price_year")  # the index is the Swedish one: other money has no fixed prices
    return Address(values, tuple(refused))
