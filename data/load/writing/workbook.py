"""Our own workbook: a sheet a table with headings in words, lists to choose from, and a sheet that explains the columns.

What comes back is read by its headings (reading.py), so that columns may be moved, added or left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from data.check.schema import Column, fact_tables
from data.load.base.findings import Finding, Refused
from data.load.base.headings import headings, sheet_name
from data.load.base.sentences import sentence
from data.load.facts.changes import Row
from data.load.facts.finding import folded
from data.load.facts.tables import Facts
from data.load.reading.columns import spoken_value

OFFERED = (
    "projects",
    "project_areas",
    "project_partners",
    "funding",
    "milestones",
    "milestone_events",
    "organisations",
    "sources",
)
EMPTY_ROWS = 500  # below the rows, with the same lists to choose from
WIDEST = 60  # characters
# By what a row is named in the cell of a reference: a name is easier to choose than an id, and reading knows both.
UNTOLD = {
    "cluster_survey"
}  # its rows may be of a group too small to be shown: the guide takes no example from them
NAMED_BY = {"organisations": "name", "areas": "name_sv", "framework_items": "name_sv"}


@dataclass(frozen=True)
class Filled:
    """What a workbook is filled with: the rows of a table, an owner or an area, or the items of a method; else it is empty.

    An empty one has the sheets of these tables, else those that most who report need.
    """

    table: str = ""
    owner: str = ""
    area: str = ""
    sheets: Sequence[str] = ()
    form: str = ""


def write_workbook(file: Path, facts: Facts, filled: Filled, lang: str) -> dict[str, int]:
    """Writes the workbook; returns how many rows each of its tables has. Raises Refused if nothing is called so."""
    rows = _rows(facts, filled)
    with xlsxwriter.Workbook(str(file), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E3EDF2", "text_wrap": True, "valign": "top"})
        plain = book.add_format({"num_format": "@"})
        guide = book.add_worksheet(sentence("sheet_guide", lang))
        choices = _Choices(book.add_worksheet(sentence("sheet_choices", lang)), facts, lang)
        for table in rows:
            _write_sheet(
                book.add_worksheet(sheet_name(table, lang)), table, rows[table], lang, bold, plain, choices
            )
        _write_guide(guide, facts, list(rows), lang, bold)
        choices.sheet.hide()
    return {table: len(of_table) for table, of_table in rows.items()}


def _rows(facts: Facts, filled: Filled) -> dict[str, list[Row]]:
    """The tables of a workbook and their rows."""
    if filled.table:
        return {_table(filled.table, "--table"): facts.tables[filled.table]}
    if filled.owner:
        return _of_owner(facts, _one(facts, "organisations", filled.owner, ("name",)))
    if filled.area:
        return _of_area(facts, _one(facts, "areas", filled.area, ("name_sv", "name_en")))
    if filled.form:
        return _form(facts, filled.form)
    return {_table(table, "--sheets"): [] for table in filled.sheets or OFFERED}


def _table(name: str, option: str) -> str:
    """A table of the facts. Raises Refused if there is none of that name."""
    if name not in fact_tables():
        raise Refused(Finding("table_unknown", {"value": name}, column=option, value=name))
    return name


def _form(facts: Facts, method: str) -> dict[str, list[Row]]:
    """A form for a group that assesses: each item of the method, whose level it is to fill in. Raises Refused without items."""
    empty = dict.fromkeys((column.name for column in fact_tables()["assessments"].columns), "")
    rows = [
        empty | {"subject": row["subject"], "item": row["name_sv"]}
        for row in facts.tables["framework_items"]
        if row["subject"].startswith(f"{method}_")
    ]
    if not rows:
        raise Refused(
            Finding("reference_unknown", {"column": "--form", "value": method, "near": ""}, value=method)
        )
    return {"assessments": rows, "sources": []}


def _one(facts: Facts, table: str, name: str, columns: Sequence[str]) -> str:
    """The id of what is called so. Raises Refused if nothing is, or several are."""
    if facts.row(table, name):
        return name
    found = [
        row_id
        for row_id, row in facts.by_id(table).items()
        if folded(name) in [folded(row[column]) for column in columns]
    ]
    if len(found) != 1:
        code = "reference_ambiguous" if found else "reference_unknown"
        values = {"column": table, "value": name, "near": ", ".join(found)}
        raise Refused(Finding(code, values, value=name))
    return found[0]


def _of_owner(facts: Facts, owner: str) -> dict[str, list[Row]]:
    """The milestones that a body answers for, and what is known of them."""
    milestones = [row for row in facts.tables["milestones"] if row["owner_org_id"] == owner]
    ids = {row["milestone_id"] for row in milestones}
    events = [row for row in facts.tables["milestone_events"] if row["milestone_id"] in ids]
    return {"milestones": milestones, "milestone_events": events}


def _of_area(facts: Facts, area: str) -> dict[str, list[Row]]:
    """The projects of an area, with their money, partners and milestones."""
    shares = [row for row in facts.tables["project_areas"] if row["area_id"] == area]
    ids = {row["project_id"] for row in shares}
    milestones = [
        row
        for row in facts.tables["milestones"]
        if row["project_id"] in ids or area in row["area_ids"].split(";")
    ]
    known = {row["milestone_id"] for row in milestones}
    return {
        "projects": [row for row in facts.tables["projects"] if row["project_id"] in ids],
        "project_areas": [row for row in facts.tables["project_areas"] if row["project_id"] in ids],
        "project_partners": [row for row in facts.tables["project_partners"] if row["project_id"] in ids],
        "funding": [row for row in facts.tables["funding"] if row["project_id"] in ids],
        "milestones": milestones,
        "milestone_events": [row for row in facts.tables["milestone_events"] if row["milestone_id"] in known],
    }


class _Choices:
    """The lists to choose from, a column each on a hidden sheet: a list in the cell's own rule may have 255 letters."""

    def __init__(self, sheet: Worksheet, facts: Facts, lang: str) -> None:
        self.sheet = sheet
        self._facts = facts
        self._lang = lang
        self._places: dict[tuple[str, ...], str] = {}

    def of(self, column: Column) -> str:
        """The formula that names the list of a column, '' where there is none."""
        items = self._items(column)
        if not items:
            return ""
        if items not in self._places:
            number = len(self._places)
            self.sheet.write_column(0, number, items)
            letter = xlsxwriter.utility.xl_col_to_name(number)
            self._places[items] = f"='{self.sheet.get_name()}'!${letter}$1:${letter}${len(items)}"
        return self._places[items]

    def _items(self, column: Column) -> tuple[str, ...]:
        if column.type == "enum":
            return tuple(spoken(column.name, word, self._lang) for word in column.words)
        if column.type == "currency":
            rates = self._facts.tables["exchange_rates"]
            return tuple(dict.fromkeys(["SEK", *(row["currency"] for row in rates)]))
        if column.type == "ref" and len(column.refs) == 1 and column.refs[0] != "funding":
            rows = self._facts.by_id(column.refs[0])
            named = NAMED_BY.get(column.refs[0], "")
            return tuple(dict.fromkeys(row[named] if named else row_id for row_id, row in rows.items()))
        return ()


