"""Compares answers before and after questions are rewritten, over many views of each question.

    python -m tests.queries.answers --record before.pkl      # with the code as it was
    python -m tests.queries.answers --against before.pkl     # with the code as it is; lists each difference

Both use the current edition, so build it once from the same facts. The views are drawn from the values that the facts
hold, the same ones each time.
"""

import argparse
import pickle
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

import queries

VIEWS = 300  # of each question
FIRST, LAST = date(2010, 1, 1), date(2026, 12, 31)
TURNS = [date(2020, 12, 31), date(2026, 11, 22), date(2016, 12, 31), date(2018, 6, 30), date(2024, 12, 31)]
TEXTS = ["skog", "universitet karlstad", "biekonomi", "100 %", "finns inte alls"]
EXTRA: dict[str, list[Any]] = {  # values beside the default, for what has no choices of its own
    "currency": ["SEK", "SEK", "EUR", "NOK"],
    "price_year": [0, 0, 2020],
    "year_from": [0, 0, 2014, 2017],
    "year_to": [0, 0, 2018, 2020],
    "amount_from": [0, 0, 0, 1_000_000],
    "amount_to": [0, 0, 0, 5_000_000],
    "year_key": [-1, -1, 0, 2016],
    "text": ["", "", "", *TEXTS],
    "find": ["", "paper", "region"],
    "page_size": [50, 5, 500],
    "page": [1, 1, 2],
    "page_rows": [0, 0, 7],
    "descending": [False, True],
}
SEPARATE = ("funder", "funder_group", "programme", "municipality", "organisation", "state", "text")


class Values:
    """What parameters may be, as the edition in use has it."""

    def __init__(self) -> None:
        rows = queries.fetch
        lines = list(rows("choices/areas").line_id)
        codes = rows("choices/filter_codes")
        self.of: dict[str, list[Any]] = {
            "strategy": ["", *rows("choices/strategies").strategy_id],
            "areas": [[], [], *([line] for line in lines), lines[:2], lines[1:4]],
            "line_id": lines,
            "project_id": [
                "",
                *rows("projects/rows", as_of=LAST, scope="all").project_id.sample(20, random_state=1),
            ],
            "org_id": ["", *rows("organisations/list", as_of=LAST, scope="all").org_id.head(20)],
            "claim_id": ["", *rows("funding/claims", as_of=LAST).claim_id.head(10)],
        }
        for name in ("funder", "funder_group", "programme", "municipality"):
            self.of[name] = list(codes.code[codes["filter"] == name])
        self.of["organisation"] = self.of["org_id"][1:]
        self.of["with_org_id"] = self.of["org_id"]

    def drawn(self, name: str, chance: random.Random) -> dict[str, Any]:
        """One view: a value for each parameter of a question that is not left at its default."""
        section = name.split("/")[0]
        found: dict[str, Any] = {}
        for param in queries.header(name).params:
            options = (
                list(queries.choices(section, param.name)) or EXTRA.get(param.name) or self.of.get(param.name)
            )
            if param.type == "date":
                found[param.name] = chance.choice(
                    [*TURNS, FIRST + timedelta(chance.randrange((LAST - FIRST).days))]
                )
            elif options and (param.name not in SEPARATE or chance.random() < 0.12):  # few filters at once
                found[param.name] = chance.choice(options)
        if found.get("currency", "SEK") != "SEK":
            found["price_year"] = 0
        return {
            key: value for key, value in found.items() if value != "" or key not in ("project_id", "org_id")
        }


def asked() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each question with each of its views."""
    values = Values()
    for name in queries.names():
        if not queries.header(name).params or "earlier" in {
            param.name for param in queries.header(name).params
        }:
            yield name, {}
            continue
        chance = random.Random(name)  # the same views, whatever other questions there are
        for _ in range(VIEWS):
            yield name, values.drawn(name, chance)


def answer(name: str, view: Mapping[str, Any]) -> pd.DataFrame | str:
    """The rows, or the sentence that refuses the view."""
    try:
        return queries.fetch(name, **view)
    except queries.QueryError as fault:
        return str(fault)


def difference(before: pd.DataFrame | str, after: pd.DataFrame | str) -> str:
    """What differs between two answers; empty where nothing does."""
    if isinstance(before, str) or isinstance(after, str):
        return (
            ""
            if isinstance(before, str) and str(before) == str(after)
            else f"{before!s:.200} | {after!s:.200}"
        )
    try:
        pd.testing.assert_frame_equal(before, after, check_dtype=False, rtol=0, atol=2e-6)
    except AssertionError as fault:
        return " ".join(str(fault).split())[:400]
    return ""


def record(file: Path) -> None:
    """Keep the answers of the code as it is."""
    with file.open("wb") as out:
        for name, view in asked():
            pickle.dump((name, view, answer(name, view)), out)


def compare(file: Path, only: str, most: int) -> int:
    """Print each difference from a record and how many answers were the same; give the number of differences."""
    asked_of: Counter[str] = Counter()
    differing: Counter[str] = Counter()
    with file.open("rb") as kept:
        while kept.peek(1):
            name, view, before = pickle.load(kept)
            if not name.startswith(only) or asked_of[name] >= most:
                continue
            if not asked_of[name]:
                print(name, flush=True)
            asked_of[name] += 1
            if found := difference(before, answer(name, view)):
                differing[name] += 1
                print(f"    {view}\n        {found}", flush=True)
    print(
        f"{asked_of.total()} answers to {len(asked_of)} questions compared, {differing.total()} differ: {dict(differing)}"
    )
    return differing.total()


def main() -> int:
    """Record or compare."""
    reads = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reads.add_argument("--record", type=Path)
    reads.add_argument("--against", type=Path)
    reads.add_argument("--only", default="", help="questions whose name begins so")
    reads.add_argument("--most", type=int, default=VIEWS, help="views of each question")
    given = reads.parse_args()
    if given.record:
        record(given.record)
        return 0
    return min(compare(given.against, given.only, given.most), 1)


if __name__ == "__main__":
    sys.exit(main())
