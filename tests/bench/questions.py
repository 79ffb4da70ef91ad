"""How long does each question take as of a day in the middle of a month, and the selection that they all read?"""

import json
import os
import statistics
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

import queries
from queries import database
from tests.bench import profiles
from tests.bench.profiles import Profile
from tests.bench.running import Tell, run

AS_OF = date(2021, 6, 15)
LIMIT_SECONDS = 3600
SELECTED = (
    *("projects", "project_sums", "sums", "amounts", "counted", "counted_sums", "money_totals"),
    *("milestones", "milestone_sums", "claims"),
)
PROFILED = 3
DAYS = {"as_of": AS_OF, "since": date(2020, 12, 31)}
# A card is asked for one thing that every size has; elsewhere an empty id asks for all.
ONE = {
    "project_id": "projekt_17",
    "source_id": "kalla_30",
    "org_id": "organisation_17",
    "claim_id": "pastaende_17",
}
OF_ONE = ("card", "uses", "claims/left_out")
# What these answer with is every row that there is, for a drawing or a file; readers of a table ask for its first page.
EVERY_ROW = {
    *(
        "funding/rows",
        "projects/rows",
        "milestones/rows",
        "areas/flow_money",
        "areas/flow_projects",
        "areas/actors",
    ),
    *("milestones/timeline", "milestones/by_line", "sources/left_out", "sources/uses", "claims/left_out"),
    *("changes/told", "changes/projects", "changes/milestones"),
}
FIRST_PAGE = {"page_rows": 25}  # what a reader sees of a table first
FURTHER: list[tuple[str, str, dict[str, Any]]] = [
    ("funding/per_year", "by funder", {"by": "funder"}),
    ("funding/per_year", "spread", {"time_mode": "spread"}),
    ("funding/per_year", "prices of 2020", {"price_year": 2020}),
    ("funding/per_year", "two areas by funder", {"by": "funder", "areas": ["s1_omrade_1", "s1_omrade_2"]}),
    (
        "funding/rows",
        "one year, one funder",
        {"year_key": 2016, "by": "funder", "group_key": "Påhittad finansiär 9"},
    ),
    ("funding/rows", "one project", {"project_id": "projekt_17"}),
    ("funding/rows", "first page", FIRST_PAGE),
    ("projects/rows", "first page", FIRST_PAGE),
    ("milestones/rows", "first page", FIRST_PAGE),
    ("areas/flow_money", "first page", FIRST_PAGE),
    ("areas/flow_projects", "first page", FIRST_PAGE),
    ("milestones/rows", "one milestone", {"milestone_id": "milstolpe_17"}),
    ("projects/list", "text search", {"text": "granit påhittat 17"}),
    ("projects/list", "one area", {"areas": ["s1_omrade_1"]}),
    ("projects/list", "most granted first", {"sort": "granted", "descending": True}),
    ("projects/total", "text search", {"text": "granit påhittat 17"}),
    ("sources/list", "text search", {"find": "granit påhittad"}),
]


@dataclass(frozen=True)
class Answer:
    """The median time of a question in milliseconds, or why there was no answer."""

    ms: float | None
    refused: str = ""


@dataclass(frozen=True)
class Asked:
    """The answers of a size by what was asked, and DuckDB's profile of the slowest questions."""

    answers: dict[str, Answer]
    profiles: list[Profile]


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every question with the values that it is asked with, by a name that a reader knows it by."""
    for name in queries.names():
        yield name, _given(name)
        for further, what, values in FURTHER:
            if further == name:
                yield f"{name}: {what}", _given(name) | values


def _given(name: str) -> dict[str, Any]:
    declared = {param.name for param in queries.header(name).params}
    is_of_one = any(word in name for word in OF_ONE)
    given: dict[str, Any] = {param: ONE[param] for param in declared & set(ONE) if is_of_one}
    return given | {param: day for param, day in DAYS.items() if param in declared}


def ask_all(editions: Path, times: int, tell: Tell) -> Asked:
    """Asks every question of the current edition of a folder, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.questions", str(editions), str(times)]
    asked = run(command, lambda words: tell(words) if not words.startswith("{") else None, LIMIT_SECONDS)
    if asked.code:
        raise RuntimeError("\n".join(asked.said))
    told = json.loads(asked.said[-1])
    answers = {label: Answer(*answer) for label, answer in told["answers"].items()}
    return Asked(answers, [Profile(**each) for each in told["profiles"]])


def ask(name: str, values: dict[str, Any], times: int, most_seconds: float = 3) -> Answer:
    """Asks as a page does, once to warm up and then several times; a slow question fewer times, but at least twice."""
    spent: list[float] = []
    try:
        queries.rows(name, **values)
        while len(spent) < times and (len(spent) < 2 or sum(spent) < most_seconds):
            began = time.perf_counter()
            queries.rows(name, **values)
            spent.append(time.perf_counter() - began)
    except queries.QueryError as refusal:
        return Answer(None, str(refusal))
    return Answer(1000 * statistics.median(spent))


def select(table: str, times: int, **asked: Any) -> Answer:
    """Makes a table of a view that nobody asked for before, with those that it is made from; another day each time."""
    edition, spent = queries.current_edition(), []
    for number in range(times):
        view = queries.view_defaults() | asked | {"as_of": AS_OF - timedelta(days=7 * number)}
        try:
            began = time.perf_counter()
            with database.selecting(edition, view, (table,)):
                spent.append(time.perf_counter() - began)
        except (queries.QueryError, duckdb.OutOfMemoryException, duckdb.InterruptException) as refusal:
            return Answer(None, str(refusal).splitlines()[0])
    return Answer(1000 * statistics.median(spent))


def _words(answer: Answer) -> str:
    return answer.refused if answer.ms is None else f"{answer.ms:.1f} ms"


def main(editions: str, times: str) -> None:
    """Asks aloud; the last line holds all answers."""
    os.environ["FOLLOW_UP_EDITIONS"] = editions
    queries.current_edition()
    found: dict[str, Answer] = {}

    def keep(label: str, answer: Answer) -> None:
        found[label] = answer
        print(f"{label}: {_words(answer)}", flush=True)

    for table in SELECTED:
        keep(f"selection: {table}", select(table, int(times)))
    keep("selection: projects, text search", select("projects", int(times), text="granit påhittat 17"))
    for label, values in cases():
        keep(label, ask(label.split(":")[0], values, int(times)))
    answers = {label: [answer.ms, answer.refused] for label, answer in found.items()}
    print(json.dumps({"answers": answers, "profiles": profiles.packed(slowest(found))}))


def slowest(found: Mapping[str, Answer]) -> list[Profile]:
    """The profiles of the questions of one edition that took longest, of each the case that did."""
    values = dict(cases())
    asked = [label for label in found if label in values and "earlier" not in values_of(label)]
    asked.sort(key=lambda label: -(found[label].ms or 0))
    first: dict[str, str] = {}
    for label in asked:
        first.setdefault(label.split(":")[0], label)
    return [profiles.profile(label, values[label]) for label in list(first.values())[:PROFILED]]


def values_of(label: str) -> set[str]:
    """The names of the parameters of a question."""
    return {param.name for param in queries.header(label.split(":")[0]).params}


if __name__ == "__main__":
    main(*sys.argv[1:])
