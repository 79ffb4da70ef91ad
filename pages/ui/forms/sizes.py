"""The sizes of charts with axes, in pixels: Plotly in the browser and the canvas draw them to the same measures."""

from markupsafe import Markup

from pages.ui.forms import block
from pages.ui.forms.form import Screen

BAR = 0.75  # of a year; without it Plotly makes bars as wide as the least gap between those that there are
BOTTOM = 38
STACKS, AMOUNTS, BESIDE = 260, 340, 330  # pixels high
BESIDE_TOP, BESIDE_LEFT, BETWEEN = 64, 74, 0.025
_LEAST_ROOM, _ROOM_OF_A_PANEL = 210, 85  # pixels on a slide before it makes them larger


def place(screen: Screen, height: int, rows: int) -> Markup:
    """Where the browser draws a chart; on a slide, how much room it needs for so many panels below each other."""
    return block.render(
        "chart.html", screen=screen, height=height, need=max(_LEAST_ROOM, _ROOM_OF_A_PANEL * rows)
    )
