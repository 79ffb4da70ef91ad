"""What the operator says of the dashboard: who keeps it, how to reach them, and the parts of its accessibility statement.

`FOLLOW_UP_OPERATOR` names a file in TOML (README.md shows one); what it does not state is not shown.
"""

import logging
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

OPERATOR = "FOLLOW_UP_OPERATOR"
CONTACT = ("name", "email", "phone", "url")
STATEMENT = ("body", "assessed_on", "assessed_by", "updated_on", "shortcomings_sv", "shortcomings_en")
_log = logging.getLogger("follow_up")


@cache
def stated() -> Mapping[str, Mapping[str, str]]:
    """The tables `contact` and `accessibility` of the operator's file; each is empty where nothing is stated."""
    content: Mapping[str, object] = {}
    if path := os.environ.get(OPERATOR):
        try:
            content = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
            _log.error("%s=%s cannot be read, so no contact is shown: %s", OPERATOR, path, fault)
    return {
        "contact": _texts(content.get("contact"), CONTACT),
        "accessibility": _texts(content.get("accessibility"), STATEMENT),
    }


def _texts(table: object, names: tuple[str, ...]) -> Mapping[str, str]:
    if not isinstance(table, dict):
        return {}
    return {name: str(table[name]).strip() for name in names if str(table.get(name, "")).strip()}
