"""Numbers, units and dates as people write them."""

import pytest

from data.load.opening.sheets import Cell
from data.load.reading.written_dates import date, day_order, span
from data.load.reading.written_numbers import decimal_sign, number, power_and_currency, scaled, unit_in


@pytest.mark.parametrize(
    ("cell", "text", "unit"),
    [
        ("1 234,56", "1234.56", ""),
        ("1\u00a0234\u202f567", "1234567", ""),
        ("1.234.567", "1234567", ""),
        ("1.234,5", "1234.5", ""),
        ("1,234.5", "1234.5", ""),
        ("1'000", "1000", ""),
        ("0,125", "0.125", ""),
        ("−12,5", "-12.5", ""),
        ("(1 200)", "-1200", ""),
        ("50%", "50", "%"),
        ("1 200 tkr", "1200", "tSEK"),
        ("4,5 mkr", "4.5", "MSEK"),
        ("4,5 mnkr", "4.5", "MSEK"),
        ("2,5 miljoner kr", "2.5", "MSEK"),
        ("kr 500", "500", "SEK"),
        ("500:-", "500", "SEK"),
        ("500,-", "500", "SEK"),
        ("€ 1,5", "1.5", "EUR"),
        ("NA", "", ""),
        ("–", "", ""),
        (1250000.0, "1250000", ""),
        (0.1 + 0.2, "0.30000000000000004", ""),
        (True, "", ""),
    ],
)
def test_numbers(cell: Cell, text: str, unit: str) -> None:
    found = number(cell)
    assert (found.text, found.unit) == (text, unit)
    assert bool(found.fault) == (cell is True)


@pytest.mark.parametrize(
    ("cells", "sign", "text"),
    [
        (["15.414.794", "1.250"], ",", "1250"),
        (["1.5", "1.250"], ".", "1.250"),
        (["1 234,5", "1,250"], ",", "1.250"),
    ],
)
def test_a_column_proves_its_decimal_sign(cells: list[Cell], sign: str, text: str) -> None:
    assert decimal_sign(cells) == sign
    assert number(cells[-1], sign).text == text


@pytest.mark.parametrize("cells", [["1.250", "2.500"], ["1.5", "1,5"]])
def test_a_column_that_proves_none_or_both_leaves_it_open(cells: list[Cell]) -> None:
    assert decimal_sign(cells) in ("", "?")
    assert number("1.250", "").fault == "cell_number_ambiguous"


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Belopp (tkr)", "tSEK"),
        ("Beviljat belopp - sek", "SEK"),
        ("Grant, EUR", "EUR"),
        ("Summa i miljoner kronor", "MSEK"),
        ("Alla belopp anges i tusentals kronor", "tSEK"),
        ("Andel %", "%"),
        ("Belopp", ""),
        ("Belopp i tusen svenska kronor", ""),
        ("Kronor i 1000-tal", ""),
        ("Beviljat, tkr (euro)", ""),
        ("Okravet", ""),
    ],
)
def test_the_unit_of_a_heading_is_read_or_left_open(heading: str, unit: str) -> None:
    assert unit_in(heading) == unit


def test_amounts_are_put_in_whole_units() -> None:
    assert power_and_currency("tSEK") == (3, "SEK")
    assert power_and_currency("MEUR") == (6, "EUR")
    assert scaled("1250.5", 3) == "1250500"
    assert scaled("0.001", 6) == "1000"


@pytest.mark.parametrize(
    ("cell", "made"),
    [
        ("2024", "2024"),
        (2024.0, "2024"),
        ("2024-05", "2024-05"),
        ("2024-5", "2024-05"),
        ("Q2 2024", "2024-Q2"),
        ("2024 Q2", "2024-Q2"),
        ("kv2 2024", "2024-Q2"),
        ("kvartal 2, 2024", "2024-Q2"),
        ("2:a kvartalet 2024", "2024-Q2"),
        ("maj 2024", "2024-05"),
        ("sept. 2024", "2024-09"),
        ("17 maj 2024", "2024-05-17"),
        ("den 17:e maj 2024", "2024-05-17"),
        ("May 17, 2024", "2024-05-17"),
        ("17.05.2024", "2024-05-17"),
        ("17/5 2024", "2024-05-17"),
        ("10/14/2016", "2016-10-14"),
        ("20240517", "2024-05-17"),
        ("2016-10-14 01:22:49", "2016-10-14"),
        ("2015-09-01T00:00:00", "2015-09-01"),
    ],
)
def test_dates_are_as_exact_as_they_were_written(cell: Cell, made: str) -> None:
    assert date(cell) == (made, "")


def test_a_column_proves_whether_the_day_comes_first() -> None:
    assert day_order(["3/4/2024", "17/4/2024"]) == "dm"
    assert day_order(["3/4/2024", "4/17/2024"]) == "md"
    assert day_order(["3/4/2024"]) == day_order(["17/4/2024", "4/17/2024"]) == ""
    assert date("3/4/2024", "dm") == ("2024-04-03", "")
    assert date("3/4/2024", "md") == ("2024-03-04", "")


def test_a_period_has_two_ends() -> None:
    assert span("2020–2023") == span("2020-2023") == ("2020", "2023")
    assert span("jan 2020 till dec 2021") == ("jan 2020", "dec 2021")
    assert span("2020-05") is None
