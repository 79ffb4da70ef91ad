"""What can be taken as a whole: every dataset as files, every question at its address."""

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

import queries
from pages.ui.address.view import View
from pages.ui.base import operator
from pages.ui.figure import arranged
from pages.ui.figure.figure import Figure
from pages.ui.forms import block, fold
from pages.ui.rows import table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import sources


def files(view: View, marts: Sequence[Row], dictionary: Sequence[Row]) -> Figure:
    """Every dataset as files, with the meaning of each column."""
    words = view.words
    per: dict[str, list[Row]] = {}
    for row in dictionary:
        per.setdefault(row["mart"], []).append(row)

    def described(row: Row) -> Markup:
        files = _files(row["mart"], view["edition"])
        return block.render(
            "dataset.html",
            w=words,
            mart=row["mart"],
            about=_about(view, row),
            files=files,
            fields=per.get(row["mart"], []),
        )

    items = [
        row | {"about": _about(view, row), "fold": fold.content(f"d-{row['mart']}", partial(described, row))}
        for row in marts
    ]
    columns = table.of(
        "sources/marts",
        Column("mart", lambda v, r: Cell(r["mart"], css="fu-code")),
        Column("question", lambda v, r: Cell(_about(v, r), css="fu-wide")),
        "rows",
        table.number("fields", "columns"),
    )
    tools = block.render(
        "datasets.html", w=words, items=items, most=arranged.PAGE_SIZE, licence=operator.licence()
    )
    return sources.of_facts(view, "datasets", "sources/marts", marts, columns, tools=tools, table_open=False)


def _about(view: View, row: Row) -> str:
    """What a dataset answers, in the language of the page; one that has no words yet says it as its SQL does."""
    key = f"dataset.about.{row['mart']}"
    return view.words(key) if view.words.has(key) else str(row["question"])


def _files(mart: str, pinned: str) -> list[dict[str, str]]:
    return [
        {
            "text": kind.upper() if kind == "csv" else "Parquet",
            "href": f"/datasets/{mart}.{kind}" + (f"?edition={pinned}" if pinned else ""),
            "name": f"{mart}.{kind}",
        }
        for kind in ("csv", "parquet")
    ]


def open_door(view: View) -> Figure:
    """Every question with its address, for other tools."""
    rows = [
        {"name": name, "question": queries.header(name).question, "url": f"/api/v1/{name}"}
        for name in queries.names()
    ]
    columns = [Column("address", lambda v, r: Cell(r["url"], r["url"], True))]
    if view.lang == "en":  # questions are described in English only, as in the API
        columns.append(table.text("question", wide=True))
    return sources.of_facts(
        view,
        "open_door",
        "",
        rows,
        columns,
        table_open=False,
        notes=[view.words("note.open_door")],
    )
