"""Answers as files: exactly the rows that the page shows.

Text that a spreadsheet would take for a formula is marked as text with an apostrophe (CSV) or written as text (XLSX).
"""

import datetime as dt
import io
import re
from typing import Any

import numpy as np
import pandas as pd
import xlsxwriter

import queries
from pages.ui.address import arrangement, notices
from pages.ui.address.view import View
from pages.ui.base.sections import SECTIONS
from pages.ui.base.words import clean
from pages.ui.rows import sourcing

_FORMULA = re.compile(r"^\s*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
# Sections whose answers are rows that a note may be about.
_NOTED = ("areas", "changes", "funding", "milestones", "organisations", "overview", "projects")
TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def name_of(question: str, view: View, suffix: str) -> str:
    """File name that tells question and day: 'funding-per_year-2020-12-31.csv'; what is made up begins so."""
    return f"{notices.made_up(view, 'frame.made_up_file')}{question.replace('/', '-')}-{view.as_of}.{suffix}"


def url_of(question: str, view: View, suffix: str) -> str:
    """Address of a question's answer under a view's values as a file; what is fixed to its default need not be named."""
    usual = View("", {}, question=question).default
    given = {n: tuple(v) if isinstance(v, list) else v for n, v in view.values_for(question).items()}
    wanted: dict[str, Any] = {n: v for n, v in given.items() if n not in view.fixed or v != usual(n)}
    wanted |= {"lang": view.lang, "format": suffix}
    if pinned := view["edition"]:
        wanted["edition"] = pinned
    return View("", wanted).url(f"api/v1/{question}", **wanted)


def _section(view: View) -> str:
    return next(section.key for section in SECTIONS if section.path == view.path)


def table_url(view: View, figure: str, kind: str) -> str:
    """Address of a figure's table as it is shown: the view's values and how the reader arranged it, all rows."""
    kept = {name: value for name, value in view.values.items() if name not in ("page", "table", "shown")}
    wanted: dict[str, Any] = {**kept, "as_of": view.as_of, "table": arrangement.only(view["table"], figure)}
    return View("", wanted).url(f"tables/{_section(view)}/{figure}.{kind}", **wanted)


def fetch_page(view: View, figure: str) -> str:
    """Address of the page that tells how another tool fetches this view, at one of its figures."""
    wanted: dict[str, Any] = {**view.values, "shown": _section(view), "page": None}
    return view.url("hamta", **wanted) + f"#fetch-{figure}"


def safe(cell: Any) -> Any:
    """A clean cell that no spreadsheet takes for a formula when it opens a CSV."""
    cell = clean(cell)
    is_formula = isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell


def as_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a mark that spreadsheets know, comma, point as decimal sign."""
    return frame.map(_listed).map(safe).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def as_xlsx(
    frame: pd.DataFrame, about: list[tuple[str, str]], names: tuple[str, str] = ("data", "about")
) -> bytes:
    """A workbook: the rows, and a sheet that says what they are. Text is written as text."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": False,
    }
    book = xlsxwriter.Workbook(out, options)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet(names[0])
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, list(frame.columns), bold)
    for column, name in enumerate(frame.columns):
        sheet.set_column(column, column, max(10, min(50, len(str(name)) + 2)))
        for row, cell in enumerate(
            frame[name].tolist(), start=1
        ):  # plain numbers, also where some are missing
            _write(sheet, row, column, _listed(cell), day)
    notes = book.add_worksheet(names[1])
    notes.set_column(0, 0, 24)
    notes.set_column(1, 1, 90)
    for row, (label, text) in enumerate(about):
        notes.write_string(row, 0, clean(label), bold)
        notes.write_string(row, 1, clean(text))
    book.close()
    return out.getvalue()


def _listed(cell: Any) -> Any:
    return list(cell) if isinstance(cell, np.ndarray) else cell


def _write(sheet: Any, row: int, column: int, cell: Any, day: Any) -> None:
    cell = clean(cell)
    if pd.isna(cell):
        return
    if isinstance(cell, (dt.date, dt.datetime)):
        sheet.write_datetime(row, column, dt.datetime(cell.year, cell.month, cell.day), day)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, (int, float)):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, str(cell))


def _about(question: str, view: View) -> list[tuple[str, str]]:
    head, made = queries.header(question), queries.manifest(view.edition)
    given, section = view.values_for(question), question.split("/")[0]
    names = [param.name for param in head.params]
    values = [(name, str(given.get(name, queries.default(section, name)))) for name in names]
    columns = [(column.name, column.meaning) for column in head.columns]
    return [
        ("question", head.question),
        ("edition", made["edition"]),
        ("built_at", made["built_at"]),
        *values,
        *columns,
        *(("source", text) for text in sourcing.addresses(view, question, **given)),
        *(("left_out", text) for text in sourcing.left_out(view, question)),
    ]


def noted(question: str, view: View, frame: pd.DataFrame) -> list[tuple[str, str]]:
    """That the rows of a file are made up where they are, and the notes that concern them."""
    sentence = notices.made_up(view)
    first = [(view.words("frame.made_up"), sentence)] if sentence else []
    return first + _noted(question, view, frame)


def _noted(question: str, view: View, frame: pd.DataFrame) -> list[tuple[str, str]]:
    """The notes; where rows name projects or milestones, of these only their own."""
    if question.split("/")[0] not in _NOTED:
        return []
    values = view.values_for("notes/list")
    named = {name: set(frame[name].dropna()) for name in ("project_id", "milestone_id") if name in frame}
    found = []
    for row in queries.rows("notes/list", edition=view.edition, **values):
        is_own = any(row[name] in ids for name, ids in named.items() if isinstance(row[name], str))
        if row["about"] in ("strategy", "area") or is_own or not named:
            about = row[f"subject_{view.lang}"] if row["about"] != "strategy" else ""
            when = view.words.date(row["date_from"], row["date_precision"])
            text = ": ".join(filter(None, [about, row[f"text_{view.lang}"]]))
            found.append(
                (
                    f"{view.words('arrange.about.noted')} {when}",
                    f"{text} ({view.words.titled(row['publisher'], row['source_title'])})",
                )
            )
    return found


def as_file(kind: str, question: str, view: View, frame: pd.DataFrame) -> bytes:
    """The rows of a question as csv, parquet or xlsx."""
    if kind == "csv":
        return as_csv(frame)
    if kind == "xlsx":
        return as_xlsx(frame, _about(question, view) + noted(question, view, frame))
    out = io.BytesIO()
    frame.to_parquet(out, index=False)
    return out.getvalue()
