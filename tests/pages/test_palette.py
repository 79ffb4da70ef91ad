"""Colours can be seen on both backgrounds, mean one thing each, and never say anything alone."""

import io
import itertools
import re
import tomllib
from pathlib import Path

import pandas as pd
import pytest

import queries
from pages.ui.base import assets, palette
from pages.ui.forms import keys
from pages.ui.forms.form import Screen
from pages.ui.subjects.figures import projects
from tests.pages import rig
from tests.pages.colours import DEFICIENCIES, chroma, contrast, distance, hue
from tests.pages.views import ALL, VIEWS

ROOT = Path(__file__).parents[2]
THEMES = {"light": 0, "dark": 1}
PSEUDO = {"whole_strategy", "outside_areas"}
CLOSE = 15.0  # nearer than this, two colours are easily taken for each other when they are not side by side

GRAPHIC = {
    **{f"area {line}": pair for line, pair in palette.AREAS.items()},
    **{f"status {status}": pair for status, pair in palette.STATUS.items()},
    **{f"state {state}": pair for state, pair in palette.STATE.items()},
    **{name: palette.OTHER[name] for name in ("total", "edge", "quiet", "link", "text")},
}
WRITTEN = ["text", "quiet", "link"]
BEHIND_TEXT = ["page", "background", "sunk", "warn", "chosen"]
BEHIND_MARKS = ["page", "background"]
WRITTEN_ON = {"button-text": "button", "bar-text": "bar", "bar-quiet": "bar"}
COLOURED = 12.0  # CIELAB chroma: what has less is a grey, which has no hue
# Nearer than this two colours have the same hue to a reader. The nearest pair that is meant is a late milestone's ◐ and the
# area of solar systems, 12 apart; a sign with its word is never a fill with its area's name.
SAME = 10.0


def lines() -> pd.DataFrame:
    """The lines of areas, with the two that hold what belongs to no area."""
    return pd.read_parquet(io.BytesIO(queries.dataset("area_lines")))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("behind", BEHIND_MARKS)
@pytest.mark.parametrize("name", GRAPHIC)
def test_what_is_drawn_stands_out_from_both_backgrounds(name: str, behind: str, theme: str) -> None:
    colour, background = GRAPHIC[name][THEMES[theme]], palette.OTHER[behind][THEMES[theme]]
    assert contrast(colour, background) >= 3, f"{colour} on {background}"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("background", BEHIND_TEXT)
@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_can_be_read(name: str, background: str, theme: str) -> None:
    at = THEMES[theme]
    assert contrast(palette.OTHER[name][at], palette.OTHER[background][at]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("name", "behind"), WRITTEN_ON.items())
