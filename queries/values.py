"""The parameters that questions share: their defaults, what they may be, and how a value is checked.

A parameter is named the same in every question and has its default here alone. The examples in the
headers are for running a file by itself; they are no defaults.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from .errors import WrongValue

DEFAULTS: dict[str, object] = {
    "as_of": date(2020, 12, 31),
    "strategy": "",
    "areas": [],
    "scope": "strategy",
    "location": "whole",
    "measure": "granted",
    "area_mode": "split",
    "time_mode": "decided",
    "price_year": 0,
    "currency": "SEK",
    "year_from": 0,
    "year_to": 0,
    "by": "area",
    "milestones/by": "level",
    "projects/location": "all",
    "choices/location": "all",
    "changes/location": "all",
    "projects/area_mode": "whole",
    "projects/by": "state",
    "year_key": -1,
    "group_key": "",
    "project_id": "",
    "line_id": "",
    "key": "",
    "milestone_id": "",
    "level": "",
    "text": "",
    "find": "",
    "state": "",
    "funder": "",
    "funder_group": "",
    "programme": "",
    "organisation": "",
    "amount_from": 0,
    "amount_to": 0,
    "status": "",
    "period": "all",
    "base": "all",
    "kind": "",
    "municipality": "",
    "sort": "title",
    "descending": False,
    "page": 1,
    "page_size": 50,
    "organisations/sort": "projects",
    "organisations/descending": True,
    "organisations/page_size": 500,
    "claim_id": "",
    "org_id": "",
    "with_org_id": "",
    "role": "",
    "body_as": "coordinator",
    "earlier": "",
}

CHOICES: dict[str, tuple[str, ...]] = {
    "scope": ("strategy", "all"),
    "location": ("whole", "part", "outside", "all"),
    "measure": ("granted", "cofinancing", "total_budget", "eligible_cost", "paid"),
    "area_mode": ("split", "whole", "main"),
    "time_mode": ("decided", "spread"),
    "funding/by": ("total", "area", "funder", "funder_group", "programme", "location"),
    "milestones/by": ("level", "area", "year"),
    "projects/by": ("state", "area", "year", "municipality"),
    "level": ("", "strategy", "area", "project"),
    "state": ("", "planned", "ongoing", "ended", "not_stated"),
    "status": (
        "",
        "done",
        "overdue",
        "unreported",
        "upcoming",
        "cancelled",
        "late",
        "on_time",
        "done_unplanned",
        "moved",
        "due",
        "due_done",
    ),
    "period": ("all", "review", "onward"),
    "base": ("all", "fixed", "present", "unplanned"),
    "sort": ("title", "title_en", "start", "granted", "state", "municipality"),
    "organisations/sort": (
        "name",
        "kind",
        "municipality",
        "projects",
        "partners",
        "coordinated",
        "given",
        "cofinanced",
        "received",
    ),
    "role": ("", "coordinator", "partner", "participant", "cofinancier"),
    "body_as": ("coordinator", "funder", "recipient"),
}

TYPES: dict[str, type] = {"date": date, "varchar": str, "varchar[]": list, "integer": int, "boolean": bool}
WORDS = {
    "date": "a day",
    "varchar": "a text",
    "varchar[]": "a list of texts",
    "integer": "a whole number",
    "boolean": "true or false",
}


def default(section: str, parameter: str) -> Any:
    """The default of a parameter in a section's questions; None if it must always be given."""
    return DEFAULTS.get(f"{section}/{parameter}", DEFAULTS.get(parameter))


def choices(section: str, parameter: str) -> tuple[str, ...]:
    """What a parameter may be in a section's questions; empty where it is not one of a list."""
    return CHOICES.get(f"{section}/{parameter}", CHOICES.get(parameter, ()))


def complete(name: str, types: Mapping[str, str], values: Mapping[str, object]) -> dict[str, Any]:
    """Every parameter of a question: what was given, checked, and the defaults for the rest."""
    unknown = sorted(set(values) - set(types))
    if unknown:
        known = ", ".join(types) or "none"
        raise WrongValue(f"{name} has no parameter {', '.join(unknown)}; it has {known}.")
    section = name.split("/")[0]
    found = {}
    for parameter, type_name in types.items():
        if parameter in values:
            found[parameter] = _checked(section, parameter, type_name, values[parameter])
            continue
        found[parameter] = default(section, parameter)
        if found[parameter] is None:
            raise WrongValue(f"{name} needs a value for {parameter} ({WORDS[type_name]}).")
    if found.get("price_year") and found.get("currency", "SEK") != "SEK":
        raise WrongValue("Fixed prices are in SEK only: the price index is the Swedish one.")
    return found


def from_text(types: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, Any]:
    """Values typed in a terminal, as the types that the question declares; lists are divided by commas."""
    return {name: _read(name, types[name], text) if name in types else text for name, text in texts.items()}


def _checked(section: str, parameter: str, type_name: str, value: object) -> object:
    """The value itself, when it has the declared type and a meaning."""
    value = list(value) if isinstance(value, tuple) else value
    fits = isinstance(value, TYPES[type_name]) and not isinstance(value, datetime)
    if isinstance(value, bool):
        fits = type_name == "boolean"  # Python counts with true and false too
    if isinstance(value, list):
        fits = fits and all(isinstance(item, str) for item in value)
    if not fits:
        raise WrongValue(f"{parameter} shall be {WORDS[type_name]}, not {value!r}.")
    if type_name == "integer" and not -(2**31) <= int(str(value)) < 2**31:
        raise WrongValue(f"{parameter} is out of range: {value!r}.")
    allowed = CHOICES.get(f"{section}/{parameter}", CHOICES.get(parameter))
    if allowed is not None and value not in allowed:
        raise WrongValue(f"{parameter} shall be one of {', '.join(filter(None, allowed))}, not {value!r}.")
    return value


def _read(name: str, type_name: str, text: str) -> object:
    """One text as a value of the declared type."""
    try:
        if type_name == "date":
            return date.fromisoformat(text)
        if type_name == "integer":
            return int(text)
    except ValueError:
        raise WrongValue(f"{name} shall be {WORDS[type_name]}, not {text!r}.") from None
    if type_name == "boolean":
        if text not in ("true", "false"):
            raise WrongValue(f"{name} shall be true or false, not {text!r}.")
        return text == "true"
    if type_name == "varchar[]":
        return [part for part in text.split(",") if part]
    return text
