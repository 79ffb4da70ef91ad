"""What a cell may contain, by the type of its column."""

from collections.abc import Sequence

import duckdb

from data.check.contract import parsed
from data.check.faults import Fault
from data.check.schema import Column, Table

# \x{00a0} no-break space, \x{200b} zero width space, \x{feff} byte order mark
WHITE_ENDS = r"^[\s\x{00a0}\x{200b}\x{feff}]|[\s\x{00a0}\x{200b}\x{feff}]$"
CONTROL = r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\x{0080}-\x{009f}\x{200b}\x{feff}\x{fffe}\x{fffd}]"
DATE = r"\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?"
TIME = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z"
YEARS = "a year between 1900 and 2100"

# By type: the conditions that make a cell faulty, each with what is expected instead. The first that holds gives the fault.
Rules = list[tuple[str, str]]
NUMBER = "try_cast(cell as double)"
LIMITS: Rules = [(f"{NUMBER} < low", "at least {low:g}"), (f"{NUMBER} > high", "at most {high:g}")]
ID: Rules = [("not regexp_full_match(cell, '[a-z0-9_]+')", "an id of a-z, 0-9 and _")]
LIST: Rules = [
    ("list_bool_or(list_transform(items(cell), lambda i: i = '' or i <> trim(i)))",
     "items divided by a semicolon alone, none of them empty"),
    ("len(list_distinct(items(cell))) < len(items(cell))", "each item once"),
]  # fmt: skip
RULES: dict[str, Rules] = {
    "id": ID,
    "ref": ID,
    "text": [],
    "enum": [("not list_contains(words, cell)", "one of {words}")],
    "currency": [("not regexp_full_match(cell, '[A-Z]{3}')", "a currency by its code, as SEK or EUR")],
    "list": LIST,
    "refs": LIST,
    "date": [
        (f"not regexp_full_match(cell, '{DATE}')", "a date as 2016, 2016-Q2, 2016-06 or 2016-06-30"),
        ("date_from(cell) is null", "a day that exists"),
        ("year(date_from(cell)) not between 1900 and 2100", YEARS),
    ],
    "time": [
        (f"not regexp_full_match(cell, '{TIME}') or try_cast(rtrim(cell, 'Z') as timestamp) is null",
         "a time in UTC as 2016-06-30T14:02:05Z"),
    ],
    "year": [(r"not regexp_full_match(cell, '(19|20)\d\d|2100')", YEARS)],
    "url": [(r"not regexp_full_match(cell, 'https?://\S+')", "an address that starts with https:// or http://")],
    "amount": [
        (r"not regexp_full_match(cell, '-?\d{1,15}(\.\d{1,2})?')",
         "a plain number: digits, a decimal point and at most two decimals, no spaces"),
        (f"{NUMBER} <= 0", "an amount above zero"),
    ],
    "share": [
        (r"not regexp_full_match(cell, '-?\d{1,9}(\.\d{1,9})?')", "a plain number as 0.5"),
        (f"{NUMBER} <= 0 or {NUMBER} > 1", "a share above 0 and at most 1"),
    ],
    "integer": [(r"not regexp_full_match(cell, '-?\d{1,9}')", "a whole number"), *LIMITS],
    "decimal": [
        (r"not regexp_full_match(cell, '-?\d{1,15}(\.\d{1,9})?')", "a plain number as 1234.5"),
        *LIMITS,
    ],
}  # fmt: skip
OF_ANY = (
    "a value: this column is never empty",
    "no white space at the beginning or the end",
    "no control characters",
)
EXPECTED = (*OF_ANY, *(words for rules in RULES.values() for _, words in rules))


def cell_faults(con: duckdb.DuckDBPyConnection, tables: Sequence[Table]) -> list[Fault]:
    """The cells of tables that break the rules of their column; at most one fault per cell.

    Raises ValueError for a column of a type that has no rules.
    """
    columns = [(table, column) for table in tables for column in table.columns]
    if unknown := [column for _, column in columns if column.type not in RULES]:
        raise ValueError(
            f"schema.toml: no rule for the type {unknown[0].type} of the column {unknown[0].name}"
        )
    if not columns:
        return []
    found = con.execute(parsed(_sql(tables)), _values([column for _, column in columns])).fetchall()
    return [_fault(columns[place], row, cell, EXPECTED[number]) for place, row, cell, number in found]


def _sql(tables: Sequence[Table]) -> str:
    """One statement for the cells of all tables, because a statement for each took four times as long to plan.

    So each rule stands once; what differs between columns comes from a table of them, by their place among all columns.
    """
    cells, first = [], 0
    for table in tables:
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        places = list(range(first, first := first + len(table.columns)))
        cells.append(
            f"select unnest({places}) as place, file_row, unnest([{names}]) as cell from work.raw_{table.name}"
        )
    return f"""
        with columns as (
            select unnest($places::integer[]) as place, unnest($types::utinyint[]) as type,
                unnest($optional::boolean[]) as is_optional, unnest($words::varchar[][]) as words,
                unnest($low::double[]) as low, unnest($high::double[]) as high
        ),
        cells as ({" union all ".join(cells)}),
        checked as (
            select place, file_row, cell, case
                when cell is null then case when not is_optional then 0 end
                when regexp_matches(cell, '{WHITE_ENDS}|{CONTROL}')  -- one pass over the cells that have neither
                    then if(regexp_matches(cell, '{WHITE_ENDS}'), 1, 2)
                else case type {_by_type()} end
            end as broken
            from cells join columns using (place)
        )
        select * from checked where broken is not null"""


def _by_type() -> str:
    """The cases of the types: the place in EXPECTED of the rule that a cell breaks."""
    cases, number = "", len(OF_ANY)
    for type_, rules in enumerate(RULES.values()):
        whens = " ".join(f"when {rule} then {number + place}" for place, (rule, _) in enumerate(rules))
        cases += f"when {type_} then case {whens} end\n" if rules else ""
        number += len(rules)
    return cases


def _values(columns: Sequence[Column]) -> dict[str, list[object]]:
    """What the statement knows of each column."""
    types = [*RULES]
    return {
        "places": list(range(len(columns))),
        "types": [types.index(column.type) for column in columns],
        "optional": [column.optional for column in columns],
        "words": [list(column.words) for column in columns],
        "low": [column.min for column in columns],
        "high": [column.max for column in columns],
    }


def _fault(place: tuple[Table, Column], row: int, cell: str | None, expected: str) -> Fault:
    table, column = place
    words = expected.format(words=", ".join(column.words), low=column.min, high=column.max)
    return Fault(table.file, row, column.name, cell or "", words)