def test_the_bar_and_what_is_chosen_can_be_read(name: str, behind: str, theme: str) -> None:
    at = THEMES[theme]
    assert contrast(palette.OTHER[name][at], palette.OTHER[behind][at]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_edges_of_buttons_on_the_bar_are_seen(theme: str) -> None:
    at = THEMES[theme]
    assert contrast(palette.OTHER["bar-line"][at], palette.OTHER["bar"][at]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_hue_means_the_area_and_nothing_else(theme: str) -> None:
    """No status, no state and no total has an area's hue, and no two areas have the same."""
    at = THEMES[theme]
    areas = {f"area {line}": pair[at] for line, pair in palette.AREAS.items()}
    others = {f"status {name}": pair[at] for name, pair in palette.STATUS.items()}
    others |= {f"state {name}": pair[at] for name, pair in palette.STATE.items()}
    others |= {f"map {step}": pair[at] for step, pair in enumerate(palette.SHADES)}
    others |= {name: palette.OTHER[name][at] for name in ("total", "button", "bar", "edge", "quiet")}
    assert [pair for pair in itertools.combinations(areas, 2) if same_hue(*(areas[n] for n in pair))] == []
    assert [
        pair for pair in itertools.product(areas, others) if same_hue(areas[pair[0]], others[pair[1]])
    ] == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_status_that_warns_has_a_hue_of_its_own_and_states_are_navy(theme: str) -> None:
    at = THEMES[theme]
    late, overdue = (palette.STATUS[name][at] for name in ("late", "overdue"))
    navy = palette.NAVY[at]
    assert not any(same_hue(one, other) for one, other in ((late, overdue), (late, navy), (overdue, navy)))
    assert palette.STATUS["done"] == palette.STATUS["upcoming"] == palette.NAVY
    assert palette.STATUS["unreported"] == palette.STATE["not_stated"] == palette.UNKNOWN
    for name in ("planned", "ongoing", "ended"):
        assert abs(hue(palette.STATE[name][at]) - hue(navy)) < 20, name


def same_hue(one: str, other: str) -> bool:
    """Whether a reader takes two colours for one; greys have no hue."""
    return min(chroma(one), chroma(other)) >= COLOURED and distance(one, other) < SAME


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_on_every_shade_of_the_map(theme: str) -> None:
    for shade in palette.SHADES:
        assert contrast(palette.TEXT[THEMES[theme]], shade[THEMES[theme]]) >= 4.5, shade


def test_the_style_names_no_colour_of_an_area_or_a_status() -> None:
    """A hue is given by what it stands for: a template says which area or status, the style does not."""
    css = (ROOT / "pages/ui/frame/static/follow_up.css").read_text(encoding="utf-8")
    assert re.findall(r"var\(--(?:area|status|state)-[\w-]+\)", css) == []
    greys_of_paper_and_codes = {"#fff", "#000", "#1b1f24"}
    assert set(re.findall(r"#[0-9a-f]{3,6}\b(?=[;, )])", css)) <= greys_of_paper_and_codes


@pytest.mark.parametrize("theme", THEMES)
def test_the_servers_theme_has_the_same_colours(theme: str) -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][theme]
    assert config["backgroundColor"] == palette.PAGE[THEMES[theme]]
    assert config["textColor"] == palette.TEXT[THEMES[theme]]
    assert config["linkColor"] == palette.OTHER["link"][THEMES[theme]]
    assert config["secondaryBackgroundColor"] == palette.OTHER["sunk"][THEMES[theme]]
    assert config["borderColor"] == palette.OTHER["edge"][THEMES[theme]]


def test_every_line_of_areas_has_a_colour_of_its_own() -> None:
    assert set(palette.AREAS) == set(lines()["line_id"])
    for theme in THEMES.values():
        colours = [pair[theme] for pair in palette.AREAS.values()]
        assert len(set(colours)) == len(colours)


def test_a_successor_keeps_the_colour() -> None:
    areas = pd.read_parquet(io.BytesIO(queries.dataset("areas"))).set_index("area_id")["line_id"]
    succession = pd.read_parquet(io.BytesIO(queries.dataset("area_succession")))
    whole = succession[succession["share"] == 1]
    assert len(whole) >= 5
    for earlier, later in zip(whole["from_area_id"], whole["to_area_id"], strict=True):
        assert palette.area(areas[earlier]) == palette.area(areas[later]) != "total"


def test_what_is_no_line_has_the_colour_of_totals() -> None:
    assert palette.area(None) == palette.area("nowhere") == palette.area("EU") == "total"
    assert {line for line in palette.AREAS if not palette.is_area(line)} == PSEUDO


def test_status_is_shape_word_and_colour() -> None:
    assert list(palette.SHAPE) == list(palette.STATUS)
    assert len(set(palette.SHAPE.values())) == len(palette.SHAPE)
    for view in (rig.view_at("/milstolpar"), rig.view_at("/milstolpar?lang=en")):
        words = [view.words(f"status.{status}") for status in palette.SHAPE]
        assert len(set(words)) == len(words)
        html = str(keys.of_statuses(view, dict.fromkeys(palette.SHAPE, 1)).html(Screen()))
        listed = [element for element in rig.elements(html) if element.name == "li"]
        assert len(listed) == len(palette.SHAPE)
        for key, (status, shape) in zip(listed, palette.SHAPE.items(), strict=True):
            assert shape in key.text
            assert key.text.replace(shape, "").strip(" 1"), status
            assert f"--status-{status}" in html


def test_every_status_has_a_pattern_of_its_own() -> None:
    assert set(keys.PATTERN) == set(palette.STATUS)
    assert len(set(keys.PATTERN.values())) == len(keys.PATTERN)


def test_state_is_pattern_word_and_colour() -> None:
    assert set(projects.PATTERN) == set(palette.STATE)
    assert len(set(projects.PATTERN.values())) == len(projects.PATTERN)


def test_what_is_stacked_differs_in_pattern_too() -> None:
    """The parts of a bar are told apart without colour."""
    stacks = [
        (page.address, chart)
        for page in map(rig.shown, [views[0] for views in VIEWS.values()])
        for piece in page.blocks
        for chart in piece.charts.values()
        if chart["layout"].get("barmode") == "stack"
    ]
    assert stacks
    for address, chart in stacks:
        drawn = [
            (*set(trace["marker"]["pattern"]["shape"]), trace["marker"]["line"]["width"])
            for trace in chart["data"]
            if trace["x"]
        ]
        assert len(set(drawn)) == len(drawn), f"{address}: {drawn}"


@pytest.mark.parametrize("address", ALL)
def test_every_bar_has_a_name_and_a_number(address: str) -> None:
    """Colour is never alone: a bar stands beside its name, and what it is made of stands in words or shapes."""
    for element in rig.elements(rig.shown(address).html):
        if element.attributes.get("class") in ("fu-bar-name", "fu-bar-value"):
            assert element.text.strip()


@pytest.mark.parametrize("address", VIEWS["finansiering"])
def test_every_panel_has_its_name_over_it(address: str) -> None:
    for piece in rig.shown(address).blocks:
        for chart in piece.charts.values():
            panels = [trace for trace in chart["data"] if chart["layout"].get("barmode") != "stack"]
            written = chart["layout"].get("annotations", [])
            titles = [note["text"] for note in written if note["text"] != palette.NOTE]
            if len(panels) > 1:
                named = [title for title in titles if re.sub(r"<b>.*</b>", "", title).strip()]
                assert len(named) == len(panels)


def test_the_key_of_colours_reaches_the_browser() -> None:
    """Each colour that a page or a chart names is a variable with one value for light and one for dark."""
    css = palette.css()
    for address in (views[0] for views in VIEWS.values()):
        page = rig.shown(address)
        named = set(re.findall(r"var\(--([\w-]+)\)", page.html))
        for piece in page.blocks:
            named |= set(re.findall(r"var\(--([\w-]+)\)", repr(piece.charts)))
        assert {name for name in named if f"--{name}:light-dark(" not in css} == set()
    assert assets.url("follow_up.css").startswith("/ui/")


def test_contrast_is_reckoned_as_the_w3c_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#ffffff") == 1
    assert distance("#ffffff", "#000000") == pytest.approx(100, abs=0.01)
    assert distance("#ff0000", "#00ff00") == pytest.approx(170.6, abs=0.1)
    assert distance("#ff0000", "#00ff00", "deuteranopia") < 0.6 * distance("#ff0000", "#00ff00")


def test_colours_that_are_close_under_a_deficiency_are_told() -> None:
    """Nine areas cannot all be told apart by colour under each deficiency, so no mark rests on colour alone.

    That names and shapes are always there is tested above; here the close pairs are printed for who changes a colour,
    and colours of the same kind must at least differ as most people see them.
    """
    for kind, colours in (("area", palette.AREAS), ("status", palette.STATUS), ("state", palette.STATE)):
        for theme, at in THEMES.items():
            for (one, a), (other, b) in itertools.combinations(colours.items(), 2):
                for deficiency in DEFICIENCIES:
                    left = distance(a[at], b[at], deficiency)
                    if left < CLOSE:
                        print(f"{kind} {theme} {deficiency}: {one} and {other} are {left:.0f} apart")
                # done and upcoming share navy: a filled and a hollow sign
                assert a == b == palette.NAVY or distance(a[at], b[at]) > 5, f"{kind} {theme}: {one}, {other}"
