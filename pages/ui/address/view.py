"""The view that an address asks for: its values, and the addresses of neighbouring views."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from typing import Any
from urllib.parse import parse_qsl, quote_plus, urlsplit

import pandas as pd
import streamlit as st

import queries
from pages.ui.address import arrangement, parameters, run
from pages.ui.address.parameters import Value
from pages.ui.base.sections import tabs_of
from pages.ui.base.words import Words

_SECTIONS = {
    "finansiering": "funding",
    "pastaenden": "claims",
    "pastaende": "claims",
    "projekt": "projects",
    "milstolpar": "milestones",
    "att-rapportera": "milestones",
    "organisationer": "organisations",
    "organisation": "organisations",
    "omraden": "areas",
    "omrade": "areas",
    "indikatorer": "indicators",
    "styrkeomraden": "sectors",
    "kluster": "organisations",
    "data-och-kallor": "sources",
    "utvarderingar": "evaluations",
    "aktiviteter": "plans",
    "sa-foljer-vi-upp": "monitoring",
    "motstandskraft": "resilience",
}


# What a page's questions take and the page itself has no choice for: a sum of all has no groups to compare, places stand
# beside who pays, and money wholly and partly in the county is never added.
_NOT_OFFERED = {
    *(("finansiering", "by", group) for group in ("total", "location")),
    ("finansiering", "location", "all"),
}

OF_PLACE = {"finansiering", "projekt"}  # the pages where one chooses the place (location)

_view_of_run: ContextVar["View | None"] = ContextVar("_view_of_run", default=None)


@contextmanager
def given(here: "View") -> Iterator[None]:
    """What runs meanwhile is of this view: no browser has an address to read."""
    before = _view_of_run.set(here)
    try:
        yield
    finally:
        _view_of_run.reset(before)


@cache
def takes(question: str) -> frozenset[str]:
    """The parameters of a question."""
    return frozenset(param.name for param in queries.header(question).params)


@dataclass(frozen=True)
class View:
    """One view: page path and values. Immutable: `url` gives the address of a neighbouring view."""

    path: str
    values: Mapping[str, Value]
    refused: tuple[str, ...] = ()
    question: str = ""
    fixed: Mapping[str, Value] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        """The value of a parameter: the fixed one, else the address's, else its default."""
        if name in self.fixed:
            return self.fixed[name]
        return self.as_of if name == "as_of" else self.values.get(name, self.default(name))

    def asking(self, question: str, **fixed: Any) -> "View":
        """The view as this question is asked under it: with its section's defaults, and fixed values as `fixing` has them."""
        return self.fixing(**fixed)._with(question)

    def fixing(self, **fixed: Any) -> "View":
        """The view with values that a figure fixes, whatever the address says.

        Rows, unit, source line, files and the addresses of rows are made from it; links to other pages from the address alone.
        """
        kept = {name: tuple(value) if isinstance(value, list) else value for name, value in fixed.items()}
        return self._with(self.question, {**self.fixed, **kept})

    @property
    def plain(self) -> "View":
        """The view of the address alone."""
        return self._with("", {}) if self.question or self.fixed else self

    def _with(self, question: str, fixed: Mapping[str, Value] | None = None) -> "View":
        found = replace(self, question=question, fixed=self.fixed if fixed is None else fixed)
        vars(found)["words"] = self.words
        return found

    def taken(self) -> Mapping[str, Value]:
        """The values that decide the rows: those of the address that the question takes, and the fixed ones."""
        names = takes(self.question) if self.question else self.values.keys()
        return {n: v for n, v in self.values.items() if n in names} | dict(self.fixed)

    def default(self, name: str) -> Any:
        """What a parameter is when nothing gives it; questions of a section may have their own."""
        if name == "tab":
            return self._tab_asked()
        own = parameters.all_parameters()[name].default
        return queries.default(self.section, name) if own is None else own

    def _tab_asked(self) -> str:
        """The tab whose figures alone take what the address carries, such as a status or a table; else the first."""
        tabs = tabs_of(self.path)
        tables = {str(one).partition(":")[0] for one in self.values.get("table", ())}  # type: ignore[union-attr]
        for tab in tabs:
            if any(self[name] != self.default(name) for name in tab.parameters) or {*tab.figures} & tables:
                return tab.code
        return tabs[0].code if tabs else "picture"

    def of(self, section: str, name: str) -> Any:
        """The value of a parameter in a figure of another section, whose default may differ from the page's."""
        return self.values.get(name, queries.default(section, name))

    @property
    def section(self) -> str:
        """The folder of the question, else of the questions that the page asks: its defaults are the view's."""
        if self.question:
            return self.question.split("/")[0]
        path = str(self["shown"]) if self.path == "hamta" else self.path
        return str(self.values.get("rows", "funding")) if path == "rader" else _SECTIONS.get(path, "")

    @property
    def as_of(self) -> dt.date:
        """The day the view is asked for; today when the address names none."""
        day = self.values.get("as_of")
        return day if isinstance(day, dt.date) else run.today()

    @property
    def since(self) -> dt.date:
        """The earlier day of two; a year before the view's day when the address names none."""
        day = self.values.get("since")
        year_before = (pd.Timestamp(self.as_of) - pd.DateOffset(years=1)).date()
        return day if isinstance(day, dt.date) and day <= self.as_of else year_before

    @property
    def edition(self) -> str:
        """The edition that the view is asked of: the one that the address pins, else the one in use."""
        return str(self.values.get("edition") or run.edition())

    @property
    def is_of_old_edition(self) -> bool:
        """Whether the address pins an edition that is not the one in use."""
        return bool(self.values.get("edition")) and self.edition != run.edition()

    @property
    def earlier(self) -> str:
        """The edition that the view's is compared with; the one before it when the address names none, if there is one."""
        found = self.values.get("earlier") or next((e.id for e in queries.earlier_editions(self.edition)), "")
        return str(found)

    @property
    def lang(self) -> str:
        """'sv' or 'en'."""
        return str(self["lang"])

    @cached_property
    def words(self) -> Words:
        """The words of the view's language."""
        return run.words(self.lang)

    def name(self, row: Mapping[str, Any], column: str = "name") -> str:
        """A row's text in the view's language, else in the other, which is better than none."""
        other = "en" if self.lang == "sv" else "sv"
        return str(
            row[f"{column}_{self.lang}"] or row[f"{column}_{other}"] or self.words("common.not_stated")
        )

    def values_for(self, question: str) -> dict[str, Any]:
        """The values that the address and the figure give to a question's parameters; the day is always given."""
        names, known = takes(question), {**self.values, "as_of": self.as_of, **self.fixed}
        return {n: list(v) if isinstance(v, tuple) else v for n, v in known.items() if n in names}

    def widest(self) -> str:
        """Address of the page with nothing chosen but its days, the language and what a card is of; never narrower than now."""
        stays: tuple[str, ...] = ("lang", "edition", "as_of", "since", "earlier")
        stays += ("project_id", "source_id", "org_id", "claim_id")
        stays += ("line_id",) if self.path == "omrade" else ()
        kept = {name: value for name, value in self.values.items() if name in stays}
        kept |= {name: "all" for name in ("scope", "location") if self.values.get(name) == "all"}
        if "org_id" in kept:
            kept["scope"] = "all"  # all that there is of one body
        return View(self.path, kept).url()

    def note(self, row: Mapping[str, Any], column: str) -> str:
        """A row's note in the view's language: English as published, or our Swedish translation where there is one."""
        return str((row[f"{column}_sv"] if self.lang == "sv" else None) or row[column] or "")

    def url(self, path: str | None = None, exact: bool = False, **changes: Value | None) -> str:
        """Address of this view with changes; to another page only the travelling values follow. None removes.

        `exact` names the day even when it is today, so that the link shows the same numbers tomorrow.
        """
        stays = path is None or path == self.path
        values = {n: v for n, v in self.values.items() if self._goes_along(n, stays, path)} | changes
        if exact:
            values["as_of"] = self.as_of
        if "page" in changes and "table" in values and "table" not in changes:
            values["table"] = arrangement.first_pages(self["table"])
        order = parameters.places()
        wanted = {n: v for n, v in values.items() if v is not None and n in order}
        wanted = {n: wanted[n] for n in sorted(wanted, key=order.__getitem__)}
        there = View(self.path if path is None else path, wanted)
        pairs = [
            (n, _text(v))
            for n, v in wanted.items()
            if not (stays or n == "lang") or n == "as_of" or v != there.default(n)
        ]
        query = "&".join(f"{n}={_quoted(text)}" for n, text in pairs if text and (n, text) != ("lang", "sv"))
        return f"/{there.path}" + (f"?{query}" if query else "")

    def _goes_along(self, name: str, stays: bool, path: str | None) -> bool:
        """Whether a value of this view stands in a link: a carried one only on the page that shows it.

        The place of money and projects follows between the pages that let one choose it.
        """
        own = parameters.all_parameters()[name]
        if name == "location" and {self.path, path} == OF_PLACE:
            return (path, name, self.values[name]) not in _NOT_OFFERED
        return own.travels or (stays and (self.path == "presentera" or not own.carried))


