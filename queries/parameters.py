"""The registry of parameters: each one's type, choices, default, and whether it follows the reader from page to page.

The checks of `fetch`, page addresses, controls, `python -m queries` and the description of the API are derived from it.
Parameters of addresses alone (language, list of slides ...) are in `pages/ui/address/parameters.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

FIRST_DAY = date(2007, 1, 1)  # the oldest register begins with the programme period 2007-2013
FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_ROWS = 10_000
MOST_PAGES = 100_000
MOST_SEK = 2_000_000_000
ANY_NUMBER = 2**31 - 1
# The themes of indicators in their order; 'other' is what has none (data/schema.toml, indicator_theme).
THEMES = ("research", "economy", "enterprise", "work", "education", "visitors", "clusters", "effort", "other")


@dataclass(frozen=True)
class Parameter:
    """One parameter. A `default` of None means that a value must be given; examples in headers are not defaults.

    `choices`: the codes that it may have; '' means no restriction. `codes`: a question and the column of its answer that
    lists the codes in the data. `low` and `high`: the bounds of a number; the default may lie outside. `sections`: what
    differs in the questions of a section. `follows`: whether the value stays chosen from page to page.
    """

    name: str
    type: str = "varchar"
    default: Any = ""
    choices: tuple[str, ...] = ()
    codes: tuple[str, str] | None = None
    low: int = -ANY_NUMBER - 1
    high: int = ANY_NUMBER
    follows: bool = False
    example: str = ""
    sections: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def _year(name: str) -> Parameter:
    return Parameter(name, "integer", 0, low=FIRST_YEAR, high=LAST_YEAR, follows=True)


def _sek(name: str) -> Parameter:
    return Parameter(name, "integer", 0, low=0, high=MOST_SEK, follows=True)


def _of_data(name: str) -> Parameter:
    return Parameter(name, codes=("choices/filter_codes", name), follows=True)


_ALL = (
    Parameter("as_of", "date", date(2020, 12, 31), follows=True),
    Parameter("strategy", codes=("choices/strategies", "strategy_id"), follows=True),
    Parameter("areas", "varchar[]", [], codes=("choices/areas", "line_id"), follows=True),
    Parameter("scope", default="strategy", choices=("strategy", "all"), follows=True),
    Parameter(
        "location",
        default="whole",
        choices=("whole", "part", "outside", "all"),
        sections={key: {"default": "all"} for key in ("projects", "choices", "changes")},
    ),
    Parameter(
        "measure",
        default="granted",
        choices=("granted", "cofinancing", "total_budget", "eligible_cost", "paid"),
    ),
    Parameter(
        "area_mode",
        default="split",
        choices=("split", "whole", "main"),
        sections={"projects": {"default": "whole"}},
    ),
    Parameter("time_mode", default="decided", choices=("decided", "spread")),
    Parameter(
        "by",
        default="area",
        sections={
            "funding": {"choices": ("total", "area", "funder", "funder_group", "programme", "location")},
            "milestones": {"default": "level", "choices": ("level", "area", "year")},
            "projects": {"default": "state", "choices": ("state", "area", "year", "municipality")},
        },
    ),
    Parameter("price_year", "integer", 0, codes=("choices/price_years", "year")),
    Parameter("currency", default="SEK", codes=("choices/currencies", "currency")),
    _year("year_from"),
    _year("year_to"),
    Parameter("year_key", "integer", -1, low=-1, high=LAST_YEAR),
    Parameter("since", "date", None, example="2019-12-31"),
    Parameter("earlier"),
    _of_data("funder"),
    _of_data("funder_group"),
    _of_data("programme"),
    _of_data("municipality"),
    Parameter("organisation", codes=("choices/organisations", "org_id"), follows=True),
    Parameter("state", choices=("", "planned", "ongoing", "ended", "not_stated"), follows=True),
    _sek("amount_from"),
    _sek("amount_to"),
    Parameter("text", follows=True),
    Parameter("find"),
    Parameter(
        "sort",
        default="title",
        choices=("title", "title_en", "start", "granted", "state", "municipality"),
        sections={
            "organisations": {
                "default": "projects",
                "choices": (
                    *("name", "kind", "municipality", "projects", "partners"),
                    *("coordinated", "given", "cofinanced", "received"),
                ),
            }
        },
    ),
    Parameter("descending", "boolean", False, sections={"organisations": {"default": True}}),
    Parameter("page", "integer", 1, low=1, high=MOST_PAGES),
    Parameter("page_rows", "integer", 0, low=1, high=MOST_ROWS),  # 0: all rows stand on one page
    Parameter("level", choices=("", "strategy", "area", "project")),
    Parameter(
        "status",
        choices=(
            *("", "done", "overdue", "unreported", "upcoming", "cancelled"),
            *("late", "on_time", "done_unplanned", "moved", "due", "due_done", "planned", "unanswered"),
        ),
    ),
    Parameter("period", default="all", choices=("all", "review", "onward")),
    Parameter("kind"),
    Parameter("group_key"),
    Parameter("line_id"),
    Parameter("key"),
    Parameter("base", default="all", choices=("all", "fixed", "present", "unplanned")),
    Parameter("indicator_id"),
    Parameter("sector_code"),
    Parameter("method", choices=("", "strength_areas", "clusters", "resilience", "other")),
    Parameter("theme", choices=("", *THEMES)),
    Parameter("project_id"),
    Parameter("source_id", default=None, example="projektbanken_2014_2020"),
    Parameter("milestone_id"),
    Parameter("claim_id"),
    Parameter("org_id"),
    Parameter("with_org_id"),
    Parameter("role", choices=("", "coordinator", "partner", "participant", "cofinancier")),
    Parameter("body_as", default="coordinator", choices=("coordinator", "funder", "recipient")),
    Parameter(
        "page_size",
        "integer",
        50,
        low=1,
        high=MOST_ROWS,
        sections={"organisations": {"default": 500}, "funding": {"default": 1000}},
    ),
)
ALL: Mapping[str, Parameter] = {parameter.name: parameter for parameter in _ALL}


def default(section: str, name: str) -> Any:
    """The default of a parameter in the questions of a section; None if it has none or is not a question's parameter."""
    parameter = ALL.get(name)
    return parameter and parameter.sections.get(section, {}).get("default", parameter.default)


def choices(section: str, name: str) -> tuple[str, ...]:
    """The codes that a parameter may have in the questions of a section; empty if it has no fixed list."""
    parameter = ALL.get(name)
    return parameter.sections.get(section, {}).get("choices", parameter.choices) if parameter else ()


def all_choices(name: str) -> tuple[str, ...]:
    """The codes that a parameter may have in any section, without ''."""
    parameter = ALL[name]
    found = [
        *parameter.choices,
        *(code for section in parameter.sections.values() for code in section.get("choices", ())),
    ]
    return tuple(code for code in dict.fromkeys(found) if code)
