"""Which rows of a register are ours: by county, NUTS code or municipality, as its source says."""

import re
from typing import Any

from data.load.base.headings import plain
from data.load.opening.sheets import Cell
from data.load.reading.cells import text
from data.load.reading.plans import Plan

ELSEWHERE = "elsewhere"


class Filter:
    """The filter of a source whose heading the file has, the first of several; without one every row is ours.

    `ours` are the plain names of the organisations that sit here, for registers that name no place.
    """

    def __init__(self, plan: Plan, ours: frozenset[str]) -> None:
        headings = {plain(heading): index for index, heading in enumerate(plan.table.headings)}
        rules = plan.source.filter if plan.source else ()
        rule = next((rule for rule in rules if plain(rule["heading"]) in headings), None)
        self.rule: dict[str, Any] = rule or {}
        self.index = headings[plain(rule["heading"])] if rule else -1
        self.among = {plain(name) for name in self.rule.get("among", ())} | (
            ours if self.rule.get("ours") else frozenset()
        )

    def location(self, cells: list[Cell]) -> str:
        """`whole` or `part` for a row that is ours, ELSEWHERE for one that is not, '' where the filter does not say."""
        if not self.rule:
            return ""
        cell = text(cells[self.index]) if self.index < len(cells) else ""
        if "has" in self.rule:
            return self._of_list(cell)
        starts = self.rule.get("starts")
        ours = cell.startswith(tuple(starts)) if starts else plain(cell) in self.among
        return str(self.rule.get("location", "")) if ours else ELSEWHERE

    def _of_list(self, cell: str) -> str:
        """Counties that are listed without shares: ours alone is the whole, ours among others a part of it."""
        names = [name.strip() for name in re.split("[,;|]", cell)]
        if self.rule["has"] not in names:
            return ELSEWHERE
        return "whole" if len(names) == 1 else "part"
