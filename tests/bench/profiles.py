"""Where DuckDB spends the time of a question, by its profiler."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import duckdb

import queries
from data.check import contract
from queries import database, selections, values

MOST_OPERATORS = 3


@dataclass(frozen=True)
class Profile:
    """One question: the milliseconds of each stage, how many operators it has, and the slowest of them."""

    label: str
    binding: float
    optimising: float
    execution: float  # of all threads together
    operators: int
    slowest: str


def profile(label: str, given: dict[str, Any]) -> Profile:
    """The profile of a question of one edition, from `explain analyze`; its selection is not part of it."""
    name = label.split(":")[0]
    head = queries.header(name)
    bound = values.complete(name, {param.name: param.type for param in head.params}, given)
    view = queries.view_defaults() | {param.name: bound[param.name] for param in selections.parameters(head)}
    sql = "explain (analyze, format json) " + (queries.FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    try:
        with database.selecting(queries.current_edition(), view, head.selection) as cursor:
            [[_, text]] = cursor.execute(sql, contract.used_values(sql, bound)).fetchall()
    except duckdb.Error as refusal:  # under the profiler it takes a little more than it may
        return Profile(label, 0, 0, 0, 0, str(refusal).splitlines()[0])
    return read(label, json.loads(text))


def read(label: str, told: dict[str, Any]) -> Profile:
    """What the profiler says, as far as it is shown."""
    found = list(_operators(told["operator"]))
    slowest = sorted(found, key=lambda operator: -operator[1])[:MOST_OPERATORS]
    return Profile(
        label,
        1000 * told["planner"]["total_time"],
        1000 * told["optimizer"]["total_time"],
        1000 * told["query"]["cpu_time"],
        len(found),
        ", ".join(f"{kind.lower()} {1000 * seconds:.1f} ms" for kind, seconds in slowest),
    )


def packed(profiles: list[Profile]) -> list[dict[str, Any]]:
    """Profiles as JSON can hold them."""
    return [asdict(each) for each in profiles]


def _operators(nodes: list[dict[str, Any]]) -> Iterator[tuple[str, float]]:
    """The kind and the seconds of each operator below these, without the frame of the profiler itself."""
    for node in nodes:
        if node["type"] not in ("RESULT_COLLECTOR", "EXPLAIN_ANALYZE"):
            yield node["type"], node["timing"]
        yield from _operators(node.get("children", []))
