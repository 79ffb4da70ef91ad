"""A tree: what belongs to what, from left to right; on a phone from the top down, each level further in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.base import lettering
from pages.ui.forms import block
from pages.ui.forms.canvas import LEADING, Canvas
from pages.ui.forms.form import SMALL, Form, Screen

LEAVES = 0.42  # how much of the width the last level has; those before it share the rest
GAP = 26  # pixels between two levels, where the lines run
DASH = "4 3"
_SIGN = 18  # pixels for the sign of a status


@dataclass(frozen=True)
class Node:
    """A thing with what belongs to it. `before` is when it is, `shape` and `colour` its sign.

    Where `is_ours`, no source says that it belongs where it stands: the line to it is dashed.
    """

    name: str
    nodes: Sequence["Node"] = ()
    before: str = ""
    href: str = ""
    shape: str = ""
    colour: str = ""
    is_ours: bool = False

    @property
    def said(self) -> str:
        """When it is, and its name."""
        return " ".join(filter(None, [self.before, self.name]))


@dataclass(frozen=True)
class Tree(Form):
    """The branches of `root` under `heads`, one for each level; `ours` is what a dashed line means."""

    cut_by = "nodes"

    root: str
    heads: Sequence[str]
    nodes: Sequence[Node]
    ours: str

    @property
    def has_ours(self) -> bool:
        """Whether any line is dashed."""
        return any(node.is_ours for node, _ in _walk(self.nodes))

    def html(self, screen: Screen) -> Markup:
        """Lists in lists."""
        return block.render("tree.html", form=self)

    def text(self) -> list[str]:
        """What stands at the root, the levels, and each thing after what it belongs to."""
        texts = [
            " → ".join([*above, f"{node.said} ({self.ours})" if node.is_ours else node.said])
            for node, above in _walk(self.nodes)
        ]
        return [self.root, ", ".join(self.heads), *texts]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """A column for each level; lines lead from a thing to what belongs to it."""
        y = canvas.paragraph(x, y, self.root, width, bold=True) + 4
        starts = self._starts(x, width)
        for start, end, head in zip(starts, starts[1:], self.heads, strict=False):
            canvas.paragraph(start, y, head, end - start - GAP, SMALL, colour="quiet", most=1)
        y += 22
        for node in self.nodes:
            canvas.line(x, y, x + width, y, "line")
            y = self._branch(canvas, node, y + 3, starts) + 3
        if self.has_ours:
            canvas.line(x, y + 14, x + 26, y + 14, "quiet", 1.4, DASH)
            y = canvas.paragraph(x + 34, y, self.ours, width - 34, SMALL)
        return y + 4

    def _starts(self, x: float, width: float) -> list[float]:
        """Where each level begins, and where the last one ends."""
        before = len(self.heads) - 1
        slot = width * (1 - LEAVES) / max(before, 1)
        return [*(x + level * slot for level in range(before + 1)), x + width + GAP]

    def _branch(self, canvas: Canvas, node: Node, y: float, starts: Sequence[float]) -> float:
        """A thing with all that belongs to it; where the next thing may begin."""
        left, room = starts[0], starts[1] - starts[0] - GAP
        start = left + (_SIGN if node.shape else 0)
        if node.shape:
            canvas.shape(node.shape, left + 7, y + 14, node.colour, SMALL + 1)
        down = canvas.paragraph(start, y, node.said, room - (start - left), SMALL, bold=bool(node.nodes))
        if not node.nodes:
            return down + 2
        first, middle = y, y + SMALL * LEADING / 2 + 2
        lines = lettering.wrapped(lettering.plain(node.said), SMALL, room, True)
        end = left + lettering.width(lines[0], SMALL, True) + 6
        bend, at = starts[1] - 14, middle
        canvas.line(min(end, bend), middle, bend, middle, "edge")
        for child in node.nodes:
            at = first + SMALL * LEADING / 2 + 2
            canvas.line(bend, at, starts[1] - 4, at, "edge", 1.4, DASH if child.is_ours else "")
            first = self._branch(canvas, child, first, starts[1:])
        canvas.line(bend, middle, bend, at, "edge")
        return max(down + 2, first)


def _walk(nodes: Sequence[Node], above: tuple[str, ...] = ()) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """Each thing with the names of what it belongs to."""
    for node in nodes:
        yield node, above
        yield from _walk(node.nodes, (*above, node.name))
