"""A SQL file that breaks a promise of its header is reported, with the promise."""

from contextlib import nullcontext
from pathlib import Path

import duckdb
import pytest

from data.build.pipeline import find_steps, run_steps
from data.check.contract import broken_promises, example_values, read_header
from data.errors import HeaderError, PromiseError

GOOD = """-- How much was granted each year?
-- (Nothing before 2015.)
--
-- A longer explanation.
--
-- @source  money, years
-- @grain   year, area?
-- @param   as_of  date       date '2020-12-31'
-- @param   areas  varchar[]  ['a', 'b']
-- @column  year   integer    year of the decision
-- @column  area   varchar    area,
--                            null where none
-- @column  sek    double     SEK
-- @check   sek >= 0
with chosen as (
    select * from money
    where day <= $as_of and (len($areas) = 0 or area is null or list_contains($areas, area))
)

select year(day)::integer as year, area, sum(sek) as sek
from chosen
group by all
order by year, area
"""

BROKEN = {
    "uses $as_of, which no @param declares": ("-- @param   as_of  date       date '2020-12-31'\n", ""),
    "declares @param top, which it does not use": (
        "-- @column  year ", "-- @param top integer 1\n-- @column  year "
    ),
    "column 1 is declared as year INTEGER, but the select gives year BIGINT": (
        "::integer as year", " as year"
    ),
    "column 3 is declared as sek DOUBLE, but the select gives nothing": (", sum(sek) as sek", ""),
    "column 2 is declared as area VARCHAR, but the select gives place VARCHAR": (
        "year, area, sum", "year, area as place, sum"
    ),
    "column 4 is declared as nothing, but the select gives one INTEGER": (
        "sum(sek) as sek", "sum(sek) as sek, 1 as one"
    ),
    "more than one row can come, but there is no 'order by' at the end": ("order by year, area", ""),
    "gives no rows on its own examples (an '@empty why' line would allow it)": (
        "date '2020-12-31'", "date '2000-12-31'"
    ),
    "@grain year is not unique: 2 rows have year = 2016": ("@grain   year, area?", "@grain   year"),
    "@grain area is empty in 1 rows": ("year, area?", "year, area"),
    "@grain names place, which no @column declares": ("year, area?", "year, place"),
    "@check sek > 10 does not hold for 1 of 3 rows": ("sek >= 0", "sek > 10"),
    "@check area <> 'a' does not hold for 2 of 3 rows": ("sek >= 0", "area <> 'a'"),
    "@grain - promises one row at most, but 3 come": ("year, area?", "-"),
    "holds something else than one select statement": (
        "order by year, area", "order by year, area; select 1"
    ),
    "declares no @column": ("@column", "@check true --"),
}  # fmt: skip

UNREADABLE = {
    "the first line must be the question": (
        "-- How much was granted each year?\n-- (Nothing before 2015.)\n--\n",
        "--\n--\n",
    ),
    "@colunm is not known": ("@column  sek", "@colunm  sek"),
    "'@param as_of date' needs a name, a type and an example": (
        "as_of  date       date '2020-12-31'",
        "as_of date",
    ),
    "@grain needs column names": ("@grain   year, area?", "@grain"),
}


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute(
        """create table money as select * from (values
        (date '2016-01-01', 'a', 10.0::double),
        (date '2016-05-01', 'b', 20.0),
        (date '2017-01-01', null, 30.0)
        ) t (day, area, sek)"""
    )
    return con


def file_with(folder: Path, old: str, new: str) -> Path:
    assert old in GOOD
    path = folder / "per_year.sql"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    return path


