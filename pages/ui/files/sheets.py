"""A figure's table as it is shown, as a file or for the clipboard: its columns, order, groups and sums, in the reader's words.

Numbers are numbers as exact as they are shown, whole dates are dates, links are their text. The files of the question beside
(downloads.py) hold every column in full.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import escape

import queries
from pages.ui.address import arrangement, notices
from pages.ui.address.view import View
from pages.ui.figure import arranged, capture, downloads
from pages.ui.figure.figure import Figure
from pages.ui.rows import grid, sourcing
from pages.ui.rows.table import Cell, Column

KINDS = ("csv", "xlsx", "json")


@dataclass(frozen=True)
class Sheet:
    """A table of plain values, with what it is: title, and label and text of each thing to know of it."""

    title: str
    heads: Sequence[str]
    lines: Sequence[Sequence[Any]]
    about: list[tuple[str, str]]

    def frame(self) -> pd.DataFrame:
        """The lines as they are written to files."""
        return pd.DataFrame([list(line) for line in self.lines], columns=list(self.heads), dtype=object)


def fits(view: View, figure: Figure) -> bool:
    """Whether the figure's table can be arranged as the view asks."""
    keys = [column.key for column in figure.columns]
    asked = arrangement.only(view["table"], figure.key)
    return not asked or str(arranged.of(view, figure.key, keys)) == asked[0]


def made(view: View, figure: Figure) -> Sheet:
    """All lines of a figure's table as the view arranges it."""
    how = arranged.of(view, figure.key, [column.key for column in figure.columns])
    table = grid.made(view, figure.rows, figure.columns, how)
    lines = [*table.lines, *filter(None, [table.total])]
    cells = [table.cells(view, line) for line in lines]
    heads: list[str] = []
    columns: list[list[Any]] = []
    for place, column in enumerate(table.columns):
        for head, values in _column(view, column, [line[place] for line in cells]):
            heads.append(head if head not in heads else f"{head} {len(heads) + 1}")
            columns.append(values)
    about = _about(view, figure, table.columns)
    title = ": ".join(filter(None, [notices.made_up(view, "frame.made_up"), figure.title]))
    return Sheet(title, heads, list(zip(*columns, strict=True)), about)


def _column(view: View, column: Column, cells: Sequence[Cell]) -> list[tuple[str, list[Any]]]:
    """A column with its unit in the heading; where rows have several units, these are a column of their own."""
    head = view.words(f"column.{column.key}")
    units = list(dict.fromkeys(cell.unit for cell in cells if cell.unit))
    values = [_value(view, column, cell) for cell in cells]
    if len(units) < 2:
        return [(f"{head} ({units[0]})" if units else head, values)]
    return [(head, values), (view.words("arrange.unit_of", name=head), [cell.unit or None for cell in cells])]


def _value(view: View, column: Column, cell: Cell) -> Any:
    """A cell's number or date; where a number is not stated nothing stands, so that a spreadsheet can reckon."""
    if cell.value is not None:
        return cell.value
    return None if column.number and cell.missing(view) else cell.text


def _about(view: View, figure: Figure, columns: Sequence[Column]) -> list[tuple[str, str]]:
    """What the table is: filters, definitions, edition, sources, and what is left out of it."""
    words, edition = view.words, queries.manifest(view.edition)
    built = dt.datetime.fromisoformat(edition["built_at"]).date()
    lines = [
        (words("arrange.about.title"), figure.title),
        (words("arrange.about.what"), figure.subtitle),
        (words("arrange.about.day"), words.date(view.as_of)),
        (
            words("arrange.about.edition"),
            words("frame.edition", edition=edition["edition"], built=words.date(built)),
        ),
        (words("arrange.about.view"), view.url(exact=True)),
        *((words("arrange.about.filter"), text) for text in _filters(view)),
        *((words(f"column.{column.key}"), words(f"meaning.{column.key}")) for column in columns),
        (words("arrange.about.empty"), words("arrange.about.empty_text")),
        *((words("arrange.about.note"), note) for note in figure.notes if note),
        (words("arrange.about.sources"), figure.source),
    ]
    named = sourcing.addresses(figure.view or view, figure.question)
    lines += [(words("arrange.about.source"), text) for text in named]
    lines += [(words("arrange.about.left_out"), text) for text in sourcing.left_out(view, figure.question)]
    return lines + downloads.noted(figure.question, view, pd.DataFrame(list(figure.rows)))


def _filters(view: View) -> list[str]:
    """Each value of the address in words where it has words, else as it stands there; day and edition have lines of their own."""
    found = []
    for name, value in view.values.items():
        if name in ("as_of", "lang", "edition", "page", "table", "shown"):
            continue
        labels = (f"control.{name}", f"frame.{name}", f"filter.{name}")
        label = next((view.words(key) for key in labels if view.words.has(key)), name)
        codes = value if isinstance(value, tuple) else (value,)
        said = [
            view.words.only_currency(str(code))
            if name == "currency"
            else next(
                (
                    view.words(key)
                    for key in (f"choice.{name}.{code}", f"{name}.{code}")
                    if view.words.has(key)
                ),
                str(code),
            )
            for code in codes
        ]
        found.append(f"{label}: {', '.join(said)}")
    return found or [view.words("arrange.about.no_filter")]


def serve(view: View, key: str, kind: str) -> Any:
    """The table of a view's figure as a file; None where there is no such figure, ValueError where it cannot be arranged so."""
    figure = capture.run(view).figure(key)
    if figure is None:
        return None
    if not fits(view, figure):
        raise ValueError(key)
    return as_file(kind, view, made(view, figure))


def clipboard(view: View, sheet: Sheet) -> dict[str, str]:
    """The table for a spreadsheet to take from the clipboard: HTML and tabbed text, nothing in it a formula."""
    rows = [[_typed(view, cell) for cell in line] for line in [sheet.heads, *sheet.lines]]
    head, *body = [[str(escape(cell)) for cell in line] for line in rows]
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in body]
    heading = "<tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>"
    return {
        "html": f"<table><thead>{heading}</thead><tbody>{''.join(lines)}</tbody></table>",
        "text": "\r\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in rows),
    }


def _typed(view: View, cell: Any) -> str:
    """A cell as it is typed in a spreadsheet of the reader's language: 1234,5 in Swedish."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return repr(cell).replace(".", "," if view.lang == "sv" else ".")
    return str(downloads.safe(cell))


def _written(cell: Any) -> Any:
    """A number as a CSV writes it: whole ones without decimals, also where others of the column have some."""
    return repr(cell) if isinstance(cell, (int, float)) and not pd.isna(cell) else cell


def as_file(kind: str, view: View, sheet: Sheet) -> Any:
    """The sheet as csv or xlsx, or as what is sent as JSON."""
    if kind == "csv":
        return downloads.as_csv(sheet.frame().map(_written))
    if kind == "xlsx":
        names = (view.words("arrange.sheet"), view.words("arrange.sheet_about"))
        return downloads.as_xlsx(sheet.frame(), sheet.about, names)
    lines = [[str(cell) if isinstance(cell, dt.date) else cell for cell in line] for line in sheet.lines]
    return {"title": sheet.title, "columns": list(sheet.heads), "rows": lines, **clipboard(view, sheet)}
