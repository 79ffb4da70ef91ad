"""Indicators: small multiples by theme, those with a target, the list of all, and the rules by which they are shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.listing import Item
from pages.ui.forms.measures import Dot, Line, Measure, Measures, Point
from pages.ui.rows import query, rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures.rules import of as rules_of
from pages.ui.subjects.sentences import indicators as finding

EVERY: dict[str, Any] = {"theme": "", "kind": "", "find": ""}  # all, whichever the list is narrowed to
SHOWN = 1  # of a theme; the others are folded
_MOST_LINES = 4
_NEAR = 2.5  # times: a line farther away would press the own one flat
# What has become of a target, as the status whose sign it has.
_SIGN = {
    "reached": "done",
    "missed": "overdue",
    "unreported": "unreported",
    "undated": "unreported",
    "upcoming": "upcoming",
}
_RULES = ("known", "place", "first", "target", "moved", "marks", "theme", "effort")


def _url(view: View, row: Row) -> str:
    """Address of all values of an indicator."""
    return rowsets.url(view.fixing(theme="", kind=""), "indicators", indicator_id=row["indicator_id"])


def _colour(row: Row) -> str:
    """The hue of its area; navy for what is of none or of several."""
    lines = row["line_ids"]
    return palette.area(lines[0]) if len(lines) == 1 else "total"


def line_names(view: View) -> dict[str, str]:
    """What each line of areas is called."""
    return {line["line_id"]: view.name(line) for line in query.rows("choices/areas", view, strategy="")}


def areas(view: View, names: Mapping[str, str], row: Row) -> str:
    """The areas of a row in words; empty where it is of none."""
    return view.words.list([names.get(line, line) for line in row["line_ids"]])


def _target(view: View, row: Row) -> str:
    """What has become of its target, with the sign; empty without one."""
    if not row["target_status"]:
        return ""
    sign = palette.SHAPE[_SIGN[row["target_status"]]] + " " if row["target_status"] in _SIGN else ""
    return sign + view.words(f"indicator.target.{row['target_status']}")


def measure(view: View, row: Row, values: Sequence[Row], names: Mapping[str, str]) -> Measure:
    """An indicator with its path or its comparison; `values` are all of it that is known, `names` those of lines of areas."""
    words = view.words
    own = finding.place(view, row["geography"], row["geography_sv"])
    colour = _colour(row)
    lines = _lines(view, row, values, colour)
    breaks = sorted({v["period_from"].year for v in values if "break" in v["marks"] and v["period_from"]})
    doubts = [mark for mark in row["last_marks"] or [] if mark != "break"]
    notes = [words("indicator.breaks", years=words.list([str(year) for year in breaks]))] if breaks else []
    notes += [words(f"indicator.mark.{mark}", when=finding.when(view, row)) for mark in doubts]
    time = finding.when(view, row) if row["last_value"] is not None else words("indicator.outcome_missing")
    return Measure(
        name=view.name(row),
        href=_url(view, row),
        value=finding.amount(view, row, row["last_value"]),
        when=f"{time} · {own}",
        lines=lines,
        dots=() if lines else _dots(view, row, values, own, colour),
        marks=breaks if lines else (),
        notes=notes,
        foot=_foot(view, row, names),
        colour=colour if row["line_ids"] else "",
        word=_target(view, row),
    )


def _foot(view: View, row: Row, names: Mapping[str, str]) -> str:
    """Its area, who says so, how old it is, which direction is wanted, and that no target is stated."""
    words, age = view.words, row["age_years"]
    parts = [areas(view, names, row), words.source(row["publisher"]), words(f"direction.{row['direction']}")]
    if age:
        parts.append(words("indicator.age", n=words.count(age)))
    if row["target_value"] is None:
        parts.append(words("indicator.no_target"))
    return " · ".join(filter(None, parts))


def _lines(view: View, row: Row, values: Sequence[Row], colour: str) -> list[Line]:
    """A line for each place with three outcomes or more, the place's own first; what a line of two would say, dots say better."""
    dated = [v for v in values if v["kind"] == "actual" and v["period_from"]]
    by_place: dict[str, list[Row]] = {}
    for value in sorted(dated, key=lambda v: (v["geography"] != row["geography"], v["period_from"])):
        by_place.setdefault(value["geography"], []).append(value)
    if len(by_place.get(row["geography"], ())) < 3:
        return []
    last = by_place[row["geography"]][-1]["measured"]
    shown = [
        (place, found)
        for place, found in by_place.items()
        if len(found) > 2 and finding.is_near(last, found[-1]["measured"], _NEAR)
    ][:_MOST_LINES]
    return [
        Line(
            _ending(view, row, found[-1], is_alone=len(shown) == 1),
            [
                Point(float(v["period_from"].year), v["measured"], bool(set(v["marks"]) - {"break"}))
                for v in found
            ],
            colour,
            place == row["geography"],
        )
        for place, found in shown
    ]


