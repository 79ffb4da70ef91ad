"""The row of chips under the bar: of which day, strategy and areas the view is, what counts, and how far the sources reach."""

from typing import Any

from pages.ui.address import run
from pages.ui.address.choice import Choice
from pages.ui.address.view import View
from pages.ui.base import date_field, palette
from pages.ui.figure import filters
from pages.ui.files import day_table
from pages.ui.rows import query
from pages.ui.subjects.sentences import coverage
from queries.parameters import FIRST_DAY

REVIEW = day_table.REVIEW


def of(here: View) -> dict[str, Any]:
    """All that the row shows."""
    words, lines = here.words, areas(here)
    chosen = [line["name"] for line in lines if line["line_id"] in here["areas"]]
    areas_text = words("frame.areas_some", n=len(chosen)) if len(chosen) > 1 else "".join(chosen)
    return {
        "day": words.date(here.as_of),
        "day_field": date_field.of(words, "as_of", here.as_of, FIRST_DAY, run.today(), default=run.today()),
        "marks": marks(here),
        "strategy": strategy_text(here),
        "strategies": strategies(here),
        "scopes": scopes(here),
        "areas": lines,
        "areas_text": areas_text or words("frame.areas_all"),
        "latest": coverage.latest(here),
    }


def marks(here: View) -> list[Choice]:
    """The two days with a name: the review of 31 December 2020, and today."""
    days = (("review", REVIEW, REVIEW), ("today", None, run.today()))
    return [
        Choice(here.words(f"frame.mark_{name}"), url=here.url(as_of=value), current=here.as_of == day)
        for name, value, day in days
    ]


def areas(here: View) -> list[dict[str, Any]]:
    """The areas that can be chosen, with their colour."""
    rows = query.rows("choices/areas", here)
    return [row | {"name": here.name(row), "colour": palette.area(row["line_id"])} for row in rows]


def strategies(here: View) -> list[Choice]:
    """The strategies that can be chosen, named by their years in force, with both together first."""
    rows = query.rows("choices/strategies", here)
    every = here.words("frame.strategy_both" if len(rows) == 2 else "frame.strategy_all")
    named = [("", every), *((row["strategy_id"], filters.in_force(here, row)) for row in rows)]
    return [
        Choice(text, code, here.url(strategy=code or None, page=None), code == here["strategy"])
        for code, text in named
    ]


def scopes(here: View) -> list[Choice]:
    """What can count: the strategy's own projects, or other regional development besides."""
    return [
        Choice(here.words(f"scope.{code}"), code, here.url(scope=code, page=None), code == here["scope"])
        for code in ("strategy", "all")
    ]


def strategy_text(here: View) -> str:
    """What the chip of strategies says: which one, and whether more than its own projects count."""
    chosen = next(each.text for each in strategies(here) if each.current)
    return here.words("frame.strategy_and_other", strategy=chosen) if here["scope"] == "all" else chosen


def line(here: View, shown: dict[str, Any]) -> str:
    """The same in one line, for paper."""
    day = here.words("frame.as_of_day", day=shown["day"])
    return " · ".join([day[:1].upper() + day[1:], shown["strategy"], shown["areas_text"]])
