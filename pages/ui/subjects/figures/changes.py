"""What has changed between two days: money, projects, milestones, each line with its source."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure import figure as figures
from pages.ui.figure.figure import Figure
from pages.ui.forms import block
from pages.ui.forms.list_table import Item, Line, ListTable
from pages.ui.forms.tiles import Part, Tile, Tiles
from pages.ui.rows import periods, query, rowsets, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.sentences import changes as finding

KINDS = ("money", "project", "milestone")
MOST = 6  # things of a kind in a line of areas; the list has all
_LISTED = {"money": "money", "project": "projects", "milestone": "milestones"}
_CHANGE = {"money": "location.", "project": "change.", "milestone": "change."}
_STATUS = {"reached": "done", "overdue": "overdue", "unreported": "unreported"}


def summary_to_paste(view: View, sentences: Sequence[str]) -> None:
    """The sentences with a link to exactly this view, to be copied into a board paper."""
    text = " ".join([sentences[0] + ".", *sentences[1:]])
    link = view.url(exact=True, since=view.since, edition=view.edition)
    block.show("paste", block.render("paste.html", w=view.words, text=text, link=link))


def latest(view: View, summary: Row) -> None:
    """A link to what happened last, when nothing has happened since the earlier day."""
    day = summary["latest"]
    if day is not None and not finding.has_changed(summary):
        href = view.url(since=day - dt.timedelta(days=1))
        block.show("latest", block.render("onward.html", href=href, text=view.words("changes.show_latest")))


def last(view: View, summary: Row) -> Row | None:
    """What happened on the last day on which anything did, where nothing has happened since the earlier day."""
    day = summary["latest"]
    if day is None or finding.has_changed(summary):
        return None
    return query.row("changes/summary", view, since=day - dt.timedelta(days=1))


def tiles(view: View, summary: Row) -> None:
    """The headline numbers of `changes/summary`, each leads to its list; corrections alone need none."""
    if not finding.has_changed(summary | {"corrected": 0}):
        return
    words = view.words
    listed = view.url(tab="list")
    part = (
        words("changes.tile.money_part", money=words.money(summary["part_sek"]))
        if summary["part_rows"]
        else ""
    )
    amounts = words(
        "changes.tile.amounts" if summary["whole_rows"] else "changes.tile.no_amount",
        whole_rows=words.count(summary["whole_rows"]),
    )
    counts = {name: words.count(summary[name]) for name in summary if isinstance(summary[name], int)}
    fell = {status: summary[status] for status in ("reached", "overdue", "unreported")}
    all_fell = sum(fell.values())
    shown = [
        Tile(
            words("changes.tile.money"),
            f"+{words.millions(summary['whole_sek'])}" if summary["whole_rows"] else words.number(0),
            " · ".join(filter(None, [amounts, part])),
            f"{listed}#changes_money",
            words("deck.millions.SEK"),
        ),
        Tile(
            words("changes.tile.projects"),
            words.number(summary["new"]),
            finding.parts(view, summary, "started", "ended") or words("changes.tile.no_project"),
            f"{listed}#changes_projects",
            words("changes.tile.new"),
        ),
        Tile(
            words("changes.tile.milestones"),
            words.number(summary["reached"]),
            " · ".join(
                f"{palette.SHAPE[status]} {words(f'changes.part.{status}', **counts)}"
                for status in ("overdue", "unreported")
                if summary[status]
            )
            or words("changes.tile.no_milestone"),
            f"{listed}#changes_milestones",
            words("changes.tile.reached"),
            parts=[
                Part(
                    100 * n / all_fell,
                    f"status-{_STATUS[status]}",
                    "hollow" if status == "unreported" else "",
                )
                for status, n in fell.items()
                if n
            ],
        ),
        Tile(
            words("changes.tile.corrections"),
            words.number(summary["corrected"]),
            words("changes.tile.corrected" if summary["corrected"] else "changes.tile.none_corrected"),
            f"{view.url()}#changes_corrections",
        ),
    ]
    figures.tiles(Tiles(tuple(shown), words("figure.open_rows")))


def things(view: View, rows: Sequence[Row]) -> Figure:
    """Each line of areas with its amounts, projects and milestones; `rows` are of changes/told."""
    lines = list(dict.fromkeys(row["line_id"] for row in rows))
    paid = [row for row in rows if row["change"] == "whole"]
    names = list(dict.fromkeys(view.name(row) for row in paid))
    key = "by_area" if names else "by_area_no_money"
    values = {"n": view.words.count(len(lines)), "names": view.words.list(names)}
    heads = ("area", *(f"told.{kind}" for kind in KINDS))
    form = ListTable(
        view.words("changes.told_unit"),
        [view.words(f"column.{head}" if head == "area" else f"changes.{head}") for head in heads],
        [_line(view, [row for row in rows if row["line_id"] == line]) for line in lines],
    )
    columns = [
        table.named("area", href=lambda v, r: v.url("omrade", line_id=r["line_id"])),
        Column("kind", lambda v, r: Cell(v.words(f"changes.told.{r['kind']}"))),
        Column("change", lambda v, r: Cell(v.words(_CHANGE[r["kind"]] + r["change"]))),
        table.named("what", "title", _thing),
        table.date("dated"),
        table.money("counted", "value", adds=table.alike("kind", "change")),
    ]
    found = _figure(view, "told", rows, columns)
    title = view.words(f"changes.{key}_title", **values)
    return replace(found, title=title, forms=[form], table_open=False)


def _line(view: View, own: Sequence[Row]) -> Line:
    """A line of areas with the first things of each kind, and how many more there are."""
    lists = []
    for kind in KINDS:
        things = [row for row in own if row["kind"] == kind]
        items = [_item(view, row) for row in things[:MOST]]
        if len(things) > MOST:
            more = view.words("changes.more", n=view.words.count(len(things) - MOST))
            items.append(Item("", more, f"{view.url(tab='list')}#changes_{_LISTED[kind]}"))
        lists.append(items)
    [line] = {(row["line_id"], view.name(row)) for row in own}
    return Line(line[1], palette.area(line[0]), view.url("omrade", line_id=line[0]), lists)


def _item(view: View, row: Row) -> Item:
    """An amount with its sum and day, a project with what became of it, a milestone with the sign of its status."""
    words = view.words
    title = view.name(row, "title") if row["title_sv"] else words("changes.told.no_project")
    day = words.date(row["dated_from"], row["dated_precision"]) if row["dated_precision"] else ""
    if row["kind"] == "money":
        where = "" if row["change"] == "whole" else words("location_in.part")
        return Item(
            f"+{words.money(row['value'])}", title, _thing(view, row), " · ".join(filter(None, [day, where]))
        )
    if row["kind"] == "project":
        return Item(words(f"change.{row['change']}"), title, _thing(view, row))
    sign = palette.SHAPE[_STATUS[row["change"]]] if row["change"] in _STATUS else ""
    return Item(sign or words(f"change.{row['change']}"), title, _thing(view, row), day)


def _thing(view: View, row: Row) -> str:
    """Where a thing is shown: a milestone's rows, else its project; nothing where an amount has no project."""
    if row["kind"] == "milestone":
        return rowsets.url(view, "milestones", milestone_id=row["thing_id"])
    return rowsets.project_url(view, row) if row["project_id"] else ""