def _ending(view: View, row: Row, last: Row, is_alone: bool) -> str:
    """What stands at the end of a line: its latest value, and whose it is where there are several."""
    value = _short(view, row, last["measured"])
    return value if is_alone else f"{value} {finding.place(view, last['geography'], last['geography_sv'])}"


def _short(view: View, row: Row, value: float) -> str:
    """A value without its unit, where that is said beside."""
    said = finding.amount(view, row, value)
    unit = view.note(row, "unit")
    return said.removesuffix(f" {unit}")


def _dots(view: View, row: Row, values: Sequence[Row], own: str, colour: str) -> list[Dot]:
    """Outcome, baseline and target of the place, and the outcomes of other places of the same time."""
    words, found = view.words, []
    if row["last_value"] is not None:
        aimed = row["target_value"] is not None or row["baseline_value"] is not None
        name = words("value_kind.actual") if aimed else own
        found.append(Dot(name, row["last_value"], finding.amount(view, row, row["last_value"]), colour, True))
    for kind in ("baseline", "target"):
        if (value := row[f"{kind}_value"]) is not None:
            found.append(Dot(words(f"value_kind.{kind}"), value, finding.amount(view, row, value), "quiet"))
    others = [
        v
        for v in values
        if v["kind"] == "actual"
        and v["geography"] != row["geography"]
        and v["period_from"] == row["last_from"]
    ]
    found += [
        Dot(
            finding.place(view, v["geography"], v["geography_sv"]),
            v["measured"],
            finding.amount(view, row, v["measured"]),
            "quiet",
        )
        for v in others
    ]
    return found if len(found) > 1 or row["target_value"] is not None else []


def by_indicator(values: Sequence[Row]) -> dict[str, list[Row]]:
    """The values of each indicator, in their order."""
    found: dict[str, list[Row]] = {}
    for value in values:
        found.setdefault(value["indicator_id"], []).append(value)
    return found


def targets(view: View, rows: Sequence[Row], values: Sequence[Row]) -> Figure:
    """The indicators with a target: outcome, baseline and target of each on one scale."""
    words, of, names = view.words, by_indicator(values), line_names(view)
    return Figure(
        key="indicator_targets",
        question="indicators/list",
        title=finding.targets(view, rows),
        subtitle=subtitle(view, words("unit.indicator_targets")),
        rows=rows,
        columns=columns(view),
        source=sourcing.line(view, "areas/indicator_sources"),
        rows_url=rowsets.url(view, "indicators"),
        forms=[Measures([measure(view, row, of[row["indicator_id"]], names) for row in rows])],
        notes=[words("note.indicator_targets")],
        empty=words("indicators.no_target_text"),
    )


def themes(view: View, rows: Sequence[Row], values: Sequence[Row]) -> Iterator[tuple[View, Figure]]:
    """A figure a theme, with the view that it is asked under: its first indicator in sight, the others folded."""
    of = by_indicator(values)
    for theme, group in groupby(rows, key=lambda row: str(row["theme"])):
        narrowed = view.fixing(theme=theme)
        yield narrowed, _themed(narrowed, theme, list(group), of)


