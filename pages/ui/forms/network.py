"""A network: names in a column, an arc for each tie between two of them, thicker where the tie is stronger."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block
from pages.ui.forms.canvas import SIZE, Canvas
from pages.ui.forms.form import Form, Room, Screen
from pages.ui.forms.paths import scaled

THINNEST, THICKEST = 1.5, 9.0  # of an arc, in pixels
LINE = 20  # letters of a name that a phone has room for in one line


@dataclass(frozen=True)
class Node:
    """A name, the address of its card, and how many it is tied to in words."""

    name: str
    href: str
    text: str


@dataclass(frozen=True)
class Tie:
    """A tie between the nodes at two places: its strength, what it is in words, the address of its rows.

    `label` is the strength in words; it stands at the arc where `is_labelled`.
    """

    first: int
    last: int
    strength: float
    text: str
    label: str
    href: str
    is_labelled: bool = False


@dataclass(frozen=True)
class Network(Form):
    """Nodes from the top down, and their ties."""

    nodes: Sequence[Node]
    ties: Sequence[Tie]
    colour: str
    heads: Sequence[str]  # of the two ends and the strength of a tie where they stand in a table

    def pptx(self, room: Room) -> None:
        """A table of PowerPoint's own, a line for each tie: the drawing would be too small to be read in a hall."""
        names = [f"{node.name} ({node.text})" for node in self.nodes]
        lines = [[names[tie.first], names[tie.last], tie.label] for tie in self.ties]
        room.table(self.heads, lines, [False, False, True], 0)

    @property
    def lines(self) -> int:
        """How many lines the longest name takes on a phone."""
        return -(-max((len(node.name) for node in self.nodes), default=0) // LINE)

    def reach(self, tie: Tie) -> float:
        """How far an arc reaches, in percent of the drawing's width: the further apart the names, the wider."""
        return 6 + 92 * (tie.last - tie.first) / max(len(self.nodes) - 1, 1)

    def path(self, tie: Tie) -> str:
        """The arc, in a drawing 100 wide and as high as there are nodes."""
        pull = round(self.reach(tie) / 0.75, 1)  # a curve comes three quarters of the way to what pulls it
        first, last = tie.first + 0.5, tie.last + 0.5
        return f"M0 {first} C{pull} {first} {pull} {last} 0 {last}"

    def width(self, tie: Tie) -> float:
        """How thick the arc is, in pixels."""
        most = max(tie.strength for tie in self.ties)
        return round(THINNEST + (THICKEST - THINNEST) * (tie.strength - 1) / max(most - 1, 1), 1)

    def near(self, place: int) -> list[int]:
        """The places of a node and of those that it is tied to."""
        return sorted(
            {end for tie in self.ties for end in (tie.first, tie.last) if place in (tie.first, tie.last)}
        )

    def html(self, screen: Screen) -> Markup:
        """Names with arcs beside them."""
        return block.render("network.html", form=self)

    def text(self) -> list[str]:
        """Each name, and each tie."""
        return [f"{node.name} {node.text}" for node in self.nodes] + [tie.text for tie in self.ties]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Names to the left, arcs to the right."""
        slot, names = 26.0, width * 0.56
        arcs, start = width - names - 24, x + names + 14
        for tie in self.ties:
            path = scaled(self.path(tie), start, y, arcs / 100, slot)
            canvas.path(path, self.colour, self.width(tie), opacity=0.6)
        for number, node in enumerate(self.nodes):
            base = y + number * slot + 18
            small = lettering.width(node.text, 12) + 10
            name = lettering.cut(lettering.plain(node.name), SIZE, names - small)
            canvas.text(x + names, base, name, anchor="end")
            left = x + names - lettering.width(name, SIZE) - 8
            canvas.text(left, base, node.text, 12, colour="quiet", anchor="end")
            canvas.circle(start - 4, base - 5, 4, fill=self.colour)
        for tie in self.ties:
            if tie.is_labelled:
                left = start + arcs * self.reach(tie) / 100
                top = y + slot * (tie.first + tie.last + 1) / 2
                canvas.rect(left - 9, top - 9, 18, 18, "background")
                canvas.text(left, top + 5, tie.label, 14, bold=True, anchor="middle")
        return y + len(self.nodes) * slot + 6
