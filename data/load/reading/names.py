"""Names that reading must know: areas, whose names hold commas and 'och', and the organisations that sit here."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data.load.base.headings import plain

BETWEEN = re.compile(r"\s*(?:,|/|\+|&|\boch\b|\band\b)\s*")


@dataclass(frozen=True)
class Names:
    """Names in plain form: of areas, and of organisations in a municipality of ours."""

    areas: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()


def known_names(facts: Path) -> Names:
    """The names, other names and ids in the facts."""
    here = {row["name"] for row in _rows(facts / "municipalities.csv")}
    bodies = [row for row in _rows(facts / "organisations.csv") if row["municipality"] in here]
    return Names(
        _plain(_rows(facts / "areas.csv"), ("area_id", "name_sv", "name_en")),
        _plain(bodies, ("org_id", "name")),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _plain(rows: Iterable[dict[str, str]], columns: tuple[str, ...]) -> frozenset[str]:
    names = [
        name for row in rows for name in (*(row[column] for column in columns), *row["aliases"].split(";"))
    ]
    return frozenset(plain(name) for name in names if name)


@lru_cache(maxsize=10_000)
def areas_in(cell: str, known: frozenset[str]) -> tuple[str, ...]:
    """The areas that a cell names; a piece that holds no known name stays whole."""
    return tuple(
        area for piece in cell.split(";") if piece.strip() for area in _of_piece(piece.strip(), known)
    )


def _of_piece(piece: str, known: frozenset[str]) -> list[str]:
    if plain(piece) in known:
        return [piece]
    ends = [(match.start(), match.end()) for match in BETWEEN.finditer(piece)] + [(len(piece), len(piece))]
    found, start, some_known = [], 0, False
    while start < len(piece):
        later = [(end, after) for end, after in ends if end > start]
        longest = next(
            ((end, after) for end, after in reversed(later) if plain(piece[start:end]) in known), None
        )
        some_known = some_known or longest is not None
        end, after = longest or later[0]
        found.append(piece[start:end].strip())
        start = after
    return [name for name in found if name] if some_known else [piece]
