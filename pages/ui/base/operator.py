"""What the operator states about the dashboard: who keeps it, how to reach them, the licence of its data, its accessibility.

`FOLLOW_UP_OPERATOR` names a TOML file (README.md lists its keys); what it does not state is not shown.
"""

import logging
import os
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

OPERATOR = "FOLLOW_UP_OPERATOR"
CONTACT = ("name", "email", "phone", "url")
STATEMENT = ("body", "assessed_on", "assessed_by", "updated_on", "shortcomings_sv", "shortcomings_en")
DATA = ("licence",)
_MAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")
_log = logging.getLogger("follow_up")


@cache
def stated() -> Mapping[str, Mapping[str, str]]:
    """The tables `contact`, `data` and `accessibility` of the operator's file; each is empty where nothing is stated.

    A contact has all its names, '' where one is not stated.
    """
    content: Mapping[str, object] = {}
    if path := os.environ.get(OPERATOR):
        try:
            content = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
            _log.error("%s=%s cannot be read, so no contact is shown: %s", OPERATOR, path, fault)
    contact = _texts(content.get("contact"), CONTACT)
    return {
        "contact": {name: contact.get(name, "") for name in CONTACT} if contact else {},
        "data": _texts(content.get("data"), DATA),
        "accessibility": _texts(content.get("accessibility"), STATEMENT),
    }


def mail() -> str:
    """The e-mail address for questions; '' where there is none or what is stated is no address."""
    text = stated()["contact"].get("email", "")
    return text if _MAIL.fullmatch(text) else ""


def licence() -> str:
    """The address of the licence of the data; '' where there is none or what is stated is no address."""
    text = stated()["data"].get("licence", "")
    return text if urlsplit(text).scheme in ("http", "https") and not re.search(r"[\s<>\"]", text) else ""


def _texts(table: object, names: tuple[str, ...]) -> Mapping[str, str]:
    if not isinstance(table, dict):
        return {}
    return {name: str(table[name]).strip() for name in names if str(table.get(name, "")).strip()}
