"""Figures of trust: registers, coverage, left-out rows, contradictions, gaps, sources."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure
from pages.ui.forms import block
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.forms.listing import Item, Listing
from pages.ui.forms.matrix import Cell as MatrixCell
from pages.ui.forms.matrix import Line, Matrix
from pages.ui.rows import query, rowsets, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import corrections

MOST_BARS = 10


def of_facts(
    view: View, key: str, question: str, rows: Sequence[Row], columns: Sequence[Column], **more: Any
) -> Figure:
    """A figure of what the facts rest on: an open table, unless `more` says otherwise."""
    words = view.words
    base: dict[str, Any] = {
        "subtitle": words(f"unit.{key}"),
        "source": words("source.facts"),
        "table_open": True,
    }
    if "title" not in more:
        base["title"] = words(f"title.{key}", n=words.count(len(rows)))
    return Figure(key=key, question=question, rows=rows, columns=columns, **(base | more))


def how_made(view: View) -> Figure:
    """How a number is made, step by step."""
    words = view.words
    steps = [
        Item(words(f"how.{n}.title"), words(f"how.{n}.text"), shape=str(n), colour="quiet")
        for n in range(1, 9)
    ]
    rows = [{"step": step.title, "meaning": step.text} for step in steps]
    columns = [table.text("step"), table.text("meaning", wide=True)]
    more = {"table_open": False, "forms": [Listing(steps)]}
    return of_facts(view, "how_made", "", rows, columns, **more)


def registers(view: View, rows: Sequence[Row]) -> Figure:
    """The registers and series, and what their last date means."""
    columns = table.of(
        "sources/registers",
        Column("register", lambda v, r: Cell(r["name"], r["url"] or "", bool(r["url"]), "fu-wide")),
        Column("publisher", lambda v, r: Cell(v.words.source(r["publisher"]))),
        table.date("state_of", "state"),
        "taken",
        "meaning",
        Column(
            "licence",
            lambda v, r: Cell(v.words("common.not_stated") if r["licence"] == "not stated" else r["licence"]),
        ),
        table.number("rows", href=_uses_url),
    )
    later = any(row["state_from"] is not None and row["state_from"] > view.as_of for row in rows)
    title = view.words(
        "title.registers_later" if later else "title.registers",
        n=view.words.count(len(rows)),
        day=view.words.date(view.as_of),
    )
    return of_facts(view, "registers", "sources/registers", rows, columns, title=title)


def coverage(view: View, rows: Sequence[Row]) -> Figure:
    """How many granted amounts each register and all else hold for each year."""
    names: dict[str, str] = {row["source_id"]: row["name"] for row in query.rows("sources/registers", view)}
    names["other"] = view.words("source.other")
    columns = table.of(
        "sources/coverage",
        "year",
        Column("register", lambda v, r: Cell(names[r["register"]])),
        "rows",
        table.money("value", "value_sek"),
    )
    registered = [row["year"] for row in rows if row["year"] and row["register"] != "other"]
    title = (
        view.words("title.coverage", year=max(registered))
        if registered
        else view.words("title.coverage_none")
    )
    more = {
        "title": title,
        "table_open": False,
        "forms": [_matrix(view, rows, names)],
        "notes": [view.words("note.coverage")],
    }
    return of_facts(view, "coverage", "sources/coverage", rows, columns, **more)


def _matrix(view: View, rows: Sequence[Row], names: dict[str, str]) -> Matrix:
    """Years across, registers down, what is in no register last, the number of rows in each cell."""
    dated = [row["year"] for row in rows if row["year"]]
    years = range(min(dated), max(dated) + 1) if dated else range(0)
    counts = {(row["register"], row["year"]): row["rows"] for row in rows}
    most = max(counts.values(), default=1)
    lines = [
        Line(
            names.get(register, register),
            [
                MatrixCell(str(counts.get((register, y), "")), _step(counts.get((register, y), 0), most))
                for y in [*years, None]
            ],
        )
        for register in sorted(
            dict.fromkeys(row["register"] for row in rows), key=lambda register: register == "other"
        )
    ]
    heads = [*[str(year) for year in years], view.words("common.year_not_stated")]
    return Matrix(view.words("unit.coverage"), view.words("column.register"), heads, lines)


def _step(count: int, most: int) -> int:
    return 0 if not count else 1 if count <= most / 8 else 2 if count <= most / 3 else 3


def left_out(view: View, rows: Sequence[Row]) -> Figure:
    """Rows that are in no sum at all."""
    columns = table.of(
        "sources/left_out",
        table.code("reason", "reason"),
        table.named("project", "title", rowsets.project_url),
        table.funder(),
        table.code("measure", "measure"),
        table.money("amount", currency=None),
        "dated",
        "source",
    )
    reasons = Counter(row["reason"] for row in rows).most_common()
    bars = [
        Bar(
            view.words(f"reason.{reason}"),
            view.words.number(n),
            "",
            [Part(100 * n / reasons[0][1], "total", value=n)],
        )
        for reason, n in reasons
    ]
    forms = [Bars([Group(bars)], view.words("deck.value"))]
    return of_facts(view, "never_counted", "sources/left_out", rows, columns, forms=forms, table_open=False)


def contradictions(view: View, rows: Sequence[Row]) -> Figure:
    """Matters on which sources disagree: both sides are kept."""
    columns = [table.named(key, key) for key in ("matter", "side_one", "side_two", "kept")]
    return of_facts(view, "contradictions", "sources/contradictions", rows, columns)


def corrected(view: View, rows: Sequence[Row]) -> Figure:
    """Published values that were corrected and rows that were withdrawn, with why and what it changes."""
    words = view.words
    feed = block.render(
        "feed.html", href=f"/corrections.atom?lang={view.lang}", text=words("corrections.feed")
    )
    more = {
        "subtitle": words("unit.corrections"),
        "empty": words("corrections.none"),
        "tools": feed,
        "notes": [words("corrections.how")],
    }
    return of_facts(view, "corrections", "sources/corrections", rows, corrections.columns(view), **more)


def gaps(view: View, rows: Sequence[Row]) -> Figure:
    """What the facts do not hold."""
    forms = [Listing([Item(view.name(row, "text")) for row in rows])]
    columns = [table.named("gap", "text")]
    return of_facts(view, "gaps", "sources/gaps", rows, columns, forms=forms, table_open=False)


def listed(view: View, rows: Sequence[Row]) -> Figure:
    """Every source with what rests on it."""
    columns = table.of(
        "sources/list",
        table.source(name="title"),
        "published",
        table.code("source_kind", "source_kind", "kind"),
        table.number("rows", href=_uses_url),
    )
    longest = max((row["rows"] for row in rows), default=0) or 1
    largest = [
        Bar(
            view.words.titled(row["publisher"], row["title"]),
            view.words.number(row["rows"]),
            _uses_url(view, row),
            [Part(100 * row["rows"] / longest, "total", value=row["rows"])],
        )
        for row in sorted(rows, key=lambda row: -row["rows"])[:MOST_BARS]
    ]
    forms = [Bars([Group(largest)], view.words("deck.value"))]
    return of_facts(view, "sources_list", "sources/list", rows, columns, forms=forms, table_open=False)


def _uses_url(view: View, row: Row) -> str:
    return view.url("kalla", source_id=row["source_id"])
