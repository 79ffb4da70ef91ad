"""Areas by status: in each cell a count that leads to its rows, bars on one scale, a verdict on each line."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.base import palette
from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Room, Screen

NONE = "–"
_BAR, _ROW = 34, 26


@dataclass(frozen=True)
class Head:
    """A column or a key: the status whose sign it has, its word. A minor one has a smaller sign: it decides no verdict."""

    status: str
    text: str
    is_minor: bool = False

    @property
    def shape(self) -> str:
        """The sign of the status."""
        return palette.SHAPE[self.status]


@dataclass(frozen=True)
class Count:
    """How many: 0 is a dash and leads nowhere."""

    value: int
    text: str
    href: str


@dataclass(frozen=True)
class Verdict:
    """A verdict in a word with the signs of the statuses that it rests on, and who can answer."""

    text: str
    signs: str = ""
    beside: str = ""

    @property
    def marks(self) -> list[tuple[str, str]]:
        """Each sign with its colour; what stands for no status is quiet."""
        return [
            (sign, f"status-{palette.SIGNS[sign]}" if sign in palette.SIGNS else "quiet")
            for sign in self.signs
        ]


@dataclass(frozen=True)
class Line:
    """An area with its counts; what is no area stands last, after a rule."""

    name: str
    href: str
    colour: str
    counts: Sequence[Count]
    verdict: Verdict
    is_apart: bool = False


@dataclass(frozen=True)
class StatusMatrix(Form):
    """Lines of counts under `heads`; `corner` heads the names, `verdict` the verdicts, `region` names the table."""

    corner: str
    heads: Sequence[Head]
    lines: Sequence[Line]
    verdict: str
    region: str

    def share(self, count: Count) -> float:
        """How long the bar of a count is, in percent of the longest."""
        most = max((own.value for line in self.lines for own in line.counts), default=0) or 1
        return round(100 * count.value / most, 1)

    def html(self, screen: Screen) -> Markup:
        """A table; on a phone each line shows what it has, with the sign of each status."""
        return block.render("statuses.html", form=self, dash=NONE)

    def text(self) -> list[str]:
        """Each line with its counts and its verdict."""
        return [f"{self.corner}, {self.verdict}"] + [
            f"{line.name}: "
            + ", ".join(
                f"{head.text} {count.text if count.value else NONE}"
                for head, count in zip(self.heads, line.counts, strict=True)
            )
            + f"; {line.verdict.text}"
            + (f" ({line.verdict.beside})" if line.verdict.beside else "")
            for line in self.lines
        ]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Names to the left, counts with their bars, verdicts to the right."""
        names, verdicts = width * 0.22, width * 0.24
        slot = (width - names - verdicts) / max(len(self.heads), 1)
        canvas.paragraph(x, y, self.corner, names - 8, 12, colour="quiet")
        for number, head in enumerate(self.heads):
            left = x + names + number * slot
            size = 10 if head.is_minor else SMALL
            canvas.shape(head.shape, left + 6, y + 13, f"status-{head.status}", size)
            canvas.paragraph(left + 16, y, head.text, slot - 20, 12, colour="quiet", most=2)
        canvas.paragraph(x + width - verdicts, y, self.verdict, verdicts, 12, colour="quiet")
        y += 38
        canvas.line(x, y, x + width, y, "edge")
        for before, line in zip([None, *self.lines], self.lines, strict=False):
            if line.is_apart and before and not before.is_apart:
                canvas.line(x, y, x + width, y, "edge", 2)
            y = self._line(canvas, line, x, y, names, slot, width - verdicts, verdicts)
            canvas.line(x, y, x + width, y, "line")
        return y + 4

    def _line(
        self,
        canvas: Canvas,
        line: Line,
        x: float,
        y: float,
        names: float,
        slot: float,
        verdict_at: float,
        room: float,
    ) -> float:
        canvas.rect(x, y + 7, 11, 11, line.colour)
        down = canvas.paragraph(x + 18, y + 3, line.name, names - 26, SMALL, bold=line.is_apart)
        for number, (head, count) in enumerate(zip(self.heads, line.counts, strict=True)):
            left = x + names + number * slot
            text = count.text if count.value else NONE
            canvas.text(left + 30, y + 18, text, SMALL, anchor="end", bold=line.is_apart)
            longest = max(min(slot - 42, _BAR * 2), 8)
            canvas.rect(left + 36, y + 8, longest * self.share(count) / 100, 10, f"status-{head.status}")
        end = canvas.signs(x + verdict_at, y + 18, line.verdict.signs, SMALL)
        start = end + 6 if line.verdict.signs else x + verdict_at
        under = canvas.paragraph(
            start, y + 3, line.verdict.text, x + verdict_at + room - start, SMALL, bold=True
        )
        if line.verdict.beside:
            under = canvas.paragraph(x + verdict_at, under, line.verdict.beside, room, 12, colour="quiet")
        return max(down, under, y + _ROW) + 4

    def pptx(self, room: Room) -> None:
        """A table of PowerPoint's own."""
        heads = [self.corner, *(f"{head.shape} {head.text}" for head in self.heads), self.verdict]
        lines = [
            [
                line.name,
                *(count.text if count.value else NONE for count in line.counts),
                f"{line.verdict.signs} {line.verdict.text}".strip(),
            ]
            for line in self.lines
        ]
        room.say(*(f"{line.name}: {line.verdict.beside}" for line in self.lines if line.verdict.beside))
        room.table(heads, lines, [False, *[True] * len(self.heads), False], 0)
