"""What was measured before the selection was made once a view, to stand beside what is measured now.

The figures of 28 November 2026: two cores, the first build, `python -m tests.bench --quick`. None: it had no answer.
"""

from tests.bench.markdown import table
from tests.bench.pages import Measured
from tests.bench.questions import Answer

BEFORE: dict[str, float | None] = {
    "Change of as-of day, oversikt, new": 535,
    "Change of as-of day, oversikt, asked before": 131,
    "Change of as-of day, finansiering, new": 323,
    "Change of as-of day, finansiering, asked before": 126,
    "Change of areas, finansiering, new": 426,
    "Change of areas, finansiering, asked before": 189,
    "Change of page, new": 346,
    "Change of page, asked before": 118,
    "First load, oversikt": 1476,
    "50 sessions, each another day, new": 11700,
    "50 sessions, the same, asked before": 2600,
    "200 sessions, each another day, new": 33000,
    "funding/rows at 100x": 1300,
    "funding/total at 100x": 960,
    "funding/left_out at 100x": None,
    "claims/left_out at 100x": None,
    "projects/list: text search at 100x": 700,
}


def before_table(questions: dict[str, dict[str, Answer]], pages: Measured | None) -> str:
    """The table of before and now, as far as both were measured."""
    now = {**of_questions(questions), **(of_pages(pages) if pages else {})}
    rows = [
        [what, _ms(before), _ms(now[what]), _times(before, now[what])]
        for what, before in BEFORE.items()
        if what in now
    ]
    titles = ["", "Before, ms", "Now, ms", "Times as fast"]
    return table("Before and now, medians", titles, rows, "rrr") if rows else ""


def of_questions(questions: dict[str, dict[str, Answer]]) -> dict[str, float | None]:
    """What the questions took at each size."""
    return {
        f"{label} at {size}": answer.ms
        for size, answers in questions.items()
        for label, answer in answers.items()
    }


def of_pages(pages: Measured) -> dict[str, float | None]:
    """What readers waited for."""
    now: dict[str, float | None] = {}
    for what, change in pages.changes.items():
        now[f"Change of {what}, new"] = change.new.total
        now[f"Change of {what}, asked before"] = change.again.total
    for name, (first, *_) in pages.loads.items():
        now[f"First load, {name}"] = first.ms
    for crowd in pages.crowds:
        now[f"{crowd.sessions} sessions, each another day, new"] = crowd.new.median
        now[f"{crowd.sessions} sessions, the same, asked before"] = crowd.again.median
    return now


def _ms(value: float | None) -> str:
    return "no answer" if value is None else f"{value:.0f}"


def _times(before: float | None, now: float | None) -> str:
    return "" if before is None or now is None else f"{before / now:.1f}"
