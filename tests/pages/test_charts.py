"""Each form of chart is a valid Plotly specification that says what it must of partial years and of what is not stated."""

import copy
import json
import re
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import pytest

from pages.ui.base import palette
from pages.ui.base.words import Words
from pages.ui.forms import plots, years
from pages.ui.forms import stacks as stacked
from pages.ui.forms.bars import Bars
from pages.ui.forms.form import Chart
from pages.ui.forms.stacks import YearStacks
from pages.ui.forms.years import Axis, Series
from pages.ui.rows.query import Row
from tests.pages import rig
from tests.pages.views import VIEWS

SV = Words("sv")
YEARS = (2015, 2016, 2018)
HOSTILE = [
    '<a href="https://evil.example">här</a>',
    "<b>fet</b><br><script>alert(1)</script>",
    "O'Hara & Söner <AB>",
    "&lt;b&gt;",
    "var(--total)",
    "var(--",
    "{name} {{x}} %{y}",
    "$x^2$",
]


def money_row(group: str, year: int | None, value: float, **more: Any) -> Row:
    """A row as the questions of money per year give it."""
    base = {"group_key": group, "year_key": year or 0, "year": year, "value": value}
    return {**base, "is_partial": False, "is_after": False, **more}


def amounts(rows: Sequence[Row], names: Sequence[str]) -> Chart:
    """A chart of amounts per year, a series to each name on those before it, with sums, a change and years without a register."""
    sums: dict[int | None, float] = {}
    for row in rows:
        sums[row["year"]] = sums.get(row["year"], 0) + row["value"]
    series = [
        Series(
            name,
            "total",
            years.marks_of(
                [row for row in rows if row["group_key"] == f"g{n}"],
                SV.millions,
                lambda row: f"/rader?year_key={row['year_key']}",
            ),
        )
        for n, name in enumerate(names)
    ]
    form = YearStacks(
        years.axis_of(rows, SV),
        tuple(series),
        tuple((year, SV.money(value)) for year, value in sums.items()),
        ((0, "0"), (1e6, "1")),
        "mnkr",
        ((2016.2, names[0]),) if names else (),
        2016,
        "inget register",
    )
    return plots.chart(form) or {}


def stacks(rows: Sequence[Row]) -> Chart:
    """A chart of counts per year, stacked by state."""
    series = [("ongoing", "pågår", "state-ongoing", ""), ("ended", "avslutat", "state-ended", "hatch")]
    form = stacked.stacks(
        rows,
        series=series,
        column="state",
        value="projects",
        href=lambda row: f"/rader?year_key={row['year_key']}",
        words=SV,
    )
    return plots.chart(form) or {}


def state_row(state: str, year: int | None, projects: int) -> Row:
    """A row as the question of projects per year gives it."""
    return {"state": state, "year_key": year or 0, "year": year, "projects": projects}


NAMED = re.compile(r"var\(--([\w-]+)\)")


def colours(node: Any) -> set[str]:
    """The names of colours in a specification, as the browser finds them."""
    if isinstance(node, str):
        found = NAMED.fullmatch(node)
        return {found[1]} if found else set()
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return set().union(*map(colours, parts))


def check(chart: Chart) -> None:
    """Let Plotly refuse what is not valid, wide and narrow, and the browser what is no JSON."""
    assert set(chart) == {"data", "layout", "narrow"}
    json.dumps(chart, allow_nan=False)
    assert {name for name in colours(chart) if f"--{name}:" not in palette.css()} == set()
    for layout in (chart["layout"], chart["layout"] | chart["narrow"]):
        go.Figure(data=chart["data"], layout=layout)
        assert layout["height"] >= 60


def years_of(names: int) -> list[Row]:
    """Rows of several groups and years."""
    return [money_row(f"g{n}", year, 1e6 * (n + 1)) for n in range(names) for year in YEARS]


@pytest.mark.parametrize("names", [1, 2, 10])
def test_amounts_are_valid(names: int) -> None:
    check(amounts([*years_of(names), money_row("g0", None, 5e5)], ["Namn"] * names))


