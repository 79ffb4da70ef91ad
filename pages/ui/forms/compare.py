"""Areas in ranked rows: verdict and reason, money as a bar, projects, milestones by status, what has changed since a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.ui.base import palette
from pages.ui.forms import block
from pages.ui.forms.canvas import Canvas
from pages.ui.forms.form import SMALL, Form, Room, Screen
from pages.ui.forms.statuses import Verdict


@dataclass(frozen=True)
class Value:
    """A number in words, what it counts, and the address of its rows."""

    text: str
    what: str = ""
    href: str = ""

    @property
    def words(self) -> str:
        """Number and what it counts."""
        return f"{self.text} {self.what}".strip()


@dataclass(frozen=True)
class Status:
    """How many milestones have a status."""

    status: str
    word: str
    value: str
    href: str

    @property
    def shape(self) -> str:
        """The sign of the status."""
        return palette.SHAPE[self.status]


@dataclass(frozen=True)
class Area:
    """An area: how long it lasts, its verdict and why, its money with a second value beside and a bar of `width` percent,
    money in no sum, counts, what has changed (empty where nothing has in any area). What is no area stands last, after
    a rule; money that there is none of is None.
    """

    name: str
    href: str
    colour: str
    lasts: str
    money: Value | None
    beside: str
    width: float
    extra: Sequence[Value]
    projects: Value
    ongoing: str
    statuses: Sequence[Status]
    verdict: Verdict
    why: str
    since: str
    is_apart: bool = False


@dataclass(frozen=True)
class Compare(Form):
    """Areas, with the words for what one has none of and for milestones, and what they are compared with."""

    areas: Sequence[Area]
    no_money: str
    no_milestones: str
    milestones: str
    heads: Sequence[str]  # of name, verdict, milestones, money, projects and changes

    def html(self, screen: Screen) -> Markup:
        """A list of links."""
        return block.render("compare.html", form=self)

    def text(self) -> list[str]:
        """Each area in a line."""
        return [" · ".join(filter(None, self._cells(area))) for area in self.areas]

    def draw(self, canvas: Canvas, x: float, y: float, width: float) -> float:
        """Name, money and counts from the left."""
        for area in self.areas:
            y = self._area(canvas, area, x, y, width)
            canvas.line(x, y - 3, x + width, y - 3, "line")
        return y

    def _area(self, canvas: Canvas, area: Area, x: float, y: float, width: float) -> float:
        names, counts = width * 0.34, width * 0.24
        track, at = width - names - counts - 24, x + names + 8
        canvas.rect(x, y + 5, 11, 11, area.colour)
        named = canvas.paragraph(x + 18, y, area.name, names - 18, bold=True)
        if area.lasts:
            named = canvas.paragraph(x + 18, named, area.lasts, names - 18, 12)
        money = f"{area.money.text} ({area.beside})" if area.money else self.no_money
        down = canvas.paragraph(at, y, money, track, bold=bool(area.money))
        canvas.rect(at, down + 2, track * area.width / 100, 12, area.colour)
        down += 16
        for extra in area.extra:
            down = canvas.paragraph(at, down, f"{extra.what} {extra.text}", track, 12, colour="quiet")
        counts_at = x + width - counts + 8
        projects = ", ".join(filter(None, [area.projects.words, area.ongoing]))
        beside = canvas.paragraph(counts_at, y, projects, counts - 8, SMALL)
        statuses = " ".join(f"{status.shape} {status.value}" for status in area.statuses)
        if statuses:
            canvas.signs(counts_at, beside + 15, statuses, SMALL)
            beside += 20
        else:
            beside = canvas.paragraph(
                counts_at, beside, self.no_milestones, counts - 8, SMALL, colour="quiet"
            )
        named = canvas.paragraph(x + 18, named, area.verdict.text, names - 18, SMALL, bold=True)
        for text in filter(None, [area.why, area.verdict.beside]):
            named = canvas.paragraph(x + 18, named, text, names - 18, 12, colour="quiet")
        beside = canvas.paragraph(counts_at, beside, area.since, counts - 8, 12, colour="quiet")
        return max(named, down, beside) + 8

    def pptx(self, room: Room) -> None:
        """A table of PowerPoint's own with a short line an area, so that all have room; the notes hold the whole lines."""
        room.table(self.heads[:-1], [self._short(area) for area in self.areas], [False] * 5, 0)
        room.say(*self.text())

    def _short(self, area: Area) -> list[str]:
        return [
            area.name,
            f"{area.verdict.signs} {area.verdict.text}".strip(),
            " ".join(f"{status.shape} {status.value}" for status in area.statuses) or self.no_milestones,
            f"{area.money.text} ({area.beside})" if area.money else self.no_money,
            area.projects.words,
        ]

    def _cells(self, area: Area) -> list[str]:
        money = f"{area.money.text} ({area.beside})" if area.money else self.no_money
        return [
            ", ".join(filter(None, [area.name, area.lasts])),
            "; ".join(filter(None, [area.verdict.text, area.why, area.verdict.beside])),
            ", ".join(f"{status.value} {status.word}" for status in area.statuses) or self.no_milestones,
            "; ".join([money, *(f"{extra.what} {extra.text}" for extra in area.extra)]),
            ", ".join(filter(None, [area.projects.words, area.ongoing])),
            area.since,
        ]
