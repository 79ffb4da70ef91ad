"""The four headline numbers: money, projects, milestones, areas on plan."""

from collections.abc import Mapping, Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.base.words import Words
from pages.ui.figure import figure as figures
from pages.ui.forms.tiles import Part, Tile, Tiles
from pages.ui.rows import rowsets
from pages.ui.rows.query import Row
from pages.ui.subjects.sentences import verdicts

# The colour and pattern of each verdict in a bar: what is not known is hollow.
_LOOK = {
    "on_plan": ("status-done", ""),
    "partly_confirmed": ("status-done", "lines"),
    "delayed": ("status-overdue", ""),
    "unknown": ("status-unreported", "hollow"),
    "none_due": ("status-upcoming", "hollow"),
    "no_plan": ("line", ""),
}
_STATES = {"ongoing": "", "planned": "", "ended": "", "not_stated": "hollow"}
_STATUSES = {"due_done": "done", "overdue": "overdue", "unreported": "unreported"}


def tiles(view: View, head: Row, periods: Sequence[Row], years: Sequence[Row], judged: Sequence[Row]) -> None:
    """Show them: `periods` of the strategies, money by year, the verdicts of the areas."""
    view = view.asking("overview/headline")
    shown = (
        _money(view, head, periods, years),
        _projects(view, head),
        _due(view, head),
        _areas(view, judged),
    )
    figures.tiles(Tiles(shown, view.words("figure.open_rows")))


def _tile(
    view: View,
    key: str,
    value: str,
    beside: Sequence[str],
    href: str,
    unit: str = "",
    years: Sequence[float] = (),
    parts: Sequence[Part] = (),
) -> Tile:
    return Tile(view.words(f"tile.{key}"), value, " · ".join(beside), href, unit, years, parts)


def amount_and_unit(words: Words, sek: float) -> tuple[str, str]:
    """An amount in two: in a tile its unit is small, whichever side it stands on."""
    texts = words.money(sek).split("\u00a0")
    amount = [text for text in texts if text[:1].isdigit()]
    return "\u00a0".join(amount), "\u00a0".join(text for text in texts if text not in amount)


def _parts(counts: Mapping[str, int], looks: Mapping[str, tuple[str, str]]) -> tuple[Part, ...]:
    """What makes up the whole, each as its share of it."""
    whole = sum(counts.values()) or 1
    return tuple(Part(round(100 * n / whole, 2), *looks[name]) for name, n in counts.items() if n)


def _money(view: View, head: Row, periods: Sequence[Row], years: Sequence[Row]) -> Tile:
    """Money with its years; before the first strategy and under each of them side by side."""
    words = view.words
    if not head["granted_whole_rows"]:
        href = rowsets.url(view, "funding", by="total")
        return _tile(view, "granted", words("tile.no_money"), (), href)
    value, unit = amount_and_unit(words, head["granted_whole_sek"])
    amount = (
        words.millions if head["granted_whole_sek"] >= 1e6 else words.money
    )  # the unit stands beside the sum
    lines = [_period(view, row, amount(row["granted_sek"])) for row in periods if row["rows"]]
    dated = {row["year"]: row["value"] for row in years if row["year"] is not None}
    columns = (
        [dated.get(year, 0) for year in range(min(dated), max(max(dated), view.as_of.year) + 1)]
        if dated
        else []
    )
    href = rowsets.url(view, "funding", by="total")
    return _tile(view, "granted", value, lines, href, unit, years=tuple(columns))


def _period(view: View, row: Row, money: str) -> str:
    key = "since" if row["last_year"] is None else "during"
    return view.words(f"tile.{key}", first=row["first_year"], last=row["last_year"] or "", money=money)


def _projects(view: View, head: Row) -> Tile:
    words = view.words
    counts = {state: head[f"projects_{state}"] for state in _STATES}
    lines = [words(f"tile.state.{state}", n=words.count(n)) for state, n in counts.items() if n]
    looks = {state: (f"state-{state}", pattern) for state, pattern in _STATES.items()}
    value, href = words.number(head["projects"]), rowsets.url(view, "projects")
    return _tile(view, "projects", value, lines, href, parts=_parts(counts, looks))


def _due(view: View, head: Row) -> Tile:
    """How many of the milestones that have fallen due are done, which is the number that compares."""
    words = view.words
    counts = {name: head[f"milestones_{name}"] for name in _STATUSES}
    lines = [
        f"{palette.SHAPE[_STATUSES[name]]} {words(f'tile.{name}', n=words.count(n))}"
        for name, n in counts.items()
        if n and name != "due_done"
    ]
    looks = {
        name: (f"status-{status}", "hollow" if name == "unreported" else "")
        for name, status in _STATUSES.items()
    }
    of = words("tile.of", n=words.number(head["milestones_due"]))
    href = rowsets.url(view, "milestones", status="due_done")
    return _tile(
        view, "due_done_of", words.number(counts["due_done"]), lines, href, of, parts=_parts(counts, looks)
    )


def _areas(view: View, judged: Sequence[Row]) -> Tile:
    words, counts = view.words, verdicts.counts(judged)
    lines = [
        f"{verdicts.SIGNS[name]} {words(f'tile.verdict.{name}', n=words.count(n))}"
        for name, n in counts.items()
        if name != "on_plan"
    ]
    of = words("tile.of", n=words.number(sum(counts.values())))
    value = words.number(counts.get("on_plan", 0))
    return _tile(view, "on_plan", value, lines, view.url("omraden"), of, parts=_parts(counts, _LOOK))