def test_a_kept_promise_is_silent(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert broken_promises(con, file_with(tmp_path, "", "")) == []


@pytest.mark.parametrize("words", BROKEN)
def test_a_broken_promise_is_reported(con: duckdb.DuckDBPyConnection, tmp_path: Path, words: str) -> None:
    assert f"per_year.sql: {words}" in broken_promises(con, file_with(tmp_path, *BROKEN[words]))


@pytest.mark.parametrize("words", UNREADABLE)
def test_an_unreadable_header_is_reported(con: duckdb.DuckDBPyConnection, tmp_path: Path, words: str) -> None:
    path = file_with(tmp_path, *UNREADABLE[words])
    (fault,) = broken_promises(con, path)
    assert words in fault
    with pytest.raises(HeaderError, match=r"per_year\.sql"):
        read_header(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("from money", "from nothing"),
        ("select year", "selec year"),
        ("date '2020-12-31'", "date '2020-13-31'"),
    ],
)
def test_sql_that_cannot_run_is_reported(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, old: str, new: str
) -> None:
    (fault,) = broken_promises(con, file_with(tmp_path, old, new))
    assert fault.startswith("per_year.sql: cannot be run: ")


def test_no_rows_are_allowed_where_the_header_says_why(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = file_with(tmp_path, "-- @param   as_of  date       date '2020-12-31'",
                     "-- @empty nothing yet\n-- @param as_of date date '2000-01-01'")  # fmt: skip
    assert broken_promises(con, path) == []


def test_a_table_that_already_holds_the_rows_is_checked_instead(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    con.execute(
        "create or replace table made as select 2016 as year, 'a' as area, -1.0::double as sek from range(2)"
    )
    faults = broken_promises(con, file_with(tmp_path, "", ""), made="made")
    assert faults == [
        "per_year.sql: @check sek >= 0 does not hold for 2 of 2 rows",
        "per_year.sql: @grain year, area is not unique: 2 rows have year = 2016, area = a",
    ]


def test_an_order_may_be_waived(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert broken_promises(con, file_with(tmp_path, "order by year, area", ""), ordered=False) == []


def test_the_header_as_read(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    header = read_header(file_with(tmp_path, "", ""))
    assert header.question == "How much was granted each year? (Nothing before 2015.)"
    assert header.sources == ("money", "years")
    assert (header.grain, header.may_be_null) == (("year", "area"), frozenset({"area"}))
    assert header.columns[1].meaning == "area, null where none"
    assert example_values(con, header.params)["areas"] == ["a", "b"]


MART = """-- Which numbers are there?
--
-- @grain   number
-- @column  number  integer  a number
-- @check   number > {least}
select unnest([1, 2])::integer as number
order by number
"""


def made(folder: Path, least: int) -> None:
    """Run a build of one mart that promises to hold nothing so small."""
    (folder / "marts").mkdir()
    (folder / "marts" / "numbers.sql").write_text(MART.format(least=least), encoding="utf-8")
    with duckdb.connect(str(folder / "follow_up.duckdb")) as con:
        con.execute("attach ':memory:' as work")
        con.execute("set search_path = 'follow_up.main,work.main'")
        run_steps(con, find_steps(folder), folder, lambda _: None)


def test_a_mart_that_keeps_its_promise_is_made(tmp_path: Path) -> None:
    made(tmp_path, least=0)
    assert (tmp_path / "numbers.parquet").is_file()


def test_a_mart_that_breaks_its_promise_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(PromiseError, match="nothing is published") as error:
        made(tmp_path, least=1)
    assert "numbers.sql: @check number > 1 does not hold for 1 of 2 rows" in str(error.value)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("create macro twice(number) as 2 * number", ""),
        ("create macro twice(n) as 2 * n", "twice.sql: declares the parameters number, but takes n"),
        (
            "create macro thrice(number) as 3 * number",
            "twice.sql: declares the parameters number, but takes nothing",
        ),
        ("create macro twice(number) as error('no ' || number)", "twice.sql: cannot be run"),
    ],
)
def test_a_macro_takes_what_its_header_declares_and_runs_on_its_example(
    tmp_path: Path, sql: str, said: str
) -> None:
    (tmp_path / "macros").mkdir()
    header = "-- What is twice a number?\n--\n-- @param   number  integer  2\n"
    (tmp_path / "macros" / "twice.sql").write_text(f"{header}{sql}", encoding="utf-8")
    with pytest.raises(PromiseError, match=said) if said else nullcontext():
        made(tmp_path, least=0)