def has_rows(figure: Figure) -> bool:
    """Whether a figure has anything to tell: what did not happen has no card of its own."""
    return bool(figure.rows)


def _figure(view: View, key: str, rows: Sequence[Row], columns: Sequence[Column], **values: Any) -> Figure:
    words = view.words
    span = words("changes.span", since=words.date(view.since), day=words.date(view.as_of))
    return Figure(
        key=f"changes_{key}",
        question=f"changes/{key}",
        title=words(f"changes.{key}_title", **values),
        subtitle=f"{words(f'changes.{key}_unit')} · {span}",
        rows=rows,
        columns=columns,
        source=words("card.source"),
        table_open=True,
        page_size=figures.OF_A_CARD if key == "by_area" else figures.OF_MANY,
        empty=words(f"changes.{key}_none"),
    )


def by_area(view: View, rows: Sequence[Row]) -> Figure:
    """What has changed in each line of areas: money, projects, milestones."""
    columns = [
        table.named("area", href=lambda v, r: v.url("omrade", line_id=r["line_id"])),
        table.money("granted", "granted_sek", adds=table.alike()),
        *(table.number(name) for name in ("new", "started", "ended", "reached", "overdue", "unreported")),
    ]
    names = [view.name(row) for row in rows if row["granted_sek"]]
    n = view.words.count(len(rows))
    title = "by_area" if names else "by_area_no_money"
    return replace(
        _figure(view, "by_area", rows, columns, n=n, names=view.words.list(names)),
        title=view.words(f"changes.{title}_title", n=n, names=view.words.list(names)),
    )


def money(view: View, rows: Sequence[Row]) -> Figure:
    """The amounts granted since."""
    words = view.words
    whole = sum(row["value"] for row in rows if row["location"] == "whole")
    columns = [
        table.named("project", "title", rowsets.project_url),
        table.funder(),
        table.code("location", "location"),
        table.date("dated"),
        table.money("amount", currency=None),
        table.money("counted", "value", adds=table.alike("location")),
        table.source(),
    ]
    return _figure(view, "money", rows, columns, money=words.money(whole), n=words.count(len(rows)))


def projects(view: View, rows: Sequence[Row]) -> Figure:
    """Projects that are new, have started or have ended."""
    words = view.words
    columns = [
        table.named("project", "title", rowsets.project_url),
        table.code("change", "change"),
        table.code("state", "choice.state"),
        table.text("coordinator"),
        periods.written(),
        table.source(),
    ]
    return _figure(view, "projects", rows, columns, n=words.count(len({row["project_id"] for row in rows})))


def milestones(view: View, rows: Sequence[Row]) -> Figure:
    """Milestones that were reached, moved or fell due without a known outcome."""
    words = view.words

    columns = [
        table.named("milestone", "title", rowsets.milestone_url),
        table.code("change", "change"),
        table.date("was"),
        table.date("plan"),
        table.date("done"),
        Column(
            "reason", lambda v, r: Cell(v.note(r, "reason") or v.words("common.not_stated"), css="fu-wide")
        ),
        table.source(),
    ]
    return _figure(
        view, "milestones", rows, columns, n=words.count(len({row["milestone_id"] for row in rows}))
    )
