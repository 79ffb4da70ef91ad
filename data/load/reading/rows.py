"""From the rows of a table to records: one row of a list describes a project, its areas, partners and money at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from data.load.base.headings import plain
from data.load.base.records import Place, Problem, Record
from data.load.opening.sheets import Cell
from data.load.reading.amounts import Amount, Totals
from data.load.reading.cells import text
from data.load.reading.names import Names
from data.load.reading.places import ELSEWHERE, Filter
from data.load.reading.plans import Column, Plan
from data.load.reading.written_numbers import power_and_currency, scaled, unit_in_words

SUM_WORDS = {"summa", "totalt", "total", "totaler", "sum", "totals", "delsumma", "summatotalt", "grandtotal"}
EXAMPLES = ("exempel", "example")  # how the row begins that shows in our workbook how one is filled in
READ: list[Cell] = []  # in place of a row that was read, whose cells need no memory any more
NOT_STATED = ("", "", "")
EVERY = 5_000  # rows between two calls of on_step


@dataclass
class Sink:
    """What reading gathers over all the tables of a delivery."""

    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[tuple[Place, str]] = field(default_factory=list)
    rows_read: int = 0
    sums: dict[str, Decimal] = field(default_factory=dict)


@dataclass(slots=True)
class Row:
    """A row as it was read. `values`: table -> column -> text, several columns of one meaning divided by `;`."""

    place: Place
    values: dict[str, dict[str, str]]
    amounts: list[Amount]
    problems: list[Problem]
    location: str = ""

    def one(self, table: str, column: str) -> str:
        """What the row says of a column; '' where it says nothing."""
        return self.values.get(table, NOTHING).get(column, "")


NOTHING: dict[str, str] = {}


def rows_of(plan: Plan, sink: Sink, names: Names, on_step: Callable[[int, int], None]) -> Iterator[Row]:
    """The rows of a table that are ours. Rows of sums, repeated headings and other places are left out, and said to be."""
    sheet, start = plan.table.sheet, plan.table.start
    ours = Filter(plan, names.organisations)
    sink.problems += _questions(plan)
    totals = Totals()
    for index in range(start, len(sheet.rows)):
        cells = sheet.rows[index]
        if (index - start) % EVERY == 0:
            on_step(index - start, len(sheet.rows) - start)
        if not any(cell != "" for cell in cells):
            continue
        sheet.rows[index] = READ
        reason = _no_row(plan, cells)
        if reason:
            sink.left_out.append((sheet.place(index), reason))
            if reason == "row_of_sums" and plan.source is None:
                stated = _read(plan, cells, sheet.place(index)).amounts
                sink.problems += totals.differing(stated, sheet.place(index))
            continue
        if not sheet.name and _has_other_width(plan, cells):
            counts = {"cells": str(len(cells)), "headings": str(len(plan.table.headings))}
            sink.problems.append(Problem("row_width", sheet.place(index), values=counts))
            continue
        row = _read(plan, cells, sheet.place(index))
        if plan.own and plan.subject == "assessments" and not row.one("assessments", "level"):
            sink.left_out.append((row.place, "row_not_assessed"))
            continue
        sink.rows_read += 1
        for amount in row.amounts:
            name, value = f"{amount.measure or '?'} {amount.currency or '?'}", Decimal(amount.amount)
            sink.sums[name] = sink.sums.get(name, Decimal()) + value
            totals.add(amount.heading, value)
        location = ours.location(cells)
        if location == ELSEWHERE:
            sink.left_out.append((row.place, "row_elsewhere"))
            continue
        row.location = location
        sink.problems += row.problems
        yield row


def _no_row(plan: Plan, cells: list[Cell]) -> str:
    """Why a line is no row of the table: '' where it is one."""
    first = next((cell for cell in cells if cell != ""), "")
    if isinstance(first, str) and not plan.own and plain(first) in SUM_WORDS:
        return "row_of_sums"
    if isinstance(first, str) and plan.own and plain(first).startswith(EXAMPLES):
        return "row_of_example"
    if text(first) not in plan.table.headings:
        return ""
    names = [text(cell) for cell in cells]
    repeated = [
        name for name, heading in zip(names, plan.table.headings, strict=False) if name and name == heading
    ]
    return "row_repeats_headings" if len(repeated) > 1 and len(repeated) == sum(map(bool, names)) else ""


def _has_other_width(plan: Plan, cells: list[Cell]) -> bool:
    """Whether a line of text has more or fewer cells than there are headings, blank ones at its end apart."""
    width = len(plan.table.headings)
    if len(cells) > width:
        return any(cell != "" for cell in cells[width:])
    return len(cells) < width and len(plan.table.sheet.rows[plan.table.heading_row]) != len(cells)


def _read(plan: Plan, cells: list[Cell], place: Place) -> Row:
    row = Row(place, {}, [], [])
    width = len(cells)
    for column in plan.columns:
        cell = cells[column.index] if column.index < width else ""
        if column.words and isinstance(cell, str):
            cell = column.words.get(cell.strip(), cell)
        if column.pairs:
            _add_pairs(row, column, text(cell))
            continue
        found, unit, fault = column.read(cell) if cell != "" else NOT_STATED
        if fault:
            row.problems.append(Problem(fault, place, column.heading, text(cell)))
        elif column.is_amount and not plan.own:
            if found and found != "0":
                _add_amount(row, column, found, unit, plan)
        else:
            if unit:
                found = _without_unit(row, column, found, unit)
            of_table = row.values.setdefault(column.target.table, {})
            before = of_table.get(column.name)
            of_table[column.name] = f"{before};{found}" if before and found else before or found
    return row


def _without_unit(row: Row, column: Column, found: str, unit: str) -> str:
    """A number whose cell states a unit: an amount of ours in whole units, its currency kept beside it."""
    table, (power, currency) = column.target.table, power_and_currency(unit)
    if column.target.column != "amount":
        if power:
            row.problems.append(
                Problem("unit_unexpected", row.place, column.heading, f"{found} {unit_in_words(unit)}")
            )
        return found
    stated = row.one(table, "currency")
    if currency and currency != (stated or currency):
        row.problems.append(_disagree(row, column, found, currency, stated))
    elif currency:
        row.values.setdefault(table, {})["currency"] = currency
    return scaled(found, power)


def _add_amount(row: Row, column: Column, found: str, unit: str, plan: Plan) -> None:
    """Adds an amount in whole units. A unit of the cell and another one of the heading contradict each other."""
    if unit and column.unit and unit != column.unit:
        row.problems.append(_disagree(row, column, found, unit, column.unit))
        return
    power, currency = power_and_currency(unit or column.unit)
    stated = row.one("funding", "currency") or plan.constants.get("funding.currency", "")
    if currency == "%":
        row.problems.append(Problem("amount_is_share", row.place, column.heading, found))
    elif currency and stated and currency != stated:
        row.problems.append(_disagree(row, column, found, currency, stated))
    else:
        measure = (
            column.target.said or row.one("funding", "measure") or plan.constants.get("funding.measure", "")
        )
        row.amounts.append(
            Amount(measure, currency or stated, scaled(found, power), column.heading, unit or column.unit)
        )


def _add_pairs(row: Row, column: Column, cell: str) -> None:
    """Adds the amounts of a cell like `A kommun = 169 288 || B = 20 000`, each with its funder."""
    for piece in filter(None, (piece.strip() for piece in cell.split(column.pairs["divider"]))):
        name, _, amount = piece.rpartition(column.pairs["joined_by"])
        found, unit, fault = column.read(amount.strip())
        if fault or not name.strip():
            row.problems.append(Problem(fault or "cell_no_number", row.place, column.heading, piece))
        elif found not in ("", "0"):
            power, currency = power_and_currency(unit or column.unit)
            whole = scaled(found, power)
            row.amounts.append(
                Amount(column.target.said, currency, whole, column.heading, unit or column.unit, name.strip())
            )


def _disagree(row: Row, column: Column, found: str, one: str, other: str) -> Problem:
    return Problem(
        "units_disagree",
        row.place,
        column.heading,
        found,
        {"cell": unit_in_words(one), "heading": unit_in_words(other)},
    )


def _questions(plan: Plan) -> list[Problem]:
    """What must be asked of a column of amounts before any of its rows is worth anything: its measure and its unit."""
    named = {column.target.name for column in plan.columns}
    place = plan.table.sheet.place(plan.table.heading_row)
    asked = []
    for column in plan.columns:
        if plan.own or column.target.name != "funding.amount":
            continue
        cells = [cell for cell in plan.table.columns()[column.index] if cell != ""]
        measure = column.target.said or "funding.measure" in named or plan.constants.get("funding.measure")
        if not measure:
            asked.append(Problem("measure_missing", place, column.heading))
        has_currency = "funding.currency" in named or plan.constants.get("funding.currency")
        in_cells = cells and all(column.read(cell)[1] for cell in cells)
        if cells and not (column.unit or has_currency or in_cells):
            asked.append(Problem("unit_missing", place, column.heading, text(cells[0])))
    return asked
