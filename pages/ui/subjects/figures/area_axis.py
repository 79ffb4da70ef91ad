"""One area on one axis of years: money, projects, milestones, actors and indicators, with the change of strategy marked."""

from collections.abc import Sequence
from typing import Any

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.base.counts import leading
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.events import of_titles
from pages.ui.forms.form import Form
from pages.ui.forms.keys import PATTERN, Key, Keys, of_statuses
from pages.ui.forms.lanes import Lane, Lanes, Part, Words, Year
from pages.ui.forms.years import UNKNOWN
from pages.ui.rows import query, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import notes, verdicts
from pages.ui.subjects.figures import projects as project_figures
from pages.ui.subjects.figures.areas import changes, first_year

LANES = ("money", "projects", "milestones", "actors", "indicators")


def axis(view: View, rows: Sequence[Row], compared: Sequence[Row]) -> Figure:
    """Money, projects, milestones, actors and indicators on one axis of years, with the change of strategy marked."""
    view, words = view.asking("areas/axis"), view.words
    years = [row["year_key"] for row in rows if row["year_key"]]
    last = max([view.as_of.year, *years])
    drawn = [_lane(view, key, [row for row in rows if row["lane"] == key]) for key in LANES]
    marked = changes(view)
    events = query.rows("funding/events", view)
    noted = query.rows("notes/list", view, line_id="")
    titles = [f"{words.date(r['date_from'], r['date_precision'])}: {view.name(r, 'title')}" for r in events]
    return Figure(
        key="axis",
        question="areas/axis",
        title=_axis_title(view, rows),
        subtitle=subtitle(view, words("area.axis_unit"), words(f"scope.{view['scope']}")),
        rows=rows,
        columns=_axis_columns(),
        source=sourcing.line(
            view,
            f"{'funding' if any(r['lane'] == 'money' for r in rows) else 'projects'}/sources",
        ),
        forms=[
            Lanes(
                [lane for lane in drawn if lane.years],
                min([first_year(view), *years]),
                last,
                marked,
                Words(
                    words("chart.unknown_tick"),
                    words("chart.partial_tick", year=last),
                    words("area.axis_region"),
                ),
                {row["date_from"].year for row in noted},
            ),
            *_keys(view, rows),
            *of_titles(words("figure.events", n=len(titles)), titles),
            *notes.under(view, noted),
            *verdicts.rule(view),
        ],
        notes=[
            words("areas.note_change", mark=marked[-1][1]) if marked else "",
            words("area.note_axis"),
            words("note.undated") if any(r["lane"] == "money" and not r["year_key"] for r in rows) else "",
            words("area.note_part", money=words.money(compared[0]["granted_part_sek"]))
            if compared and compared[0]["granted_part_sek"]
            else "",
        ],
    )


def _axis_title(view: View, rows: Sequence[Row]) -> str:
    """The full year with most money, and the one in which most projects began."""
    words = view.words
    sums: dict[str, dict[int, float]] = {"money": {}, "projects": {}}
    for row in rows:
        if row["lane"] in sums and row["year_key"]:
            years = sums[row["lane"]]
            years[row["year_key"]] = years.get(row["year_key"], 0) + row["value"]
    if view.as_of < view.as_of.replace(month=12, day=31):
        sums["money"].pop(view.as_of.year, None)  # a year that is not over is not compared with full ones
    said = []
    if money := sums["money"]:
        best = leading(money)
        years_said = words.list([str(year) for year in best])
        said.append(words("title.per_year_best", year=years_said, money=words.money(money[best[0]])))
    if began := sums["projects"]:
        most = leading(began)
        key = "title.projects_per_year" if len(most) == 1 else "title.projects_per_year_tied"
        n = words.count(began[most[0]])
        said.append(words(key, year=words.list([str(year) for year in most]), n=n))
    return ". ".join(said) or words("title.area_axis_none")


