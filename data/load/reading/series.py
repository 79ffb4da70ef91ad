"""Values of indicators as statistical offices publish them: Eurostat's TSV and SDMX-CSV, and what JSON-stat and Kolada become."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.load.base.headings import plain
from data.load.base.records import Mapping, Problem, Record
from data.load.opening.heads import Table
from data.load.opening.json_files import FLAG, TIME, VALUE
from data.load.opening.sheets import Cell
from data.load.reading.cells import text
from data.load.reading.rows import Sink
from data.load.reading.sources import Source
from data.load.reading.written_numbers import number

TSV = re.compile(r"(.+)\\TIME_PERIOD")
TIMES = (plain(TIME), "time", "timeperiod", "tid")
VALUES = (plain(VALUE), "obsvalue")
PLACES = ("geo", "region", "municipality", "kommun", "lan", "län")
PERIOD = re.compile(r"(\d{4})(?:-?([MQK]|S)?(\d{1,2}))?")
MISSING = ("", ":", "..", ".", "na", "nan")


@dataclass(frozen=True)
class Observation:
    """One value of a series. `dimensions`: plain heading -> code, and `form` -> `tsv` or `csv`."""

    row: int
    dimensions: dict[str, str]
    period: str
    value: Cell
    flag: str


def is_series(table: Table) -> bool:
    """Whether a table holds observations by time."""
    names = {plain(heading) for heading in table.headings}
    tsv = bool(table.headings) and TSV.fullmatch(table.headings[0]) is not None
    return tsv or bool(names & set(TIMES) and names & set(VALUES))


def add_series(table: Table, sources: Sequence[Source], given: Mapping | None, sink: Sink) -> Source | None:
    """Adds the values of a table whose indicators are known; returns the source that knows them, None if none does.

    `given` may hold the indicator of a file with one series, which a person has stated.
    """
    stated = given.constants if given else {}
    places = {code: name for source in sources for code, name in source.places.items()}
    entries = [(source, entry) for source in sources for entry in source.series]
    found: Source | None = None
    unknown: dict[str, int] = {}
    for observed in _observations(table):
        sink.rows_read += 1
        place = _place(observed, places)
        match = next(((source, entry) for source, entry in entries if _fits(observed, entry)), None)
        indicator = match[1]["indicator"] if match else stated.get("indicator_values.indicator_id", "")
        if not indicator:
            name = _name(observed)
            unknown[name] = unknown.get(name, 0) + 1
            sink.left_out.append((table.sheet.place(observed.row), "series_other"))
        elif not place:
            sink.left_out.append((table.sheet.place(observed.row), "row_elsewhere"))
        else:
            source_id = match[0].source_id if match else stated.get("indicator_values.source_id", "")
            _add(table, observed, str(indicator), place, source_id, sink)
            found = match[0] if match else found
    if unknown and not found and not stated:
        values = {"series": "; ".join(list(unknown)[:5])}
        sink.problems.append(Problem("series_unknown", table.sheet.place(table.heading_row), values=values))
    return found


def _observations(table: Table) -> list[Observation]:
    match = TSV.fullmatch(table.headings[0])
    return _of_tsv(table, match[1]) if match else _of_rows(table)


def _of_tsv(table: Table, names: str) -> list[Observation]:
    """Eurostat's TSV: the dimensions in the first cell, a column a period, a flag after the value (`5400 p`)."""
    dimensions = [plain(name) for name in names.split(",")]
    found = []
    for index, row in enumerate(table.sheet.rows[table.start :], start=table.start):
        codes = text(row[0]).split(",") if row else []
        if len(codes) != len(dimensions):
            continue
        for heading, cell in zip(table.headings[1:], row[1:], strict=False):
            value, _, flag = text(cell).partition(" ")
            known = dict(zip(dimensions, codes, strict=True)) | {"form": "tsv"}
            found.append(Observation(index, known, heading.strip(), value, flag))
    return found


def _of_rows(table: Table) -> list[Observation]:
    names = [plain(heading) for heading in table.headings]
    time = next(names.index(name) for name in TIMES if name in names)
    value = next(names.index(name) for name in VALUES if name in names)
    flag = names.index(plain(FLAG)) if plain(FLAG) in names else -1
    found = []
    for index, row in enumerate(table.sheet.rows[table.start :], start=table.start):
        if len(row) <= max(time, value):
            continue
        known = {"form": "csv"}
        for name, cell in zip(names, row, strict=False):
            known.setdefault(
                name, text(cell)
            )  # a code stands before its label, whose heading may read the same
        shown = text(row[flag]) if 0 <= flag < len(row) else ""
        found.append(Observation(index, known, text(row[time]), row[value], shown))
    return found


def _fits(observed: Observation, entry: dict[str, object]) -> bool:
    where = entry["where"]
    assert isinstance(where, dict)
    return all(observed.dimensions.get(plain(name)) == code for name, code in where.items())


def _place(observed: Observation, places: dict[str, str]) -> str:
    code = next((observed.dimensions[name] for name in PLACES if name in observed.dimensions), "")
    return places.get(code, "")


def _name(observed: Observation) -> str:
    apart = {*PLACES, *TIMES, *VALUES, plain(FLAG), "freq", "form", "gender"}
    return ", ".join(code for name, code in observed.dimensions.items() if name not in apart and code)[:80]


def _add(table: Table, observed: Observation, indicator: str, place: str, source_id: str, sink: Sink) -> None:
    if isinstance(observed.value, str) and observed.value.strip().casefold() in MISSING:
        return
    where = table.sheet.place(observed.row)
    found, period = number(observed.value, "."), _period(observed.period)
    if found.fault or not period:
        code = found.fault or "cell_no_date"
        value = text(observed.value) if found.fault else observed.period
        sink.problems.append(Problem(code, where, VALUE if found.fault else TIME, value))
        return
    if observed.flag:
        values = {"flag": observed.flag, "period": period}
        sink.problems.append(Problem("value_flagged", where, FLAG, text(observed.value), values, fatal=False))
    values = {
        "indicator_id": indicator,
        "period": period,
        "geography": place,
        "kind": "actual",
        "value": found.text,
    }
    if source_id:
        values["source_id"] = source_id
    key = ":".join((indicator, period, place, "actual"))
    headings = {"period": TIME, "value": VALUE}
    sink.records.append(Record("indicator_values", key, values, headings, where))


def _period(written: str) -> str:
    """A period of a statistical office in normal form: 2023, 2023-05 (2023M05), 2023-Q1 (2023K1)."""
    match = PERIOD.fullmatch(written.strip())
    if not match:
        return ""
    year, letter, part = match.groups()
    if not part:
        return year
    if letter in ("Q", "K"):
        return f"{year}-Q{part}"
    return f"{year}-{int(part):02}" if letter in ("M", None) else ""
