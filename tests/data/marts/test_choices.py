"""What pages offer and say of all facts, ready before it is asked for: codes, and the last that happened."""

import datetime as dt

import duckdb
import pytest

Con = duckdb.DuckDBPyConnection

EVENTS = """select dated_from as since, dated_to as until, dated_precision as precision from funding
    where dated_by in ('decided', 'milestone')
union all
select date_from, greatest(known_from, date_to), date_precision from milestone_events
    where event in ('done', 'cancelled', 'under_way')
union all
select known_on_from, known_on_to, known_on_precision from milestone_events
    where event in ('planned', 'moved', 'unreported') and known_on_from is not null"""


@pytest.mark.parametrize("con", ["tiny", "real"])
def test_the_last_event_of_a_day_is_the_one_that_began_last(con: str, request: pytest.FixtureRequest) -> None:
    database: Con = request.getfixturevalue(con)
    days = [
        day for (day,) in database.execute(f"select distinct until from ({EVENTS}) order by 1").fetchall()
    ]
    asked = [dt.date(1900, 1, 1), *(day + dt.timedelta(turn) for day in days for turn in (-1, 0, 1))]
    for day in asked:
        found = database.execute(
            "select latest, latest_precision from latest_events where $day between valid_from and valid_to",
            {"day": day},
        ).fetchall()
        told = database.execute(
            f"select since, precision from ({EVENTS}) where until <= $day order by since desc, until - since limit 1",
            {"day": day},
        ).fetchall()
        assert found == told, day


@pytest.mark.parametrize("con", ["tiny", "real"])
def test_codes_are_those_of_the_facts(con: str, request: pytest.FixtureRequest) -> None:
    database: Con = request.getfixturevalue(con)
    codes = database.execute("select filter, code, rows from choice_codes").fetchall()
    for name in ("funder", "funder_group", "programme"):
        plain = database.execute(f"select coalesce({name}, 'not_stated'), count(*) from funding group by all")
        assert {code: n for kind, code, n in codes if kind == name} == dict(plain.fetchall())
    of_currency = {code: n for kind, code, n in codes if kind == "currency"}
    stated = "select currency, count(*) from funding where currency is not null group by all"
    assert of_currency == {"SEK": 0, **dict(database.execute(stated).fetchall())}
    seats = {code: n for kind, code, n in codes if kind == "municipality"}
    named = {name for (name,) in database.execute("select name from municipalities").fetchall()}
    assert {*named, "outside", "not_stated", "whole_county"} <= {*seats}
    assert sum(seats.values()) == database.execute("select count(*) from projects").fetchall()[0][0]
