"""A ribbon of successive stages, with one track for each participant; a track without any source says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block
from pages.ui.forms.canvas import LEADING, Canvas
from pages.ui.forms.form import SMALL, Form, Screen

GAP, EDGE, TIP = 4, 10, 10  # pixels: between stages, around their text, and of the arrow at their end


@dataclass(frozen=True)
class Stage:
    """One stage: its name, when it was (empty where nobody says), and what was done in it, things at the same time together."""

    name: str
    when: str
    lines: Sequence[str]

    @property
    def head(self) -> str:
        """Its name and when it was."""
        return ", ".join(filter(None, [self.name, self.when]))


@dataclass(frozen=True)
class Track:
    """The stages of one who goes the way; without any, `note` says why."""

    name: str
    stages: Sequence[Stage]
    note: str = ""


@dataclass(frozen=True)
class Ribbon(Form):
    """Tracks below each other, each from the first stage to the last.

    Where much is said a stage is wide, so that the ribbon is low enough for a slide; stages of tracks of one length are in line.
    """

    cut_by = "tracks"

    tracks: Sequence[Track]

    def shares(self, track: Track) -> list[float]:
        """How much of the width each stage of a track has, 1 in all: by its letters, at least three quarters of an equal part."""
        alike = [other.stages for other in self.tracks if len(other.stages) == len(track.stages)]
        letters = [max(map(_letters, column)) for column in zip(*alike, strict=True)]
        least = 0.75 * sum(letters) / len(letters)  # else long words break
        wide = [max(least, count) for count in letters]
        return [one / sum(wide) for one in wide]

    def html(self, screen: Screen) -> Markup:
        """A list of stages for each track; on a phone from the top down."""
        return block.render("ribbon.html", form=self)

    def text(self) -> list[str]:
        """Each track with its stages in order."""
        return [
            f"{track.name}: "
            + (" → ".join(f"{stage.head} ({'; '.join(stage.lines)})" for stage in track.stages) or track.note)
            for track in self.tracks
        ]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """The name of each track above its stages, which share the width."""
        for track in self.tracks:
            y = canvas.paragraph(x, y, track.name, width, bold=True) + 2
            if not track.stages:
                y = canvas.paragraph(x, y, track.note, width, SMALL, colour="quiet")
            else:
                y = _stages(canvas, track.stages, self.shares(track), x, y, width)
            y += 10
        return y


def _letters(stage: Stage) -> int:
    """How much is said of a stage."""
    return sum(map(len, [stage.head, *stage.lines]))


def _stages(
    canvas: Canvas, stages: Sequence[Stage], shares: Sequence[float], x: float, y: float, width: float
) -> float:
    slots = [share * (width + GAP) for share in shares]
    rooms = [slot - GAP - 2 * EDGE - TIP for slot in slots]
    high = max(map(_lines, stages, rooms)) * SMALL * LEADING + 14
    left = x
    for stage, slot, room in zip(stages, slots, rooms, strict=True):
        right = left + slot - GAP
        shape = f"M{left},{y} L{right - TIP},{y} L{right},{y + high / 2} L{right - TIP},{y + high} L{left},{y + high} Z"
        canvas.path(shape, fill="map-1")
        down = canvas.paragraph(left + EDGE, y + 4, stage.head, room, SMALL, bold=True)
        for line in stage.lines:
            down = canvas.paragraph(left + EDGE, down, line, room, SMALL)
        left += slot
    return y + high


def _lines(stage: Stage, room: float) -> int:
    """How many lines of small type a stage takes."""
    texts = [(stage.head, True), *((line, False) for line in stage.lines)]
    return sum(len(lettering.wrapped(lettering.plain(text), SMALL, room, bold)) for text, bold in texts)
