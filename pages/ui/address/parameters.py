"""Every parameter that an address may carry: its type, its default, its allowed values.

The address is the only state of the dashboard: a link is exactly a view. Values are codes, the same in every language.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pages.ui.address import arrangement, slide_list
from pages.ui.address.stories import STORIES
from pages.ui.base import clock
from pages.ui.base.sections import SECTIONS
from queries import QueryError, current_edition, earlier_editions, has_edition, rows
from queries.parameters import ALL as PARAMETERS
from queries.parameters import FIRST_DAY, MOST_ROWS, all_choices
from queries.parameters import Parameter as QuestionParameter

MAX_TEXT = 200
MOST_OFFSET = 10_000_000
EDITION = "^[0-9a-f]{12}$"
FORMATS = ("json", "csv", "parquet", "xlsx")

_pinned = ContextVar("_pinned", default="")  # the edition of the address that is being read

Value = str | int | bool | dt.date | tuple[str, ...]


@dataclass(frozen=True)
class Parameter:
    """One parameter of an address: how its text is read, what it is when absent, and whether it follows from page to page.

    What is `carried` follows too, but is long: the browser carries it (follow_up.js), so that not every link must.
    Those that questions take come from `queries.parameters`, which has their defaults; the others stand here.
    """

    name: str
    read: Callable[[str], Value]
    default: Value | None = None
    travels: bool = False
    carried: bool = False


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


def codes(name: str) -> tuple[str, ...]:
    """The codes that the edition in use, or the one that the address pins, holds for a parameter."""
    return _codes(_pinned.get() or current_edition(), name)


@lru_cache(maxsize=256)
def _codes(edition: str, name: str) -> tuple[str, ...]:
    """The same, asked once an edition, as every address is checked against it."""
    held = PARAMETERS[name].codes if name in PARAMETERS else ("choices/units", name)
    if held is None:
        return ()
    question, column = held
    found = rows(question, edition=edition)
    if question == "choices/filter_codes":
        return tuple(row["code"] for row in found if row["filter"] == column)
    return tuple(str(row[column]) for row in found)


def _code(name: str) -> Callable[[str], str]:
    """Read a code that the data hold."""

    def read(text: str) -> str:
        if text not in codes(name):
            raise ValueError(text)
        return text

    return read


def _organisation(text: str) -> str:
    """An organisation by its id or by what it is called, as far as that tells one."""
    found = rows("choices/organisation", edition=_pinned.get(), find=_text(text))
    if not found:
        raise ValueError(text)
    return str(found[0]["org_id"])


def _areas(text: str) -> tuple[str, ...]:
    wanted = [part for part in text.split(",") if part]
    known = codes("areas")
    if not wanted or set(wanted) - set(known):
        raise ValueError(text)
    return tuple(line for line in known if line in wanted)


def _edition(text: str) -> str:
    """An edition that is kept, can be read, and answers what the frame of every page asks."""
    try:
        if not has_edition(text):
            raise ValueError(text)
        for question in ("choices/areas", "choices/strategies", "choices/latest_event"):
            rows(question, edition=text)
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


def _price_year(text: str) -> int:
    return int(_code("price_year")(text))


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


# Read in a way of their own, whatever their type says.
_OWN_WAY: Mapping[str, Callable[[str], Value]] = {
    "areas": _areas,
    "organisation": _organisation,
    "price_year": _price_year,
    "earlier": _earlier,
}


def _of_question(own: QuestionParameter) -> Parameter:
    """A parameter that questions take, as an address carries it."""
    if own.name in _OWN_WAY:
        read: Callable[[str], Value] = _OWN_WAY[own.name]
    elif own.type == "date":
        read = _day
    elif own.type == "integer":
        read = _number(own.low, own.high)
    elif own.type == "boolean":
        read = _flag
    elif own.codes:
        read = _code(own.name)
    else:
        read = _choice(*allowed) if (allowed := all_choices(own.name)) else _text
    return Parameter(own.name, read, travels=own.follows)


@cache
def all_parameters() -> Mapping[str, Parameter]:
    """All parameters by name, in the order that they have in an address."""
    found = [
        Parameter("lang", _choice("sv", "en"), "sv", travels=True),
        Parameter("edition", _edition, "", travels=True),
        *(_of_question(own) for own in PARAMETERS.values()),
        Parameter("shape", _choice("annual", "cumulative"), "annual"),
        Parameter("format", _choice(*FORMATS), "json"),
        Parameter("limit", _number(1, MOST_ROWS), MOST_ROWS),
        Parameter("offset", _number(0, MOST_OFFSET), 0),
        Parameter("unit", _code("unit"), "absolute"),
        Parameter("flow", _choice("money", "projects"), "money"),
        Parameter("tab", _choice("picture", "list", "method"), "picture"),
        Parameter(
            "rows",
            _choice(
                *("funding", "projects", "milestones"),
                *("flow_money", "flow_projects", "actors", "indicators", "sectors"),
            ),
            "funding",
        ),
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
