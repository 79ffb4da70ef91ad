"""How ways between two sides are drawn: where each end stands, and how thick each band is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pages.ui import palette
from pages.ui.query import Row

SLOT, THICKEST = 100, 64  # of the drawing: the height of a row, and of the thickest band


@dataclass(frozen=True)
class Node:
    """An area on one side: its row of the drawing and the ways that begin or end there."""

    end: str
    key: str
    slot: int
    ways: Sequence[Row]

    def total(self, column: str) -> float:
        """What all its ways hold."""
        return float(sum(row[column] for row in self.ways))


def placed(rows: Sequence[Row]) -> tuple[list[Node], list[Node], int]:
    """Both sides from top to bottom, so that ways cross as little as they can, and how many rows that takes."""
    right: list[Node] = []
    for key in sorted({row["to_key"] for row in rows}, key=_to_order(rows)):
        right.append(Node("to", key, len(right), [row for row in rows if row["to_key"] == key]))
    slot_of = {node.key: node.slot for node in right}
    left: list[Node] = []
    first = {
        row["from_key"]: min(slot_of[r["to_key"]] for r in rows if r["from_key"] == row["from_key"])
        for row in rows
    }
    for key in sorted(first, key=lambda key: first[key]):
        slot = max(first[key], left[-1].slot + 1 if left else 0)
        left.append(Node("from", key, slot, [row for row in rows if row["from_key"] == key]))
    return left, right, max((node.slot for node in [*left, *right]), default=-1) + 1


def _to_order(rows: Sequence[Row]) -> Callable[[str], tuple[int, int]]:
    """Areas that take over come first, then what ended, then the new ones, then what belongs to no area."""
    place = {row["to_key"]: number for number, row in reversed(list(enumerate(rows)))}

    def order(key: str) -> tuple[int, int]:
        into = [row for row in rows if row["to_key"] == key]
        if not into[0]["is_area"]:
            return 3, place[key]
        if key == "ended":
            return 1, 0
        return (2 if all(row["from_key"] == "new" for row in into) else 0), place[key]

    return order


def bands(left: Sequence[Node], right: Sequence[Node], column: str) -> list[dict[str, Any]]:
    """The bands as paths: as thick as what goes that way; a dashed line where nothing does."""
    most = max((node.total(column) for node in [*left, *right]), default=0) or 1
    at: dict[tuple[str, str], float] = {}
    for node in [*left, *right]:
        at[node.end, node.key] = (node.slot + 0.5) * SLOT - THICKEST * node.total(column) / most / 2
    found = []
    for row in [row for node in left for row in node.ways]:
        ends = ("from", row["from_key"]), ("to", row["to_key"])
        thick = THICKEST * row[column] / most
        a, b = at[ends[0]], at[ends[1]]
        at[ends[0]], at[ends[1]] = a + thick, b + thick
        colour = palette.area(row["from_line_id"] or row["to_line_id"])
        found.append({"path": _path(a, b, thick), "colour": colour, "empty": not row[column]})
    return found


def _path(a: float, b: float, thick: float) -> str:
    if not thick:
        return f"M0,{a:.1f} C50,{a:.1f} 50,{b:.1f} 100,{b:.1f}"
    over, under = f"M0,{a:.1f} C50,{a:.1f} 50,{b:.1f} 100,{b:.1f}", f"L100,{b + thick:.1f}"
    return f"{over} {under} C50,{b + thick:.1f} 50,{a + thick:.1f} 0,{a + thick:.1f} Z"
