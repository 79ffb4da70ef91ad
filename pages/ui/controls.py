"""The controls of a page: each is a parameter of the address, each option an address of its own."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import queries
from pages.ui import block, parameters, query
from pages.ui.view import View

# The options of a control, in order. Words: `control.<name>` and `choice.<name>.<code>`.
CODES: dict[str, Sequence[str]] = {
    "measure": ("granted", "cofinancing", "total_budget"),
    "by": ("area", "funder_group", "funder", "programme"),
    "shape": ("annual", "cumulative"),
    "time_mode": ("decided", "spread"),
    "location": ("whole", "part", "all"),
    "area_mode": ("split", "whole", "main"),
    "currency": ("SEK", "EUR", "NOK"),
    "state": ("", "planned", "ongoing", "ended", "not_stated"),
    "level": ("", "strategy", "area", "project"),
    "period": ("all", "review", "onward"),
    "status": ("", "done", "late", "overdue", "unreported", "upcoming"),
    "sort": ("name", "projects", "partners", "coordinated", "given", "cofinanced", "received"),
    "flow": ("money", "projects"),
}
_AS_LINKS = {"measure", "shape", "time_mode", "location", "period", "level", "state", "sort", "unit", "flow"}


def show(view: View, *names: str, key: str = "controls") -> None:
    """Draw the controls of these parameters, in this order."""
    controls = [_control(view, name) for name in names]
    block.show(key, block.render("controls.html", w=view.words, key=key, controls=controls))


def _control(view: View, name: str) -> dict[str, Any]:
    if name == "since":
        days = {"value": str(view.since), "low": str(parameters.FIRST_DAY), "high": str(view.as_of)}
        return {"kind": "day", "name": name, "label": view.words("control.since"), **days}
    if name == "earlier":
        return _earlier(view)
    if name == "text":
        own = f"control.text_hint_{view.section}"
        hint = view.words(own if view.words.has(own) else "control.text_hint")
        return {
            "kind": "search",
            "name": name,
            "label": view.words("control.text"),
            "value": view[name],
            "hint": hint,
        }
    options = [
        {
            "code": code,
            "text": text,
            "url": view.url(page=None, **{name: _value(name, code)}, **_beside(name, code)),
            "current": str(view[name]) == (code or str(view.default(name))),
        }
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
        {
            "code": each.id,
            "text": f"{view.words.date(_day(each.built_at))}, {each.id}",
            "current": each.id == view.earlier,
        }
        for each in found
    ] or [{"code": "", "text": view.words("control.no_earlier"), "current": True}]
    label = view.words("control.earlier")
    default = options[0]["code"]
    return {"kind": "select", "name": "earlier", "label": label, "options": options, "default": default}


def _day(moment: str) -> dt.date:
    return dt.datetime.fromisoformat(moment).date()


def _beside(name: str, code: str) -> dict[str, Any]:
    """What an option changes besides: names are sorted from the first letter, numbers from the largest."""
    return {"descending": code != "name"} if name == "sort" else {}


def _value(name: str, code: str) -> Any:
    return int(code) if name in ("price_year", "year_from", "year_to") else code


def _options(view: View, name: str) -> list[tuple[str, str]]:
    words = view.words
    if name == "price_year":
        years = [
            (str(r["year"]), words("choice.price_year.year", year=r["year"]))
            for r in query.rows("choices/price_years", view)
        ]
        return [("0", words("choice.price_year.0")), *reversed(years)]
    if name in ("year_from", "year_to"):
        years = [(str(r["year"]), str(r["year"])) for r in query.rows("choices/years", view)]
        return [("0", words(f"choice.{name}.0")), *years]
    if name == "unit":
        return [(r["unit"], words(f"choice.unit.{r['unit']}")) for r in query.rows("choices/units", view)]
    if name == "line_id":
        lines = query.rows("choices/areas", view, strategy="")
        return [("", words("choice.line_id.none"))] + [(r["line_id"], view.name(r)) for r in lines]
    if name == "municipality":
        rows = query.rows("choices/municipalities", view)
        return [("", words("choice.municipality.all"))] + [
            (r["municipality"], _place(view, r["municipality"])) for r in rows
        ]
    return [(code, words(f"choice.{name}.{code or 'all'}")) for code in CODES[name]]


def _place(view: View, municipality: str) -> str:
    return view.words("common.not_stated") if municipality == "not_stated" else municipality