@lru_cache(maxsize=5_000)  # a page has hundreds of addresses of the same values
def _quoted(text: str) -> str:
    return quote_plus(text, safe=",:")


def _text(value: Value | None) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)


def current(path: str) -> View:
    """The view of the running page, read from its address; what the page's questions do not take is refused by name."""
    if (here := _view_of_run.get()) is not None:
        return here
    return read(path, ((name, st.query_params[name]) for name in st.query_params))


def at(address: str) -> View:
    """The view that an address of the dashboard ('/finansiering?by=funder') asks for, read as the running page reads it."""
    path, query = path_and_query(address)
    return read(path.strip("/"), dict(parse_qsl(query, keep_blank_values=True)).items())


def path_and_query(address: str) -> tuple[str, str]:
    """Path and query of an address that somebody wrote; one that is none ('//[') is a path that no page has."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/-", ""
    return parts.path, parts.query


def read(path: str, pairs: Iterable[tuple[str, str]]) -> View:
    """The view of a page that the pairs of an address ask for; what it does not take is refused by name."""
    address = parameters.read(pairs)
    here = View(path, address.values)
    strange = {
        n
        for n, v in here.values.items()
        if v not in (queries.choices(here.section, n) or (v,)) or (path, n, v) in _NOT_OFFERED
    }
    if here.values.get("tab", "") not in ("", *(tab.code for tab in tabs_of(path))):
        strange.add("tab")
    kept = {name: value for name, value in here.values.items() if name not in strange}
    return View(path, kept, (*address.refused, *sorted(strange)))