def _themed(view: View, theme: str, rows: Sequence[Row], of: dict[str, list[Row]]) -> Figure:
    words = view.words
    values = query.rows("areas/indicators", view)
    n, names = words.count(len(rows)), line_names(view)
    return Figure(
        key=f"indicators_{theme}",
        question="areas/indicators",
        title=finding.finding(view, rows[0]),
        subtitle=subtitle(view, words(f"choice.theme.{theme}"), words("indicator.of_theme", n=n)),
        rows=values,
        columns=rowsets.indicator_columns(view),
        source=sourcing.line(view, "areas/indicator_sources"),
        rows_url=rowsets.url(view, "indicators"),
        forms=[
            Measures(
                [measure(view, row, of[row["indicator_id"]], names) for row in rows],
                SHOWN,
                words("indicator.more", n=words.count(len(rows) - SHOWN)),
            )
        ],
        notes=[words("area.note_effect")] if theme == "effort" else [],
    )


def _value(key: str, column: str) -> Column:
    def cell(view: View, row: Row) -> Cell:
        value = row[column]
        unit = "" if value is None else view.note(row, "unit")
        return Cell(finding.amount(view, row, value), css="fu-number", value=value, unit=unit)

    return Column(key, cell, number=True)


def _status(view: View, row: Row) -> Cell:
    status = row["target_status"]
    return Cell(view.words(f"indicator.target.{status}") if status else "–")


def _moved(view: View, row: Row) -> Cell:
    return Cell(view.words(f"indicator.moved.{row['moved']}") if row["moved"] else "–")


def _age(view: View, row: Row) -> Cell:
    age = row["age_years"]
    return Cell("–" if age is None else view.words.number(age), css="fu-number", value=age)


def columns(view: View) -> list[Column]:
    """The columns of the list of indicators."""
    names = line_names(view)
    return table.of(
        "indicators/list",
        table.named("indicator", href=_url),
        replace(table.code("theme", "choice.theme"), folded=bool(view["theme"])),
        Column("areas", lambda v, r: Cell(areas(v, names, r) or "–"), folded=True),
        Column("geography", lambda v, r: Cell(v.note(r, "geography"))),
        _value("measured", "last_value"),
        table.date("period", "last"),
        Column("age_years", _age, number=True),
        Column("moved", _moved),
        replace(_value("country_value", "country_value"), folded=True),
        replace(_value("baseline_value", "baseline_value"), folded=True),
        _value("target_value", "target_value"),
        Column("target_status", _status),
        Column("definition", lambda v, r: Cell(v.note(r, "definition"), css="fu-wide"), folded=True),
        "source",
    )


def listed(view: View, rows: Sequence[Row]) -> Figure:
    """Every indicator with its latest value, its age, which way it has gone, and its target."""
    words = view.words
    return Figure(
        key="indicators_list",
        question="indicators/list",
        title=words(
            "title.indicators_list",
            n=words.count(len(rows)),
            values=words.count(sum(r["rows"] for r in rows)),
        ),
        subtitle=subtitle(view, words("unit.indicators_list")),
        rows=rows,
        columns=columns(view),
        source=sourcing.line(view, "areas/indicator_sources"),
        rows_url=rowsets.url(view, "indicators"),
        table_open=True,
        page_size=25,
    )


def rules(view: View) -> Figure:
    """By what rules an indicator is known, placed, judged and marked."""
    words = view.words
    items = [
        Item(words(f"indicator.rule.{rule}.title"), words(f"indicator.rule.{rule}.text")) for rule in _RULES
    ]
    return rules_of(view, "indicator_rules", items)


def marks(view: View, rows: Sequence[Row]) -> Figure:
    """The years in which a series breaks or a value is doubted by its source."""
    words = view.words
    return Figure(
        key="indicator_marks",
        question="indicators/marks",
        title=words("title.indicator_marks", n=words.count(len(rows))),
        subtitle=subtitle(view, words("unit.indicator_marks")),
        rows=rows,
        columns=table.of(
            "indicators/marks",
            table.named("indicator"),
            "period",
            Column("marks", lambda v, r: Cell(v.words(f"indicator.marked.{r['mark']}"))),
        ),
        source=sourcing.of_rows(view, rows),
        table_open=True,
        page_size=25,
        empty=words("indicator.no_marks"),
    )
