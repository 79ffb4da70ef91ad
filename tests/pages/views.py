"""The views that the tests look at: for each page a set in which every two values of its parameters meet."""

import datetime as dt
from typing import Any

from tests.pages.rig import address, pairwise

REVIEW, EARLY = dt.date(2020, 12, 31), dt.date(2016, 6, 15)
ONE_AREA = ("s1_forest_bioeconomy",)
TWO_AREAS = ("s1_forest_bioeconomy", "s1_digital_welfare")

# Figures of words, whose rows are no answer to a question.
OF_WORDS = (
    "how_made",
    "open_door",
    "milestone_rules",
    "indicator_rules",
    "quotient_formula",
    "cluster_rules",
    "resilience_rules",
)

# None is the default: the address does not carry it. The default day is today, which the tests hold still (conftest.py).
FRAME: dict[str, list[Any]] = {
    "as_of": [None, REVIEW, EARLY],
    "lang": [None, "en"],
    "strategy": [None, "s3_2015", "s3_2022"],
    "areas": [None, ONE_AREA, TWO_AREAS],
    "scope": [None, "all"],
}
OWN: dict[str, dict[str, list[Any]]] = {
    "": {},
    "finansiering": {
        "measure": [None, "cofinancing", "total_budget"],
        "location": [None, "part", "all", "outside"],
        "by": [None, "funder_group", "funder", "programme"],
        "shape": [None, "cumulative"],
        "time_mode": [None, "spread"],
        "area_mode": [None, "whole", "main"],
        "prices": [None, ("price_year", 2020), ("currency", "EUR"), ("currency", "NOK")],
        "year_from": [None, 2016],
        "year_to": [None, 2019],
    },
    "projekt": {
        "location": [None, "whole", "part", "outside"],
        "area_mode": [None, "split", "main"],
        "tab": [None, "picture", "list"],
        "state": [None, "ongoing", "not_stated"],
        "municipality": [None, "Karlstad", "not_stated"],
        "text": [None, "skog"],
    },
    "omraden": {"flow": [None, "projects"], "tab": [None, "picture", "method"]},
    "organisationer": {
        "text": [None, "universitet"],
        "sort": [None, "given", "received"],
        "tab": [None, "picture", "list", "method"],
    },
    "pastaenden": {"tab": [None, "picture", "list"]},
    "sa-foljer-vi-upp": {"tab": [None, "picture", "list", "method"]},
    "kluster": {"tab": [None, "picture", "list", "method"]},
    "styrkeomraden": {"tab": [None, "picture", "list", "method"]},
    "indikatorer": {
        "tab": [None, "picture", "list", "method"],
        "theme": [None, "work", "effort"],
        "find": [None, "företag"],
    },
    "motstandskraft": {"tab": [None, "picture", "list", "method"]},
    "aktiviteter": {"tab": [None, "picture", "list"]},
    "utvarderingar": {"tab": [None, "picture", "list"]},
    "att-rapportera": {"org_id": [None, "region_varmland", "nobody", "keeper"]},
    "sedan-sist": {
        "since": [None, dt.date(2015, 12, 31), dt.date(2019, 6, 30)],
        "tab": [None, "picture", "list", "method"],
    },
    "milstolpar": {
        "level": [None, "strategy", "project"],
        "period": [None, "review", "onward"],
        "status": [None, "done", "late", "unreported"],
        "tab": [None, "picture", "list", "method"],
    },
}
# Pages of one thing, and the pages that list rows.
CARDS = [
    address(path, **name, **values)
    for path, name in (
        ("projektkort", {"project_id": "academy_2016"}),
        ("projektkort", {"project_id": "aries4"}),
        ("organisation", {"org_id": "region_varmland"}),
        ("omrade", {"line_id": "s1_digital_welfare"}),
        ("omrade", {"line_id": "s1_digital_welfare", "tab": "list"}),
        ("omrade", {"line_id": "s1_digital_welfare", "tab": "method"}),
        ("pastaende", {"claim_id": "s3_turnover_1bn"}),
        ("pastaende", {"claim_id": "eu_structural_funds_2007_2013"}),
        ("kalla", {"source_id": "projektbanken_2014_2020"}),
    )
    for values in ({}, {"as_of": REVIEW, "lang": "en"})
]
ROWS = [
    address("rader", **values)
    for values in (
        {"rows": "funding", "as_of": REVIEW, "by": "funder", "location": "part", "group_key": "EU"},
        {"rows": "funding", "lang": "en", "currency": "EUR", "year_key": 2016, "location": "all"},
        {"rows": "funding", "area_mode": "split", "year_key": 0, "scope": "all"},
        {"rows": "projects", "as_of": REVIEW, "state": "ongoing"},
        {"rows": "projects", "lang": "en", "by": "area", "area_mode": "split", "line_id": ONE_AREA[0]},
        {"rows": "milestones", "as_of": REVIEW, "status": "late"},
        {"rows": "milestones", "lang": "en", "period": "review", "base": "present"},
    )
]
SOURCES = [
    address("data-och-kallor", **values)
    for tab in ("picture", "list", "method")
    for values in ({"tab": tab}, {"tab": tab, "lang": "en", "as_of": REVIEW, "text": "vinnova"})
]


def _of(path: str) -> list[str]:
    """The addresses of a page: its widest view, then the pairs."""
    found = [address(path)]
    for values in pairwise(FRAME | OWN[path]):
        # Fixed prices are in kronor only, so that the two are one choice here.
        prices = dict([values.pop("prices", None) or ("price_year", None)])
        found.append(address(path, **values, **prices))
    return list(dict.fromkeys(found))


VIEWS = {path: _of(path) for path in OWN}
ALL = [view for path in OWN for view in VIEWS[path]] + CARDS + ROWS + SOURCES
