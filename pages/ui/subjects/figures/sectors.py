"""Strength areas: location quotients of sectors, their change, what is known of dynamics, and the analysis as a method."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.listing import Item
from pages.ui.forms.measures import Line, Measure, Measures, Point
from pages.ui.forms.pairs import Pair, Pairs, Words
from pages.ui.forms.scale import scale
from pages.ui.forms.sentences import Sentences
from pages.ui.rows import rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import indicators
from pages.ui.subjects.figures.rules import of as rules_of
from pages.ui.subjects.sentences import sectors as finding

COUNTY, REGION = "Värmland", "North Middle Sweden"


def _url(view: View, row: Row) -> str:
    """Address of all values of a sector."""
    return rowsets.url(view, "sectors", sector_code=row["sector_code"])


def _note(view: View, row: Row) -> str:
    """How many persons, and what makes a reader careful."""
    words = view.words
    parts = [words("sectors.persons", n=words.count(row["persons"]))]
    parts += [words("sectors.is_small")] if row["is_small"] else []
    parts += [words("sectors.is_part")] if row["is_part"] else []
    return " · ".join(parts)


def quotients(view: View, rows: Sequence[Row]) -> Figure:
    """Each sector's quotient in the county and in the wider region against the threshold, with its share of the county."""
    words = view.words
    high = max((max(row["quotient"], row["region_quotient"] or 0) for row in rows), default=1)
    pairs = [
        Pair(
            finding.name(view, row),
            _url(view, row),
            _note(view, row),
            row["region_quotient"] or 0,
            words.number(row["region_quotient"], 2),
            row["quotient"],
            words.number(row["quotient"], 2),
            words.percent(row["share_pct"]),
        )
        for row in rows
    ]
    ticks = [(tick, words.number(tick, 0 if tick == round(tick) else 1)) for tick in scale(high)]
    heads = Words(*(words(f"sectors.head.{name}") for name in ("what", "region", "county", "share")))
    return Figure(
        key="quotients",
        question="sectors/strengths",
        title=title_of_quotients(view, rows),
        subtitle=subtitle(view, words("unit.quotients")),
        rows=rows,
        columns=columns(view),
        source=sourcing.line(view, "sectors/sources"),
        rows_url=rowsets.url(view, "sectors"),
        forms=[Pairs(pairs, ticks, heads, (finding.THRESHOLD, words("sectors.threshold")))],
        notes=[words("note.quotients"), words("note.sector_areas")],
        empty=words("sectors.none_text"),
    )


def title_of_quotients(view: View, rows: Sequence[Row]) -> str:
    """How many of the large sectors are above the threshold, and how many below."""
    words, standing = view.words, [row["standing"] for row in rows]
    counts = {name: words.count(standing.count(name)) for name in ("above", "below")}
    return words("title.quotients", **counts) if rows else words("sectors.none")


def columns(view: View) -> list[Column]:
    """The columns of the table of sectors."""
    names = indicators.line_names(view)

    def areas(v: View, row: Row) -> Cell:
        return Cell(indicators.areas(v, names, row) or "–", css="fu-wide")

    return table.of(
        "sectors/strengths",
        Column("sector", lambda v, r: Cell(finding.name(v, r), _url(v, r), css="fu-wide")),
        table.number("quotient", decimals=2),
        "share_pct",
        "country_pct",
        "persons",
        table.number("region_quotient", decimals=2),
        table.number("first_quotient", decimals=2),
        table.number("quotient_change", "change", decimals=2),
        Column("marks", lambda v, r: Cell(_marks(v, r) or "–")),
        Column("sector_areas", areas, folded=True),
        "source",
    )


def _marks(view: View, row: Row) -> str:
    words = view.words
    return words.list([words(f"sectors.{mark}") for mark in ("is_small", "is_part") if row[mark]])


def over_years(view: View, rows: Sequence[Row], order: Sequence[Row]) -> Figure:
    """The quotient of each sector year by year, the wider region's as a quiet line, the threshold as another."""
    words = view.words
    large = [row for row in order if not row["is_small"]]
    moved = max(large, key=lambda row: abs(row["change"] or 0), default=None)
    title = words("title.quotients_one_year" if rows else "sectors.none")
    if moved is not None and moved["change"] is not None:
        title = words(
            "title.quotients_years",
            name=finding.name(view, moved),
            first=words.number(moved["first_quotient"], 2),
            last=words.number(moved["quotient"], 2),
            first_year=moved["first_year"],
            year=moved["year"],
        )
    measures = [
        _path(view, row, [r for r in rows if r["sector_code"] == row["sector_code"]]) for row in order
    ]
    return Figure(
        key="quotients_years",
        question="sectors/values",
        title=title,
        subtitle=subtitle(view, words("unit.quotients_years")),
        rows=rows,
        columns=rowsets.sector_columns(view),
        source=sourcing.line(view, "sectors/sources"),
        rows_url=rowsets.url(view, "sectors"),
        forms=[Measures(measures, 3, words("sectors.more", n=words.count(max(len(measures) - 3, 0))))],
        notes=[words("note.quotients")],
        empty=words("sectors.none_text"),
    )


