"""Every word that a reader meets, on every page and above every column: no codes, no other language, no "0 things"."""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import queries
from pages.ui.address import view
from pages.ui.base.sections import SECTIONS
from pages.ui.base.words import NBSP, Words, texts
from pages.ui.files import sheets
from tests.architecture.test_texts import ENGLISH, SWEDISH
from tests.pages import rig
from tests.pages.languages import only_in, other
from tests.pages.views import REVIEW

FACTS = Path(__file__).parents[2] / "data" / "facts"
REGISTERS = FACTS.parent / "sources"
KEYS = ("present.keys", "present.keys_presenter")  # tell of the keys of a keyboard, 0 among them
EMPTY = "s3_cluster_pilot"  # a project of which no source states an amount
OF = {
    "omrade": [{"line_id": "s1_forest_bioeconomy"}, {"line_id": "s2_games"}],
    "projektkort": [
        {"project_id": "academy_2016"},
        {"project_id": "paper_province_20"},
        {"project_id": EMPTY},
    ],
    "organisation": [{"org_id": "kau"}, {"org_id": "vinnova"}],
    "kalla": [{"source_id": "projektbanken_2014_2020"}],
    "pastaende": [{"claim_id": "s3_turnover_1bn"}],
    "rader": [{"rows": rows} for rows in ("funding", "projects", "milestones")],
    "sedan-sist": [{}, {"since": "2022-12-31"}, {"since": "2026-01-01", "as_of": "2026-11-20"}],
    "presentera": [{}, {"story": "idag"}],
    "finansiering": [{}, {"by": "funder"}, {"by": "programme", "shape": "cumulative"}],
}
DAYS: tuple[dict[str, Any], ...] = ({}, {"as_of": REVIEW, "strategy": "s3_2015"})
ADDRESSES = [
    rig.address(section.path, lang=lang, tab=tab, **(day | of))
    for lang in (None, "en")
    for section in SECTIONS
    for tab in (*(tab.code for tab in section.tabs),) or (None,)
    for of in OF.get(section.path, [{}])
    for day in DAYS
]
CODE = re.compile(
    r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b|\bmake (?:run|data|check|test|bench|help)\b|\bdata/\w+|\w\.(?:csv|toml|sql|py|parquet)\b"
)
NOUGHT = re.compile(rf"(?<![\d{NBSP},.:–-])0[ {NBSP}](?!%|kr\b|mnkr\b|tkr\b|av\b|of\b)[a-zåäö]+")
NUMBER = re.compile(rf"(?<![\w{NBSP},.–-])(\d{{1,3}})[ {NBSP}]([a-zåäö]+)")
STRAY = re.compile(r"(^|·)\s*(·|$)")
# Sources that were published in English under their title or by a publisher whose name is English; of sr_rd_share and
# dwa_apps_followup no Swedish title is known.
IN_ENGLISH = frozenset(
    (
        *("ie_academy_2016", "ie_academy_2022", "gg_2021_report", "gg_2020_oecd"),
        *("hesa_2021", "nordregio_oecd", "nordregio_goals", "compare_vinnvaxt_2013"),
        *("vinnova_vr2016_11", "ecc_s3pilot_2018", "bioeconomyregion", "interreg_no_sn"),
        *("interreg_no_scandway", "bsr_2015_11", "interreg_no_bsr", "pp_indbygg_en"),
        *("ait_digiterri", "kau_crs_forests", "iftf_challenge", "sr_rd_share"),
        *("kau_dhino_2024", "dwa_apps_followup", "dwa_apps_prestudy", "kau_external"),
        *("tgj_growth", "tgj_2024", "bbc_2020_03"),
    )
)
FORMS = re.compile(r"\{\w+:([^|}]*)\|([^}]*)\}")