def spoken(column: str, value: str, lang: str) -> str:
    """A value of a list of choices in words that reading knows; the value itself where there are none."""
    return spoken_value(column, value) if lang == "sv" else value


def _write_sheet(
    sheet: Worksheet,
    table: str,
    rows: Sequence[Row],
    lang: str,
    bold: object,
    plain: object,
    choices: _Choices,
) -> None:
    words = headings(table, lang)
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(fact_tables()[table].columns):
        cells = [_cell(column, row[column.name], lang) for row in rows]
        width = max([len(words[column.name]), *(len(cell) for cell in cells)]) + 2
        sheet.set_column(number, number, min(width, WIDEST), plain)
        sheet.write_string(0, number, words[column.name], bold)
        sheet.write_comment(0, number, meaning(column, lang), {"x_scale": 2})
        for place, cell in enumerate(cells, start=1):
            sheet.write_string(place, number, cell, plain)
        if formula := choices.of(column):
            rule = {"validate": "list", "source": formula, "error_type": "warning"}
            sheet.data_validation(1, number, len(rows) + EMPTY_ROWS, number, rule)


def _cell(column: Column, value: str, lang: str) -> str:
    """A value of the facts as the workbook shows it: one of a list in words."""
    return spoken(column.name, value, lang) if column.type == "enum" and value else value


def meaning(column: Column, lang: str) -> str:
    """What a cell of the column may hold, in words."""
    values = {
        "words": ", ".join(spoken(column.name, word, lang) for word in column.words),
        "tables": ", ".join(sheet_name(table, lang) for table in column.refs),
    }
    needed = sentence("means_optional" if column.optional else "means_needed", lang)
    return f"{sentence(f'means_{column.type}', lang, values)} {needed}"


def _write_guide(sheet: Worksheet, facts: Facts, tables: Sequence[str], lang: str, bold: object) -> None:
    """A line for each column: what it means, and what stands there in a row of the facts."""
    heads = sentence("guide_heads", lang).split("|")
    for number, head in enumerate(heads):
        sheet.write_string(0, number, head, bold)
    line = 1
    for table in tables:
        words = headings(table, lang)
        rows = () if table in UNTOLD else facts.tables[table]
        example: Mapping[str, str] = rows[0] if rows else {}
        for column in fact_tables()[table].columns:
            shown = _cell(column, example.get(column.name, ""), lang)
            for number, cell in enumerate(
                (sheet_name(table, lang), words[column.name], meaning(column, lang), shown)
            ):
                sheet.write_string(line, number, cell)
            line += 1
    for number, width in enumerate((24, 28, 70, 50)):
        sheet.set_column(number, number, width)
    sheet.freeze_panes(1, 0)
