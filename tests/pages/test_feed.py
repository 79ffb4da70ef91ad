"""The corrections as a feed: Atom that a strict reader reads, with every character of the data as text."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from data.build import build
from pages.ui.base.words import Words
from pages.ui.server import feed
from pages.ui.subjects.figures import corrections
from tests.data.facts_factory import TEXTS, changed, write_facts

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>alert(1)</script> & ]]> 'citat' Å"


@pytest.fixture
def corrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition with one correction, whose reason is hostile."""
    line = f'one,funding,split,amount,1000.50,2000.50,"{HOSTILE}",why,"följd",effect,2026-11,page\n'
    build(write_facts(tmp_path / "one"), tmp_path / "editions")
    amount = changed("funding", 2, amount="2000.50")
    facts = write_facts(tmp_path / "two", funding=amount, corrections=TEXTS["corrections"] + line)
    build(facts, tmp_path / "editions")
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(tmp_path / "editions"))


@pytest.mark.usefixtures("corrected")
def test_a_correction_is_an_entry() -> None:
    root = ElementTree.fromstring(feed.feed("sv", "https://example.org/"))
    assert root.tag == f"{ATOM}feed"
    assert all(root.find(ATOM + name) is not None for name in ("id", "title", "updated", "author"))
    [entry] = root.findall(f"{ATOM}entry")
    assert (
        entry.findtext(f"{ATOM}title")
        == "Rättat: belopp, Två områden, belopp: från 1\u00a0000,5 till 2\u00a0000,5"
    )
    assert entry.findtext(f"{ATOM}summary") == f"{HOSTILE} följd"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-30T00:00:00Z"
    [link] = entry.findall(f"{ATOM}link")
    assert link.get("href") == "https://example.org/data-och-kallor#corrections"
    english = ElementTree.fromstring(feed.feed("en", "https://example.org/"))
    assert english.findtext(f"{ATOM}entry/{ATOM}id") == entry.findtext(f"{ATOM}id"), "one id, two languages"
    assert english.findtext(f"{ATOM}entry/{ATOM}summary") == "why effect"


def test_without_corrections_there_is_a_feed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(write_facts(tmp_path / "facts"), tmp_path / "editions")
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(tmp_path / "editions"))
    root = ElementTree.fromstring(feed.feed("sv", "https://example.org/"))
    assert root.findall(f"{ATOM}entry") == []
    assert root.findtext(f"{ATOM}updated")


@pytest.mark.parametrize(
    ("column", "cell", "shown"),
    [
        ("amount", "10000000", "10\u00a0000\u00a0000"),
        ("sek_per_unit", "9.2501", "9,2501"),
        ("end", "2022-09-30", "30\u00a0september\u00a02022"),
        ("end", "2022-Q3", "K3\u00a02022"),
        ("decided", "2019", "2019"),
        ("location", "whole", "helt i Värmland"),
        ("same_money_as", "other_row", "other_row"),
        ("amount", "<b>1 000</b>", "<b>1 000</b>"),
        ("end", "2022-13-45", "2022-13-45"),
        ("end", "", "uppgift saknas"),
        ("respondents", "", "visas inte: kan gälla få svar"),
    ],
)
def test_a_corrected_cell_is_told_as_a_reader_reads_it(column: str, cell: str, shown: str) -> None:
    assert corrections.value(Words("sv"), column, cell) == shown