def _keys(view: View, rows: Sequence[Row]) -> list[Form]:
    """The key of states and statuses that occur in the lanes."""
    states = {
        s: sum(r["value"] for r in rows if r["lane"] == "projects" and r["code"] == s)
        for s in project_figures.STATES
    }
    counts = {
        s: int(sum(r["value"] for r in rows if r["lane"] == "milestones" and r["code"] == s))
        for s in palette.SHAPE
    }
    projects = view.words("column.projects")
    keys = [
        Key(f"{projects}: {view.words(f'choice.state.{s}')}", f"state-{s}", project_figures.PATTERN[s])
        for s, n in states.items()
        if n
    ]
    return [Keys(keys), of_statuses(view, counts)]


def _lane(view: View, key: str, rows: Sequence[Row]) -> Lane:
    words = view.words
    years: dict[int, list[Row]] = {}
    for row in rows:
        years.setdefault(row["year_key"], []).append(row)
    counted_rows = [row for row in rows if row["year_key"] or key != "money"]
    return Lane(
        words(f"area.lane.{key}"),
        _amount(view, key, sum(row["value"] for row in counted_rows)),
        _lane_url(view, key),
        [
            Year(
                year,
                _amount(view, key, sum(row["value"] for row in own)),
                _lane_url(view, key, year),
                [_part(view, key, row) for row in _ordered(own)],
                short=_short(view, own) if key == "money" else "",
                hatched=key == "money"
                and year == view.as_of.year
                and (view.as_of.month, view.as_of.day) != (12, 31),
            )
            for year, own in years.items()
        ],
    )


def _short(view: View, rows: Sequence[Row]) -> str:
    """Millions alone, as the lane's name says: there is little room in a year."""
    millions = sum(row["value"] for row in rows) / 1e6
    return view.words.number(millions, 1) if millions >= 0.05 else "<" + view.words.number(0.1, 1)


def _ordered(rows: Sequence[Row]) -> list[Row]:
    order = [*project_figures.STATES, *palette.SHAPE, "all"]
    return sorted(rows, key=lambda row: order.index(row["code"]))


def _amount(view: View, key: str, value: float) -> str:
    return view.words.money(value) if key == "money" else view.words.number(value)


def _part(view: View, key: str, row: Row) -> Part:
    words, code = view.words, row["code"]
    count = words.number(row["value"])
    if key == "projects":
        name = f"{words(f'choice.state.{code}')} {count}"
        return Part(name, row["value"], f"state-{code}", project_figures.PATTERN[code])
    if key == "milestones":
        name = f"{words(f'status.{code}')} {count}"
        return Part(name, row["value"], f"status-{code}", PATTERN[code])
    if key != "money":
        return Part("", row["value"], "quiet")
    return Part("", row["value"], palette.area(view["line_id"]) if row["year_key"] else UNKNOWN)


def _lane_url(view: View, key: str, year: int | None = None) -> str:
    """The rows of a lane, or of one year of it."""
    line = view["line_id"]
    narrow: dict[str, Any] = {}
    if key == "money":
        narrow |= {"by": "area", "group_key": line}
    if year is not None:
        narrow |= {"by": "year", "key": str(year)} if key == "milestones" else {"year_key": year}
    return rowsets.url(view, "funding" if key == "money" else key, **narrow)


def _axis_columns() -> list[Column]:
    def code(view: View, row: Row) -> Cell:
        prefix = {"projects": "choice.state", "milestones": "status"}.get(row["lane"])
        return Cell(view.words(f"{prefix}.{row['code']}") if prefix else "–")

    def value(view: View, row: Row) -> Cell:
        href = _lane_url(view, row["lane"], row["year_key"])
        if row["lane"] == "milestones":
            href = rowsets.url(view, "milestones", by="year", key=str(row["year_key"]), status=row["code"])
        if row["lane"] == "projects":
            href = rowsets.url(view, "projects", year_key=row["year_key"], state=row["code"])
        if row["lane"] == "money":
            return table.amount(view, row["value"], "SEK", href)
        return table.counted(view, row["value"], href=href)

    return [
        Column("what", lambda v, r: Cell(v.words(f"area.lane.{r['lane']}"))),
        table.year("year", "year_key"),
        Column("state", code),
        Column("value_or_count", value, number=True),
    ]
