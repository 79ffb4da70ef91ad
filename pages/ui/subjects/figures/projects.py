"""Figures of projects: by area, per year, by municipality."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.base.counts import leading
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.forms.keys import Key, Keys
from pages.ui.forms.stacks import stacks
from pages.ui.forms.tilemap import Tile, Tilemap
from pages.ui.rows import rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column

STATES = ("ongoing", "planned", "ended", "not_stated")
# The same in tiles, bars and columns: what is not known is hollow.
PATTERN = {"ongoing": "", "planned": "lines", "ended": "hatch", "not_stated": "hollow"}


def unit(view: View) -> str:
    """What is counted, where, and of which day."""
    words = view.words
    parts = [
        words("unit.projects"),
        words(f"location.{view['location']}"),
        words(f"scope.{view['scope']}"),
    ]
    return subtitle(view, *parts)


def _count(view: View, value: float) -> str:
    return view.words.number(value, 0 if value == round(value) else 1)


def by_area(view: View, rows: Sequence[Row], total: Row) -> Figure:
    """Projects by area, divided by state. `total` counts each project once: one of two areas stands in two bars, and is one."""
    view, words = view.asking("projects/by_area"), view.words
    area_mode = view["area_mode"]
    lines: dict[str, list[Row]] = {}
    for row in rows:
        lines.setdefault(row["line_id"], []).append(row)
    totals = {line: sum(row["projects"] for row in own) for line, own in lines.items()}
    ranked = sorted(lines, key=lambda line: (not palette.is_area(line), -totals[line]))
    longest = max(totals.values(), default=0) or 1
    bars = [
        Bar(
            name=view.name(own[0]),
            value=_count(view, totals[line]),
            href=rowsets.url(view, "projects", by="area", line_id=line),
            parts=[
                Part(
                    100 * row["projects"] / longest,
                    f"state-{row['state']}",
                    PATTERN[row["state"]],
                    value=row["projects"],
                    label=words(f"choice.state.{row['state']}"),
                )
                for state in STATES
                for row in own
                if row["state"] == state
            ],
            is_apart=not palette.is_area(line),
            dot=palette.area(line),
        )
        for line, own in ((line, lines[line]) for line in ranked)
    ]
    return Figure(
        key="projects_by_area",
        question="projects/by_area",
        title=_by_area_title(view, lines, totals),
        subtitle=unit(view) + " · " + words(f"choice.area_mode.{area_mode}"),
        rows=rows,
        columns=[
            table.named("area"),
            table.code("state", "choice.state"),
            table.number(
                "projects",
                decimals=0 if area_mode != "split" else 2,
                adds=area_mode != "whole",
                href=lambda v, r: rowsets.url(
                    v, "projects", by="area", line_id=r["line_id"], state=r["state"]
                ),
            ),
        ],
        source=sourcing.line(view, "projects/sources"),
        rows_url=rowsets.url(view, "projects"),
        forms=[
            Bars([Group(bars)], words("deck.value")),
            _state_keys(view, [{"state": state, "projects": total[state]} for state in STATES]),
        ],
        notes=[words("note.whole_mode") if area_mode == "whole" else ""],
    )


def _by_area_title(view: View, lines: dict[str, list[Row]], totals: dict[str, float]) -> str:
    real = {line: n for line, n in totals.items() if palette.is_area(line)}
    if not real:
        return view.words("title.projects_no_area")
    top = leading(real)
    title = "title.projects_by_area" if len(real) > 1 else "title.projects_in_area"
    title = title if len(top) == 1 else "title.projects_by_area_tied"
    names = view.words.list([view.name(lines[line][0]) for line in top])
    return view.words(title, name=names, n=_count(view, real[top[0]]))


def _state_keys(view: View, rows: Sequence[Row]) -> Keys:
    counts = {state: sum(row["projects"] for row in rows if row["state"] == state) for state in STATES}
    return Keys(
        [
            Key(view.words(f"choice.state.{state}"), f"state-{state}", PATTERN[state], value=_count(view, n))
            for state, n in counts.items()
            if n
        ]
    )


def per_year(view: View, rows: Sequence[Row]) -> Figure:
    """Projects by the year they began, stacked by state."""
    view, words = view.asking("projects/per_year"), view.words
    chart = stacks(
        rows,
        series=[(s, words(f"choice.state.{s}"), f"state-{s}", PATTERN[s]) for s in STATES],
        column="state",
        value="projects",
        href=lambda row: rowsets.url(
            view, "projects", by="year", year_key=row["year_key"], state=row["state"]
        ),
        words=words,
    )
    per: dict[int, int] = {}
    for row in rows:
        if row["year"] is not None:
            per[row["year"]] = per.get(row["year"], 0) + row["projects"]
    best = leading(per)
    return Figure(
        key="projects_per_year",
        question="projects/per_year",
        title=words(
            "title.projects_per_year" if len(best) == 1 else "title.projects_per_year_tied",
            year=words.list([str(year) for year in best]),
            n=words.count(per[best[0]]),
        )
        if best
        else words("title.projects_no_year"),
        subtitle=unit(view),
        rows=rows,
        columns=table.of(
            "projects/per_year",
            "year",
            table.code("state", "choice.state"),
            table.number(
                "projects",
                href=lambda v, r: rowsets.url(
                    v, "projects", by="year", year_key=r["year_key"], state=r["state"]
                ),
                adds=True,
            ),
        ),
        source=sourcing.line(view, "projects/sources"),
        rows_url=rowsets.url(view, "projects"),
        forms=[_state_keys(view, rows), chart],
        notes=[words("note.first_date")],
    )


def by_municipality(view: View, rows: Sequence[Row]) -> Figure:
    """A tile for each municipality; whole county, other county and not stated beside.

    The map is for choosing: it shows every municipality, whichever one is chosen.
    """
    view, words = view.asking("projects/by_municipality"), view.words
    inside = [row for row in rows if row["tile_x"] is not None]
    most = max((row["projects"] for row in inside), default=0) or 1
    west, north = min(row["tile_x"] for row in inside), min(row["tile_y"] for row in inside)
    tiles = [_tile(view, row, most, west, north) for row in rows]
    named = [row for row in inside if row["projects"]]
    unknown = next((row["projects"] for row in rows if row["municipality"] == "not_stated"), 0)
    title = words("title.by_municipality_none")
    if named:
        seats = {row["municipality"]: row["projects"] for row in named}
        top = leading(seats)
        values = {"name": words.list(top), "n": words.count(seats[top[0]]), "unknown": words.count(unknown)}
        title = words("title.by_municipality" if len(top) == 1 else "title.by_municipality_tied", **values)
    return Figure(
        key="by_municipality",
        question="projects/by_municipality",
        title=title,
        subtitle=unit(view),
        rows=rows,
        columns=[
            Column("municipality", lambda v, r: seat(v, r["municipality"])),
            table.number("projects", href=lambda v, r: _municipality_rows(v, r), adds=True),
            table.money("granted", "value_sek", href=_municipality_money, adds=table.alike()),
        ],
        source=sourcing.line(view, "projects/sources"),
        rows_url=rowsets.url(view, "projects"),
        forms=[Tilemap(tiles)],
        notes=[words("note.municipality")],
    )


def _municipality_rows(view: View, row: Row) -> str:
    return rowsets.url(view, "projects", by="municipality", municipality=row["municipality"])


def _municipality_money(view: View, row: Row) -> str:
    """Address of the amounts that make the sum of a municipality; none where no source states any."""
    if row["value_sek"] is None:
        return ""
    return rowsets.url(
        view,
        "funding",
        by="total",
        location="whole",
        municipality=row["municipality"],
    )


def _place(view: View, municipality: str) -> str:
    key = f"municipality.{municipality}"
    return view.words(key) if view.words.has(key) else municipality


def seat(view: View, municipality: str) -> Cell:
    """A cell of a municipality, in words."""
    return Cell(_place(view, municipality), none=municipality == "not_stated")


def _tile(view: View, row: Row, most: int, west: int, north: int) -> Tile:
    step = (
        0
        if not row["projects"]
        else 1
        if row["projects"] <= most / 4
        else 2
        if row["projects"] <= most / 2
        else 3
    )
    note = (
        view.words("note.whole_county")
        if row["municipality"] == "whole_county" and not row["projects"]
        else ""
    )
    has_place = row["tile_x"] is not None
    return Tile(
        _place(view, row["municipality"]),
        view.words.number(row["projects"]),
        step,
        view.url(municipality=row["municipality"], page=None),
        row["tile_x"] - west + 1 if has_place else None,
        row["tile_y"] - north + 1 if has_place else None,
        view.plain["municipality"] == row["municipality"],
        note,
    )
