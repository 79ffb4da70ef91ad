"""The headline numbers of projects: how many there are, and in which state."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.figure import figure as figures
from pages.ui.forms.tiles import Part, Tile, Tiles
from pages.ui.rows import rowsets
from pages.ui.rows.query import Row

_LOOK = {"ongoing": "", "ended": "", "not_stated": "hollow"}


def tiles(view: View, total: Row, years: Sequence[Row]) -> None:
    """Show them, where there are any: `total` of projects/total, and by `years` of projects/per_year when they began."""
    if not total["projects"]:
        return
    view = view.asking("projects/total")
    states = (_state(view, total, state) for state in _LOOK)
    figures.tiles(Tiles((_all(view, total, years), *states), view.words("figure.open_rows")))


def _all(view: View, total: Row, years: Sequence[Row]) -> Tile:
    """All of them, with how many began each year and how many have money wholly in the county."""
    words = view.words
    began: dict[int, float] = {}
    for row in years:
        if row["year"] is not None:
            began[row["year"]] = began.get(row["year"], 0) + row["projects"]
    columns = [began.get(year, 0) for year in range(min(began), max(began) + 1)] if began else []
    beside = words("tile.with_money", n=words.count(total["with_money"])) if total["with_money"] else ""
    href = rowsets.url(view, "projects")
    return Tile(words("tile.projects"), words.number(total["projects"]), beside, href, years=columns)


def _state(view: View, total: Row, state: str) -> Tile:
    """How many are in one state, of all of them; those that have not begun stand beside those that go on."""
    words = view.words
    share = 100 * total[state] / (total["projects"] or 1)
    parts = [Part(share, f"state-{state}", _LOOK[state]), Part(100 - share, "line")]
    planned = total["planned"] if state == "ongoing" else 0
    return Tile(
        words(f"tile.now.{state}"),
        words.number(total[state]),
        words("tile.state.planned", n=words.count(planned)) if planned else "",
        rowsets.url(view, "projects", state=state),
        words("tile.of", n=words.number(total["projects"])),
        parts=[part for part in parts if part.share],
    )
