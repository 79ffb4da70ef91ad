"""One door to the second computation: `from .plain import load, Selection, money, projects, milestones`."""

from . import milestones, money, projects
from .dates import Span, parse
from .facts import Facts, load
from .lines import OUTSIDE_AREAS, WHOLE_STRATEGY, line_of, strategy_in_force
from .rows import Dated, dated_rows
from .selection import LATER, REVIEW, Selection

__all__ = [
    "LATER",
    "OUTSIDE_AREAS",
    "REVIEW",
    "WHOLE_STRATEGY",
    "Dated",
    "Facts",
    "Selection",
    "Span",
    "dated_rows",
    "line_of",
    "load",
    "milestones",
    "money",
    "parse",
    "projects",
    "strategy_in_force",
]
