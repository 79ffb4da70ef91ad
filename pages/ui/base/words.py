"""Every word a reader sees, from `pages/text/*.toml`; numbers and dates by Babel in the reader's language."""

import datetime as dt
import decimal
import math
import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_timedelta
from babel.numbers import (
    NumberPattern,
    format_decimal,
    get_currency_name,
    get_minus_sign_symbol,
    parse_pattern,
)
from typing_extensions import TypeIs

TEXT = Path(__file__).parents[2] / "text"
NBSP = "\u00a0"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MOST_DIGITS = 400  # of a float written out; 28 are the default, and then larger numbers are an error
_STEPS = ((1e9, "billion"), (1e6, "million"), (1e3, "thousand"))
_DATE = {"day": "d MMMM y", "month": "MMMM y", "quarter": "QQQ y", "year": "y"}
# Parsed once: Babel parses the name of a locale anew for each number that it writes.
_LOCALES = {"sv": Locale.parse("sv_SE"), "en": Locale.parse("en_GB")}
_REMEMBERED = 20_000  # numbers, and as many dates: some 5 MB


def clean(cell: Any) -> Any:
    """A cell without control characters, a list as text."""
    if isinstance(cell, (list, tuple)):
        cell = "; ".join(str(item) for item in cell)
    return _CONTROL.sub("", cell) if isinstance(cell, str) else cell


@cache
def texts(lang: str) -> dict[str, str]:
    """All texts of a language by dotted key."""
    found: dict[str, str] = {}

    def walk(prefix: str, node: dict[str, Any]) -> None:
        for key, value in node.items():
            name = f"{prefix}{key}"
            if isinstance(value, dict):
                walk(f"{name}.", value)
            else:
                found[name] = value

    walk("", tomllib.loads((TEXT / f"{lang}.toml").read_text(encoding="utf-8")))
    return found


class Count(int):
    """A number of things: `{n}` in a text is the number, `{n:rad|rader}` the number with the word in its right form."""

    words: "Words"

    def __format__(self, forms: str) -> str:
        number = self.words.number(self)
        if not forms:
            return number
        one, _, many = forms.partition("|")
        plural = self.words.locale.plural_form(int(self)) != "one"
        return f"{number}{NBSP}{many if plural else one}"


def rounded(value: float, decimals: int = 0) -> decimal.Decimal:
    """A number to so many decimals, halves away from zero as people and spreadsheets do; 63.65 is 63.7."""
    with decimal.localcontext(prec=_MOST_DIGITS):
        step = decimal.Decimal(1).scaleb(-decimals)
        return decimal.Decimal(str(value)).quantize(step, decimal.ROUND_HALF_UP) + 0  # no minus before a zero


