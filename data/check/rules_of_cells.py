"""What a cell may contain, by the type of its column."""

import duckdb

from data.check.faults import Fault
from data.check.schema import Column, Table

# \x{00a0} no-break space, \x{200b} zero width space, \x{feff} byte order mark
WHITE_ENDS = r"^[\s\x{00a0}\x{200b}\x{feff}]|[\s\x{00a0}\x{200b}\x{feff}]$"
CONTROL = r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\x{0080}-\x{009f}\x{200b}\x{feff}\x{fffe}\x{fffd}]"
DATE = r"\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?"
TIME = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z"
DATE_WORDS = "a date as 2016, 2016-Q2, 2016-06 or 2016-06-30"


def cell_faults(con: duckdb.DuckDBPyConnection, table: Table) -> list[Fault]:
    """The cells of a table that break the rules of their column; at most one fault per cell."""
    # One pass for all columns: a select for each of them took twice as long to plan. The patterns that hold for any text
    # stand once after them, because DuckDB compiles each anew for each place where it stands.
    cells = ", ".join(
        f"""{{'column_name': '{column.name}', 'cell': "{column.name}", 'is_optional': {column.optional},
            'expected': {_typed(column)}}}"""
        for column in table.columns
    )
    sql = f"""
        with cells as (select file_row, unnest([{cells}], recursive := true) from work.raw_{table.name}),
        checked as (
            select file_row, column_name, cell, case
                when cell is null then case when not is_optional then 'a value: this column is never empty' end
                when regexp_matches(cell, '{WHITE_ENDS}') then 'no white space at the beginning or the end'
                when regexp_matches(cell, '{CONTROL}') then 'no control characters'
                else expected
            end as expected
            from cells
        )
        select * from checked where expected is not null"""
    return [
        Fault(table.file, row, column, cell or "", expected)
        for row, column, cell, expected in con.execute(sql).fetchall()
    ]


def _typed(column: Column) -> str:
    """What a cell of the column should be by its type; the first condition that holds gives the fault, null means none."""
    whens = " ".join(
        f"when {condition} then {_literal(words)}"
        for condition, words in _of_type(column, f'"{column.name}"')
    )
    return f"case {whens} end" if whens else "null"


def _of_type(column: Column, name: str) -> list[tuple[str, str]]:
    match column.type:
        case "id" | "ref":
            return [(f"not regexp_full_match({name}, '[a-z0-9_]+')", "an id of a-z, 0-9 and _")]
        case "text":
            return []
        case "enum":
            words = ", ".join(f"'{word}'" for word in column.words)
            return [(f"{name} not in ({words})", f"one of {', '.join(column.words)}")]
        case "currency":
            return [(f"not regexp_full_match({name}, '[A-Z]{{3}}')", "a currency by its code, as SEK or EUR")]
        case "list" | "refs":
            return [
                (f"list_bool_or(list_transform(items({name}), lambda i: i = '' or i <> trim(i)))",
                 "items divided by a semicolon alone, none of them empty"),
                (f"len(list_distinct(items({name}))) < len(items({name}))", "each item once"),
            ]  # fmt: skip
        case "date":
            return [
                (f"not regexp_full_match({name}, '{DATE}')", DATE_WORDS),
                (f"date_from({name}) is null", "a day that exists"),
                (f"year(date_from({name})) not between 1900 and 2100", "a year between 1900 and 2100"),
            ]
        case "time":
            is_time = f"regexp_full_match({name}, '{TIME}') and try_cast(rtrim({name}, 'Z') as timestamp) is not null"
            return [(f"not ({is_time})", "a time in UTC as 2016-06-30T14:02:05Z")]
        case "year":
            return [(f"not regexp_full_match({name}, '(19|20)\\d\\d|2100')", "a year between 1900 and 2100")]
        case "url":
            return [
                (
                    f"not regexp_full_match({name}, 'https?://\\S+')",
                    "an address that starts with https:// or http://",
                )
            ]
        case _:
            return _of_number(column, name)


def _of_number(column: Column, name: str) -> list[tuple[str, str]]:
    number = f"try_cast({name} as double)"
    match column.type:
        case "amount":
            return [
                (f"not regexp_full_match({name}, '-?\\d{{1,15}}(\\.\\d{{1,2}})?')",
                 "a plain number: digits, a decimal point and at most two decimals, no spaces"),
                (f"{number} <= 0", "an amount above zero"),
            ]  # fmt: skip
        case "share":
            plain = (
                f"not regexp_full_match({name}, '-?\\d{{1,9}}(\\.\\d{{1,9}})?')",
                "a plain number as 0.5",
            )
            return [plain, (f"{number} <= 0 or {number} > 1", "a share above 0 and at most 1")]
        case "integer":
            plain = (f"not regexp_full_match({name}, '-?\\d{{1,9}}')", "a whole number")
        case "decimal":
            plain = (
                f"not regexp_full_match({name}, '-?\\d{{1,15}}(\\.\\d{{1,9}})?')",
                "a plain number as 1234.5",
            )
        case other:
            raise ValueError(f"schema.toml: no rule for the type {other} of the column {column.name}")
    low = [] if column.min is None else [(f"{number} < {column.min}", f"at least {column.min:g}")]
    high = [] if column.max is None else [(f"{number} > {column.max}", f"at most {column.max:g}")]
    return [plain, *low, *high]


def _literal(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
