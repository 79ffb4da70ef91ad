"""Money in the marts: dates, currencies, what is left out, years and areas, as of any day."""

from datetime import date

import duckdb
import pytest

Con = duckdb.DuckDBPyConnection

FUNDING = {
    # id: year, counts_from, dated_by, scope, strategy, SEK, left out
    "split": (2016, date(2016, 5, 17), "decided", "strategy", "one", 1000.5, None),
    "split_again": (2016, date(2016, 6, 30), "project", "strategy", "one", 1000.0, "same_money"),
    "split_in_euro": (2016, date(2016, 5, 31), "period", "strategy", "one", 1000.6, "same_money"),
    "tiny": (2010, date(2010, 12, 31), "decided", "context", None, 0.01, None),
    "euro": (2020, date(2020, 12, 31), "project", "strategy", "two", 2100.0, None),
    "kroner": (1999, date(1999, 12, 31), "decided", "strategy", None, None, "no_rate"),
    "nameless": (None, None, None, "context", None, None, "no_currency"),
    "undated": (None, None, None, "context", None, 500.0, None),
    "level": (2021, date(2021, 12, 31), "decided", "strategy", "two", 600.0, None),
    "late": (2021, date(2021, 3, 15), "decided", "strategy", "two", 700.0, None),
}


@pytest.mark.parametrize("funding_id", FUNDING)
def test_a_row_is_dated_valued_and_judged(tiny: Con, funding_id: str) -> None:
    row = tiny.execute(
        """select year, counts_from, dated_by, scope, strategy_id, amount_sek, left_out
        from funding where funding_id = ?""",
        [funding_id],
    ).fetchone()
    assert row is not None
    year, counts_from, dated_by, scope, strategy, sek, left_out = FUNDING[funding_id]
    assert row == (year, counts_from, dated_by, scope, strategy, sek and pytest.approx(sek), left_out)


@pytest.mark.parametrize(
    ("funding_id", "first", "last", "precision"),
    [
        ("split", date(2016, 5, 17), date(2016, 5, 17), "day"),
        ("split_in_euro", date(2016, 5, 1), date(2016, 5, 31), "month"),
        ("tiny", date(2010, 10, 1), date(2010, 12, 31), "quarter"),
        ("level", date(2021, 1, 1), date(2021, 12, 31), "year"),
    ],
)
def test_a_date_is_as_exact_as_its_source(
    tiny: Con, funding_id: str, first: date, last: date, precision: str
) -> None:
    row = tiny.execute(
        "select dated_from, dated_to, dated_precision from funding where funding_id = ?", [funding_id]
    ).fetchone()
    assert row == (first, last, precision)


def test_text_survives_as_it_is(tiny: Con) -> None:
    assert tiny.execute("select funder, programme from funding where funding_id = 'split'").fetchone() == (
        'Fonden "Å"; Ö',
        None,
    )
    assert tiny.execute("select summary_en from projects where project_id = 'two_areas'").fetchone() == (
        "Line one\nline two",
    )
    assert tiny.execute(
        "select count(*) from projects where contains(search, 'hjalmar''s bageri')"
    ).fetchone() == (2,)
    assert tiny.execute(
        "select count(*) from projects where contains(search, folded('ärla'))"
    ).fetchone() == (1,)
    assert tiny.execute("select name, aliases from organisations where org_id = 'bakery'").fetchone() == (
        "Hjalmar's Bageri",
        ["Hjalmars", "O'Hjalmar"],
    )


def test_only_rows_that_count_have_parts(tiny: Con) -> None:
    ids = {row[0] for row in tiny.execute("select distinct funding_id from funding_parts").fetchall()}
    assert ids == {name for name, (*_, left_out) in FUNDING.items() if left_out in (None, "no_rate")}


def test_spread_falls_on_days(tiny: Con) -> None:
    """2016-10-01 to 2017-09-30 are 92 + 273 days."""
    rows = tiny.execute(
        """select year, amount_sek from funding_parts
        where funding_id = 'split' and time_mode = 'spread' and is_main order by year"""
    ).fetchall()
    assert rows == [(2016, pytest.approx(1000.5 * 92 / 365)), (2017, pytest.approx(1000.5 * 273 / 365))]


def test_a_project_without_areas_belongs_to_a_pseudo_area(tiny: Con) -> None:
    rows = dict(
        tiny.execute("select funding_id, line_id from funding_parts where time_mode = 'decided'").fetchall()
    )
    assert (rows["euro"], rows["level"]) == ("whole_strategy", "whole_strategy")
    assert (rows["tiny"], rows["undated"]) == ("outside_areas", "outside_areas")


def test_an_area_that_lives_on_wholly_shares_its_line(tiny: Con) -> None:
    rows = dict(tiny.execute("select area_id, line_id from areas").fetchall())
    assert rows["two_forest"] == "one_forest"
    assert rows["two_care"] == "two_care", "half of an area makes no line"
    found = tiny.execute("select strategy_ids from area_lines where line_id = 'one_forest'").fetchone()
    assert found == (["one", "two"],)


