"""Money by area and year in one matrix, with what else is known of each area beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.area_years import AreaYears, Cell, Heads, Line, Mark, Number, Verdict
from pages.ui.rows import bodies, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.subjects.figures import verdicts as verdict_figures
from pages.ui.subjects.sentences import coverage, verdicts

NONE = "–"
MOST_YEARS, LATE_YEARS = 9, 6  # that have a column each on a slide; where there are more, so many
_MARKS = {"due_done": "done", "overdue": "overdue", "unreported": "unreported", "upcoming": "upcoming"}


def overview(
    view: View,
    rows: Sequence[Row],
    areas: Sequence[Row],
    judged: Sequence[Row],
    total: Row,
    reach: Sequence[Row],
) -> Figure:
    """Each area with its verdict, its money by year, its projects and its planned milestones.

    `rows` are of funding/per_year by area, `areas` of areas/compare, `judged` of milestones/verdicts, `reach` of funding/reach.
    """
    words = view.words
    judgement = {row["line_id"]: row for row in judged}
    undated = any(row["undated_sek"] for row in areas)
    lines = [_area(view, row, rows, judgement.get(row["line_id"]), undated) for row in areas]
    heads = Heads(
        words("column.area"),
        [*([words("matrix.undated")] if undated else []), words("matrix.sum"), words("matrix.projects")],
        words("matrix.verdict"),
        words("matrix.milestones"),
        words("matrix.small"),
        words("column.standing"),
    )
    return Figure(
        key="area_years",
        question="funding/per_year",
        title=_title(view, rows, total),
        subtitle=subtitle(
            view,
            f"{words('measure.' + view['measure'])} {words('location.' + view['location'])}",
            words("matrix.unit", unit=words(f"deck.millions.{view['currency']}")),
        ),
        rows=rows,
        columns=table.of(
            "funding/per_year",
            table.year(unknown="common.year_not_stated"),
            table.named("area"),
            table.money("value", href=lambda v, r: _rows_of(v, r["line_id"], r["year_key"]), adds=_dated),
            "rows",
        ),
        source=sourcing.line(view, "funding/sources"),
        rows_url=rowsets.url(view, "funding"),
        forms=[
            matrix(view, lines, heads, rows, reach, sum_at=int(undated), legend=_legend(view)),
            *verdict_figures.rule(view),
        ],
    )


def matrix(
    view: View,
    lines: Sequence[Line],
    heads: Heads,
    rows: Sequence[Row],
    reach: Sequence[Row],
    sum_at: int = 0,
    legend: Sequence[tuple[str, str]] = (),
    is_running: bool = False,
) -> AreaYears:
    """The matrix of lines over the years of rows, to the year of the day; `is_running`: each year holds those before it."""
    years = [row["year"] for row in rows if row["year"] is not None] or [view.as_of.year]
    last = max(max(years), min(view.as_of.year, view["year_to"] or view.as_of.year))
    uncovered = coverage.first_uncovered(reach)
    words = view.words
    bare = [(" ", words("matrix.bare", year=uncovered))] if 0 < uncovered <= last else []
    late = last - LATE_YEARS + 1 if last - min(years) >= MOST_YEARS else 0
    return AreaYears(
        words("matrix.caption"),
        heads,
        min(years),
        last,
        tuple(replace(line, early=_early(view, line, late, is_running)) for line in lines),
        sum_at,
        uncovered,
        (*legend, *bare),
        late,
    )


def _early(view: View, line: Line, late: int, is_running: bool) -> str:
    """What the years of a line before one are together; where each holds those before it, the last of them."""
    values = [cell.value for cell in line.cells if cell.year < late]
    return view.words.millions(values[-1] if is_running else sum(values)) if values else ""


def cells(view: View, rows: Sequence[Row], href: Mapping[int, str] | None = None) -> tuple[Cell, ...]:
    """The years of a line with their amounts in millions."""
    return tuple(
        Cell(
            row["year"],
            row["value"],
            view.words.millions(row["value"]),
            (href or {}).get(row["year"], ""),
            row["is_partial"],
        )
        for row in rows
        if row["year"] is not None and row["value"]
    )


def _rows_of(view: View, line: str, year: int | None = None) -> str:
    narrow = {"group_key": line} | ({} if year is None else {"year_key": year})
    return rowsets.url(view, "funding", **narrow)


def _projects_of(view: View, line: str) -> str:
    """The rows of a number of areas/compare, which fixes nothing of money."""
    return rowsets.url(view.plain.asking("areas/compare"), "projects", by="area", line_id=line)


def _area(view: View, area: Row, rows: Sequence[Row], judged: Row | None, undated: bool) -> Line:
    words, line = view.words, area["line_id"]
    own = [row for row in rows if row["line_id"] == line]
    numbers = [
        Number(
            words.millions(area["granted_sek"]) if area["granted_sek"] else NONE,
            _rows_of(view, line) if area["granted_sek"] else "",
        ),
        Number(words.number(area["projects"]), _projects_of(view, line)),
    ]
    if undated:
        sek = area["undated_sek"]
        numbers.insert(
            0, Number(f"+{words.millions(sek)}" if sek else "", _rows_of(view, line, 0) if sek else "")
        )
    return Line(
        view.name(area),
        view.url("omrade", line_id=line),
        palette.area(line),
        cells(view, own, {row["year"]: _rows_of(view, line, row["year_key"]) for row in own}),
        tuple(numbers),
        _verdict(view, judged) if judged else None,
        _marks(view, judged) if judged else (),
        not area["strategy_ids"],
    )


def _verdict(view: View, row: Row) -> Verdict:
    return Verdict(
        verdicts.SIGNS[row["verdict"]],
        _capital(view.words(f"verdict_of.{row['verdict']}")),
        verdicts.who(view, row),
        bodies.card(view, row["answering_org_ids"][0]) if row["answering"] else "",
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _marks(view: View, row: Row) -> tuple[Mark, ...]:
    words = view.words
    return tuple(
        Mark(
            palette.SHAPE[status],
            words(f"status.{status}"),
            words.number(row[name]),
            rowsets.url(view, "milestones", by="area", key=row["line_id"], status=name),
        )
        for name, status in _MARKS.items()
        if row[name]
    )


def _legend(view: View) -> list[tuple[str, str]]:
    words = view.words
    signs = [(palette.SHAPE[status], words(f"status.{status}")) for status in _MARKS.values()]
    return [*signs, (verdicts.SIGNS["no_plan"], words("verdict_of.no_plan")), (NONE, words("matrix.none"))]


def _title(view: View, rows: Sequence[Row], total: Row) -> str:
    """What part the two largest decisions are, and the most that an area got in a year."""
    words = view.words
    best = max((row["value"] for row in rows if palette.is_area(row["line_id"]) and row["year"]), default=0)
    values = {
        "two": words.money(total["largest_two"] or 0),
        "all": words.money(total["value"]),
        "most": words.money(best),
    }
    if not total["rows"]:
        return words("title.per_year_none")
    if not total["largest_two"]:
        return words("title.area_years_few", **values)
    return words("title.area_years" if best else "title.area_years_two", **values)


def _dated(row: Row) -> bool:
    """Money without a year is in no sum with other money."""
    return row["year"] is not None