class Words:
    """The words of one language: call with a key and named values; formats numbers, money and dates."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.locale = _LOCALES[lang]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its named values put in. KeyError if the key or a value is missing."""
        text = texts(self.lang).get(key)
        if text is None:
            raise KeyError(
                f"no text '{key}' in pages/text/{self.lang}.toml: add it there and in the other language"
            )
        try:
            return text.format(**values)
        except KeyError as missing:
            raise KeyError(
                f"the text '{key}' has {{{missing.args[0]}}}, and no such value is given"
            ) from missing

    def has(self, key: str) -> bool:
        """Whether the language has this key."""
        return key in texts(self.lang)

    def funder(self, name: str) -> str:
        """What a funder is called in this language; most have one name in both."""
        return self._called(f"funder_name.{name}", name)

    def source(self, name: str) -> str:
        """What a publisher or a title of a source is called in this language; most have one name in both."""
        return self._called(f"source_name.{name}", name)

    def _called(self, key: str, name: str) -> str:
        return self(key) if self.has(key) else name

    def titled(self, publisher: str, title: str) -> str:
        """A source by its publisher and title, in this language."""
        return f"{self.source(publisher)}: {self.source(title)}"

    def number(self, value: float | None, decimals: int = 0) -> str:
        """12 345,6 in Swedish, 12,345.6 in English; 'not stated' for nothing."""
        if _missing(value):
            return self("common.not_stated")
        if not decimals and 0 <= value < 1000 and value == int(value):
            return str(int(value))  # most numbers of a page are counts; a pattern takes fifty times as long
        return _number(self.lang, value, decimals)

    def count(self, value: float) -> Count:
        """A whole number of things, to be put into a text that knows one from many."""
        count = Count(value)
        count.words = self
        return count

    def percent(self, value: float | None, decimals: int = 0) -> str:
        """A share given in percent: 41 % or 41%."""
        if _missing(value):
            return self("common.not_stated")
        if not decimals and 0 < value < 0.5:
            return self("common.under_one_percent")
        return self.number(value, decimals) + (f"{NBSP}%" if self.lang == "sv" else "%")

    def money(self, value: float | None, currency: str = "SEK") -> str:
        """An amount in the reader's units: 412 mnkr, 1,2 mdkr; SEK 412 million."""
        if _missing(value):
            return self("common.not_stated")
        for size, unit in _STEPS:
            if abs(value) >= size * 0.9995:
                scaled = value / size
                whole = unit == "thousand" or scaled == round(scaled)  # '26,0' would say more than was said
                decimals = 0 if abs(scaled) >= 99.95 or whole else 1
                return self._unit(self.number(scaled, decimals), unit, currency)
        return self._unit(self.number(value), "one", currency)

    def millions(self, value: float) -> str:
        """An amount in millions of its currency, where that is said beside: 26,8 or 125; 0,03 for less than a tenth."""
        scaled = value / 1e6
        whole = abs(scaled) >= 99.95 or scaled == round(scaled)
        return self.number(scaled, 0 if whole else 1 if abs(scaled) >= 0.095 else 2)

    def exact_money(self, value: float | None, currency: str | None = "SEK") -> str:
        """An amount to the krona (or cent where the amount has cents), with its own currency."""
        if _missing(value):
            return self("common.not_stated")
        decimals = 0 if abs(value - round(value)) < 0.005 else 2
        text = self.number(value, decimals)
        if not currency:
            return f"{text} ({self('common.no_currency')})"
        return self._unit(text, "one", currency)

    def _unit(self, text: str, unit: str, currency: str) -> str:
        key = f"unit.{currency}.{unit}"
        if not self.has(key):  # a currency that came with a row of the facts
            name = self.currency(currency)
            return self(f"unit.any.{unit}", number=text, currency=name).replace(" ", NBSP)
        return self(key, number=text).replace(" ", NBSP)

    def currency(self, code: str) -> str:
        """What a currency is called among words: euro, norska kronor."""
        return str(get_currency_name(code, count=2, locale=self.locale))

    def only_currency(self, code: str) -> str:
        """The choice of one currency: everything converted to SEK, or only what is stated in another."""
        return (
            self("choice.currency.SEK")
            if code == "SEK"
            else self("choice.currency.other", name=self.currency(code))
        )

    def date(self, day: dt.date | None, precision: str | None = "day") -> str:
        """A date as exact as its source: 12 mars 2021, mars 2021, K1 2021, 2021."""
        if day is None or day != day or precision is None:
            return self("common.not_stated")
        return _date(self.lang, day, precision)

    def months(self) -> list[str]:
        """What the months are called, January first."""
        names = self.locale.months["format"]["wide"]
        return [str(names[month]) for month in range(1, 13)]

    def ago(self, days: int) -> str:
        """How long ago: 'för 3 dagar sedan', 'för 7 år sedan'; days up to two months, months up to two years."""
        unit: Literal["day", "month", "year"] = "day" if days < 60 else "month" if days < 730 else "year"
        size = {"day": 1, "month": 30.4375, "year": 365.25}[unit]
        whole = dt.timedelta(days=int(days / size) * size)
        return format_timedelta(
            -whole, granularity=unit, threshold=1e9, add_direction=True, locale=self.locale
        )

    def built(self, at: str) -> str:
        """The day of a moment as the manifest writes it."""
        return self.date(dt.datetime.fromisoformat(at).date())

    def span(
        self, start: dt.date | None, start_precision: str | None, end: dt.date | None, precision: str | None
    ) -> str:
        """A period from a first to a last date, either of which may not be stated."""
        if _no_day(start) and _no_day(end):
            return self("common.not_stated")
        first, last = self.date(start, start_precision), self.date(end, precision)
        return first if first == last else f"{first}\u2009–\u2009{last}"

    def list(self, items: list[str]) -> str:
        """'a, b och c'."""
        if len(items) < 2:
            return "".join(items)
        return self("common.and", first=", ".join(items[:-1]), last=items[-1])


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


@lru_cache(_REMEMBERED)
def _number(lang: str, value: float, decimals: int) -> str:
    """A number as its language writes it."""
    locale = _LOCALES[lang]
    with decimal.localcontext(prec=_MOST_DIGITS):
        text = format_decimal(rounded(value, decimals), format=_pattern(decimals), locale=locale)
    # The sign of a pattern is a hyphen, whatever the language.
    return text.replace(" ", NBSP).replace("-", get_minus_sign_symbol(locale))


@lru_cache(_REMEMBERED)
def _date(lang: str, day: dt.date, precision: str) -> str:
    """A date as its language writes it, to its precision."""
    return format_date(day, format=_DATE[precision], locale=_LOCALES[lang]).replace(" ", NBSP)


def _missing(value: float | None) -> TypeIs[None]:
    """Nothing is None, or the NaN that pandas makes of it."""
    return value is None or math.isnan(value)


def _no_day(day: Any) -> bool:
    return day is None or day != day


def of_language(lang: str | None) -> Words:
    """The words of the language that an address names: English, else Swedish."""
    return Words("en" if lang == "en" else "sv")
