"""The flow from one side to the other; each band is as thick as the value that it carries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Room, Screen
from pages.ui.forms.paths import scaled
from pages.ui.rows.query import Row

SLOT, THICKEST = 100, 64  # of the drawing: the height of a row, and of the thickest band


@dataclass(frozen=True)
class Amount:
    """An amount in words, what it counts, and the address of its rows."""

    text: str
    word: str = ""
    href: str = ""

    @property
    def words(self) -> str:
        """Amount and what it counts."""
        return f"{self.text} {self.word}".strip()


@dataclass(frozen=True)
class Node:
    """A name on one side, its place from the top, what it holds and what was added there."""

    name: str
    slot: int
    colour: str
    amounts: Sequence[Amount]
    added: Sequence[Amount] = ()
    href: str = ""
    shape: str = ""


@dataclass(frozen=True)
class Side:
    """One side with its sum; `end` is 'from' or 'to'."""

    end: str
    title: str
    nodes: Sequence[Node]
    total: Sequence[Amount]


@dataclass(frozen=True)
class Way:
    """What goes from a slot on the left to a slot on the right."""

    start: int
    end: int
    size: float
    colour: str


@dataclass(frozen=True)
class Band:
    """A way as a path in a drawing 100 wide; a dashed line where nothing goes."""

    path: str
    colour: str
    is_empty: bool


@dataclass(frozen=True)
class Flow(Form):
    """Two sides and the ways between them, those of a node from the top down; and the words for sums and additions."""

    sides: Sequence[Side]
    ways: Sequence[Way]
    total_word: str
    added_word: str

    def pptx(self, room: Room) -> None:
        """A table of PowerPoint's own, a line for each way: the drawing would be too small to be read in a hall."""
        names = {(side.end, node.slot): self._said(node) for side in self.sides for node in side.nodes}
        lines = [[names["from", way.start], names["to", way.end]] for way in self.ways]
        total = [f"{self.total_word} {_amounts(side.total)}" for side in self.sides]
        room.table([side.title for side in self.sides], [*lines, total], [False, False], 0)

    def _said(self, node: Node) -> str:
        added = [f"{self.added_word} {_amounts(node.added)}"] if node.added else []
        return " · ".join([f"{node.shape} {node.name}".strip(), _amounts(node.amounts), *added])

    @property
    def slots(self) -> int:
        """How many rows the drawing takes."""
        return max((node.slot for side in self.sides for node in side.nodes), default=-1) + 1

    @property
    def bands(self) -> list[Band]:
        """The ways as paths, in a drawing that is `slots` * SLOT high."""
        totals: dict[tuple[str, int], float] = {}
        for way in self.ways:
            for end in (("from", way.start), ("to", way.end)):
                totals[end] = totals.get(end, 0) + way.size
        most = max(totals.values(), default=0) or 1
        at = {end: (end[1] + 0.5) * SLOT - THICKEST * total / most / 2 for end, total in totals.items()}
        found = []
        for way in self.ways:
            thick, (start, end) = THICKEST * way.size / most, (("from", way.start), ("to", way.end))
            found.append(Band(_path(at[start], at[end], thick), way.colour, not way.size))
            at[start], at[end] = at[start] + thick, at[end] + thick
        return found

    def html(self, screen: Screen) -> Markup:
        """Two lists with the bands between them."""
        return block.render("flow.html", form=self, height=self.slots * SLOT)

    def text(self) -> list[str]:
        """Each side with its names and their amounts."""
        found = []
        for side in self.sides:
            found.append(side.title)
            found += [self._said(node) for node in side.nodes]
            found.append(f"{self.total_word} {_amounts(side.total)}")
        return found

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Names to the left and to the right, the bands between them."""
        side, slot = width * 0.37, 94.0
        heads = [
            canvas.paragraph(at, y, part.title, side, bold=True, anchor=anchor)
            for part in self.sides
            for at, anchor in [(x + side, "end") if part.end == "from" else (x + width - side, "start")]
        ]
        top = max(heads, default=y) + 8
        for band in self.bands:
            d = scaled(band.path, x + side + 8, top, (width - 2 * side - 16) / 100, slot / SLOT)
            if band.is_empty:
                canvas.path(d, band.colour, 2, "3 5")
            else:
                canvas.path(d, fill=band.colour, opacity=0.55)
        for part in self.sides:
            self._side(canvas, part, x, top, width, side, slot)
        return top + self.slots * slot + 40

    def _side(
        self, canvas: Canvas, part: Side, x: float, top: float, width: float, side: float, slot: float
    ) -> None:
        """One side: its names with what they hold, and the sum."""
        left = part.end == "from"
        anchor = "end" if left else "start"
        at = x + side - 10 if left else x + width - side + 10
        for node in part.nodes:
            y = top + node.slot * slot
            canvas.rect(x + side - 2 if left else x + width - side - 2, y + 6, 5, slot - 12, node.colour)
            name = f"{node.shape} {node.name}".strip()
            y = canvas.paragraph(at, y + 6, name, side - 14, bold=True, anchor=anchor, most=2)
            y = canvas.paragraph(at, y, _amounts(node.amounts), side - 14, SMALL, anchor=anchor, most=1)
            if node.added:
                added = f"{self.added_word} {_amounts(node.added)}"
                canvas.paragraph(at, y, added, side - 14, 12, colour="quiet", anchor=anchor, most=2)
        foot = top + self.slots * slot + 6
        start = x if left else x + width - side
        canvas.line(start, foot, start + side, foot, "edge", 2)
        total = f"{self.total_word} {_amounts(part.total)}"
        canvas.text(at, foot + 20, total, SMALL, bold=True, anchor=anchor)


def _amounts(items: Sequence[Amount]) -> str:
    return " · ".join(item.words for item in items)


def _path(a: float, b: float, thick: float) -> str:
    over = f"M0,{a:.1f} C50,{a:.1f} 50,{b:.1f} 100,{b:.1f}"
    if not thick:
        return over
    return f"{over} L100,{b + thick:.1f} C50,{b + thick:.1f} 50,{a + thick:.1f} 0,{a + thick:.1f} Z"


@dataclass(frozen=True)
class End:
    """An area on one side as the rows have it: its place from the top, and the rows of the ways that begin or end there."""

    end: str
    key: str
    slot: int
    ways: Sequence[Row]

    def total(self, column: str) -> float:
        """What all its ways hold."""
        return float(sum(row[column] for row in self.ways))


def placed(rows: Sequence[Row]) -> tuple[list[End], list[End]]:
    """Both sides from top to bottom, so that ways cross as little as they can."""
    right: list[End] = []
    for key in sorted({row["to_key"] for row in rows}, key=_to_order(rows)):
        right.append(End("to", key, len(right), [row for row in rows if row["to_key"] == key]))
    slot_of = {node.key: node.slot for node in right}
    left: list[End] = []
    first = {
        row["from_key"]: min(slot_of[r["to_key"]] for r in rows if r["from_key"] == row["from_key"])
        for row in rows
    }
    for key in sorted(first, key=lambda key: first[key]):
        slot = max(first[key], left[-1].slot + 1 if left else 0)
        left.append(End("from", key, slot, [row for row in rows if row["from_key"] == key]))
    return left, right


def _to_order(rows: Sequence[Row]) -> Callable[[str], tuple[int, int]]:
    """Areas that take over come first, then what ended, then the new ones, then what belongs to no area."""
    place = {row["to_key"]: number for number, row in reversed(list(enumerate(rows)))}

    def order(key: str) -> tuple[int, int]:
        into = [row for row in rows if row["to_key"] == key]
        if not into[0]["is_area"]:
            return 3, place[key]
        if key == "ended":
            return 1, 0
        return (2 if all(row["from_key"] == "new" for row in into) else 0), place[key]

    return order
