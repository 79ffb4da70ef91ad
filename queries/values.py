"""Completes and checks the values of a question's parameters against the registry (parameters.py)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from . import parameters
from .errors import WrongValue

TYPES: dict[str, type] = {"date": date, "varchar": str, "varchar[]": list, "integer": int, "boolean": bool}
WORDS = {
    "date": "a day",
    "varchar": "a text",
    "varchar[]": "a list of texts",
    "integer": "a whole number",
    "boolean": "true or false",
}


def complete(name: str, types: Mapping[str, str], values: Mapping[str, object]) -> dict[str, Any]:
    """A value for every parameter of a question: those given, checked, and defaults for the rest. Raises WrongValue."""
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
        found[parameter] = parameters.default(section, parameter)
        if found[parameter] is None:
            raise WrongValue(f"{name} needs a value for {parameter} ({WORDS[type_name]}).")
    if found.get("price_year") and found.get("currency", "SEK") != "SEK":
        raise WrongValue("Fixed prices are in SEK only: the price index is the Swedish one.")
    return found


def from_text(types: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, Any]:
    """Converts typed text to the types that the question declares; commas separate items of a list. Raises WrongValue."""
    return {name: _read(name, types[name], text) if name in types else text for name, text in texts.items()}


def _checked(section: str, parameter: str, type_name: str, value: object) -> object:
    """The value, if it has the declared type and is one that the parameter allows."""
    value = list(value) if isinstance(value, tuple) else value
    fits = isinstance(value, TYPES[type_name]) and not isinstance(value, datetime)
    if isinstance(value, bool):
        fits = type_name == "boolean"  # a bool is an int to Python
    if isinstance(value, list):
        fits = fits and all(isinstance(item, str) for item in value)
    if not fits:
        raise WrongValue(f"{parameter} must be {WORDS[type_name]}, not {value!r}.")
    if type_name == "integer" and not _in_range(section, parameter, int(str(value))):
        raise WrongValue(f"{parameter} is out of range: {value!r}.")
    allowed = parameters.choices(section, parameter)
    if allowed and value not in allowed:
        raise WrongValue(f"{parameter} must be one of {', '.join(filter(None, allowed))}, not {value!r}.")
    return value


def _in_range(section: str, name: str, value: int) -> bool:
    """Whether a number is within the bounds of its parameter, or is its default, which may lie outside."""
    parameter = parameters.ALL.get(name, parameters.Parameter(name))
    return parameter.low <= value <= parameter.high or value == parameters.default(section, name)


def _read(name: str, type_name: str, text: str) -> object:
    """A text converted to a value of the declared type."""
    try:
        if type_name == "date":
            return date.fromisoformat(text)
        if type_name == "integer":
            return int(text)
    except ValueError:
        raise WrongValue(f"{name} must be {WORDS[type_name]}, not {text!r}.") from None
    if type_name == "boolean":
        if text not in ("true", "false"):
            raise WrongValue(f"{name} must be true or false, not {text!r}.")
        return text == "true"
    if type_name == "varchar[]":
        return [part for part in text.split(",") if part]
    return text