class _Texts(HTMLParser):
    """The texts of a page that are words for a reader: not what is marked as code, as another language, or as typed.

    `found` are the pieces as the page has them, `lines` what stands together: a paragraph, a cell, an item, and `names` what is
    read out or shown as a hint and is no text.
    """

    SILENT = frozenset({"code", "script", "style", "svg", "textarea", "option"})
    NAMES = ("aria-label", "title", "placeholder", "alt")
    INLINE = frozenset({"a", "b", "i", "em", "small", "span", "strong", "code", "time", "wbr"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.lines: list[str] = [""]
        self.names: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag not in self.INLINE or (names.get("class") or "").startswith("fu-tile"):
            self.lines.append("")
        if tag not in rig.EMPTY:
            silent = tag in self.SILENT or "lang" in names or "fu-code" in (names.get("class") or "")
            self.open.append((tag, silent))
        if "lang" not in names and not self.is_silent():
            self.names += [said.strip() for name in self.NAMES if (said := names.get(name))]

    def is_silent(self) -> bool:
        """Whether what comes now is no word for a reader."""
        return any(silent for _, silent in self.open)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.INLINE:
            self.lines.append("")
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.is_silent():
            self.lines[-1] += data
            if data.strip():
                self.found.append(data.strip())


@cache
def said(address: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Every piece of text of a page, every line and every name, each once, without what the facts hold word for word."""
    reader = _Texts()
    reader.feed(rig.shown(address).html)
    lines = (re.sub(r"[ \n]+", " ", line).strip() for line in reader.lines)
    known = told_by_sources() | {Words(lang)(key) for lang in ("sv", "en") for key in KEYS}
    return (
        tuple(text for text in dict.fromkeys(reader.found) if text not in known),
        tuple(line for line in dict.fromkeys(lines) if line and line not in known),
        tuple(name for name in dict.fromkeys(reader.names) if name not in known),
    )


@cache
def told_by_sources() -> frozenset[str]:
    """What stands in the facts as a source tells it: names and titles have the language that they have."""
    found: set[str] = set()
    for path in FACTS.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {
                    cell
                    for column, cell in row.items()
                    if cell and not column.endswith(("_sv", "kind")) and not CODE.fullmatch(cell)
                }
                if row.get("publisher"):
                    found.add(f"{row['publisher']}: {row.get('title')}")
    for path in REGISTERS.glob("*.toml"):
        found |= {str(value) for value in tomllib.loads(path.read_text(encoding="utf-8")).values()}
    return frozenset(found)


@cache
def singular(lang: str) -> frozenset[str]:
    """The words for one thing that are never words for many, by the plurals of the texts."""
    pairs = [pair for text in texts(lang).values() for pair in FORMS.findall(text)]
    many = {form.split()[0] for _, form in pairs if form}
    return frozenset(one.split()[0] for one, _ in pairs if one and one.split()[0] not in many)


def codes(words: Iterable[str]) -> Iterator[str]:
    """The texts that hold a code, a command or the name of a file."""
    yield from (text for text in words if CODE.search(text) and not text.startswith(("http", "/")))


def noughts(words: Iterable[str]) -> Iterator[str]:
    """The texts that say '0 things'."""
    yield from (text for text in words if NOUGHT.search(text))


def wrong_forms(words: Iterable[str], lang: str) -> Iterator[str]:
    """The texts in which several things have the word for one."""
    for text in words:
        if any(int(number) != 1 and word in singular(lang) for number, word in NUMBER.findall(text)):
            yield text


def strays(words: Iterable[str], lang: str) -> Iterator[str]:
    """The texts with a separator that separates nothing, or the word of a choice that chooses nothing."""
    every = {"sv": ("Alla", "alla"), "en": ("All", "all")}[lang]
    for text in words:
        if (STRAY.search(text) and text != "·") or any(part.strip() in every for part in text.split("·")[1:]):
            yield text


def foreign(words: Iterable[str], lang: str) -> Iterator[str]:
    """The texts that hold two words of the other language."""
    others = set({"sv": ENGLISH, "en": SWEDISH}[lang].split())
    for text in words:
        if _shared(others, text) > 1 and _shared(others, _without_names(text)) > 1:
            yield text


def untranslated(words: Iterable[str], lang: str) -> Iterator[str]:
    """The texts that the interface says in the other language alone."""
    yield from (text for text in words if only_in(other(lang)).fullmatch(text))


def _shared(others: set[str], text: str) -> int:
    return len(others & set(re.findall(r"\w+", text.lower())))


def _without_names(text: str) -> str:
    """A text without what a source tells in it, such as the titles in a source line."""
    for name in sorted(
        (one for one in told_by_sources() if len(one) > 5 and one in text), key=len, reverse=True
    ):
        text = text.replace(name, "")
    return text


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_says_everything_in_plain_words_of_its_language(address: str) -> None:
    pieces, lines, names = said(address)
    lang = view.at(address).lang
    assert list(untranslated((*pieces, *lines, *names), lang)) == []
    assert list(codes(pieces)) == []
    assert list(foreign(pieces, lang)) == []
    assert list(noughts(lines)) == []
    assert list(wrong_forms(lines, lang)) == []
    assert list(strays(lines, lang)) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_columns_of_a_page_and_of_its_spreadsheets_have_words(address: str) -> None:
    page = rig.shown(address)
    for figure in page.figures:
        heads = sheets.made(page.view, figure).heads if figure.rows else []
        assert list(codes(heads)) == [], figure.key
        assert list(foreign(heads, page.view.lang)) == [], figure.key


def test_a_source_has_a_swedish_name_on_a_swedish_page() -> None:
    """Whatever was published in Swedish, and what says which kind of page a source is."""
    english, swedish = set(ENGLISH.split()), Words("sv")
    with (FACTS / "sources.csv").open(encoding="utf-8", newline="") as file:
        left = {
            row["source_id"]
            for row in csv.DictReader(file)
            for name in (row["publisher"], row["title"])
            if swedish.source(name) == name and _shared(english, name)
        }
    assert sorted(left - IN_ENGLISH) == [], "give them a name in [source_name] of sv.toml"
    assert sorted(IN_ENGLISH - left) == [], "these have a Swedish name: take them out of the list"


def test_every_dataset_is_told_in_both_languages() -> None:
    marts = {row["mart"] for row in queries.rows("sources/marts")}
    for lang in ("sv", "en"):
        told = {key.removeprefix("dataset.about.") for key in texts(lang) if key.startswith("dataset.about.")}
        assert told == marts, lang


def test_each_fault_is_found() -> None:
    assert list(codes(["skrivs med make data", "i data/facts", "year_key", "en rad", "/api/v1/a_b"])) == [
        "skrivs med make data",
        "i data/facts",
        "year_key",
    ]
    assert list(noughts([f"0{NBSP}belopp", f"10{NBSP}belopp", f"0{NBSP}%", "0 av 5"])) == [f"0{NBSP}belopp"]
    assert "nådd" not in singular("sv") or list(wrong_forms([f"7{NBSP}nådd"], "sv")) == [f"7{NBSP}nådd"]
    assert list(wrong_forms([f"7{NBSP}milstolpe", f"1{NBSP}milstolpe"], "sv")) == [f"7{NBSP}milstolpe"]
    assert list(strays(["milstolpar · Alla", "a · b", "a ·", "Alla"], "sv")) == ["milstolpar · Alla", "a ·"]
    assert list(untranslated([Words("sv")("figure.open_rows"), "2015"], "en")) == [
        Words("sv")("figure.open_rows")
    ]
    assert list(foreign(["What is the sum", "Vad är summan"], "sv")) == ["What is the sum"]