def test_stacks_are_valid() -> None:
    check(stacks([state_row("ongoing", 2015, 3), state_row("ended", 2015, 1), state_row("ended", None, 2)]))


@pytest.mark.parametrize("address", [view for path in VIEWS for view in VIEWS[path][:8]])
def test_what_the_pages_draw_is_valid(address: str) -> None:
    for piece in rig.shown(address).blocks:
        for chart in piece.charts.values():
            check(chart)


@pytest.mark.parametrize("address", [view for path in VIEWS for view in VIEWS[path][:8]])
def test_a_chart_has_a_place_of_its_height_and_a_name(address: str) -> None:
    for piece in rig.shown(address).blocks:
        slots = [element for element in rig.elements(piece.html) if "data-chart" in element.attributes]
        assert {slot.attributes["data-chart"] for slot in slots} == set(piece.charts)
        for slot in slots:
            height = piece.charts[slot.attributes["data-chart"]]["layout"]["height"]
            assert f"height:{height / 16}rem" in slot.attributes["style"]
            assert slot.attributes["role"] == "img"
            assert slot.attributes["aria-label"].strip(" .")


@pytest.mark.parametrize("years", [[2020], [2020, 2021], [2020, None]])
def test_a_list_of_colours_stands_only_where_they_differ(years: list[int | None]) -> None:
    """Plotly takes a list for a fault, and writes so three times at each drawing."""
    [trace] = amounts([money_row("g0", year, 1.0) for year in years], ["Namn"])["data"]
    differ = None in years
    assert trace["marker"]["color"] == (
        ["var(--total)", "var(--status-unreported)"] if differ else "var(--total)"
    )


def test_every_group_is_drawn_on_those_before_it_and_the_sum_stands_over_them() -> None:
    chart = amounts(years_of(3), ["Ett", "Två", "Tre"])
    assert chart["layout"]["barmode"] == "stack"
    assert [trace["y"] for trace in chart["data"]] == [[1e6] * 3, [2e6] * 3, [3e6] * 3]
    sums = [note for note in chart["layout"]["annotations"] if note["text"] == SV.money(6e6)]
    assert [(note["x"], note["y"]) for note in sums] == [(year, 6e6) for year in YEARS]
    assert chart["data"][1]["hovertext"][0] == "2015: Två 2 mnkr"


def test_years_that_no_register_covers_are_pale_to_the_end() -> None:
    layout = amounts(years_of(1), ["Ett"])["layout"]
    [band] = [shape for shape in layout["shapes"] if shape["type"] == "rect"]
    assert (band["x0"], band["x1"], band["layer"]) == (2015.5, 2018.5, "below")
    assert "inget register" in [note["text"] for note in layout["annotations"]]
    form = YearStacks(Axis(2015, 2018), (), bare=2019, bare_text="inget register")
    assert not (plots.chart(form) or {})["layout"].get("shapes")
    form = YearStacks(Axis(2015, 2018), (), bare=2016, bare_text="från 2016: inget register")
    drawn = plots.chart(form) or {}
    assert [note["text"] for note in drawn["layout"]["annotations"]] == ["från 2016: inget register"]
    # on a phone in two lines: beside the columns, not over them
    assert [note["text"] for note in drawn["narrow"]["annotations"]] == ["från 2016:<br>inget register"]


def ticks(layout: dict[str, Any]) -> dict[float, str]:
    """The places on the axis that have a label."""
    return dict(zip(layout["xaxis"]["tickvals"], layout["xaxis"]["ticktext"], strict=True))


