"""The filters that questions share: what each is, and the value that asks nothing.

A question that says `@filters` in its header takes all of them, bound together as the one value `$filters`; the macros
`projects_chosen` and `funding_chosen` say what they mean.
"""

from collections.abc import Mapping
from typing import Any

FILTERS: tuple[tuple[str, str, str], ...] = (
    ("funder", "varchar", "''"),
    ("funder_group", "varchar", "''"),
    ("programme", "varchar", "''"),
    ("municipality", "varchar", "''"),
    ("organisation", "varchar", "''"),
    ("state", "varchar", "''"),
    ("amount_from", "integer", "0"),
    ("amount_to", "integer", "0"),
    ("year_from", "integer", "0"),
    ("year_to", "integer", "0"),
    ("text", "varchar", "''"),
)
NAMES = tuple(name for name, _, _ in FILTERS)


def packed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of parameters as they are bound: the filters as one value."""
    return {name: value for name, value in values.items() if name not in NAMES} | {
        "filters": {name: values[name] for name in NAMES}
    }
