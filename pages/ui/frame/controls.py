"""The controls of a page: each is a parameter of the address, each option an address of its own."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import queries
from pages.ui.address.choice import Choice
from pages.ui.address.view import View
from pages.ui.base import date_field
from pages.ui.base.sections import tabs_of
from pages.ui.forms import block
from pages.ui.rows import query
from queries.parameters import FIRST_DAY, THEMES

# The options of a control (on one page), in order. Words: `control.<name>` and `choice.<name>.<code>`.
CODES: dict[str, Sequence[str]] = {
    "measure": ("granted", "cofinancing", "total_budget"),
    "by": ("area", "funder_group", "funder", "programme"),
    "shape": ("annual", "cumulative"),
    "time_mode": ("decided", "spread"),
    "location": ("whole", "part", "all"),
    "finansiering/location": ("whole", "part", "outside"),
    "area_mode": ("split", "whole", "main"),
    "level": ("", "strategy", "area", "project"),
    "period": ("all", "review", "onward"),
    "status": ("", "done", "late", "overdue", "unreported", "upcoming"),
    "sort": ("name", "projects", "partners", "coordinated", "given", "cofinanced", "received"),
    "flow": ("money", "projects"),
    "theme": ("", *THEMES[:-1]),
}
MOST = 3  # controls in the row
_AS_LINKS = {"measure", "shape", "time_mode", "location", "period", "level", "sort", "unit", "flow"}


def show(view: View, *names: str, key: str = "controls") -> None:
    """Draw the controls of these parameters, in this order: the first in a row, the others under 'More choices'."""
    controls = [_control(view, name) for name in names]
    changed = sum(view[name] != view.default(name) for name in names[MOST:])
    block.show(
        key,
        block.render(
            "controls.html",
            w=view.words,
            key=key,
            controls=controls[:MOST],
            more=controls[MOST:],
            changed=changed,
        ),
    )


def _control(view: View, name: str) -> dict[str, Any]:
    if name == "since":
        field = date_field.of(view.words, name, view.since, FIRST_DAY, view.as_of)
        return {"kind": "day", "name": name, "label": view.words("control.since"), "field": field}
    if name == "earlier":
        return _earlier(view)
    if name in ("find", "text"):
        words = view.words
        hint = words("control.text_hint" if name == "text" else f"control.find_hint_{view.section}")
        label = words("filter.text" if name == "text" else "control.find")
        return {"kind": "search", "name": name, "label": label, "value": view[name], "hint": hint}
    tab = {"tab": view["tab"]} if tabs_of(view.path) else {}  # a choice taken back does not leave it
    options = [
        Choice(
            text,
            code,
            view.url(page=None, **tab, **{name: _value(name, code)}, **_beside(name, code)),
            str(view[name]) == (code or str(view.default(name))),
        )
        for code, text in _options(view, name)
    ]
    default = view.default(name)
    kind = "links" if name in _AS_LINKS else "select"
    label = view.words(f"control.{name}")
    return {"kind": kind, "name": name, "label": label, "options": options, "default": default}


def _earlier(view: View) -> dict[str, Any]:
    """The editions that the view's can be compared with, named by the day they were built and their id."""
    found = queries.earlier_editions(view.edition)
    options = [
        Choice(f"{view.words.date(_day(each.built_at))}, {each.id}", each.id, current=each.id == view.earlier)
        for each in found
    ] or [Choice(view.words("control.no_earlier"), current=True)]
    label = view.words("control.earlier")
    default = options[0].code
    return {"kind": "select", "name": "earlier", "label": label, "options": options, "default": default}


def _day(moment: str) -> dt.date:
    return dt.datetime.fromisoformat(moment).date()


def _beside(name: str, code: str) -> dict[str, Any]:
    """What an option changes besides: names are sorted from the first letter, numbers from the largest."""
    return {"descending": code != "name"} if name == "sort" else {}


def _value(name: str, code: str) -> Any:
    return int(code) if name == "price_year" else code


def _options(view: View, name: str) -> list[tuple[str, str]]:
    words = view.words
    if name == "price_year":
        years = [
            (str(r["year"]), words("choice.price_year.year", year=r["year"]))
            for r in query.rows("choices/price_years", view)
        ]
        return [("0", words("choice.price_year.0")), *reversed(years)]
    if name == "unit":
        return [(r["unit"], words(f"choice.unit.{r['unit']}")) for r in query.rows("choices/units", view)]
    if name == "currency":
        found = [str(row["currency"]) for row in query.rows("choices/currencies", view)]
        return [(code, words.only_currency(code)) for code in found]
    if name == "line_id":
        lines = query.rows("choices/areas", view, strategy="")
        return [("", words("choice.line_id.none"))] + [(r["line_id"], view.name(r)) for r in lines]
    codes = CODES.get(f"{view.path}/{name}", CODES[name])
    return [(code, words(f"choice.{name}.{code or 'all'}")) for code in codes]