@pytest.mark.parametrize("count", range(1, 20))
@pytest.mark.parametrize("names", [1, 3])
@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_partial_year_is_hatched_and_starred(names: int, after: int, count: int) -> None:
    """Also on a phone, and also where years after it hold money that is already granted."""
    partial, last = 2010 + count, 2010 + count + after
    rows = [
        money_row(f"g{n}", year, 1.0, is_partial=year == partial, is_after=year > partial)
        for n in range(names)
        for year in range(2010, last + 1)
    ]
    chart = amounts(rows, ["Namn"] * names)
    for trace in chart["data"]:
        shapes = dict(zip(trace["x"], trace["marker"]["pattern"]["shape"], strict=True))
        assert {year for year, shape in shapes.items() if shape == "/"} == set(range(partial, last + 1))
    for layout in (chart["layout"], chart["layout"] | chart["narrow"]):
        assert ticks(layout)[partial] == f"{partial}*"
        assert [text for text in ticks(layout).values() if text.endswith("*")] == [f"{partial}*"]


@pytest.mark.parametrize("count", range(1, 20))
def test_what_has_no_year_stands_in_its_own_place(count: int) -> None:
    """Beside the last year, grey and named, also on a phone; never on a year."""
    years = list(range(2000, 2000 + count))
    money = [*(money_row("g0", year, 1.0) for year in years), money_row("g0", None, 2.0)]
    states = [*(state_row("ended", year, 1) for year in years), state_row("ended", None, 2)]
    for chart in (
        amounts(money, ["Namn"]),
        amounts([*money, money_row("g1", 2000, 1.0)], ["Ett", "Två"]),
        stacks(states),
    ):
        trace = next(trace for trace in chart["data"] if 2.0 in trace["y"])
        place = trace["x"][trace["y"].index(2.0)]
        assert place > years[-1] + 1
        for layout in (chart["layout"], chart["layout"] | chart["narrow"]):
            assert ticks(layout)[place].replace("<br>", " ") == SV("chart.unknown_tick")
            low, high = layout["xaxis"]["range"]
            assert low < years[0] - 0.4
            assert high > place + 0.4
            assert ticks(layout)[years[-1]] == str(years[-1])
    trace = amounts(money, ["Namn"])["data"][0]
    assert trace["marker"]["color"] == [*["var(--total)"] * count, "var(--status-unreported)"]
    assert set(trace["marker"]["pattern"]["shape"]) == {""}  # it touches no other fill


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_shown_as_they_are(name: str) -> None:
    chart = amounts(years_of(2), [name, "Annat"])
    check(chart)
    for layout in (chart["layout"], chart["layout"] | chart["narrow"]):
        text = layout["annotations"][0]["text"]
        assert "<" not in text
        assert ">" not in text
        assert not NAMED.fullmatch(text)
        shown = text.replace("&#118;", "v").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        assert shown == name


@pytest.mark.parametrize("names", [0, 1, 3])
def test_no_rows_are_no_error(names: int) -> None:
    chart = amounts([], ["Namn"] * names)
    json.dumps(chart, allow_nan=False)
    go.Figure(data=chart["data"], layout=chart["layout"])
    chart = stacks([])
    json.dumps(chart, allow_nan=False)
    go.Figure(data=chart["data"], layout=chart["layout"])


def test_only_what_has_no_year_is_no_error() -> None:
    check(amounts([money_row("g0", None, 1.0)], ["Namn"]))
    check(stacks([state_row("ended", None, 1)]))


@pytest.mark.parametrize("where", ["/projekt", "/projekt?as_of=2020-12-31&area_mode=split&lang=en"])
def test_areas_are_ranked_and_what_is_of_none_stands_apart(where: str) -> None:
    [bars] = [form for form in rig.shown(where).figure("projects_by_area").forms if isinstance(form, Bars)]
    totals = [(bar.is_apart, -sum(part.value for part in bar.parts)) for bar in bars.items]
    assert totals == sorted(totals)
    assert {is_apart for is_apart, _ in totals} == {False, True}


def test_bars_of_nothing_are_no_error() -> None:
    check(amounts([money_row("g0", 2016, 0.0)], ["Namn"]))


def test_a_plotly_that_knows_better_is_heard() -> None:
    """The check itself: what is not valid is refused."""
    chart = copy.deepcopy(amounts(years_of(1), ["Namn"]))
    chart["data"][0]["marker"]["patern"] = {}
    with pytest.raises(ValueError, match="patern"):
        check(chart)