def test_fixed_prices(tiny: Con) -> None:
    answer = tiny.execute(
        """select at_prices(v, index_value, 2020), at_prices(v, index_value, 2016), at_prices(v, index_value, 0),
            at_prices(v, index_value, 2019)
        from (values (1, 100.0, 2016), (2, 100.0, 2020), (3, 100.0, 2018), (4, 100.0, null)) t (place, v, year)
        left join price_index using (year) order by place"""
    ).fetchall()
    assert [tuple(x and pytest.approx(x) for x in row) for row in answer] == [
        (110.0, 100.0, 100.0, None),
        (100.0, 100 / 1.1, 100.0, None),
        (None, None, 100.0, None),
        (None, None, 100.0, None),
    ]


@pytest.mark.parametrize("con", ["tiny", "real"])
def test_parts_add_up_to_the_amount(con: str, request: pytest.FixtureRequest) -> None:
    """In both time modes, split by shares and whole in the main area."""
    wrong = (
        request.getfixturevalue(con)
        .execute(
            """select p.funding_id, p.time_mode
        from funding_parts as p inner join funding as f on f.funding_id = p.funding_id
        group by p.funding_id, p.time_mode, f.amount, f.amount_sek
        having abs(sum(p.amount * p.share) - f.amount) > 1e-6 * f.amount
            or abs(sum(p.amount_sek * p.share) - f.amount_sek) > 1e-6 * f.amount_sek
            or abs(coalesce(sum(p.amount_sek) filter (where p.is_main), 0) - f.amount_sek)
                > 1e-6 * f.amount_sek"""
        )
        .fetchall()
    )
    assert wrong == []
    rows = (
        request.getfixturevalue(con)
        .execute(
            """select count(distinct funding_id) from funding_parts
        union all select count(*) from funding where left_out is null or left_out = 'no_rate'"""
        )
        .fetchall()
    )
    assert rows[0] == rows[1]


@pytest.mark.parametrize("con", ["tiny", "real"])
@pytest.mark.parametrize(
    "day", ["0001-01-01", "2010-12-30", "2010-12-31", "2016-05-16", "2016-05-17", "2016-05-31", "2016-06-01",
            "2018-02-14", "2020-12-31", "2021-03-14", "2021-03-15", "2024-06-30", "9999-12-31"],
)  # fmt: skip
def test_cells_and_the_parts_of_a_month_are_the_parts_themselves(
    con: str, day: str, request: pytest.FixtureRequest
) -> None:
    keys = (
        "time_mode, year, area_id, line_id, strategy_id, funder, funder_group, programme, measure, currency, "
        "location, scope"
    )
    sums = ("amount_split", "amount_whole", "amount_main", "sek_split", "sek_whole", "sek_main")
    rounded = ", ".join(f"round(sum({name}), 2)" for name in sums)
    direct = f"""select {keys}, round(sum(amount * share), 2), round(sum(amount), 2),
            round(coalesce(sum(amount) filter (where is_main), 0), 2), round(sum(amount_sek * share), 2),
            round(sum(amount_sek), 2),
            round(case when count(amount_sek) > 0 then coalesce(sum(amount_sek) filter (where is_main), 0) end, 2),
            count(*), count(*) filter (where is_main)
        from funding_parts where counts_from is null or counts_from <= $day::date group by all order by all"""
    cells = f"""select {keys}, {rounded}, sum(rows), sum(rows_main)
        from funding_as_of($day::date) group by all order by all"""
    database = request.getfixturevalue(con)
    expected = database.execute(direct, {"day": day}).fetchall()
    assert database.execute(cells, {"day": day}).fetchall() == expected
    assert expected, "undated rows count on any day"


def test_an_undated_row_counts_on_any_day_and_a_late_one_does_not(tiny: Con) -> None:
    sums = """select coalesce(sum(sek_split), 0) from funding_as_of(?::date)
        where time_mode = 'decided' and measure = 'granted'"""
    before, on = (tiny.execute(sums, [day]).fetchone() for day in ("2021-03-14", "2021-03-15"))
    assert before == (pytest.approx(1000.5 + 0.01 + 2100 + 500),)
    assert on == (pytest.approx(1000.5 + 0.01 + 2100 + 500 + 700),)


def test_claims_are_valued_but_are_no_funding(tiny: Con) -> None:
    assert tiny.execute("select claim_id, amount_sek from claims order by 1").fetchall() == [
        ("euro_claim", 10000.0),
        ("over_a_million", 1000000.0),
    ]


@pytest.mark.parametrize(
    ("why", "rows_sek", "verdict"),
    [
        ([], 999.99, "not_covered"),
        ([], 1000.0, "covered"),
        (["period_not_over"], 999.99, "not_comparable"),
        (["period_not_over"], 1000.0, "covered"),
        (["rows_hold_more"], 1000.0, "not_comparable"),
        (["no_rows"], 1000.0, "not_comparable"),
        (["no_currency"], 1000.0, "not_comparable"),
    ],
)
def test_a_claim_is_reached_by_exactly_its_sum(
    tiny: Con, why: list[str], rows_sek: float, verdict: str
) -> None:
    judged = "select claim_verdict($why::varchar[], $rows_sek, 1000.0)"
    assert tiny.execute(judged, {"why": why, "rows_sek": rows_sek}).fetchone() == (verdict,)
