"""What is doubtful in the facts (rule 13): cells that a person looks at and confirms before they are published.

`data/doubts/*.sql` holds a rule a file, each row of an answer a doubt; near spellings and hidden characters are found here.
A doubt is settled by a line of confirmations.csv that names the rule, the row and the value.
"""

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from rapidfuzz import fuzz, process

from data import FOLDER
from data.check.contract import parsed, used_values
from data.check.placed import Spot, lines, say
from data.check.schema import Table, fact_tables

NEAR = 86  # of 100: 'Vinova' is 'Vinnova'
SHORTEST = 5  # letters; shorter names are a letter apart by chance
TURNS_OR_HIDES = {"Cf", "Co", "Cs"}  # Unicode: format (direction, zero width), private use, surrogates
ALLOWED = {"\u00ad"}  # a soft hyphen does neither


@dataclass(frozen=True, order=True)
class Doubt:
    """A doubtful cell: the rule, the row as corrections.csv knows it and its number in the file, and what it is held against."""

    rule: str
    table: str
    row_id: str
    file_row: int
    column: str
    value: str
    about: str

    @property
    def name(self) -> str:
        """What a person confirms: RULE:TABLE/ROW."""
        return f"{self.rule}:{self.table}/{self.row_id}"

    def sentence(self, lang: str) -> str:
        """What is doubtful, in Swedish or English."""
        return sentences()[self.rule][lang].format(value=self.value, about=self.about)


def report(doubts: Sequence[Doubt], lang: str) -> str:
    """The doubts as text, those of one cause together, each with what confirms it; at most fifty of each."""
    text = [say("unconfirmed", lang, n=len(doubts))]
    causes: dict[tuple[str, str], list[Doubt]] = {}
    for doubt in doubts:
        causes.setdefault((doubt.table, doubt.sentence(lang)), []).append(doubt)
    for (table, words), alike in causes.items():
        spots = [Spot(f"{table}.csv", "", doubt.file_row, doubt.name) for doubt in alike]
        text += [f"  {line}" for line in lines(words, spots, len(alike), lang, "confirmed_as")]
    return "\n".join(text)


@cache
def sentences() -> dict[str, dict[str, str]]:
    """What is doubtful by each rule, in Swedish and English."""
    return tomllib.loads(Path(__file__).with_name("doubts.toml").read_text(encoding="utf-8"))


def new_doubts(con: duckdb.DuckDBPyConnection, doubts: list[Doubt], before: bytes | None) -> list[Doubt]:
    """The doubts about cells that were not published with that value. `before`: the facts of an edition; None: there is none."""
    if before is None or not doubts:
        return []
    con.register("published", pq.ParquetFile(pa.BufferReader(before)).read())
    asked = pa.table(
        {name: [getattr(d, name) for d in doubts] for name in ("table", "row_id", "column", "value")}
    )
    con.register("asked", asked)
    rows = con.execute(
        """select a.place from (select *, row_number() over () - 1 as place from asked) as a
        where not exists (
            select 1 from published as p
            where p.table_name = a."table" and p.row_id = a.row_id and (
                    coalesce(p.cells[a."column"], '') = a.value
                    or try_cast(p.cells[a."column"] as double) = try_cast(a.value as double)
                )
        ) order by a.place"""
    ).fetchall()
    con.unregister("published")
    con.unregister("asked")
    return [doubts[place] for (place,) in rows]


def find_doubts(con: duckdb.DuckDBPyConnection, today: date) -> list[Doubt]:
    """Every doubt that no line of confirmations.csv settles, sorted. The raw tables must be there and without faults."""
    found = [*_of_files(con, today), *_near_names(con), *_hidden(con)]
    settled = {tuple(row) for row in con.execute(_CONFIRMED).fetchall()}
    return sorted(d for d in set(found) if (d.rule, d.table, d.row_id, d.column, d.value) not in settled)


_CONFIRMED = "select rule, table_name, row_id, column_name, coalesce(value, '') from work.raw_confirmations"


def _of_files(con: duckdb.DuckDBPyConnection, today: date) -> Iterator[Doubt]:
    for path in sorted((FOLDER / "doubts").glob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        for table, row_id, row, column, value, about in con.execute(
            parsed(sql), used_values(sql, {"today": today})
        ).fetchall():
            yield Doubt(path.stem, table, row_id, row, column, value or "", about or "")


def _near_names(con: duckdb.DuckDBPyConnection) -> Iterator[Doubt]:
    """Funders and municipalities that are spelt almost like one that is known."""
    bodies = {name for (name,) in con.execute(
        "select unnest(list_concat([name], coalesce(items(aliases), []))) from work.raw_organisations"
    ).fetchall()}  # fmt: skip
    used = Counter(dict(con.execute(
        "select funder, count(*) from work.raw_funding where funder is not null group by funder"
    ).fetchall()))  # fmt: skip
    known = bodies | {name for name, times in used.items() if times >= 3}
    for table, key, column, names in (
        ("funding", "funding_id", "funder", known),
        ("projects", "project_id", "municipality", _municipalities(con)),
        ("organisations", "org_id", "municipality", _municipalities(con)),
    ):
        written = con.execute(
            f'select distinct "{column}" from work.raw_{table} where "{column}" is not null'
        ).fetchall()
        near = {name: other for (name,) in written if (other := _near(name, names))}
        cells = con.execute(
            f'select "{key}", file_row, "{column}" from work.raw_{table} where list_contains(?, "{column}")',
            [list(near)],
        ).fetchall()
        for row_id, row, cell in cells:
            yield Doubt(f"near_{column}", table, row_id, row, column, cell, near[cell])


def _municipalities(con: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for (name,) in con.execute("select name from work.raw_municipalities").fetchall()}


def _near(name: str, known: set[str]) -> str:
    """The known name that is spelt almost like this one; '' if it is known itself or nothing is near."""
    if len(name) < SHORTEST or name.casefold() in {other.casefold() for other in known}:
        return ""
    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=NEAR, processor=str.casefold)
    return str(found[0]) if found else ""


def _hidden(con: duckdb.DuckDBPyConnection) -> Iterator[Doubt]:
    """Cells with characters that turn the text or do not show."""
    texts = " union all ".join(_texts(table) for table in fact_tables().values())
    # One statement, in which the pattern stands once: DuckDB compiles it anew for each place where it stands.
    hidden = parsed(
        f"with cells as ({texts}) select * from cells where regexp_matches(cell, '[\\p{{Cf}}\\p{{Co}}]')"
    )
    for table, row_id, row, column, cell in con.execute(hidden).fetchall():
        odd = [c for c in cell if unicodedata.category(c) in TURNS_OR_HIDES and c not in ALLOWED]
        if odd:
            yield Doubt("hidden_text", table, row_id, row, column, cell, f"U+{ord(odd[0]):04X}")


def _texts(table: Table) -> str:
    """The select that gives the cells of a table that hold text, one a row."""
    row_id = " || '/' || ".join(f"coalesce(\"{name}\", '')" for name in table.identity)
    names = [column.name for column in table.columns if column.type in ("text", "list")]
    cells = ", ".join(f"{{'column_name': '{name}', 'cell': \"{name}\"}}" for name in names)
    return f"""select '{table.name}' as table_name, {row_id} as row_id, file_row,
        unnest([{cells}]::struct(column_name varchar, cell varchar)[], recursive := true)
        from work.raw_{table.name}"""