def _path(view: View, row: Row, values: Sequence[Row]) -> Measure:
    words = view.words
    lines = []
    for place, is_main in ((COUNTY, True), (REGION, False)):
        own = [value for value in values if value["geography"] == place]
        if own:
            said = f"{words.number(own[-1]['quotient'], 2)} {view.note(own[-1], 'geography')}"
            points = [Point(float(v["year"]), v["quotient"], v["is_small"] and is_main) for v in own]
            lines.append(Line(said, points, is_main=is_main))
    years = [point.place for line in lines for point in line.points]
    threshold = [Point(min(years), finding.THRESHOLD), Point(max(years), finding.THRESHOLD)]
    lines.append(Line(words("sectors.threshold"), threshold))
    return Measure(
        finding.name(view, row),
        _url(view, row),
        words.number(row["quotient"], 2),
        str(row["year"]),
        lines=lines,
        foot=_note(view, row),
    )


def dynamics(view: View, rows: Sequence[Row], known: Sequence[Row]) -> Figure:
    """New firms and patents as they are known, and until when; of trade marks nothing is. `known` are all indicators."""
    words = view.words
    names = indicators.line_names(view)
    standing = {row["indicator_id"]: row for row in known}
    years = [row["period_from"].year for row in rows if row["period_from"]]
    return Figure(
        key="dynamics",
        question="sectors/dynamics",
        title=words("title.dynamics", year=max(years)) if years else words("title.dynamics_none"),
        subtitle=subtitle(view, words("unit.dynamics")),
        rows=rows,
        columns=rowsets.indicator_columns(view),
        source=sourcing.of_rows(view, rows),
        forms=[
            Measures(
                [
                    indicators.measure(view, standing[key], values, names)
                    for key, values in indicators.by_indicator(rows).items()
                ]
            ),
            Sentences((words("sectors.no_trade_marks"),), are_notes=True),
        ],
        empty=words("sectors.no_dynamics"),
    )


def listed(view: View, rows: Sequence[Row]) -> Figure:
    """Every sector with its quotient, shares and change, and the areas that it may have to do with."""
    words = view.words
    return Figure(
        key="sectors_list",
        question="sectors/strengths",
        title=words("title.sectors_list", n=words.count(len(rows))),
        subtitle=subtitle(view, words("unit.quotients")),
        rows=rows,
        columns=columns(view),
        source=sourcing.line(view, "sectors/sources"),
        rows_url=rowsets.url(view, "sectors"),
        notes=[words("note.quotients"), words("note.sector_areas")],
        table_open=True,
        empty=words("sectors.none_text"),
    )


def formula(view: View) -> Figure:
    """How a location quotient is made, in words and in symbols, and how it is to be read."""
    words = view.words
    items = [
        Item(words(f"sectors.rule.{rule}.title"), words(f"sectors.rule.{rule}.text"))
        for rule in ("words", "symbols", "threshold", "small", "part", "rounding")
    ]
    return rules_of(view, "quotient_formula", items)


def analysis(view: View, rows: Sequence[Row]) -> Figure:
    """The three-part analysis as its deck has it: how each part is judged, what is done here, and what is missing."""
    words = view.words

    def done(v: View, row: Row) -> Cell:
        key = f"sectors.done.{row['item_id']}"
        return Cell(v.words(key) if v.words.has(key) else v.words("sectors.done.none"), css="fu-wide")

    return Figure(
        key="strength_analysis",
        question="monitoring/methods",
        title=words("title.strength_analysis"),
        subtitle=subtitle(view, words("unit.strength_analysis")),
        rows=rows,
        columns=table.of(
            "monitoring/methods",
            table.code("method_part", "sectors.subject", "subject"),
            table.named("item"),
            Column("method", lambda v, r: Cell(str(r[f"method_{v.lang}"] or "–"), css="fu-wide")),
            Column("done_here", done),
            table.code("basis", "basis"),
            "source",
        ),
        source=sourcing.of_rows(view, rows),
        table_open=True,
        empty=words("sectors.no_method"),
    )
