"""Numbers, money and dates as a reader of each language writes them; words in the right form."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.base.words import NBSP, Words

SV, EN = Words("sv"), Words("en")
THIN = "\u2009"
DAY = dt.date(2021, 3, 12)


def spaced(text: str) -> str:
    """A text written here with plain spaces, as it must come: none of them may break a line."""
    return text.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("value", "decimals", "sv", "en"),
    [
        (0, 0, "0", "0"),
        (7, 0, "7", "7"),
        (999, 0, "999", "999"),
        (1000, 0, "1 000", "1,000"),
        (1234567.89, 0, "1 234 568", "1,234,568"),
        (1234.5, 1, "1 234,5", "1,234.5"),
        (1234.0, 2, "1 234,00", "1,234.00"),
        (0.125, 2, "0,13", "0.13"),
        (63.65, 1, "63,7", "63.7"),
        (-2.5, 0, "\N{MINUS SIGN}3", "-3"),
        (-1234.5, 1, "\N{MINUS SIGN}1 234,5", "-1,234.5"),
        (-0.2, 0, "0", "0"),
        (-0.0, 1, "0,0", "0.0"),
        (1e15, 0, "1 000 000 000 000 000", "1,000,000,000,000,000"),
    ],
)
def test_numbers(value: float, decimals: int, sv: str, en: str) -> None:
    assert SV.number(value, decimals) == spaced(sv)
    assert EN.number(value, decimals) == en


@pytest.mark.parametrize(
    ("value", "decimals", "sv", "en"),
    [
        (0.0, 0, "0 %", "0%"),
        (0.5, 0, "1 %", "1%"),
        (40.6, 0, "41 %", "41%"),
        (40.649, 1, "40,6 %", "40.6%"),
        (0.04, 1, "0,0 %", "0.0%"),
        (100.0, 0, "100 %", "100%"),
        (-3.0, 0, "\N{MINUS SIGN}3 %", "-3%"),
        (1234.0, 0, "1 234 %", "1,234%"),
    ],
)
def test_percent(value: float, decimals: int, sv: str, en: str) -> None:
    assert SV.percent(value, decimals) == spaced(sv)
    assert EN.percent(value, decimals) == en


@pytest.mark.parametrize("value", [0.4999, 0.0001])
def test_a_small_share_is_not_told_as_none(value: float) -> None:
    assert SV.percent(value) == SV("common.under_one_percent") != SV.percent(0)
    assert EN.percent(value) == EN("common.under_one_percent") != EN.percent(0)


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        (0, "0 kr", "SEK 0"),
        (1, "1 kr", "SEK 1"),
        (0.4, "0 kr", "SEK 0"),
        (999, "999 kr", "SEK 999"),
        (999.4, "999 kr", "SEK 999"),
        (999.6, "1 tkr", "SEK 1 thousand"),
        (1_000, "1 tkr", "SEK 1 thousand"),
        (1_499, "1 tkr", "SEK 1 thousand"),
        (12_345, "12 tkr", "SEK 12 thousand"),
        (999_499, "999 tkr", "SEK 999 thousand"),
        (999_500, "1,0 mnkr", "SEK 1.0 million"),
        (1_000_000, "1 mnkr", "SEK 1 million"),
        (1_049_999, "1,0 mnkr", "SEK 1.0 million"),
        (1_050_001, "1,1 mnkr", "SEK 1.1 million"),
        (99_949_999, "99,9 mnkr", "SEK 99.9 million"),
        (99_950_000, "100 mnkr", "SEK 100 million"),
        (412_000_000, "412 mnkr", "SEK 412 million"),
        (999_499_999, "999 mnkr", "SEK 999 million"),
        (999_500_000, "1,0 mdkr", "SEK 1.0 billion"),
        (1_200_000_000, "1,2 mdkr", "SEK 1.2 billion"),
        (1_234_000_000_000, "1 234 mdkr", "SEK 1,234 billion"),
        (-1, "\N{MINUS SIGN}1 kr", "SEK -1"),
        (-999_500, "\N{MINUS SIGN}1,0 mnkr", "SEK -1.0 million"),
        (-412_345_678, "\N{MINUS SIGN}412 mnkr", "SEK -412 million"),
    ],
)
def test_money_in_the_readers_units(value: float, sv: str, en: str) -> None:
    assert SV.money(value) == spaced(sv)
    assert EN.money(value) == spaced(en)


@given(st.floats(min_value=0.5, max_value=1e14), st.sampled_from([SV, EN]))
def test_money_never_shows_a_thousand_of_a_smaller_unit(value: float, words: Words) -> None:
    """999,6 kr is 1 tkr: no amount is written as 1 000 kr, 1 000 tkr or 1 000 mnkr."""
    digits = [part for part in words.money(value).split(NBSP) if part[0].isdigit()]
    if value < 9.995e11:  # above it there is no larger unit
        assert len(digits) == 1
        assert "1,000" not in digits


@pytest.mark.parametrize(
    ("value", "currency", "sv", "en"),
    [
        (2_500_000, "EUR", "2,5 miljoner euro", "EUR 2.5 million"),
        (12_000, "NOK", "12 tusen norska kronor", "NOK 12 thousand"),
        (7_411_957.53, "EUR", "7,4 miljoner euro", "EUR 7.4 million"),
    ],
)
def test_money_in_other_currencies(value: float, currency: str, sv: str, en: str) -> None:
    assert SV.money(value, currency) == spaced(sv)
    assert EN.money(value, currency) == spaced(en)


@pytest.mark.parametrize(
    ("value", "currency", "sv", "en"),
    [
        (0, "SEK", "0 kr", "SEK 0"),
        (152_758_207, "SEK", "152 758 207 kr", "SEK 152,758,207"),
        (7_411_957.53, "EUR", "7 411 957,53 euro", "EUR 7,411,957.53"),
        (7_411_957.5, "EUR", "7 411 957,50 euro", "EUR 7,411,957.50"),
        (10.004, "SEK", "10 kr", "SEK 10"),
        (10.005001, "SEK", "10,01 kr", "SEK 10.01"),
        (9.995001, "SEK", "10 kr", "SEK 10"),
        (-10.5, "NOK", "\N{MINUS SIGN}10,50 norska kronor", "NOK -10.50"),
        (1_000, None, "1 000 (valuta saknas)", "1,000 (currency not stated)"),
        (1_000.25, "", "1 000,25 (valuta saknas)", "1,000.25 (currency not stated)"),
    ],
)
def test_exact_money(value: float, currency: str | None, sv: str, en: str) -> None:
    assert SV.exact_money(value, currency).replace(NBSP, " ") == sv
    assert EN.exact_money(value, currency).replace(NBSP, " ") == en


@pytest.mark.parametrize("missing", [None, math.nan])
def test_nothing_is_told_as_not_stated(missing: float | None) -> None:
    for words, told in ((SV, "uppgift saknas"), (EN, "not stated")):
        assert words.number(missing) == words.percent(missing) == words.money(missing) == told
        assert words.exact_money(missing) == words.exact_money(missing, None) == told


@pytest.mark.parametrize(
    ("precision", "sv", "en"),
    [
        ("day", "12 mars 2021", "12 March 2021"),
        ("month", "mars 2021", "March 2021"),
        ("year", "2021", "2021"),
        (None, "uppgift saknas", "not stated"),
    ],
)
def test_a_date_is_as_exact_as_its_source(precision: str | None, sv: str, en: str) -> None:
    assert SV.date(DAY, precision).replace(NBSP, " ") == sv
    assert EN.date(DAY, precision).replace(NBSP, " ") == en


@pytest.mark.parametrize("month", range(1, 13))
def test_a_quarter_is_named_as_the_language_names_it(month: int) -> None:
    day, quarter = dt.date(2021, month, 1), (month + 2) // 3
    assert SV.date(day, "quarter") == f"K{quarter}{NBSP}2021"
    assert EN.date(day, "quarter") == f"Q{quarter}{NBSP}2021"


def test_no_day_is_told_as_not_stated() -> None:
    assert SV.date(None) == SV.date(None, "year") == "uppgift saknas"
    assert EN.date(None) == EN.date(None, "year") == "not stated"


def test_spans() -> None:
    first, last = dt.date(2016, 4, 1), dt.date(2018, 1, 1)
    assert SV.span(first, "month", last, "year").replace(NBSP, " ") == f"april 2016{THIN}–{THIN}2018"
    assert EN.span(first, "day", None, None).replace(NBSP, " ") == f"1 April 2016{THIN}–{THIN}not stated"
    assert EN.span(None, None, last, "day").replace(NBSP, " ") == f"not stated{THIN}–{THIN}1 January 2018"
    assert SV.span(None, None, None, None) == "uppgift saknas"
    assert SV.span(first, "year", dt.date(2016, 12, 31), "year") == "2016"


@pytest.mark.parametrize(
    ("number", "sv", "en"),
    [
        (0, "0 rader", "0 rows"),
        (1, "1 rad", "1 row"),
        (2, "2 rader", "2 rows"),
        (11, "11 rader", "11 rows"),
        (21, "21 rader", "21 rows"),
        (1_234, "1 234 rader", "1,234 rows"),
    ],
)
def test_a_count_brings_its_word_in_the_right_form(number: int, sv: str, en: str) -> None:
    assert f"{SV.count(number):rad|rader}" == spaced(sv)
    assert f"{EN.count(number):row|rows}" == spaced(en)
    assert f"{SV.count(number)}" == spaced(sv).rsplit(NBSP, 1)[0]


def test_a_count_is_a_number_too() -> None:
    assert SV.count(3) + 1 == 4
    assert SV.count(3.0) == 3


def test_lists() -> None:
    assert [SV.list([]), SV.list(["a"]), SV.list(["a", "b"])] == ["", "a", "a och b"]
    assert SV.list(["a", "b", "c"]) == "a, b och c"
    assert EN.list(["a", "b", "c"]) == "a, b and c"


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.sampled_from([SV, EN]))
def test_nothing_in_a_number_lets_a_line_break(value: float, words: Words) -> None:
    for text in (words.number(value, 1), words.money(value), words.percent(value, 1)):
        assert not set(text) & set(" \t\n\u202f\u2009"), text


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31)), st.sampled_from(["day", "month", "quarter", "year"])
)
def test_nothing_in_a_date_lets_a_line_break(day: dt.date, precision: str) -> None:
    assert " " not in SV.date(day, precision) + EN.date(day, precision)


def test_a_text_or_a_value_that_is_not_there_is_an_error_that_says_which() -> None:
    with pytest.raises(KeyError, match=r"page\.nowhere\.title.*sv\.toml"):
        SV("page.nowhere.title")
    with pytest.raises(KeyError, match=r"frame\.as_of_day.*\{day\}"):
        SV("frame.as_of_day")
    assert SV.has("frame.name")
    assert not SV.has("page.nowhere.title")


@pytest.mark.parametrize(
    ("days", "sv", "en"),
    [
        (1, "för 1 dag sedan", "1 day ago"),
        (59, "för 59 dagar sedan", "59 days ago"),
        (61, "för 2 månader sedan", "2 months ago"),
        (729, "för 23 månader sedan", "23 months ago"),
        (731, "för 2 år sedan", "2 years ago"),
        (2524, "för 6 år sedan", "6 years ago"),
    ],
)
def test_how_long_ago_is_told_in_whole_units_that_have_passed(days: int, sv: str, en: str) -> None:
    assert (Words("sv").ago(days), Words("en").ago(days)) == (sv, en)


def test_a_currency_is_offered_by_its_name_whatever_it_is() -> None:
    assert SV.only_currency("GBP") == "Endast belopp i brittiska pund"
    assert EN.only_currency("EUR") == "Amounts in euros only"
    assert SV.only_currency("SEK") == "Kronor (allt omräknat)"
