"""What has changed between two days: money, projects, milestones, each line with its source."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure
from pages.ui.forms import block
from pages.ui.rows import query, rowsets, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.sentences import changes as finding


def summary_to_paste(view: View, sentences: Sequence[str]) -> None:
    """The sentences with a link to exactly this view, to be copied into a board paper."""
    text = " ".join([sentences[0] + ".", *sentences[1:]])
    link = view.url(exact=True, since=view.since, edition=view.edition)
    block.show("paste", block.render("paste.html", w=view.words, text=text, link=link))


def latest(view: View, told: Row) -> None:
    """A link to what happened last, when nothing has happened since the earlier day."""
    day = told["latest"]
    if day is not None and not finding.has_changed(told):
        href = view.url(since=day - dt.timedelta(days=1))
        block.show("latest", block.render("onward.html", href=href, text=view.words("changes.show_latest")))


def last(view: View, told: Row) -> Row | None:
    """What happened on the last day on which anything did, where nothing has happened since the earlier day."""
    day = told["latest"]
    if day is None or finding.has_changed(told):
        return None
    return query.row("changes/summary", view, since=day - dt.timedelta(days=1))


def is_told(figure: Figure) -> bool:
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
        asked={"since": view.since},
        table_open=True,
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
        table.text("funder"),
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
        table.period(),
        table.source(),
    ]
    return _figure(view, "projects", rows, columns, n=words.count(len({row["project_id"] for row in rows})))


def milestones(view: View, rows: Sequence[Row]) -> Figure:
    """Milestones that were reached, moved or fell due without a known outcome."""
    words = view.words

    columns = [
        table.named(
            "milestone", "title", lambda v, r: rowsets.url(v, "milestones", milestone_id=r["milestone_id"])
        ),
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
